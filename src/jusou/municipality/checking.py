"""Checking a profile's file (ファイルの点検): every problem and remark, with the line it stands on."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from jusou.errors import InvalidError, Problem
from jusou.municipality import load
from jusou.municipality.floor import WIDENS_LAW
from jusou.municipality.model import Municipality
from jusou.municipality.remarks import check
from jusou.municipality.said import Remark
from jusou.municipality.terms import RemarkKind
from jusou.municipality.tree import line_of
from jusou.shape import EntityShape, ManyShape, OptionalShape, fields

_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")
#: What a key of a profile looks like: anything else in its place is not shown.
_KEY = re.compile(r"[A-Za-z_-]{1,40}")


@attrs.frozen
class Checked:
    """What came of checking a profile's file (点検の結果): the profile, or why it does not load.

    *lines* are the lines of the file, one for each problem and then one for each remark.
    """

    profile: Municipality | None
    problems: tuple[Problem, ...]
    remarks: tuple[Remark, ...]
    lines: tuple[int | None, ...]

    @property
    def widens_law(self) -> bool:
        """Whether it does not load because the law does not allow it (法律に反するか)."""
        return any(each.code == WIDENS_LAW for each in self.problems)

    @property
    def exit_code(self) -> int:
        """What `jusou municipality check` exits with (終了コード): 2 unreadable, 1, 3 or 0."""
        if self.problems:
            return 1 if all(each.code == WIDENS_LAW for each in self.problems) else 2
        kinds = {each.kind for each in self.remarks}
        if RemarkKind.CONTRADICTS_ITSELF in kinds:
            return 1
        return 3 if RemarkKind.LEFT_OPEN in kinds else 0


def check_file(source: str | bytes) -> Checked:
    """Read a profile from the text or bytes of its file, and check it (ファイルの点検).

    Every problem and remark comes with its line, where it has one.
    """
    text = load.decoded_or_empty(source)
    try:
        profile = Municipality.from_toml(source)
    except InvalidError as error:
        found = list(_placed(error.problems, source, text))
        return Checked(None, tuple(each for each, _ in found), (), tuple(line for _, line in found))
    remarks = check(profile)
    return Checked(profile, (), remarks, tuple(line_of(text, each.path) for each in remarks))


def _placed(
    problems: tuple[Problem, ...], source: str | bytes, text: str
) -> Iterator[tuple[Problem, int | None]]:
    """Each problem and its line; an unknown key is found again in the file (問題と行)."""
    unknown: dict[str, Iterator[str]] = {}
    named = {each.path for each in problems}
    for problem in problems:
        path = problem.path
        if path.startswith("line "):
            yield problem, int(path.removeprefix("line "))
            continue
        if problem.code == "unknown_key":
            known = _keys_at(path)
            if known is None:  # it is named already: nearly a key that there is
                yield problem, line_of(text, path)
                continue
            if path not in unknown:
                unknown[path] = _unknown_keys(load.table(source), path, known, named)
            key = next(unknown[path], "")
            path = f"{path}.{key}" if path else key
            shown = attrs.evolve(problem, path=path) if _KEY.fullmatch(key) else problem
            yield shown, line_of(text, path)
            continue
        yield problem, line_of(text, path)


def _keys_at(path: str) -> frozenset[str] | None:
    """The keys there may be in the table at a path; ``None`` if no table stands there (使える項目)."""
    cls: type[Any] = Municipality
    for name, _ in _STEP.findall(path):
        if not name:
            continue
        shape = fields(cls).get(name)
        while isinstance(shape, OptionalShape | ManyShape):
            shape = shape.inner if isinstance(shape, OptionalShape) else shape.item
        if not isinstance(shape, EntityShape):
            return None
        cls = shape.classes[0]
    return frozenset(fields(cls))


def _unknown_keys(
    table: dict[str, Any], path: str, known: frozenset[str], named: set[str]
) -> Iterator[str]:
    """The keys of the table at a path that are unknown and not named yet (名の示されていない項目)."""
    at: Any = table
    for name, number in _STEP.findall(path):
        at = at[int(number)] if number else at[name]
    prefix = f"{path}." if path else ""
    return iter([key for key in at if key not in known and prefix + key not in named])
