"""What is due (期日・未了の一覧): each thing an officer should look at, and nothing that is done."""

import datetime as dt

import pytest

from jusou import (
    Agency,
    Case,
    Consent,
    InvalidError,
    Municipality,
    Party,
    Person,
    Plan,
    Scope,
    acts,
)
from jusou.acts import Record
from jusou.deadlines import DueKind, due
from jusou.history import ProfileRef
from jusou.municipality.support import ReportOwed, Review, Suspension
from jusou.plan import Goal
from jusou.shape import changed
from jusou.term import IsOpen, open_by_law
from jusou.testing import HOUSEHOLDS, household
from jusou.vocabulary import (
    AcceptanceResult,
    Category,
    Character,
    DeliberationResult,
    DiscoveryRoute,
    ObtainedBy,
    PlanKind,
    Purpose,
    ReportAddressee,
    ReportKind,
    Response,
    ReviewResult,
)

JST = dt.timezone(dt.timedelta(hours=9))
DEFAULT = Municipality.load("default")
CITY = Party("a-city")
ON = dt.date(2026, 5, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def recorded(case: Case, on: str, *done: acts.AnyAct) -> Case:
    """What has happened is recorded."""
    for act in done:
        number = case.version + 1
        moment = dt.datetime.combine(day(on), dt.time(9), JST) + dt.timedelta(minutes=number)
        case = case.with_record(Record(f"r-{number}", day(on), moment, act))
    return case


def begun() -> Case:
    case = Case.open(
        "c-1",
        people=(Person("p-1", "架空 花子"),),
        agencies=(
            Agency("a-city", "架空市", Character.MUNICIPALITY),
            Agency("a-npo", "架空NPO", Character.PRIVATE),
        ),
    )
    return recorded(
        case,
        "2026-01-05",
        acts.Receive(by=CITY, track="t-1", person="p-1", route=DiscoveryRoute.PERSON),
    )


def supported(*goals: Goal) -> Case:
    """Support under way: accepted, planned, decided, started (支援の実施)."""
    plan = Plan("pl-1", "p-1", PlanKind.COORDINATION, wishes="この家で", goals=goals)
    return recorded(
        begun(),
        "2026-02-02",
        acts.DecideAcceptance(
            by=CITY,
            track="t-1",
            result=AcceptanceResult.ACCEPT,
            decided_by="s-1",
            reason="重なっている",
        ),
        acts.Notify(by=CITY, duty="tell_result", people=frozenset({"p-1"})),
        acts.DraftPlan(by=CITY, track="t-1", plan=plan),
        acts.Deliberate(
            by=CITY,
            track="t-1",
            plan="pl-1",
            meeting="m-1",
            result=DeliberationResult.APPROPRIATE,
        ),
        acts.DecideSupport(by=CITY, track="t-1", plan="pl-1", drafted_by="s-1", decided_by="s-2"),
        acts.StartSupport(by=CITY, track="t-1"),
    )


def agreed(until: str | None, ident: str = "k-1") -> acts.GiveConsent:
    scope = Scope(frozenset({Category.CARE}), frozenset({Purpose.SERVICE}), frozenset({"a-npo"}))
    return acts.GiveConsent(
        by=CITY,
        consent=Consent(
            ident, "p-1", scope, ObtainedBy.WRITTEN, until=None if until is None else day(until)
        ),
    )


def rows(case: Case, kind: DueKind, under: Municipality = DEFAULT) -> list[tuple[str | None, str]]:
    """The rows of one kind: the day and what it is about."""
    return [
        (each.day.isoformat() if each.day else None, each.about or "")
        for each in due((case,), under=under, on=ON)
        if each.kind is kind
    ]


EVERY_THREE = changed(DEFAULT, review=Review(months=3, sources=("架空市要綱7条",)))


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-05-20", [("2026-05-20", "k-1")]),
        ("2026-04-10", [("2026-04-10", "k-1")]),
        ("2027-03-31", []),
        (None, []),
    ],
    ids=["まもなく終わる", "もう終わった", "まだ先", "期間の定めなし"],
)
def test_a_consent_that_runs_out_is_listed(until: str | None, expected: list[tuple[str, str]]):
    """A consent about to end, or ended, is asked again in time; one without an end is not."""
    assert rows(recorded(begun(), "2026-01-10", agreed(until)), DueKind.CONSENT_ENDS) == expected


