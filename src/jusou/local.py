"""What of a municipality's own outline touches a case (要綱の定めを問う): asked only where it says so."""

import datetime as dt
from collections.abc import Iterable, Iterator

from jusou import outline
from jusou.agency import Receiver
from jusou.answer import Reason
from jusou.cells import Asking
from jusou.consent import WORST_CONSENT_FIRST
from jusou.household import Person
from jusou.ledger import Track
from jusou.meeting import AgendaItem, Body, Running, Taken
from jusou.municipality.constitutions import Constitution
from jusou.municipality.programmes import Phase
from jusou.municipality.terms import Condition, ConsentRule, Decision, Task
from jusou.outline import AskedOf, Eligible, Host
from jusou.reading import Reading
from jusou.room import consent_for_item
from jusou.shape import changed
from jusou.vocabulary import (
    ConsentState,
    JudgementKind,
    Programme,
    Purpose,
    Recorded,
    Residence,
    Stated,
    Step,
    YesNo,
)

Day = dt.date

_DECISIONS = {
    Step.REPLAN: Decision.REPLAN,
    Step.SUSPEND: Decision.SUSPEND,
    Step.GIVE_BACK: Decision.GIVE_BACK,
    Step.CONCLUDE: Decision.END,
}
#: Conditions that where one lives or works decides; the municipality's finding of need meets the others.
_BY_PLACE = frozenset(
    {
        Condition.REGISTERED,
        Condition.STAYS,
        Condition.LIVES,
        Condition.WORKS,
        Condition.HOUSEHOLD,
        Condition.HOUSEHOLD_ELSEWHERE,
        Condition.FAMILY,
        Condition.RECOGNISED,
    }
)
_RESIDING = {
    Condition.REGISTERED: frozenset({Residence.REGISTERED}),
    Condition.STAYS: frozenset({Residence.REGISTERED, Residence.LIVES_HERE}),
    Condition.LIVES: frozenset({Residence.REGISTERED, Residence.LIVES_HERE}),
}


def of_body(
    ask: Asking, taken: Taken, body: Body, item: AgendaItem, receivers: Iterable[Receiver]
) -> Iterator[Reason]:
    """What the outline adds for a body and an item, if anything (会議体の定め)."""
    read, put = ask.read, ask.put
    room = list(receivers)
    people = [*filter(None, (item.about,)), *(each.subject for each in item.information)]
    after = _after_trial(read, people)
    if after is not None:
        yield put(outline.trial_over, *after)
    said = read.under.constitutions_by_body.get(body.id)
    if said is not None:
        if taken is Taken.NO_BASIS and not body.bases:
            yield put(outline.basis_seen, said.basis_stated)
        if said.after:
            yield put(outline.meeting_before, _heard_before(read, said, people))
        host = _host(read, said) if taken is Taken.JUSOU_SHIEN_KAIGI else None
        if host is not None:
            yield put(outline.host_there, host)
        asked = asked_of(said, taken)
        if asked is not None:
            yield put(outline.consent_to_bring, asked, _own_consent(read, item, room, asked))
    if taken is Taken.SHIEN_KAIGI and routes_on(body, said):
        state = consent_for_item(read, item, room)
        yield put(outline.moves_on_consent, YesNo.of(holds=state is ConsentState.GIVEN))


def for_whom(ask: Asking, track: Track) -> Iterator[Reason]:
    """Whom the outline has a programme for, and until when, if it says so (対象者の定め)."""
    after = _after_trial(ask.read, (track.person,))
    if after is not None:
        yield ask.put(outline.trial_over, *after)
    eligible = _eligible(ask.read, track.person, track.programme)
    if eligible is not None:
        yield ask.put(outline.eligible_person, eligible)


def of_step(ask: Asking, track: Track, step: Step) -> Iterator[Reason]:
    """Where the outline has a step examined, and when the plan is next reviewed (手順の定め)."""
    if track.programme is not Programme.COORDINATION:
        return
    there = _examined_there(ask.read, track.person, step)
    if there is not None:
        yield ask.put(outline.examined_in, there)
    review = ask.read.under.review
    stated = review is not None and review.months is not None
    if stated and step in (Step.START_SUPPORT, Step.CONTINUE_SUPPORT):
        yield ask.put(outline.review_interval)


def running(read: Reading, people: Iterable[str] | None = None) -> Running:
    """The phase of the scheme, for this case: a trial's may go on after it (実施段階).

    Without *people*, whoever has a track.
    """
    everyone = (track.person for track in read.ledger.tracks.values())
    after = _after_trial(read, everyone if people is None else people)
    if after is None:
        return read.running()
    new, taken = after
    phase = read.under.trial_over(read.on)
    if taken is Stated.YES and phase is not None:
        return phase.running
    if taken is Stated.NO:
        return Running.NOT_RUNNING
    # What is not known of a case that goes on is no "not running".
    return Running.NOT_STATED if new is YesNo.NO else read.running()


def _continues(read: Reading, phase: Phase, people: Iterable[str]) -> bool:
    """Whether the case was accepted while the trial ran, and is open (継続のケースか)."""
    wanted = set(people)
    return any(
        track.accepted
        and track.is_open
        and track.person in wanted
        and (phase.until is None or track.since < phase.until)
        for track in read.ledger.tracks.values()
    )


