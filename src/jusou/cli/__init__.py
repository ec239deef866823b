"""The command line (コマンド): what an officer types, and what other programs pipe.

It is an extra: nothing of jusou needs it, and only ``main`` is meant to be called.
"""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command and exit with its code (コマンドの入口)."""
    try:
        from jusou.cli.front import front  # noqa: PLC0415 - click is an extra, and may be missing
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich"}:
            raise
        sys.stderr.write(
            "コマンドには追加の部品（click、rich）が要ります: pip install 'jusou[cli]'\n"
            "the command needs an extra: pip install 'jusou[cli]'\n"
        )
        sys.exit(2)
    front.main()
