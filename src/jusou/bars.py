"""Bars (妨げ): what can stand in the way of sharing, whatever the ground. Each must be clear."""

from jusou.answer import (
    Discretion,
    Duty,
    Missing,
    Outcome,
    Remedy,
    When,
)
from jusou.grounds import Regime
from jusou.law import (
    APPI_69_2_PROVISO,
    APPI_70,
    CHILD_ABUSE_7,
    DISABILITY_ABUSE_8,
    DV_23,
    ELDER_ABUSE_8,
    ELDER_ABUSE_23,
    INTERPRETATION_CONSENT,
    INTERPRETATION_PROVENANCE,
    PRACTICE_OFFICERS,
    SWA_106_6_6,
)
from jusou.rule import (
    Finding,
    Kind,
    forbidden,
    not_permitted,
    permitted,
    rule,
    undetermined,
    untouched,
)
from jusou.vocabulary import (
    Recorded,
    Source,
    YesNo,
)
from jusou.wording import Term, Text


class Onward(Term):
    """Where something heard in a 支援会議 is about to go (支援会議で聞いた情報の行き先)."""

    SAME_BODY = "same_body", "同じ支援会議", "the same 支援会議"
    OWN_AGENCY = "own_agency", "所属への復命", "back to one's own agency"
    THE_HOUSEHOLD = "the_household", "本人・家族", "the person or family"
    ELSEWHERE = "elsewhere", "ほかの会議・機関", "another meeting or agency"


class Restriction(Term):
    """Whether a use keeps to what was asked when it was provided (提供のときに求められた制限)."""

    NONE = "none", "制限なし", "none was asked for"
    WITHIN = "within", "制限の範囲内", "within the limits"
    OUTSIDE = "outside", "制限の範囲外", "outside the limits"


class Conceals(Term):
    """What concealment says of this cell (秘匿との関係)."""

    NO = "no", "秘匿なし", "nothing concealed"
    RECEIVER = "receiver", "秘匿の相手方に届く", "would reach whom it is concealed from"
    MAY_REVEAL = "may_reveal", "居所が推し量れるおそれ", "may give away the whereabouts"
    OTHER_SIDE = (
        "other_side",
        "秘匿の相手方を支援する機関に届く",
        "would reach those who support the other side",
    )