def _eligible(read: Reading, person: str, programme: Programme) -> Eligible | None:
    """Whether the outline's conditions are met; ``None`` if it sets none (対象者の要件)."""
    stated = read.under.eligibility_for(programme)
    if not stated:
        return None
    conditions = {each.condition for one in stated for each in one.any_of}
    if conditions - _BY_PLACE:
        return Eligible.MET
    recognised = read.judged(JudgementKind.ELIGIBLE, person=person)
    found = [_meets(read, person, each, recognised) for each in conditions]
    if Recorded.YES in found:
        return Eligible.MET
    return Eligible.NOT_RECORDED if Recorded.NOT_RECORDED in found else Eligible.NOT_MET


def _meets(read: Reading, person: str, condition: Condition, recognised: Recorded) -> Recorded:
    if condition is Condition.RECOGNISED:
        return recognised
    if condition in _RESIDING:
        return _resides(read.person(person), condition)
    if condition is Condition.HOUSEHOLD:
        here = read.household_now()
        if person not in here:
            return Recorded.NO
        found = [_resides(read.person(each), Condition.LIVES) for each in here if each != person]
        if Recorded.YES in found:
            return Recorded.YES
        return Recorded.NOT_RECORDED if Recorded.NOT_RECORDED in found else Recorded.NO
    # Where somebody works, and whose family they are, no record says; a person may.
    return recognised


def _resides(person: Person | None, condition: Condition) -> Recorded:
    if person is None or person.residence is Residence.NOT_RECORDED:
        return Recorded.NOT_RECORDED
    return Recorded.YES if person.residence in _RESIDING[condition] else Recorded.NO


def _examined_there(read: Reading, person: str, step: Step) -> YesNo | None:
    """Whether the body named for it was the last to evaluate; ``None`` if none is named (定められた会議での評価)."""
    decision = _DECISIONS.get(step)
    if decision is None:
        return None
    bodies = {each.body for each in read.under.decisions if each.decision is decision and each.body}
    if not bodies:
        return None
    last = [
        item.body
        for item in _heard(read)
        if item.about == person and item.purpose is Purpose.EVALUATION
    ]
    return YesNo.of(holds=bool(last) and last[-1] in bodies)


def _heard_before(read: Reading, said: Constitution, people: Iterable[str]) -> YesNo:
    """Whether a meeting that goes first has heard any of these people's matter (前段の会議)."""
    wanted = set(people)
    return YesNo.of(
        holds=any(
            item.body in said.after
            and not wanted.isdisjoint({item.about, *(each.subject for each in item.information)})
            for item in _heard(read)
        )
    )


def _heard(read: Reading) -> Iterator[AgendaItem]:
    """The items that were heard, in the order of their hearing (審議された議題)."""
    for (meeting, ident), _ in sorted(read.ledger.hearings.items(), key=lambda each: each[1].on):
        for item in read.ledger.meetings[meeting].items:
            if item.id == ident:
                yield item


def _host(read: Reading, said: Constitution) -> Host | None:
    """Whether the contractor is there who is to hold it; ``None`` if nobody asks for one (主催する者)."""
    for office in said.offices:
        programme = office.entrusted_with
        if office.task is not Task.ORGANISE or programme is None:
            continue
        agencies = (
            [read.agency(each) for each in office.agencies]
            if office.agencies
            else [*read.under.agencies, *read.ledger.agencies.values()]
        )
        there = any(each and each.is_entrusted(programme, read.on) for each in agencies)
        return Host.THERE if there else Host.MISSING
    return None


def asked_of(said: Constitution, taken: Taken) -> AskedOf | None:
    """Of whom its own rules ask consent, beside what the national scheme does (要綱の定める同意).

    What a body's rules say of consent is said of it as a 重層的支援会議, where it is both.
    """
    if said.consent is ConsentRule.PER_SUBJECT and taken is not Taken.SHIEN_KAIGI:
        return AskedOf.EVERYONE
    if said.consent_to_open is Stated.YES:
        return AskedOf.THE_PERSON
    if said.consent is ConsentRule.REQUIRED and taken in (Taken.OTHER_LAW, Taken.NO_BASIS):
        return AskedOf.THE_PERSON
    return None


def _own_consent(
    read: Reading, item: AgendaItem, room: list[Receiver], asked: AskedOf
) -> ConsentState:
    """The weakest consent among those whom the outline names (要綱の定める同意の状態)."""
    if asked is AskedOf.THE_PERSON:
        return consent_for_item(read, item, room)
    people = dict.fromkeys(
        [*filter(None, (item.about,)), *(each.subject for each in item.information)]
    )
    return min(
        (consent_for_item(read, changed(item, about=person), room) for person in people),
        key=WORST_CONSENT_FIRST.index,
        default=consent_for_item(read, item, room),
    )


def routes_on(body: Body, said: Constitution | None) -> bool:
    """Whether its rules move a case on once there is consent (同意による移行の定め)."""
    return body.without_consent_only is Stated.YES or (
        said is not None and said.moves_to is not None
    )


def _after_trial(read: Reading, people: Iterable[str]) -> tuple[YesNo, Stated] | None:
    """After a trial: whether the case is a new one, and what the outline says of such (試行の終了後)."""
    phase = read.under.trial_over(read.on)
    if phase is None:
        return None
    new = YesNo.of(holds=not _continues(read, phase, people))
    return new, (phase.new_cases if new is YesNo.YES else phase.continuing_cases)
