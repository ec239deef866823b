"""How real municipalities differ (自治体の違い, V1–V22): each on the municipality that shows it."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from jusou import Case, Consent, Municipality, Person, meetings
from jusou.acts import DecideAcceptance, GiveConsent, Receive, Record
from jusou.agency import Agency, Attendee, Entrustment, Party
from jusou.answer import Outcome
from jusou.consent import Scope
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.law import SWA_106_4_5
from jusou.meeting import Running, Taken, taken_as
from jusou.municipality import check, check_file
from jusou.municipality.programmes import Phase
from jusou.municipality.terms import (
    Condition,
    ConsentRule,
    Decision,
    Delivery,
    Entrustable,
    FigureKind,
    PlanItem,
    Power,
    RemarkKind,
    Task,
    Use,
)
from jusou.shape import changed
from jusou.vocabulary import (
    AcceptanceResult,
    Basis,
    Category,
    Challenge,
    Character,
    DiscoveryRoute,
    JudgementKind,
    ObtainedBy,
    Organiser,
    Programme,
    Purpose,
    Residence,
    SecrecySource,
    Stated,
)

DAY = dt.date(2026, 6, 1)
TESTED = Path(__file__).parent / "municipalities"
CITY = Party("a-city")
HOUSEHOLD = (
    Person("p-haha", birth=dt.date(1946, 1, 1), residence=Residence.REGISTERED),
    Person("p-musuko", birth=dt.date(1974, 1, 1), residence=Residence.REGISTERED),
)
NECESSARY = (
    Judgement(JudgementKind.NECESSITY, True, "s-kachou", DAY, "見守りの分担を決める"),
    Judgement(JudgementKind.CONSENT_DIFFICULT, True, "s-kachou", DAY, "会えていない"),
)


@cache
def of_the_tests(name: str) -> Municipality:
    """A profile of the tests, which does not ship (試験用プロファイル)."""
    return Municipality.from_toml((TESTED / f"{name}.toml").read_bytes())


def profile(name: str) -> Municipality:
    """A profile, shipped or not (プロファイル)."""
    return Municipality.load(name) if name in Municipality.shipped() else of_the_tests(name)


def in_full(name: str) -> Municipality:
    """The same once the office has answered since when the scheme runs (実施の日を埋めたもの)."""
    return changed(profile(name), phases=(Phase(Running.FULL, dt.date(2021, 4, 1)),))


def with_contractor(under: Municipality) -> Municipality:
    """The same with a contractor of coordination on record (受託者を記録したもの)."""
    contractor = Agency(
        "a-jutaku",
        "架空の受託者",
        Character.PRIVATE,
        entrustments=(Entrustment(frozenset({Programme.COORDINATION}), dt.date(2021, 4, 1)),),
    )
    return changed(under, agencies=(*under.agencies, contractor))


def kinds(name: str, path: str) -> list[RemarkKind]:
    """The kinds of remark at a place (その場所の指摘)."""
    return [each.kind for each in check(profile(name)) if each.path == path]


def a_household(under: Municipality, *consenting: str) -> Case:
    """A mother and a son of whom some consent to everything (架空の世帯)."""
    case = Case.open("c-1", people=HOUSEHOLD)
    acts = [
        *(
            Receive(
                by=CITY,
                track=f"t-{person}",
                person=person,
                route=DiscoveryRoute.FAMILY,
                challenges=frozenset({Challenge.ISOLATION}),
            )
            for person in ("p-haha", "p-musuko")
        ),
        *(
            DecideAcceptance(
                by=CITY,
                track=f"t-{person}",
                result=AcceptanceResult.ACCEPT,
                decided_by="s-kachou",
                reason="複数の機関の連携が要る",
            )
            for person in ("p-haha", "p-musuko")
        ),
        *(
            GiveConsent(
                by=CITY,
                consent=Consent(
                    f"k-{person}",
                    person,
                    Scope(
                        frozenset(Category),
                        frozenset(Purpose),
                        agencies=frozenset({each.id for each in under.agencies}),
                    ),
                    ObtainedBy.WRITTEN,
                ),
            )
            for person in consenting
        ),
    ]
    for number, act in enumerate(acts):
        # What has happened is on record, whatever the outline would have answered.
        case = case.with_record(
            Record(
                f"r-{number}",
                act=act,
                happened_on=DAY - dt.timedelta(days=30 - number),
                recorded_at=dt.datetime(2031, 5, 1, 9, number, tzinfo=dt.UTC),
            )
        )
    return case


def outcome(
    under: Municipality, body: str, purpose: Purpose, *consenting: str, about: str = "p-haha"
) -> Outcome:
    """What a body answers for this household (会議体の判定)."""
    found = meetings(
        a_household(under, *consenting),
        under=under,
        on=DAY,
        purpose=purpose,
        about=about,
        information=(Information(about, Category.CIRCUMSTANCES, CITY),),
        judgements=NECESSARY,
    )
    return next(each.answer.outcome for each in found if each.body == body)


# --- V1: the body of 106条の6 is called something else, is under an umbrella, or has two bases ----


def test_v1_ayagawa_holds_its_shien_kaigi_under_another_name():
    """綾川町の「包括的支援会議」は、名前が違っても支援会議として扱われる。"""
    body = profile("ayagawa").bodies_by_id["b-houkatsu-shien"]

    assert body.name == "包括的支援会議"
    assert outcome(in_full("ayagawa"), body.id, Purpose.INFORMATION_EXCHANGE) is Outcome.PERMITTED


def test_v1_nothing_is_inferred_from_the_names_in_marugame():
    """丸亀市の三つの会議は、どれが106条の6か分からないままで、答えも要確認になる。"""
    marugame = profile("marugame")

    assert {body.bases for body in marugame.bodies} == {frozenset()}
    assert marugame.constitutions_by_body["b-marugoto"].parts_seen is Stated.NOT_SEEN
    for body in marugame.bodies:
        found = outcome(in_full("marugame"), body.id, Purpose.INFORMATION_EXCHANGE)
        assert found is Outcome.UNDETERMINED


def test_v1_one_body_of_daisen_has_two_bases_and_each_item_takes_one():
    """大山町の一つの会議は、同意のない情報交換も、同意のあるプランの協議も扱う。"""
    daisen = in_full("daisen")
    body = daisen.bodies_by_id["b-jusou"]

    assert body.bases == {Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI}
    assert outcome(daisen, body.id, Purpose.INFORMATION_EXCHANGE) is Outcome.PERMITTED
    assert outcome(daisen, body.id, Purpose.PLAN_DELIBERATION, "p-haha") is Outcome.PERMITTED
    assert outcome(daisen, body.id, Purpose.PLAN_DELIBERATION) is Outcome.NOT_PERMITTED


# --- V2: the wording is not the law's -------------------------------------------------------------


def test_v2_maibara_does_not_word_it_as_the_act_does_and_ashiya_does():
    """「支援方針の検討」は尋ねられ、法律どおりの「支援体制の検討」は尋ねられない。"""
    path = "constitutions[0].functions[1]"

    assert kinds("maibara", path) == [RemarkKind.DEPARTS_FROM_GUIDANCE]
    assert profile("ashiya").constitutions[0].functions[1].text == "支援体制の検討"
    assert kinds("ashiya", path) == []


# --- V3: a 推進会議 exchanges information on individuals too ---------------------------------------


def test_v3_the_other_meeting_of_maibara_is_no_shien_kaigi():
    """106条の4の推進会議に、106条の6の特例は及ばない。"""
    maibara = in_full("maibara")
    suishin = maibara.bodies_by_id["b-suishin"]

    assert suishin.bases == {Basis.SHAFUKU_106_4}
    assert kinds("maibara", "bodies[1].individual_cases") == [RemarkKind.LEFT_OPEN]
    assert taken_as(suishin.bases, None) == (Taken.NO_BASIS,)
    exchange = Purpose.INFORMATION_EXCHANGE
    assert outcome(maibara, "b-shien", exchange) is Outcome.PERMITTED
    found = meetings(
        a_household(maibara),
        under=maibara,
        on=DAY,
        purpose=exchange,
        about="p-haha",
        information=(Information("p-haha", Category.HEALTH, CITY),),
        attendees=(Attendee("at-1", frozenset({"b-suishin"}), agency="a-hospital"),),
        judgements=NECESSARY,
    )
    outcomes = {each.body: each.answer.outcome for each in found}
    assert outcomes["b-suishin"] is not Outcome.PERMITTED


# --- V4 --------------------------------------------------------------------------------------------


def test_v4_a_meeting_called_as_the_national_one_is_not_that():
    """杉並区の「重層的支援会議」は庁内の定例会で、国の重層的支援会議とはみなされない。"""
    suginami = profile("suginami")
    teirei = suginami.bodies_by_id["b-teirei"]

    assert teirei.name == "重層的支援会議"
    assert suginami.constitutions_by_body["b-teirei"].uses == {Use.INTERNAL, Use.NETWORK}
    found = outcome(suginami, "b-teirei", Purpose.PLAN_DELIBERATION, "p-haha", "p-musuko")
    assert found is Outcome.UNDETERMINED
    assert RemarkKind.LEFT_OPEN in kinds("suginami", "bodies[0].bases")


# --- V5 --------------------------------------------------------------------------------------------


def test_v5_no_sitting_at_all_is_a_figure_and_no_gap():
    """江戸川区の重層的支援会議は0回で、値がないのとは違う。"""
    edogawa = profile("edogawa")
    indicator = next(each for each in edogawa.indicators if each.id == "x-jusou")
    figure = indicator.figure(2025, FigureKind.OBSERVED)

    assert edogawa.constitutions_by_body["b-jusou"].held is Stated.NO
    assert figure is not None
    assert figure.number == 0
    assert not any("開催" in each.ja for each in check(edogawa))
    assert all(
        figure.number is None for each in profile("tsuruoka").indicators for figure in each.figures
    )


# --- V6 --------------------------------------------------------------------------------------------


def test_v6_consent_is_each_subjects_in_sanuki():
    """さぬき市では、同意したAのことは扱え、不同意のBのことは扱えない。"""
    sanuki = with_contractor(in_full("sanuki"))

    assert sanuki.constitutions_by_body["b-jusou"].consent is ConsentRule.PER_SUBJECT
    plan = Purpose.PLAN_DELIBERATION
    assert outcome(sanuki, "b-jusou", plan, "p-haha", about="p-haha") is Outcome.PERMITTED
    assert outcome(sanuki, "b-jusou", plan, "p-haha", about="p-musuko") is Outcome.NOT_PERMITTED


def test_v6_the_form_follows_consent_in_higashiosaka():
    """東大阪市では、同意の有無で受付票が替わり、アセスメントは空欄があっても、他様式でもよい。"""
    forms = {each.name: each for each in profile("higashiosaka").forms}

    assert forms["相談受付・申込票【本人同意あり】"].consented is Stated.YES
    assert forms["相談受付・申込票【本人同意なし】"].consented is Stated.NO
    sheet = forms["インテーク・アセスメントシート"]
    assert (sheet.replaceable, sheet.may_be_incomplete, sheet.national_items) == ("yes",) * 3


def test_v6_silence_on_consent_is_asked_about_in_daisen():
    """大山町の要綱は同意に触れず、そのことが尋ねられる。"""
    assert profile("daisen").constitutions[0].consent is ConsentRule.NOT_STATED
    assert kinds("daisen", "bodies[0]") == [RemarkKind.LEFT_OPEN]


# --- V7, V8 ----------------------------------------------------------------------------------------


def test_v7_one_clause_of_secrecy_over_both_meetings_is_the_laws_over_one_alone():
    """関川村の守秘条は両会議に同じ文でかかるが、法律の守秘は支援会議だけである。"""
    sekikawa = profile("sekikawa")

    assert all(each.secrecy[0].by is SecrecySource.OUTLINE for each in sekikawa.constitutions)
    asked = [each.path for each in check(sekikawa) if "誓約" in each.ja]
    assert asked == ["bodies[1]"]


def test_v8_the_village_head_asks_for_cooperation_in_sekikawa():
    """関川村では首長が協力を求める。法律では支援会議が求めるので、支援会議について尋ねられる。"""
    offices = profile("sekikawa").constitutions[0].offices

    assert offices[0].task is Task.ASK_COOPERATION
    assert offices[0].head_of_municipality is Stated.YES
    assert kinds("sekikawa", "constitutions[0].offices[0]") == [RemarkKind.LEFT_OPEN]
    assert kinds("ashiya", "constitutions[0].offices[2]") == []


# --- V9, V10 ---------------------------------------------------------------------------------------


def test_v9_oyodo_rests_a_programme_on_the_article_of_the_meeting():
    """大淀町の多機関協働の根拠は106条の6とあり、そのまま残し、食い違いが知らされる。"""
    printed = profile("oyodo").printed_articles[0]

    assert (printed.printed, printed.basis_of) == ("106条の6", {Programme.COORDINATION})
    assert kinds("oyodo", "printed_articles[0].basis_of") == [RemarkKind.CONTRADICTS_ITSELF]
    assert kinds("ayagawa", "printed_articles[0].basis_of") == []


def test_v10_lists_with_gaps_and_names_of_their_own_load():
    """大淀町の一覧に地域づくりと6号はなく、丸亀市では6号が5号と一体である。"""
    oyodo, marugame = profile("oyodo"), profile("marugame")

    assert oyodo.unlisted == {Programme.COMMUNITY}
    assert oyodo.plan_item is PlanItem.NOT_LISTED
    assert kinds("oyodo", "unlisted") == kinds("oyodo", "plan_item") == [RemarkKind.LEFT_OPEN]
    assert oyodo.services[0].name == "誰ひとり取り残さない相談支援"
    assert marugame.plan_item is PlanItem.WITHIN_COORDINATION
    assert marugame.services[0].items == ("5号", "6号")
    assert profile("ayagawa").plan_item is PlanItem.SEPARATE


# --- V11, V12, V17: whom it is for -----------------------------------------------------------------


def conditions(name: str, number: int = 0) -> list[Condition]:
    """The conditions of one eligibility (対象の要件)."""
    return [each.condition for each in profile(name).eligibility[number].any_of]


def test_v11_each_programme_of_tamba_is_for_others():
    """丹波市の重層事業は住所のある人、ひきこもり支援は居住・勤務する人とその家族が対象である。"""
    scheme, hikikomori = profile("tamba").eligibility

    assert scheme.service is None
    assert hikikomori.service == "s-hikikomori"
    assert conditions("tamba", 0) == [Condition.REGISTERED]
    assert conditions("tamba", 1) == [
        Condition.LIVES,
        Condition.WORKS,
        Condition.FAMILY,
        Condition.RECOGNISED,
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("marugame", [Condition.REGISTERED, Condition.STAYS]),
        ("oyodo", [Condition.LIVES, Condition.HOUSEHOLD]),
        ("sekikawa", [Condition.REGISTERED]),
        ("ayagawa", [Condition.TARGETED]),
        ("hatsukaichi", [Condition.EVERYONE]),
    ],
)
def test_v12_where_people_live_is_said_in_many_ways(name: str, said: list[Condition]):
    """住所、居所、居住、世帯員は、それぞれ別の要件として残る。"""
    assert conditions(name) == said


def test_v17_a_suspected_condition_is_enough_in_misato():
    """美郷町では、障害の疑いでも対象になる。"""
    assert Condition.SUSPECTED in conditions("misato")


# --- V13, V22: phases ------------------------------------------------------------------------------


def test_v13_only_some_parts_are_run_while_preparing():
    """下野市は移行準備で、市長が認めた取組だけを行う。支援会議の特例はまだ使えない。"""
    shimotsuke = profile("shimotsuke")

    assert shimotsuke.running(DAY) is Running.PREPARING
    assert shimotsuke.phases[0].parts_chosen_by_head is Stated.YES
    assert len(shimotsuke.phases[0].parts) == 2
    assert Programme.COORDINATION in shimotsuke.not_run
    found = outcome(shimotsuke, "b-shien", Purpose.INFORMATION_EXCHANGE)
    assert found is Outcome.NOT_PERMITTED


@pytest.mark.parametrize(
    ("day", "running"),
    [
        (dt.date(2024, 5, 31), Running.NOT_RUNNING),
        (dt.date(2024, 6, 1), Running.NOT_STATED),
        (dt.date(2025, 3, 31), Running.NOT_STATED),
        (dt.date(2025, 4, 1), Running.NOT_STATED),
    ],
)
def test_v22_a_trial_that_ends_on_a_day(day: dt.date, running: Running):
    """港区の試行は期間が限られ、それが重層事業の実施かも、その後のことも、要確認である。"""
    minato = profile("minato")

    assert minato.running(day) is running
    assert minato.phases[0].until == dt.date(2025, 4, 1)
    assert kinds("minato", "phases[0].continuing_cases") == [RemarkKind.LEFT_OPEN]
    assert kinds("minato", "phases[0].new_cases") == [RemarkKind.LEFT_OPEN]


# --- V14 -------------------------------------------------------------------------------------------


def test_v14_the_shien_kaigi_of_another_act_is_not_this_one():
    """鉾田市の「支援会議」は困窮法9条のもので、既存の会議を使ってよい。"""
    hokota = profile("hokota")

    assert hokota.constitutions_by_body["b-shien"].may_use_existing is Stated.YES
    found = outcome(hokota, "b-shien", Purpose.INFORMATION_EXCHANGE)
    assert found is Outcome.UNDETERMINED


# --- V15, V16 --------------------------------------------------------------------------------------


def test_v15_several_coordinators_a_company_among_them():
    """江戸川区では、全ての部署と、社協・法人・株式会社が多機関協働を担う。"""
    edogawa = profile("edogawa")
    operators = [each for each in edogawa.operators if Programme.COORDINATION in each.programmes]

    assert len(operators) == 3
    assert {each.delivery for each in operators} == {Delivery.DIRECT, Delivery.PARTLY_ENTRUSTED}
    names = [edogawa.agencies_by_id[each].name for one in operators for each in one.agencies]
    assert any("株式会社" in name for name in names)


def test_v16_people_of_the_same_name_on_another_basis():
    """壬生町の推進員は106条の3によるもので、川島町の重層事業の推進員とは別である。"""
    mibu, kawajima = profile("mibu").roles[0], profile("kawajima").roles[0]

    assert mibu.name == kawajima.name == "相談支援包括化推進員"
    assert mibu.basis == "106条の3第1項3号"
    assert (mibu.national, kawajima.national) == (None, "相談支援包括化推進員")
    assert mibu.years == 1


# --- V18 -------------------------------------------------------------------------------------------


def test_v18_a_contractor_hosts_in_sanuki_and_is_missed_when_there_is_none():
    """さぬき市の重層的支援会議は受託者が主催する。直営に変えれば、主催者がいないと知らされる。"""
    sanuki = profile("sanuki")
    path = "constitutions[1].offices[0]"

    assert sanuki.bodies_by_id["b-shien"].organiser is Organiser.MUNICIPALITY
    assert sanuki.bodies_by_id["b-jusou"].organiser is Organiser.COORDINATOR
    assert kinds("sanuki", path) == [RemarkKind.LEFT_OPEN]
    direct = changed(sanuki, operators=(changed(sanuki.operators[0], delivery=Delivery.DIRECT),))
    assert [each.kind for each in check(direct) if each.path == path] == [
        RemarkKind.CONTRADICTS_ITSELF
    ]


def test_v18_a_contractor_calls_the_meeting_of_wakasa():
    """若桜町の支援調整会議は受託者が招集し、会議・資料・記録とも公開しない。"""
    wakasa = profile("wakasa")
    said = wakasa.constitutions_by_body["b-chousei"]

    assert wakasa.bodies_by_id["b-chousei"].caller is Organiser.OTHER
    assert said.offices[0].agencies == ("a-shakyo",)
    assert (said.sitting_open, said.materials_open, said.records_open) == (Stated.NO,) * 3


# --- V19, V20 --------------------------------------------------------------------------------------


def powers(name: str, body: str, decision: Decision) -> list[Power]:
    """What a body's rules let it do about a decision (決定か検討か)."""
    functions = profile(name).constitutions_by_body[body].functions
    return [each.power for each in functions if decision in each.decisions]


