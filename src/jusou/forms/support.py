"""Forms of support (支援の帳票): referral, plan and application, evaluation."""

from jusou.forms.consultation import applied, stage
from jusou.forms.document import Document, Field, Grid, Paper, Section
from jusou.forms.making import MINISTRY, Making, by_hand, day, details, texts
from jusou.law import (
    MHLW_FORMS,
    SWA_106_2,
    SWA_106_4_2_6,
    SWR_34_7,
    SWR_34_8,
    Standing,
)
from jusou.plan import Plan, PlanContent
from jusou.rendering import Reader
from jusou.viewing import SeenPlan
from jusou.vocabulary import AssentKind, Programme, ReviewResult


def referral(make: Making, ident: str) -> Document:
    """つなぐシート: what goes with a person who is passed on (つなぐシート)."""
    make.only_for(Reader.MUNICIPALITY, Reader.AGENCY)
    found = next((each for each in make.seen.referrals if each.id == ident), None)
    if found is None:
        raise make.lost()
    tracks = [each for each in make.seen.tracks if each.id == found.track]
    person = tracks[0].person if tracks else next((e.subject for e in found.information), None)
    record = [each for each in make.seen.records if each.type == "refer" and each.day == found.on]
    answer = (found.response.label.ja,) if found.response is not None else ()
    consent = (
        "一部でも有効な同意がある" if person and make.consented(person) else "有効な同意の記録なし"
    )
    return make.document(
        Paper.REFERRAL,
        None,
        Section(
            "つなぎ",
            (
                Field("つないだ日", day(found.on)),
                Field("つなぎ元", (make.seen.name(found.by.agency),), *_law_106_2),
                Field("つなぎ先", (make.seen.name(found.to.agency),), *_law_106_2),
                Field("本人", make.names((person,)) if person else ()),
                Field("目的", (found.purpose.label.ja,)),
                Field("情報共有の同意", (consent,)),
            ),
        ),
        Section(
            "伝えること",
            (
                make.information("伝える情報の項目", found.information),
                Field(
                    "申し送り",
                    tuple(line for each in record for line in texts(each)),
                    by_hand=not any(map(texts, record)),
                ),
            ),
        ),
        Section(
            "返事",
            (
                Field("受けるか", answer, by_hand=not answer),
                *by_hand("受けた機関の担当・日付"),
                Field("返事があるまで", ("つなぎ元が担当を続けます。",)),
            ),
        ),
    )


_law_106_2 = (SWA_106_2.standing, SWA_106_2)


def _of_plan(make: Making, ident: str) -> SeenPlan:
    found = next((each for each in make.seen.plans if each.plan.id == ident), None)
    if found is None:
        raise make.lost()
    return found


def plan(make: Making, ident: str) -> Document:
    """プラン兼利用申込書: the five contents, the application, the decision (プラン兼利用申込書)."""
    found = _of_plan(make, ident)
    drawn = found.plan
    boxes = tuple(
        f"{'☑' if each in drawn.includes else '☐'} {each.label.ja}"
        for each in (Programme.PARTICIPATION, Programme.OUTREACH)
    )
    return make.document(
        Paper.PLAN,
        None,
        Section(
            "本人",
            (
                Field("氏名", make.names((drawn.person,)), MINISTRY, MHLW_FORMS),
                Field("プランの種類", (drawn.kind.label.ja,), MINISTRY, MHLW_FORMS),
                Field("前のプラン", (drawn.replaces,) if drawn.replaces else (), optional=True),
            ),
        ),
        Section("プランの記載事項", _contents(make, drawn)),
        Section(
            "申込と同意",
            (
                Field("あわせて利用する事業", boxes, MINISTRY, MHLW_FORMS),
                applied(make, AssentKind.APPLICATION, drawn.person, drawn.id),
                applied(make, AssentKind.PLAN, drawn.person, drawn.id),
                *by_hand("本人の署名・日付"),
            ),
        ),
        Section(
            "支援決定（決めるのは市町村）",
            (
                Field(
                    "支援決定日",
                    day(found.decided_on),
                    SWA_106_4_2_6.standing,
                    SWA_106_4_2_6,
                    by_hand=found.decided_on is None,
                ),
                *by_hand("起案・決裁"),
            ),
        ),
    )


