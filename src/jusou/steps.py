"""The rules of the flow (支援の流れの規則): what each step needs besides its place in the chart.

The order itself stands in `jusou.flow` and nowhere else.
"""

from jusou.answer import Duty, Missing, Outcome, Remedy, When
from jusou.flow import stages
from jusou.law import (
    DESIGN_FLOW_ORDER,
    DESIGN_TRACKS,
    MHLW_FLOW,
    MHLW_FORMS,
    MHLW_MANUAL,
    MURC_GUIDE,
    PRACTICE_OFFICERS,
    SWA_106_4_2_4,
    SWA_106_4_2_6,
    SWR_34_7,
    SWR_34_8,
    Standing,
)
from jusou.rule import Finding, Kind, forbidden, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import (
    ConsentState,
    OrderRule,
    Programme,
    Recorded,
    Stage,
    Step,
    YesNo,
)
from jusou.wording import Term, Text


class Assented(Term):
    """The state of an application or of assent to a plan (申込・プランへの同意の状態)."""

    GIVEN = "given", "あり", "given"
    REFUSED = "refused", "断られた", "refused"
    WITHDRAWN = "withdrawn", "撤回", "withdrawn"
    AWAITING = "awaiting", "回答待ち", "awaiting reply"
    NEVER_ASKED = "never_asked", "まだ尋ねていない", "never asked"


@rule(
    "flow.order",
    kind=Kind.MUST,
    says=Text(
        "手順は、支援の流れの図の順に進む。",
        "Steps follow the chart of the support flow.",
    ),
    cites=(MHLW_FLOW, DESIGN_FLOW_ORDER),
    standing=Standing.DESIGN,
    examples=(
        ((Programme.COORDINATION, Stage.UKETOME, Step.ACCEPT), Outcome.PERMITTED),
        ((Programme.COORDINATION, Stage.UKETOME, Step.DECIDE_SUPPORT), Outcome.NOT_PERMITTED),
        ((Programme.OUTREACH, Stage.PLANNING, Step.BEGIN_OUTREACH), Outcome.PERMITTED),
    ),
)
def order(programme: Programme, stage: Stage, step: Step) -> Finding:
    """Does the chart have this step from this stage (図の順序)?"""
    if programme not in (Programme.COORDINATION, Programme.OUTREACH, Programme.PARTICIPATION):
        return not_permitted(
            "この事業に支援の流れの図はありません。", "No chart for this programme."
        )
    there = stages(programme, step)
    if stage in there:
        return permitted("支援の流れの図にある手順です。", "The chart has this step here.")
    if not there:
        return not_permitted(
            f"{programme.label.ja}の流れに「{step.label.ja}」はありません。",
            f"The chart of {programme.label.en} has no step “{step.label.en}”.",
        )
    ja = "・".join(f"「{each.label.ja}」" for each in there)
    en = ", ".join(each.label.en for each in there)
    return not_permitted(
        f"「{stage.label.ja}」の段階では「{step.label.ja}」はできません。",
        f"“{step.label.en}” is not possible while {stage.label.en}.",
        Remedy(
            "reach_the_stage",
            Text(f"{ja}の段階で行ってください。", f"do it while: {en}"),
            rank=40,
        ),
    )


@rule(
    "flow.acceptance_by_municipality",
    kind=Kind.MUST,
    says=Text(
        "計画による支援（6号）が必要だと認めるのは市町村である。",
        "It is for the municipality to find that planned support is needed.",
    ),
    cites=(SWA_106_4_2_6,),
    examples=(((YesNo.NO,), Outcome.FORBIDDEN), ((YesNo.YES,), Outcome.PERMITTED)),
)
def acceptance_by_municipality(by_municipality: YesNo) -> Finding:
    """Does the municipality find the need (受理の主体)?"""
    if by_municipality is YesNo.YES:
        return permitted(
            "市町村が判定します。",
            "The municipality decides.",
            Duty(
                "tell_result",
                When.AFTER,
                Text("結果を本人とつないだ機関に伝える", "tell the person and the referrer"),
                "notify",
            ),
        )
    return forbidden(
        "受理の判定は、市町村が認めて行うものです。",
        "Finding the need is for the municipality.",
        Remedy(
            "municipality_decides",
            Text(
                "市の所管課に判定してもらってください（受託者は意見を添えられます）。",
                "let the municipality decide; a contractor may advise",
            ),
            rank=10,
        ),
    )


