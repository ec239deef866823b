"""Plain data in and out (平たいデータ): what JSON and TOML hold, read and written by shape alone.

What reads and what writes is compiled once for a class and everything below it. What is well
is read at a stride; where anything is wrong, all of it is said at once, each with its path, and
no found value in any of it.
"""

import functools
import hashlib
import json
import typing
from typing import Any, TypeVar

from jusou.errors import InvalidError
from jusou.plain.fast import Read, Readers
from jusou.plain.layout import (
    ABSENT,
    AS_DECLARED,
    DoubledObject,
    Layout,
    class_of,
    default,
    one,
    tag,
    written,
)
from jusou.plain.values import REFUSED
from jusou.plain.whole import MAX_DEPTH, read_whole
from jusou.plain.writing import dumper
from jusou.shape import Shape

__all__ = [
    "ABSENT",
    "AS_DECLARED",
    "MAX_DEPTH",
    "DoubledObject",
    "Layout",
    "class_of",
    "default",
    "dumper",
    "fingerprint",
    "from_plain",
    "load",
    "one",
    "tag",
    "to_plain",
    "written",
]

T = TypeVar("T")


def to_plain(made: object) -> dict[str, Any]:
    """An entity as plain data (平たいデータにする).

    Fields stand in order, and those equal to their default are left out. A class with a *type*
    has it written first. Terms become slugs, days and moments ISO text, sets sorted lists.
    """
    return typing.cast("dict[str, Any]", dumper(one(class_of(made)))(made))


def fingerprint(plain: object) -> str:
    """The SHA-256 of plain data, whatever the order of its keys (内容の要約値).

    Taken of its JSON in UTF-8: keys sorted, no blanks. Written in hexadecimal, in eights joined
    by hyphens: unbroken, one in a few hundred would hold what looks like an Individual Number.
    """
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digits = hashlib.sha256(text.encode()).hexdigest()
    return "-".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def from_plain(cls: type[T], data: object, path: str = "") -> T:
    """Plain data as an entity (平たいデータから作る). *path* is where the data stood.

    Raises: `InvalidError` with every problem.
    """
    return typing.cast("T", load(one(cls), data, path))


def load(root: Shape, data: object, path: str = "", layout: Layout = AS_DECLARED) -> Any:
    """Plain data as the shape says (型のとおりに作る).

    Raises: `InvalidError` with every problem.
    """
    read = _reader(root, layout)
    try:
        return read(data)
    except REFUSED:
        pass
    try:
        return read_whole(root, data, layout)
    except InvalidError as error:
        problems = tuple(problem.under(path) for problem in error.problems)
    # Raised out here, so that the error holds on to no other that may hold on to the data.
    raise InvalidError(problems)


@functools.cache
def _reader(root: Shape, layout: Layout) -> Read:
    return Readers(layout).of(root)
