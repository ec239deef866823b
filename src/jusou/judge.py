"""Judging (判定): may this act be done, on this day, in this municipality; and doing it.

Pure: no clock, no I/O, no global state. What is read (facts) and what is judged (rules) are
apart; here they are put together.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

import attrs

from jusou import (
    acts,
    decision,
    jusou_shien_kaigi,
    reporting,
    representation,
    shien_kaigi,
    sitting,
    steps,
)
from jusou.acts import Act, AnyAct, Record
from jusou.agency import Attendee, Party
from jusou.agenda import (
    item_parts,
    item_remedies,
    withholding,
)
from jusou.answer import (
    Answer,
    Outcome,
    Part,
    Reason,
    Remedy,
    worst,
)
from jusou.case import Case, Entry, effective, opening
from jusou.cells import (
    Asking,
    Day,
    Receiver,
    answer,
    parts_of,
)
from jusou.entries import take
from jusou.errors import (
    InvalidError,
    JusouError,
    Problem,
    StaleVersionError,
)
from jusou.flow import TABLES
from jusou.flow import steps as chart_steps
from jusou.history import Registry
from jusou.information import Information
from jusou.law import SCHEME_START
from jusou.ledger import Track
from jusou.meeting import AgendaItem, Body
from jusou.municipality import Municipality
from jusou.plan import Plan
from jusou.provenance import as_given
from jusou.reading import Reading
from jusou.shape import (
    EntityShape,
    ManyShape,
    OptionalShape,
    Shape,
    TextShape,
    changed,
    fields,
)
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    Basis,
    ConsentState,
    DeliberationResult,
    EndReason,
    JudgementKind,
    Organiser,
    PlanKind,
    Programme,
    Purpose,
    ReviewResult,
    Stage,
    Step,
    YesNo,
)
from jusou.wording import Text


@attrs.define(slots=False, eq=False)
class NotPermittedError(JusouError, PermissionError):
    """The act was proposed, and is not permitted (できない行為). The answer says why."""

    code = "not_permitted"
    answer: Answer

    def __str__(self) -> str:
        rules = "、".join(sorted(self.answer.rules()))
        return f"{self.answer.question}: {self.answer.outcome.label.ja}（{rules}）"


Judged = tuple[tuple[Reason, ...], list[Part], list[Remedy]]


def _only(*reasons: Reason) -> Judged:
    return reasons, [], []


def _free(ask: Asking, _act: Any) -> Judged:
    return _only(ask.put(steps.free))


def _in_order(ask: Asking, act: Any) -> Reason:
    track = ask.read.ledger.tracks[act.track]
    return ask.put(steps.order, track.programme, track.stage, act.step)


def _step(ask: Asking, act: Any) -> Judged:
    return _only(_in_order(ask, act))


def _decide_acceptance(ask: Asking, act: acts.DecideAcceptance) -> Judged:
    return _only(
        _in_order(ask, act),
        ask.put(steps.acceptance_by_municipality, ask.read.by_municipality(act.by))
        if act.result is AcceptanceResult.ACCEPT
        else ask.put(steps.free),
    )


def _given(act: acts.Refer | acts.Share | acts.EmergencySupport) -> tuple[Information, ...]:
    """What an act gives: as its giver's, and as that of whoever is named as holding it (提供される情報)."""
    return tuple(dict.fromkeys((*act.information, *as_given(act.information, act.by))))


def _refer(ask: Asking, act: acts.Refer) -> Judged:
    given = _given(act)
    parts = parts_of(ask, given, [(act.to, None)], act.purpose)
    return (
        (ask.put(steps.sender_stays, YesNo.NO),),
        parts,
        list(_share_remedies(given, parts)),
    )


def _share_remedies(information: Iterable[Information], parts: list[Part]) -> Iterator[Remedy]:
    failing = list(
        dict.fromkeys(
            (part.subject or "", part.category or "")
            for part in parts
            if part.outcome is not Outcome.PERMITTED
        )
    )
    if failing and set(failing) != {(each.subject, each.category.value) for each in information}:
        yield withholding(failing)


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


