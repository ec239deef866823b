"""python-statemachine as it is meant to be used (状態機械の比較相手): kept, sent events, asked what is enabled."""

from collections.abc import Callable

from statemachine import State, StateMachine

from jusou.flow import TABLES, CoordinationFlow
from jusou.ledger import Track
from jusou.vocabulary import Programme, Stage, Step

TABLE = TABLES[Programme.COORDINATION]


class Model:
    """What guards read: a track, and whether the municipality acts (守りが読むもの)."""

    def __init__(self, track: Track, *, municipality: bool = True) -> None:
        """Start where the track is."""
        self.state = track.stage.value
        self.track = track
        self.municipality = municipality


def evaluated(model: Model) -> bool:
    """A review, or an end, follows an evaluation."""
    return bool(model.track.evaluated_in)


def municipality(model: Model) -> bool:
    """Only the municipality decides."""
    return model.municipality


def planned(model: Model) -> bool:
    """The plan has been found appropriate."""
    return model.track.plan in model.track.found_appropriate


GUARDS: dict[Step, list[Callable[[Model], bool]]] = {
    Step.ACCEPT: [municipality],
    Step.DECIDE_SUPPORT: [municipality, planned],
    Step.CONTINUE_SUPPORT: [evaluated],
    Step.REPLAN: [evaluated],
    Step.SUSPEND: [evaluated],
    Step.CONCLUDE: [evaluated],
    Step.GIVE_BACK: [evaluated],
    Step.END: [municipality],
}


def _guarded() -> type[StateMachine]:
    """jusou's own chart, with a vendor's guards on its steps."""
    states = {
        stage: State(stage.value, value=stage.value, initial=stage is Stage.UKETOME)
        for stage in dict.fromkeys(stage for stage, _ in TABLE)
    }
    body: dict[str, object] = {stage.value: state for stage, state in states.items()}
    for (stage, step), target in TABLE.items():
        more = states[stage].to(states[target], cond=GUARDS.get(step, []))
        body[step.value] = body[step.value] | more if step.value in body else more
    return type(StateMachine)("GuardedFlow", (StateMachine,), body)


GUARDED = _guarded()


def enabled(tracks: tuple[Track, ...]) -> Callable[[], list[list[str]]]:
    """What asks kept machines, one a track, for what is enabled."""
    machines = [GUARDED(Model(track)) for track in tracks]

    def ask() -> list[list[str]]:
        return [[event.id for event in machine.enabled_events()] for machine in machines]

    return ask


def there_and_back() -> Callable[[], None]:
    """Two events sent to a kept machine, without a guard and without a listener."""
    machine = CoordinationFlow()
    for step in (Step.ACCEPT, Step.DRAFT_PLAN, Step.DECIDE_SUPPORT):
        machine.send(step.value)

    def send() -> None:
        machine.send(Step.MONITOR.value)
        machine.send(Step.CONTINUE_SUPPORT.value)

    return send
