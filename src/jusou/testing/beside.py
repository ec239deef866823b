"""A system of yours beside jusou (相手のシステムとの突き合わせ): the same acts to both, until they disagree.

You write an adapter of three methods; Hypothesis thinks up households and what happens in them.
The first disagreement is given with the rule, the article, and the shortest history that shows
it. Needs hypothesis, which is in the extra ``jusou[testing]``.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

import attrs

from jusou.acts import AnyAct
from jusou.answer import Answer, Outcome
from jusou.case import Case
from jusou.errors import InvalidError, JusouError
from jusou.judging import judge
from jusou.municipality import Municipality
from jusou.testing import NO_HYPOTHESIS, lives, slips, town
from jusou.testing.disagreement import Disagreement, DisagreementKind, Put
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

#: Of so many examples is one run of what is drawn (一回の運び).
RUN = 50


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
        self.put: list[Put] = []

    def permits(self, act: AnyAct, on: Day) -> bool:
        """Whether jusou permits it now (jusou では、できるか)."""
        try:
            return judge(self.case, act, under=self.under, on=on).is_permitted
        except InvalidError:
            return False

    def propose(self, act: AnyAct, on: Day, *, stale: bool = False) -> Disagreement | None:
        """Propose an act to both, and say where they differ, if they do (提案と突き合わせ)."""
        record = lives.record(self.case, act, on)
        try:
            answer = judge(self.case, act, under=self.under, on=on)
        except InvalidError:
            # It refers to something that is not there: there is nothing to be asked.
            return None
        # On an empty case nobody can have been first.
        stale = stale and self.case.version > 0
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
                tuple(self.put),
                error,
            )
        if reply.verdict is Verdict.NOT_HANDLED:
            return None
        before, put = self.case, tuple(self.put)
        self.put.append(Put(record, taken=reply.verdict is Verdict.TAKEN, stale=stale))
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
            put,
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
    """The same disagreement on a history of which nothing can be left out (最も短い履歴).

    What was refused before is left out first: it stays only where it left its mark.
    """

    def again(kept: Sequence[Put], best: Disagreement) -> Disagreement | None:
        last = (best.record.act, best.record.happened_on, best.stale)
        tried = replay(make, [*map(_proposal, kept), last], under=under)
        shorter = tried is not None and len(tried.before) <= len(kept) and tried.same_as(best)
        return tried if shorter else None

    best = again([each for each in found.before if each.taken], found) or found
    size = max(len(best.before) // 2, 1)
    while True:
        number, left_out = len(best.before) - size, False
        while number > -size and best.before:
            kept = [*best.before[: max(number, 0)], *best.before[number + size :]]
            tried = again(kept, best)
            if tried is not None:
                best, left_out = tried, True
                number = min(number, len(best.before))
            number -= size
        # What the rest leaned on may now be left out, too: until nothing can.
        if size == 1 and not left_out:
            return best
        size = max(size // 2, 1)


def _proposal(put: Put) -> tuple[AnyAct, Day, bool]:
    return put.record.act, put.record.happened_on, put.stale


def rehearse(make: Make, *, under: Municipality, versions: bool = True) -> Disagreement | None:
    """The first disagreement on the lives of `jusou.testing.slips`, if any (決まった履歴での突き合わせ)."""
    every = list(slips.lives())
    for _, life in every:
        pair = Pair(make, under)
        for act, on in life:
            found = pair.propose(act, on) or _tried(pair, on)
            if found is not None:
                return found
    for _, life in every:
        for slip in slips.slips(life):
            found = replay(make, [(act, on, False) for act, on in slip], under=under)
            if found is not None:
                return found
    for _, life in every if versions else ():
        pair = Pair(make, under)
        for act, on in life:
            found = pair.propose(act, on, stale=True) or pair.propose(act, on)
            if found is not None:
                return found
    return None


def _tried(pair: Pair, on: Day) -> Disagreement | None:
    """Everything that may not be done now is put to theirs; nothing of it changes the case."""
    for act in slips.tries(pair.case, on):
        if not pair.permits(act, on):
            found = pair.propose(act, on)
            if found is not None:
                return found
    return None


def machine(
    make: Make, *, under: Municipality | None = None, versions: bool = True
) -> type[RuleBasedStateMachine]:
    """The rule-based state machine that proposes to both (突き合わせの状態機械)."""
    profile = town.profile(under)

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
            self.propose(act, on, stale=late and versions)

    return Beside


def compare(
    make: Make,
    *,
    under: Municipality | None = None,
    examples: int = 200,
    steps: int = 20,
    start: int = 0,
    versions: bool = True,
) -> None:
    """Hold a system beside jusou, and raise at the first disagreement (突き合わせ).

    First whole lives of the invented town, and each with one act left out; then what chance
    draws, in short runs, each with a beginning of its own: they find more than a long one.
    *start* is where the drawing begins: the same every time, so that a run can be repeated.
    A system that keeps no versions is asked nothing about them with *versions* false.

    Raises: `DisagreementError`, whose text is the report; `ValueError` for a profile in which
    the town's city, contractor and meetings are missing.
    """
    __tracebackhide__ = True
    profile = town.profile(under)
    found = rehearse(make, under=profile, versions=versions)
    for number in range(0, examples, RUN):
        if found is None:
            few = min(RUN, examples - number)
            found = _drawn(make, profile, few, steps, start * 1_000 + number, versions=versions)
    if found is not None:
        shown = shortest(make, found, under=profile)
        raise DisagreementError(shown) from shown.cause


def _drawn(
    make: Make, under: Municipality, examples: int, steps: int, start: int, *, versions: bool
) -> Disagreement | None:
    try:
        run_state_machine_as_test(
            seed(start)(machine(make, under=under, versions=versions)),
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
        return error.disagreement
    return None
