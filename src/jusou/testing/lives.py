"""Hypothesis strategies for what could happen in a household (ありそうな履歴), lawful or not.

Unlike `jusou.testing.strategies`, which draws whatever is valid, everything here makes sense in
the invented town: each act is about people, plans and sittings that are there by then. Needs
hypothesis, which is in the extra ``jusou[testing]``.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from jusou import acts
from jusou.acts import AnyAct, Record
from jusou.agency import Party
from jusou.case import Case
from jusou.consent import Said, Statement
from jusou.errors import InvalidError
from jusou.flow import TABLES
from jusou.flow import steps as chart_steps
from jusou.history import History
from jusou.information import Information
from jusou.judging import judge
from jusou.ledger import Track
from jusou.municipality import Municipality
from jusou.possible import plain_act
from jusou.shape import changed
from jusou.testing import NO_HYPOTHESIS, town
from jusou.testing.stages import STAGES, case_at
from jusou.vocabulary import (
    AssentKind,
    Category,
    Challenge,
    DeliberationResult,
    ObtainedBy,
    PlanKind,
    Programme,
    Purpose,
    Source,
    Stage,
    Step,
)

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError(NO_HYPOTHESIS) from error

Day = dt.date
Draw = st.DrawFn

PEOPLE = (town.MOTHER, town.SON)
PARTIES = (town.COORDINATOR, town.CLINIC, town.CITY, town.CARE)
SHARED = (Category.HEALTH, Category.FINANCES)
DRAWERS = (town.COORDINATOR, town.CITY)


@attrs.frozen
class Family:
    """Acts of one kind (行為の仲間): whether there is one in a case, and how it is drawn."""

    name: str
    applies: Callable[[Case], bool]
    draw: Callable[[Draw, Case, Day], AnyAct]
    often: int


FAMILIES: dict[str, Family] = {}


def _family(
    applies: Callable[[Case], bool] = lambda _case: True, *, often: int = 1
) -> Callable[[Callable[[Draw, Case, Day], AnyAct]], Callable[[Draw, Case, Day], AnyAct]]:
    def keep(
        draw: Callable[[Draw, Case, Day], AnyAct],
    ) -> Callable[[Draw, Case, Day], AnyAct]:
        FAMILIES[draw.__name__] = Family(draw.__name__, applies, draw, often)
        return draw

    return keep


def _one(draw: Draw, of: Iterable[Any]) -> Any:
    return draw(st.sampled_from(list(of)))


def _untracked(case: Case) -> list[tuple[str, Programme]]:
    begun = {(track.person, track.programme) for track in case.tracks}
    return [
        (person, programme)
        for person in PEOPLE
        for programme in TABLES
        if (person, programme) not in begun
    ]


@_family(lambda case: bool(_untracked(case)))
def begin(draw: Draw, case: Case, _on: Day) -> AnyAct:
    """One person's track begins (支援の流れの始まり)."""
    free = _untracked(case)
    coordinated = [each for each in free if each[1] is Programme.COORDINATION]
    person, programme = _one(draw, [*coordinated * 3, *free])
    return town.open_track(f"t-{len(case.tracks) + 1}", person, programme)


@_family(lambda case: bool(case.tracks), often=3)
def step(draw: Draw, case: Case, on: Day) -> AnyAct:
    """A step that the chart has from where a track stands (その段階からの手順)."""
    track = _one(draw, case.tracks)
    return _taken(draw, case, track, _one(draw, chart_steps(track.programme, track.stage)), on)


@_family(lambda case: bool(case.tracks))
def leap(draw: Draw, case: Case, on: Day) -> AnyAct:
    """Any step of the chart, from wherever the track stands (図のどれかの手順)."""
    track = _one(draw, case.tracks)
    everywhere = dict.fromkeys(each for _, each in TABLES[track.programme])
    return _taken(draw, case, track, _one(draw, everywhere), on)