def _constitute(ask: Asking, act: acts.ConstituteBody) -> Judged:
    body = act.body
    if body.organiser is Organiser.MUNICIPALITY and ask.read.by_municipality(act.by) is YesNo.NO:
        # Whoever constitutes it is its organiser, whatever the paper says.
        body = changed(body, organiser=Organiser.OTHER)
    return _only(*_organised(ask, body), ask.put(steps.free))


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
            reasons.append(ask.put(sitting.scheme_running, ask.read.running()))
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
    return _only(ask.put(steps.free), _lives(ask, act.person))


def _reopen(ask: Asking, act: acts.Reopen) -> Judged:
    track = ask.read.ledger.tracks[act.track]
    return _only(_in_order(ask, act), _lives(ask, track.person))


def _lives(ask: Asking, person: str) -> Reason:
    return ask.put(steps.person_lives, YesNo.of(holds=ask.read.is_dead(person)))


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
        and request.to == act.by.agency
        and _speaks_for(ask.read, body, request.by.agency)
        and {(each.subject, each.category) for each in act.information}
        <= {(each.subject, each.category) for each in request.information}
        and _speaks_for(ask.read, body, act.to.agency)
    )
    given = _given(act)
    parts = parts_of(
        ask,
        given,
        [receiver],
        act.purpose,
        body=body.id if asked and body else None,
        asked_by_meeting=asked,
    )
    return (), parts, list(_share_remedies(given, parts))


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
        asked_by_meeting=by_meeting
        and body is not None
        and body.organiser is Organiser.MUNICIPALITY
        and _speaks_for(read, body, act.by.agency),
    )
    reasons = _organised(ask, body) if body is not None and by_meeting else ()
    remedies = list(_share_remedies(act.information, parts))
    if any(part.outcome is not Outcome.PERMITTED for part in parts) and not by_meeting:
        remedies.append(
            Remedy(
                "ask_in_the_meetings_name",
                Text(
                    "支援会議の名の文書で求めるか、本人の同意書を添えてください。",
                    "ask by a document in the name of the 支援会議, or attach the person's consent",
                ),
                rank=8,
            )
        )
    return reasons, parts, remedies


def _draft(ask: Asking, act: acts.DraftPlan) -> Judged:
    return _only(_in_order(ask, act))


def _decide_support(ask: Asking, act: acts.DecideSupport) -> Judged:
    read, put = ask.read, ask.put
    track = read.ledger.tracks[act.track]
    plan = read.ledger.plans[act.plan]
    return _only(
        _in_order(ask, act),
        put(decision.decision_by_municipality, read.by_municipality(act.by)),
        put(decision.plan_contents, YesNo.of(holds=not plan.lacks())),
        put(decision.deliberated_first, YesNo.of(holds=act.plan in track.found_appropriate)),
        put(decision.plan_assent, read.assented(AssentKind.PLAN, plan.person, plan.id)),
        put(decision.roles_covered, read.roles_covered(plan, (role.agency for role in plan.roles))),
    )


def _join(ask: Asking, act: acts.JoinPlan) -> Judged:
    plan = ask.read.ledger.plans[act.plan]
    return _only(ask.put(decision.roles_covered, ask.read.roles_covered(plan, (act.role.agency,))))


def _start(ask: Asking, act: acts.StartSupport) -> Judged:
    read, put = ask.read, ask.put
    track = read.ledger.tracks[act.track]
    if track.programme is Programme.COORDINATION:
        return _only(_in_order(ask, act))
    rule = (
        read.under.outreach_order
        if track.programme is Programme.OUTREACH
        else read.under.participation_order
    )
    return _only(
        _in_order(ask, act),
        put(
            decision.decision_first,
            YesNo.of(holds=bool(track.decided) or read.decided_with(track.person, track.programme)),
            rule,
        ),
        put(decision.applied, track.programme, read.assented(AssentKind.APPLICATION, track.person)),
    )


def _begin_outreach(ask: Asking, act: acts.BeginOutreach) -> Judged:
    read = ask.read
    track = read.ledger.tracks[act.track]
    return _only(
        _in_order(ask, act),
        ask.put(
            decision.early_outreach,
            track.programme,
            YesNo.of(holds=read.named_in_household_plan(Programme.OUTREACH)),
            read.under.outreach_order,
        ),
    )


def _review(ask: Asking, act: acts.Review) -> Judged:
    track = ask.read.ledger.tracks[act.track]
    step = act.step
    return _only(
        _in_order(ask, act),
        _evaluated(ask, track, step),
        ask.put(steps.lead_after, step, YesNo.of(holds=act.lead is not None)),
    )


