"""A case is the fold of its history, however it came about (ケースと履歴)."""

import contextlib
import datetime as dt
import itertools
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jusou_suite import counted

from jusou import acts
from jusou.acts import AnyAct, Record
from jusou.agency import Agency, Attendee, Party
from jusou.answer import Answer
from jusou.case import Case, effective, fold
from jusou.consent import Consent, Scope
from jusou.errors import InvalidError, StaleVersionError
from jusou.flow import steps as steps_from
from jusou.hindsight import rejudged
from jusou.history import History
from jusou.household import Member, Person
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.judging import Done, NotPermittedError, do, judge
from jusou.ledger import Ledger
from jusou.meeting import AgendaItem, Meeting
from jusou.municipality import Municipality
from jusou.plan import Goal, Plan, Role, Support
from jusou.possible import allowed, plain_act
from jusou.record import Known, history_from_json, history_to_json
from jusou.shape import LONGEST_ID
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    Capacity,
    Category,
    Challenge,
    Character,
    ContactMeans,
    ContactResult,
    DeliberationResult,
    DiscoveryRoute,
    EndReason,
    JudgementKind,
    ObtainedBy,
    Profession,
    Programme,
    Purpose,
    Response,
    ReviewResult,
    Stage,
    Step,
)

JST = dt.timezone(dt.timedelta(hours=9))
UNDER = Municipality.load("default")
CITY = Party("a-city")
COORDINATOR = Party("a-coordinator", Capacity.ENTRUSTED)
HOUKATSU = Party("a-houkatsu", Capacity.OTHER_ENTRUSTED)
START = dt.date(2025, 4, 1)

MOTHER, SON = "p-mother", "p-son"
OWN_LIFE = Information(MOTHER, Category.CIRCUMSTANCES, HOUKATSU)
ILLNESS = Information(SON, Category.HEALTH, HOUKATSU)


def day(number: int) -> dt.date:
    """The nth day of the story (物語の日)."""
    return START + dt.timedelta(days=number)


def moment(number: int, minute: int = 0) -> dt.datetime:
    """Noon and some minutes of the nth day (その日の昼)."""
    return dt.datetime.combine(day(number), dt.time(12, minute), JST)


def opened() -> Case:
    """A household that nobody has, in an invented town (架空の世帯)."""
    return Case.open(
        "case-1",
        people=(
            Person(MOTHER, "架空 梅", birth=dt.date(1943, 1, 1)),
            Person(SON, "架空 一郎", birth=dt.date(1973, 1, 1)),
        ),
        agencies=(Agency("a-houkatsu", "架空包括支援センター", Character.PRIVATE),),
    )


def of(*records: Record) -> Case:
    """The case of these records, on top of the opened one (記録からのケース)."""
    return Case.of(History("case-1", opened().registry, records))


def receive(track: str = "t-1", person: str = MOTHER, **more: Any) -> acts.Receive:
    """A consultation is received (受け止め)."""
    return acts.Receive(by=CITY, track=track, person=person, route=DiscoveryRoute.FAMILY, **more)


def decide(
    result: AcceptanceResult = AcceptanceResult.ACCEPT, track: str = "t-1", **more: Any
) -> acts.DecideAcceptance:
    """The municipality decides on acceptance (受理判定)."""
    return acts.DecideAcceptance(
        by=more.pop("by", CITY),
        track=track,
        result=result,
        decided_by="s-1",
        reason="架空の理由",
        **more,
    )


def consent_of(
    person: str = MOTHER,
    ident: str = "k-1",
    categories: Iterable[Category] = Category,
    agencies: Iterable[str] = ("a-city", "a-coordinator", "a-houkatsu"),
    **more: Any,
) -> Consent:
    """A person's own consent (本人の同意)."""
    scope = Scope(frozenset(categories), frozenset(Purpose), agencies=frozenset(agencies))
    return Consent(ident, person, scope, ObtainedBy.WRITTEN, **more)


def consent(person: str = MOTHER, **more: Any) -> acts.GiveConsent:
    """A person gives consent (情報共有の同意)."""
    return acts.GiveConsent(by=HOUKATSU, consent=consent_of(person, **more))


def whole_plan(ident: str = "plan-1", person: str = MOTHER, **more: Any) -> Plan:
    """A plan with all five contents (5つの記載事項のそろったプラン)."""
    values: dict[str, Any] = {
        "wishes": "家で暮らしたい",
        "challenges": "話し相手がいない",
        "goals": (Goal("週に一度は外に出る", dt.date(2026, 3, 31)),),
        "supports": (Support("訪問", "週に一度", "急がせない"),),
        "roles": (Role("a-houkatsu", "訪問"),),
        "integration": "月に一度、様子を伝え合う",
    }
    return Plan(ident, person, **(values | more))


