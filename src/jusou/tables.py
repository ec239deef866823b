"""Tables of rules, made readable (規則の表): rows that differ in nothing are put together."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

from jusou.rule import Finding, Rule
from jusou.wording import Term

V = TypeVar("V")

Line: TypeAlias = tuple[frozenset[Term], ...]


def condensed(rule: Rule[Any]) -> list[tuple[Line, Finding]]:
    """A rule's whole table, rows that differ in nothing put together (規則の表).

    Each line gives for each fact the values it stands for, and what the rule finds.
    """
    return grouped(tuple(rule.domains.values()), rule.function)


def grouped(domains: Sequence[Sequence[Term]], value: Callable[..., V]) -> list[tuple[Line, V]]:
    """What *value* says of every combination, alike ones put together (行のまとめ)."""
    return _grouped(tuple(map(tuple, domains)), value, ())


def _grouped(
    domains: tuple[tuple[Term, ...], ...], value: Callable[..., V], given: tuple[Term, ...]
) -> list[tuple[Line, V]]:
    if not domains:
        return [((), value(*given))]
    here, rest = domains[0], domains[1:]
    groups: list[tuple[list[Term], list[tuple[Line, V]]]] = []
    for each in here:
        below = _grouped(rest, value, (*given, each))
        for values, found in groups:
            if found == below:
                values.append(each)
                break
        else:
            groups.append(([each], below))
    return [((frozenset(values), *more), said) for values, below in groups for more, said in below]
