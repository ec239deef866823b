"""Values without parts (値の読み取り): each is accepted, or explained.

An accepting function raises, of whatever kind (`REFUSED`); then `explain` says what is wrong, in
the words of the shape's own check wherever there are some.
"""

import datetime as dt
import functools
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from jusou.errors import InvalidError, Problem
from jusou.shape import (
    BooleanShape,
    DayShape,
    IntegerShape,
    MomentShape,
    Shape,
    TermShape,
    TextShape,
)
from jusou.wording import Text

Accept: TypeAlias = Callable[[Any], Any]

#: What an accepting function raises; an `InvalidError` is a ``ValueError``.
REFUSED = (KeyError, TypeError, ValueError)

_KEPT = 4096

_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?"
_OFFSET = r"Z|[+-]\d\d:\d\d"

#: How a day and a moment are written, for those who do not read by our code (日・時刻の書き方).
DAY_PATTERN = r"^\d{4}-\d\d-\d\d$"
MOMENT_PATTERN = f"^{_TIME}(?:{_OFFSET})$"

_UNREADABLE = Text("読み取れない値です。", "cannot be read")
_NO_DAY = Text(
    "YYYY-MM-DD の形の、暦にある日にしてください。", "must be a day of the calendar, as YYYY-MM-DD"
)
_NO_MOMENT = Text(
    "YYYY-MM-DDThh:mm:ss+09:00 の形の日時にしてください。",
    "must be a date-time as YYYY-MM-DDThh:mm:ss+09:00",
)


@functools.cache
def accept_of(leaf: Shape, *, own: bool) -> Accept | None:
    """What takes a value without parts, ``None`` for any other (値の読み取り).

    *own* is for what jusou says itself, in an answer: its texts need only be text.
    """
    match leaf:
        case TextShape():
            # The same few ids stand everywhere: each is looked at once, and kept once.
            text = _checked(leaf)
            return _any_text if own else functools.lru_cache(_KEPT)(text) if leaf.id_of else text
        case IntegerShape() | BooleanShape():
            return _checked(leaf)
        case TermShape():
            return {term.value: term for term in leaf.terms}.__getitem__
        case DayShape():
            return _day
        case MomentShape():
            return _moment
        case _:
            return None


def explain(leaf: Shape, value: Any) -> list[Problem]:
    """What is wrong with a value that was not accepted (値の問題点)."""
    problems: list[Problem] = []
    if isinstance(leaf, DayShape) and isinstance(value, str):
        return [Problem("", "day", _NO_DAY)]
    if isinstance(leaf, MomentShape) and isinstance(value, str):
        if _NAIVE.fullmatch(value) is None or not _is_moment(f"{value}Z"):
            return [Problem("", "moment", _NO_MOMENT)]
        value = dt.datetime.min  # noqa: DTZ901 - naive, as was what it stands for
    leaf.check(value, "", problems)
    return problems or [Problem("", "type", _UNREADABLE)]


def _checked(leaf: Shape) -> Accept:
    # The check of the shape is the only one there is: what it finds nothing wrong with is taken.
    check = leaf.check

    def accept(value: Any) -> Any:
        problems: list[Problem] = []
        check(value, "", problems)
        if problems:
            raise InvalidError(tuple(problems))
        # A reader of TOML may give texts of a class of its own.
        return str.__str__(value) if isinstance(value, str) else value

    return accept


def _any_text(value: Any) -> str:
    str.encode(value)
    return str.__str__(value)


@functools.lru_cache(_KEPT)
def _day(value: object) -> dt.date:
    if isinstance(value, str):
        # date.fromisoformat also takes 20260401 and 2026-W14-3.
        if len(value) == 10 and value[4] == value[7] == "-":  # noqa: PLR2004 - YYYY-MM-DD
            return dt.date.fromisoformat(value)
    elif isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.date(value.year, value.month, value.day)
    raise ValueError


#: A date-time as JSON Schema knows it.
MOMENT = re.compile(f"{_TIME}(?:{_OFFSET})", re.ASCII)
#: One without its offset.
_NAIVE = re.compile(_TIME, re.ASCII)


def _moment(value: object) -> dt.datetime:
    if isinstance(value, str):
        if MOMENT.fullmatch(value):
            return dt.datetime.fromisoformat(value)
    elif isinstance(value, dt.datetime) and value.utcoffset() is not None:
        return value
    raise ValueError


def _is_moment(value: str) -> bool:
    try:
        _moment(value)
    except ValueError:
        return False
    return True
