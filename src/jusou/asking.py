"""The request of a 支援会議 (支援会議の求め・106条の6第3項): the ground with five conditions, all of them."""

from jusou.answer import (
    Discretion,
    Duty,
    Missing,
    Outcome,
    Remedy,
    When,
)
from jusou.law import (
    APPI_27_1_1,
    APPI_69_1,
    MHLW_MEETINGS_TABLE,
    SWA_106_6_1,
    SWA_106_6_2,
    SWA_106_6_3,
)
from jusou.rule import (
    Finding,
    Kind,
    not_claimed,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.vocabulary import Recorded, YesNo
from jusou.wording import Term, Text


class AskedBy(Term):
    """Whose request it answers (誰の求めか)."""

    MEETING = "meeting", "支援会議の求め", "a request of a 支援会議"
    OFFICIAL = "official", "担当者個人の照会", "an official's own inquiry"
    CHILD_AUTHORITY = (
        "child_authority",
        "児童虐待防止法13条の4の求め（市町村・児童相談所）",
        "a request under the Child Abuse Prevention Act, Art. 13-4",
    )
    UNSURE_AUTHORITY = (
        "unsure_authority",
        "児童虐待防止法13条の4の求め（求めた機関は要確認）",
        "the same, by a body that may not be the one named there",
    )
    NOBODY = "nobody", "求めによらない", "nobody's"


@rule(
    "sharing.shien_kaigi",
    kind=Kind.GROUND,
    says=Text(
        "支援会議が、必要があると認めて関係機関等に求めた、住民・世帯の情報は、同意がなくても交換できる。",
        "What a 支援会議 finds necessary and asks of those concerned may be exchanged without consent.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(SWA_106_6_3, SWA_106_6_1, SWA_106_6_2, APPI_69_1, APPI_27_1_1, MHLW_MEETINGS_TABLE),
    examples=(
        ((AskedBy.MEETING, YesNo.YES, YesNo.YES, Recorded.YES, Recorded.YES), Outcome.PERMITTED),
        (
            (AskedBy.MEETING, YesNo.YES, YesNo.YES, Recorded.NOT_RECORDED, Recorded.YES),
            Outcome.UNDETERMINED,
        ),
        (
            (AskedBy.OFFICIAL, YesNo.YES, YesNo.YES, Recorded.YES, Recorded.YES),
            Outcome.NOT_PERMITTED,
        ),
    ),
)
def asked_by_shien_kaigi(
    asked_by: AskedBy,
    counterparts: YesNo,
    purpose_fits: YesNo,
    necessity: Recorded,
    living_challenges: Recorded,
) -> Finding:
    """Are the five conditions of a request by a 支援会議 met (支援会議の求めの5要件)?"""
    if asked_by not in (AskedBy.MEETING, AskedBy.OFFICIAL):
        return not_claimed(
            "支援会議の求めによる提供ではありません。", "Not at the request of a 支援会議."
        )
    if asked_by is AskedBy.OFFICIAL:
        return not_permitted(
            "担当者個人の照会は、支援会議の求めではありません。",
            "An official's own inquiry is no request of a 支援会議.",
            Remedy(
                "ask_in_the_meetings_name",
                Text(
                    "支援会議の名の文書で求めるか、本人の同意書を添えてください。",
                    "ask by a document in the name of the 支援会議, or attach the consent",
                ),
                rank=8,
            ),
        )
    if counterparts is YesNo.NO:
        return not_permitted(
            "支援会議で情報を交換できるのは支援関係機関等の間だけです（本人・家族は含みません）。",
            "Only those concerned with support exchange in a 支援会議, not the person or family.",
            Remedy(
                "person_leaves",
                Text(
                    "本人・家族のいない場で扱ってください。",
                    "take it up without the person or family present",
                ),
                rank=25,
            ),
        )
    if purpose_fits is YesNo.NO:
        return not_permitted(
            "情報の交換と支援体制の検討のためではありません。",
            "Not for the exchange of information or considering the support system.",
        )
    if living_challenges is Recorded.NO:
        return not_permitted(
            "地域生活課題を抱える住民・世帯のことではありません。",
            "Not about a resident or household with challenges of community life.",
        )
    if necessity is Recorded.NO:
        return not_permitted(
            "支援会議として必要がないと判断されています。",
            "The meeting has found it unnecessary.",
        )
    missing: list[Missing] = []
    if living_challenges is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "living_challenges",
                Text(
                    "この人・世帯が抱えている地域生活課題（介護・住まい・孤立など）は何ですか。",
                    "which challenges of community life does this person or household have?",
                ),
            )
        )
    if necessity is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "necessity",
                Text(
                    "支援会議として、この情報が必要だと認めますか（誰が・いつ・なぜ）。",
                    "does the 支援会議 find this necessary; who, when, why?",
                ),
            )
        )
    if missing:
        return undetermined(
            "支援会議の求めの要件のうち、記録されていないものがあります。",
            "Some conditions of a request by a 支援会議 are not recorded.",
            *missing,
            remedies=(
                Remedy(
                    "record_conditions",
                    Text("必要と認めた理由を記録してください。", "record why it is necessary"),
                    rank=10,
                ),
            ),
        )
    return permitted(
        "支援会議の求めに応じる情報の交換です。同意がなくてもできます。",
        "An exchange at the request of a 支援会議; consent is not needed.",
        Duty(
            "keep_meeting_secret",
            When.AFTER,
            Text(
                "会議で知ったことを、正当な理由なく外に出さない（罰則あり）",
                "keep what was learnt secret, under penalty",
            ),
        ),
    )


RULES = (asked_by_shien_kaigi,)
