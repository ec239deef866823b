"""What is asked of each act (行為ごとの問い): which rules, on which facts, and its parts."""

from collections.abc import Callable, Iterable
from typing import Any

from jusou import (
    acts,
    advance,
    councils,
    decision,
    issue,
    jusou_shien_kaigi,
    keeping,
    local,
    other_law,
    progress,
    representation,
    shien_kaigi,
    sitting,
    steps,
    urgent,
)
from jusou.acts import Act
from jusou.agency import Attendee, Party, Receiver
from jusou.agenda import item_parts, item_remedies
from jusou.answer import Answer, Outcome, Part, Reason, Remedy, worst
from jusou.asking import AskedBy
from jusou.cells import Asking, answer, of_reasons, parts_of
from jusou.meeting import AgendaItem, Body, other_laws
from jusou.provenance import given_by
from jusou.reading import Reading
from jusou.shape import changed
from jusou.transfer import asked_under_law, child_authority
from jusou.vocabulary import (
    Basis,
    Character,
    JudgementKind,
    Organiser,
    YesNo,
)
from jusou.withholding import share_remedies

Judged = tuple[tuple[Reason, ...], list[Part], list[Remedy]]


def _only(*reasons: Reason) -> Judged:
    return reasons, [], []


def _free(ask: Asking, _act: Any) -> Judged:
    return _only(ask.put(steps.free))


def _refer(ask: Asking, act: acts.Refer) -> Judged:
    given = given_by(act.by, act.information)
    parts = parts_of(ask, given, [(act.to, None)], act.purpose)
    return (
        (ask.put(steps.sender_stays, YesNo.NO),),
        parts,
        list(share_remedies(given, parts)),
    )


def _give_consent(ask: Asking, act: acts.GiveConsent) -> Judged:
    read, consent = ask.read, act.consent
    person = read.ledger.people[consent.person]
    facts = representation.read_authority(
        person,
        consent.given_by,
        consent.scope.categories,
        read.judged(JudgementKind.OWN_CAPACITY, person=person.id),
        read.on,
    )
    return _only(ask.put(representation.may_speak_for, *facts))


def _add_agency(ask: Asking, act: acts.AddAgency) -> Judged:
    """The city's own standing, and contracts, are not for others to enter (市町村の立場・委託の登録)."""
    known, new = ask.read.agency(act.agency.id), act.agency
    grants = (
        new.entrustments != (known.entrustments if known else ())
        or (new.character, new.changes)
        != ((known.character, known.changes) if known else (new.character, ()))
        or (known is None and new.character is Character.MUNICIPALITY)
        or new.secrecy is not (known.secrecy if known else new.secrecy)
    )
    return _only(
        ask.put(steps.agency_standing, YesNo.of(holds=grants), ask.read.by_municipality(act.by))
    )


def _end_concealment(ask: Asking, act: acts.EndConcealment) -> Judged:
    return _only(ask.put(steps.end_of_concealment, ask.read.by_municipality(act.by)))


def _constitute(ask: Asking, act: acts.ConstituteBody) -> Judged:
    body, hosts = act.body, list[Reason]()
    if body.organiser is Organiser.MUNICIPALITY and ask.read.by_municipality(act.by) is YesNo.NO:
        # Whoever constitutes it is its organiser, whatever the paper says.
        body = changed(body, organiser=Organiser.OTHER)
        hosts = [
            councils.host(ask, basis, body)
            for basis in other_laws(body.bases, None)
            if basis in other_law.HOST
        ]
    return _only(*_organised(ask, body), *hosts, ask.put(steps.free))


def _organised(ask: Asking, body: Body) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if Basis.SHIEN_KAIGI in body.bases:
        found.append(ask.put(shien_kaigi.organiser_shien, body.organiser))
    if Basis.JUSOU_SHIEN_KAIGI in body.bases:
        found.append(ask.put(jusou_shien_kaigi.organiser_jusou, body.organiser))
    return tuple(found)


def _convene(ask: Asking, act: acts.ConveneMeeting) -> Judged:
    reasons: list[Reason] = []
    parts: list[Part] = []
    remedies: list[Remedy] = []
    for ident in sorted(act.meeting.bodies):
        body = ask.read.body(ident)
        if body is None:
            continue
        reasons.extend(_organised(ask, body))
        if body.bases & {Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI}:
            reasons.append(ask.put(sitting.scheme_running, local.running(ask.read)))
    for item in act.meeting.items:
        more = _agenda(ask, item, act.meeting.attendees)
        parts.extend(more[1])
        remedies.extend(more[2])
    reasons.append(ask.put(steps.free))
    return tuple(dict.fromkeys(reasons)), parts, remedies


def _agenda(ask: Asking, item: AgendaItem, attendees: Iterable[Attendee]) -> Judged:
    body = ask.read.body(item.body)
    if body is None:
        return (), [], []
    room = list(attendees)
    parts = item_parts(ask, body, item, room)
    return (), parts, list(item_remedies(ask.read, item, room, parts, body))


def _put_on_agenda(ask: Asking, act: acts.PutOnAgenda) -> Judged:
    attendees = ask.read.ledger.meetings[act.meeting].attendees
    return _agenda(ask, act.item, attendees)


