"""What an act names (参照): ids that lead nowhere, and corrections that change nothing."""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from jusou import acts
from jusou.acts import Act, AnyAct, Record
from jusou.errors import Problem
from jusou.law import SCHEME_START
from jusou.ledger import Ledger
from jusou.naming import FREE, Look, Named, ids_in
from jusou.plan import Plan
from jusou.reading import Reading
from jusou.shape import (
    EntityShape,
    ManyShape,
    OptionalShape,
    Shape,
    TextShape,
    fields,
    per_class,
    shape,
)
from jusou.wording import Text


def lost(path: str, kind: str) -> Problem:
    """Something is named that the case does not know (参照先がない)."""
    return Problem(
        path,
        "dangling",
        Text(f"このケースに、その{kind}はありません。", f"the case has no such {path}"),
    )


def _not_in_the_room(read: Reading, act: acts.HearItem) -> Iterator[Problem]:
    """What of an item that is heard is not there: its body, who is said to be present (部屋にいない人)."""
    held = read.ledger.meetings[act.meeting]
    item = next(each for each in held.items if each.id == act.item)
    if read.body(item.body) is None:
        yield lost("item.body", "会議体")
    if act.present is not None and (
        not act.present or not act.present <= {each.id for each in held.attendees}
    ):
        yield lost("present", "出席者")


def _has_item(ledger: Ledger, act: acts.PutOnAgenda) -> bool:
    held = ledger.meetings.get(act.meeting)
    return held is not None and any(each.id == act.item.id for each in held.items)


def _has_attendee(ledger: Ledger, act: acts.AddAttendee) -> bool:
    held = ledger.meetings.get(act.meeting)
    return held is not None and any(each.id == act.attendee.id for each in held.attendees)


#: Acts that name something for the first time: where, and whether that is taken.
_NAMING: dict[type[Act], tuple[str, Callable[[Ledger, Any], bool]]] = {
    acts.Receive: ("track", lambda ledger, act: act.track in ledger.tracks),
    acts.OpenTrack: ("track", lambda ledger, act: act.track in ledger.tracks),
    acts.Refer: ("referral", lambda ledger, act: act.referral in ledger.referrals),
    acts.RequestCooperation: ("request", lambda ledger, act: act.request in ledger.requests),
    acts.FindShortage: ("shortage.id", lambda ledger, act: act.shortage.id in ledger.shortages),
    acts.PutOnAgenda: ("item.id", _has_item),
    acts.AddAttendee: ("attendee.id", _has_attendee),
}


def _in_use(read: Reading, act: Act) -> Iterable[Problem]:
    """Ids that an act would name for the first time, and that are taken already (使われている識別子)."""
    path, is_taken = _NAMING[type(act)]
    if not is_taken(read.ledger, act):
        return ()
    text = Text("この識別子は、もう使われています。", "this id is already in use")
    return (Problem(path, "duplicate", text),)


def _plan_problems(read: Reading, act: Act) -> Iterator[Problem]:
    """A plan is the track's own person's, and once decided it is not rewritten (プランの取違え)."""
    ledger = read.ledger
    plan = getattr(act, "plan", None)
    track = getattr(act, "track", None)
    drafted = plan if isinstance(plan, Plan) else ledger.plans.get(plan or "")
    begun = ledger.tracks.get(track or "")
    if (
        isinstance(act, (acts.DraftPlan, acts.Deliberate, acts.DecideSupport))
        and drafted is not None
        and begun is not None
        and drafted.person != begun.person
    ):
        yield Problem(
            "plan.person" if isinstance(plan, Plan) else "plan",
            "mismatch",
            Text(
                "この支援の流れの本人のプランではありません。",
                "not the plan of this track's person",
            ),
        )
    if (
        isinstance(act, acts.DraftPlan)
        and any(act.plan.id in each.decided for each in ledger.tracks.values())
        and act.plan != ledger.plans.get(act.plan.id)
    ):
        yield Problem(
            "plan.id",
            "duplicate",
            Text(
                "決定したプランは書き替えられません。別の識別子で作り直してください。",
                "a decided plan is not rewritten; draft it anew under another id",
            ),
        )


