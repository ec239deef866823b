"""Entities from plain data, with every problem (平たいデータの読み取り).

A loader returns or raises. It knows no path: whoever holds the value says where it stood.
"""

import difflib
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from jusou.errors import InvalidError, Problem
from jusou.plain.layout import ABSENT, DoubledObject, Layout, check_layout, default, one, tag
from jusou.plain.values import NO_LIST, REFUSED, Accept, Explain, leaf_of
from jusou.shape import EntityShape, ManyShape, OptionalShape, Shape, checks_itself, fields
from jusou.wording import Text

#: How deep entities may stand in one another: only a correction of a correction goes on for ever.
MAX_DEPTH = 64

_SUGGESTIONS = 20
_LONGEST_KEY = 40

Load: TypeAlias = Callable[[Any, int, int], Any]

_NO_JSON_OBJECT = Text(
    "項目と値の組（オブジェクト）にしてください。", "must be an object of keys and values"
)
_MISSING = Text("この項目が要ります。", "this is required")
_DOUBLED = Text(
    "同じ項目が2度書かれています。どちらか一方にしてください。",
    "a key stands twice; keep one of them",
)
_TOO_DEEP = Text(
    f"入れ子が深すぎます（{MAX_DEPTH}段まで）。", f"nested too deep; {MAX_DEPTH} levels at most"
)


