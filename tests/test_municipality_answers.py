"""Where a municipality's own outline reaches an answer (要綱の定めが効くところ): each on one that shows it."""

import datetime as dt

import pytest
from test_municipality_variations import (
    CITY,
    DAY,
    HOUSEHOLD,
    NECESSARY,
    a_household,
    in_full,
    outcome,
    profile,
    with_contractor,
)

from jusou import Case, Municipality, judge, meetings
from jusou.acts import (
    ConveneMeeting,
    DecideAcceptance,
    End,
    GiveBack,
    GiveConsent,
    HearItem,
    Receive,
    Record,
    StartSupport,
)
from jusou.acts import RecordJudgement as Judged
from jusou.acts import Review as ReviewAct
from jusou.agency import Attendee
from jusou.answer import Answer, Outcome, Reason
from jusou.consent import BlanketForm, Consent, Scope
from jusou.household import Household, Member
from jusou.information import Information
from jusou.judgement import Departure, Judgement
from jusou.meeting import AgendaItem, Body, Meeting, Running
from jusou.municipality.constitutions import Constitution
from jusou.municipality.programmes import Criterion, Phase
from jusou.municipality.support import DecisionRule, Form
from jusou.municipality.support import Review as Interval
from jusou.municipality.terms import Condition, ConsentRule, Decision, FormKind
from jusou.reading import Reading
from jusou.shape import changed
from jusou.vocabulary import (
    AcceptanceResult,
    Basis,
    Capacity,
    Category,
    ConsentState,
    DiscoveryRoute,
    EndReason,
    JudgementKind,
    ObtainedBy,
    Organiser,
    Purpose,
    Residence,
    ReviewResult,
    Stated,
)

PLAN = Purpose.PLAN_DELIBERATION


def answer(under: Municipality, body: str, case: Case, purpose: Purpose = PLAN) -> Answer:
    """What a body may do with the mother's matter (会議体の判定)."""
    found = meetings(
        case,
        under=under,
        on=DAY,
        purpose=purpose,
        about="p-haha",
        information=(Information("p-haha", Category.CIRCUMSTANCES, CITY),),
        judgements=NECESSARY,
    )
    return next(each.answer for each in found if each.body == body)


def reason(found: Answer, rule: str) -> Reason | None:
    """What one rule said in an answer (規則の理由)."""
    reasons = (*found.reasons, *(each for part in found.parts for each in part.cell.reasons))
    return next((each for each in reasons if each.rule == f"municipal.{rule}"), None)


def said_by(under: Municipality, body: str, case: Case, rule: str) -> Outcome | None:
    """The outcome of one rule in a body's answer; None if it was not put (規則の結論)."""
    found = reason(answer(under, body, case), rule)
    return found.outcome if found else None


def heard(case: Case, body: str, purpose: Purpose, about: str = "p-haha") -> Case:
    """The same, a sitting having heard an item, whether it might or not (審議の記録)."""
    item = AgendaItem(f"i-{body}", body, purpose, about=about)
    number = case.version
    meeting = Meeting(
        f"m-{number}",
        frozenset({body}),
        DAY - dt.timedelta(days=1),
        (Attendee("at-1", frozenset({body}), agency="a-city"),),
        (item,),
    )
    for act in (
        ConveneMeeting(by=CITY, meeting=meeting),
        HearItem(by=CITY, meeting=meeting.id, item=item.id),
    ):
        case = case.with_record(
            Record(
                f"r-{case.version + 100}",
                act=act,
                happened_on=DAY - dt.timedelta(days=1),
                recorded_at=dt.datetime(2031, 6, 1, 9, case.version, tzinfo=dt.UTC),
            )
        )
    return case


# --- one meeting before the other (墨田区) ---------------------------------------------------------


