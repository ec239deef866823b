"""How far support has come (支援の進み): what counts as decided, as covered and as an end."""

import pytest
from test_case import (
    CITY,
    COORDINATOR,
    MOTHER,
    SON,
    UNDER,
    day,
    decide,
    of,
    receive,
    told,
    whole_plan,
)

from jusou import acts
from jusou.acts import AnyAct
from jusou.answer import Outcome
from jusou.case import Case
from jusou.judging import judge
from jusou.municipality import Municipality
from jusou.vocabulary import EndReason, Programme

YES, NOT_YET = Outcome.PERMITTED, Outcome.NOT_PERMITTED
PARTICIPATION, OUTREACH = Programme.PARTICIPATION, Programme.OUTREACH


COORDINATION = (receive(), decide())


def played(*done: AnyAct) -> Case:
    """What happened, permitted or not."""
    return of(*(told(n, act) for n, act in enumerate(done, start=1)))


def opened(track: str, programme: Programme, person: str = MOTHER) -> AnyAct:
    return acts.OpenTrack(by=CITY, track=track, person=person, programme=programme)


def drafted(track: str, person: str = MOTHER, *includes: Programme) -> AnyAct:
    plan = whole_plan(f"plan-{track}", person, includes=frozenset(includes))
    return acts.DraftPlan(by=COORDINATOR, track=track, plan=plan)


def decided(track: str) -> AnyAct:
    return acts.DecideSupport(
        by=CITY, track=track, plan=f"plan-{track}", drafted_by="s-1", decided_by="s-2"
    )


def outcome_of(rule: str, case: Case, act: AnyAct, under: Municipality = UNDER) -> Outcome:
    """What one rule says of an act."""
    answer = judge(case, act, under=under, on=day(30))
    (reason,) = [each for each in answer.all_reasons() if each.rule == rule]
    return reason.outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        pytest.param(
            (*COORDINATION, drafted("t-1", MOTHER, PARTICIPATION)), NOT_YET, id="決定の前"
        ),
        pytest.param(
            (*COORDINATION, drafted("t-1", MOTHER, PARTICIPATION), decided("t-1")), YES, id="明記"
        ),
        pytest.param(
            (*COORDINATION, drafted("t-1"), decided("t-1")), NOT_YET, id="明記のないプラン"
        ),
        pytest.param(
            (*COORDINATION, drafted("t-1", MOTHER, OUTREACH), decided("t-1")),
            NOT_YET,
            id="別の事業",
        ),
        pytest.param(
            (receive("t-1", SON), decide(), drafted("t-1", SON, PARTICIPATION), decided("t-1")),
            NOT_YET,
            id="息子のプラン",
        ),
        pytest.param(
            (opened("t-3", PARTICIPATION, SON), drafted("t-3", SON), decided("t-3")),
            NOT_YET,
            id="息子の参加支援のプラン",
        ),
        pytest.param((drafted("t-2"), decided("t-2")), YES, id="この支援のプラン"),
        pytest.param(
            (opened("t-3", PARTICIPATION), drafted("t-3"), decided("t-3")),
            YES,
            id="本人の前の参加支援のプラン",
        ),
        pytest.param(
            (opened("t-3", PARTICIPATION), decided("t-3")), NOT_YET, id="記録のないプランの決定"
        ),
    ],
)
def test_participation_starts_on_a_decided_plan_of_the_person_that_names_it(done, outcome):
    """国の標準の流れ: 参加支援は、本人のプランに明記され、支援決定を受けた後に始める。"""
    case = played(opened("t-2", PARTICIPATION), *done)

    start = acts.StartSupport(by=CITY, track="t-2")
    assert outcome_of("flow.decision_first", case, start) is outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        pytest.param((*COORDINATION, drafted("t-1", MOTHER, OUTREACH)), NOT_YET, id="決定の前"),
        pytest.param(
            (*COORDINATION, drafted("t-1", MOTHER, OUTREACH), decided("t-1")),
            YES,
            id="本人のプラン",
        ),
        pytest.param(
            (receive("t-1", SON), decide(), drafted("t-1", SON, OUTREACH), decided("t-1")),
            YES,
            id="世帯のほかの人のプラン",
        ),
        pytest.param(
            (*COORDINATION, drafted("t-1", MOTHER, PARTICIPATION), decided("t-1")),
            NOT_YET,
            id="別の事業",
        ),
        pytest.param((*COORDINATION, decided("t-1")), NOT_YET, id="記録のないプランの決定"),
    ],
)
def test_outreach_begins_early_on_any_decided_plan_of_the_household_that_names_it(done, outcome):
    """鶴岡市の計画は決定の後を基本とする: 世帯のだれかの決定されたプランに書かれていればよい。"""
    case = played(opened("t-2", OUTREACH), *done)

    begin = acts.BeginOutreach(by=CITY, track="t-2")
    under = Municipality.load("tsuruoka")
    assert outcome_of("flow.early_outreach", case, begin, under) is outcome


@pytest.mark.parametrize(
    ("person", "reason", "outcome"),
    [
        pytest.param(MOTHER, EndReason.DIED, NOT_YET, id="本人の死亡"),
        pytest.param(SON, EndReason.DIED, YES, id="息子の死亡"),
        pytest.param(MOTHER, EndReason.MOVED_AWAY, YES, id="本人の転出"),
        pytest.param(MOTHER, None, YES, id="終わっていない"),
    ],
)
def test_nobody_who_died_is_taken_up_again(person, reason, outcome):
    """The dead are no 本人 of a track; what befell another, or another end, is no death of theirs."""
    end = acts.End(by=CITY, track="t-1", reason=reason, decided_by="s-1") if reason else None
    case = played(receive("t-1", person), *((end,) if end else ()))

    assert outcome_of("flow.person_lives", case, receive("t-2")) is outcome
