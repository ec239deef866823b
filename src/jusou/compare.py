"""What if (比べる): how answers differ between two days of the law, or two municipalities.

A reform is looked at before it arrives: every cell of the rules' tables, and every recorded act
of given histories, is answered twice. Whatever differs is listed, if only by the number of an
article. Nothing here judges anything anew; it is the engine, asked twice.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias, cast

import attrs

from jusou.acts import Act
from jusou.answer import Answer, Outcome, Reason, best
from jusou.case import effective
from jusou.errors import InvalidError, Problem
from jusou.filled import FILLED, OVER, Filled
from jusou.hindsight import Seen, walk
from jusou.history import History
from jusou.law import SCHEME_START, Cited, epoch
from jusou.municipality import Municipality
from jusou.policy import RULES
from jusou.rule import Rule
from jusou.tables import grouped
from jusou.vocabulary import (
    FACT_LABELS,
)
from jusou.wording import Term, Text

Day: TypeAlias = dt.date


class Change(Term):
    """What it is that differs (違いの種別), the gravest first."""

    OUTCOME = "outcome", "結論", "the outcome"
    REASON = "reason", "理由・義務", "reasons or duties"
    SOURCE = "source", "条番号・文言", "numbers or wording of articles"


@attrs.frozen
class Side:
    """One of the two sides (比べる一方): the law of one day, or one municipality's profile.

    *law_on* ``None`` means each act's own day; *under* ``None`` the profile of each history.
    """

    law_on: Day | None = None
    under: Municipality | None = None

    @property
    def label(self) -> Text:
        """What the side is called (一方の名)."""
        if self.law_on is not None:
            day = self.law_on.isoformat()
            return Text(f"{day} の法令", f"the law of {day}")
        if self.under is not None:
            return Text(f"{self.under.name}（{self.under.version}）", self.under.id)
        return Text("記録のまま", "as recorded")


@attrs.frozen
class Said:
    """What a rule says in one cell of its table (表の一マス).

    *present* is the outcome under the text that was read, where the law of the day is unread.
    """

    outcome: Outcome
    present: Outcome | None
    departed: bool
    sentence: Text
    sources: tuple[Cited, ...]

    @classmethod
    def of(cls, reason: Reason) -> "Said":
        """As an answer would take it (判定での扱い): unread law leaves nothing but a question."""
        unread = reason.unread and not reason.aside
        return cls(
            Outcome.UNDETERMINED if unread else reason.outcome,
            reason.outcome if unread else None,
            reason.departed,
            reason.sentence,
            reason.cites,
        )


@attrs.frozen
class Where:
    """One fact of a cell, with the values that this line stands for (事実と値). *every* if any value will do."""

    name: str
    values: tuple[str, ...]
    label: Text
    every: bool


@attrs.frozen
class CellDifference:
    """Cells of a rule's table that differ, alike ones in one line (答えの表の違い).

    *cells* is how many they are. A side is ``None`` where the rule is not asked: no such
    body, or nothing stated.
    """

    rule: str
    facts: tuple[Where, ...]
    cells: int
    was: Said | None
    now: Said | None

    @property
    def change(self) -> Change:
        """What differs most (違いの種別)."""
        if self.was is None or self.now is None or self.was.outcome != self.now.outcome:
            return Change.OUTCOME
        same = (self.was.sentence, self.was.departed) == (self.now.sentence, self.now.departed)
        return Change.SOURCE if same else Change.REASON


@attrs.frozen
class ActDifference:
    """A recorded act that would be answered differently (答えの変わる行為).

    A side is ``None`` where the question could not be put.
    """

    case: str
    record: str
    day: Day
    act: str
    label: Text
    was: Answer | None
    now: Answer | None

    @property
    def change(self) -> Change:
        """What differs most (違いの種別)."""
        if self.was is None or self.now is None or self.was.outcome != self.now.outcome:
            return Change.OUTCOME
        return Change.SOURCE if _bare(self.was) == _bare(self.now) else Change.REASON


def _bare(answer: Answer) -> object:
    """An answer without its sources: what is left differs only if the answer does (出典を除いた判定)."""

    def bare(reason: Reason) -> tuple[object, ...]:
        return reason.rule, reason.outcome, reason.sentence, reason.facts, reason.departed

    return (
        answer.under_present_text,
        answer.duties,
        answer.missing,
        answer.remedies,
        [[bare(each) for each in reasons] for reasons in _reasons(answer)],
    )


def _reasons(answer: Answer) -> list[tuple[Reason, ...]]:
    return [answer.reasons, *(part.cell.reasons for part in answer.parts)]


# --- the tables of the rules --------------------------------------------------------------------


def law_days(earlier: Day, later: Day) -> tuple[CellDifference, ...]:
    """Which cells of the answer tables differ between the law of two days (法令の二つの日).

    Raises: `InvalidError` for a day before the scheme.
    """
    _in_the_schemes_time(earlier, later)
    was, now = epoch(earlier), epoch(later)

    def both(rule: Rule[Any]) -> Callable[..., tuple[Said | None, Said | None]]:
        return lambda *facts: (Said.of(rule(was, *facts)), Said.of(rule(now, *facts)))

    return tuple(
        difference
        for rule in RULES.values()
        for difference in _lines(rule.id, rule.domains, both(rule))
    )


def profiles(one: Municipality, other: Municipality, *, on: Day) -> tuple[CellDifference, ...]:
    """Which cells of the answer tables differ between two municipalities on a day (二つの自治体).

    A profile fills some facts of some rules, and may depart from guidance; no other cell can
    differ. Where a municipality has several bodies of a kind, the best answer counts.

    Raises: `InvalidError` for a day before the scheme.
    """
    _in_the_schemes_time(on)
    filled = {each.rule: each for each in FILLED}
    found: list[CellDifference] = []
    for rule in RULES.values():
        fill = filled.get(rule.id)
        domains = dict(rule.domains)
        if fill is not None:
            domains = {**fill.over, **domains}
            if fill.fact is not None:
                del domains[fill.fact]

        def said(
            profile: Municipality,
            facts: dict[str, Term],
            rule: Rule[Any] = rule,
            fill: "Filled | None" = fill,
        ) -> Said | None:
            values = [None] if fill is None else [*fill.read(profile, on, facts)]
            reasons = [
                _under(profile, rule, on, facts, None if fill is None else fill.fact, value)
                for value in values
            ]
            if not reasons:
                return None
            lightest = best(each.outcome for each in reasons)
            return Said.of(next(each for each in reasons if each.outcome is lightest))

        def both(
            *values: Term, names: tuple[str, ...] = tuple(domains), said: Any = said
        ) -> tuple[Said | None, Said | None]:
            facts = dict(zip(names, values, strict=True))
            return said(one, facts), said(other, facts)

        found += _lines(rule.id, domains, both)
    return tuple(found)


def _under(
    profile: Municipality,
    rule: Rule[Any],
    on: Day,
    facts: dict[str, Term],
    name: str | None,
    value: Term | None,
) -> Reason:
    given = [cast("Term", value) if each == name else facts[each] for each in rule.domains]
    reason = rule(epoch(on), *given)
    departed = any(each.rule == rule.id and each.on <= on for each in profile.departures)
    return rule.set_aside(reason) if departed else reason


def _lines(
    rule: str,
    domains: dict[str, tuple[Term, ...]],
    both: Callable[..., tuple[Said | None, Said | None]],
) -> Iterator[CellDifference]:
    for values, (was, now) in grouped(tuple(domains.values()), both):
        if was == now:
            continue
        size = 1
        facts: list[Where] = []
        for (name, domain), given in zip(domains.items(), values, strict=True):
            size *= len(given)
            shown = [each for each in domain if each in given]
            title = OVER.get(name) or FACT_LABELS[name]
            facts.append(
                Where(
                    name,
                    tuple(each.value for each in shown),
                    Text(
                        f"{title.ja}＝{'・'.join(each.label.ja for each in shown)}",
                        f"{title.en}: {', '.join(each.label.en for each in shown)}",
                    ),
                    len(shown) == len(domain),
                )
            )
        yield CellDifference(rule, tuple(facts), size, was, now)


def _in_the_schemes_time(*days: Day) -> None:
    for day in days:
        if day < SCHEME_START:
            text = Text(
                "2021-04-01 より前の法令は、出典にありません。", "no law before 2021-04-01 is cited"
            )
            raise InvalidError((Problem("law_on", "before_scheme", text),))


# --- the acts of a history ----------------------------------------------------------------------


def acts_of(
    history: History, was: Side, now: Side, *, under: Municipality
) -> tuple[ActDifference, ...]:
    """Which acts of a history would be answered differently (答えの変わる行為).

    *under* is the profile it is judged under where a side names none.
    """
    return tuple(
        ActDifference(
            history.id,
            before.entry.record.id,
            before.entry.day,
            _kind(before).type,
            _kind(before).label,
            before.answer,
            after.answer,
        )
        for before, after in zip(
            _walked(history, was, under), _walked(history, now, under), strict=True
        )
        if before.answer != after.answer or before.problems != after.problems
    )


def _kind(seen: Seen) -> type[Act]:
    return type(seen.entry.act)


def _walked(history: History, side: Side, under: Municipality) -> Iterator[Seen]:
    if side.law_on is not None:
        _in_the_schemes_time(side.law_on)
    return walk(
        history.registry,
        effective(history.records),
        side.under or under,
        law_on=side.law_on,
    )