def _taken(draw: Draw, case: Case, track: Track, chosen: Step, on: Day) -> AnyAct:
    by = _one(draw, DRAWERS)
    if chosen is Step.DRAFT_PLAN:
        ident = f"pl-{len(case.plans) + 1}"
        kind = PlanKind(track.programme.value)
        return acts.DraftPlan(by=by, track=track.id, plan=town.plan(ident, track.person, kind))
    meeting = _one(draw, case.meetings) if case.meetings else None
    act = plain_act(track, chosen, by, meeting)
    match act:
        case acts.Assess():
            return changed(act, challenges=frozenset({Challenge.ISOLATION}))
        case acts.Deliberate():
            return changed(act, result=_one(draw, DeliberationResult))
        case acts.Review(resume_on=dt.date()):
            return changed(act, resume_on=on + dt.timedelta(days=90))
        case None:
            # It needs a plan or a sitting that is not there yet.
            return acts.Assess(by=by, track=track.id, challenges=frozenset({Challenge.ISOLATION}))
        case _:
            return act


@_family(often=2)
def consent(draw: Draw, case: Case, on: Day) -> AnyAct:
    """Consent to sharing, of a person or in another's name (情報共有の同意)."""
    person = _one(draw, PEOPLE)
    given = town.consent(
        f"k-{len(case.records) + 1}",
        person,
        _one(draw, [(town.CLINIC.agency,), tuple(each.agency for each in PARTIES)]),
        categories=_one(draw, [town.CATEGORIES, (Category.HEALTH,)]),
        until=_one(draw, [None, on + dt.timedelta(days=1), on + dt.timedelta(days=30)]),
    )
    by = _one(draw, [None, None, None, *(each for each in PEOPLE if each != person)])
    return changed(given, consent=changed(given.consent, given_by=by))


@_family()
def dissent(draw: Draw, _case: Case, _on: Day) -> AnyAct:
    """Consent to sharing is withdrawn or refused (情報共有の同意の撤回・不同意)."""
    kind = _one(draw, (acts.WithdrawConsent, acts.RefuseConsent))
    made: AnyAct = kind(by=town.COORDINATOR, person=_one(draw, PEOPLE))
    return made


@_family(lambda case: bool(case.plans))
def assent(draw: Draw, case: Case, _on: Day) -> AnyAct:
    """Assent to a plan, given or withdrawn (プランへの同意とその撤回)."""
    plan = case.plans[_one(draw, case.plans)]
    if draw(st.booleans()):
        return acts.WithdrawAssent(
            by=town.COORDINATOR, kind=AssentKind.PLAN, person=plan.person, plan=plan.id
        )
    return acts.GiveAssent(
        by=town.COORDINATOR,
        kind=AssentKind.PLAN,
        person=plan.person,
        obtained_by=ObtainedBy.WRITTEN,
        plan=plan.id,
    )


@_family()
def share(draw: Draw, _case: Case, _on: Day) -> AnyAct:
    """One party tells another something, outside any meeting (会議によらない提供)."""
    by, to = draw(st.permutations(PARTIES))[:2]
    return town.share(_one(draw, PEOPLE), _one(draw, SHARED), by=by, to=to)


@_family()
def emergency(draw: Draw, case: Case, on: Day) -> AnyAct:
    """The same in danger, with the danger stated as it is told (緊急の提供)."""
    told = share(draw, case, on)
    return changed(told, judgements=town.danger(draw(st.sampled_from(PEOPLE)), on))


def _given(case: Case) -> list[Statement]:
    return [
        each
        for person in PEOPLE
        for each in case.statements(person)
        if each.said is Said.GIVEN and each.recipients
    ]


@_family(lambda case: bool(_given(case)), often=3)
def share_on_consent(draw: Draw, case: Case, _on: Day) -> AnyAct:
    """Sharing about as far as someone consented: a little more, or less (同意のあたりの提供)."""
    given = _one(draw, _given(case))
    person = _one(draw, [*(each for each in PEOPLE if given in case.statements(each)), *PEOPLE])
    reached = [each for each in PARTIES if each.agency in given.recipients]
    to = _one(draw, [*reached, *reached, *PARTIES])
    by = _one(draw, [each for each in PARTIES if each.agency != to.agency])
    return town.share(person, _one(draw, SHARED), by=by, to=to)


