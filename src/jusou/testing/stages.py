"""A case at every stage of each chart (すべての段階のケース), got there by lawful acts alone."""

import datetime as dt
import functools
from collections.abc import Iterator

import attrs

from jusou import acts
from jusou.acts import AnyAct
from jusou.case import Case
from jusou.flow import TABLES
from jusou.judging import do
from jusou.testing import town
from jusou.vocabulary import (
    AcceptanceResult,
    Challenge,
    DeliberationResult,
    PlanKind,
    Programme,
    Purpose,
    ReviewResult,
    Stage,
)

TRACK, PLAN = "t-haha", "pl-haha"
#: The coordination beside a track of アウトリーチ or 参加支援 (並行する多機関協働).
COORDINATED = "t-chousei"

#: Every programme with every stage of its chart (事業と段階のすべて).
STAGES: tuple[tuple[Programme, Stage], ...] = tuple(
    dict.fromkeys(
        (programme, stage)
        for programme, table in TABLES.items()
        for at, step in table
        for stage in (at, table[at, step])
    )
)


@attrs.frozen
class Staged:
    """A case, and where its track `TRACK` stands (段階のついたケース)."""

    programme: Programme
    stage: Stage
    case: Case


@functools.cache
def case_at(programme: Programme, stage: Stage) -> Case:
    """The invented town's mother, with her track of a programme at a stage (その段階のケース).

    The track is `TRACK`; every record was permitted under the national default.

    Raises: `ValueError` if the programme's chart has no such stage.
    """
    if (programme, stage) not in STAGES:
        message = f"{programme.value}: {stage.value} という段階はありません / no such stage"
        raise ValueError(message)
    case, day = town.opened(), town.FIRST_DAY
    for act in _way(programme, stage):
        day += dt.timedelta(days=1)
        case = do(
            case,
            town.on_day(act, day),
            under=town.national(),
            on=day,
            recorded_at=dt.datetime.combine(day, dt.time(9), town.JST),
            record_id=f"r-{case.version + 1:03d}",
            expected_version=case.version,
        ).case
    return case


def _way(programme: Programme, stage: Stage) -> Iterator[AnyAct]:
    """The acts that lead to a stage (その段階までの行為)."""
    yield town.open_track(TRACK, town.MOTHER, programme)
    yield acts.Assess(by=town.COORDINATOR, track=TRACK, challenges=frozenset({Challenge.ISOLATION}))
    if stage is Stage.UKETOME:
        return
    if programme is Programme.COORDINATION:
        yield _accepted(TRACK)
        if stage is Stage.COORDINATION:
            return
    kind = PlanKind(programme.value)
    draft = town.plan(PLAN, town.MOTHER, kind)
    yield acts.DraftPlan(by=town.COORDINATOR, track=TRACK, plan=draft)
    if stage is Stage.PLANNING:
        return
    if programme is not Programme.COORDINATION:
        # The 重層的支援会議 deliberates plans of people accepted for coordination.
        yield town.open_track(COORDINATED, town.MOTHER, Programme.COORDINATION)
        yield _accepted(COORDINATED)
    yield town.consent("k-haha", town.MOTHER, (town.CITY.agency, town.COORDINATOR.agency))
    yield from town.assents(town.MOTHER, PLAN)
    yield from _hearing("m-an", Purpose.PLAN_DELIBERATION)
    yield acts.Deliberate(
        by=town.COORDINATOR,
        track=TRACK,
        plan=PLAN,
        meeting="m-an",
        result=DeliberationResult.APPROPRIATE,
    )
    yield town.support_decision(TRACK, PLAN)
    yield acts.StartSupport(by=town.COORDINATOR, track=TRACK)
    if stage is Stage.IMPLEMENTATION:
        return
    yield acts.Monitor(by=town.COORDINATOR, track=TRACK)
    if stage is Stage.MONITORING:
        return
    if programme is Programme.COORDINATION:
        yield from _hearing("m-hyouka", Purpose.EVALUATION)
    yield acts.Review(
        by=town.COORDINATOR,
        track=TRACK,
        result=_RESULT[stage],
        evaluation="月に一度会えている",
        decided_by=town.STAFF,
        lead=town.COORDINATOR.agency,
        resume_on=town.FIRST_DAY + dt.timedelta(days=365) if stage is Stage.SUSPENDED else None,
    )


def _accepted(track: str) -> acts.DecideAcceptance:
    return acts.DecideAcceptance(
        by=town.CITY,
        track=track,
        result=AcceptanceResult.ACCEPT,
        decided_by=town.STAFF,
        reason="複数の機関による調整が必要",
    )


_RESULT = {
    Stage.SUSPENDED: ReviewResult.SUSPEND,
    Stage.RETURNED: ReviewResult.GIVE_BACK,
    Stage.CLOSED: ReviewResult.CONCLUDE,
}


def _hearing(meeting: str, purpose: Purpose) -> Iterator[AnyAct]:
    about = town.item(
        "i-1", town.JUSOU, purpose, town.MOTHER, (town.about(town.MOTHER),), about_plan=PLAN
    )
    yield town.sitting(meeting, town.JUSOU, town.FIRST_DAY, item=about)
    yield acts.HearItem(by=town.COORDINATOR, meeting=meeting, item="i-1")