def judgement(kind: JudgementKind, **more: Any) -> Judgement:
    """A judgement on record from the first day on (判断の記録)."""
    return Judgement(
        kind, more.pop("finding", True), "s-1", more.pop("on", START), "架空の理由", **more
    )


def meeting(ident: str = "m-1", body: str = "b-jusou", *items: AgendaItem) -> Meeting:
    """A sitting with the city, its contractor and the support centre (会議の開催)."""
    parties = (CITY, COORDINATOR, HOUKATSU)
    return Meeting(
        ident,
        frozenset({body}),
        day(60),
        tuple(
            Attendee(
                f"at-{n}",
                frozenset({body}),
                agency=each.agency,
                capacity=each.capacity,
                profession=Profession.SOCIAL_WORKER,
            )
            for n, each in enumerate(parties, start=1)
        ),
        items,
    )


def told(number: int, act: AnyAct, *, on: int | None = None, ident: str | None = None) -> Record:
    """An act as the record of a day, told on day *number* (記録)."""
    happened = day(number if on is None else on)
    return Record(ident or f"r-{number}", happened, moment(number), act)


def play(case: Case, *steps: tuple[int, AnyAct], under: Municipality = UNDER) -> Case:
    """Do acts one after another, each on its day (順に行う)."""
    for number, act in steps:
        case = done(case, act, number, under=under).case
    return case


def done(
    case: Case,
    act: AnyAct,
    number: int,
    *,
    told_on: int | None = None,
    ident: str | None = None,
    under: Municipality = UNDER,
) -> Done:
    """Do one act, told on the last day so far unless it is said when (行う)."""
    told_at = number if told_on is None else told_on
    return do(
        case,
        act,
        under=under,
        on=day(number),
        recorded_at=moment(told_at, case.version % 60),
        record_id=ident or f"r-{case.version + 1}",
        expected_version=case.version,
    )


def ledger_of(case: Case) -> dict[str, Any]:
    """Everything that follows from a case, to compare (台帳の中身)."""
    return contents(case.ledger(dt.date.max))


def contents(ledger: Ledger) -> dict[str, Any]:
    """A ledger, field by field (台帳の項目)."""
    return {field.name: getattr(ledger, field.name) for field in attrs.fields(Ledger)}


# --- random cases -----------------------------------------------------------------------------------

TRACKS = ("t-1", "t-2", "t-3")
PLANS = ("plan-1", "plan-2")
MEETINGS = ("m-1", "m-2")