def _evaluated(ask: Asking, track: Track, step: Step) -> Reason:
    # アウトリーチ and 参加支援 end on their own; only coordination goes before the meeting.
    needs = track.programme is Programme.COORDINATION
    return ask.put(
        steps.review_deliberated,
        step if needs else Step.CONTINUE_SUPPORT,
        YesNo.of(holds=track.evaluated),
    )


def _give_back(ask: Asking, act: acts.GiveBack) -> Judged:
    track = ask.read.ledger.tracks[act.track]
    heard = track.stage in (Stage.COORDINATION, Stage.PLANNING)
    return _only(
        _in_order(ask, act),
        _evaluated(ask, track, Step.CONTINUE_SUPPORT if heard else Step.GIVE_BACK),
        ask.put(steps.lead_after, Step.GIVE_BACK, YesNo.YES),
    )


def _end(ask: Asking, act: acts.End) -> Judged:
    return _only(
        _in_order(ask, act),
        ask.put(
            steps.ending_by_municipality,
            ask.read.by_municipality(act.by),
            YesNo.of(holds=act.reason is EndReason.DIED),
        ),
    )


def _emergency_support(ask: Asking, act: acts.EmergencySupport) -> Judged:
    danger = ask.read.judged(JudgementKind.DANGER, person=act.person)
    given = _given(act)
    parts = parts_of(ask, given, [(act.to, None)], Purpose.SERVICE) if act.to else []
    return (
        (ask.put(steps.emergency_support, danger),),
        parts,
        list(_share_remedies(act.information, parts)),
    )


def _report(ask: Asking, act: acts.Report) -> Judged:
    return _only(
        ask.put(
            reporting.never_waits,
            act.kind,
            act.danger,
            act.to,
            ask.read.by_municipality(act.by),
        ),
        ask.put(reporting.wish_of_the_person, act.kind),
    )


_JUDGES: dict[type[Act], Callable[[Asking, Any], Judged]] = {
    acts.DecideAcceptance: _decide_acceptance,
    acts.Refer: _refer,
    acts.GiveConsent: _give_consent,
    acts.Assess: _step,
    acts.ConstituteBody: _constitute,
    acts.ConveneMeeting: _convene,
    acts.PutOnAgenda: _put_on_agenda,
    acts.HearItem: _hear,
    acts.AddAttendee: _add_attendee,
    acts.Share: _share,
    acts.RequestCooperation: _request_cooperation,
    acts.DraftPlan: _draft,
    acts.Deliberate: _step,
    acts.DecideSupport: _decide_support,
    acts.JoinPlan: _join,
    acts.StartSupport: _start,
    acts.BeginOutreach: _begin_outreach,
    acts.Monitor: _step,
    acts.Review: _review,
    acts.GiveBack: _give_back,
    acts.Resume: _step,
    acts.End: _end,
    acts.Reopen: _reopen,
    acts.Receive: _receive,
    acts.OpenTrack: _receive,
    acts.EmergencySupport: _emergency_support,
    acts.Report: _report,
}


def _lost(path: str, kind: str) -> Problem:
    return Problem(
        path,
        "dangling",
        Text(f"このケースに、その{kind}はありません。", f"the case has no such {path}"),
    )


def _room_lost(read: Reading, act: acts.HearItem) -> Iterator[Problem]:
    """What of an item that is heard is not there: its body, who is said to be present (部屋にいない人)."""
    held = read.ledger.meetings[act.meeting]
    item = next(each for each in held.items if each.id == act.item)
    if read.body(item.body) is None:
        yield _lost("item.body", "会議体")
    if act.present is not None and (
        not act.present or not act.present <= {each.id for each in held.attendees}
    ):
        yield _lost("present", "出席者")