def _heard(case: Case) -> list[tuple[str, Information, tuple[Party, ...]]]:
    """What was heard in a 支援会議: where, what, and by whom (支援会議で聞いたこと)."""
    return [
        (
            held.id,
            told,
            tuple(Party(each.agency, each.capacity) for each in held.attendees if each.agency),
        )
        for each in case.records
        if isinstance(each.act, acts.HearItem)
        for held in (case.meetings[each.act.meeting],)
        if town.SHIEN in held.bodies
        for item in held.items
        if item.id == each.act.item
        for told in item.information
    ]


@_family(lambda case: bool(_heard(case)), often=3)
def pass_on(draw: Draw, case: Case, _on: Day) -> AnyAct:
    """What was heard in a 支援会議 goes on, told as such or not (支援会議で聞いたことの提供)."""
    meeting, told, room = _one(draw, _heard(case))
    by = _one(draw, room)
    to = _one(draw, [each for each in PARTIES if each.agency != by.agency])
    given = town.share(told.subject, told.category, by=by, to=to)
    if draw(st.booleans()):
        return given
    heard = changed(given.information[0], source=Source.SHIEN_KAIGI, heard_at=meeting)
    return changed(given, information=(heard,))


ITEMS = (
    Purpose.INFORMATION_EXCHANGE,
    Purpose.SUPPORT_SYSTEM,
    Purpose.PLAN_DELIBERATION,
    Purpose.EVALUATION,
)


@_family()
def sitting(draw: Draw, case: Case, on: Day) -> AnyAct:
    """A sitting is called, with one item (会議の招集)."""
    people = [*(track.person for track in case.tracks), *PEOPLE]
    person, body = _one(draw, people), _one(draw, (town.JUSOU, town.SHIEN))
    room = _one(draw, [PARTIES[:1] + PARTIES[2:3], PARTIES[:3]])
    told = (Information(person, _one(draw, SHARED), _one(draw, room)),)
    plan = next((each.id for each in case.plans.values() if each.person == person), None)
    item = town.item("i-1", body, _one(draw, ITEMS), person, told, about_plan=plan)
    return town.sitting(f"m-{len(case.meetings) + 1}", body, on, room=room, item=item)


def _unheard(case: Case) -> list[tuple[str, str]]:
    heard = {
        (each.act.meeting, each.act.item)
        for each in case.records
        if isinstance(each.act, acts.HearItem)
    }
    return [
        (meeting.id, item.id)
        for meeting in case.meetings.values()
        for item in meeting.items
        if (meeting.id, item.id) not in heard
    ]


@_family(lambda case: bool(_unheard(case)), often=2)
def hearing(draw: Draw, case: Case, _on: Day) -> AnyAct:
    """An item of a sitting is heard (議題の審議)."""
    meeting, item = _one(draw, _unheard(case))
    return acts.HearItem(by=_one(draw, DRAWERS), meeting=meeting, item=item)


@st.composite
def happenings(draw: Draw, case: Case) -> tuple[AnyAct, Day]:
    """What could happen next in a case, and when (次の行為とその日)."""
    families = [each for each in FAMILIES.values() for _ in range(each.often) if each.applies(case)]
    on = day_after(draw, case)
    return _one(draw, families).draw(draw, case, on), on


def day_after(draw: Draw, case: Case) -> Day:
    """A day not before the last record, and often one on which a consent ends (次の日)."""
    last = case.records[-1].happened_on if case.records else town.FIRST_DAY
    ends = (
        statement.until
        for person in PEOPLE
        for statement in case.statements(person)
        if statement.until is not None
    )
    days = {last, last + dt.timedelta(days=1)}
    days |= {each - dt.timedelta(days=back) for each in ends for back in (0, 1)}
    return _one(draw, sorted(each for each in days if each >= last))  # type: ignore[no-any-return]


def openings() -> st.SearchStrategy[Case]:
    """A household somewhere on its way, in coordination more often (始まりのケース)."""
    return st.sampled_from(_openings())