def test_v19_daisen_lets_the_meeting_decide_and_sanuki_lets_it_examine():
    """終結は、大山町では会議が判断し、さぬき市では検討する。"""
    assert powers("daisen", "b-jusou", Decision.END) == [Power.DECIDES]
    assert powers("sanuki", "b-jusou", Decision.END) == [Power.EXAMINES]
    assert kinds("daisen", "constitutions[0].functions[1]") == [RemarkKind.DEPARTS_FROM_GUIDANCE]
    assert not any("支援決定をする" in each.ja for each in check(profile("sanuki")))


def test_v20_one_meeting_rests_on_the_other_in_sumida():
    """墨田区の重層的支援会議は、支援会議で定めた方向性と役割分担を前提にする。"""
    said = profile("sumida").constitutions_by_body["b-jusou"]

    assert said.after == ("b-shien",)
    assert said.after_what == "支援の方向性と役割分担"


# --- V21 -------------------------------------------------------------------------------------------


def test_v21_daisen_cites_a_number_already_out_of_date_when_it_took_force():
    """大山町の「106条の6第5項」は施行日に第6項で、その番号が知らされる。"""
    (remark,) = [
        each for each in check(profile("daisen")) if each.kind is RemarkKind.OUTDATED_ARTICLE
    ]

    assert remark.path == "printed_articles[1].printed"
    assert "第106条の6第6項" in remark.ja
    assert profile("daisen").printed_articles[1].printed == "法第106条の6第5項"


