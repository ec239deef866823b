"""Every rule, for reading (制度の一覧): an index for people, never for dispatch."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from jusou import (
    acquisition,
    article_27,
    article_69,
    asking,
    bars,
    child_protection,
    confidences,
    consent,
    decision,
    disclosure,
    grounds,
    issue,
    jusou_shien_kaigi,
    leak,
    other_law,
    outline,
    reporting,
    representation,
    retention,
    secrecy,
    shien_kaigi,
    sitting,
    source_secrecy,
    steps,
)
from jusou.law import CITATIONS
from jusou.rule import Rule

_IN_ORDER: tuple[tuple[Rule[...], ...], ...] = (
    representation.RULES,
    consent.RULES,
    article_69.RULES,
    grounds.RULES,
    asking.RULES,
    article_27.RULES,
    child_protection.RULES,
    acquisition.RULES,
    source_secrecy.RULES,
    bars.RULES,
    sitting.RULES,
    shien_kaigi.RULES,
    jusou_shien_kaigi.RULES,
    other_law.RULES,
    confidences.RULES,
    outline.RULES,
    secrecy.RULES,
    steps.RULES,
    decision.RULES,
    reporting.RULES,
    issue.RULES,
    leak.RULES,
    disclosure.RULES,
    retention.RULES,
)
RULES: Mapping[str, Rule[...]] = MappingProxyType(
    {each.id: each for rules in _IN_ORDER for each in rules}
)


@functools.cache
def used_by() -> Mapping[str, tuple[str, ...]]:
    """The rules that rest on each citation, by its id (出典を用いる規則). One that no rule uses has none."""
    found: dict[str, list[str]] = {each.slug: [] for each in CITATIONS}
    for each in RULES.values():
        for cite in each.cites:
            found[cite.slug].append(each.id)
    return MappingProxyType({slug: tuple(rules) for slug, rules in found.items()})