def test_a_case_not_heard_in_the_meeting_before_is_not_taken_in_sumida():
    """墨田区 4条。支援会議の結果がない案件は、重層的支援会議にかけられない。"""
    sumida = in_full("sumida")
    case = a_household(sumida, "p-haha")

    assert said_by(sumida, "b-jusou", case, "meeting_before") is Outcome.NOT_PERMITTED
    after = heard(case, "b-shien", Purpose.SUPPORT_SYSTEM)
    assert said_by(sumida, "b-jusou", after, "meeting_before") is Outcome.PERMITTED
    elsewhere = heard(case, "b-jusou", Purpose.SUPPORT_SYSTEM)
    assert said_by(sumida, "b-jusou", elsewhere, "meeting_before") is Outcome.NOT_PERMITTED
    of_another = heard(case, "b-shien", Purpose.SUPPORT_SYSTEM, about="p-musuko")
    assert said_by(sumida, "b-jusou", of_another, "meeting_before") is Outcome.NOT_PERMITTED


def test_on_what_an_unseen_meeting_rests_is_asked():
    """墨田区の支援会議の設置要綱は見ていない。名前からは決めず、根拠を尋ねる。書かれていないだけなら妨げない。"""
    sumida = in_full("sumida")
    case = a_household(sumida, "p-haha")
    stated = changed(
        sumida,
        constitutions=tuple(
            changed(each, basis_stated=Stated.NOT_STATED) for each in sumida.constitutions
        ),
    )

    assert said_by(sumida, "b-shien", case, "basis_seen") is Outcome.UNDETERMINED
    assert said_by(stated, "b-shien", case, "basis_seen") is Outcome.PERMITTED
    assert said_by(sumida, "b-jusou", case, "basis_seen") is None


def test_what_an_outline_adds_yields_to_a_departure_on_record():
    """要綱の定めは、理由と決裁を記録すれば原則外にできる。国の整理と同じである。"""
    sumida = in_full("sumida")
    departing = changed(
        sumida,
        departures=(
            Departure("municipal.meeting_before", "s-kachou", dt.date(2026, 5, 1), "急を要する"),
        ),
    )

    found = reason(answer(departing, "b-jusou", a_household(sumida, "p-haha")), "meeting_before")
    assert found is not None
    assert found.departed


def test_no_other_municipality_is_held_to_that_order():
    """ほかの市町村に、墨田区の順は及ばない。"""
    for name in ("yamanashi", "tsuruoka", "default"):
        case = a_household(in_full(name), "p-haha")
        assert said_by(in_full(name), "b-jusou", case, "meeting_before") is None


# --- a host that is not there (さぬき市) -----------------------------------------------------------


def test_without_a_contractor_nobody_hosts_the_meeting_of_sanuki():
    """さぬき市 3条1項。受託者の記録がなければ、誰が主催するかを尋ねる。推し量らない。"""
    sanuki = in_full("sanuki")
    case = a_household(with_contractor(sanuki), "p-haha")

    found = answer(sanuki, "b-jusou", case)
    assert found.outcome is Outcome.UNDETERMINED
    assert "host" in {each.fact for each in found.missing}
    assert answer(with_contractor(sanuki), "b-jusou", case).outcome is Outcome.PERMITTED
    ended = with_contractor(sanuki)
    contractor = ended.agencies[-1]
    ended = changed(
        ended,
        agencies=(
            *ended.agencies[:-1],
            changed(contractor, entrustments=(changed(contractor.entrustments[0], until=DAY),)),
        ),
    )
    assert answer(ended, "b-jusou", case).outcome is Outcome.UNDETERMINED


# --- consent as the outline has it -----------------------------------------------------------------