def references(read: Reading, act: Act) -> Iterator[Problem]:
    """What an act names that the case does not know (参照先のない識別子)."""

    ledger = read.ledger
    track = getattr(act, "track", None)
    opens = isinstance(act, (acts.Receive, acts.OpenTrack))
    if track is not None and not opens and track not in ledger.tracks:
        yield _lost("track", "支援の流れ")
    person = getattr(act, "person", None)
    if isinstance(person, str) and person not in ledger.people:
        yield _lost("person", "人")
    held = getattr(act, "meeting", None)
    if isinstance(held, str):
        if held not in ledger.meetings:
            yield _lost("meeting", "会議の開催")
        elif isinstance(act, acts.HearItem) and all(
            each.id != act.item for each in ledger.meetings[held].items
        ):
            yield _lost("item", "議題")
        elif isinstance(act, acts.HearItem):
            yield from _room_lost(read, act)
        elif (
            isinstance(act, acts.PutOnAgenda) and act.item.body not in ledger.meetings[held].bodies
        ):
            yield _lost("item.body", "会議体")
        elif isinstance(act, acts.PutOnAgenda):
            known = {each.id for each in ledger.meetings[held].attendees}
            if not act.item.excused <= known:
                yield _lost("item.excused", "出席者")
        elif isinstance(act, acts.AddAttendee) and not (
            act.attendee.bodies <= ledger.meetings[held].bodies
        ):
            yield _lost("attendee.bodies", "会議体")
    if isinstance(act, acts.ConveneMeeting):
        for ident in sorted(act.meeting.bodies):
            if read.body(ident) is None:
                yield _lost("meeting.bodies", "会議体")
    body = getattr(act, "body", None)
    if isinstance(body, str) and read.body(body) is None:
        yield _lost("body", "会議体")
    plan = getattr(act, "plan", None)
    if isinstance(plan, str) and plan not in ledger.plans:
        yield _lost("plan", "プラン")
    if isinstance(act, acts.GiveConsent) and act.consent.person not in ledger.people:
        yield _lost("consent.person", "人")
    if isinstance(act, acts.AnswerReferral) and act.referral not in ledger.referrals:
        yield _lost("referral", "つなぎ")
    if isinstance(act, acts.AnswerCooperation) and act.request not in ledger.requests:
        yield _lost("request", "協力要請")
    if read.agency(act.by.agency) is None:
        yield _lost("by.agency", "機関")
    information = getattr(act, "information", ())
    if isinstance(act, acts.PutOnAgenda):
        information = act.item.information
    for index, each in enumerate(information):
        if each.subject not in ledger.people:
            yield _lost(f"information[{index}].subject", "人")
        if read.agency(each.holder.agency) is None:
            yield _lost(f"information[{index}].holder", "機関")


#: What these name is named for the first time.
_NAMED_FIRST = {
    (acts.Receive, "track"),
    (acts.OpenTrack, "track"),
    (acts.Refer, "referral"),
    (acts.RequestCooperation, "request"),
}

_KINDS = {
    "agency": "機関",
    "attendee": "出席者",
    "body": "会議体",
    "meeting": "会議の開催",
    "person": "人",
    "plan": "プラン",
    "referral": "つなぎ",
    "request": "協力要請",
    "track": "支援の流れ",
}


def _named(value: object, path: str = "") -> Iterator[tuple[str, str, str, bool]]:
    """Every id in an act, with its path and kind, and whether it begins there (行為に出てくる識別子)."""
    cls = type(value)
    for name, each in fields(cls).items():
        begins = name == "id" or (cls, name) in _NAMED_FIRST
        yield from _within(getattr(value, name), each, f"{path}{name}", begins=begins)


def _within(
    value: Any, declared: Shape, path: str, *, begins: bool = False
) -> Iterator[tuple[str, str, str, bool]]:
    if isinstance(declared, OptionalShape):
        if value is None:
            return
        declared = declared.inner
    if isinstance(declared, TextShape):
        if declared.id_of in _KINDS:
            yield path, declared.id_of, value, begins
    elif isinstance(declared, ManyShape):
        for index, each in enumerate(value):
            yield from _within(each, declared.item, f"{path}[{index}]")
    elif isinstance(declared, EntityShape):
        yield from _named(value, f"{path}.")


def _not_there(read: Reading, act: Act) -> Iterator[Problem]:
    """What is named beside what the judgement needs: nothing is recorded that leads nowhere (識別子の確認)."""
    ledger = read.ledger
    there: dict[str, Callable[[str], object]] = {
        "agency": read.agency,
        "attendee": lambda ident: any(
            each.id == ident for held in ledger.meetings.values() for each in held.attendees
        ),
        "body": read.body,
        "meeting": ledger.meetings.get,
        "person": ledger.people.get,
        "plan": ledger.plans.get,
        "referral": ledger.referrals.get,
        "request": ledger.requests.get,
        "track": ledger.tracks.get,
    }
    named = list(_named(act))
    begun = {(kind, ident) for _, kind, ident, begins in named if begins}
    for path, kind, ident, _ in named:
        if (kind, ident) not in begun and not there[kind](ident):
            yield _lost(path, _KINDS[kind])


