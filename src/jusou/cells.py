"""One cell (一つの提供): may this piece of information go to this receiver; and putting answers together."""

import datetime as dt
from collections.abc import Iterable
from typing import ParamSpec

import attrs

from jusou import asking, bars, consent, grounds, shien_kaigi
from jusou.agency import Party
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
from jusou.information import Information
from jusou.judgement import Departure
from jusou.reading import Reading
from jusou.rule import Rule, compose, ranked
from jusou.vocabulary import (
    Category,
    Concealed,
    JudgementKind,
    Purpose,
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
            each.rule for each in (*read.under.departures, *departures) if each.on <= read.on
        )

    def put(self, rule: Rule[P], /, *facts: P.args, **named: P.kwargs) -> Reason:
        """Put a rule; guidance yields to a departure on record (規則に問う)."""
        reason = rule(self.epoch, *facts, **named)
        if reason.outcome is Outcome.NOT_PERMITTED and rule.id in self.departed:
            return rule.set_aside(reason)
        return reason


Receiver = tuple[Party | None, str | None]


def cell(
    ask: Asking,
    info: Information,
    receiver: Receiver,
    purpose: Purpose,
    *,
    body: str | None = None,
    asked_by: AskedBy = AskedBy.NOBODY,
) -> Cell:
    """May this one piece of information go to this one receiver (一つの提供の判定)?"""
    read, put = ask.read, ask.put
    to, person = receiver
    reader = person or (to.agency if to else "")
    relation = read.relation(info.holder, to, info.subject, person)
    regime = read.regime(info.holder.agency)
    state = read.consent(info.subject, info.category, reader, purpose)
    same = put(grounds.same_party, relation)
    moves = YesNo.of(holds=relation is not grounds.Relation.SAME_PARTY)
    consented = put(consent.on_consent, state)
    anonymous = put(grounds.anonymous, read.is_anonymous(info))
    emergency = put(
        grounds.emergency,
        regime,
        read.danger(info.subject),
        read.judged(JudgementKind.CONSENT_DIFFICULT, person=info.subject),
    )
    claims = (
        same,
        anonymous,
        put(grounds.within_purpose, regime, read.purpose_documented(info, to, purpose)),
        put(grounds.entrustment, read.entrusted(info.holder, to)),
        consented,
        put(
            asking.asked_by_shien_kaigi,
            asked_by,
            YesNo.of(holds=person is None),
            YesNo.of(holds=purpose in shien_kaigi.IN_SHIEN_KAIGI),
            read.judged(JudgementKind.NECESSITY, person=info.subject, body=body),
            read.living_challenges(info.subject),
        ),
        emergency,
    )
    heard = read.heard_bodies(info) if moves is YesNo.YES else frozenset[str]()
    other = any(each.outcome is Outcome.PERMITTED for each in (consented, emergency, anonymous))
    musts = (
        put(
            bars.tax_secrecy,
            read.statute(info),
            moves,
            YesNo.of(
                holds=Outcome.PERMITTED in (consented.outcome, emergency.outcome)
                or relation is grounds.Relation.THE_PERSON
            ),
        ),
        put(
            bars.heard_in_shien_kaigi,
            read.source(info, heard),
            # The same body in another of its capacities is another meeting.
            read.onward(info, heard, body if asked_by is AskedBy.MEETING else None, to, person),
            YesNo.of(holds=other),
            read.judged(JudgementKind.JUST_CAUSE, person=info.subject),
        ),
        put(
            bars.concealment,
            read.conceals(info, to, person) if moves is YesNo.YES else bars.Conceals.NO,
        ),
        put(
            bars.reporter_protected,
            read.identifies_reporter(info),
            YesNo.of(
                holds=moves is YesNo.NO
                or (
                    relation is grounds.Relation.THE_PERSON
                    and info.category is not Category.REPORTER
                )
                or (to is not None and read.by_municipality(to) is YesNo.YES)
            ),
        ),
        put(bars.others_named, read.names_others(info), read.may_name_others(info)),
        put(
            bars.unjust_harm,
            regime,
            read.judged(JudgementKind.UNJUST_HARM, person=info.subject),
        ),
    )
    return compose(claims, musts)


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
) -> list[Part]:
    """A part for each piece of information and each receiver (部分の判定)."""
    room = list(receivers)
    parts: list[Part] = []
    for info in map(ask.read.as_recorded, information):
        for receiver in room:
            to, person = receiver
            if to is not None and to == info.holder:
                continue
            judged = cell(ask, info, receiver, purpose, body=body, asked_by=asked_by)
            if judged.remedies and not ask.read.may_be_asked(info.subject):
                judged = _without_asking(judged)
            reader = person or (to.agency if to else "")
            parts.append(
                Part(
                    judged,
                    subject=info.subject,
                    category=info.category.value,
                    sharer=info.holder.agency,
                    receiver=reader,
                    hidden_from=hidden_from(ask.read, info, (reader,)),
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