def test_everyone_whose_information_it_is_consents_in_sanuki():
    """さぬき市 2条2項。母の議題でも、不同意の息子に係る情報が入れば扱えない。"""
    sanuki = with_contractor(in_full("sanuki"))
    case = a_household(sanuki, "p-haha")
    both = meetings(
        case,
        under=sanuki,
        on=DAY,
        purpose=PLAN,
        about="p-haha",
        information=tuple(
            Information(person, Category.CIRCUMSTANCES, CITY) for person in ("p-haha", "p-musuko")
        ),
    )

    found = next(each.answer for each in both if each.body == "b-jusou")
    assert found.outcome is Outcome.NOT_PERMITTED
    said = reason(found, "consent")
    assert said is not None
    assert said.outcome is Outcome.NOT_PERMITTED
    assert said_by(sanuki, "b-jusou", case, "consent") is Outcome.PERMITTED


@pytest.mark.parametrize("basis", [Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI, None])
def test_a_meeting_that_opens_on_consent_alone_is_not_opened_without(basis: Basis | None):
    """同意を開催の条件とする要綱では、法律が求めない会議でも、本人の同意なしには開かない。"""
    default = in_full("default")
    under = changed(
        default,
        bodies=(
            Body(
                "b-one",
                "ひだまり会議",
                frozenset({basis}) if basis else frozenset(),
                Organiser.MUNICIPALITY,
                individual_cases=Stated.YES,
            ),
        ),
        constitutions=(Constitution("b-one", consent_to_open=Stated.YES),),
    )

    without, given = a_household(under), a_household(under, "p-haha")
    purpose = Purpose.SUPPORT_SYSTEM
    refused = reason(answer(under, "b-one", without, purpose), "consent")
    held = reason(answer(under, "b-one", given, purpose), "consent")
    assert refused is not None
    assert held is not None
    assert (refused.outcome, held.outcome) == (Outcome.NOT_PERMITTED, Outcome.PERMITTED)


def test_consent_routes_a_case_and_takes_no_permission_away():
    """山梨市・廿日市市。同意のないケースの会議でも、同意を得たことは妨げにならず、移す義務が添えられる。"""
    yamanashi = profile("yamanashi")
    asked, consented = a_household(yamanashi), a_household(yamanashi, "p-haha")

    before = answer(yamanashi, "b-shien", asked, Purpose.SUPPORT_SYSTEM)
    after = answer(yamanashi, "b-shien", consented, Purpose.SUPPORT_SYSTEM)
    assert before.outcome is after.outcome is Outcome.PERMITTED
    assert "move_the_case" not in {each.id for each in before.duties}
    assert "move_the_case" in {each.id for each in after.duties}


def test_a_consent_rule_of_a_dual_body_is_asked_of_one_of_its_capacities():
    """二つの根拠をもつ会議の「一人ごとの同意」は、支援会議として扱う議題には求めない。"""
    under = in_full("daisen")
    said = changed(under.constitutions[0], consent=ConsentRule.PER_SUBJECT)
    under = changed(under, constitutions=(said, *under.constitutions[1:]))

    found = answer(under, under.bodies[0].id, a_household(under), Purpose.INFORMATION_EXCHANGE)
    assert reason(found, "consent") is None


# --- whom it is for (丸亀市・大淀町・丹波市) -------------------------------------------------------


def accepted(
    under: Municipality, residence: Residence, judgements: tuple[Judgement, ...] = ()
) -> Answer:
    """The acceptance of somebody who lives somewhere (受理の判定)."""
    person = changed(HOUSEHOLD[0], residence=residence)
    case = Case.open("c-1", people=(person,))
    acts = [
        Receive(by=CITY, track="t-1", person="p-haha", route=DiscoveryRoute.FAMILY),
        *([Judged(by=CITY, judgements=judgements)] if judgements else []),
    ]
    for act in acts:
        case = case.with_record(
            Record(
                f"r-{case.version}",
                act=act,
                happened_on=DAY,
                recorded_at=dt.datetime(2031, 6, 1, 9, case.version, tzinfo=dt.UTC),
            )
        )
    act = DecideAcceptance(
        by=CITY,
        track="t-1",
        result=AcceptanceResult.ACCEPT,
        decided_by="s-kachou",
        reason="複数の機関の連携が要る",
    )
    return judge(case, act, under=under, on=DAY)


