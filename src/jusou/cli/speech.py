"""How the command line speaks (話し方): one language, lines that fit, and a console that may know little.

Everything written goes through here, so that no character stops a console and no line is too wide.
"""

import codecs
import contextlib
import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, TextIO

import attrs
from rich.console import Console
from rich.text import Text as Styled

from jusou.answer import Outcome
from jusou.wording import Text

#: As wide as a line may be where nobody says how wide the screen is.
WIDTH = 80
_WIDEST = 100

#: Characters that a Japanese Windows console lacks, and what stands for them there.
_STAND_INS = {"〜": "～", "—": "―", "–": "－", "−": "－", "‐": "－", "•": "・", "↻": "→"}
_NO_LINE_BEGINS = "、。，．・：；？！」』）］｝〕】〉》ー々…,.)]}"
_NO_LINE_ENDS = "「『（［｛〔【〈《([{"
_LEAD = re.compile(r"\s*(?:(?:->|→|・|？|[?]|○|△|×|■|-) ?|［|〔|\[)?")
_PIECE = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)

STYLES = {
    Outcome.PERMITTED: "green",
    Outcome.UNDETERMINED: "yellow",
    Outcome.NOT_PERMITTED: "red",
    Outcome.FORBIDDEN: "bold red",
}

#: One sign for each outcome, for those who see no colours.
SIGNS = {
    Outcome.PERMITTED: "○",
    Outcome.UNDETERMINED: "△",
    Outcome.NOT_PERMITTED: "×",
    Outcome.FORBIDDEN: "×",
}


def cells(text: str) -> int:
    """How many columns a text takes where wide characters take two (表示の幅)."""
    return sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """A line as several that fit, hung below the first (折返し). Japanese breaks anywhere but at 。 and the like."""
    lead = _LEAD.match(text)
    hang = " " * min(cells(lead.group()) if lead else 0, width // 2)
    line, at = "", 0
    for piece in _pieces(text, width - len(hang)):
        size = cells(piece)
        if line.strip() and at + size > width:
            if piece == " ":
                continue
            line, carried = _broken(line, piece)
            yield line.rstrip()
            line = hang + carried
            at = cells(line)
        line += piece
        at += size
    yield line.rstrip()


def _pieces(text: str, most: int) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        yield from (piece[at : at + most] for at in range(0, len(piece), most))


def _broken(line: str, piece: str) -> tuple[str, str]:
    """Where to break before *piece*: no mark may open a line or close one wrongly (禁則)."""
    cut = len(line)
    while cut > len(line) - 4 and (
        (line + piece)[cut] in _NO_LINE_BEGINS or line[cut - 1] in _NO_LINE_ENDS
    ):
        cut -= 1
    return line[:cut], line[cut:]


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_near(char, error.encoding) for char in missing), error.end


def _near(char: str, encoding: str) -> str:
    near = _STAND_INS.get(char, "?")
    try:
        near.encode(encoding)
    except UnicodeEncodeError:
        return "?"
    return near


def soften(*streams: TextIO) -> None:
    """Let a stream write what it lacks as something near, rather than fail (表せない文字の置換え)."""
    codecs.register_error("jusou", _stand_in)
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="jusou")


def let_go(stream: TextIO) -> None:
    """Write no more to a stream that takes nothing: not at the interpreter's end either (書くのをやめる)."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@attrs.frozen
class Speech:
    """One language, to one screen or pipe (話し方)."""

    lang: str = "ja"

    def __call__(self, ja: str, en: str) -> str:
        return en if self.lang == "en" else ja

    def of(self, text: Text) -> str:
        """A sentence in this language (この言語の文言)."""
        return text.in_(self.lang)

    @property
    def width(self) -> int:
        """How wide a line may be (行の幅)."""
        if not sys.stdout.isatty():
            return WIDTH
        return max(40, min(shutil.get_terminal_size((WIDTH, 24)).columns, _WIDEST))

    def say(self, line: str = "", style: str = "") -> None:
        """Write a line, as several if it is too wide (出力). Colours are for screens alone."""
        parts = wrapped(line, self.width) if line else iter(("",))
        if not sys.stdout.isatty():
            sys.stdout.writelines(f"{part}\n" for part in parts)
            return
        console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
        for part in parts:
            console.print(Styled(part, style=style), soft_wrap=True)

    def warn(self, line: str) -> None:
        """Write a line where errors go, whole: one problem, one line (注意・誤りの出力)."""
        # Where nobody can be told, the exit code tells.
        stream: TextIO | None = sys.stderr
        if stream is None:
            return
        try:
            stream.write(line + "\n")
            stream.flush()
        except OSError:
            let_go(stream)

    def title(self, line: str) -> None:
        """Write a heading (見出し)."""
        self.say(line, "bold")
        self.say("─" * (min(cells(line), self.width) // 2))

    def raw(self, content: bytes) -> None:
        """Write bytes as they are, whatever the console reads: a file in the end (そのままの出力)."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def data(self, plain: Any, *, indent: int | None = None) -> None:
        """Write plain data as JSON (JSON の出力). A console without UTF-8 gets it escaped: nothing is lost."""
        utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
        text = json.dumps(plain, ensure_ascii=not utf8, allow_nan=False, indent=indent)
        sys.stdout.write(text + "\n")
        # Whoever pipes question by question waits for this line.
        sys.stdout.flush()
