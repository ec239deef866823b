"""Entities from plain data in which nothing is wrong (速い読み取り).

It takes nothing that `jusou.plain.whole` would refuse, and gives the same. Where it stumbles,
by whatever exception, the whole is read again there, to say what is wrong.

A reader is written out as Python, one line a field: a loop costs three times as much.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from jusou.plain.layout import ABSENT, Layout, check_layout, default, is_list, tag, written
from jusou.plain.values import accept_of
from jusou.plain.whole import read_whole
from jusou.shape import (
    EntityShape,
    ManyShape,
    OptionalShape,
    PairShape,
    Shape,
    TermShape,
    checks_itself,
    fields,
)

#: Reads a value; an object with how many of its keys are accounted for already.
Read: TypeAlias = Callable[..., Any]

#: More than any entity has above it: what is nested deeper yet is left to the whole reading.
_ABOVE = 8


class Readers:
    """The fast readers of a class and of all it holds (速い読み取りの組み立て)."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._made: dict[tuple[Shape, bool, bool], Read] = {}
        self._making: set[tuple[Shape, bool, bool]] = set()

    def of(self, wanted: Shape, *, own: bool = False, beside: frozenset[str] | None = None) -> Read:
        """The reader of a shape (速い読み取り). *beside* are the other keys of the same object."""
        if (accept := accept_of(wanted, own=own)) is not None:
            return accept
        key = (wanted, own, beside is not None)
        if key in self._making:
            # What may hold itself is read with its depth counted.
            return self._counting(wanted)
        if key not in self._made:
            self._making.add(key)
            self._made[key] = self._make(wanted, own, beside or frozenset())
            self._making.discard(key)
        return self._made[key]

    def _counting(self, wanted: Shape) -> Read:
        def read(data: Any) -> Any:
            return read_whole(wanted, data, self._layout, depth=_ABOVE)

        return read

    def _make(self, wanted: Shape, own: bool, beside: frozenset[str]) -> Read:  # noqa: FBT001
        match wanted:
            case EntityShape(classes=classes):
                readers = {tag(cls): self._entity(cls, beside) for cls in classes}
                return readers[None] if None in readers else _chosen(readers)
            case ManyShape(item=item, unordered=unordered):
                return (_set if unordered else _list)(self.of(item, own=own))
            case PairShape(items=items):
                return _pair(tuple(self.of(item, own=own) for item in items))
            case OptionalShape(inner=inner):
                return _or_none(self.of(inner, own=own))
            case _:
                raise TypeError(wanted)

    def _entity(self, cls: type[Any], beside: frozenset[str]) -> Read:
        check_layout(cls, frozenset(self._layout.keys(cls)), beside)
        names: dict[str, Any] = {"cls": cls, "draft": _draft_of(cls)}
        # Filled field by field: each value has just passed the check that the class would make.
        lines = ["if type(data) is not dict: raise TypeError", "made = draft()"]
        last: list[str] = []
        required = 0
        own = not checks_itself(cls)
        for number, (name, each) in enumerate(fields(cls).items()):
            if name == self._layout.inlined(cls):
                others = frozenset(self._layout.keys(cls))
                names[f"read_{number}"] = self.of(each, own=own, beside=others)
                last.append(f"made.{name} = read_{number}(data, used)")
                continue
            bare = each.inner if isinstance(each, OptionalShape) else each
            key = repr(self._layout.key(cls, name))
            value = f"read_{number}(data[{key}])"
            if isinstance(bare, TermShape):
                names[f"read_{number}"] = {term.value: term for term in bare.terms}
                value = f"read_{number}[data[{key}]]"
            else:
                names[f"read_{number}"] = self.of(bare, own=own)
            if bare is not each:
                value = f"None if data[{key}] is None else {value}"
            put = f"made.{name} = {value}"
            otherwise = names[f"otherwise_{number}"] = default(cls, name)
            if otherwise is ABSENT:
                required += 1
                lines.append(put)
            else:
                lines.append(f"if {key} in data: {put}; used += 1")
                lines.append(f"else: made.{name} = otherwise_{number}")
        last = [f"used += {required}", *(last or ["if used != len(data): raise KeyError"])]
        last.append("made.__class__ = cls")
        if not own and hasattr(cls, "problems"):
            last.append("for _ in made.problems(): raise ValueError")
        return written(
            f"read {cls.__name__}", "data, used=0", [*lines, *last, "return made"], names
        )


def _draft_of(cls: type[Any]) -> type[Any]:
    """A class that differs only in that it begins empty and can be written on (書きかけの実体).

    To write on a frozen one goes through its descriptors, at five times the cost for each field.
    """
    as_any_object = ("__init__", "__setattr__", "__delattr__")
    own = {name: getattr(object, name) for name in as_any_object}
    return type(cls.__name__, (cls,), {"__slots__": (), **own})


def _chosen(readers: dict[str | None, Read]) -> Read:
    def read(data: Any, used: int = 0) -> Any:
        return readers[data["type"]](data, used + 1)

    return read


def _or_none(read: Read) -> Read:
    def each(data: Any) -> Any:
        return None if data is None else read(data)

    return each


def _list(read: Read) -> Read:
    def each(data: Any) -> tuple[Any, ...]:
        if not is_list(data):
            raise TypeError
        return tuple(map(read, data))

    return each


def _set(read: Read) -> Read:
    def each(data: Any) -> frozenset[Any]:
        if not is_list(data):
            raise TypeError
        members = frozenset(map(read, data))
        if len(members) != len(data):
            raise ValueError
        return members

    return each


def _pair(reads: tuple[Read, ...]) -> Read:
    def each(data: Any) -> tuple[Any, ...]:
        if not is_list(data):
            raise TypeError
        return tuple(read(item) for read, item in zip(reads, data, strict=True))

    return each
