"""Plain data from entities (平たいデータへの書き出し)."""

import datetime as dt
import functools
import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from jusou.plain.layout import AS_DECLARED, Layout, default, one, tag
from jusou.plain.values import MOMENT
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
    fields,
)

Dump: TypeAlias = Callable[[Any], Any]


@functools.cache
def dumper(root: Shape, layout: Layout = AS_DECLARED) -> Dump:
    """The compiled dumper of a shape (書き出し)."""
    return _Dumpers(layout).of(root)


class _Dumpers:
    """The dumpers of a class and of all it holds (書き出しの組み立て)."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._made: dict[type[Any], Dump] = {}

    def of(self, wanted: Shape) -> Dump:
        """The dumper of a shape."""
        match wanted:
            case TextShape():
                return str.__str__
            case IntegerShape() | BooleanShape():
                return _as_it_is
            case TermShape():
                return operator.attrgetter("_value_")
            case DayShape():
                return dt.date.isoformat
            case MomentShape():
                return _moment_text
            case ManyShape(item=item, unordered=unordered):
                return _listed(self.of(item), unordered=unordered)
            case PairShape(items=items):
                return _listed_each(tuple(self.of(item) for item in items))
            case OptionalShape(inner=inner):
                return _or_null(self.of(inner))
            case EntityShape(classes=(cls,)):
                return self._made[cls] if cls in self._made else self._entity(cls)
            case EntityShape(classes=classes):
                return _of_its_class({cls: self.of(one(cls)) for cls in classes})

    def _entity(self, cls: type[Any]) -> Dump:
        rows: list[tuple[str, Any, Any, Dump]] = []
        inlined = self._layout.inlined(cls)
        slug = tag(cls)
        inner: list[tuple[Any, Dump]] = []

        def dump(made: Any) -> dict[str, Any]:
            data: dict[str, Any] = {}
            beside: dict[str, Any] = {}
            if slug is not None:
                data["type"] = slug
            for get, write in inner:
                beside = write(get(made))
                data["type"] = beside["type"]
            for key, get, otherwise, write in rows:
                value = get(made)
                if value is not otherwise and value != otherwise:
                    data[key] = write(value)
            data.update(beside)
            return data

        self._made[cls] = dump
        for name, each in fields(cls).items():
            get = getattr(cls, name).__get__
            if name == inlined:
                inner.append((get, self.of(each)))
            else:
                key = self._layout.key(cls, name)
                rows.append((key, get, default(cls, name), self.of(each)))
        return dump


def _as_it_is(value: Any) -> Any:
    return value


def _listed(write: Dump, *, unordered: bool) -> Dump:
    if unordered:
        return lambda value: sorted(map(write, value))
    return lambda value: list(map(write, value))


def _listed_each(writers: tuple[Dump, ...]) -> Dump:
    return lambda value: [write(each) for write, each in zip(writers, value, strict=True)]


def _or_null(write: Dump) -> Dump:
    return lambda value: None if value is None else write(value)


def _of_its_class(writers: Mapping[type[Any], Dump]) -> Dump:
    return lambda value: writers[type(value)](value)


def _moment_text(value: dt.datetime) -> str:
    text = value.isoformat()
    if MOMENT.fullmatch(text):
        return text
    # An offset of odd seconds is no offset on the wire.
    return value.astimezone(dt.UTC).isoformat()