@rule(
    "flow.decision_by_municipality",
    kind=Kind.MUST,
    says=Text("支援決定をするのは市町村である。", "The decision on support is the municipality's."),
    cites=(SWA_106_4_2_6,),
    examples=(((YesNo.NO,), Outcome.FORBIDDEN),),
)
def decision_by_municipality(by_municipality: YesNo) -> Finding:
    """Does the municipality decide (支援決定の主体)?"""
    if by_municipality is YesNo.YES:
        return permitted(
            "市町村が決定します。",
            "The municipality decides.",
            Duty(
                "give_plan",
                When.AFTER,
                Text(
                    "決定したプランを本人と役割のある機関に渡す",
                    "give the plan to the person and the agencies",
                ),
                "notify",
            ),
        )
    return forbidden(
        "支援決定は市町村が行うものです。会議や受託者が代わることはできません。",
        "The decision is the municipality's; neither a meeting nor a contractor can stand in.",
        Remedy(
            "municipality_decides",
            Text(
                "会議の協議結果を添えて、市の決裁を受けてください。",
                "take the meeting's view to the municipality",
            ),
            rank=10,
        ),
    )


@rule(
    "flow.plan_contents",
    kind=Kind.MUST,
    says=Text(
        "プランには、省令の定める5つの事項をすべて記載する。",
        "A plan states all five contents that the ordinance lists.",
    ),
    cites=(SWR_34_7,),
    examples=(((YesNo.NO,), Outcome.FORBIDDEN),),
)
def plan_contents(contents: YesNo) -> Finding:
    """Are the five contents written (プランの5つの記載事項)?"""
    if contents is YesNo.YES:
        return permitted("5つの記載事項がそろっています。", "All five contents are there.")
    return forbidden(
        "プランに、省令の定める記載事項（意向と課題・目標と時期・支援の内容と留意事項・役割分担・一体的提供の方策）の欠けがあります。",
        "The plan lacks some of the five contents.",
        Remedy(
            "complete_plan",
            Text("欠けている事項を書き足してください。", "write what is lacking"),
            rank=10,
        ),
    )


@rule(
    "flow.deliberated",
    kind=Kind.MUST,
    says=Text(
        "プラン案は、支援決定の前に重層的支援会議で協議する。",
        "A draft is deliberated in the 重層的支援会議 before the decision.",
    ),
    cites=(MHLW_FLOW, MHLW_MANUAL),
    examples=(((YesNo.NO,), Outcome.NOT_PERMITTED),),
)
def deliberated_first(deliberated: YesNo) -> Finding:
    """Has the draft been found appropriate (プラン案の協議)?"""
    if deliberated is YesNo.YES:
        return permitted(
            "重層的支援会議で適切とされています。", "The meeting found it appropriate."
        )
    return not_permitted(
        "このプラン案は、まだ重層的支援会議で適切とされていません。",
        "The draft has not been found appropriate in the 重層的支援会議.",
        Remedy(
            "deliberate_first",
            Text(
                "重層的支援会議で協議してください。開けない事情があれば、理由と決裁を記録して進められます（原則外）。",
                "deliberate it; or record why not, and who decided",
            ),
            rank=20,
        ),
    )


