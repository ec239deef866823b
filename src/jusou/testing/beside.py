"""A system of yours beside jusou (相手のシステムとの突き合わせ): the same acts to both, until they disagree.

You write an adapter of three methods; Hypothesis thinks up households and what happens in them.
The first disagreement is given with the rule, the article, and the shortest history that shows
it. Needs hypothesis, which is in the extra ``jusou[testing]``.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

import attrs

from jusou.acts import AnyAct, Record
from jusou.answer import Answer, Outcome
from jusou.case import Case
from jusou.errors import InvalidError, JusouError
from jusou.judging import judge
from jusou.municipality import Municipality
from jusou.testing import NO_HYPOTHESIS, lives, town
from jusou.testing.disagreement import Disagreement, DisagreementKind
from jusou.wording import Term, Text

try:
    from hypothesis import HealthCheck, Phase, seed, settings
    from hypothesis import strategies as st
    from hypothesis.stateful import (
        RuleBasedStateMachine,
        initialize,
        rule,
        run_state_machine_as_test,
    )
except ImportError as error:
    raise ImportError(NO_HYPOTHESIS) from error

Day = dt.date


class Verdict(Term):
    """What a system did with an act (受け付けたか)."""

    TAKEN = "taken", "受け付けた", "taken"
    REFUSED = "refused", "断った", "refused"
    PENDING = "pending", "保留した", "held for someone to decide"
    NOT_HANDLED = "not_handled", "扱わない種類の行為", "not handled by this system"


@attrs.frozen
class Proposal:
    """What is proposed to both (提案): the same values that `jusou.do` takes."""

    act: AnyAct
    on: Day
    recorded_at: dt.datetime
    record_id: str
    expected_version: int


@attrs.frozen
class Reply:
    """What a system answers (返事).

    *duties* are the ids of the duties it shows with a permission; ``None`` if it shows none at
    all, and then they are not compared.
    """

    verdict: Verdict
    duties: frozenset[str] | None = None


class System(Protocol):
    """The adapter to your system (相手のシステムへのつなぎ): a fresh one for every history."""

    def open(self, case: Case) -> None:
        """Begin with this household: its people, agencies and bodies; no records yet (開く)."""
        ...

    def propose(self, proposal: Proposal) -> Reply:
        """Take the act as one of yours, and keep it unless it must not be done (行為の受付)."""
        ...

    def stages(self) -> Mapping[str, str] | None:
        """Each track's stage as jusou's slug; ``None`` if you keep none (段階)."""
        ...


T = TypeVar("T")


class _Quiet(Generic[T]):
    """What Hypothesis draws, without printing it: the report says all of it that may be said."""

    def __init__(self, value: T) -> None:
        self.value = value

    def __repr__(self) -> str:
        return "…"


Make = Callable[[], System]


class DisagreementError(JusouError, AssertionError):
    """Your system and jusou disagree (食い違い). Its text is the report."""

    code = "disagreement"

    def __init__(self, disagreement: Disagreement) -> None:
        super().__init__(disagreement)
        self.disagreement = disagreement

    def __str__(self) -> str:
        return self.disagreement.report


class Pair:
    """One household in both systems (一つの世帯を両方で)."""

    def __init__(self, make: Make, under: Municipality) -> None:
        self.case = town.opened()
        self.under = under
        self.theirs = make()
        self.theirs.open(self.case)

    def propose(self, act: AnyAct, on: Day, *, stale: bool = False) -> Disagreement | None:
        """Propose an act to both, and say where they differ, if they do (提案と突き合わせ)."""
        record = lives.record(self.case, act, on)
        try:
            answer = judge(self.case, act, under=self.under, on=on)
        except InvalidError:
            # It refers to something that is not there: there is nothing to be asked.
            return None
        version = self.case.version - stale
        proposal = Proposal(act, on, record.recorded_at, record.id, version)
        try:
            reply = self.theirs.propose(proposal)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is theirs, and is reported
            name = type(error).__name__
            crashed = Text(f"例外 {name}", f"raised {name}")
            return Disagreement(
                DisagreementKind.CRASHED,
                answer,
                crashed,
                self.case.history,
                record,
                (name,),
                stale,
                error,
            )
        if reply.verdict is Verdict.NOT_HANDLED:
            return None
        before = self.case
        kind, detail = self._differ(answer, reply, stale=stale)
        if kind is None and reply.verdict is Verdict.TAKEN:
            self.case = self.case.with_record(record)
            detail = self._astray()
            kind = DisagreementKind.STAGE if detail else None
        if kind is None:
            return None
        return Disagreement(
            kind,
            answer,
            reply.verdict.label,
            before.history,
            record,
            detail,
            stale,
        )

    def _differ(
        self, answer: Answer, reply: Reply, *, stale: bool
    ) -> tuple[DisagreementKind | None, tuple[str, ...]]:
        taken = reply.verdict is Verdict.TAKEN
        if stale:
            return (DisagreementKind.STALE if taken else None), ()
        if taken and answer.outcome is Outcome.UNDETERMINED:
            return DisagreementKind.GUESSED, ()
        if taken and not answer.is_permitted:
            return DisagreementKind.LET_THROUGH, ()
        if answer.is_permitted and not taken:
            return DisagreementKind.HELD_BACK, ()
        if taken and reply.duties is not None:
            dropped = tuple(
                dict.fromkeys(each.id for each in answer.duties if each.id not in reply.duties)
            )
            return (DisagreementKind.DUTY if dropped else None), dropped
        return None, ()

    def _astray(self) -> tuple[str, ...]:
        stages = self.theirs.stages()
        if stages is None:
            return ()
        return tuple(
            f"{track.id}: jusou {track.stage.value}、相手 {stages.get(track.id, '（なし）')}"
            for track in self.case.tracks
            if stages.get(track.id) != track.stage.value
        )


Proposals = Sequence[tuple[AnyAct, Day, bool]]


def replay(make: Make, proposals: Proposals, *, under: Municipality) -> Disagreement | None:
    """The first disagreement on given proposals, if any (決まった提案での突き合わせ)."""
    pair = Pair(make, under)
    for act, on, stale in proposals:
        found = pair.propose(act, on, stale=stale)
        if found is not None:
            return found
    return None


def shortest(make: Make, found: Disagreement, *, under: Municipality) -> Disagreement:
    """The same disagreement on a history of which no record can be left out (最も短い履歴)."""
    best, number = found, len(found.history.records) - 1
    while number >= 0:
        kept = [each for n, each in enumerate(best.history.records) if n != number]
        tried = replay(make, _proposals(kept, best), under=under)
        if tried is not None and tried.same_as(best) and len(tried.history.records) <= len(kept):
            # What it leaned on may now be left out too: begin again at the end.
            best, number = tried, len(tried.history.records)
        number -= 1
    return best


def _proposals(kept: Iterable[Record], found: Disagreement) -> Proposals:
    last = (found.record.act, found.record.happened_on, found.stale)
    return [*((each.act, each.happened_on, False) for each in kept), last]


def machine(make: Make, *, under: Municipality | None = None) -> type[RuleBasedStateMachine]:
    """The rule-based state machine that proposes to both (突き合わせの状態機械)."""
    profile = under or town.national()

    class Beside(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.pair = Pair(make, profile)

        def propose(self, act: AnyAct, on: Day, *, stale: bool = False) -> None:
            found = self.pair.propose(act, on, stale=stale)
            if found is not None:
                raise DisagreementError(found) from found.cause

        @initialize(opening=lives.openings().map(_Quiet))
        def begin_with(self, opening: _Quiet[Case]) -> None:
            for each in opening.value.records:
                self.propose(each.act, each.happened_on)

        @rule(data=st.data(), late=st.sampled_from([False] * 7 + [True]))
        def happens(self, data: st.DataObject, *, late: bool) -> None:
            """Something happens; *late*, it is proposed by one who has not seen the last record."""
            act, on = data.draw(lives.happenings(self.pair.case).map(_Quiet)).value
            self.propose(act, on, stale=late and self.pair.case.version > 0)

    return Beside


def compare(
    make: Make,
    *,
    under: Municipality | None = None,
    examples: int = 200,
    steps: int = 20,
    start: int = 0,
) -> None:
    """Hold a system beside jusou, and raise at the first disagreement (突き合わせ).

    *start* is where the drawing begins: the same every time, so that a run can be repeated.

    Raises: `DisagreementError`, whose text is the report.
    """
    profile = under or town.national()
    try:
        run_state_machine_as_test(
            seed(start)(machine(make, under=profile)),
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                database=None,
                deadline=None,
                report_multiple_bugs=False,
                phases=[Phase.generate],
                suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            ),
        )
    except DisagreementError as error:
        found = shortest(make, error.disagreement, under=profile)
    else:
        return
    raise DisagreementError(found) from found.cause
