"""The five municipalities jusou began from (はじまりの五つ, F01–F34): what they say, and how each runs."""

import datetime as dt
from collections.abc import Callable

import pytest
from test_municipality_variations import DAY, a_household, in_full, kinds, outcome

from jusou import Case, Municipality, Person, do, judge
from jusou.acts import BeginOutreach, OpenTrack, Receive
from jusou.agency import Party
from jusou.answer import Outcome
from jusou.municipality import check
from jusou.municipality.terms import (
    ConsentRule,
    Delivery,
    EndingTest,
    FigureKind,
    Measure,
    RemarkKind,
    Use,
    Wanted,
)
from jusou.vocabulary import (
    Basis,
    DiscoveryRoute,
    OrderRule,
    Organiser,
    Programme,
    Purpose,
    SecrecySource,
    Stage,
    Stated,
)

FIVE = ("yamaguchi", "hatsukaichi", "tsuruoka", "usuki", "yamanashi")


def of(name: str) -> Municipality:
    """One of the five (五つの一つ)."""
    return Municipality.load(name)


def said(name: str, body: str):
    """How one body is constituted (会議体の定め)."""
    return of(name).constitutions_by_body[body]


def service(name: str, part: str):
    """A service whose name has this in it (事業)."""
    return next(each for each in of(name).services if part in each.name)


def role(name: str, ident: str):
    """A role (役割)."""
    return next(each for each in of(name).roles if each.id == ident)


def indicator(name: str, ident: str):
    """An indicator (指標)."""
    return next(each for each in of(name).indicators if each.id == ident)


def values(name: str, ident: str) -> list[str | None]:
    """The figures of an indicator as printed, year by year (数値)."""
    return [each.value for each in indicator(name, ident).figures]