@rule(
    "flow.plan_assent",
    kind=Kind.MUST,
    says=Text(
        "プランは、本人がそれに同意してから決定する。情報共有の同意とは別のものである。",
        "A plan is decided once the person assents to it; that is not consent to sharing.",
    ),
    cites=(MHLW_FORMS, MHLW_MANUAL),
    examples=(((Assented.REFUSED,), Outcome.NOT_PERMITTED), ((Assented.GIVEN,), Outcome.PERMITTED)),
)
def plan_assent(plan_assent: Assented) -> Finding:
    """Has the person assented to the plan (プランへの同意)?"""
    if plan_assent is Assented.GIVEN:
        return permitted("本人がプランに同意しています。", "The person assents to the plan.")
    if plan_assent is Assented.REFUSED:
        return not_permitted(
            "本人はこのプランを断っています（情報共有の同意はそのまま有効です）。",
            "The person refused this plan; consent to sharing stands.",
            Remedy(
                "redraft",
                Text(
                    "本人の意向を聞き直して、プラン案を作り直してください。",
                    "hear the person again and redraft",
                ),
                rank=20,
            ),
        )
    if plan_assent is Assented.WITHDRAWN:
        return not_permitted(
            "本人はプランへの同意を撤回しています。",
            "The person withdrew assent to the plan.",
            Remedy(
                "redraft",
                Text(
                    "本人の意向を聞き直して、プラン案を作り直してください。",
                    "hear the person again and redraft",
                ),
                rank=20,
            ),
        )
    if plan_assent is Assented.AWAITING:
        return not_permitted(
            "プランへの本人の回答を待っています。",
            "The person's reply on the plan is awaited.",
            Remedy("await_reply", Text("回答を待ってください。", "wait for the reply"), rank=20),
        )
    return not_permitted(
        "プランについて、本人にまだ尋ねていません。",
        "The person has not been asked about the plan.",
        Remedy(
            "ask_about_plan",
            Text("プラン案を本人に説明し、同意を尋ねてください。", "explain the draft and ask"),
            rank=15,
        ),
    )


@rule(
    "flow.roles_covered",
    kind=Kind.MUST,
    says=Text(
        "プランで役割を担う機関には、本人の同意の範囲でプランを知らせる。",
        "Agencies with a role learn of the plan within the person's consent.",
    ),
    cites=(MHLW_MANUAL, MURC_GUIDE),
    examples=(
        ((ConsentState.TOO_NARROW,), Outcome.NOT_PERMITTED),
        ((ConsentState.GIVEN,), Outcome.PERMITTED),
    ),
)
def roles_covered(covered: ConsentState) -> Finding:
    """Does consent reach every agency with a role (役割を担う機関への同意)?"""
    if covered is ConsentState.GIVEN:
        return permitted(
            "役割を担うすべての機関が、同意の宛先に入っています。",
            "Consent reaches every agency with a role.",
        )
    if covered is ConsentState.UNCLEAR:
        return undetermined(
            "役割を担う機関が同意の宛先に入るか、記録がありません。",
            "Whether consent reaches those agencies is not recorded.",
            Missing(
                "explained_scope",
                Text(
                    "同意書の取扱規程か説明の記録に、その機関の名がありますか。",
                    "does the record name them?",
                ),
            ),
        )
    return not_permitted(
        "役割を担う機関の中に、本人の同意の宛先に入っていないものがあります。",
        "Consent does not reach some agency that has a role.",
        Remedy(
            "add_recipient",
            Text(
                "その機関を同意の宛先に加えてもらうか、役割から外してください。",
                "have it added to the consent, or drop its role",
            ),
            rank=20,
        ),
    )