class Loaders:
    """The loaders of a class and of all it holds (読み取りの組み立て)."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._made: dict[tuple[type[Any], frozenset[str]], Load] = {}
        self._unions: dict[tuple[EntityShape, frozenset[str]], Load] = {}

    def nested(self, wanted: Shape, beside: frozenset[str] = frozenset()) -> Load:
        """The loader of what holds an entity. *beside* are keys of the object that holds it."""
        match wanted:
            case EntityShape(classes=(cls,)):
                key = (cls, beside)
                return self._made[key] if key in self._made else self._entity(cls, beside)
            case EntityShape():
                found = self._unions.get((wanted, beside))
                return self._union(wanted, beside) if found is None else found
            case ManyShape(item=item, unordered=False):
                return _list_of(self.nested(item))
            case OptionalShape(inner=inner):
                return self.nested(inner)
            case _:
                message = f"no entity is expected in {wanted!r}"
                raise TypeError(message)

    def _union(self, wanted: EntityShape, beside: frozenset[str]) -> Load:
        by_tag: dict[str, Load] = {}

        def load(data: Any, depth: int, used: int) -> Any:
            try:
                chosen = by_tag[data["type"]]
            except (KeyError, TypeError, IndexError):
                chosen = None
            if chosen is None:
                raise InvalidError(_wrong_tag(data, by_tag))
            return chosen(data, depth, used)

        self._unions[wanted, beside] = load
        for cls in wanted.classes:
            slug = tag(cls)
            if slug is None or slug in by_tag:
                message = f"{cls.__name__} needs a type of its own"
                raise TypeError(message)
            by_tag[slug] = self.nested(one(cls), beside)
        return load

    def _entity(self, cls: type[Any], beside: frozenset[str]) -> Load:
        leaves: list[tuple[str, Any, Accept, Explain, Any, bool]] = []
        nested: list[tuple[str, Any, Load, Any, bool]] = []
        inlined = self._layout.inlined(cls)
        slug = tag(cls)
        own = {*self._layout.keys(cls), *(("type",) if slug else ())}
        known = tuple(sorted({*own, *beside}))
        beyond = getattr(cls, "problems", None) if checks_itself(cls) else None
        new: Callable[[Any], Any] = cls.__new__
        inner: list[tuple[Any, Load]] = []

        def load(data: Any, depth: int, used: int) -> Any:
            problems: list[Problem] = []
            if type(data) is not dict and not beside:
                _must_be_object(data, problems)
            if depth > MAX_DEPTH:
                raise InvalidError((Problem("", "too_deep", _TOO_DEEP),))
            get = data.get
            # Filled slot by slot: each value has just passed the check that the class would make.
            made = new(cls)
            for key, put, accept, explain, otherwise, nullable in leaves:
                raw = get(key, ABSENT)
                if raw is ABSENT:
                    if otherwise is ABSENT:
                        problems.append(Problem(key, "missing", _MISSING))
                    else:
                        put(made, otherwise)
                    continue
                used += 1
                try:
                    put(made, accept(raw))
                except REFUSED:
                    if raw is None and nullable:
                        put(made, None)
                    else:
                        problems.extend([problem.under(key) for problem in explain(raw)])
            for key, put, read, otherwise, nullable in nested:
                raw = get(key, ABSENT)
                if raw is ABSENT:
                    if otherwise is ABSENT:
                        problems.append(Problem(key, "missing", _MISSING))
                    else:
                        put(made, otherwise)
                    continue
                used += 1
                if raw is None and nullable:
                    put(made, None)
                    continue
                try:
                    put(made, read(raw, depth + 1, 0))
                except InvalidError as error:
                    problems.extend([problem.under(key) for problem in error.problems])
            if slug is not None:
                used += 1
                if data.get("type") != slug:
                    problems.extend(_wrong_tag(data, (slug,)))
            for put, read in inner:
                try:
                    put(made, read(data, depth + 1, used))
                except InvalidError as error:
                    problems.extend(error.problems)
            if not inner and used != len(data):
                problems.extend(_unknown_keys(data, known))
            if not problems and beyond is not None:
                problems.extend(beyond(made))
            if problems:
                raise InvalidError(tuple(problems))
            return made

        self._made[cls, beside] = load
        check_layout(cls, frozenset(self._layout.keys(cls)), beside)
        for name, each in fields(cls).items():
            put = getattr(cls, name).__set__
            key = self._layout.key(cls, name)
            otherwise = default(cls, name)
            nullable = isinstance(each, OptionalShape)
            bare = each.inner if isinstance(each, OptionalShape) else each
            leaf = leaf_of(bare, own=not checks_itself(cls))
            if name == inlined:
                inner.append((put, self.nested(each, frozenset(own))))
            elif leaf is not None:
                leaves.append((key, put, *leaf, otherwise, nullable))
            else:
                nested.append((key, put, self.nested(bare), otherwise, nullable))
        return load


def _list_of(read: Load) -> Load:
    def load(data: Any, depth: int, _used: int) -> Any:
        if not isinstance(data, list):
            raise InvalidError((Problem("", "type", NO_LIST),))
        problems: list[Problem] = []
        made: list[Any] = []
        for index, item in enumerate(typing.cast("list[Any]", data)):
            try:
                made.append(read(item, depth, 0))
            except InvalidError as error:
                problems.extend([problem.under(f"[{index}]") for problem in error.problems])
        if problems:
            raise InvalidError(tuple(problems))
        return tuple(made)

    return load


def _must_be_object(data: Any, problems: list[Problem]) -> None:
    if isinstance(data, DoubledObject):
        problems.append(Problem("", "duplicate_key", _DOUBLED))
    elif not isinstance(data, dict):
        raise InvalidError((Problem("", "type", _NO_JSON_OBJECT),))


def _wrong_tag(data: Any, slugs: Mapping[str, Load] | tuple[str, ...]) -> tuple[Problem, ...]:
    if not isinstance(data, dict):
        return (Problem("", "type", _NO_JSON_OBJECT),)
    if "type" not in data:
        return (Problem("type", "missing", _MISSING),)
    known = list(slugs)
    text = Text(
        f"次のどれかにしてください: {'、'.join(known)}", f"choose one of: {', '.join(known)}"
    )
    return (Problem("type", "choice", text),)


def _unknown_keys(data: dict[Any, Any], known: tuple[str, ...]) -> list[Problem]:
    """What is wrong with the keys (知らない項目). A key is shown only if it is nearly a known one.

    Anything else that stands in a key's place may be somebody's name.
    """
    problems: list[Problem] = []
    keys = ", ".join(known)
    for number, key in enumerate(data, start=1):
        if key in known:
            continue
        near = None
        if isinstance(key, str) and len(key) <= _LONGEST_KEY and len(problems) < _SUGGESTIONS:
            near = next(iter(difflib.get_close_matches(key, known, 1, 0.7)), None)
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
