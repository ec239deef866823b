"""The charts of the support flow (支援の流れの図): the only statement of what may follow what.

Everything else (the table, the diagrams, what is allowed, the fold, the audit) is read from
these two declarations. They are never run on a vendor's object; a machine is slow and mutable,
a table is neither. This is the only module that imports python-statemachine.
"""

import functools
import gettext
from collections.abc import Mapping
from types import MappingProxyType

from jusou.vocabulary import Programme, Stage, Step

# Importing statemachine changes the text domain of the whole process: put it back.
_domain = gettext.textdomain()
from statemachine import Event, State, StateMachine  # noqa: E402 - the domain is noted before

gettext.textdomain(_domain)


def _state(stage: Stage, *, initial: bool = False) -> State:
    return State(stage.label.ja, value=stage.value, initial=initial)


class CoordinationFlow(StateMachine):
    """The way of one person through 多機関協働 (多機関協働の流れ)."""

    uketome = _state(Stage.UKETOME, initial=True)
    coordination = _state(Stage.COORDINATION)
    planning = _state(Stage.PLANNING)
    implementation = _state(Stage.IMPLEMENTATION)
    monitoring = _state(Stage.MONITORING)
    suspended = _state(Stage.SUSPENDED)
    returned = _state(Stage.RETURNED)
    closed = _state(Stage.CLOSED)

    accept = Event(uketome.to(coordination), name=Step.ACCEPT.label.ja)
    advise_only = Event(uketome.to(closed), name=Step.ADVISE_ONLY.label.ja)
    decline = Event(uketome.to(closed), name=Step.DECLINE.label.ja)
    introduce = Event(uketome.to(closed), name=Step.INTRODUCE.label.ja)
    assess = Event(
        uketome.to(uketome)
        | coordination.to(coordination)
        | planning.to(planning)
        | implementation.to(implementation)
        | monitoring.to(monitoring),
        name=Step.ASSESS.label.ja,
    )
    draft_plan = Event(
        coordination.to(planning) | planning.to(planning), name=Step.DRAFT_PLAN.label.ja
    )
    deliberate = Event(planning.to(planning), name=Step.DELIBERATE.label.ja)
    decide_support = Event(planning.to(implementation), name=Step.DECIDE_SUPPORT.label.ja)
    start_support = Event(implementation.to(implementation), name=Step.START_SUPPORT.label.ja)
    monitor = Event(implementation.to(monitoring), name=Step.MONITOR.label.ja)
    continue_support = Event(monitoring.to(implementation), name=Step.CONTINUE_SUPPORT.label.ja)
    replan = Event(monitoring.to(planning), name=Step.REPLAN.label.ja)
    suspend = Event(monitoring.to(suspended), name=Step.SUSPEND.label.ja)
    give_back = Event(
        coordination.to(returned) | planning.to(returned) | monitoring.to(returned),
        name=Step.GIVE_BACK.label.ja,
    )
    conclude = Event(monitoring.to(closed), name=Step.CONCLUDE.label.ja)
    resume = Event(suspended.to(implementation), name=Step.RESUME.label.ja)
    end = Event(
        uketome.to(closed)
        | coordination.to(closed)
        | planning.to(closed)
        | implementation.to(closed)
        | monitoring.to(closed)
        | suspended.to(closed)
        | returned.to(closed),
        name=Step.END.label.ja,
    )
    reopen = Event(closed.to(uketome) | returned.to(uketome), name=Step.REOPEN.label.ja)


class SupportFlow(StateMachine):
    """The way of one person through アウトリーチ or 参加支援 (アウトリーチ・参加支援の流れ)."""

    planning = _state(Stage.PLANNING, initial=True)
    implementation = _state(Stage.IMPLEMENTATION)
    monitoring = _state(Stage.MONITORING)
    suspended = _state(Stage.SUSPENDED)
    closed = _state(Stage.CLOSED)

    assess = Event(
        planning.to(planning) | implementation.to(implementation) | monitoring.to(monitoring),
        name=Step.ASSESS.label.ja,
    )
    draft_plan = Event(planning.to(planning), name=Step.DRAFT_PLAN.label.ja)
    deliberate = Event(planning.to(planning), name=Step.DELIBERATE.label.ja)
    decide_support = Event(planning.to(planning), name=Step.DECIDE_SUPPORT.label.ja)
    start_support = Event(planning.to(implementation), name=Step.START_SUPPORT.label.ja)
    begin_outreach = Event(planning.to(implementation), name=Step.BEGIN_OUTREACH.label.ja)
    monitor = Event(implementation.to(monitoring), name=Step.MONITOR.label.ja)
    continue_support = Event(monitoring.to(implementation), name=Step.CONTINUE_SUPPORT.label.ja)
    replan = Event(monitoring.to(planning), name=Step.REPLAN.label.ja)
    suspend = Event(monitoring.to(suspended), name=Step.SUSPEND.label.ja)
    conclude = Event(monitoring.to(closed), name=Step.CONCLUDE.label.ja)
    resume = Event(suspended.to(implementation), name=Step.RESUME.label.ja)
    end = Event(
        planning.to(closed)
        | implementation.to(closed)
        | monitoring.to(closed)
        | suspended.to(closed),
        name=Step.END.label.ja,
    )
    reopen = Event(closed.to(planning), name=Step.REOPEN.label.ja)


Table = Mapping[tuple[Stage, Step], Stage]


def _table(chart: type[StateMachine]) -> Table:
    return MappingProxyType(
        {
            (Stage(state.value), Step(str(transition.event))): _stage(transition.target)
            for state in chart.states
            for transition in state.transitions
        }
    )


def _stage(state: State | None) -> Stage:
    if state is None:
        message = "a chart without a state"
        raise TypeError(message)
    return Stage(str(state.value))


CHARTS: Mapping[Programme, type[StateMachine]] = MappingProxyType(
    {
        Programme.COORDINATION: CoordinationFlow,
        Programme.OUTREACH: SupportFlow,
        Programme.PARTICIPATION: SupportFlow,
    }
)
_TABLES: Mapping[type[StateMachine], Table] = {
    chart: _table(chart) for chart in set(CHARTS.values())
}
TABLES: Mapping[Programme, Table] = MappingProxyType(
    {programme: _TABLES[chart] for programme, chart in CHARTS.items()}
)
INITIAL: Mapping[Programme, Stage] = MappingProxyType(
    {programme: _stage(chart.initial_state) for programme, chart in CHARTS.items()}
)


@functools.cache
def steps(programme: Programme, stage: Stage) -> tuple[Step, ...]:
    """The steps a chart has from a stage, in its order (その段階から進める手順)."""
    return tuple(step for (at, step) in TABLES[programme] if at is stage)


@functools.cache
def stages(programme: Programme, step: Step) -> tuple[Stage, ...]:
    """The stages from which a chart has a step (その手順が行える段階)."""
    return tuple(at for (at, each) in TABLES[programme] if each is step)
