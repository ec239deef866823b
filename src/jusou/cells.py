"""One cell (一つの提供): may this piece of information go to this receiver; and putting answers together."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple, ParamSpec

import attrs

from jusou import asking, bars, consent, grounds, other_law, shien_kaigi
from jusou.agency import Receiver
from jusou.answer import (
    Answer,
    Cell,
    Outcome,
    Part,
    Reason,
    Remedy,
    worst,
)
from jusou.asking import AskedBy
from jusou.grounds import Relation
from jusou.information import MAY_NAME_OTHERS, Information
from jusou.judgement import Departure
from jusou.reading import Reading
from jusou.rule import Rule, compose, ranked
from jusou.vocabulary import (
    Basis,
    Category,
    Concealed,
    ConsentState,
    JudgementKind,
    Purpose,
    Recorded,
    Source,
    SourceStatute,
    Stated,
    YesNo,
)
from jusou.wording import Text

Day = dt.date
P = ParamSpec("P")


class Asking:
    """One question being put: what is read, and which departures are on record for it (問い)."""

    __slots__ = ("departed", "epoch", "read")

    def __init__(self, read: Reading, departures: Iterable[Departure]) -> None:
        self.read = read
        self.epoch = read.epoch
        self.departed = frozenset(
            [each.rule for each in (*read.under.departures, *departures) if each.on <= read.on]
        )

    def put(self, rule: Rule[P], /, *facts: P.args, **named: P.kwargs) -> Reason:
        """Put a rule; guidance yields to a departure on record (規則に問う)."""
        reason = rule(self.epoch, *facts, **named)
        if reason.outcome is Outcome.NOT_PERMITTED and rule.id in self.departed:
            return rule.set_aside(reason)
        return reason


class Told(NamedTuple):
    """What is read of a piece of information, whoever hears it (情報の側の事実)."""

    regime: grounds.Regime
    danger: Recorded
    consent_difficult: Recorded
    is_anonymous: YesNo
    purpose_fits: YesNo
    necessity: Recorded
    living_challenges: Recorded
    statute: SourceStatute
    just_cause: Recorded
    identifies_reporter: YesNo
    is_the_reporter: YesNo
    names_others: YesNo
    may_name_others: YesNo
    unjust_harm: Recorded


class Elsewhere(NamedTuple):
    """What is read of a request by a meeting of another Act (ほかの法律の会議の求めの事実)."""

    basis: Basis
    asked: Recorded
    purpose_carried: Recorded
    concerned: Recorded
    necessity: Recorded


#: Whether a meeting of another Act asks for this of its holder, to be told to this receiver.
Further = Callable[[Information, Receiver], Elsewhere | None]


class Way(NamedTuple):
    """What is read of the way from its holder to one receiver (提供先の側の事実)."""

    relation: Relation
    consent: ConsentState
    purpose_documented: Stated
    entrusted: grounds.Entrusted
    asked_by: AskedBy
    counterparts: YesNo
    source: Source
    onward: bars.Onward
    conceals: bars.Conceals
    to_municipality: YesNo
    elsewhere: Elsewhere | None


#: Facts are of few values, so most cells are alike: one that has been met is not put together
#: again. Without this a cell costs four times as much.
_CELLS: dict[tuple[int, frozenset[str], Told, Way], Cell] = {}


def cell(ask: Asking, told: Told, way: Way) -> Cell:
    """May this one piece of information go to this one receiver (一つの提供の判定)?"""
    key = (ask.epoch, ask.departed & _RULES if ask.departed else ask.departed, told, way)
    found = _CELLS.get(key)
    return _CELLS.setdefault(key, _judged(ask, told, way)) if found is None else found


def _judged(ask: Asking, told: Told, way: Way) -> Cell:
    put = ask.put
    consented = put(consent.on_consent, way.consent)
    anonymous = put(grounds.anonymous, told.is_anonymous)
    emergency = put(grounds.emergency, told.regime, told.danger, told.consent_difficult)
    claims = (
        put(grounds.same_party, way.relation),
        anonymous,
        put(grounds.within_purpose, told.regime, way.purpose_documented),
        put(grounds.entrustment, way.entrusted),
        consented,
        put(
            asking.asked_by_shien_kaigi,
            way.asked_by,
            way.counterparts,
            told.purpose_fits,
            told.necessity,
            told.living_challenges,
        ),
        emergency,
        *_asked_elsewhere(ask, way.elsewhere),
    )
    moves = YesNo.of(holds=way.relation is not Relation.SAME_PARTY)
    told_oneself = way.relation is Relation.THE_PERSON
    other = any(each.outcome is Outcome.PERMITTED for each in (consented, emergency, anonymous))
    musts = (
        put(
            bars.tax_secrecy,
            told.statute,
            moves,
            YesNo.of(
                holds=Outcome.PERMITTED in (consented.outcome, emergency.outcome) or told_oneself
            ),
        ),
        put(
            bars.heard_in_shien_kaigi,
            way.source,
            way.onward,
            YesNo.of(holds=other),
            told.just_cause,
        ),
        put(bars.concealment, way.conceals),
        put(
            bars.reporter_protected,
            told.identifies_reporter,
            YesNo.of(
                holds=moves is YesNo.NO
                or (told_oneself and told.is_the_reporter is YesNo.NO)
                or way.to_municipality is YesNo.YES
            ),
        ),
        put(bars.others_named, told.names_others, told.may_name_others),
        put(bars.unjust_harm, told.regime, told.unjust_harm),
    )
    return compose(claims, musts)


def _asked_elsewhere(ask: Asking, found: Elsewhere | None) -> tuple[Reason, ...]:
    if found is None:
        return ()
    basis, *facts = found
    return (ask.put(other_law.GROUND[basis], *facts),)


#: A departure names any rule, known or not; only these can change a cell.
_RULES = frozenset(each.id for each in (*grounds.RULES, *asking.RULES, *bars.RULES)) | {
    consent.on_consent.id
}


def _told(read: Reading, info: Information, purpose: Purpose, body: str | None) -> Told:
    subject = info.subject
    return Told(
        read.regime(info.holder.agency),
        read.danger(subject),
        read.judged(JudgementKind.CONSENT_DIFFICULT, person=subject),
        read.is_anonymous(info),
        YesNo.of(holds=purpose in shien_kaigi.IN_SHIEN_KAIGI),
        read.judged(JudgementKind.NECESSITY, person=subject, body=body),
        read.living_challenges(subject),
        read.statute(info),
        read.judged(JudgementKind.JUST_CAUSE, person=subject),
        read.identifies_reporter(info),
        YesNo.of(holds=info.category is Category.REPORTER),
        YesNo.of(holds=bool(info.names)),
        YesNo.of(holds=info.category in MAY_NAME_OTHERS),
        read.judged(JudgementKind.UNJUST_HARM, person=subject),
    )


def _way(
    read: Reading,
    info: Information,
    receiver: Receiver,
    purpose: Purpose,
    heard: frozenset[str],
    body: str | None,
    asked_by: AskedBy,
    elsewhere: Elsewhere | None,
) -> Way:
    to, person = receiver
    relation = read.relation(info.holder, to, info.subject, person)
    stays = relation is Relation.SAME_PARTY
    if stays:
        heard = frozenset()
    return Way(
        relation,
        read.consent(info.subject, info.category, reader_of(receiver), purpose),
        read.purpose_documented(info, to, purpose),
        read.entrusted(info.holder, to),
        asked_by,
        YesNo.of(holds=person is None),
        read.source(info, heard),
        # The same body in another of its capacities is another meeting.
        read.onward(info, heard, body if asked_by is AskedBy.MEETING else None, to, person),
        bars.Conceals.NO if stays else read.conceals(info, to, person),
        YesNo.NO if to is None else read.by_municipality(to),
        elsewhere,
    )


def reader_of(receiver: Receiver) -> str:
    """The id of the person or agency that hears it (聞く人の識別子)."""
    to, person = receiver
    return person or (to.agency if to else "")


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
    for each in read.ledger.concealments:
        if not each.hides(each.person, read.on):
            continue
        # An agency on the concealed person's side gives them away to the other side.
        beside = any(
            read.serves(agency, frozenset({each.person}))
            and not read.serves(agency, each.from_people)
            for agency in told
        )
        if each.person not in named and not beside:
            continue
        if (
            not beside
            and each.what is Concealed.ADDRESS
            and not (info is not None and info.category in (Category.ADDRESS, Category.HOUSING))
        ):
            continue
        hidden |= each.from_people
        hidden |= {
            other.agency
            for other in read.ledger.involvements
            if other.person in each.from_people and not read.sides_with(other.agency, each.person)
        }
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
    read, room = ask.read, list(receivers)
    parts: list[Part] = []
    for info in map(read.as_recorded, information):
        told, heard = _told(read, info, purpose, body), read.heard_bodies(info)
        unseen = told.identifies_reporter is YesNo.YES or bool(read.ledger.concealments)
        for receiver in room:
            if receiver[0] is not None and receiver[0] == info.holder:
                continue
            elsewhere = further(info, receiver) if further is not None else None
            way = _way(read, info, receiver, purpose, heard, body, asked_by, elsewhere)
            judged = cell(ask, told, way)
            if judged.remedies and not read.may_be_asked(info.subject):
                judged = _without_asking(judged)
            reader = reader_of(receiver)
            parts.append(
                Part(
                    judged,
                    subject=info.subject,
                    category=info.category.value,
                    sharer=info.holder.agency,
                    receiver=reader,
                    hidden_from=hidden_from(read, info, (reader,)) if unseen else frozenset(),
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


def _without_asking(judged: Cell) -> Cell:
    kept = tuple(each for each in judged.remedies if each.id not in ASKING)
    if len(kept) == len(judged.remedies):
        return judged
    return attrs.evolve(judged, remedies=(_DO_NOT_ASK, *kept))


def answer(
    question: str,
    read: Reading,
    reasons: tuple[Reason, ...],
    parts: list[Part],
    remedies: Iterable[Remedy] = (),
) -> Answer:
    """Put reasons and parts together into one answer (判定の組立て)."""
    head = compose((), reasons)
    outcome = worst((head.outcome, *(part.outcome for part in parts)))
    cells = [head, *(part.cell for part in parts)]
    present: Outcome | None = None
    if any(reason.unread for cell in cells for reason in cell.reasons if not reason.aside):
        present, outcome = outcome, Outcome.UNDETERMINED
    hidden: set[str] = set()
    for part in parts:
        hidden |= part.hidden_from
    permitted = outcome is Outcome.PERMITTED
    return Answer(
        question=question,
        on=read.on,
        outcome=outcome,
        reasons=head.reasons,
        parts=tuple(parts),
        duties=tuple(dict.fromkeys(duty for cell in cells for duty in cell.duties)),
        missing=()
        if permitted
        else tuple(dict.fromkeys(each for cell in cells for each in cell.missing)),
        remedies=()
        if permitted
        else ranked((*remedies, *(remedy for cell in cells for remedy in cell.remedies))),
        under_present_text=present,
        hidden_from=frozenset(hidden),
    )
