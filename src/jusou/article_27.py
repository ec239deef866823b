"""Articles 27, 29 and 30 (個情法27条・29条・30条): on which grounds a private handler may let information go.

Public hospitals and universities go by these too (58条2項). Consent, the rule of 27条1項, is in
`jusou.consent`; what protects life or body (2号) and what a law is the basis of (1号), in
`jusou.grounds`.
"""

from jusou.answer import Duty, Missing, Outcome, Remedy, When
from jusou.grounds import KEEP_JUDGEMENT, RECORD_SHARE
from jusou.law import APPI_27_1_3, APPI_27_1_4, APPI_29, APPI_30
from jusou.rule import (
    Finding,
    Kind,
    not_claimed,
    not_permitted,
    permitted,
    rule,
    undetermined,
    untouched,
)
from jusou.vocabulary import Recorded, YesNo
from jusou.wording import Term, Text


class Office(Term):
    """Whose statutory work the receiver does (協力を受ける相手)."""

    PUBLIC_BODY = "public_body", "国・地方公共団体の機関", "a public body"
    CONTRACTOR = "contractor", "その委託を受けた者", "its contractor"
    NEITHER = "neither", "どちらでもない", "neither"


_R = Recorded


@rule(
    "sharing.cooperation",
    kind=Kind.GROUND,
    says=Text(
        "事業者は、自治体やその受託者の法令上の事務に協力する必要があり、同意を得るとその事務に支障のおそれがあるとき、提供できる。",
        "A private handler may help the statutory work of a public body or its contractor where "
        "asking for consent would hinder that work.",
    ),
    cites=(APPI_27_1_4,),
    examples=(
        ((Office.PUBLIC_BODY, YesNo.NO, _R.YES, _R.YES), Outcome.PERMITTED),
        ((Office.CONTRACTOR, YesNo.NO, _R.YES, _R.NOT_RECORDED), Outcome.UNDETERMINED),
        ((Office.PUBLIC_BODY, YesNo.NO, _R.NOT_RECORDED, _R.NOT_RECORDED), Outcome.NOT_PERMITTED),
        ((Office.NEITHER, YesNo.YES, _R.YES, _R.YES), Outcome.NOT_PERMITTED),
    ),
)
def cooperation(office: Office, claimed: YesNo, needed: Recorded, hinders: Recorded) -> Finding:
    """Does it help a public body's statutory work (国・自治体の事務への協力か)?"""
    if claimed is YesNo.NO and needed is hinders is Recorded.NOT_RECORDED:
        return not_claimed(
            "国や自治体の事務への協力としては持ち出されていません。",
            "Nobody claims it to be help for a public body's work.",
        )
    if office is Office.NEITHER:
        return not_permitted(
            "相手は、国・地方公共団体の機関でも、その委託を受けた者でもありません。",
            "The receiver is neither a public body nor its contractor.",
        )
    if needed is Recorded.NO:
        return not_permitted(
            "相手の法令上の事務に必要ではないと判断されています。",
            "It has been judged that the receiver's statutory work does not need it.",
        )
    if hinders is Recorded.NO:
        return not_permitted(
            "本人の同意を得ても、その事務に支障はないと判断されています。",
            "It has been judged that asking for consent would not hinder that work.",
            Remedy(
                "ask_consent", Text("本人に説明して、同意を尋ねてください。", "ask for consent"), 20
            ),
        )
    missing: list[Missing] = []
    if needed is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "needed",
                Text(
                    "相手のどの法令上の事務に、この情報のどこまでが要りますか（誰が・いつ・なぜ）。",
                    "which statutory work of the receiver needs how much of it; who, when, why?",
                ),
            )
        )
    if hinders is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "hinders",
                Text(
                    "本人に同意を求めると、その事務にどんな支障が出ますか（誰が・いつ・なぜ）。",
                    "how would asking for consent hinder that work; who, when, why?",
                ),
            )
        )
    if missing:
        return undetermined(
            "国や自治体の事務への協力として出すのに要る判断が記録されていません。",
            "A judgement that helping a public body's work needs is not on record.",
            *missing,
        )
    return permitted(
        "自治体などの法令上の事務への協力で、同意を得るとその事務に支障のおそれがあります。",
        "It helps a public body's statutory work, which asking for consent would hinder.",
        KEEP_JUDGEMENT,
        RECORD_SHARE,
    )


