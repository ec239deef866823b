"""Entities from plain data, with every problem (平たいデータの読み取り).

Everything here returns what it reads, or raises all that is wrong with it. It knows no path:
whoever holds the value says where it stood.
"""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, cast

import attrs

from jusou.errors import InvalidError, Problem
from jusou.plain.layout import ABSENT, DoubledObject, Layout, default, is_list, is_object, tag
from jusou.plain.values import REFUSED, accept_of, explain
from jusou.shape import (
    EntityShape,
    ManyShape,
    OptionalShape,
    PairShape,
    Shape,
    checks_itself,
    fields,
)
from jusou.wording import Text

#: How deep entities may stand in one another: only a correction of a correction goes on for ever.
MAX_DEPTH = 64

_SUGGESTIONS = 20
_LONGEST_KEY = 40
_NEAR = 0.7
_SLIP = 2

_NO_OBJECT = Text("項目と値の組（オブジェクト）にしてください。", "must be an object")
_NO_LIST = Text("並び（配列）にしてください。", "must be a list")
_MISSING = Text("この項目が要ります。", "this is required")
_DOUBLED = Text(
    "同じ項目が2度書かれています。どちらか一方にしてください。",
    "a key stands twice; keep one of them",
)
_TWICE = Text("同じ値が2度あります。", "this value stands twice")
_TOO_DEEP = Text(
    f"入れ子が深すぎます（{MAX_DEPTH}段まで）。", f"nested too deep; {MAX_DEPTH} levels at most"
)


@attrs.frozen
class Reading:
    """One reading, at one depth (読み取り). *own* is for what jusou says itself, as in an answer."""

    layout: Layout
    depth: int = 0
    own: bool = False

    def value(self, wanted: Shape, data: Any) -> Any:
        """A value of any shape (値を読む).

        Raises: `InvalidError` with every problem, its path beginning at the value.
        """
        match wanted:
            case OptionalShape(inner=inner):
                return None if data is None else self.value(inner, data)
            case EntityShape():
                return self._deeper().entity(_class_of(wanted, data), data)
            case ManyShape(item=item, unordered=unordered):
                if not is_list(data):
                    raise InvalidError((Problem("", "type", _NO_LIST),))
                found = self._items((item, each) for each in data)
                return _set(found) if unordered else found
            case PairShape(items=items):
                if not is_list(data) or len(data) != len(items):
                    raise InvalidError((_pair_of(len(items)),))
                return self._items(zip(items, data, strict=True))
            case _:
                try:
                    return cast("Any", accept_of(wanted, own=self.own))(data)
                except REFUSED:
                    problems = tuple(explain(wanted, data))
                raise InvalidError(problems)

    def entity(self, cls: type[Any], data: Any, beside: frozenset[str] = frozenset()) -> Any:
        """An entity (実体を読む). *beside* are keys of the same object that are read elsewhere.

        Raises: `InvalidError` with every problem.
        """
        if not is_object(data):
            raise InvalidError((Problem("", "type", _NO_OBJECT),))
        reading = attrs.evolve(self, own=not checks_itself(cls))
        keys = self.layout.keys(cls)
        within = self.layout.inlined(cls)
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        if isinstance(data, DoubledObject) and not beside:
            problems.append(Problem("", "duplicate_key", _DOUBLED))
        for name, each in fields(cls).items():
            key = self.layout.key(cls, name)
            try:
                if name == within:
                    inner = _class_of(cast("EntityShape", each), data)
                    values[name] = reading.entity(inner, data, frozenset(keys))
                elif key in data:
                    values[name] = reading.value(each, data[key])
                elif default(cls, name) is ABSENT:
                    problems.append(Problem(key, "missing", _MISSING))
            except InvalidError as error:
                place = "" if name == within else key
                problems += [problem.under(place) for problem in error.problems]
        if within is None:
            known = {*keys, *beside, *(("type",) if tag(cls) else ())}
            problems += _unknown_keys(data, tuple(sorted(known)))
        if not problems:
            try:
                return cls(**values)
            except InvalidError as error:
                problems += error.problems
        raise InvalidError(tuple(problems))

    def _deeper(self) -> "Reading":
        if self.depth >= MAX_DEPTH:
            raise InvalidError((Problem("", "too_deep", _TOO_DEEP),))
        return attrs.evolve(self, depth=self.depth + 1)

    def _items(self, items: Iterable[tuple[Shape, Any]]) -> tuple[Any, ...]:
        made: list[Any] = []
        problems: list[Problem] = []
        for index, (wanted, data) in enumerate(items):
            try:
                made.append(self.value(wanted, data))
            except InvalidError as error:
                problems += [problem.under(f"[{index}]") for problem in error.problems]
        if problems:
            raise InvalidError(tuple(problems))
        return tuple(made)


