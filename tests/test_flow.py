"""The charts of the support flow, and what is read from them (支援の流れの図)."""

import inspect
import subprocess
import sys
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jusou_suite import counted
from statemachine import StateMachine
from statemachine.exceptions import TransitionNotAllowed
from test_case import CITY, MOTHER, UNDER, day, decide, moment, of, receive, told

from jusou import acts
from jusou.acts import Record
from jusou.case import Case
from jusou.flow import CHARTS, INITIAL, TABLES, stages
from jusou.flow import steps as steps_from
from jusou.judging import NotPermittedError, do, judge
from jusou.plan import PlanContent
from jusou.possible import allowed, plain_act
from jusou.steps import order
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    EndReason,
    Programme,
    ReviewResult,
    Stage,
    Step,
)

PROGRAMMES = sorted(CHARTS)
BOTH = pytest.mark.parametrize("programme", PROGRAMMES)
#: What a chart can be sent: its own steps, those of the other, and what happens to be a name in it.
SENT = st.sampled_from(list(Step))


# --- chart = table ----------------------------------------------------------------------------------


@given(st.sampled_from(PROGRAMMES), st.lists(SENT, max_size=30))
def test_chart_walks_as_its_table_says(programme: Programme, sent: list[Step]):
    """The real machine and the table take the same steps, to the same stages, and refuse the same."""
    machine, stage = CHARTS[programme](), INITIAL[programme]
    events = {event.id for event in machine.events}

    counted("図の機械と表に並べて送った手順 / steps sent to chart and table", len(sent))
    for step in sent:
        there = TABLES[programme].get((stage, step))
        if step.value not in events:
            assert there is None
            continue
        if there is None:
            with pytest.raises(TransitionNotAllowed):
                machine.send(step.value)
        else:
            machine.send(step.value)
            stage = there
        assert list(machine.configuration_values) == [stage.value]


@BOTH
def test_table_leaves_out_no_transition(programme: Programme):
    """Every transition of the chart stands in the table once; no two share a stage and a step."""
    drawn = [
        (state.value, event.strip(), transition.target.value)
        for state in CHARTS[programme].states
        for transition in state.transitions
        for event in str(transition.event).split()
    ]

    assert sorted(drawn) == sorted(
        (at.value, step.value, to.value) for (at, step), to in TABLES[programme].items()
    )


@BOTH
def test_states_are_stages_by_their_own_slugs(programme: Programme):
    """A state's attribute, its value and its name are those of one stage, in the words officers read."""
    for state in CHARTS[programme].states:
        stage = Stage(state.value)
        assert state.id == stage.value
        assert state.name == stage.label.ja


@BOTH
def test_events_are_steps_by_their_own_slugs(programme: Programme):
    """An event's id and name are those of one step."""
    for event in CHARTS[programme].events:
        assert event.name == Step(event.id).label.ja


def test_coordination_has_every_stage():
    """The stages of the vocabulary are those of the coordination chart, none more."""
    assert {Stage(state.value) for state in CHARTS[Programme.COORDINATION].states} == set(Stage)


def test_every_step_is_in_some_chart():
    """No step of the vocabulary is one that nobody can ever take."""
    drawn = {step for table in TABLES.values() for _, step in table}

    assert drawn == set(Step)


def test_every_step_is_taken_by_some_act():
    """What the charts can do, an act does: by its class, by its result."""
    by_result = {Step(each.value) for each in (*AcceptanceResult, *ReviewResult)}
    by_class = {
        made.step
        for programme in PROGRAMMES
        for step in Step
        if (made := _plain(programme, step)) is not None and made.step is not None
    }

    assert by_result | by_class | {Step.DELIBERATE} == set(Step)


def _plain(programme: Programme, step: Step) -> acts.AnyAct | None:
    """The plain act of a step of a fresh track with a plan (素の行為)."""
    case = of(
        told(1, receive())
        if programme is Programme.COORDINATION
        else told(1, acts.OpenTrack(by=CITY, track="t-1", person=MOTHER, programme=programme))
    )
    return plain_act(attrs.evolve(case.tracks[0], plan="plan-1"), step, CITY)


@BOTH
@pytest.mark.parametrize("stage", Stage)
def test_steps_and_stages_are_read_from_the_table(programme: Programme, stage: Stage):
    """Both ways of asking the table agree with it."""
    table = TABLES[programme]

    assert set(steps_from(programme, stage)) == {step for at, step in table if at is stage}
    for step in Step:
        assert (stage in stages(programme, step)) == ((stage, step) in table)