def _judge(read: Reading, act: Act) -> Answer:
    ask = Asking(read, act.departures)
    reasons, parts, remedies = _JUDGES.get(type(act), _free)(ask, act)
    return answer(type(act).type, read, reasons, parts, remedies)


def _unaskable(read: Reading, act: Act) -> Iterator[Problem]:
    """Why a question cannot even be put: what it names is not there, or its day is too early (問えない理由)."""
    yield from references(read, act)
    if act.scheme and read.on < SCHEME_START:
        yield Problem(
            "on",
            "before_scheme",
            Text(
                "重層的支援体制整備事業は2021年4月1日に始まりました。",
                "the scheme began on 2021-04-01",
            ),
        )


def changes_nothing(
    act: acts.Correct | acts.Void, records: Mapping[str, Record]
) -> Iterator[Problem]:
    """Why a correction or a voiding can have no effect (効き目のない訂正・取消し)."""
    changed_one = records.get(act.record)
    if changed_one is None:
        yield Problem(
            "record",
            "dangling",
            Text("このケースに、その記録はありません。", "the case has no such record"),
        )
    elif isinstance(act, acts.Correct) and (
        isinstance(act.act, (acts.Correct, acts.Void))
        is not isinstance(changed_one.act, (acts.Correct, acts.Void))
    ):
        yield Problem(
            "record",
            "correction_of_correction",
            Text(
                "訂正を直すには、元の記録をもう一度訂正するか、訂正の記録を取り消してください。",
                "to undo a correction, correct the first record again, or void the correction",
            ),
        )


def judge(case: Case, act: AnyAct, *, under: Municipality, on: Day) -> Answer:
    """May this act be done in this case, on that day (判定)?

    Raises: `InvalidError` with every dangling reference, and for an act of the scheme dated
    before 2021-04-01.
    """
    read = Reading(case.ledger(on), under, on, act)
    problems = [*_unaskable(read, act)]
    told = tuple(each.path for each in problems)
    problems += [each for each in _not_there(read, act) if not each.path.startswith(told)]
    if isinstance(act, (acts.Correct, acts.Void)):
        problems += changes_nothing(act, {each.id: each for each in case.records})
    if problems:
        raise InvalidError(tuple(problems))
    return _judge(read, act)


@attrs.frozen
class Rejudged:
    """A later act, judged on what was known then and on what is known now (二つの判定)."""

    record: str
    then: Answer
    now: Answer


@attrs.frozen
class Consequence:
    """Something under way that no longer stands after a withdrawal (撤回の影響). The past is not undone."""

    what: str
    id: str
    text: Text


@attrs.frozen(repr=False)
class Done:
    """What doing an act gives: the new case, the record to keep, and the answer it rests on (行った結果)."""

    case: Case
    record: Record
    answer: Answer
    rejudged: tuple[Rejudged, ...] = ()
    consequences: tuple[Consequence, ...] = ()


def do(
    case: Case,
    act: AnyAct,
    *,
    under: Municipality,
    on: Day,
    recorded_at: dt.datetime,
    record_id: str,
    expected_version: int,
) -> Done:
    """Do an act: judge it, and if it is permitted give the case with its record (行う).

    Nothing is stored and *case* is unchanged.

    Raises: `StaleVersionError` if the case has moved on, `NotPermittedError` unless permitted,
    `InvalidError` for dangling references, a naive *recorded_at*, or a record id in use.
    """
    if case.version != expected_version:
        raise StaleVersionError(expected_version, case.version)
    answer = judge(case, act, under=under, on=on)
    if not answer.is_permitted:
        raise NotPermittedError(answer)
    record = Record(record_id, on, recorded_at, act)
    after = case.with_record(record)
    backdated = bool(case.records) and case.records[-1].order > record.order
    changes_past = isinstance(act, (acts.Correct, acts.Void))
    return Done(
        after,
        record,
        answer,
        tuple(rejudged(after, record, under=under)) if backdated or changes_past else (),
        tuple(consequences(case, after, under=under, on=on))
        if isinstance(act, acts.WithdrawConsent)
        else (),
    )