SAID: list[tuple[str, Callable[[], object], object]] = [
    (
        "F01 廿日市市の支援会議は同意なし",
        lambda: said("hatsukaichi", "b-shien").consent,
        ConsentRule.NOT_NEEDED,
    ),
    (
        "F01 廿日市市の重層的支援会議は同意あり",
        lambda: said("hatsukaichi", "b-jusou").consent,
        ConsentRule.REQUIRED,
    ),
    (
        "F01 鶴岡市の開催の契機",
        lambda: said("tsuruoka", "b-shien").frequency,
        "市や市社協（多機関協働事業者）が必要と判断したとき",
    ),
    ("F01 研修の会議", lambda: said("yamanashi", "b-working").uses, {Use.TRAINING}),
    (
        "F02 1回が二つの会議を兼ねる",
        lambda: of("yamaguchi").bodies_by_id["b-shien-jusou"].bases,
        {Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI},
    ),
    (
        "F02 二つの会議を一体化",
        lambda: said("yamanashi", "b-marugoto").merges,
        ("地域ケア推進会議", "協議体"),
    ),
    (
        "F03 同名の会議が議題で構成を変える",
        lambda: said("yamanashi", "b-jusou-yuushiki").topics,
        {"計画の進捗・事業全体の検証", "地域の課題・資源開発"},
    ),
    ("F04 同意で会議が移る", lambda: said("yamanashi", "b-shien").moves_to, "b-jusou"),
    (
        "F05 守秘と罰則",
        lambda: [(each.by, each.penalised) for each in said("tsuruoka", "b-shien").secrecy],
        [(SecrecySource.STATUTE, Stated.YES)],
    ),
    ("F05 同意で共有する会議に守秘の記載はない", lambda: said("tsuruoka", "b-jusou").secrecy, ()),
    (
        "F06 つなぐ基準は文章だけ",
        lambda: of("yamaguchi").referral.criteria,
        ("ふくまる相談室や支援関係機関等では対応が難しい、複雑化・複合化した事案",),
    ),
    ("F06 つなぎ先は複数", lambda: len(of("tsuruoka").referral.destinations), 2),
    (
        "F07 つなぐシートは任意",
        lambda: [(f.name, f.mandatory) for f in of("hatsukaichi").forms],
        [("つなぐシート", Stated.NO)],
    ),
    (
        "F08 参加支援は決定の後を基本",
        lambda: of("tsuruoka").participation_order,
        OrderRule.PRINCIPLE,
    ),
    ("F09 アウトリーチは先に始められる", lambda: of("usuki").outreach_order, OrderRule.MAY_PRECEDE),
    (
        "F09 山梨市は関係を築くところから",
        lambda: of("yamanashi").flows[1].steps[2],
        "アウトリーチの手法で関係構築",
    ),
    ("F10 戻し", lambda: of("usuki").flows[1].stages, (Stage.MONITORING, Stage.RETURNED)),
    ("F11 見通しで終結", lambda: of("usuki").endings[0].test, EndingTest.OUTLOOK),
    ("F11 課題の解決で終結", lambda: of("yamanashi").endings[0].test, EndingTest.RESOLVED),
    (
        "F12 再プラン・中断・終結は会議で",
        lambda: {(d.decision.value, d.body) for d in of("yamanashi").decisions},
        {("replan", "b-jusou"), ("suspend", "b-jusou"), ("end", "b-jusou")},
    ),
    (
        "F13 地域課題はネットワーク会議へ",
        lambda: of("hatsukaichi").issue_chains[0].taken_up_by,
        "b-network",
    ),
    (
        "F13 資源の不足は有識者の会議へ",
        lambda: said("yamanashi", "b-jusou").issues_to,
        "b-jusou-yuushiki",
    ),
    ("F14 6号は5号と一体", lambda: of("tsuruoka").plan_item, "within_coordination"),
    (
        "F14 困窮の地域づくりに記号がない",
        lambda: service("yamanashi", "生活困窮者支援等").items,
        ("3号",),
    ),
    ("F15 一つの取組が二つの号に", lambda: service("yamanashi", "ふらっと").items, ("2号", "4号")),
    (
        "F16 運営形態のいろいろ",
        lambda: {s.delivery for name in FIVE for s in (*of(name).services, *of(name).operators)},
        set(Delivery) - {Delivery.NOT_SEEN},
    ),
    (
        "F17 アウトリーチを二つの主体で",
        lambda: [
            o.delivery for o in of("yamaguchi").operators if Programme.OUTREACH in o.programmes
        ],
        [Delivery.DIRECT, Delivery.ENTRUSTED_AND_OTHERS],
    ),
    (
        "F18 兼務のワーカー12名",
        lambda: (
            role("tsuruoka", "r-fukushi-worker").headcount,
            role("tsuruoka", "r-fukushi-worker").concurrent,
        ),
        (12, Stated.YES),
    ),
    ("F19 推進員は5課", lambda: len(role("yamaguchi", "r-suishinin").agencies), 5),
    ("F19 職位の要件", lambda: role("hatsukaichi", "r-fm").grade, "係長級"),
    ("F20 専門職でない協力者", lambda: role("yamanashi", "r-kyouryokuin").lay, Stated.YES),
    (
        "F21 発見経路の4分類",
        lambda: {each.route for each in of("usuki").discovery},
        {
            DiscoveryRoute.RESIDENT,
            DiscoveryRoute.MEETING,
            DiscoveryRoute.AGENCY,
            DiscoveryRoute.OTHER_FIELD,
        },
    ),
    ("F22 全ての住民", lambda: of("hatsukaichi").eligibility[0].any_of[0].condition, "everyone"),
    ("F22 拒否的な人", lambda: of("yamanashi").eligibility[0].any_of[1].condition, "refusing"),
    (
        "F23 プランは3種を別に数える",
        lambda: (
            {i.measure for i in of("tsuruoka").indicators}
            & {Measure.COORDINATION_PLANS, Measure.OUTREACH_PLANS, Measure.PARTICIPATION_PLANS}
        ),
        {Measure.COORDINATION_PLANS, Measure.OUTREACH_PLANS, Measure.PARTICIPATION_PLANS},
    ),
    ("F24 未記入は値なし", lambda: values("tsuruoka", "x-shien"), [None, None]),
    (
        "F24 0と「—」は違う",
        lambda: (values("yamanashi", "x-shuurou")[0], values("yamanashi", "x-ba")[0]),
        ("0", None),
    ),
    ("F24 原文の「—%」", lambda: indicator("yamanashi", "x-ba").figures[0].printed, "—%"),
    (
        "F24 参考値と目標値",
        lambda: (
            indicator("yamanashi", "x-houkatsu").figures[2].kind,
            indicator("yamanashi", "x-shien").figures[2].kind,
        ),
        (FigureKind.REFERENCE, FigureKind.TARGET),
    ),
    ("F24 逓減の向き", lambda: indicator("yamanashi", "x-houkatsu").wanted, Wanted.UP_THEN_DOWN),
    ("F24 単位の記載なし", lambda: indicator("yamanashi", "x-kodomo").unit, None),
    ("F24 数値はそのまま", lambda: values("hatsukaichi", "x-shitteiru"), ["56.2", "60"]),
    (
        "F25 全体会が年を評価する",
        lambda: (
            of("hatsukaichi").evaluations[0].body,
            of("hatsukaichi").evaluations[0].every_years,
        ),
        ("b-zentai", 1),
    ),
    ("F25 単年度で評価", lambda: of("yamanashi").evaluations[0].every_years, 1),
    (
        "F26 準備期は実施エリアを広げた",
        lambda: of("tsuruoka").phases[0].area,
        "実施エリアを段階的に拡大",
    ),
    (
        "F27 緊急時",
        lambda: (
            of("yamanashi").emergencies[0].may_stop,
            of("yamanashi").emergencies[0].may_change,
        ),
        (Stated.YES, Stated.YES),
    ),
    (
        "F28 計画の内包",
        lambda: of("hatsukaichi").plan.within,
        "地域福祉計画 第5章（章をそのまま実施計画とする）",
    ),
    ("F28 和暦と西暦の不一致", lambda: of("tsuruoka").plan.misprints_its_end, True),
    ("F29 通称", lambda: service("yamaguchi", "まちの福祉相談室").nicknames, ("ふくまる相談室",)),
    ("F29 名の揺れ", lambda: len(service("tsuruoka", "地域活動支援センター").aliases), 2),
    (
        "F30 期またぎの重点行動",
        lambda: [
            (p.first_year, p.last_year)
            for p in next(
                a for a in of("hatsukaichi").actions if a.name == "支援者のスキルアップ"
            ).periods
        ],
        [(2026, 2027), (2028, 2030)],
    ),
    ("F31 全体会は同じ会議体の中", lambda: said("hatsukaichi", "b-zentai").within, "b-network"),
    ("F31 把握の場", lambda: said("tsuruoka", "b-minsei-teirei").uses, {Use.INTELLIGENCE}),
    (
        "F32 居住支援はプランに位置づける",
        lambda: service("yamanashi", "居住支援").in_plan,
        Stated.YES,
    ),
    ("F33 支援者の勉強会", lambda: service("hatsukaichi", "勉強会").programmes, frozenset()),
    (
        "F34 根拠の明記なし",
        lambda: (
            of("yamanashi").bodies_by_id["b-connect"].bases,
            said("yamanashi", "b-connect").basis_stated,
        ),
        (frozenset(), Stated.NOT_STATED),
    ),
]