def test_tables_cannot_be_changed():
    """The order of steps is stated once, and nobody restates it at run time."""
    for table in (TABLES, CHARTS, INITIAL, *TABLES.values()):
        with pytest.raises(TypeError):
            table[Stage.UKETOME, Step.CONCLUDE] = Stage.CLOSED


def test_programmes_without_a_chart_have_no_track():
    """Consultation and community building are not walked."""
    assert set(CHARTS) == {Programme.COORDINATION, Programme.OUTREACH, Programme.PARTICIPATION}


# --- the machine ------------------------------------------------------------------------------------

FLAGS = {
    "allow_event_without_transition": False,
    "enable_self_transition_entries": False,
    "atomic_configuration_update": True,
    "catch_errors_as_events": False,
}


@pytest.mark.parametrize("chart", [*set(CHARTS.values())])
def test_charts_fail_closed(chart: type[StateMachine]):
    """The four flags: an event that is not allowed raises, and no error is turned into an event."""
    assert issubclass(chart, StateMachine)
    assert {name: getattr(chart, name) for name in FLAGS} == FLAGS


@pytest.mark.parametrize("chart", [*set(CHARTS.values())])
def test_charts_run_no_code(chart: type[StateMachine]):
    """They are declarations: no guard, no action, nothing that a host could hook into."""
    for state in chart.states:
        for transition in state.transitions:
            assert [*transition.cond, *transition.validators] == []
    assert [name for name, value in vars(chart).items() if inspect.isfunction(value)] == []


LOOK = """
import gettext
gettext.textdomain("a-host")
import {module}
print(gettext.textdomain())
"""


@pytest.mark.parametrize("module", ["jusou.flow", "jusou"])
def test_importing_leaves_the_language_of_the_host(module: str):
    """Importing statemachine changes the text domain of the process; we put it back."""
    said = subprocess.run(
        [sys.executable, "-c", LOOK.format(module=module)],
        capture_output=True,
        check=True,
        text=True,
    )

    assert said.stdout.split() == ["a-host"]


def test_library_underneath_would_have_changed_it():
    """If this fails, what we put back is no longer taken away, and flow can be simpler."""
    said = subprocess.run(
        [sys.executable, "-c", LOOK.format(module="statemachine")],
        capture_output=True,
        check=True,
        text=True,
    )

    assert said.stdout.split() != ["a-host"]


@BOTH
@pytest.mark.parametrize("stage", Stage)
def test_words_of_the_library_underneath_never_reach_a_reader(programme: Programme, stage: Stage):
    """A step out of turn is refused in our own words, in both languages, and by no machine's error."""
    for step in Step:
        if (stage, step) in TABLES[programme]:
            continue
        reason = order.on(day(1), programme, stage, step)
        said = (
            reason.sentence.ja
            + reason.sentence.en
            + "".join(each.text.ja + each.text.en for each in reason.remedies)
        )
        assert not reason.outcome.value.startswith("permitted")
        assert "Can't" not in said
        assert "transition" not in said
        assert "when in" not in said


def test_refusal_out_of_turn_carries_no_error_of_the_machine():
    """What `do` raises is ours, and nothing stands behind it."""
    case = of(told(1, receive()))

    with pytest.raises(NotPermittedError) as caught:
        do(
            case,
            acts.Monitor(by=CITY, track="t-1"),
            under=UNDER,
            on=day(2),
            recorded_at=told(2, receive()).recorded_at,
            record_id="r-2",
            expected_version=1,
        )

    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_no_machine_is_made_while_judging(monkeypatch: pytest.MonkeyPatch):
    """A machine is slow and mutable; what is judged and folded is the table."""
    for chart in set(CHARTS.values()):
        monkeypatch.setattr(chart, "__init__", lambda *_: pytest.fail("a machine was made"))

    case = of(told(1, receive()), told(2, decide()))

    assert case.stage is Stage.COORDINATION
    assert not judge(case, acts.Monitor(by=CITY, track="t-1"), under=UNDER, on=day(3)).is_permitted


# --- nobody is trapped ------------------------------------------------------------------------------


def refused_everything() -> tuple[Record, ...]:
    """A person who has refused whatever can be refused (何もかも断った人)."""
    refusals = (
        acts.RefuseConsent(by=CITY, person=MOTHER),
        *(acts.RefuseAssent(by=CITY, person=MOTHER, kind=each) for each in AssentKind),
    )
    return tuple(told(0, each, ident=f"refusal-{n}") for n, each in enumerate(refusals))