@pytest.mark.parametrize(
    "later",
    [
        agreed(None, "k-2"),
        acts.RefuseConsent(by=CITY, person="p-1"),
        acts.WithdrawConsent(by=CITY, person="p-1"),
    ],
    ids=["更新された", "断られた", "撤回された"],
)
def test_a_consent_that_something_took_the_place_of_is_not_listed(later: acts.AnyAct):
    """Nobody is sent to renew what has been renewed, refused or withdrawn."""
    case = recorded(begun(), "2026-01-10", agreed("2026-05-20"))

    assert rows(recorded(case, "2026-04-01", later), DueKind.CONSENT_ENDS) == []


def test_the_interval_of_the_municipality_tells_when_to_review():
    """Where a municipality states an interval, it is used; its source stands beside it."""
    (found,) = [
        each
        for each in due((supported(),), under=EVERY_THREE, on=ON)
        if each.kind is DueKind.REVIEW
    ]

    assert (found.day, found.source, found.person) == (day("2026-05-02"), "架空市要綱7条", "p-1")
    assert rows(supported(), DueKind.NO_NEXT_DATE, EVERY_THREE) == []


GOLDEN_WEEK = open_by_law({dt.date(2026, 5, number) for number in (3, 4, 5, 6)})


def test_the_offices_own_days_move_to_when_it_is_open_and_a_consent_does_not():
    """With a calendar, work falls on the next 開庁日; an end of consent stays where it is."""
    case = recorded(
        supported(Goal("通所に慣れる", day("2026-05-05"))), "2026-03-02", agreed("2026-05-03")
    )
    dated = (DueKind.REVIEW, DueKind.GOAL, DueKind.CONSENT_ENDS)

    def days(is_open: IsOpen | None) -> list[tuple[DueKind, dt.date | None]]:
        found = due((case,), under=EVERY_THREE, on=ON, is_open=is_open)
        return [(each.kind, each.day) for each in found if each.kind in dated]

    assert days(None) == [
        (DueKind.REVIEW, day("2026-05-02")),
        (DueKind.CONSENT_ENDS, day("2026-05-03")),
        (DueKind.GOAL, day("2026-05-05")),
    ]
    assert days(GOLDEN_WEEK) == [
        (DueKind.CONSENT_ENDS, day("2026-05-03")),
        (DueKind.REVIEW, day("2026-05-07")),
        (DueKind.GOAL, day("2026-05-07")),
    ]


def test_a_calendar_that_is_never_open_is_an_error():
    """A calendar without any open day is refused, not passed over."""
    with pytest.raises(InvalidError, match="開庁"):
        due((supported(),), under=EVERY_THREE, on=ON, is_open=lambda _: False)


def test_without_a_stated_interval_no_day_is_made_up():
    """The scheme sets none: the row says that nobody has set a next day."""
    assert rows(supported(), DueKind.REVIEW) == []
    assert rows(supported(), DueKind.NO_NEXT_DATE) == [(None, "t-1")]


def test_a_goal_is_a_next_date_and_is_listed_when_it_comes():
    """The second content of a plan is a day: when it comes, someone looks."""
    near = supported(Goal("通所に慣れる", day("2026-05-10")))
    far = supported(Goal("通所に慣れる", day("2027-03-31")))

    assert rows(near, DueKind.GOAL) == [("2026-05-10", "t-1")]
    assert rows(far, DueKind.GOAL) == []
    assert rows(far, DueKind.NO_NEXT_DATE) == []


@pytest.mark.parametrize(
    ("resume", "expected"),
    [("2026-05-15", [("2026-05-15", "t-1")]), ("2026-09-01", [])],
)
def test_a_suspended_track_is_listed_when_it_is_to_be_resumed(
    resume: str, expected: list[tuple[str, str]]
):
    """中断 has a day on which somebody looks again."""
    case = recorded(
        supported(),
        "2026-03-02",
        acts.Monitor(by=CITY, track="t-1"),
        acts.Review(
            by=CITY,
            track="t-1",
            result=ReviewResult.SUSPEND,
            evaluation="入院のため",
            decided_by="s-1",
            resume_on=day(resume),
        ),
    )
    stated = changed(DEFAULT, suspension=Suspension("中断は3か月まで", resumed_within_months=3))

    assert rows(case, DueKind.RESUME) == expected
    # The day on record goes before the municipality's general one.
    assert rows(case, DueKind.RESUME, stated) == expected


