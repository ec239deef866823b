"""Answers (判定): what may be done, why, and what would make it possible. Never a decision.

支援決定 is a decision, and only the municipality makes it.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import NoReturn

import attrs

from jusou.law import Cited, Standing
from jusou.wording import Term, Text


class Outcome(Term):
    """The four answers: "no" and "nothing says yes" are different things to a reader (結論)."""

    PERMITTED = "permitted", "できます", "permitted"
    UNDETERMINED = "undetermined", "まだ決められません（要確認）", "cannot be told yet"
    NOT_PERMITTED = "not_permitted", "このままではできません", "not as it stands"
    FORBIDDEN = "forbidden", "できません（法令の禁止）", "forbidden by statute"


_SEVERITY = {outcome: rank for rank, outcome in enumerate(Outcome)}


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The gravest of several outcomes; permitted if there is none (最も重い結論)."""
    return max(outcomes, key=_SEVERITY.__getitem__, default=Outcome.PERMITTED)


def best(outcomes: Iterable[Outcome]) -> Outcome:
    """The lightest of several outcomes; not permitted if there is none (最も軽い結論)."""
    return min(outcomes, key=_SEVERITY.__getitem__, default=Outcome.NOT_PERMITTED)


class Found(Term):
    """What a rule found (成否)."""

    HOLDS = "holds", "満たす", "holds"
    DOES_NOT = "does_not", "満たさない", "does not hold"
    UNKNOWN = "unknown", "分からない", "unknown"


class When(Term):
    """When a duty falls (義務の時期)."""

    BEFORE = "before", "事前", "before"
    DURING = "during", "その間", "during"
    AFTER = "after", "事後", "after"


class Discretion(Term):
    """To whom a reason may be told at all (理由を伝えてよい範囲)."""

    OPEN = "open", "誰にでも", "anyone"
    AGENCIES = "agencies", "支援関係機関まで", "agencies, not the household"
    MUNICIPALITY = "municipality", "市町村まで", "the municipality alone"


@attrs.frozen(cache_hash=True)
class Duty:
    """What a permission brings with it (義務). *discharged_by* is the type of the act that fulfils it."""

    id: str
    when: When
    text: Text
    discharged_by: str | None = None


@attrs.frozen(cache_hash=True)
class Missing:
    """A fact or judgement nobody has recorded, with the question to put (足りない事実)."""

    fact: str
    question: Text


@attrs.frozen(cache_hash=True)
class Remedy:
    """One way to make it possible (手立て): a set of changes that together suffice.

    *withhold* names (person, category) pairs, *excuse* attendees, *ask* people, *body* another
    meeting body. A lower *rank* comes first: the fewest things withheld.
    """

    id: str
    text: Text
    rank: int = 50
    withhold: tuple[tuple[str, str], ...] = ()
    excuse: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    body: str | None = None


@attrs.frozen
class Fact:
    """One fact a rule used: its name and its value as slugs, and both as words (用いた事実)."""

    name: str
    value: str
    label: Text


@attrs.frozen(cache_hash=True)
class Reason:
    """One rule's word on the matter (理由), with its articles as numbered on the day asked about.

    *aside* is true of a ground that nobody claimed: kept for the record, not read out.
    """

    rule: str
    found: Found
    outcome: Outcome
    sentence: Text
    facts: tuple[Fact, ...]
    cites: tuple[Cited, ...]
    standing: Standing
    duties: tuple[Duty, ...] = ()
    missing: tuple[Missing, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    aside: bool = False
    departed: bool = False
    unread: bool = False
    discretion: Discretion = Discretion.OPEN


@attrs.frozen(cache_hash=True)
class Cell:
    """Reasons put together: one outcome with what it brings (理由の合成)."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    duties: tuple[Duty, ...] = ()
    missing: tuple[Missing, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    @cached_property
    def unread(self) -> bool:
        """Whether it rests on an article whose coming text has not been read (未読の改正によるか)."""
        return any(reason.unread for reason in self.reasons if not reason.aside)


@attrs.frozen
class Part:
    """One piece of an answer: whose data, of which category, from whom to whom (部分の判定).

    The head of an agenda item is a part with a *body* and no *subject*. *hidden_from* names the
    people and agencies to whom this part must not be shown at all.
    """

    cell: Cell
    subject: str | None = None
    category: str | None = None
    sharer: str | None = None
    receiver: str | None = None
    body: str | None = None
    hidden_from: frozenset[str] = frozenset()

    @property
    def outcome(self) -> Outcome:
        """The outcome of this part (部分の結論)."""
        return self.cell.outcome


@attrs.frozen
class Answer:
    """The answer to one question on one day (判定).

    *question* is the type of the act or the name of the question. *under_present_text* is given
    when the outcome is undetermined only because law not yet read will be in force.
    """

    question: str
    on: dt.date
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    parts: tuple[Part, ...] = ()
    duties: tuple[Duty, ...] = ()
    missing: tuple[Missing, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    under_present_text: "Outcome | None" = None
    hidden_from: frozenset[str] = frozenset()

    @property
    def is_permitted(self) -> bool:
        """Whether the outcome is `Outcome.PERMITTED` (できるか)."""
        return self.outcome is Outcome.PERMITTED

    @property
    def departed(self) -> bool:
        """Whether guidance was set aside by a recorded departure (原則外か)."""
        return any(reason.departed for reason in self.all_reasons())

    def all_reasons(self) -> Iterable[Reason]:
        """Every reason, those of the parts included (すべての理由)."""
        yield from self.reasons
        for part in self.parts:
            yield from part.cell.reasons

    def rules(self) -> frozenset[str]:
        """The ids of every rule that stands in the way (妨げている規則)."""
        return frozenset(
            reason.rule
            for reason in self.all_reasons()
            if reason.outcome is not Outcome.PERMITTED and not reason.aside
        )

    def __bool__(self) -> NoReturn:
        message = "判定には4つの結論があります。is_permitted か outcome を見てください / ask .is_permitted or .outcome"
        raise TypeError(message)
