"""One cell (一つの提供): may this piece of information go to this receiver; and putting answers together."""

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple, ParamSpec

import attrs

from jusou.agency import Receiver
from jusou.answer import (
    Answer,
    Cell,
    Duty,
    Missing,
    Outcome,
    Part,
    Reason,
    Remedy,
    worst,
)
from jusou.asking import AskedBy
from jusou.claims import RULES, claims, holding, musts
from jusou.grounds import Relation
from jusou.information import Information
from jusou.judgement import Departure
from jusou.reading import Reading
from jusou.rule import Rule, compose, once, ranked
from jusou.transfer import (
    Claim,
    Further,
    Told,
    Way,
    claim_of,
    hearer_of,
    is_claimed,
    relation_of,
    sharer_of,
    told_of,
    way_of,
)
from jusou.vocabulary import (
    Category,
    Concealed,
    Purpose,
    YesNo,
)
from jusou.wording import Text

Day = dt.date
_NOBODY = frozenset[str]()
P = ParamSpec("P")


class Asking:
    """One question being put: what is read, and which departures are on record for it (問い)."""

    __slots__ = ("departed", "departed_in_cells", "epoch", "read")

    def __init__(self, read: Reading, departures: Iterable[Departure]) -> None:
        self.read = read
        self.epoch = read.epoch
        known = (*read.under.departures, *departures)
        self.departed = self.departed_in_cells = _NOBODY
        if known:
            self.departed = frozenset([each.rule for each in known if each.on <= read.on])
            self.departed_in_cells = self.departed & RULES

    def put(self, rule: Rule[P], /, *facts: P.args, **named: P.kwargs) -> Reason:
        """Put a rule; guidance yields to a departure on record (規則に問う)."""
        reason = rule(self.epoch, *facts, **named) if named else rule.given((self.epoch, *facts))
        return rule.set_aside(reason) if rule.id in self.departed else reason


#: Facts are of few values, so most cells are alike: one that has been met is not put together
#: again. Without this a cell costs four times as much.
_CELLS: dict[tuple[int, frozenset[str], Told, Way, Claim | None], Cell] = {}


def cell(ask: Asking, told: Told, way: Way, claim: Claim | None = None) -> Cell:
    """May this one piece of information go to this one receiver (一つの提供の判定)?"""
    key = (ask.epoch, ask.departed_in_cells, told, way, claim)
    found = _CELLS.get(key)
    return _CELLS.setdefault(key, _judged(ask, told, way, claim)) if found is None else found


def _judged(ask: Asking, told: Told, way: Way, claim: Claim | None) -> Cell:
    claimed = claims(ask.put, told, way, claim)
    return compose(claimed, musts(ask.put, told, way, claim, holding(claimed)))


def hidden_from(
    read: Reading, info: Information | None, receivers: Iterable[str]
) -> frozenset[str]:
    """Who must not be shown a part about these people (部分を見せない相手)."""
    if info is not None and read.identifies_reporter(info) is YesNo.YES:
        return frozenset({"*"})
    if not read.ledger.concealments:
        return frozenset()
    named = {*receivers}
    if info is not None:
        named |= {info.subject, *info.names}
    told = {*receivers, *(() if info is None else (info.holder.agency,))}
    hidden: set[str] = set()
    for each in read.hidings:
        # An agency on the concealed person's side gives them away to the other side.
        beside = not each.beside.isdisjoint(told)
        if each.concealment.person not in named and not beside:
            continue
        if (
            not beside
            and each.concealment.what is Concealed.ADDRESS
            and not (info is not None and info.category in (Category.ADDRESS, Category.HOUSING))
        ):
            continue
        hidden |= each.unseen
    return frozenset(hidden)