@rule(
    "sharing.health_or_children",
    kind=Kind.GROUND,
    says=Text(
        "事業者は、公衆衛生や児童の健全な育成に特に必要で、同意を得ることが困難なら提供できる。",
        "A private handler may tell what public health or the growth of children specially needs "
        "where consent is hard to obtain.",
    ),
    cites=(APPI_27_1_3,),
    examples=(
        ((YesNo.NO, _R.NOT_RECORDED, _R.YES, _R.YES), Outcome.PERMITTED),
        ((YesNo.NO, _R.YES, _R.NOT_RECORDED, _R.NOT_RECORDED), Outcome.UNDETERMINED),
        ((YesNo.YES, _R.NOT_RECORDED, _R.NOT_RECORDED, _R.YES), Outcome.UNDETERMINED),
        (
            (YesNo.NO, _R.NOT_RECORDED, _R.NOT_RECORDED, _R.NOT_RECORDED),
            Outcome.NOT_PERMITTED,
        ),
    ),
)
def health_or_children(
    claimed: YesNo, public_health: Recorded, child_growth: Recorded, consent_difficult: Recorded
) -> Finding:
    """Does public health or the growth of children need it (公衆衛生・児童の健全育成か)?"""
    found = (public_health, child_growth)
    if claimed is YesNo.NO and Recorded.YES not in found and Recorded.NO not in found:
        return not_claimed(
            "公衆衛生・児童の健全育成のためとしては持ち出されていません。",
            "Nobody claims it for public health or children.",
        )
    if Recorded.YES not in found and (claimed is YesNo.NO or Recorded.NOT_RECORDED not in found):
        return not_permitted(
            "公衆衛生や児童の健全育成に特に必要ではないと判断されています。",
            "It has been judged not specially needed for public health or children.",
        )
    if consent_difficult is Recorded.NO:
        return not_permitted(
            "特に必要かどうかにかかわらず、同意を得られると記録されています。",
            "Whether or not it is specially needed, consent is on record as obtainable.",
            Remedy(
                "ask_consent", Text("本人に説明して、同意を尋ねてください。", "ask for consent"), 20
            ),
        )
    missing: list[Missing] = []
    if Recorded.YES not in found:
        missing.append(
            Missing(
                "child_growth",
                Text(
                    "児童の健全な育成か公衆衛生に、この情報が特に必要なのはなぜですか（誰が・いつ判断しましたか）。",
                    "why do children or public health specially need this; who judged so, and when?",
                ),
            )
        )
    if consent_difficult is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "consent_difficult",
                Text(
                    "本人の同意を得られないのはなぜですか（意識がない、連絡がつかないなど）。",
                    "why can consent not be had?",
                ),
            )
        )
    if missing:
        return undetermined(
            "公衆衛生・児童の健全育成のために出すのに要る判断が記録されていません。",
            "A judgement that telling it for public health or children needs is not on record.",
            *missing,
        )
    return permitted(
        "公衆衛生か児童の健全育成に特に必要で、同意を得ることが困難です。",
        "Public health or children specially need it, and consent is hard to obtain.",
        KEEP_JUDGEMENT,
        RECORD_SHARE,
    )


@rule(
    "sharing.transfer_records",
    kind=Kind.NOTE,
    says=Text(
        "事業者どうしが同意だけを根拠に受け渡すときは、出す側と受ける側のどちらも記録を残す。",
        "Where private handlers pass it on consent alone, both sides keep a record.",
    ),
    cites=(APPI_29, APPI_30),
    examples=(
        ((YesNo.YES, YesNo.YES), Outcome.PERMITTED),
        ((YesNo.YES, YesNo.NO), Outcome.PERMITTED),
    ),
)
def transfer_records(handlers: YesNo, on_consent_alone: YesNo) -> Finding:
    """Must both sides keep a record of the transfer (提供・受領の記録)?"""
    if handlers is YesNo.NO or on_consent_alone is YesNo.NO:
        return untouched(
            "第三者提供の記録の義務（29条・30条）は生じません。",
            "No duty to record the transfer under Arts. 29 and 30.",
        )
    return permitted(
        "事業者どうしの、同意による提供です。双方に記録の義務があります。",
        "Private handlers pass it on consent: both owe a record.",
        Duty(
            "record_provision",
            When.AFTER,
            Text(
                "出す側：同意があったこと、いつ・誰に・誰の・どの項目を提供したかを記録し、保存する（29条）",
                "the provider: keep a record of the consent, the day, the receiver, whose and which",
            ),
            "share",
        ),
        Duty(
            "confirm_and_record_receipt",
            When.AFTER,
            Text(
                "受ける側：相手の名称と、相手がどう取得したかを確かめ、記録して保存する（30条）",
                "the receiver: confirm from whom and how they had it, and keep a record",
            ),
        ),
    )


RULES = (cooperation, health_or_children, transfer_records)