@rule(
    "flow.decision_first",
    kind=Kind.MUST,
    says=Text(
        "参加支援などは、プランに明記し、支援決定を受けた後に始めることを基本とする。",
        "Participation support starts, in principle, after the decision on a plan that names it.",
    ),
    cites=(MHLW_FLOW, MHLW_MANUAL),
    examples=(
        ((YesNo.NO, OrderRule.PRINCIPLE), Outcome.NOT_PERMITTED),
        ((YesNo.NO, OrderRule.MAY_PRECEDE), Outcome.PERMITTED),
    ),
)
def decision_first(decided: YesNo, order: OrderRule) -> Finding:
    """Has support been decided (支援決定が先)?"""
    if decided is YesNo.YES:
        return permitted(
            "支援決定を受けたプランに明記されています。", "It stands in a decided plan."
        )
    if order is OrderRule.MAY_PRECEDE:
        return permitted(
            "この市町村では、支援決定に先行して始められます。",
            "This municipality lets it precede the decision.",
        )
    inherited = (
        "（国の流れによる）"
        if order is OrderRule.NOT_STATED
        else "（この市町村の計画「基本とする」）"
    )
    return not_permitted(
        f"支援決定の後に始めることを基本としています{inherited}。法律の禁止ではありません。",
        "In principle it starts after the decision; no statute says so.",
        Remedy(
            "decide_first",
            Text(
                "支援決定を先にしてください。急ぐときは、理由と決裁を記録すれば始められます（原則外）。",
                "decide first; in haste, record reason and decider",
            ),
            rank=20,
        ),
    )


@rule(
    "flow.early_outreach",
    kind=Kind.MUST,
    says=Text(
        "アウトリーチは支援の性質上、多機関協働が関わる前から始めることもある。決定の後とする市町村もある。",
        "Outreach may by its nature begin before coordination; some municipalities put the decision first.",
    ),
    cites=(MHLW_FLOW, SWA_106_4_2_4),
    standing=Standing.MINISTRY,
    examples=(
        ((Programme.OUTREACH, YesNo.NO, OrderRule.NOT_STATED), Outcome.PERMITTED),
        ((Programme.OUTREACH, YesNo.NO, OrderRule.PRINCIPLE), Outcome.NOT_PERMITTED),
        ((Programme.OUTREACH, YesNo.YES, OrderRule.PRINCIPLE), Outcome.PERMITTED),
        ((Programme.PARTICIPATION, YesNo.NO, OrderRule.MAY_PRECEDE), Outcome.NOT_PERMITTED),
    ),
)
def early_outreach(programme: Programme, written_in_plan: YesNo, order: OrderRule) -> Finding:
    """May outreach begin before the decision (アウトリーチの先行)?"""
    if programme is not Programme.OUTREACH:
        return not_permitted(
            "先行して始められるのはアウトリーチだけです。",
            "Only outreach may begin early.",
            Remedy(
                "start_ordinarily",
                Text("支援決定の後に「支援の開始」をしてください。", "start it after the decision"),
                rank=20,
            ),
        )
    if written_in_plan is YesNo.YES:
        return permitted(
            "決定されたプランに、この働きかけが書かれています。",
            "A decided plan of the household names it.",
        )
    if order is OrderRule.MAY_PRECEDE:
        return permitted(
            "この市町村では、アウトリーチを先行して始められます。",
            "This municipality lets outreach begin early.",
        )
    if order is OrderRule.NOT_STATED:
        return permitted(
            "国の流れでは、アウトリーチは多機関協働の前から始められます（この市町村の定めはなく、国の流れによります）。",
            "By the national flow outreach may begin early; the municipality states nothing.",
        )
    return not_permitted(
        "この市町村の計画は、アウトリーチも支援決定の後を基本としています。法律の禁止ではありません。",
        "This municipality puts outreach, too, after the decision in principle; no statute says so.",
        Remedy(
            "put_into_a_plan",
            Text(
                "家族のプランに本人への働きかけを書いて決定を受けるか、先に始める理由と決裁を記録してください（原則外）。",
                "write it into a family member's plan and have that decided, or record reason and decider",
            ),
            rank=20,
        ),
    )


