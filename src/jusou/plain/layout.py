"""How classes lie in plain data (平たいデータの並べ方): keys, tags, what may be left out."""

from collections.abc import Callable
from typing import Any, TypeGuard, cast

import attrs

from jusou.shape import EntityShape, Shape, checks_itself, fields


class DoubledObject(dict[str, Any]):
    """An object in which a key stood twice (重複のあるもの), made by whoever reads the text."""


@attrs.frozen
class Layout:
    """Where the data differ from the classes (データの並べ方).

    *inline* names a field of a class whose own fields are written beside it; *renamed* gives a
    field another key.
    """

    inline: tuple[tuple[type[Any], str], ...] = ()
    renamed: tuple[tuple[type[Any], str, str], ...] = ()

    def key(self, cls: type[Any], name: str) -> str:
        """The key under which a field is written (項目名)."""
        return next((key for each, old, key in self.renamed if (each, old) == (cls, name)), name)

    def keys(self, cls: type[Any]) -> dict[str, Shape]:
        """The keys of a class with their shapes, in order, without an inlined field (項目)."""
        within = self.inlined(cls)
        return {self.key(cls, name): each for name, each in fields(cls).items() if name != within}

    def inlined(self, cls: type[Any]) -> str | None:
        """The field of a class that is written beside the others (並べて書く項目)."""
        return dict(self.inline).get(cls)


AS_DECLARED = Layout()

#: What stands for no value at all: ``None`` is one.
ABSENT: Any = object()


def is_list(data: object) -> TypeGuard[list[Any]]:
    """Whether the data are a list (並びか)."""
    return isinstance(data, list)


def is_object(data: object) -> TypeGuard[dict[Any, Any]]:
    """Whether the data are an object of keys and values (オブジェクトか)."""
    return isinstance(data, dict)


def class_of(made: object) -> type[Any]:
    """The class of an entity (実体の型)."""
    return type(made)


def one(cls: type[Any]) -> EntityShape:
    """The shape of just this class (この型だけ)."""
    return EntityShape((cls,), tagged=False)


def tag(cls: type[Any]) -> str | None:
    """The slug that stands as ``type`` in front of a class's fields, if it has one (種別)."""
    found = getattr(cls, "type", None)
    return found if isinstance(found, str) else None


def default(cls: type[Any], name: str) -> Any:
    """What a field is when it is left out, or `ABSENT` if it may not be (省いたときの値)."""
    found = getattr(attrs.fields(cls), name).default
    return ABSENT if found is attrs.NOTHING else found


def check_layout(cls: type[Any], keys: frozenset[str], beside: frozenset[str]) -> None:
    """Make sure that a class is what readers and writers take it for (読み書きの前提).

    Raises: `TypeError`; it is a fault of ours.
    """
    wrong = [
        f"{cls.__name__}.{field.name}"
        for field in attrs.fields(cls)
        if not field.init
        or field.alias != field.name
        or field.converter is not None
        or field.validator is not None
        or isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
    ]
    wrong += [f"{cls.__name__}.{name} stands twice" for name in sorted(keys & (beside | {"type"}))]
    if hasattr(cls, "__attrs_post_init__") and not checks_itself(cls):
        wrong.append(f"{cls.__name__} makes something of itself")
    if wrong:
        raise TypeError(", ".join(wrong))


def written(
    name: str, arguments: str, lines: list[str], names: dict[str, Any]
) -> Callable[..., Any]:
    """A function written out as Python (書き下ろした関数), as attrs writes its own ``__init__``.

    Only names of our own classes may get into *lines*; everything else comes in by *names*. A
    profile tells it from the others by *name*.
    """
    source = "\n    ".join([f"def made_of({arguments}):", *lines])
    exec(compile(source, f"<jusou.plain {name}>", "exec"), names)  # noqa: S102 - nothing of a user's is in it
    return cast("Callable[..., Any]", names["made_of"])