def _sitting_problems(read: Reading, act: Act) -> Iterator[Problem]:
    """What of a sitting is not there: itself, its item, its body, an attendee (会議にないもの)."""
    ledger = read.ledger
    held = getattr(act, "meeting", None)
    if isinstance(held, str):
        if held not in ledger.meetings:
            yield lost("meeting", "会議の開催")
        elif isinstance(act, acts.HearItem) and all(
            each.id != act.item for each in ledger.meetings[held].items
        ):
            yield lost("item", "議題")
        elif isinstance(act, acts.HearItem):
            yield from _not_in_the_room(read, act)
        elif (
            isinstance(act, acts.PutOnAgenda) and act.item.body not in ledger.meetings[held].bodies
        ):
            yield lost("item.body", "会議体")
        elif isinstance(act, acts.PutOnAgenda):
            known = {each.id for each in ledger.meetings[held].attendees}
            if not act.item.excused <= known:
                yield lost("item.excused", "出席者")
        elif isinstance(act, acts.AddAttendee) and not (
            act.attendee.bodies <= ledger.meetings[held].bodies
        ):
            yield lost("attendee.bodies", "会議体")


def _track(read: Reading, act: Any) -> Iterable[Problem]:
    there = act.track is None or act.track in read.ledger.tracks
    return () if there else (lost("track", "支援の流れ"),)


def _person(read: Reading, act: Any) -> Iterable[Problem]:
    there = act.person is None or act.person in read.ledger.people
    return () if there else (lost("person", "人"),)


def _bodies(read: Reading, act: acts.ConveneMeeting) -> Iterator[Problem]:
    for ident in sorted(act.meeting.bodies):
        if read.body(ident) is None:
            yield lost("meeting.bodies", "会議体")


def _body(read: Reading, act: Any) -> Iterable[Problem]:
    there = act.body is None or read.body(act.body) is not None
    return () if there else (lost("body", "会議体"),)


def _plan(read: Reading, act: Any) -> Iterable[Problem]:
    there = act.plan is None or act.plan in read.ledger.plans
    return () if there else (lost("plan", "プラン"),)


def _whose_consent(read: Reading, act: acts.GiveConsent) -> Iterable[Problem]:
    there = act.consent.person in read.ledger.people
    return () if there else (lost("consent.person", "人"),)


def _referral(read: Reading, act: acts.AnswerReferral) -> Iterable[Problem]:
    return () if act.referral in read.ledger.referrals else (lost("referral", "つなぎ"),)


def _request(read: Reading, act: acts.AnswerCooperation) -> Iterable[Problem]:
    return () if act.request in read.ledger.requests else (lost("request", "協力要請"),)


def _shortage(read: Reading, act: Any) -> Iterable[Problem]:
    there = act.shortage is None or act.shortage in read.ledger.shortages
    return () if there else (lost("shortage", "社会資源の不足"),)


def _by(read: Reading, act: Act) -> Iterable[Problem]:
    return () if read.agency(act.by.agency) is not None else (lost("by.agency", "機関"),)


def _information(read: Reading, act: Any) -> Iterator[Problem]:
    told = act.item.information if isinstance(act, acts.PutOnAgenda) else act.information
    for index, each in enumerate(told):
        if each.subject not in read.ledger.people:
            yield lost(f"information[{index}].subject", "人")
        if read.agency(each.holder.agency) is None:
            yield lost(f"information[{index}].holder", "機関")


@per_class
def _asked_of(cls: type[Any]) -> tuple[Callable[[Reading, Any], Iterable[Problem]], ...]:
    """What is looked at in an act of a class, in this order (行為ごとの確認)."""
    named = {
        name
        for name, each in fields(cls).items()
        if isinstance(each.inner if isinstance(each, OptionalShape) else each, TextShape)
    }
    opens = issubclass(cls, (acts.Receive, acts.OpenTrack))
    looked_at = (
        (_in_use, cls in _NAMING),
        (_track, "track" in named and not opens),
        (_person, "person" in named),
        (_sitting_problems, "meeting" in named),
        (_bodies, cls is acts.ConveneMeeting),
        (_body, "body" in named),
        (_plan, "plan" in named),
        (_plan_problems, cls in (acts.DraftPlan, acts.Deliberate, acts.DecideSupport)),
        (_whose_consent, cls is acts.GiveConsent),
        (_referral, cls is acts.AnswerReferral),
        (_request, cls is acts.AnswerCooperation),
        (_shortage, "shortage" in named),
        (_by, True),
        (_information, cls is acts.PutOnAgenda or "information" in fields(cls)),
    )
    return tuple(check for check, applies in looked_at if applies)


