"""What is named (名指されるもの): every id in an entity, and whether it begins there or refers to something."""

import functools
from collections.abc import Callable
from typing import Any, TypeAlias

from jusou.acts import OpenTrack, Receive, Refer, RequestCooperation
from jusou.plain import written
from jusou.shape import EntityShape, ManyShape, OptionalShape, TextShape, fields

#: An id, and of what kind of thing it is one: the kind first.
Named: TypeAlias = tuple[str, str]

Note: TypeAlias = Callable[[Named], None]
Look: TypeAlias = Callable[[Any, Note, Note], None]

#: Ids of things that live outside a history: nothing in it need define them.
FREE = frozenset({"case", "development", "duty", "issue", "profile", "rule", "staff"})

#: Besides the ``id`` of a thing, what begins an id by naming it for the first time.
_NAMED_FIRST = {
    (Receive, "track"),
    (OpenTrack, "track"),
    (Refer, "referral"),
    (RequestCooperation, "request"),
}


def begins(cls: type[Any], name: str) -> bool:
    """Whether an id begins in this field (識別子を決める項目か)."""
    return name == "id" or (cls, name) in _NAMED_FIRST


@functools.cache
def ids_in(root: EntityShape, but: frozenset[str]) -> Look:
    """What finds every id in a value of this shape *but* those of some kinds (識別子を集める).

    It is given the value, and what takes note of the ids that begin and of those that refer. It
    is written out as Python, one line a field: a walk along the shapes costs eight times as much.
    """
    return _look(root, but, {})


def _look(wanted: EntityShape, but: frozenset[str], made: dict[type[Any], Look]) -> Look:
    for cls in wanted.classes:
        if cls not in made:
            _look_into(cls, but, made)
    if len(wanted.classes) == 1:
        return made[wanted.classes[0]]

    def chosen(value: object, begin: Note, refer: Note) -> None:
        made[type(value)](value, begin, refer)

    return chosen


def _look_into(cls: type[Any], but: frozenset[str], made: dict[type[Any], Look]) -> None:
    # What may hold itself asks before it is there.
    made[cls] = lambda value, begin, refer: made[cls](value, begin, refer)  # noqa: PLW0108
    lines: list[str] = []
    names: dict[str, Any] = {}
    for number, (name, each) in enumerate(fields(cls).items()):
        there, several = f"value.{name}", ""
        bare = each.inner if isinstance(each, OptionalShape) else each
        if isinstance(bare, ManyShape):
            bare, there, several = bare.item, "each", f"for each in value.{name}: "
        if isinstance(bare, TextShape) and bare.id_of and bare.id_of not in but:
            note = "begin" if begins(cls, name) else "refer"
            found = f"{several}{note}(({bare.id_of!r}, {there}))"
        elif isinstance(bare, EntityShape):
            names[f"look_{number}"] = _look(bare, but, made)
            found = f"{several}look_{number}({there}, begin, refer)"
        else:
            continue
        if isinstance(each, OptionalShape):
            lines += [f"if value.{name} is not None:", f"    {found}"]
        else:
            lines.append(found)
    made[cls] = written(f"ids in {cls.__name__}", "value, begin, refer", [*lines, "return"], names)