@pytest.mark.parametrize(
    ("read", "expected"), [row[1:] for row in SAID], ids=[row[0] for row in SAID]
)
def test_the_five_say(read: Callable[[], object], expected: object):
    """What the founding documents say can be said, and is."""
    assert read() == expected


def test_all_34_wants_are_asked():
    """None of F01 to F34 is forgotten."""
    assert {row[0][:3] for row in SAID} == {f"F{number:02}" for number in range(1, 35)}


@pytest.mark.parametrize("name", FIVE)
def test_each_line_of_the_five_has_its_source(name: str):
    """Whatever the profile lists can be found again in the document."""
    profile = of(name)
    listed = [
        each
        for group in (
            *(profile.phases, profile.roles, profile.services, profile.passages),
            *(profile.constitutions, profile.eligibility, profile.operators, profile.flows),
            *(profile.decisions, profile.endings, profile.discovery, profile.indicators),
            *(profile.evaluations, profile.actions, profile.forms, profile.tools, profile.sites),
            *(profile.areas, profile.emergencies, profile.issue_chains, profile.instruments),
        )
        for each in group
    ]

    assert listed
    assert [each for each in listed if not each.sources] == []
    named = {ident for each in profile.provenance for ident in each.of}
    assert {each.id for each in (*profile.agencies, *profile.bodies)} <= named


def test_quirks_stay_visible():
    """和暦と西暦の不一致も、記号のない事業も、直さずに知らせる。"""
    assert kinds("tsuruoka", "plan.last_year_printed") == [RemarkKind.CONTRADICTS_ITSELF]
    assert any("「3号ミ」" in each.ja for each in check(of("tsuruoka")))
    assert any("イ〜ニの記号がありません" in each.ja for each in check(of("yamanashi")))


# --- each runs -------------------------------------------------------------------------------------


