"""How the pages are built (文書の設定)."""

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "jusou"
author = "jusou の開発者"
project_copyright = "2026, jusou の開発者"
version = release = installed("jusou")
language = "ja"

extensions = ["myst_parser", "from_code", "japanese_lines"]
exclude_patterns = ["_build", "_ext"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"jusou {release}"
html_show_sphinx = False