# Pieces of a case, in no order at all: whichever are possible at the time are done.
POOL: tuple[AnyAct, ...] = (
    receive("t-1", MOTHER, challenges=frozenset({Challenge.CARE})),
    receive("t-2", SON),
    acts.OpenTrack(by=CITY, track="t-3", person=SON, programme=Programme.OUTREACH),
    *(decide(result, track) for track in TRACKS[:2] for result in AcceptanceResult),
    *(acts.Assess(by=HOUKATSU, track=each, information=(OWN_LIFE, ILLNESS)) for each in TRACKS),
    *(
        acts.Contact(by=CITY, track=each, means=ContactMeans.VISIT, result=ContactResult.ABSENT)
        for each in TRACKS
    ),
    consent(MOTHER),
    consent(SON, ident="k-2", categories=(Category.WORK_SCHOOL,), agencies=("a-city",)),
    acts.RefuseConsent(by=HOUKATSU, person=SON),
    acts.WithdrawConsent(by=HOUKATSU, person=MOTHER),
    acts.AskConsent(by=HOUKATSU, person=SON, scope=consent_of(SON).scope),
    *(
        acts.DraftPlan(by=CITY, track=track, plan=whole_plan(plan, person))
        for track, plan, person in (("t-1", "plan-1", MOTHER), ("t-2", "plan-2", SON))
    ),
    acts.GiveAssent(
        by=HOUKATSU,
        kind=AssentKind.PLAN,
        person=MOTHER,
        plan="plan-1",
        obtained_by=ObtainedBy.ORAL,
    ),
    *(acts.ConveneMeeting(by=CITY, meeting=meeting(each)) for each in MEETINGS),
    acts.PutOnAgenda(
        by=CITY,
        meeting="m-1",
        item=AgendaItem(
            "i-1",
            "b-jusou",
            Purpose.PLAN_DELIBERATION,
            about=MOTHER,
            plan="plan-1",
            information=(OWN_LIFE,),
        ),
    ),
    acts.PutOnAgenda(
        by=CITY,
        meeting="m-2",
        item=AgendaItem(
            "i-2", "b-jusou", Purpose.EVALUATION, about=MOTHER, information=(OWN_LIFE,)
        ),
    ),
    acts.HearItem(by=CITY, meeting="m-1", item="i-1"),
    acts.HearItem(by=CITY, meeting="m-2", item="i-2"),
    acts.Deliberate(
        by=CITY,
        track="t-1",
        plan="plan-1",
        meeting="m-1",
        result=DeliberationResult.APPROPRIATE,
    ),
    acts.DecideSupport(by=CITY, track="t-1", plan="plan-1", drafted_by="s-1", decided_by="s-2"),
    *(acts.StartSupport(by=CITY, track=each) for each in TRACKS),
    acts.BeginOutreach(by=CITY, track="t-3"),
    *(acts.Monitor(by=CITY, track=each) for each in TRACKS),
    *(
        acts.Review(
            by=CITY,
            track=track,
            result=result,
            evaluation="架空の評価",
            decided_by="s-1",
            lead="a-houkatsu",
            resume_on=dt.date(2027, 1, 1),
        )
        for track in TRACKS
        for result in ReviewResult
    ),
    *(
        acts.GiveBack(by=CITY, track=each, lead="a-houkatsu", decided_by="s-1", reason="架空")
        for each in TRACKS
    ),
    *(acts.Resume(by=CITY, track=each) for each in TRACKS),
    *(
        acts.End(by=CITY, track=each, reason=EndReason.MOVED_AWAY, decided_by="s-1")
        for each in TRACKS
    ),
    *(acts.Reopen(by=CITY, track=each) for each in TRACKS),
    *(acts.HandOver(by=CITY, track=each, to="a-houkatsu") for each in TRACKS),
    acts.Refer(by=HOUKATSU, referral="f-1", track="t-1", to=CITY, information=(OWN_LIFE,)),
    acts.AnswerReferral(by=CITY, referral="f-1", response=Response.ACCEPTED),
    acts.RecordJudgement(by=CITY, judgements=(judgement(JudgementKind.DANGER, person=SON),)),
    acts.EmergencySupport(by=CITY, person=SON, to=HOUKATSU, information=(ILLNESS,)),
    acts.Share(by=HOUKATSU, to=CITY, information=(OWN_LIFE,), purpose=Purpose.SERVICE),
    acts.AddPerson(by=CITY, person=Person("p-aunt")),
    acts.ChangeHousehold(by=CITY, joins=(Member("p-aunt"),), leaves=frozenset({SON})),
    acts.Void(by=CITY, record="r-2", reason="架空の誤記"),
    acts.Void(by=CITY, record="r-5", reason="架空の誤記"),
    acts.Correct(by=CITY, record="r-1", reason="架空の誤記", act=receive("t-1", SON)),
    acts.Correct(
        by=CITY,
        record="r-3",
        reason="日の誤記",
        act=acts.Assess(by=HOUKATSU, track="t-1", information=(OWN_LIFE,)),
        happened_on=day(2),
    ),
)

#: Which act, and how many days after (or before) the one before it.
SCRIPTS = st.lists(
    st.tuples(st.sampled_from(POOL), st.sampled_from([0, 0, 1, 1, 3, -2, -9])), max_size=40
)
#: The way most cases go, so that random acts after it find something to do.
BEGUN: tuple[tuple[AnyAct, int], ...] = (
    (POOL[0], 1),
    (POOL[1], 1),
    (POOL[2], 0),
    (decide(), 2),
)


def played(script: Iterable[tuple[AnyAct, int]]) -> Case:
    """Do of a script what is permitted, and leave the rest (できることだけを行う)."""
    case, number = opened(), 20
    for act, shift in (*BEGUN, *script):
        number = max(10, number + shift)
        told_on = max(
            number, (case.records[-1].recorded_at.date() - START).days if case.records else 0
        )
        try:
            case = done(case, act, number, told_on=told_on).case
        except (InvalidError, NotPermittedError):
            continue
    return case


@given(SCRIPTS)
@settings(max_examples=60)
def test_folding_a_history_is_doing_it(script: list[tuple[AnyAct, int]]):
    """Whatever is done, in whatever order of days, the history folds to the same case."""
    case = played(script)

    again = Case.of(case.history)

    counted("行ってから畳み直した記録 / records done and folded again", len(case.records))
    assert again == case
    assert ledger_of(again) == ledger_of(case)
    assert [each.id for each in again.tracks] == [each.id for each in case.tracks]


