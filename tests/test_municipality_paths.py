"""The same household in every municipality (五つとそのほかの行き先): where the paths differ, and why."""

import datetime as dt

import pytest
from test_municipality_variations import CITY, DAY, NECESSARY, a_household, in_full, profile

from jusou import Answer, Case, Municipality, judge, meetings
from jusou.acts import (
    AnyAct,
    BeginOutreach,
    ConveneMeeting,
    GiveBack,
    HearItem,
    OpenTrack,
    Record,
    StartSupport,
)
from jusou.agency import Attendee
from jusou.answer import Outcome
from jusou.information import Information
from jusou.judgement import Departure
from jusou.meeting import AgendaItem, Meeting
from jusou.testing import paths
from jusou.vocabulary import (
    Basis,
    Category,
    Programme,
    Purpose,
    Stage,
    Stated,
)

SHIPPED = Municipality.shipped()


def recorded(case: Case, *acts: AnyAct, on: dt.date = DAY) -> Case:
    """The same with what was done (行われたこと)."""
    for act in acts:
        at = dt.datetime(2031, 6, 1, 9, case.version, tzinfo=dt.UTC)
        case = case.with_record(Record(f"r-{case.version + 100}", on, at, act))
    return case


# --- the table of the docs --------------------------------------------------------------------------


def test_every_shipped_municipality_has_its_row():
    """No municipality is left out, and each answers every question."""
    rows = paths.paths_table().splitlines()[2:]

    assert [row.split(" | ")[0].strip("| ").rstrip("＊") for row in rows] == [
        Municipality.load(name).name
        for name in ("default", *(n for n in SHIPPED if n != "default"))
    ]
    assert {row.count(" | ") for row in rows} == {len(paths.QUESTIONS)}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_difference_is_told_with_what_decided_it(name: str):
    """Nobody's path leaves the national one without a reason in words."""
    for _, fork in paths.differences(name):
        assert fork.why.strip()
        assert all(each.reasons for each in fork.decisive)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("sumida", "municipal.meeting_before"),
        ("sanuki", "municipal.host"),
        ("sanuki", "municipal.consent"),
        ("marugame", "municipal.eligible"),
        ("tamba", "municipal.eligible"),
        ("minato", "municipal.trial_over"),
        ("tsuruoka", "flow.early_outreach"),
        ("hatsukaichi", "meeting.organiser_shien"),
        ("ayagawa", "meeting.purpose_shien"),
        ("yamanashi", "municipal.examined_in"),
    ],
)
def test_the_paths_differ_for_the_reasons_the_documents_give(name: str, rule: str):
    """墨田区は順序、さぬき市は主催と同意、丸亀市・丹波市は対象、港区は試行、鶴岡市は計画、山梨市は終結を扱う会議による。"""
    told = {
        reason.rule
        for _, fork in paths.differences(name)
        for each in fork.decisive
        for reason in each.reasons
    }

    assert rule in told


def test_the_national_path_differs_from_itself_in_nothing():
    """What is compared is compared with the national flow."""
    assert paths.differences("default") == ()


# --- 山口市 -----------------------------------------------------------------------------------------


def test_one_sitting_in_yamaguchi_goes_item_by_item():
    """兼ねる会議の一回の開催で、同意した母のプランと、断った息子の体制の検討を、項目ごとに判定する。"""
    yamaguchi = in_full("yamaguchi")
    body = "b-shien-jusou"
    items = (
        AgendaItem(
            "i-haha",
            body,
            Purpose.PLAN_DELIBERATION,
            about="p-haha",
            basis=Basis.JUSOU_SHIEN_KAIGI,
            information=(Information("p-haha", Category.CIRCUMSTANCES, CITY),),
        ),
        AgendaItem(
            "i-musuko",
            body,
            Purpose.SUPPORT_SYSTEM,
            about="p-musuko",
            basis=Basis.SHIEN_KAIGI,
            information=(Information("p-musuko", Category.CIRCUMSTANCES, CITY),),
        ),
        AgendaItem(
            "i-musuko-plan",
            body,
            Purpose.PLAN_DELIBERATION,
            about="p-musuko",
            basis=Basis.JUSOU_SHIEN_KAIGI,
            information=(Information("p-musuko", Category.CIRCUMSTANCES, CITY),),
        ),
    )
    room = tuple(
        Attendee(f"at-{each}", frozenset({body}), agency=each) for each in ("a-city", "a-kourei")
    )
    sitting = Meeting("m-1", frozenset({body}), DAY, room, items)
    case = recorded(a_household(yamaguchi, "p-haha"), ConveneMeeting(by=CITY, meeting=sitting))

    found = {
        item.id: judge(
            case,
            HearItem(by=CITY, meeting="m-1", item=item.id, judgements=NECESSARY),
            under=yamaguchi,
            on=DAY,
        ).outcome
        for item in items
    }
    assert found == {
        "i-haha": Outcome.PERMITTED,
        "i-musuko": Outcome.PERMITTED,
        "i-musuko-plan": Outcome.NOT_PERMITTED,
    }


# --- 山梨市 -----------------------------------------------------------------------------------------


def body_answer(name: str, body: str, purpose: Purpose, *consenting: str) -> Answer:
    """What a body answers for the mother (会議体の判定)."""
    under = profile(name)
    found = meetings(
        a_household(under, *consenting),
        under=under,
        on=DAY,
        purpose=purpose,
        about="p-haha",
        information=(Information("p-haha", Category.CIRCUMSTANCES, CITY),),
        judgements=NECESSARY,
    )
    return next(each.answer for each in found if each.body == body)