@rule(
    "flow.application",
    kind=Kind.MUST,
    says=Text(
        "参加支援は、本人の利用申込を受けて始める。",
        "Participation support starts on the person's application.",
    ),
    cites=(MHLW_FORMS,),
    examples=(
        ((Programme.PARTICIPATION, Assented.NEVER_ASKED), Outcome.NOT_PERMITTED),
        ((Programme.OUTREACH, Assented.REFUSED), Outcome.PERMITTED),
    ),
)
def applied(programme: Programme, application: Assented) -> Finding:
    """Has the person applied (利用申込)?"""
    if programme is not Programme.PARTICIPATION:
        return permitted("利用申込がなくても始められます。", "No application is needed.")
    if application is Assented.GIVEN:
        return permitted("本人の利用申込があります。", "The person has applied.")
    return not_permitted(
        "本人の利用申込がありません。",
        "The person has not applied.",
        Remedy(
            "take_application",
            Text(
                "プラン兼利用申込書で、本人の申込を受けてください。",
                "take the person's application",
            ),
            rank=15,
        ),
    )


@rule(
    "flow.review_deliberated",
    kind=Kind.MUST,
    says=Text(
        "再プラン・中断・戻し・終結は、重層的支援会議で評価してから決める。",
        "Replanning, suspension, giving back and ending follow an evaluation in the 重層的支援会議.",
    ),
    cites=(MHLW_FLOW,),
    examples=(
        ((Step.CONCLUDE, YesNo.NO), Outcome.NOT_PERMITTED),
        ((Step.CONTINUE_SUPPORT, YesNo.NO), Outcome.PERMITTED),
    ),
)
def review_deliberated(step: Step, deliberated: YesNo) -> Finding:
    """Has the meeting evaluated it (会議での評価)?"""
    if step not in (Step.REPLAN, Step.SUSPEND, Step.GIVE_BACK, Step.CONCLUDE):
        return permitted(
            "会議の評価がなくても進められます。", "No evaluation by a meeting is needed."
        )
    if deliberated is YesNo.YES:
        return permitted("重層的支援会議で評価されています。", "The meeting has evaluated it.")
    return not_permitted(
        f"「{step.label.ja}」について、重層的支援会議の評価がまだありません。",
        f"The meeting has not yet evaluated “{step.label.en}”.",
        Remedy(
            "evaluate_first",
            Text(
                "重層的支援会議で評価するか、開けない事情があれば理由と決裁を記録してください（原則外）。",
                "evaluate it there, or record reason and decider",
            ),
            rank=20,
        ),
    )


@rule(
    "flow.lead_named",
    kind=Kind.MUST,
    says=Text(
        "終結・戻しのあとも、支援の主担当を決めておく。",
        "After an ending or giving back, someone stays in charge.",
    ),
    cites=(MURC_GUIDE, MHLW_FLOW),
    examples=(
        ((Step.CONCLUDE, YesNo.NO), Outcome.NOT_PERMITTED),
        ((Step.REPLAN, YesNo.NO), Outcome.PERMITTED),
    ),
)
def lead_after(step: Step, lead_named: YesNo) -> Finding:
    """Is someone named to stay in charge (主担当)?"""
    if step not in (Step.CONCLUDE, Step.GIVE_BACK) or lead_named is YesNo.YES:
        return permitted(
            "主担当が決まっているか、ここでは要りません。",
            "A lead is named, or none is needed here.",
        )
    return not_permitted(
        "このあとの主担当が決まっていません。",
        "Nobody is named to stay in charge.",
        Remedy(
            "name_lead",
            Text(
                "引き続き支援する主担当の機関を決めてください。",
                "name the agency that stays in charge",
            ),
            rank=10,
        ),
    )