@given(SCRIPTS, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_order_in_the_file_does_not_matter(script: list[tuple[AnyAct, int]], random: Any):
    """Records are put in order by day, moment and id; how they arrive changes nothing."""
    case = played(script)
    shuffled = list(case.records)
    random.shuffle(shuffled)

    again = Case.of(attrs.evolve(case.history, records=tuple(shuffled)))

    assert again.records == case.records
    assert ledger_of(again) == ledger_of(case)


@given(SCRIPTS)
@settings(max_examples=30)
def test_exchanged_and_read_again_it_is_the_same_case(script: list[tuple[AnyAct, int]]):
    """A case that went out as JSON comes back as the same case."""
    case = played(script)

    again = Case.of(history_from_json(history_to_json(case.history), known=Known.of(UNDER)))

    assert ledger_of(again) == ledger_of(case)


@given(SCRIPTS, st.integers(0, 60))
@settings(max_examples=40)
def test_as_of_a_day_only_what_had_happened_by_then_counts(
    script: list[tuple[AnyAct, int]], number: int
):
    """The ledger of a day is the fold of what happened up to that day, the day included."""
    case = played(script)
    kept = [each for each in effective(case.records) if each.day <= day(number)]

    rebuilt = [Record(each.record.id, each.day, each.recorded_at, each.act) for each in kept]

    assert contents(case.ledger(day(number))) == contents(fold(case.registry, rebuilt))


def test_pool_holds_something_for_every_stage():
    """The random acts are no idle ones: one after the other, consent standing, they go all the way."""
    case = played((act, 1) for act in POOL if not isinstance(act, acts.WithdrawConsent))

    kinds = {type(each.act) for each in case.records}

    assert {acts.DecideSupport, acts.Review, acts.Reopen, acts.HearItem} <= kinds
    assert {acts.Void, acts.Correct} <= kinds


# --- the order of records ---------------------------------------------------------------------------


def test_records_stand_by_day_then_moment_then_id():
    """What happened earlier stands earlier; of one day, what was told earlier; then the id."""
    records = [
        Record("r-b", day(1), moment(5), decide()),
        Record("r-a", day(1), moment(5), receive("t-9")),
        Record("r-c", day(1), moment(4), receive()),
        Record("r-d", day(0), moment(9), acts.AddPerson(by=CITY, person=Person("p-aunt"))),
    ]

    assert [each.id for each in of(*records).records] == ["r-d", "r-c", "r-a", "r-b"]


def test_what_was_told_late_takes_effect_from_its_own_day():
    """A record told late stands where it happened: a later step finds the stage it made."""
    case = of(told(1, receive()), told(3, acts.DraftPlan(by=CITY, track="t-1", plan=whole_plan())))
    assert case.stage is Stage.UKETOME

    after = case.with_record(told(9, decide(), on=2))

    assert after.stage is Stage.PLANNING


def test_back_dated_withdrawal_gives_later_acts_two_verdicts():
    """What was shared in good faith was permitted on what was known; on what is known now it is not."""
    case = play(
        opened(),
        (1, receive()),
        (2, consent()),
        (8, acts.Share(by=HOUKATSU, to=CITY, information=(OWN_LIFE,), purpose=Purpose.SERVICE)),
        (9, acts.Contact(by=CITY, track="t-1", means=ContactMeans.PHONE, result=ContactResult.MET)),
    )

    late = done(case, acts.WithdrawConsent(by=HOUKATSU, person=MOTHER), 5, told_on=20)

    verdicts = {
        each.record: (each.then.outcome.value, each.now.outcome.value) for each in late.rejudged
    }
    assert verdicts == {
        "r-3": ("permitted", "not_permitted"),
        "r-4": ("permitted", "permitted"),
    }
    assert late.case.records[-2].act is case.records[2].act


def test_record_in_its_turn_gives_nobody_a_second_verdict():
    """Only what comes late is asked about twice."""
    case = play(opened(), (1, receive()))

    assert done(case, decide(), 2).rejudged == ()


# --- putting right ----------------------------------------------------------------------------------


def mended(*changes: acts.Correct | acts.Void) -> Case:
    """A consultation received and accepted, and then put right (訂正のあるケース)."""
    return of(
        told(1, receive(), ident="r-1"),
        told(2, decide(), ident="r-2"),
        *(told(10 + n, change, ident=f"x-{n}") for n, change in enumerate(changes, start=1)),
    )


def void(record: str) -> acts.Void:
    """A record is voided (記録の取消し)."""
    return acts.Void(by=CITY, record=record, reason="架空の誤記")


def correct(record: str, act: AnyAct, **more: Any) -> acts.Correct:
    """A record is corrected (記録の訂正)."""
    return acts.Correct(by=CITY, record=record, reason="架空の誤記", act=act, **more)


DECLINED = decide(AcceptanceResult.DECLINE)


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ((), Stage.COORDINATION),
        ((void("r-2"),), Stage.UKETOME),
        ((void("r-2"), void("x-1")), Stage.COORDINATION),
        ((void("r-2"), void("x-1"), void("x-2")), Stage.UKETOME),
        ((correct("r-2", DECLINED),), Stage.CLOSED),
        ((correct("r-2", DECLINED), void("x-1")), Stage.COORDINATION),
        ((correct("r-2", DECLINED), correct("r-2", decide())), Stage.COORDINATION),
        ((correct("r-2", DECLINED), void("r-2")), Stage.UKETOME),
        ((void("r-2"), correct("r-2", DECLINED)), Stage.CLOSED),
        ((correct("r-2", decide()), correct("x-1", correct("r-2", DECLINED))), Stage.CLOSED),
        # These two make no sense, and change nothing.
        ((correct("r-2", DECLINED), correct("x-1", decide())), Stage.CLOSED),
        ((correct("r-2", void("r-1")),), Stage.COORDINATION),
        ((void("r-99"),), Stage.COORDINATION),
    ],
)
def test_latest_correction_or_voiding_that_stands_decides(
    changes: tuple[acts.Correct | acts.Void, ...], stage: Stage
):
    """A later change wins over an earlier one, and may itself be voided or corrected."""
    assert mended(*changes).stage is stage