@pytest.mark.parametrize(
    ("name", "residence", "found"),
    [
        pytest.param("marugame", Residence.REGISTERED, Outcome.PERMITTED, id="丸亀市・住所"),
        pytest.param("marugame", Residence.LIVES_HERE, Outcome.PERMITTED, id="丸亀市・居所だけ"),
        pytest.param("marugame", Residence.ELSEWHERE, Outcome.NOT_PERMITTED, id="丸亀市・市外"),
        pytest.param(
            "marugame", Residence.NOT_RECORDED, Outcome.UNDETERMINED, id="丸亀市・記録なし"
        ),
        pytest.param("tamba", Residence.REGISTERED, Outcome.PERMITTED, id="丹波市・住所"),
        pytest.param("tamba", Residence.LIVES_HERE, Outcome.NOT_PERMITTED, id="丹波市・居所だけ"),
        pytest.param(
            "hatsukaichi", Residence.ELSEWHERE, Outcome.PERMITTED, id="廿日市市・限定なし"
        ),
        pytest.param("default", Residence.ELSEWHERE, Outcome.PERMITTED, id="国・定めなし"),
    ],
)
def test_who_is_taken_up_follows_the_words_of_the_outline(
    name: str, residence: Residence, found: Outcome
):
    """住所・居所・限定なし。要綱の言葉どおりの人を対象とし、記録がなければ尋ねる。"""
    assert accepted(in_full(name), residence).outcome is found


def test_one_of_the_household_is_taken_up_with_whoever_lives_here():
    """大淀町「居住する者およびその世帯員」。世帯の外の人は、世帯員としては対象にならない。"""
    oyodo = in_full("oyodo")
    mother = changed(HOUSEHOLD[0], residence=Residence.ELSEWHERE)
    son = changed(HOUSEHOLD[1], residence=Residence.REGISTERED)

    def said(*members: str) -> Outcome:
        household = Household(tuple(Member(each) for each in members))
        case = Case.open("c-1", people=(mother, son), household=household).with_record(
            Record(
                "r-0",
                DAY,
                dt.datetime(2031, 6, 1, 9, tzinfo=dt.UTC),
                Receive(by=CITY, track="t-1", person="p-haha", route=DiscoveryRoute.FAMILY),
            )
        )
        act = DecideAcceptance(
            by=CITY,
            track="t-1",
            result=AcceptanceResult.ACCEPT,
            decided_by="s-kachou",
            reason="複数の機関の連携が要る",
        )
        found = reason(judge(case, act, under=oyodo, on=DAY), "eligible")
        assert found is not None
        return found.outcome

    assert said("p-haha", "p-musuko") is Outcome.PERMITTED
    assert said("p-musuko") is Outcome.NOT_PERMITTED
    assert said("p-haha") is Outcome.NOT_PERMITTED


@pytest.mark.parametrize(
    ("finding", "found"), [(True, Outcome.PERMITTED), (False, Outcome.NOT_PERMITTED)]
)
def test_the_heads_recognition_is_a_judgement_on_record(finding: bool, found: Outcome):
    """「長が認める者」は、認めた人と日のある記録で決まる。"""
    under = changed(
        in_full("marugame"),
        eligibility=(
            changed(
                in_full("marugame").eligibility[0],
                any_of=(Criterion(Condition.RECOGNISED),),
            ),
        ),
    )
    judgement = Judgement(
        JudgementKind.ELIGIBLE, finding, "s-shichou", DAY, "通勤している", person="p-haha"
    )

    assert accepted(under, Residence.ELSEWHERE).outcome is Outcome.UNDETERMINED
    assert accepted(under, Residence.ELSEWHERE, (judgement,)).outcome is found