def references(read: Reading, act: Act) -> list[Problem]:
    """What an act names that the case does not know (参照先のない識別子)."""
    found: list[Problem] = []
    for check in _asked_of(type(act)):
        found.extend(check(read, act))
    return found


_KINDS = {
    "agency": "機関",
    "attendee": "出席者",
    "body": "会議体",
    "meeting": "会議の開催",
    "person": "人",
    "plan": "プラン",
    "referral": "つなぎ",
    "request": "協力要請",
    "shortage": "社会資源の不足",
    "track": "支援の流れ",
}


def _named(value: object, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every id in an act, with its path and kind (行為に出てくる識別子)."""
    for name, each in fields(type(value)).items():
        yield from _within(getattr(value, name), each, f"{path}{name}")


def _within(value: Any, declared: Shape, path: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(declared, OptionalShape):
        if value is None:
            return
        declared = declared.inner
    if isinstance(declared, TextShape):
        if declared.id_of in _KINDS:
            yield path, declared.id_of, value
    elif isinstance(declared, ManyShape):
        for index, each in enumerate(sorted(value) if declared.unordered else value):
            yield from _within(each, declared.item, f"{path}[{index}]")
    elif isinstance(declared, EntityShape):
        yield from _named(value, f"{path}.")


#: What may be named before a case knows of it, beside what lives outside it.
_NOT_LOOKED_UP = FREE | {"consent", "item", "record"}


@functools.cache
def _look() -> Look:
    """What finds what an act names (行為の中の識別子). Looked up once: the shape of all acts is long to hash."""
    return ids_in(cast("EntityShape", shape(AnyAct)), _NOT_LOOKED_UP)


_THERE: dict[str, Callable[[Reading, str], object]] = {
    "agency": Reading.agency,
    "attendee": lambda read, ident: any(
        each.id == ident for held in read.ledger.meetings.values() for each in held.attendees
    ),
    "body": Reading.body,
    "meeting": lambda read, ident: read.ledger.meetings.get(ident),
    "person": Reading.person,
    "plan": lambda read, ident: read.ledger.plans.get(ident),
    "referral": lambda read, ident: read.ledger.referrals.get(ident),
    "request": lambda read, ident: read.ledger.requests.get(ident),
    "shortage": lambda read, ident: read.ledger.shortages.get(ident),
    "track": Reading.track,
}


def not_there(read: Reading, act: Act) -> list[Problem]:
    """What is named beside what the judgement needs: nothing is recorded that leads nowhere (識別子の確認)."""
    used: set[Named] = set()
    begun: set[Named] = set()
    _look()(act, begun.add, used.add)
    gone = [each for each in used if each not in begun and not _THERE[each[0]](read, each[1])]
    if not gone:
        return []
    return [lost(path, _KINDS[kind]) for path, kind, ident in _named(act) if (kind, ident) in gone]


def too_early(on: dt.date) -> tuple[Problem, ...]:
    """A question of the scheme about a day before it began (事業の始まる前の日)."""
    return () if on >= SCHEME_START else (_BEFORE_SCHEME,)


_BEFORE_SCHEME = Problem(
    "on",
    "before_scheme",
    Text(
        "重層的支援体制整備事業は2021年4月1日に始まりました。",
        "the scheme began on 2021-04-01",
    ),
)


def _not_in_force(read: Reading, act: Act) -> Iterator[Problem]:
    """A judgement that an act carries must hold on its day: neither over nor still to come (効力のない根拠)."""
    for index, each in enumerate(act.judgements):
        if each.until is not None and each.until <= read.on:
            yield Problem(
                f"judgements[{index}].until",
                "ended",
                Text(
                    "この判断の期間は終わっています。判断し直して記録してください。",
                    "this judgement is over; judge again and record it",
                ),
            )
        if each.on > read.on:
            yield Problem(
                f"judgements[{index}].on",
                "order",
                Text("行為の日より後の判断です。", "a judgement of a later day"),
            )


def unaskable(read: Reading, act: Act) -> list[Problem]:
    """Why a question cannot even be put: what it names is not there, or its day is too early (問えない理由)."""
    found = references(read, act)
    if act.judgements and not isinstance(act, acts.RecordJudgement):
        found.extend(_not_in_force(read, act))
    if act.scheme:
        found.extend(too_early(read.on))
    return found


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