def test_what_was_put_right_stays_to_be_read():
    """Nothing is ever edited away: the first record and its correction both stand in the history."""
    case = mended(correct("r-2", DECLINED))

    assert [each.id for each in case.records] == ["r-1", "r-2", "x-1"]
    assert case.records[1].act == decide()


def test_correction_may_move_the_day():
    """A corrected day moves the record to its place, and what follows is read from there."""
    wrong = (told(1, receive()), told(2, acts.Monitor(by=CITY, track="t-1")), told(3, decide()))
    case = of(*wrong, told(9, correct("r-3", decide(), happened_on=day(1))))

    assert [each.record.id for each in effective(case.records)] == ["r-1", "r-3", "r-2"]
    assert case.ledger(day(2)).tracks["t-1"].accepted
    assert not of(*wrong).ledger(day(2)).tracks["t-1"].accepted

    put_off = of(*wrong[::2], told(9, correct("r-3", decide(), happened_on=day(20))))
    assert not put_off.ledger(day(9)).tracks["t-1"].accepted
    assert put_off.ledger(day(20)).tracks["t-1"].accepted


def test_correction_counts_only_once_it_is_known():
    """As known at a moment, a correction told later had not been made."""
    case = mended(correct("r-2", DECLINED))

    assert case.ledger(day(2), known_at=moment(9)).tracks["t-1"].stage is Stage.COORDINATION
    assert case.ledger(day(2), known_at=moment(11)).tracks["t-1"].stage is Stage.CLOSED


def test_correction_shows_whose_answers_it_changes():
    """Putting a consent right tells which later act now stands differently."""
    case = play(
        opened(),
        (1, receive()),
        (2, consent()),
        (3, acts.Share(by=HOUKATSU, to=CITY, information=(OWN_LIFE,), purpose=Purpose.SERVICE)),
    )

    late = done(case, void("r-2"), 30)

    verdicts = {
        each.record: (each.then.outcome.value, each.now.outcome.value) for each in late.rejudged
    }
    assert verdicts == {"r-3": ("permitted", "not_permitted")}


@pytest.mark.parametrize(
    ("act", "path", "code"),
    [
        (void("r-99"), "record", "dangling"),
        (correct("r-99", decide()), "record", "dangling"),
        (correct("r-2", decide(track="t-9")), "act.track", "dangling"),
        (correct("x-1", decide()), "record", "correction_of_correction"),
        (correct("r-2", void("r-1")), "record", "correction_of_correction"),
    ],
)
def test_correction_that_can_have_no_effect_is_refused(
    act: acts.Correct | acts.Void, path: str, code: str
):
    """Whoever proposes a correction of nothing is told so, and nothing is recorded."""
    with pytest.raises(InvalidError) as caught:
        done(mended(correct("r-2", DECLINED)), act, 40)

    assert [(each.path, each.code) for each in caught.value.problems] == [(path, code)]