def _set(members: tuple[Any, ...]) -> frozenset[Any]:
    seen: set[Any] = set()
    problems: list[Problem] = []
    for index, member in enumerate(members):
        if member in seen:
            problems.append(Problem(f"[{index}]", "duplicate", _TWICE))
        seen.add(member)
    if problems:
        raise InvalidError(tuple(problems))
    return frozenset(members)


def _pair_of(length: int) -> Problem:
    return Problem(
        "", "type", Text(f"{length}個の値の並びにしてください。", f"must be a list of {length}")
    )


def _class_of(wanted: EntityShape, data: Any) -> type[Any]:
    """The class that an object says it is of (実体の種別)."""
    by_tag = {tag(cls): cls for cls in wanted.classes}
    if None in by_tag:
        return by_tag[None]
    if not is_object(data):
        raise InvalidError((Problem("", "type", _NO_OBJECT),))
    slug = data.get("type", ABSENT)
    if slug is ABSENT:
        raise InvalidError((Problem("type", "missing", _MISSING),))
    if not isinstance(slug, str) or slug not in by_tag:
        known = [str(each) for each in by_tag]
        raise InvalidError((Problem("type", "choice", _one_of(known)),))
    return by_tag[slug]


def _one_of(known: Iterable[str]) -> Text:
    words = ", ".join(known)
    return Text(f"次のどれかにしてください: {words}", f"choose one of: {words}")


def _unknown_keys(data: Mapping[Any, Any], known: tuple[str, ...]) -> list[Problem]:
    """What is wrong with the keys (知らない項目). A key is shown only if it is nearly a known one.

    Anything else that stands in a key's place may be somebody's name.
    """
    problems: list[Problem] = []
    keys = ", ".join(known)
    for number, key in enumerate(data, start=1):
        if key in known:
            continue
        near = _near(key, known) if len(problems) < _SUGGESTIONS else None
        if near is None:
            text = Text(
                f"{number}番目の項目は知らない項目です。使える項目: {keys}",
                f"key number {number} is unknown; the known keys are: {keys}",
            )
            problems.append(Problem("", "unknown_key", text))
        else:
            text = Text(
                f"知らない項目です。{near} のことですか。使える項目: {keys}",
                f"unknown key; did you mean {near}? the known keys are: {keys}",
            )
            problems.append(Problem(key, "unknown_key", text))
    return problems


def _near(key: Any, known: tuple[str, ...]) -> str | None:
    if not isinstance(key, str) or len(key) > _LONGEST_KEY or not key.isascii():
        return None
    # What is longer than the word it resembles may hold more than a slip of the pen.
    near = difflib.get_close_matches(key, known, 1, _NEAR)
    return next((each for each in near if abs(len(each) - len(key)) <= _SLIP), None)


def read_whole(root: Shape, data: object, layout: Layout, *, depth: int = 0) -> Any:
    """Read everything, and say everything that is wrong (すべての問題点を示す読み取り).

    Raises: `InvalidError` with every problem.
    """
    return Reading(layout, depth).value(root, data)