@rule(
    "flow.ending_by_municipality",
    kind=Kind.MUST,
    says=Text(
        "辞退・死亡・転出・連絡不能などによる終わりは、プランも会議も同意もなしに、市町村が決められる。",
        "Endings by refusal, death, moving away or loss of contact need no plan, meeting or consent.",
    ),
    cites=(DESIGN_TRACKS, PRACTICE_OFFICERS, SWA_106_4_2_6),
    standing=Standing.INTERPRETATION,
    examples=(
        ((YesNo.YES, YesNo.NO), Outcome.PERMITTED),
        ((YesNo.NO, YesNo.NO), Outcome.NOT_PERMITTED),
        ((YesNo.NO, YesNo.YES), Outcome.PERMITTED),
    ),
)
def ending_by_municipality(by_municipality: YesNo, person_dead: YesNo) -> Finding:
    """May the track end without plan, meeting or consent (プランによらない終了)?"""
    record = Duty(
        "record_ending",
        When.AFTER,
        Text("終了の理由と、その後の相談先を記録する", "record why, and where to turn"),
    )
    if by_municipality is YesNo.YES:
        return permitted(
            "市町村が、プランや同意によらずに終えられます。",
            "The municipality may end it without plan or consent.",
            record,
        )
    if person_dead is YesNo.YES:
        return permitted(
            "本人が亡くなっています。守秘義務は続きます。",
            "The person has died; secrecy continues.",
            record,
        )
    return not_permitted(
        "プランによらない終了は、市町村が決めます。",
        "Ending without a plan is for the municipality.",
        Remedy(
            "municipality_ends",
            Text("市の所管課に、終了の決裁を受けてください。", "let the municipality decide"),
            rank=10,
        ),
    )


@rule(
    "flow.emergency_support",
    kind=Kind.MUST,
    says=Text(
        "命や安全のための支援は、プラン・会議・同意を待たない。",
        "Support for life and safety waits for no plan, meeting or consent.",
    ),
    cites=(PRACTICE_OFFICERS, SWR_34_8),
    standing=Standing.INTERPRETATION,
    examples=(((Recorded.YES,), Outcome.PERMITTED), ((Recorded.NOT_RECORDED,), Outcome.PERMITTED)),
)
def emergency_support(danger: Recorded) -> Finding:
    """May emergency support be given (緊急支援)? It always may."""
    record = Duty(
        "record_emergency",
        When.AFTER,
        Text("緊急の事情と行ったことを、後から記録する", "record afterwards what happened and why"),
    )
    if danger is Recorded.YES:
        return permitted(
            "危険が記録されています。手続を待たずに支援できます。",
            "Danger is on record; support waits for nothing.",
            record,
        )
    return permitted(
        "緊急の支援はいつでもできます。危険の内容は後からで構いません。",
        "Emergency support may always be given; record the danger afterwards.",
        record,
    )


@rule(
    "flow.sender_stays",
    kind=Kind.NOTE,
    says=Text(
        "つないだ機関は、相手が受けるまで担当を続ける。",
        "Whoever refers stays responsible until the receiver accepts.",
    ),
    cites=(MHLW_FLOW, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((YesNo.NO,), Outcome.PERMITTED),),
)
def sender_stays(accepted: YesNo) -> Finding:
    """Who is in charge meanwhile (つなぎの間の担当)?"""
    if accepted is YesNo.YES:
        return permitted("相手の機関が受けています。", "The receiver has accepted.")
    return permitted(
        "相手が受けるまで、つないだ側が担当を続けます。",
        "The sender stays in charge until it is accepted.",
        Duty(
            "stay_in_charge",
            When.DURING,
            Text("相手が受けるまで担当を続ける", "stay in charge until accepted"),
            "answer_referral",
        ),
    )


@rule(
    "flow.free",
    kind=Kind.MUST,
    says=Text(
        "記録すること、尋ねること、訪ねることに、許しは要らない。",
        "To record, to ask and to visit needs nobody's leave.",
    ),
    cites=(DESIGN_TRACKS, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((), Outcome.PERMITTED),),
)
def free() -> Finding:
    """Is it a mere record, question or visit (記録・訪問)? Then it is always possible."""
    return permitted("記録・連絡として行えます。", "It may be done as a record or contact.")


RULES = (
    order,
    acceptance_by_municipality,
    decision_by_municipality,
    plan_contents,
    deliberated_first,
    plan_assent,
    roles_covered,
    decision_first,
    early_outreach,
    applied,
    review_deliberated,
    lead_after,
    ending_by_municipality,
    emergency_support,
    sender_stays,
    free,
)