def _hear(ask: Asking, act: acts.HearItem) -> Judged:
    held = ask.read.ledger.meetings[act.meeting]
    item = next(each for each in held.items if each.id == act.item)
    if act.present is None:
        return _agenda(ask, item, held.attendees)
    # Who was there was there, excused or not.
    room = [each for each in held.attendees if each.id in act.present]
    return _agenda(ask, changed(item, excused=frozenset[str]()), room)


def _add_attendee(ask: Asking, act: acts.AddAttendee) -> Judged:
    held = ask.read.ledger.meetings[act.meeting]
    spoilt = False
    for item in held.items:
        body = ask.read.body(item.body)
        if body is not None and (held.id, item.id) not in ask.read.ledger.hearings:
            before = worst(part.outcome for part in item_parts(ask, body, item, held.attendees))
            after = worst(
                part.outcome
                for part in item_parts(ask, body, item, (*held.attendees, act.attendee))
            )
            spoilt = spoilt or (before is Outcome.PERMITTED and after is not Outcome.PERMITTED)
    return _only(ask.put(steps.free), ask.put(sitting.newcomer, YesNo.of(holds=spoilt)))


def _receive(ask: Asking, act: acts.Receive | acts.OpenTrack) -> Judged:
    return _only(ask.put(steps.free), advance.lives(ask, act.person))


def _speaks_for(read: Reading, body: Body, agency: str) -> bool:
    """Whether an agency may ask and be told in a body's name: its members, and the city (会議の名で求める者)."""
    return agency in body.members_on(read.on) or read.is_the_municipality(agency)


def _share(ask: Asking, act: acts.Share) -> Judged:
    receiver: Receiver = (None, act.to_person) if act.to_person else (act.to, None)
    request = ask.read.request(act.request)
    body = ask.read.body(request.body) if request is not None and request.body else None
    asked = (
        request is not None
        and body is not None
        and Basis.SHIEN_KAIGI in body.bases
        and body.organiser is Organiser.MUNICIPALITY
        and request.asks(act.by.agency, act.information)
        and _speaks_for(ask.read, body, request.by.agency)
        and _speaks_for(ask.read, body, act.to.agency)
        # Whoever asked is told in the capacity in which they asked.
        and (act.to.agency != request.by.agency or act.to == request.by)
    )
    given = given_by(act.by, act.information)
    parts = parts_of(
        ask,
        given,
        [receiver],
        act.purpose,
        body=body.id if asked and body else None,
        asked_by=AskedBy.MEETING if asked else asked_under_law(ask.read, act, request),
    )
    return (), parts, list(share_remedies(given, parts))


def _request_cooperation(ask: Asking, act: acts.RequestCooperation) -> Judged:
    read = ask.read
    body = read.body(act.body) if act.body else None
    by_meeting = body is not None and Basis.SHIEN_KAIGI in body.bases
    parts = parts_of(
        ask,
        [changed(each, holder=Party(act.to, each.holder.capacity)) for each in act.information],
        [(act.by, None)],
        act.purpose,
        body=act.body,
        asked_by=AskedBy.MEETING
        if by_meeting
        and body is not None
        and body.organiser is Organiser.MUNICIPALITY
        and _speaks_for(read, body, act.by.agency)
        else child_authority(read, act.by)
        if act.law is not None
        else AskedBy.OFFICIAL,
    )
    reasons = _organised(ask, body) if body is not None and by_meeting else ()
    remedies = list(share_remedies(act.information, parts))
    return reasons, parts, remedies


def _join(ask: Asking, act: acts.JoinPlan) -> Judged:
    plan = ask.read.ledger.plans[act.plan]
    return _only(
        ask.put(decision.roles_covered, progress.roles_covered(ask.read, plan, (act.role.agency,)))
    )


def _raise_shortage(ask: Asking, act: acts.RaiseShortage) -> Judged:
    return _only(ask.put(issue.taken_up, ask.read.under.takes_up(ask.read.body(act.body))))


_JUDGES: dict[type[Act], Callable[[Asking, Any], Judged]] = {
    acts.Refer: _refer,
    acts.GiveConsent: _give_consent,
    acts.AddAgency: _add_agency,
    acts.EndConcealment: _end_concealment,
    acts.ConstituteBody: _constitute,
    acts.ConveneMeeting: _convene,
    acts.PutOnAgenda: _put_on_agenda,
    acts.HearItem: _hear,
    acts.AddAttendee: _add_attendee,
    acts.Share: _share,
    acts.RequestCooperation: _request_cooperation,
    acts.RaiseShortage: _raise_shortage,
    acts.JoinPlan: _join,
    acts.Receive: _receive,
    acts.OpenTrack: _receive,
    **urgent.JUDGES,
    **keeping.JUDGES,
}


def judged_act(read: Reading, act: Act) -> Answer:
    """The answer to one act, whatever it names being there (行為の判定)."""
    ask = Asking(read, act.departures)
    step = advance.OF_ACTS.get(type(act))
    if step is not None:
        return of_reasons(type(act).type, read.on, step(ask, act))
    reasons, parts, remedies = _JUDGES.get(type(act), _free)(ask, act)
    return answer(type(act).type, read, reasons, parts, remedies)
