"""The decision on support (支援決定): whose it is, what must come before it, and what may precede it."""

from jusou.answer import (
    Duty,
    Missing,
    Outcome,
    Remedy,
    When,
)
from jusou.law import (
    MHLW_FLOW,
    MHLW_FORMS,
    MHLW_MANUAL,
    MURC_GUIDE,
    SWA_106_4_2_4,
    SWA_106_4_2_6,
    SWR_34_7,
    Standing,
)
from jusou.rule import (
    Finding,
    Kind,
    forbidden,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.vocabulary import (
    ConsentState,
    OrderRule,
    Programme,
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
    "flow.plan_heard",
    kind=Kind.MUST,
    says=Text(
        "プラン案の協議の結果は、そのプランを議題として審議した会議のものである。",
        "What a meeting said of a draft is said by a sitting that heard it.",
    ),
    cites=(MHLW_FLOW, MHLW_MANUAL),
    examples=(((YesNo.NO,), Outcome.NOT_PERMITTED), ((YesNo.YES,), Outcome.PERMITTED)),
)
def plan_heard(heard: YesNo) -> Finding:
    """Did that sitting hear this person's plan (プラン案の審議)?"""
    if heard is YesNo.YES:
        return permitted(
            "その会議で、本人のプラン案が審議されています。",
            "That sitting heard the person's draft plan.",
        )
    return not_permitted(
        "その会議で、本人のプラン案を審議した記録がありません。",
        "No record that this sitting heard the person's draft plan.",
        Remedy(
            "hear_the_plan",
            Text(
                "プラン案の協議を議題にかけて、審議してから結果を記録してください。",
                "put the draft on the agenda and hear it first",
            ),
            rank=15,
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


RULES = (
    decision_by_municipality,
    plan_contents,
    plan_heard,
    deliberated_first,
    plan_assent,
    roles_covered,
    decision_first,
    early_outreach,
    applied,
)