def parts_of(
    ask: Asking,
    information: Iterable[Information],
    receivers: Iterable[Receiver],
    purpose: Purpose,
    *,
    body: str | None = None,
    asked_by: AskedBy = AskedBy.NOBODY,
    further: Further | None = None,
) -> list[Part]:
    """A part for each piece of information and each receiver (部分の判定)."""
    read = ask.read
    room = [hearer_of(read, each) for each in receivers]
    one_by_one = read.names_receivers()
    parts: list[Part] = []
    for info in map(read.as_recorded, information):
        sharer = sharer_of(read, info)
        told = told_of(read, sharer, purpose, body)
        claimed = is_claimed(read, info, asked_by)
        askable = read.may_be_asked(info.subject)
        requested = further(info) if further is not None else None
        category, holder = info.category.value, info.holder.agency
        unseen = told.identifies_reporter is YesNo.YES or bool(read.ledger.concealments)
        for hearer in room:
            relation = relation_of(info, hearer)
            if relation is Relation.SAME_PARTY:
                continue
            if one_by_one:
                told = told_of(read, sharer, purpose, body, hearer.reader)
            elsewhere = requested((hearer.to, hearer.person)) if requested is not None else None
            way = way_of(read, sharer, hearer, relation, purpose, body, asked_by, elsewhere)
            claim = claim_of(read, info, hearer, purpose) if claimed else None
            judged = cell(ask, told, way, claim)
            if not askable:
                judged = without(judged, ASKING, (_DO_NOT_ASK,))
            parts.append(
                Part(
                    judged,
                    subject=info.subject,
                    category=category,
                    sharer=holder,
                    receiver=hearer.reader,
                    hidden_from=hidden_from(read, info, (hearer.reader,)) if unseen else _NOBODY,
                )
            )
    return parts


#: Remedies that mean going to the person and asking.
ASKING = frozenset(
    {"ask_consent", "widen_consent", "renew_consent", "await_reply", "obtain_consent", "ask_now"}
)
_DO_NOT_ASK = Remedy(
    "do_not_ask",
    Text(
        "この人（秘匿の相手方など）には尋ねないでください。尋ねると、相談のあったことが伝わります。",
        "do not ask this person: asking would tell them of the consultation",
    ),
    rank=2,
)


@functools.lru_cache(4096)
def without(judged: Cell, remedies: frozenset[str], instead: tuple[Remedy, ...] = ()) -> Cell:
    """A cell without some of its ways out, others in their place if it had any of them (手立てを除く)."""
    kept = tuple(each for each in judged.remedies if each.id not in remedies)
    if len(kept) == len(judged.remedies):
        return judged
    return attrs.evolve(judged, remedies=(*instead, *kept))


#: The head of an act of which nothing is asked but its parts.
_SILENT = compose((), ())


def answer(
    question: str,
    read: Reading,
    reasons: tuple[Reason, ...],
    parts: list[Part],
    remedies: Sequence[Remedy] = (),
) -> Answer:
    """Put reasons and parts together into one answer (判定の組立て)."""
    if not parts:
        return of_reasons(question, read.on, reasons)
    head = compose((), reasons) if reasons else _SILENT
    met = {id(part.cell): part.cell for part in parts}
    whole = _whole((head, *met.values()))
    return Answer(
        question=question,
        on=read.on,
        outcome=whole.outcome,
        reasons=head.reasons,
        parts=tuple(parts),
        duties=whole.duties,
        missing=whole.missing,
        # Whoever has a way out to offer has seen a part that fails.
        remedies=ranked((*remedies, *whole.remedies)) if remedies else whole.remedies,
        under_present_text=whole.under_present_text,
        hidden_from=_NOBODY.union(*[part.hidden_from for part in parts]),
    )


class _Whole(NamedTuple):
    """What several cells come to (いくつかの提供の合成)."""

    outcome: Outcome
    under_present_text: Outcome | None
    duties: tuple[Duty, ...]
    missing: tuple[Missing, ...]
    remedies: tuple[Remedy, ...]


@functools.lru_cache(4096)
def _whole(cells: tuple[Cell, ...]) -> _Whole:
    """What the cells of an answer come to (提供の合成).

    Kept, because most rooms are alike as most cells are, and to gather anew what twenty parts
    bring costs as much as reading two of them.
    """
    outcome = worst(cell.outcome for cell in cells)
    present: Outcome | None = None
    if any(cell.unread for cell in cells):
        present, outcome = outcome, Outcome.UNDETERMINED
    permitted = outcome is Outcome.PERMITTED
    return _Whole(
        outcome,
        present,
        once(each for cell in cells for each in cell.duties),
        () if permitted else once(each for cell in cells for each in cell.missing),
        () if permitted else ranked(each for cell in cells for each in cell.remedies),
    )


@functools.lru_cache(4096)
def of_reasons(question: str, on: Day, reasons: tuple[Reason, ...]) -> Answer:
    """The answer of an act that has no parts (部分のない判定).

    Kept, because one step is taken on one day in many cases, and a third of what it costs to judge
    it is putting this together.
    """
    head = compose((), reasons)
    return Answer(
        question=question,
        on=on,
        outcome=Outcome.UNDETERMINED if head.unread else head.outcome,
        reasons=head.reasons,
        duties=head.duties,
        missing=head.missing,
        remedies=head.remedies,
        under_present_text=head.outcome if head.unread else None,
    )