# --- after a trial (港区) --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new_cases", "found"),
    [
        (Stated.NOT_SEEN, Outcome.UNDETERMINED),
        (Stated.NO, Outcome.NOT_PERMITTED),
        (Stated.YES, Outcome.PERMITTED),
    ],
)
def test_a_new_case_after_the_trial_of_minato(new_cases: Stated, found: Outcome):
    """港区 3条。試行の終わった後に新しい案件を受けるかは、要綱による。見ていなければ尋ねる。"""
    minato = profile("minato")
    minato = changed(
        minato, phases=(changed(minato.phases[0], new_cases=new_cases), minato.phases[1])
    )

    said = reason(accepted(minato, Residence.REGISTERED), "trial_over")
    assert said is not None
    assert said.outcome is found


@pytest.mark.parametrize(
    ("continuing", "found"),
    [
        (Stated.YES, Outcome.PERMITTED),
        (Stated.NO, Outcome.NOT_PERMITTED),
        (Stated.NOT_SEEN, Outcome.UNDETERMINED),
    ],
)
def test_a_case_that_goes_on_after_the_trial(continuing: Stated, found: Outcome):
    """試行のうちに受理したケースを続けるかは、要綱による。"""
    trial = Phase(
        Running.FULL,
        dt.date(2024, 6, 1),
        until=DAY - dt.timedelta(days=5),
        name="試行",
        new_cases=Stated.NO,
        continuing_cases=continuing,
    )
    under = changed(in_full("default"), phases=(trial,))
    case = a_household(under, "p-haha")

    assert answer(under, "b-shien", case, Purpose.SUPPORT_SYSTEM).outcome is found


def test_a_case_that_was_not_open_in_the_trial_is_a_new_one():
    """試行の後に受理した人も、試行のうちに終わった人も、続いているケースではない。"""
    trial = Phase(
        Running.FULL,
        dt.date(2024, 6, 1),
        until=DAY - dt.timedelta(days=5),
        name="試行",
        new_cases=Stated.NO,
        continuing_cases=Stated.YES,
    )
    under = changed(in_full("default"), phases=(trial,))
    earlier = changed(under, phases=(changed(trial, until=DAY - dt.timedelta(days=60)),))
    case = a_household(under, "p-haha")
    ended = case.with_record(
        Record(
            "r-700",
            DAY - dt.timedelta(days=10),
            dt.datetime(2031, 6, 1, 9, tzinfo=dt.UTC),
            End(
                by=CITY,
                track="t-p-haha",
                reason=EndReason.DECLINED_BY_PERSON,
                decided_by="s-kachou",
            ),
        )
    )

    assert said_by(under, "b-jusou", case, "trial_over") is Outcome.PERMITTED
    assert said_by(earlier, "b-jusou", case, "trial_over") is Outcome.NOT_PERMITTED
    assert said_by(under, "b-jusou", ended, "trial_over") is Outcome.NOT_PERMITTED


def test_a_phase_that_follows_ends_the_question():
    """試行の後に本格実施が続けば、試行のことは問わない。"""
    minato = profile("minato")
    full = Phase(Running.FULL, dt.date(2025, 4, 1))
    after = changed(minato, phases=(minato.phases[0], full))

    assert after.trial_over(DAY) is None
    assert reason(accepted(after, Residence.REGISTERED), "trial_over") is None
    assert minato.trial_over(dt.date(2025, 3, 31)) is None


# --- where an ending is examined (山梨市) ----------------------------------------------------------


def reviewed(under: Municipality, case: Case, result: ReviewResult) -> Answer:
    """The review of the mother's coordination (モニタリングの後の判断)."""
    act = ReviewAct(
        by=CITY,
        track="t-p-haha",
        result=result,
        evaluation="見直し",
        decided_by="s-kachou",
        lead="a-city",
        resume_on=dt.date(2026, 9, 1) if result is ReviewResult.SUSPEND else None,
    )
    return judge(case, act, under=under, on=DAY)