@functools.cache
def _openings() -> tuple[Case, ...]:
    starts: dict[History, Programme] = {}
    for programme, stage in STAGES:
        way = case_at(programme, stage).history
        for number in range(len(way.records) + 1):
            starts.setdefault(changed(way, records=way.records[:number]), programme)
    found = [
        case
        for history, programme in starts.items()
        for case in [Case.of(history)] * (3 if programme is Programme.COORDINATION else 1)
    ]
    return tuple(sorted([*found, *[_told()] * 6], key=lambda case: case.version))


def _told() -> Case:
    """What the clinic holds of the mother has been heard in a 支援会議 (支援会議で聞いた後)."""
    case = case_at(Programme.COORDINATION, Stage.UKETOME)
    told = (town.about(town.MOTHER, holder=town.CLINIC),)
    item = town.item("i-1", town.SHIEN, Purpose.SUPPORT_SYSTEM, town.MOTHER, told)
    room = (town.CITY, town.COORDINATOR, town.CLINIC)
    day = case.records[-1].happened_on
    for act in (
        town.sitting("m-1", town.SHIEN, day, room=room, item=item),
        acts.HearItem(by=town.CITY, meeting="m-1", item="i-1"),
    ):
        case = case.with_record(record(case, act, day))
    return case


def record(case: Case, act: AnyAct, on: Day) -> Record:
    """An act as the next record of a case, written down in the order of doing (次の記録)."""
    number = case.version + 1
    nine = dt.datetime.combine(on, dt.time(9), town.JST)
    return Record(f"r-{number:03d}", on, nine + dt.timedelta(minutes=number), act)


def lawful_histories(
    *, under: Municipality | None = None, most: int = 8
) -> st.SearchStrategy[History]:
    """Histories in which every act was permitted on its day (適法な履歴).

    Raises: `ValueError` for a profile under which the town could do nothing.
    """
    return _lawful(town.profile(under), most)


def unlawful_histories(
    *, under: Municipality | None = None, most: int = 8
) -> st.SearchStrategy[History]:
    """Histories with at least one act that was not permitted as it stood (適法でない行為を含む履歴).

    Raises: `ValueError` for a profile under which the town could do nothing.
    """
    return _unlawful(town.profile(under), most)


@st.composite
def _lawful(draw: Draw, profile: Municipality, most: int) -> History:
    case, _ = _lived(draw, profile, most, lawful=True)
    return case.history


@st.composite
def _unlawful(draw: Draw, profile: Municipality, most: int) -> History:
    case, broken = _lived(draw, profile, most, lawful=False)
    if broken:
        return case.history
    if not case.tracks:
        opening = town.open_track("t-1", town.MOTHER, Programme.COORDINATION)
        case = case.with_record(record(case, opening, day_after(draw, case)))
    track = case.tracks[0]
    nowhere = {Step.RESUME, Step.MONITOR} - {*chart_steps(track.programme, track.stage)}
    act = plain_act(track, min(nowhere), town.COORDINATOR)
    assert act is not None  # noqa: S101 - neither step needs a plan or a sitting
    return case.with_record(record(case, act, day_after(draw, case))).history


def _lived(draw: Draw, under: Municipality, most: int, *, lawful: bool) -> tuple[Case, bool]:
    case, broken = draw(openings()), False
    if lawful and under.ref != town.national().ref:
        case = _permitted(case, under)
    for _ in range(draw(st.integers(0, most))):
        act, on = draw(happenings(case))
        permitted = judge(case, act, under=under, on=on).is_permitted
        if permitted or not lawful:
            case = case.with_record(record(case, act, on))
        broken = broken or not permitted
    return case, broken


def _permitted(opening: Case, under: Municipality) -> Case:
    """Of an opening that the national default permits, what this municipality permits too."""
    case = town.opened(opening.id)
    for each in opening.records:
        try:
            answer = judge(case, each.act, under=under, on=each.happened_on)
        except InvalidError:
            # It leans on an act that was not permitted.
            continue
        if answer.is_permitted:
            case = case.with_record(each)
    return case