_ordinance = (Standing.ORDINANCE, SWR_34_7)


def _contents(make: Making, drawn: Plan) -> tuple[Field | Grid, ...]:
    """The five contents, each under its own item (五つの記載事項)."""
    label = {each: each.label.ja for each in PlanContent}
    return (
        Field("本人の意向（1号）", (drawn.wishes,) if drawn.wishes else (), *_ordinance),
        Field(
            "解決すべき課題（1号）", (drawn.challenges,) if drawn.challenges else (), *_ordinance
        ),
        Grid(
            label[PlanContent.GOALS],
            ("目標", "達成時期"),
            tuple((each.what, each.by.isoformat()) for each in drawn.goals),
            *_ordinance,
        ),
        Grid(
            label[PlanContent.SUPPORTS],
            ("種類", "内容", "留意事項"),
            tuple((each.kind, each.content, each.caution) for each in drawn.supports),
            *_ordinance,
        ),
        Grid(
            label[PlanContent.ROLES],
            ("機関", "役割"),
            tuple((make.seen.name(each.agency), each.part) for each in drawn.roles),
            *_ordinance,
        ),
        Field(
            label[PlanContent.INTEGRATION],
            (drawn.integration,) if drawn.integration else (),
            *_ordinance,
        ),
    )


def evaluation(make: Making, ident: str) -> Document:
    """評価シート: what monitoring led to, against the goals of the plan (評価シート)."""
    track = next((each for each in make.seen.tracks if each.id == ident), None)
    if track is None:
        raise make.lost()
    found = next(
        (each for each in make.seen.plans if each.plan.id == track.plan and each.decided_on), None
    )
    if found is None:
        raise make.early(
            "支援決定を受けたプランがまだありません。評価するものがありません。",
            "there is no decided plan to evaluate",
        )
    reviews = [each for each in make.seen.records if each.type == "review" and each.track == ident]
    told = tuple(
        (each.day.isoformat(), "・".join(details(each, "result")), "\n".join(texts(each)))
        for each in reviews
    )
    months = make.under.review.months if make.under.review is not None else None
    interval = (f"{months}か月ごと",) if months else ()
    return make.document(
        Paper.EVALUATION,
        None,
        Section(
            "本人と支援",
            (
                Field("氏名", make.names((track.person,)), MINISTRY, MHLW_FORMS),
                Field("事業", (track.programme.label.ja,), MINISTRY, MHLW_FORMS),
                Field("段階", (f"{stage(track)}　{track.since.isoformat()}から",)),
                Field("主担当", make.names((track.lead,)) if track.lead else ()),
                Field("支援決定日", day(found.decided_on)),
            ),
        ),
        Section(
            "目標の達成",
            (
                Grid(
                    "目標ごとの達成",
                    ("目標", "達成時期", "達成の度合い（記入）"),
                    tuple((each.what, each.by.isoformat(), "") for each in found.plan.goals),
                    SWR_34_8.standing,
                    SWR_34_8,
                ),
                Field("本人の状態・受け止め", (), SWR_34_8.standing, SWR_34_8, by_hand=True),
            ),
        ),
        Section(
            "評価・見直し",
            (
                Grid(
                    "これまでの評価",
                    ("日", "結果", "評価"),
                    told,
                    SWR_34_8.standing,
                    SWR_34_8,
                    optional=True,
                ),
                Field(
                    "今回の結果",
                    ("　".join(f"☐ {each.label.ja}" for each in ReviewResult),),
                    MINISTRY,
                    MHLW_FORMS,
                ),
                Field(
                    "見直しの間隔",
                    interval or ("定めなし（国も自治体も定めていない）",),
                    Standing.MUNICIPAL,
                ),
                *by_hand("次に見る日", "評価した会議・日"),
            ),
        ),
    )
