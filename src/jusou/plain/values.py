"""Values without parts (値の読み取り): each is accepted, or explained.

An accepting function raises, of whatever kind (`REFUSED`), and an explaining one then says what is wrong,
in the words of the shape's own check. What is accepted is never explained.
"""

import datetime as dt
import functools
import re
import typing
from collections.abc import Callable
from typing import Any, TypeAlias

from jusou.errors import InvalidError, Problem
from jusou.shape import (
    BooleanShape,
    DayShape,
    EntityShape,
    IntegerShape,
    ManyShape,
    MomentShape,
    OptionalShape,
    PairShape,
    Shape,
    TermShape,
    TextShape,
)
from jusou.wording import Text

Accept: TypeAlias = Callable[[Any], Any]
Explain: TypeAlias = Callable[[Any], list[Problem]]

#: What an accepting function raises; an `InvalidError` is a ``ValueError``.
REFUSED = (KeyError, TypeError, ValueError)

NO_LIST = Text("並び（配列）にしてください。", "must be a list")

_KEPT = 4096
_NO_PAIR = Text("決まった個数の並びにしてください。", "must be a list of a fixed length")
_NO_DAY = Text(
    "YYYY-MM-DD の形の、暦にある日にしてください。", "must be a day of the calendar, as YYYY-MM-DD"
)
_NO_MOMENT = Text(
    "YYYY-MM-DDThh:mm:ss+09:00 の形の日時にしてください。",
    "must be a date-time as YYYY-MM-DDThh:mm:ss+09:00",
)
_UNREADABLE = Text("読み取れない値です。", "cannot be read")
_TWICE = Text("同じ値が2度あります。", "this value stands twice")


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


@functools.lru_cache(_KEPT)
def _day(value: object) -> dt.date:
    if isinstance(value, str):
        # date.fromisoformat also takes 20260401 and 2026-W14-3.
        if len(value) == 10 and value[4] == value[7] == "-":  # noqa: PLR2004 - YYYY-MM-DD
            return dt.date.fromisoformat(value)
    elif isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.date(value.year, value.month, value.day)
    raise ValueError


def _explain_day(value: Any) -> list[Problem]:
    problems: list[Problem] = []
    if isinstance(value, str):
        return [Problem("", "day", _NO_DAY)]
    DayShape().check(value, "", problems)
    return problems


MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?", re.ASCII
)


def _moment(value: object) -> dt.datetime:
    if isinstance(value, str):
        if (match := MOMENT.fullmatch(value)) and match.group(1):
            return dt.datetime.fromisoformat(value)
    elif isinstance(value, dt.datetime) and value.utcoffset() is not None:
        return value
    raise ValueError


def _explain_moment(value: Any) -> list[Problem]:
    problems: list[Problem] = []
    if isinstance(value, str):
        match = MOMENT.fullmatch(value)
        if match is None or match.group(1):
            return [Problem("", "moment", _NO_MOMENT)]
        value = dt.datetime.min  # noqa: DTZ901 - naive, and so is what was found
    MomentShape().check(value, "", problems)
    return problems


def _any_text(value: Any) -> str:
    # What jusou says itself is no entry of anybody's: it need only be text.
    if not isinstance(value, str):
        raise TypeError
    value.encode()
    return value


def _explain(leaf: Shape) -> Explain:
    def explain(value: Any) -> list[Problem]:
        problems: list[Problem] = []
        leaf.check(value, "", problems)
        return problems or [Problem("", "type", _UNREADABLE)]

    return explain


def _many(accept: Accept, explain: Explain, *, unordered: bool) -> tuple[Accept, Explain]:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise TypeError
        items = typing.cast("list[Any]", value)
        if not unordered:
            return tuple(map(accept, items))
        members = frozenset(map(accept, items))
        if len(members) != len(items):
            raise ValueError
        return members

    def why(value: Any) -> list[Problem]:
        if not isinstance(value, list):
            return [Problem("", "type", NO_LIST)]
        problems: list[Problem] = []
        seen: set[Any] = set()
        for index, item in enumerate(typing.cast("list[Any]", value)):
            try:
                member = accept(item)
            except REFUSED:
                problems.extend(problem.under(f"[{index}]") for problem in explain(item))
                continue
            if unordered and member in seen:
                problems.append(Problem(f"[{index}]", "duplicate", _TWICE))
            seen.add(member)
        return problems

    return read, why


def _pair(items: list[tuple[Accept, Explain]]) -> tuple[Accept, Explain]:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise TypeError
        found = typing.cast("list[Any]", value)
        return tuple(accept(item) for (accept, _), item in zip(items, found, strict=True))

    def why(value: Any) -> list[Problem]:
        if not isinstance(value, list) or len(typing.cast("list[Any]", value)) != len(items):
            return [Problem("", "type", _NO_PAIR)]
        problems: list[Problem] = []
        for index, ((accept, explain), item) in enumerate(
            zip(items, typing.cast("list[Any]", value), strict=True)
        ):
            try:
                accept(item)
            except REFUSED:
                problems.extend(problem.under(f"[{index}]") for problem in explain(item))
        return problems

    return read, why


@functools.cache
def leaf_of(leaf: Shape, *, own: bool) -> tuple[Accept, Explain] | None:
    """How a value without entities is read; *own* for what jusou itself says (値の読み取り)."""
    match leaf:
        case TextShape():
            if own:
                return _any_text, _explain(leaf)
            accept = _checked(leaf)
            # The same few ids stand everywhere: each is looked at once, and kept once.
            return (functools.lru_cache(_KEPT)(accept) if leaf.id_of else accept), _explain(leaf)
        case IntegerShape() | BooleanShape():
            return _checked(leaf), _explain(leaf)
        case TermShape():
            return {term.value: term for term in leaf.terms}.__getitem__, _explain(leaf)
        case DayShape():
            return _day, _explain_day
        case MomentShape():
            return _moment, _explain_moment
        case ManyShape():
            item = leaf_of(leaf.item, own=own)
            return item and _many(*item, unordered=leaf.unordered)
        case PairShape():
            items = [leaf_of(item, own=own) for item in leaf.items]
            return _pair([item for item in items if item])
        case OptionalShape() | EntityShape():
            return None