@pytest.mark.parametrize(
    "result", [ReviewResult.REPLAN, ReviewResult.SUSPEND, ReviewResult.CONCLUDE]
)
def test_yamanashi_examines_replanning_suspension_and_ending_in_its_meeting(result: ReviewResult):
    """山梨市 YAMANASHI-51。再プラン・中断・終結は、個別の重層的支援会議で検討してから決める。"""
    yamanashi = profile("yamanashi")
    case = a_household(yamanashi, "p-haha")

    not_yet = reason(reviewed(yamanashi, case, result), "examined_in")
    elsewhere = heard(case, "b-shien", Purpose.EVALUATION)
    there = heard(elsewhere, "b-jusou", Purpose.EVALUATION)
    back = reason(reviewed(yamanashi, elsewhere, result), "examined_in")
    later = heard(there, "b-shien", Purpose.PROGRESS)
    done = reason(reviewed(yamanashi, later, result), "examined_in")
    assert [each and each.outcome for each in (not_yet, back, done)] == [
        Outcome.NOT_PERMITTED,
        Outcome.NOT_PERMITTED,
        Outcome.PERMITTED,
    ]


def test_giving_back_is_examined_where_the_outline_says():
    """戻しを扱う会議の定めにも従う。受理や計画の会議で振り分けて戻すときには及ばない。"""
    default = in_full("default")
    named = changed(
        default,
        decisions=(DecisionRule(Decision.GIVE_BACK, Organiser.MUNICIPALITY, body="b-jusou"),),
    )
    received = Case.open("c-1", people=HOUSEHOLD).with_record(
        Record(
            "r-0",
            DAY,
            dt.datetime(2031, 6, 1, 9, tzinfo=dt.UTC),
            Receive(by=CITY, track="t-p-haha", person="p-haha", route=DiscoveryRoute.FAMILY),
        )
    )

    def said(under: Municipality, case: Case) -> Reason | None:
        back = GiveBack(
            by=CITY, track="t-p-haha", lead="a-city", decided_by="s-kachou", reason="戻す"
        )
        return reason(judge(case, back, under=under, on=DAY), "examined_in")

    found = said(named, received)
    assert found is not None
    assert found.outcome is Outcome.NOT_PERMITTED
    assert said(default, received) is None
    assert said(named, a_household(named)) is None


def test_going_on_is_examined_nowhere_and_no_other_municipality_is_asked():
    """継続には及ばず、会議を定めていない市町村にも及ばない。"""
    yamanashi, default = profile("yamanashi"), in_full("default")

    going_on = reviewed(yamanashi, a_household(yamanashi), ReviewResult.CONTINUE)
    assert reason(going_on, "examined_in") is None
    ending = reviewed(default, a_household(default), ReviewResult.CONCLUDE)
    assert reason(ending, "examined_in") is None


def test_an_interval_of_review_is_a_duty_where_the_outline_sets_one():
    """見直しの間隔の定めがあれば、継続のときに義務として添える。なければ添えない。"""
    default = in_full("default")
    every_half_year = changed(default, review=Interval(months=6))
    case = a_household(default)

    def owed(under: Municipality) -> set[str]:
        return {each.id for each in reviewed(under, case, ReviewResult.CONTINUE).duties}

    start = StartSupport(by=CITY, track="t-p-haha")
    begun = judge(case, start, under=every_half_year, on=DAY)
    assert "review_in_time" in {each.id for each in begun.duties}
    assert "review_in_time" in owed(every_half_year)
    assert "review_in_time" not in owed(default)


# --- whom a form of consent names ------------------------------------------------------------------