def rejudged(case: Case, record: Record, *, under: Municipality) -> Iterator[Rejudged]:
    """The two verdicts on each act that came after a back-dated record (後の行為の二つの判定).

    After a correction or a voiding, on each act whose answer it changes.
    """
    changes_past = isinstance(record.act, (acts.Correct, acts.Void))
    later = {each.id for each in case.records if changes_past or each.order > record.order}
    others = [each for each in case.records if each.id != record.id]
    before = {
        seen.entry.record.id: seen.answer
        for seen in walk(case.registry, effective(others), under, asked=later)
    }
    for seen in walk(case.registry, effective(case.records), under, asked=later):
        ident = seen.entry.record.id
        then = before.get(ident)
        if then is None or seen.answer is None or (changes_past and then == seen.answer):
            continue
        yield Rejudged(ident, then, seen.answer)


@attrs.frozen(repr=False)
class Seen:
    """A record that counts, met on the way through a history (記録ごとの判定).

    *answer* is ``None`` where the question could not be put, for the *problems* given.
    *impossible* is true where the chart has no such step from there.
    """

    entry: Entry
    answer: Answer | None
    problems: tuple[Problem, ...] = ()
    impossible: bool = False


def walk(
    registry: Registry,
    entries: Iterable[Entry],
    under: Municipality,
    *,
    asked: Container[str] | None = None,
) -> Iterator[Seen]:
    """Go through a history once, judging each act on what came before it (履歴をたどる判定).

    *entries* are in order. With *asked*, only the records of these ids are judged; all are taken.
    """
    ledger = opening(registry)
    for entry in entries:
        if asked is None or entry.record.id in asked:
            yield _seen(Reading(ledger, under, entry.day, entry.act), entry)
        take(ledger, entry.record.id, entry.act, entry.day)


def _seen(read: Reading, entry: Entry) -> Seen:
    problems = tuple(_unaskable(read, entry.act))
    if problems:
        return Seen(entry, None, problems)
    impossible = False
    step = entry.act.step
    if step is not None:
        track = read.ledger.tracks[getattr(entry.act, "track")]  # noqa: B009 - every act with a step has a track
        impossible = (track.stage, step) not in TABLES[track.programme]
    return Seen(entry, _judge(read, entry.act), (), impossible)


def consequences(
    before: Case, after: Case, *, under: Municipality, on: Day
) -> Iterator[Consequence]:
    """What is under way and no longer stands once consent is withdrawn (撤回の影響)."""
    then, now = Reading(before.ledger(on), under, on), Reading(after.ledger(on), under, on)
    for held in before.meetings.values():
        for item in held.items:
            if (held.id, item.id) in then.ledger.hearings:
                continue
            body = then.body(item.body)
            if body is None:
                continue
            was = worst(
                part.outcome for part in item_parts(Asking(then, ()), body, item, held.attendees)
            )
            is_now = worst(
                part.outcome for part in item_parts(Asking(now, ()), body, item, held.attendees)
            )
            if was is Outcome.PERMITTED and is_now is not Outcome.PERMITTED:
                yield Consequence(
                    "item",
                    item.id,
                    Text(
                        "予定の議題は、このままでは扱えなくなります。",
                        "the planned item can no longer be taken as it is",
                    ),
                )
    for referral in then.ledger.referrals.values():
        if referral.response is None and _fell(
            then, now, referral.information, referral.to, referral.purpose
        ):
            yield Consequence(
                "referral",
                referral.id,
                Text(
                    "返事待ちのつなぎは、情報を出せなくなります。",
                    "the pending referral can no longer carry the information",
                ),
            )
    for share in then.ledger.shares:
        if _fell(then, now, share.information, Party(share.to), share.purpose):
            yield Consequence(
                "share",
                share.record,
                Text(
                    "過去の提供は取り消されませんが、以後は出せません。提供先に撤回を伝えてください。",
                    "the past share stands, but nothing further; tell the receiver",
                ),
            )
    for plan in then.ledger.plans.values():
        agencies = [role.agency for role in plan.roles]
        if (
            then.roles_covered(plan, agencies) is ConsentState.GIVEN
            and now.roles_covered(plan, agencies) is not ConsentState.GIVEN
        ):
            yield Consequence(
                "plan",
                plan.id,
                Text(
                    "プランで役割を担う機関に、以後の情報を出せなくなります。",
                    "agencies with a role can no longer be told",
                ),
            )