def test_v21_kawajima_was_right_when_it_was_made():
    """川島町の「106条の4第4項」は制定時の番号なので、尋ねられない。今の番号には解決できる。"""
    kawajima = profile("kawajima")
    printed = kawajima.printed_articles[1]

    assert not any(each.kind is RemarkKind.OUTDATED_ARTICLE for each in check(kawajima))
    assert printed.right_number(dt.date(2025, 3, 31)) is None
    assert printed.right_number(dt.date(2025, 4, 1)) == "第106条の4第5項"
    assert printed.means == SWA_106_4_5.slug


def test_v21_the_impossible_date_of_sumida_is_kept_and_pointed_out():
    """墨田区の「令和4年33月15日」は直さずに残り、誤記として知らされる。"""
    sumida = profile("sumida")

    assert sumida.misprints[0].printed == "令和4年33月15日"
    assert kinds("sumida", "misprints[0]") == [RemarkKind.CONTRADICTS_ITSELF]


# --- the profiles of the tests ---------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(TESTED.glob("*.toml")), ids=lambda path: path.stem)
def test_profiles_of_the_tests_load_and_do_not_ship(path: Path):
    """Those that show a variation of their own are whole profiles, and stay here."""
    found = check_file(path.read_bytes())

    assert found.problems == ()
    assert found.profile is not None
    assert found.profile.id == path.stem
    assert path.stem not in Municipality.shipped()


def test_entrusting_may_be_allowed_without_anyone_being_entrusted():
    """What may be entrusted is kept apart from what is."""
    ayagawa = profile("ayagawa")

    assert ayagawa.entrustment is not None
    assert ayagawa.entrustment.extent is Entrustable.ALL_OR_PART
    assert ayagawa.operators == ()
