"""What holds for the whole suite (試験全体の決まり), whichever part of it is run.

Every Python example of README and docs is a test; no test opens a socket; what Hypothesis draws
on CI is the same each time.
"""

import os
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser

import _jusou_pytest

ROOT = Path(__file__).parents[1]

#: What was looked at, and how much of it, for the end of the report.
SIZES: dict[str, int] = {}

# No parser for "skip": an example that cannot be run does not belong in a page.
pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser()],
    path=str(ROOT),
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
).pytest()

# A deadline would measure the machine, not the library.
settings.register_profile("jusou", deadline=None)
settings.register_profile("jusou-ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("jusou-ci" if "CI" in os.environ else "jusou")


def counted(what: str, size: int = 1) -> None:
    """So many more of those were looked at (確かめた数)."""
    SIZES[what] = SIZES.get(what, 0) + size


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end of the report how much was looked at (確かめた数の報告)."""
    if SIZES:
        terminalreporter.section("確かめた数 / looked at")
    for name, size in SIZES.items():
        terminalreporter.write_line(f"{size:>8,} {name}")


def _refuse(*_: object) -> NoReturn:
    raise AssertionError("jusou は通信しない / nothing here opens a connection")


def pytest_configure(config: pytest.Config) -> None:
    """Close the way out before anything is collected (通信を止める)."""
    # An installed jusou brings its fixtures by itself; a checkout on the path does not.
    if not config.pluginmanager.is_registered(_jusou_pytest):
        config.pluginmanager.register(_jusou_pytest, "jusou")
    socket.socket.connect = _refuse
    socket.socket.connect_ex = _refuse


def pytest_unconfigure() -> None:
    """Open it again; both names are inherited, so nothing of ours may stay (通信を戻す)."""
    del socket.socket.connect
    del socket.socket.connect_ex