def _fell(
    then: Reading, now: Reading, information: Iterable[Information], to: Party, purpose: Purpose
) -> bool:
    units = list(information)
    was = worst(part.outcome for part in parts_of(Asking(then, ()), units, [(to, None)], purpose))
    is_now = worst(part.outcome for part in parts_of(Asking(now, ()), units, [(to, None)], purpose))
    return was is Outcome.PERMITTED and is_now is not Outcome.PERMITTED


@attrs.frozen
class Possible:
    """A step of a track's chart and the answer to it (次の手順と判定)."""

    track: str
    step: Step
    act: AnyAct
    answer: Answer


def allowed(
    case: Case, *, under: Municipality, on: Day, by: Party | None = None
) -> tuple[Possible, ...]:
    """Every step that the charts have from here, each with its answer (次にできること).

    Each is judged as the plain act of that step, without departures: `do` agrees with it. A step
    that needs a plan, or a meeting that took it, is left out while there is none.
    *by* is who would do it; the municipality if nobody is named.
    """
    who = by or Party(under.agency)
    ledger = case.ledger(on)
    meeting = next(reversed(ledger.meetings), None)
    found: list[Possible] = []
    for track in ledger.tracks.values():
        for step in chart_steps(track.programme, track.stage):
            act = plain_act(track, step, who, meeting)
            if act is None:
                continue
            read = Reading(ledger, under, on, act)
            if any(True for _ in _unaskable(read, act)) or any(True for _ in _not_there(read, act)):
                continue
            found.append(Possible(track.id, step, act, _judge(read, act)))
    return tuple(found)


_STAFF = "staff"


_TO_BE_WRITTEN = "（記入）"


def plain_act(track: Track, step: Step, by: Party, meeting: str | None = None) -> AnyAct | None:
    """The plain act of a step, its texts left to be written (手順の素の行為).

    ``None`` if it needs a plan or a *meeting* that is not there.
    """
    ident, plan = track.id, track.plan
    lead = track.lead or by.agency
    if step in (Step.ACCEPT, Step.ADVISE_ONLY, Step.DECLINE, Step.INTRODUCE):
        return acts.DecideAcceptance(
            by=by,
            track=ident,
            result=AcceptanceResult(step.value),
            decided_by=_STAFF,
            reason=_TO_BE_WRITTEN,
        )
    if step in (Step.CONTINUE_SUPPORT, Step.REPLAN, Step.SUSPEND, Step.CONCLUDE):
        return acts.Review(
            by=by,
            track=ident,
            result=ReviewResult(step.value),
            evaluation=_TO_BE_WRITTEN,
            decided_by=_STAFF,
            lead=lead,
            resume_on=Day.max if step is Step.SUSPEND else None,
        )
    if step is Step.DRAFT_PLAN:
        draft = Plan(plan or f"plan-{ident}", track.person, PlanKind(track.programme.value))
        return acts.DraftPlan(by=by, track=ident, plan=draft)
    if step in (Step.DELIBERATE, Step.DECIDE_SUPPORT):
        if plan is None:
            return None
        if step is Step.DECIDE_SUPPORT:
            return acts.DecideSupport(
                by=by, track=ident, plan=plan, drafted_by=_STAFF, decided_by=_STAFF
            )
        if meeting is None:
            return None
        return acts.Deliberate(
            by=by,
            track=ident,
            plan=plan,
            meeting=meeting,
            result=DeliberationResult.APPROPRIATE,
        )
    if step is Step.GIVE_BACK:
        return acts.GiveBack(
            by=by, track=ident, lead=lead, decided_by=_STAFF, reason=_TO_BE_WRITTEN
        )
    if step is Step.END:
        return acts.End(by=by, track=ident, reason=EndReason.OUT_OF_REACH, decided_by=_STAFF)
    plain: dict[Step, type[Any]] = {
        Step.ASSESS: acts.Assess,
        Step.START_SUPPORT: acts.StartSupport,
        Step.BEGIN_OUTREACH: acts.BeginOutreach,
        Step.MONITOR: acts.Monitor,
        Step.RESUME: acts.Resume,
        Step.REOPEN: acts.Reopen,
    }
    made: AnyAct = plain[step](by=by, track=ident)
    return made