def test_correction_cannot_move_an_act_of_the_scheme_before_the_scheme():
    """The scheme began on 2021-04-01, for a corrected day too."""
    with pytest.raises(InvalidError):
        correct("r-1", receive(), happened_on=dt.date(2021, 3, 31))

    correct("r-1", consent(), happened_on=dt.date(2021, 3, 31))


def test_the_places_in_a_set_are_told_as_they_are_written():
    """A set is written in order, so the place of what is missing in it is the same in every run."""
    missing = frozenset({f"a-none-{letter}" for letter in "abcdefgh"})
    scope = Scope(
        frozenset({Category.HEALTH}), frozenset({Purpose.SERVICE}), agencies=missing | {"a-city"}
    )
    case = play(opened(), (1, receive()))

    with pytest.raises(InvalidError) as caught:
        done(case, acts.AskConsent(by=CITY, person=MOTHER, scope=scope), 2)

    assert [each.path for each in caught.value.problems] == [
        f"scope.agencies[{place}]" for place in range(1, 9)
    ]


# --- what cannot have happened so -------------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        acts.Monitor(by=CITY, track="t-1"),
        acts.DecideSupport(by=CITY, track="t-1", plan="plan-1", drafted_by="s", decided_by="s"),
        acts.Review(
            by=CITY,
            track="t-1",
            result=ReviewResult.CONCLUDE,
            evaluation="架空",
            decided_by="s-1",
            lead="a-houkatsu",
        ),
        acts.BeginOutreach(by=CITY, track="t-1"),
        acts.GiveBack(by=CITY, track="t-1", lead="a-houkatsu", decided_by="s-1", reason="架空"),
        acts.Reopen(by=CITY, track="t-1"),
        acts.Monitor(by=CITY, track="t-99"),
        decide(track="t-2"),
    ],
)
def test_impossible_record_leaves_the_track_as_it_was(act: AnyAct):
    """A step that the chart does not have from there is kept in the history and changes no track."""
    case = of(
        told(1, receive()),
        told(2, acts.OpenTrack(by=CITY, track="t-2", person=SON, programme=Programme.OUTREACH)),
    )

    after = case.with_record(told(3, act))

    assert after.tracks == case.tracks
    assert after.records[-1].act is act


def test_what_was_learnt_out_of_turn_is_not_lost():
    """An assessment after the end is out of turn; the suspicion written in it counts all the same."""
    case = of(told(1, receive()), told(2, DECLINED))

    after = case.with_record(told(3, acts.Assess(by=CITY, track="t-1", information=(OWN_LIFE,))))

    assert after.information == (OWN_LIFE,)
    assert after.tracks == case.tracks


# --- versions and ids -------------------------------------------------------------------------------


def test_stale_version_is_refused():
    """Two people who read the same version cannot both record on it."""
    case = play(opened(), (1, receive()))

    with pytest.raises(StaleVersionError) as caught:
        do(
            case,
            decide(),
            under=UNDER,
            on=day(2),
            recorded_at=moment(2),
            record_id="r-2",
            expected_version=0,
        )

    assert (caught.value.expected, caught.value.found, case.version) == (0, 1, 1)


@pytest.mark.parametrize("way", ["do", "with_record", "history"])
def test_record_id_stands_once(way: str):
    """No two records of a case have the same id, by whatever door they come."""
    case = play(opened(), (1, receive()))

    record = told(2, decide(), ident="r-1")
    ways: dict[str, Callable[[], object]] = {
        "do": lambda: done(case, record.act, 2, ident=record.id),
        "with_record": lambda: case.with_record(record),
        "history": lambda: History("case-1", case.registry, (*case.records, record)),
    }

    with pytest.raises(InvalidError) as caught:
        ways[way]()

    assert [each.code for each in caught.value.problems] == ["duplicate"]


def test_moment_without_its_offset_is_refused():
    """A record is told at a moment that means the same everywhere."""
    with pytest.raises(InvalidError) as caught:
        Record("r-1", day(1), dt.datetime(2025, 4, 2, 12), receive())  # noqa: DTZ001 - the point

    assert [each.code for each in caught.value.problems] == ["naive_datetime"]


# --- nothing changes in place -----------------------------------------------------------------------


