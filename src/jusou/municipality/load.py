"""Reading a profile (運用プロファイルの読取り): TOML text, and the profiles that come with jusou.

Here a profile is only text and plain values; what they mean is said in `jusou.municipality.model`.
"""

import functools
import re
import tomllib
from importlib import resources
from typing import Any

from jusou.errors import Problem, UnknownNameError, UnreadableError
from jusou.wording import Text

#: A hundred times the longest profile known: beyond it, it is some other file.
LONGEST = 4_000_000

_PLACE = re.compile(r"at line (\d+), column (\d+)")
_SUFFIX = ".toml"


def table(source: str | bytes) -> dict[str, Any]:
    """The plain values of a TOML text, or of the bytes of a file (TOML の中身).

    A byte order mark, which some editors put first, is passed over.

    Raises: `UnreadableError`, naming the line, if it is not UTF-8 or not TOML. The text found
    there is not repeated.
    """
    text = _decoded(source) if isinstance(source, bytes) else source
    text = text.removeprefix("\ufeff")
    if len(text) > LONGEST:
        raise _unreadable("", "too_long", Text("長すぎます。", "too long to be a profile"))
    try:
        return tomllib.loads(text)
    except ValueError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        problem = Problem(f"line {line}", "toml", _no_toml(line))
    except RecursionError:
        problem = Problem("", "toml", _TOO_DEEP)
    # Raised out here, as below: the error of the reader may carry the whole text along.
    raise UnreadableError((problem,))


_TOO_DEEP = Text("入れ子が深すぎます。", "nested too deeply to be a profile")


def _no_toml(line: int) -> Text:
    return Text(
        f"{line}行目を TOML として読めません。= 、引用符、かっこの閉じ忘れ、"
        "同じ項目の重複を確かめてください。",
        f"line {line} is no TOML: look for =, quotes, brackets, a key that stands twice",
    )


def _decoded(source: bytes) -> str:
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
    raise _unreadable(
        f"line {line}",
        "utf8",
        Text(
            f"{line}行目に UTF-8 でない文字があります。"
            "文字コードを UTF-8 にして保存し直してください。",
            f"line {line} is not UTF-8: save the file as UTF-8",
        ),
    )


def decoded_or_empty(source: str | bytes) -> str:
    """The text of a file, or nothing if it is no UTF-8 (本文): for finding lines in it."""
    text = source.decode("utf-8", errors="replace") if isinstance(source, bytes) else source
    return text.removeprefix("\ufeff")


def _unreadable(path: str, code: str, text: Text) -> UnreadableError:
    return UnreadableError((Problem(path, code, text),))


@functools.cache
def shipped() -> tuple[str, ...]:
    """The ids of the profiles that come with jusou (付属する運用プロファイル)."""
    found = (each.name for each in resources.files("jusou.municipality").iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


def text_of(name: str) -> bytes:
    """The file of a profile that comes with jusou, as it stands (付属の運用プロファイルの本文).

    Raises: `UnknownNameError`, which lists what there is.
    """
    # The name is looked for in the list first: it may come from a file or a command line, and must
    # never become a path.
    if name not in shipped():
        raise UnknownNameError("運用プロファイル", name, shipped())
    return (resources.files("jusou.municipality") / f"{name}{_SUFFIX}").read_bytes()