def forced(case: Case, step: Step) -> Case:
    """The case with a step that has happened, whether or not it was permitted (起きたこと)."""
    track = case.tracks[0]
    act = plain_act(track, step, CITY)
    if step is Step.DECIDE_SUPPORT:
        act = acts.DecideSupport(
            by=CITY, track=track.id, plan="plan-0", drafted_by="s-1", decided_by="s-1"
        )
    if act is None:
        return case
    number = case.version + 1
    return case.with_record(told(number, act, ident=f"r-{number}"))


def begun(programme: Programme, *before: Record) -> Case:
    """A track as it begins, with neither consent nor plan (始まったばかりの流れ)."""
    if programme is Programme.COORDINATION:
        return of(*before, told(1, receive(), ident="r-0"))
    act = acts.OpenTrack(by=CITY, track="t-1", person=MOTHER, programme=programme)
    return of(*before, told(1, act, ident="r-0"))


def at_every_stage(programme: Programme, *before: Record) -> dict[Stage, Case]:
    """A case in each stage of a chart, got there by whatever steps (各段階のケース)."""
    found: dict[Stage, Case] = {}
    waiting = [begun(programme, *before)]
    while waiting:
        case = waiting.pop(0)
        stage = case.tracks[0].stage
        if stage not in found:
            found[stage] = case
            waiting.extend(forced(case, step) for step in steps_from(programme, stage))
    return found


def ways_out(case: Case) -> Iterator[tuple[Step, ...]]:
    """Every way to the end by permitted steps alone, each stage once (終わりまでの道)."""
    waiting: list[tuple[Case, tuple[Step, ...], frozenset[Stage]]] = [(case, (), frozenset())]
    while waiting:
        here, way, passed = waiting.pop(0)
        stage = here.tracks[0].stage
        if stage is Stage.CLOSED:
            yield way
            continue
        if stage in passed:
            continue
        for possible in allowed(here, under=UNDER, on=day(100)):
            if possible.answer.is_permitted:
                number = here.version + 1
                after = do(
                    here,
                    possible.act,
                    under=UNDER,
                    on=day(100),
                    recorded_at=moment(100, number),
                    record_id=f"r-{number}",
                    expected_version=here.version,
                ).case
                waiting.append((after, (*way, possible.step), passed | {stage}))


@BOTH
def test_every_stage_can_be_stood_in(programme: Programme):
    """What the next test walks from is every stage of the chart."""
    assert set(at_every_stage(programme)) == {
        Stage(each.value) for each in CHARTS[programme].states
    }


@BOTH
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("before", [(), refused_everything()], ids=["未説明", "不同意"])
def test_nobody_is_trapped(programme: Programme, stage: Stage, before: tuple[Record, ...]):
    """From every stage there is a way to the end that needs no consent, no plan and no meeting."""
    case = at_every_stage(programme, *before).get(stage)
    if case is None:
        pytest.skip("この図にない段階")
    assert all(len(each.lacks()) == len(PlanContent) for each in case.plans.values())
    assert not any(
        isinstance(each.act, (acts.GiveConsent, acts.GiveAssent)) for each in case.records
    )

    assert next(ways_out(case), None) is not None


@BOTH
def test_municipality_may_end_from_every_open_stage_at_once(programme: Programme):
    """For every reason there is, in one step: 辞退, 死亡, 転出, 連絡不能 …"""
    for stage, case in at_every_stage(programme, *refused_everything()).items():
        if stage is Stage.CLOSED:
            continue
        for reason in EndReason:
            act = acts.End(by=CITY, track="t-1", reason=reason, decided_by="s-1")
            assert judge(case, act, under=UNDER, on=day(100)).is_permitted


@BOTH
def test_what_has_ended_can_begin_again(programme: Programme):
    """From the end there is a way back to where the chart begins."""
    case = at_every_stage(programme)[Stage.CLOSED]
    act = acts.Reopen(by=CITY, track="t-1")

    assert judge(case, act, under=UNDER, on=day(100)).is_permitted
    assert TABLES[programme][Stage.CLOSED, Step.REOPEN] is INITIAL[programme]


def test_giving_back_ends_the_coordination_and_the_person_stays_with_someone():
    """戻し ends the coordination, not the person's consultation: someone keeps the lead."""
    case = of(told(1, receive()), told(2, decide()))
    act = acts.GiveBack(by=CITY, track="t-1", lead="a-houkatsu", decided_by="s-1", reason="架空")

    after = do(
        case,
        act,
        under=UNDER,
        on=day(3),
        recorded_at=moment(3),
        record_id="r-3",
        expected_version=2,
    ).case

    (track,) = after.tracks
    assert (track.stage, track.is_open, track.lead) == (Stage.RETURNED, False, "a-houkatsu")