def test_nothing_of_a_case_can_be_set():
    """Case, track, record, act and entity refuse every assignment and deletion."""
    case = play(opened(), (1, receive()), (2, consent()))
    things = (
        case,
        case.tracks[0],
        case.records[0],
        case.records[1].act,
        case.people[MOTHER],
        case.registry,
        case.statements(MOTHER)[0],
        done(case, decide(), 3),
        judge(case, decide(), under=UNDER, on=day(3)),
    )

    for thing in things:
        for field in attrs.fields(type(thing)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(thing, field.name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(thing, field.name)


def test_what_a_case_hands_out_is_read_only():
    """Mappings handed out by a case take no item, and lose none."""
    case = play(opened(), (1, receive()), (2, acts.ConveneMeeting(by=CITY, meeting=meeting())))

    for handed in (case.people, case.agencies, case.bodies, case.meetings, case.plans):
        with pytest.raises(TypeError):
            handed["x"] = None
        with pytest.raises(TypeError):
            del handed["x"]
    for each in (case.tracks, case.records, case.information, case.statements(MOTHER)):
        assert type(each) is tuple


@given(SCRIPTS)
@settings(max_examples=15)
def test_doing_leaves_the_case_it_was_done_in_as_it_was(script: list[tuple[AnyAct, int]]):
    """A new record makes a new case: everything that followed from the old one still does."""
    case = played(script)

    for act in POOL:
        case.with_record(told(200, act, ident="r-new"))

    assert ledger_of(case) == contents(fold(case.registry, case.records))


@given(SCRIPTS, st.lists(st.sampled_from(POOL), min_size=2, max_size=4))
@settings(max_examples=15)
def test_cases_that_come_of_one_case_know_nothing_of_each_other(
    script: list[tuple[AnyAct, int]], first: list[AnyAct]
):
    """Whatever follows in one of them follows in no other, although they share what neither changed."""
    case = played(script)
    cases = [case.with_record(told(200, act, ident=f"r-{n}-x")) for n, act in enumerate(first)]

    last = [
        each.with_record(told(201, act, ident="r-last")) for each in reversed(cases) for act in POOL
    ]

    for each in (case, *cases, *last):
        assert ledger_of(each) == contents(fold(each.registry, each.records))


def test_a_plan_may_be_drafted_in_a_track_with_the_longest_of_ids():
    """The id put forward for a plan, and for the one after it, is one that a plan may have."""
    track = "t" * LONGEST_ID
    case = of(told(1, receive(track)), told(2, decide(track=track)))

    for number in (3, 5):
        draft = {each.step: each for each in allowed(case, under=UNDER, on=day(number))}[
            Step.DRAFT_PLAN
        ].act
        assert isinstance(draft, acts.DraftPlan)
        decision = acts.DecideSupport(
            by=CITY, track=track, plan=draft.plan.id, drafted_by="s-1", decided_by="s-2"
        )
        case = case.with_record(told(number, draft)).with_record(told(number + 1, decision))
        case = case.with_record(
            told(number + 1, acts.Monitor(by=CITY, track=track), ident=f"r-m-{number}")
        )
        case = case.with_record(told(number + 1, _replan(track), ident=f"r-p-{number}"))

    assert len(case.plans) == 2
    assert case.stage is Stage.PLANNING


def _replan(track: str) -> acts.Review:
    """The plan is to be made anew (再プラン)."""
    return acts.Review(
        by=CITY,
        track=track,
        result=ReviewResult.REPLAN,
        evaluation="架空の評価",
        decided_by="s-1",
    )


def test_eight_threads_do_what_one_does():
    """On one case at once: every thread gets the answers and the cases that it would get alone."""
    case = played([(act, 1) for act in POOL])

    def everything() -> list[object]:
        possible = allowed(case, under=UNDER, on=day(200))
        steps = [(each.track, each.step, each.act, each.answer) for each in possible]
        return [steps, *(ledger_of(case.with_record(told(200, act, ident="r-x"))) for act in POOL)]

    alone, often = everything(), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = [*threads.map(lambda _: everything(), range(24))]
    finally:
        sys.setswitchinterval(often)

    assert together == [alone] * 24


#: What may be on record although nobody could have done it: plans, people and agencies not there.
ASTRAY: tuple[AnyAct, ...] = (
    receive("t-1", MOTHER),
    receive("t-2", "p-nobody"),
    acts.OpenTrack(by=CITY, track="t-3", person=SON, programme=Programme.OUTREACH),
    decide(),
    decide(track="t-2"),
    *(acts.HandOver(by=CITY, track=each, to="a-nobody") for each in TRACKS),
    *(
        acts.DraftPlan(by=CITY, track=track, plan=whole_plan(plan, MOTHER))
        for track in TRACKS
        for plan in (*PLANS, "plan-1-next")
    ),
    *(
        acts.DecideSupport(by=CITY, track=track, plan=plan, drafted_by="s-1", decided_by="s-2")
        for track in TRACKS
        for plan in ("plan-1", "plan-1-next", "plan-none")
    ),
    acts.ConveneMeeting(by=CITY, meeting=meeting("m-1")),
    *(acts.Monitor(by=CITY, track=each) for each in TRACKS),
)


#: The way of one track, from which what goes astray leaves off.
ALONG: tuple[AnyAct, ...] = (
    receive("t-1", MOTHER),
    decide(),
    acts.DraftPlan(by=CITY, track="t-1", plan=whole_plan("plan-1", MOTHER)),
    acts.DecideSupport(by=CITY, track="t-1", plan="plan-1", drafted_by="s-1", decided_by="s-2"),
    acts.Monitor(by=CITY, track="t-1"),
)


@pytest.mark.parametrize("along", range(len(ALONG) + 1))
@given(st.lists(st.sampled_from(ASTRAY), max_size=8), st.sampled_from([CITY, HOUKATSU]))
@settings(max_examples=40)
def test_a_step_is_asked_as_its_plain_act_is(along: int, script: list[AnyAct], by: Party):
    """Whatever is on record, each step that may follow is answered as `judge` answers its act, and
    left out just where that act names what is not there."""
    done_so_far = enumerate([*ALONG[:along], *script])
    case = of(*(told(n, act, ident=f"r-{n}") for n, act in done_so_far))
    on, meeting = day(60), next(reversed(case.meetings), None)
    expected: list[tuple[str, Step, AnyAct, Answer]] = []
    for track in case.tracks:
        for step in steps_from(track.programme, track.stage):
            act = plain_act(track, step, by, meeting)
            if act is not None:
                with contextlib.suppress(InvalidError):
                    answer = judge(case, act, under=UNDER, on=on)
                    expected.append((track.id, step, act, answer))

    found = allowed(case, under=UNDER, on=on, by=by)

    assert [(each.track, each.step, each.act, each.answer) for each in found] == expected


# --- anonymous, and large ---------------------------------------------------------------------------


def test_case_may_be_anonymous():
    """Supporters are supported without a name: no question of consent arises for an anonymous person."""
    nobody = Person("p-anonymous", anonymous=True)
    case = Case.open("case-1", people=(nobody,), agencies=opened().registry.agencies)
    spoken = Information("p-anonymous", Category.HEALTH, HOUKATSU)

    case = play(
        case,
        (1, receive(person="p-anonymous")),
        (2, acts.Assess(by=HOUKATSU, track="t-1", information=(spoken,))),
        (3, acts.Share(by=HOUKATSU, to=CITY, information=(spoken,), purpose=Purpose.SERVICE)),
    )

    assert case.version == 3
    assert case.people["p-anonymous"].name is None


def test_long_history_is_folded_in_one_go(monkeypatch: pytest.MonkeyPatch):
    """Twenty thousand records: each is taken once, and the ledger is never copied."""
    contact = acts.Contact(
        by=CITY, track="t-1", means=ContactMeans.VISIT, result=ContactResult.ABSENT
    )
    around = itertools.cycle((decide(AcceptanceResult.DECLINE), acts.Reopen(by=CITY, track="t-1")))
    records = [told(0, receive())] + [
        Record(
            f"r-{n}",
            day(n // 20),
            moment(n // 20, n % 20),
            contact if n % 10 else next(around),
        )
        for n in range(20, 20_020)
    ]
    monkeypatch.setattr(Ledger, "after", lambda *_: pytest.fail("copied while folding"))

    case = of(*records)

    assert case.version == 20_001
    assert case.stage is Stage.UKETOME
    assert len(case.tracks[0].ended_on) == 1_000


def test_rejudging_leaves_out_what_came_before():
    """A back-dated record says nothing about what had happened before it."""
    case = play(opened(), (1, receive()), (2, consent()), (8, decide()))
    record = told(20, acts.WithdrawConsent(by=HOUKATSU, person=MOTHER), on=5)

    found = [each.record for each in rejudged(case.with_record(record), record, under=UNDER)]

    assert found == ["r-3"]


def test_stage_of_a_case_is_the_earliest_of_its_open_tracks():
    """The mother's plan does not hide that the son's track has hardly begun."""
    case = play(opened(), (1, receive()), (1, receive("t-2", SON)), (2, decide()))
    assert case.stage is Stage.UKETOME

    case = play(case, (3, decide(AcceptanceResult.INTRODUCE, "t-2")))
    assert case.stage is Stage.COORDINATION

    case = play(
        case,
        (4, acts.End(by=CITY, track="t-1", reason=EndReason.MOVED_AWAY, decided_by="s-1")),
    )
    assert (case.stage, case.is_open) == (Stage.CLOSED, False)
    assert allowed(case, under=UNDER, on=day(5))