def blanket(under: Municipality) -> Case:
    """A mother who signed a form that says no more than 「関係機関」 (包括的な書式)."""
    case = a_household(under)
    act = GiveConsent(
        by=CITY,
        consent=Consent(
            "k-1",
            "p-haha",
            Scope(frozenset(Category), frozenset(Purpose), blanket=BlanketForm()),
            ObtainedBy.WRITTEN,
        ),
    )
    return case.with_record(
        Record(
            "r-900",
            act=act,
            happened_on=DAY,
            recorded_at=dt.datetime(2031, 6, 1, 23, tzinfo=dt.UTC),
        )
    )


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        pytest.param((), Outcome.UNDETERMINED, id="様式の規程を見ていない"),
        pytest.param(("a-coordinator",), Outcome.PERMITTED, id="規程に名がある"),
        pytest.param(("a-city",), Outcome.NOT_PERMITTED, id="規程に名がない"),
    ],
)
def test_a_blanket_form_means_those_whom_its_rules_name(forms: tuple[str, ...], found: Outcome):
    """「関係機関」とだけある同意書は、取扱規程の名を読んで初めて、宛先が決まる。"""
    default = in_full("default")
    form = Form(FormKind.CONSENT, "同意書", agencies=forms, rules="取扱規程", rules_seen=Stated.YES)
    under = changed(default, forms=(form,) if forms else ())

    said = answer_to_contractor(under, blanket(under))
    assert said is found


def answer_to_contractor(under: Municipality, case: Case) -> Outcome:
    """Whether the mother's plan may go before the contractor's meeting (受託者のいる会議の判定)."""
    found = meetings(
        case,
        under=under,
        on=DAY,
        purpose=PLAN,
        about="p-haha",
        information=(Information("p-haha", Category.CIRCUMSTANCES, CITY),),
        attendees=(
            Attendee("at-1", frozenset({"b-jusou"}), agency="a-city"),
            Attendee(
                "at-2", frozenset({"b-jusou"}), agency="a-coordinator", capacity=Capacity.ENTRUSTED
            ),
        ),
    )
    return next(each.answer.outcome for each in found if each.body == "b-jusou")


def test_those_whom_a_form_does_not_name_are_beyond_the_consent():
    """規程に名のない機関は同意の範囲外で、規程を読んでいなければ、どこまで及ぶか分からないままになる。"""
    default = in_full("default")
    form = Form(FormKind.CONSENT, "同意書", agencies=("a-city",), rules_seen=Stated.YES)
    case = blanket(default)

    def state(*forms: Form) -> ConsentState:
        under = changed(default, forms=forms)
        return Reading(case.ledger(DAY), under, DAY).consent(
            "p-haha", Category.HEALTH, "a-coordinator", PLAN
        )

    assert state(form) is ConsentState.TOO_NARROW
    assert state(changed(form, rules_seen=Stated.NOT_SEEN)) is ConsentState.UNCLEAR
    assert state() is ConsentState.UNCLEAR


def test_two_forms_leave_open_which_was_signed():
    """同意書が二つある市町村では、どちらに署名したか分からない。"""
    forms = tuple(
        Form(FormKind.CONSENT, name, agencies=("a-city",), rules_seen=Stated.YES)
        for name in ("同意書", "同意書（概要版）")
    )

    assert changed(in_full("default"), forms=forms).form_names is None
    assert changed(in_full("default"), forms=forms[:1]).form_names == {"a-city"}


# --- nothing municipal widens ----------------------------------------------------------------------


@pytest.mark.parametrize("name", Municipality.shipped())
def test_an_outline_never_lets_through_what_the_national_scheme_stops(name: str):
    """要綱の定めを取り去っても、「できる」は減らない。要綱は狭めるだけである。"""
    under = in_full(name)
    bare = changed(under, constitutions=(), decisions=(), eligibility=())
    severity = list(Outcome)

    for body in under.bodies:
        for purpose in (Purpose.SUPPORT_SYSTEM, PLAN):
            with_it = outcome(under, body.id, purpose, "p-haha")
            without = outcome(bare, body.id, purpose, "p-haha")
            assert severity.index(with_it) >= severity.index(without)
