"""Plain data from entities (平たいデータへの書き出し)."""

import datetime as dt
import functools
import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from jusou.plain.layout import ABSENT, AS_DECLARED, Layout, default, one, tag, written
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
from jusou.wording import Term

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
            case TextShape() | IntegerShape() | BooleanShape():
                return as_it_is
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
        # What may hold itself asks for its dumper before it is there.
        self._made[cls] = lambda made: self._made[cls](made)  # noqa: PLW0108
        slug = tag(cls)
        names: dict[str, Any] = {}
        head = ["data = {}" if slug is None else f"data = {{'type': {slug!r}}}"]
        lines: list[str] = []
        last: list[str] = []
        for number, (name, each) in enumerate(fields(cls).items()):
            otherwise = names[f"otherwise_{number}"] = default(cls, name)
            bare = each.inner if isinstance(each, OptionalShape) and otherwise is None else each
            write = names[f"write_{number}"] = self.of(bare)
            if name == self._layout.inlined(cls):
                head.append(f"beside = write_{number}(made.{name}); data['type'] = beside['type']")
                last.append("data.update(beside)")
                continue
            value = "value" if write is as_it_is else f"write_{number}(value)"
            put = f"data[{self._layout.key(cls, name)!r}] = {value}"
            if otherwise is ABSENT:
                lines += [f"value = made.{name}", put]
            else:
                there = (
                    "is not" if otherwise is None or isinstance(otherwise, Term | bool) else "!="
                )
                lines += [f"value = made.{name}", f"if value {there} otherwise_{number}: {put}"]
        self._made[cls] = written(
            f"write {cls.__name__}", "made", [*head, *lines, *last, "return data"], names
        )
        return self._made[cls]


def as_it_is(value: Any) -> Any:
    """A value that is plain as it is (そのまま)."""
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
