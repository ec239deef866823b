"""Entities from plain data in which nothing is wrong (速い読み取り).

It takes nothing that `jusou.plain.whole` would refuse, and gives the same. Where it stumbles,
by whatever exception, the whole is read again there, to say what is wrong.
"""

import operator
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from jusou.plain.layout import ABSENT, Layout, default, one, tag
from jusou.plain.values import leaf_of
from jusou.plain.whole import Loaders
from jusou.shape import EntityShape, ManyShape, OptionalShape, Shape, checks_itself, fields

Read: TypeAlias = Callable[[Any], Any]
Put: TypeAlias = Callable[[Any, Any], None]

#: How an object with just these keys is read: what picks its values, who takes each, what is left.
Plan: TypeAlias = tuple[
    Callable[[Any], Sequence[Any]], tuple[tuple[Put, Read], ...], tuple[tuple[Put, Any], ...]
]

#: Plans kept a class. Real data know few sets of keys; data made to fill memory know many.
_PLANS = 256


class Readers:
    """The fast readers of a class and of all it holds (速い読み取りの組み立て)."""

    def __init__(self, layout: Layout, whole: Loaders) -> None:
        self._layout = layout
        self._whole = whole
        self._made: dict[tuple[Shape, frozenset[str]], Read] = {}
        self._making: set[tuple[Shape, frozenset[str]]] = set()

    def of(self, wanted: Shape, beside: frozenset[str] = frozenset()) -> Read:
        """The reader of what holds an entity (速い読み取り)."""
        key = (wanted, beside)
        if key in self._making:
            # What may hold itself is read with its depth counted.
            return self._counting(wanted, beside)
        if key not in self._made:
            self._making.add(key)
            self._made[key] = self._make(wanted, beside)
            self._making.discard(key)
        return self._made[key]

    def _counting(self, wanted: Shape, beside: frozenset[str]) -> Read:
        load = self._whole.nested(wanted, beside)
        return lambda data: load(data, 1, 0)

    def _make(self, wanted: Shape, beside: frozenset[str]) -> Read:
        match wanted:
            case EntityShape(classes=(cls,)):
                slug = tag(cls)
                read = self._entity(cls, beside)
                return read if slug is None else _chosen({slug: read})
            case EntityShape(classes=classes):
                return _chosen({tag(cls): self._entity(cls, beside) for cls in classes})
            case ManyShape(item=item):
                return _listed(self.of(item))
            case OptionalShape(inner=inner):
                return _or_none(self.of(inner))
            case _:
                message = f"no entity is expected in {wanted!r}"
                raise TypeError(message)

    def _entity(self, cls: type[Any], beside: frozenset[str]) -> Read:
        slots: dict[str, tuple[Put, Read, Any]] = {}
        skipped = beside if tag(cls) is None else beside | {"type"}
        inlined: tuple[Put, Read] | None = None
        for name, each in fields(cls).items():
            put: Put = getattr(cls, name).__set__
            if name == self._layout.inlined(cls):
                inlined = put, self.of(each, frozenset(self._layout.keys(cls)))
                continue
            bare = each.inner if isinstance(each, OptionalShape) else each
            leaf = leaf_of(bare, own=not checks_itself(cls))
            read = self.of(bare) if leaf is None else leaf[0]
            if bare is not each:
                read = _or_none(read)
            slots[self._layout.key(cls, name)] = put, read, default(cls, name)
        beyond = getattr(cls, "problems", None) if checks_itself(cls) else None
        return _reader(cls, slots, skipped, inlined, beyond)


def _reader(
    cls: type[Any],
    slots: dict[str, tuple[Put, Read, Any]],
    skipped: frozenset[str],
    inlined: tuple[Put, Read] | None,
    beyond: Callable[[Any], Any] | None,
) -> Read:
    new: Callable[[Any], Any] = cls.__new__
    plans: dict[tuple[str, ...], Plan] = {}

    def plan(keys: tuple[str, ...]) -> Plan:
        # With a field inlined, the keys that are not ours are its own, and it looks at them.
        there = [key for key in keys if key in slots] if inlined else [*keys]
        there = [key for key in there if key not in skipped]
        readers = tuple(slots[key][:2] for key in there)
        rest = tuple((put, value) for key, (put, _, value) in slots.items() if key not in there)
        if any(value is ABSENT for _, value in rest):
            raise KeyError
        made = (_picker(there), readers, rest)
        if len(plans) < _PLANS:
            plans[keys] = made
        return made

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise TypeError
        keys = tuple(data)
        pick, readers, rest = plans.get(keys) or plan(keys)
        # Filled slot by slot: each value has just passed the check that the class would make.
        made = new(cls)
        for value, (put, accept) in zip(pick(data), readers, strict=True):
            put(made, accept(value))
        for put, value in rest:
            put(made, value)
        if inlined is not None:
            put, accept = inlined
            put(made, accept(data))
        if beyond is not None:
            for _ in beyond(made):
                raise ValueError
        return made

    return read


def _picker(keys: list[str]) -> Callable[[Any], Sequence[Any]]:
    if len(keys) > 1:
        return operator.itemgetter(*keys)
    return lambda data: [data[key] for key in keys]


def _chosen(readers: dict[str | None, Read]) -> Read:
    return lambda data: readers[data["type"]](data)


def _listed(read: Read) -> Read:
    def each(data: Any) -> Any:
        if type(data) is not list:
            raise TypeError
        return tuple([read(item) for item in data])

    return each


def _or_none(read: Read) -> Read:
    return lambda data: None if data is None else read(data)
