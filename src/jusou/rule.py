"""Rules (規則): one proposition each, with its sources, and a plain function of a few facts.

A rule sees facts only, each of finitely many values, so its table is finite: it can be printed,
proved total, and looked up. Reading the facts is someone else's work.
"""

import datetime as dt
import inspect
import itertools
import threading
import typing
from collections.abc import Callable, Iterator
from typing import Generic, ParamSpec

import attrs

from jusou.answer import (
    Cell,
    Discretion,
    Duty,
    Fact,
    Found,
    Missing,
    Outcome,
    Reason,
    Remedy,
    When,
    best,
    worst,
)
from jusou.law import Citation, Standing, epoch, epoch_day
from jusou.vocabulary import FACT_LABELS
from jusou.wording import Term, Text

P = ParamSpec("P")


class Kind(Term):
    """What a rule does to an answer (規則の働き)."""

    GROUND = "ground", "根拠", "a ground: any one suffices"
    MUST = "must", "要件", "a must: each is needed"
    NOTE = "note", "付記", "a note: adds duties, never refuses"


@attrs.frozen
class Finding:
    """One exit of a rule: an outcome and its sentence (規則の出口)."""

    outcome: Outcome
    sentence: Text
    duties: tuple[Duty, ...] = ()
    missing: tuple[Missing, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    aside: bool = False
    rests: bool = True
    cites: tuple[Citation, ...] | None = None


def permitted(
    ja: str, en: str, *duties: Duty, cites: tuple[Citation, ...] | None = None
) -> Finding:
    """The rule holds (できる). *cites* names those of its sources that this exit rests on."""
    return Finding(Outcome.PERMITTED, Text(ja, en), duties=duties, cites=cites)


def untouched(ja: str, en: str, *duties: Duty) -> Finding:
    """The rule has nothing to say here: the answer does not rest on its articles (触れない)."""
    return Finding(Outcome.PERMITTED, Text(ja, en), duties=duties, rests=False)


def forbidden(ja: str, en: str, *remedies: Remedy) -> Finding:
    """Statute or ordinance bars it (法令の禁止)."""
    return Finding(Outcome.FORBIDDEN, Text(ja, en), remedies=remedies)


def not_permitted(
    ja: str, en: str, *remedies: Remedy, cites: tuple[Citation, ...] | None = None
) -> Finding:
    """Nothing says yes, or guidance says no (このままではできない)."""
    return Finding(Outcome.NOT_PERMITTED, Text(ja, en), remedies=remedies, cites=cites)


def undetermined(
    ja: str,
    en: str,
    *missing: Missing,
    remedies: tuple[Remedy, ...] = (),
    cites: tuple[Citation, ...] | None = None,
) -> Finding:
    """A fact or a judgement is missing (まだ決められない)."""
    return Finding(
        Outcome.UNDETERMINED, Text(ja, en), missing=missing, remedies=remedies, cites=cites
    )


def not_claimed(ja: str, en: str) -> Finding:
    """A ground that is not in play here (主張されていない根拠)."""
    return Finding(Outcome.NOT_PERMITTED, Text(ja, en), aside=True)


_FOUND = {
    Outcome.PERMITTED: Found.HOLDS,
    Outcome.UNDETERMINED: Found.UNKNOWN,
    Outcome.NOT_PERMITTED: Found.DOES_NOT,
    Outcome.FORBIDDEN: Found.DOES_NOT,
}

DEPARTURE_DUTY = Duty(
    "keep_departure",
    When.AFTER,
    Text(
        "原則外とした理由・決めた人・日を記録に残す",
        "keep the reason, decider and day of the departure on record",
    ),
)


@attrs.frozen
class Example:
    """One row of a rule's table, stated beside it and run as a test (例)."""

    facts: tuple[Term, ...]
    outcome: Outcome


@attrs.frozen(eq=False, repr=False)
class Rule(Generic[P]):
    """A rule: call it with an epoch of the law and its facts, and it gives its interned `Reason` (規則)."""

    id: str
    kind: Kind
    standing: Standing
    says: Text
    cites: tuple[Citation, ...]
    domains: dict[str, tuple[Term, ...]]
    examples: tuple[Example, ...]
    module: str
    function: Callable[..., Finding]
    discretion: Discretion = Discretion.OPEN
    _table: dict[tuple[object, ...], Reason] = attrs.field(
        factory=dict[tuple[object, ...], Reason], init=False
    )
    _departed: dict[Reason, Reason] = attrs.field(factory=dict[Reason, Reason], init=False)

    def __repr__(self) -> str:
        return f"<Rule {self.id}>"

    def __call__(self, law_epoch: int, /, *facts: P.args, **named: P.kwargs) -> Reason:
        """The reason this rule gives on these facts, under the law of *law_epoch* (判定)."""
        if named:
            facts = (*facts, *(named[name] for name in list(self.domains)[len(facts) :]))  # type: ignore[assignment]
        return self.given((law_epoch, *facts))

    def given(self, row: tuple[object, ...]) -> Reason:
        """The same, the epoch and the facts in one tuple (表の行の理由): to ask so costs half as much."""
        try:
            return self._table[row]
        except KeyError:
            return self._table.setdefault(row, self._reason(typing.cast("int", row[0]), row[1:]))

    def on(self, day: dt.date, /, *facts: P.args, **named: P.kwargs) -> Reason:
        """The same, asked of a day (その日の判定)."""
        return self(epoch(day), *facts, **named)

    def _reason(self, law_epoch: int, facts: tuple[object, ...]) -> Reason:
        named = dict(zip(self.domains, facts, strict=True))
        for name, value in named.items():
            if value not in self.domains[name]:
                message = f"{self.id}: {name} cannot be {value!r}"
                raise ValueError(message)
        finding = self.function(**named)
        day = epoch_day(law_epoch)
        cites = self.cites if finding.cites is None else finding.cites
        return Reason(
            rule=self.id,
            found=_FOUND[finding.outcome],
            outcome=finding.outcome,
            sentence=finding.sentence,
            facts=tuple(_fact(name, typing.cast("Term", value)) for name, value in named.items()),
            cites=tuple(cited for cite in cites if (cited := cite.on(day)) is not None),
            standing=self._standing_of(finding.cites),
            duties=finding.duties,
            missing=finding.missing,
            remedies=finding.remedies,
            aside=finding.aside,
            discretion=self.discretion,
            unread=finding.rests
            and any(cite.unread_from is not None and cite.unread_from <= day for cite in cites),
        )

    def _standing_of(self, cites: tuple[Citation, ...] | None) -> Standing:
        """That of the sources this exit rests on; never more than the rule's own (根拠の強さ)."""
        order = list(Standing)
        return max(
            (
                self.standing,
                min(
                    (each.standing for each in cites or ()), key=order.index, default=self.standing
                ),
            ),
            key=order.index,
        )

    def set_aside(self, reason: Reason) -> Reason:
        """*reason* under a recorded departure: guidance yields, statute does not (原則外)."""
        if not self.standing.departable or reason.outcome is not Outcome.NOT_PERMITTED:
            return reason
        found = self._departed.get(reason)
        if found is None:
            departed = attrs.evolve(
                reason,
                outcome=Outcome.PERMITTED,
                sentence=Text(
                    f"原則外（理由の記録あり）: {reason.sentence.ja}",
                    f"departure on record: {reason.sentence.en}",
                ),
                duties=(DEPARTURE_DUTY,),
                remedies=(),
                departed=True,
            )
            found = self._departed.setdefault(reason, departed)
        return found

    def rows(self) -> Iterator[tuple[Term, ...]]:
        """Every combination of facts, in order (表のすべての行)."""
        return itertools.product(*self.domains.values())


def _fact(name: str, value: Term) -> Fact:
    title = FACT_LABELS[name]
    return Fact(
        name,
        value.value,
        Text(f"{title.ja}＝{value.label.ja}", f"{title.en}: {value.label.en}"),
    )


def rule(
    ident: str,
    *,
    kind: Kind,
    says: Text,
    cites: tuple[Citation, ...],
    standing: Standing | None = None,
    examples: tuple[tuple[tuple[Term, ...], Outcome], ...] = (),
    discretion: Discretion = Discretion.OPEN,
) -> Callable[[Callable[P, Finding]], Rule[P]]:
    """Pin id, sentence, sources and examples on a function of facts (規則の宣言).

    The standing is that of the strongest source unless a weaker one is stated.

    Raises: `ValueError` without a source, or for a standing stronger than every source.
    """
    if not cites:
        message = f"{ident}: a rule without a source"
        raise ValueError(message)
    order = list(Standing)
    strongest = min((cite.standing for cite in cites), key=order.index)
    if standing is not None and order.index(standing) < order.index(strongest):
        message = f"{ident}: stands higher than its sources"
        raise ValueError(message)

    def pin(function: Callable[P, Finding]) -> Rule[P]:
        hints = typing.get_type_hints(function)
        domains = {
            name: tuple(typing.cast("type[Term]", hints[name]))
            for name in inspect.signature(function).parameters
        }
        return Rule(
            id=ident,
            kind=kind,
            standing=standing or strongest,
            says=says,
            cites=cites,
            domains=domains,
            examples=tuple(Example(facts, outcome) for facts, outcome in examples),
            module=function.__module__,
            function=function,
            discretion=discretion,
        )

    return pin


# --- composition ----------------------------------------------------------------------------------

_CELLS: dict[tuple[int, ...], Cell] = {}
_LOCK = threading.Lock()


def compose(grounds: tuple[Reason, ...], musts: tuple[Reason, ...]) -> Cell:
    """The worst of the best of the grounds and of every must (根拠と要件の合成).

    Without a ground asked, only the musts count. Reasons are interned for the life of the
    process, so their identities are a safe key.
    """
    key = (*map(id, grounds), 0, *map(id, musts))
    cell = _CELLS.get(key)
    if cell is None:
        with _LOCK:
            cell = _CELLS.setdefault(key, _composed(grounds, musts))
    return cell


def _composed(grounds: tuple[Reason, ...], musts: tuple[Reason, ...]) -> Cell:
    standing_ground = best(reason.outcome for reason in grounds) if grounds else Outcome.PERMITTED
    outcome = worst((standing_ground, *(reason.outcome for reason in musts)))
    if standing_ground is Outcome.PERMITTED:
        shown = tuple(reason for reason in grounds if reason.outcome is Outcome.PERMITTED)[:1]
        bringing = shown
    else:
        shown = tuple(
            sorted(grounds, key=lambda reason: (reason.aside, reason.outcome != standing_ground))
        )
        bringing = tuple(reason for reason in shown if not reason.aside)
    in_the_way = tuple(reason for reason in musts if reason.outcome is not Outcome.PERMITTED)
    reasons = (*in_the_way, *shown, *(reason for reason in musts if reason not in in_the_way))
    speaking = (*in_the_way, *bringing, *(reason for reason in musts if reason not in in_the_way))
    # Where safety is at stake no other way round is offered: it would be followed.
    safety = tuple(each for each in in_the_way if each.discretion is Discretion.MUNICIPALITY)
    advising = safety or speaking
    return Cell(
        outcome=outcome,
        reasons=reasons,
        duties=once(duty for reason in speaking for duty in reason.duties),
        missing=once(each for reason in advising for each in reason.missing)
        if outcome is not Outcome.PERMITTED
        else (),
        remedies=ranked(remedy for reason in advising for remedy in reason.remedies)
        if outcome is not Outcome.PERMITTED
        else (),
    )


T = typing.TypeVar("T", Duty, Missing, Remedy)


def once(things: typing.Iterable[T]) -> tuple[T, ...]:
    """Each once, in the order in which they come (重複を除く)."""
    return tuple(dict.fromkeys(things))


def ranked(remedies: typing.Iterable[Remedy]) -> tuple[Remedy, ...]:
    """Each remedy once, the least withholding first (手立ての順)."""
    return tuple(
        sorted(dict.fromkeys(remedies), key=lambda remedy: (remedy.rank, len(remedy.withhold)))
    )