def test_one_sitting_of_yamaguchi_takes_one_consenting_and_one_refusing_member():
    """山口市の兼ねる会議は、同意した人のプランも、同意しない人の体制の検討も、項目ごとに扱う。"""
    yamaguchi = in_full("yamaguchi")
    body = "b-shien-jusou"

    plan = Purpose.PLAN_DELIBERATION
    assert outcome(yamaguchi, body, plan, "p-haha", about="p-haha") is Outcome.PERMITTED
    assert outcome(yamaguchi, body, plan, "p-haha", about="p-musuko") is Outcome.NOT_PERMITTED
    system = Purpose.SUPPORT_SYSTEM
    assert outcome(yamaguchi, body, system, "p-haha", about="p-musuko") is Outcome.PERMITTED


def test_yamaguchi_as_its_plan_stands_leaves_the_day_open():
    """いつから実施しているかが書かれていないので、答えは要確認になる。"""
    found = outcome(of("yamaguchi"), "b-shien-jusou", Purpose.SUPPORT_SYSTEM)

    assert found is Outcome.UNDETERMINED


def test_a_case_of_yamanashi_moves_on_consent():
    """山梨市では、同意までは支援会議、同意を得れば重層的支援会議が扱う。"""
    yamanashi = of("yamanashi")

    for purpose in (Purpose.PLAN_DELIBERATION, Purpose.EVALUATION):
        assert outcome(yamanashi, "b-shien", purpose) is Outcome.NOT_PERMITTED
        assert outcome(yamanashi, "b-jusou", purpose) is Outcome.NOT_PERMITTED
        assert outcome(yamanashi, "b-jusou", purpose, "p-haha") is Outcome.PERMITTED
    assert outcome(yamanashi, "b-shien", Purpose.SUPPORT_SYSTEM) is Outcome.PERMITTED


def early_outreach(name: str) -> Outcome:
    """What becomes of outreach before any plan (先行するアウトリーチの判定)."""
    under = of(name)
    case = Case.open("c-1", people=(Person("p-musuko", birth=dt.date(1974, 1, 1)),))
    city = Party("a-city")
    for number, act in enumerate(
        (
            Receive(by=city, track="t-1", person="p-musuko", route=DiscoveryRoute.RESIDENT),
            OpenTrack(by=city, track="t-2", person="p-musuko", programme=Programme.OUTREACH),
        )
    ):
        case = do(
            case,
            act,
            under=under,
            on=DAY,
            recorded_at=dt.datetime(2031, 6, 1, 9, number, tzinfo=dt.UTC),
            record_id=f"r-{number}",
            expected_version=case.version,
        ).case
    return judge(case, BeginOutreach(by=city, track="t-2"), under=under, on=DAY).outcome


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("usuki", Outcome.PERMITTED),
        ("tsuruoka", Outcome.NOT_PERMITTED),
        ("yamanashi", Outcome.PERMITTED),
        ("hatsukaichi", Outcome.PERMITTED),
    ],
)
def test_outreach_before_the_decision(name: str, found: Outcome):
    """臼杵市の流れでは先に始められ、鶴岡市では決定の後を基本とし、定めがなければ国の流れによる。"""
    assert early_outreach(name) is found


def test_hatsukaichi_names_who_takes_local_issues_and_who_judges_the_year():
    """廿日市市では、ネットワーク会議が地域課題を受け、その全体会が年を評価する。"""
    hatsukaichi = of("hatsukaichi")

    assert hatsukaichi.bodies_by_id[hatsukaichi.issue_chains[0].taken_up_by or ""].name == (
        "相談支援ネットワーク会議"
    )
    assert hatsukaichi.bodies_by_id[hatsukaichi.evaluations[0].body or ""].name == (
        "相談支援ネットワーク会議 全体会"
    )


def test_the_organiser_is_never_supplied():
    """誰が組織するかの記載のない支援会議は、要確認のままになる。"""
    body = of("hatsukaichi").bodies_by_id["b-shien"]

    assert body.organiser is Organiser.NOT_STATED
    found = outcome(of("hatsukaichi"), "b-shien", Purpose.INFORMATION_EXCHANGE)
    assert found is Outcome.UNDETERMINED


@pytest.mark.parametrize("name", Municipality.shipped())
def test_every_shipped_municipality_answers(name: str):
    """The same household can be put before every body of every shipped municipality."""
    under = of(name)
    a_household(under, "p-haha")

    for body in under.bodies:
        for purpose in (Purpose.INFORMATION_EXCHANGE, Purpose.PLAN_DELIBERATION):
            assert outcome(under, body.id, purpose, "p-haha") in Outcome