def test_yamanashi_moves_the_case_on_when_there_is_consent():
    """同意までは支援会議だけ、同意すれば重層的支援会議でプランを扱え、移す義務が添えられる。"""
    plan, system = Purpose.PLAN_DELIBERATION, Purpose.SUPPORT_SYSTEM

    assert body_answer("yamanashi", "b-jusou", plan).outcome is Outcome.NOT_PERMITTED
    assert body_answer("yamanashi", "b-shien", system).outcome is Outcome.PERMITTED
    moved = body_answer("yamanashi", "b-shien", system, "p-haha")
    assert moved.outcome is Outcome.PERMITTED
    assert "move_the_case" in {each.id for each in moved.duties}
    assert body_answer("yamanashi", "b-jusou", plan, "p-haha").outcome is Outcome.PERMITTED


def test_yamanashi_seats_experts_under_the_same_name_for_another_topic():
    """同じ名の会議が、計画の検証と資源開発では有識者で構成され、個別のケースの会議とは別に読まれる。"""
    yamanashi = profile("yamanashi")
    cases, experts = (yamanashi.bodies_by_id[each] for each in ("b-jusou", "b-jusou-yuushiki"))
    said = yamanashi.constitutions_by_body

    assert cases.name == experts.name
    assert said["b-jusou-yuushiki"].topics == {"計画の進捗・事業全体の検証", "地域の課題・資源開発"}
    assert said["b-jusou"].issues_to == experts.id
    plan = Purpose.PLAN_DELIBERATION
    assert body_answer("yamanashi", experts.id, plan, "p-haha").outcome is Outcome.UNDETERMINED
    assert body_answer("yamanashi", cases.id, plan, "p-haha").outcome is Outcome.PERMITTED


# --- 廿日市市 ---------------------------------------------------------------------------------------


def test_hatsukaichi_names_the_body_for_local_issues_and_the_one_for_the_year():
    """ケースから見えた地域課題は相談支援ネットワーク会議が受け、その全体会が年を評価する。"""
    hatsukaichi = profile("hatsukaichi")
    (chain,) = hatsukaichi.issue_chains
    names = {each.id: each.name for each in hatsukaichi.bodies}

    assert names[chain.taken_up_by or ""] == "相談支援ネットワーク会議"
    assert {names[each] for each in chain.raised_in} == {"支援会議", "重層的支援会議"}
    assert {names[each.body or ""] for each in hatsukaichi.evaluations} == {
        "相談支援ネットワーク会議 全体会"
    }
    whole = next(each for each in hatsukaichi.bodies if each.name.endswith("全体会"))
    assert whole.individual_cases is not Stated.YES


# --- 鶴岡市 -----------------------------------------------------------------------------------------


def before_the_decision(
    under: Municipality, programme: Programme, *departures: Departure
) -> Outcome:
    """Support started before any decision (支援決定より先の開始)."""
    case = recorded(
        a_household(under, "p-haha"),
        OpenTrack(by=CITY, track="t-2", person="p-haha", programme=programme),
    )
    act: AnyAct = (
        BeginOutreach(by=CITY, track="t-2", departures=departures)
        if programme is Programme.OUTREACH
        else StartSupport(by=CITY, track="t-2", departures=departures)
    )
    answer = judge(case, act, under=under, on=DAY)
    reasons = {each.rule: each.outcome for each in answer.reasons}
    return reasons[
        "flow.early_outreach" if programme is Programme.OUTREACH else "flow.decision_first"
    ]


@pytest.mark.parametrize("programme", [Programme.OUTREACH, Programme.PARTICIPATION])
def test_tsuruoka_keeps_both_behind_the_decision_in_principle(programme: Programme):
    """「基本とする」ので、決定より先はこのままではできず、理由と決裁を記録すればできる。禁止ではない。"""
    tsuruoka = profile("tsuruoka")
    rule = "flow.early_outreach" if programme is Programme.OUTREACH else "flow.decision_first"
    departure = Departure(rule, "s-kachou", DAY, "待てば会えなくなる")

    assert before_the_decision(tsuruoka, programme) is Outcome.NOT_PERMITTED
    assert before_the_decision(tsuruoka, programme, departure) is Outcome.PERMITTED


# --- 臼杵市 -----------------------------------------------------------------------------------------


def test_the_flow_of_usuki_begins_with_outreach_and_gives_a_case_back():
    """臼杵市の研修資料の流れでは、アウトリーチが先に始まり、会議の後に包括的相談支援へ戻せる。"""
    usuki = profile("usuki")
    case = a_household(usuki, "p-haha")

    assert before_the_decision(usuki, Programme.OUTREACH) is Outcome.PERMITTED
    back = GiveBack(
        by=CITY,
        track="t-p-haha",
        lead="a-city",
        decided_by="s-kachou",
        reason="包括的相談支援が引き続き主担当となる",
    )
    assert judge(case, back, under=usuki, on=DAY).outcome is Outcome.PERMITTED
    assert recorded(case, back).ledger(DAY).tracks["t-p-haha"].stage is Stage.RETURNED


@pytest.mark.parametrize("name", Municipality.shipped())
def test_no_meeting_is_a_yes_because_nobody_would_hear(name: str):
    """A room with the municipality alone moves nothing: such a yes would tell an officer nothing."""
    said = [each for fork in paths.path(name) for each in fork.said if each.body]

    for each in said:
        assert any(part.subject is not None for part in each.answer.parts), each.body


def test_a_son_who_refused_is_no_yes_before_a_meeting_on_his_mothers_plan():
    """同意は本人ごと: her consent opens her plan, and his circumstances wait for a ground of their own."""
    *_, hers, his, _ = paths.path("default")

    assert hers.outcome is Outcome.PERMITTED
    assert his.outcome is not Outcome.PERMITTED