def test_a_duty_stands_until_its_act_is_on_record():
    """受理判定 is told to the person: until it is, it is on the list."""
    accepted = acts.DecideAcceptance(
        by=CITY,
        track="t-1",
        result=AcceptanceResult.ACCEPT,
        decided_by="s-1",
        reason="重なっている",
    )
    case = recorded(begun(), "2026-02-02", accepted)
    told = acts.Notify(by=CITY, duty="tell_result", people=frozenset({"p-1"}))

    assert rows(case, DueKind.DUTY) == [("2026-02-02", "r-2:tell_result")]
    assert rows(recorded(case, "2026-02-03", told), DueKind.DUTY) == []


def test_an_unanswered_question_waits():
    """No reply is no consent, and no acceptance either."""
    scope = Scope(frozenset({Category.CARE}), frozenset({Purpose.SERVICE}), frozenset({"a-npo"}))
    case = recorded(
        begun(),
        "2026-04-01",
        acts.AskConsent(by=CITY, person="p-1", scope=scope),
        acts.Refer(by=CITY, referral="ref-1", track="t-1", to=Party("a-npo")),
    )
    answered = acts.AnswerReferral(by=Party("a-npo"), referral="ref-1", response=Response.ACCEPTED)

    assert [about for _, about in rows(case, DueKind.REPLY)] == ["r-2", "r-3"]
    assert rows(recorded(case, "2026-04-02", answered), DueKind.REPLY) == [(None, "r-2")]


def test_suspected_abuse_is_listed_until_it_is_reported():
    """通報 waits for no meeting: a suspicion on record without a report heads the list."""
    case = recorded(
        begun(),
        "2026-03-02",
        acts.Assess(by=CITY, track="t-1", suspects=frozenset({ReportKind.ELDER_ABUSE})),
    )
    report = acts.Report(
        by=CITY,
        kind=ReportKind.ELDER_ABUSE,
        person="p-1",
        to=ReportAddressee.MUNICIPALITY,
    )

    assert rows(case, DueKind.TO_REPORT) == [(None, "elder_abuse")]
    assert rows(recorded(case, "2026-03-02", report), DueKind.TO_REPORT) == []
    assert due((case,), under=EVERY_THREE, on=ON, ahead=3660)[0].kind is DueKind.TO_REPORT


def test_a_report_owed_is_told_as_the_municipality_states_it():
    """A day in words is no day: 「毎年4月末」 is shown, not reckoned."""
    owed = changed(DEFAULT, reports=(ReportOwed("実績報告", "受託者", "市", due="毎年4月末"),))
    (found,) = due((), under=owed, on=ON)

    assert (found.case, found.kind, found.day) == (None, DueKind.REPORT, None)
    assert "毎年4月末" in found.what


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_what_is_recorded_only_if_there_is_any_is_no_duty_left_undone(name: str):
    """「おそれがあれば記録する」: that there is no record says nothing."""
    case = Case.of(household(name))
    under = Municipality.load(case.profile.id) if case.profile else DEFAULT

    found = due((case,), under=under, on=dt.date(2027, 3, 1))

    assert [each for each in found if (each.about or "").endswith(":consider_harm")] == []


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_what_has_ended_is_on_no_list_but_for_duties(name: str):
    """A year after its end a household asks for nothing but what was left undone."""
    case = Case.of(household(name))
    assert not case.is_open
    under = Municipality.load(case.profile.id) if case.profile else DEFAULT

    found = due((case,), under=under, on=dt.date(2027, 3, 1))

    kept = {DueKind.DUTY, DueKind.REPORT}
    assert [each for each in found if each.kind not in kept] == []


def test_the_order_does_not_depend_on_the_order_of_cases():
    """The same cases give the same list, whichever comes first."""
    cases = [Case.of(household(name)) for name in HOUSEHOLDS]
    ours = [each for each in cases if each.profile == cases[0].profile]

    one, other = (due(each, under=DEFAULT, on=ON) for each in (ours, ours[::-1]))

    assert one == other
    days = [each.day or dt.date.max for each in one]
    assert days == sorted(days)


def test_cases_of_two_municipalities_are_not_mixed():
    """One list is one municipality's: its intervals hold for no other's cases."""
    here = changed_profile(begun(), "tsuruoka")
    there = changed_profile(begun(), "usuki")

    with pytest.raises(InvalidError) as caught:
        due((here, there), under=DEFAULT, on=ON)

    assert [each.code for each in caught.value.problems] == ["mixed_municipalities"]


def changed_profile(case: Case, name: str) -> Case:
    return Case.of(changed(case.history, profile=ProfileRef(*Municipality.load(name).ref)))