@rule(
    "sharing.heard_in_shien_kaigi",
    kind=Kind.MUST,
    says=Text(
        "支援会議だけで聞いたことは、同意など別の根拠か正当な理由がなければ、その会議の外へ出せない。",
        "What was only heard in a 支援会議 leaves it only on another ground or for just cause.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(SWA_106_6_6, INTERPRETATION_PROVENANCE),
    examples=(
        (
            (Source.SHIEN_KAIGI, Onward.ELSEWHERE, YesNo.NO, Recorded.NOT_RECORDED),
            Outcome.UNDETERMINED,
        ),
        ((Source.SHIEN_KAIGI, Onward.ELSEWHERE, YesNo.NO, Recorded.NO), Outcome.FORBIDDEN),
        (
            (Source.SHIEN_KAIGI, Onward.SAME_BODY, YesNo.NO, Recorded.NOT_RECORDED),
            Outcome.PERMITTED,
        ),
        ((Source.HELD, Onward.ELSEWHERE, YesNo.NO, Recorded.NOT_RECORDED), Outcome.PERMITTED),
    ),
)
def heard_in_shien_kaigi(
    source: Source, onward: Onward, other_ground: YesNo, just_cause: Recorded
) -> Finding:
    """Was it only heard in a 支援会議, and may it leave (支援会議で聞いた情報の持出し)?"""
    need_to_know = Duty(
        "need_to_know",
        When.DURING,
        Text(
            "所属での対応に要る人だけに、要る分だけ伝える",
            "tell only those who need it, only what they need",
        ),
    )
    reoffer = Remedy(
        "reoffer_from_source",
        Text(
            "もともと持っている機関から出し直してもらうか、同意の項目に加えてください。",
            "have the agency that holds it offer it again, or add it to the consent",
        ),
        rank=15,
    )
    if source is Source.HELD:
        return untouched("会議によらず持っている情報です。", "Held independently of any meeting.")
    if source is Source.LEARNT_SINCE:
        return untouched(
            "会議の後に、本人などから改めて得た情報です。",
            "Learnt anew since the meeting.",
            Duty(
                "record_source",
                When.AFTER,
                Text("いつ誰から得たかを記録する", "record when and from whom"),
            ),
        )
    if onward is Onward.SAME_BODY:
        return permitted("同じ支援会議の中で使います。", "It stays in the same 支援会議.")
    if just_cause is Recorded.YES:
        return permitted(
            "支援会議で聞いたことですが、外に出す正当な理由が記録されています。",
            "Heard in a 支援会議; just cause for passing it on is on record.",
        )
    if onward is Onward.THE_HOUSEHOLD:
        return not_permitted(
            "支援会議で聞いたことを本人・家族に伝えると、会議や通報のあったことが分かるおそれがあります。",
            "Telling the household what was heard may reveal the meeting or a report.",
            Remedy(
                "ask_the_person_directly",
                Text(
                    "会議に触れず、本人から直接聞いてください。",
                    "ask the person directly, without the meeting",
                ),
                rank=20,
            ),
        )
    if other_ground is YesNo.YES:
        return permitted(
            "支援会議で聞いたことですが、同意など別の根拠があります。",
            "Heard in a 支援会議, and there is another ground.",
        )
    if onward is Onward.OWN_AGENCY:
        return permitted("所属への復命です。", "A report back to one's own agency.", need_to_know)
    if just_cause is Recorded.NO:
        return forbidden(
            "支援会議で聞いたことを、正当な理由なく外に出すことはできません（罰則あり）。",
            "What was heard in a 支援会議 may not be let out without just cause, under penalty.",
            reoffer,
        )
    return undetermined(
        "支援会議で聞いたことを外に出す正当な理由が記録されていません。",
        "No just cause is on record for letting out what was heard in a 支援会議.",
        Missing(
            "just_cause",
            Text(
                "支援会議で聞いたことを、ここで出す正当な理由がありますか（誰が・なぜ判断しましたか）。",
                "is there just cause to pass it on here; who judged so, and why?",
            ),
        ),
        remedies=(reoffer,),
    )


@rule(
    "sharing.concealment",
    kind=Kind.MUST,
    says=Text(
        "DVなどで秘匿されている人のことは、秘匿の相手方にも、相手方を支援する機関にも届けない。",
        "What concerns a concealed person reaches neither the other side nor those who support it.",
    ),
    discretion=Discretion.MUNICIPALITY,
    cites=(DV_23, APPI_69_2_PROVISO, PRACTICE_OFFICERS),
    examples=(
        ((Conceals.RECEIVER,), Outcome.NOT_PERMITTED),
        ((Conceals.NO,), Outcome.PERMITTED),
    ),
)
def concealment(conceals: Conceals) -> Finding:
    """Would it reach someone from whom the person is concealed (秘匿)?"""
    if conceals is Conceals.NO:
        return untouched("秘匿に触れません。", "Nothing concealed is touched.")
    if conceals is Conceals.RECEIVER:
        return not_permitted(
            "秘匿の相手方に届きます。",
            "It would reach the one from whom the person is concealed.",
            Remedy(
                "say_nothing",
                Text(
                    "渡さないでください。問い合わせには「お答えできません」とだけ答え、いるかいないかも言わないでください。",
                    "do not give it; say only that you cannot answer, not even whether they are here",
                ),
                rank=1,
            ),
        )
    if conceals is Conceals.OTHER_SIDE:
        return not_permitted(
            "秘匿の相手方を支援している機関に届きます。",
            "It would reach an agency that supports the other side.",
            Remedy(
                "leave_out_other_side",
                Text(
                    "秘匿の相手方を支援している機関を、この情報の相手から外してください（理由は告げません）。",
                    "leave that agency out, without saying why",
                ),
                rank=1,
            ),
        )
    return undetermined(
        "学校・勤め先・通院先などから、秘匿している居所が推し量れるおそれがあります。",
        "School, work or clinic may give away a concealed whereabouts.",
        Missing(
            "conceals",
            Text(
                "この情報（学校・勤め先・通院先・利用しているサービスなど）から居所が分かりませんか。",
                "does this give away where they are?",
            ),
        ),
        remedies=(
            Remedy(
                "leave_out_places",
                Text(
                    "居所が分かるおそれがあれば、渡さないでください。本人に尋ねずに、まず秘匿の担当に確かめてください。",
                    "if it may, do not give it; check with those who keep the concealment first",
                ),
                rank=1,
            ),
        ),
    )


@rule(
    "sharing.reporter",
    kind=Kind.MUST,
    says=Text(
        "通報・通告をした人を特定させる事項は、受けた市町村などの外へ漏らしてはならない。",
        "What identifies a reporter may not leave the authority that received the report.",
    ),
    discretion=Discretion.MUNICIPALITY,
    cites=(ELDER_ABUSE_8, ELDER_ABUSE_23, DISABILITY_ABUSE_8, CHILD_ABUSE_7),
    examples=(
        ((YesNo.YES, YesNo.NO), Outcome.FORBIDDEN),
        ((YesNo.YES, YesNo.YES), Outcome.PERMITTED),
        ((YesNo.NO, YesNo.NO), Outcome.PERMITTED),
    ),
)
def reporter_protected(identifies_reporter: YesNo, stays_with_authority: YesNo) -> Finding:
    """Would it tell who reported (通報者の秘匿)?"""
    if identifies_reporter is YesNo.NO:
        return untouched("通報者に触れません。", "No reporter is identified.")
    if stays_with_authority is YesNo.YES:
        return permitted(
            "通報を受けた機関の中にとどまります。", "It stays with the authority that received it."
        )
    return forbidden(
        "通報した人を特定させる事項は出せません。",
        "What identifies the reporter may not be told.",
        Remedy(
            "leave_out_reporter",
            Text("誰が知らせたかに触れずに話してください。", "speak without touching on who told"),
            rank=5,
        ),
    )


@rule(
    "sharing.others_named",
    kind=Kind.MUST,
    says=Text(
        "自分の暮らしの話に家族が出てくるのは本人の情報だが、家族の病名などは家族自身の情報である。",
        "One's own circumstances may name family; a family member's illness is that member's own.",
    ),
    cites=(INTERPRETATION_CONSENT,),
    examples=(
        ((YesNo.YES, YesNo.NO), Outcome.NOT_PERMITTED),
        ((YesNo.YES, YesNo.YES), Outcome.PERMITTED),
    ),
)
def others_named(names_others: YesNo, may_name_others: YesNo) -> Finding:
    """Is it really this person's own information (ほかの人の情報ではないか)?"""
    if names_others is YesNo.NO or may_name_others is YesNo.YES:
        return untouched("本人自身の情報です。", "The person's own information.")
    return not_permitted(
        "この項目にはほかの人の情報が含まれています。",
        "This category holds information about someone else.",
        Remedy(
            "list_under_them",
            Text(
                "その人の情報として分けて出してください。", "list it under the person it is about"
            ),
            rank=10,
        ),
    )


@rule(
    "sharing.unjust_harm",
    kind=Kind.MUST,
    says=Text(
        "本人や第三者の権利利益を不当に侵害するおそれがあれば、69条2項による利用・提供は、同意があってもできない。"
        "ほかの根拠によるときも、そう判断した人がいれば、そのままでは進めない。",
        "Where rights would be unjustly harmed nothing moves under Art. 69(2), consent or not; nor, "
        "on another ground, while someone has judged so.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(APPI_69_2_PROVISO, PRACTICE_OFFICERS),
    examples=(
        ((Regime.PUBLIC, YesNo.YES, Recorded.YES), Outcome.FORBIDDEN),
        ((Regime.PUBLIC, YesNo.NO, Recorded.YES), Outcome.NOT_PERMITTED),
        ((Regime.PUBLIC, YesNo.YES, Recorded.NOT_RECORDED), Outcome.PERMITTED),
    ),
)
def unjust_harm(regime: Regime, beyond_purpose: YesNo, harm: Recorded) -> Finding:
    """Has someone judged that it would do unjust harm (不当な侵害のおそれ)?"""
    if harm is Recorded.NO or (harm is Recorded.NOT_RECORDED and regime is not Regime.PUBLIC):
        return untouched(
            "不当な侵害のおそれは記録されていません。", "No risk of unjust harm is recorded."
        )
    if harm is Recorded.NOT_RECORDED:
        return untouched(
            "不当な侵害のおそれは記録されていません。",
            "No risk of unjust harm is recorded.",
            Duty(
                "consider_harm",
                When.DURING,
                Text(
                    "本人や第三者の権利利益を不当に侵害するおそれがないか確かめ、あれば記録する",
                    "see that nobody's rights are unjustly harmed; if they may be, record it",
                ),
                "record_judgement",
            ),
        )
    if regime is Regime.PUBLIC and beyond_purpose is YesNo.YES:
        return forbidden(
            "権利利益を不当に侵害するおそれがあると判断されています。",
            "It has been judged that rights may be unjustly harmed.",
        )
    # The proviso reaches what moves under 69条2項 alone: neither 27条 nor a request by statute has it.
    return not_permitted(
        "権利利益を不当に侵害するおそれがあると判断されています（69条2項ただし書の禁止ではありません）。",
        "It has been judged that rights may be unjustly harmed (no bar of Art. 69(2)).",
        Remedy(
            "leave_out_what_harms",
            Text(
                "おそれのある部分を外すか、判断した人と見直して、結果を記録してください。",
                "leave out what may harm, or weigh it again with whoever judged so, and record it",
            ),
            rank=20,
        ),
        cites=(PRACTICE_OFFICERS,),
    )


@rule(
    "sharing.restricted_use",
    kind=Kind.MUST,
    says=Text(
        "提供のときに求められた利用目的や渡す先の制限は、受けた側が守る。外へ出すには、提供元の了解か別の根拠が要る。",
        "Whoever received it keeps to the limits asked for; beyond them it needs the provider's "
        "word or another ground.",
    ),
    cites=(APPI_70,),
    examples=(
        ((Restriction.OUTSIDE, YesNo.NO), Outcome.NOT_PERMITTED),
        ((Restriction.OUTSIDE, YesNo.YES), Outcome.PERMITTED),
        ((Restriction.NONE, YesNo.NO), Outcome.PERMITTED),
    ),
)
def restricted_use(restriction: Restriction, other_ground: YesNo) -> Finding:
    """Does it keep to the limits under which it was provided (提供時の制限を守るか)?"""
    if restriction is Restriction.NONE:
        return untouched("制限を付けて受けた情報ではありません。", "No limits were asked for.")
    if restriction is Restriction.WITHIN:
        return permitted("提供のときに求められた制限の範囲内です。", "Within the limits asked for.")
    if other_ground is YesNo.YES:
        return permitted(
            "提供のときの制限の外ですが、同意など別の根拠があります。",
            "Outside the limits, but there is another ground.",
        )
    return not_permitted(
        "提供のときに求められた利用目的・渡す先の制限の外です。",
        "Outside the limits of purpose or receiver that were asked for.",
        Remedy(
            "ask_the_provider",
            Text(
                "提供元に、この使い方を認めるか尋ね、認められたら制限を記録し直してください。",
                "ask the provider whether this use is agreed to, and record the limits anew",
            ),
            rank=15,
        ),
    )


RULES = (
    heard_in_shien_kaigi,
    concealment,
    reporter_protected,
    others_named,
    unjust_harm,
    restricted_use,
)
