"""A request under the child abuse law (児童虐待防止法13条の4の求め): a ground apart from every meeting."""

from jusou.answer import Discretion, Missing, Outcome
from jusou.asking import AskedBy
from jusou.grounds import KEEP_JUDGEMENT, RECORD_SHARE
from jusou.law import APPI_27_1_1, APPI_69_1, CHILD_ABUSE_13_4
from jusou.rule import Finding, Kind, not_claimed, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import Recorded, YesNo
from jusou.wording import Text

_R = Recorded


@rule(
    "sharing.child_abuse_request",
    kind=Kind.GROUND,
    says=Text(
        "市町村長・福祉事務所長・児童相談所長から児童虐待のことで求められた学校・医療・福祉などの関係者は、"
        "相当の理由があれば、不当な侵害のおそれがない限り提供できる。",
        "Asked by a mayor, a welfare office or a child guidance centre about child abuse, schools, "
        "doctors and carers may provide it on reasonable grounds unless it would do unjust harm.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(CHILD_ABUSE_13_4, APPI_69_1, APPI_27_1_1),
    examples=(
        ((AskedBy.CHILD_AUTHORITY, YesNo.YES, YesNo.YES, _R.YES, _R.YES), Outcome.PERMITTED),
        (
            (AskedBy.CHILD_AUTHORITY, YesNo.YES, YesNo.YES, _R.YES, _R.NOT_RECORDED),
            Outcome.UNDETERMINED,
        ),
        (
            (AskedBy.UNSURE_AUTHORITY, YesNo.YES, YesNo.YES, _R.YES, _R.YES),
            Outcome.UNDETERMINED,
        ),
        ((AskedBy.MEETING, YesNo.YES, YesNo.YES, _R.YES, _R.YES), Outcome.NOT_PERMITTED),
    ),
)
def child_abuse_request(
    asked_by: AskedBy,
    child_carer: YesNo,
    child_suspected: YesNo,
    needed: Recorded,
    reasonable: Recorded,
) -> Finding:
    """Is it asked for under 児童虐待防止法13条の4 (児童虐待防止法13条の4の求めか)?"""
    if asked_by not in (AskedBy.CHILD_AUTHORITY, AskedBy.UNSURE_AUTHORITY):
        return not_claimed(
            "児童虐待防止法13条の4の求めではありません。",
            "Not a request under the Child Abuse Prevention Act.",
        )
    if child_carer is YesNo.NO:
        return not_permitted(
            "求めを受けたのは、児童の医療・福祉・教育に関係する者ではありません。",
            "Whoever was asked has no part in the medical care, welfare or schooling of children.",
        )
    if Recorded.NO in (needed, reasonable):
        return not_permitted(
            "児童虐待の防止の事務に必要な限度か、相当の理由のどちらかがないと判断されています。",
            "It has been judged more than that work needs, or without reasonable grounds.",
        )
    missing: list[Missing] = []
    if asked_by is AskedBy.UNSURE_AUTHORITY:
        missing.append(
            Missing(
                "asked_by",
                Text(
                    "求めたのは、市町村長・福祉事務所長・児童相談所長のどなたですか。",
                    "did a mayor, a welfare office or a child guidance centre ask?",
                ),
            )
        )
    if child_suspected is YesNo.NO:
        missing.append(
            Missing(
                "child_suspected",
                Text(
                    "この世帯に、児童虐待を受けたと思われる児童がいますか（疑いや通告の記録がありません）。",
                    "is there a child here who seems abused; no suspicion or report is on record?",
                ),
            )
        )
    if needed is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "needed",
                Text(
                    "児童虐待の防止の事務に、この情報のどこまでが要りますか（誰が・いつ・なぜ）。",
                    "how much of it does that work need; who, when, why?",
                ),
            )
        )
    if reasonable is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "reasonable",
                Text(
                    "この情報を使う相当の理由がありますか（誰が・いつ・なぜ）。",
                    "are there reasonable grounds to use it; who, when, why?",
                ),
            )
        )
    if missing:
        return undetermined(
            "児童虐待防止法13条の4の求めに応じるのに要る事実か判断が、記録されていません。",
            "A fact or judgement that answering such a request needs is not on record.",
            *missing,
        )
    return permitted(
        "児童虐待防止法13条の4の求めに応じる提供です。同意がなくてもできます。",
        "It answers a request under the Child Abuse Prevention Act; consent is not needed.",
        KEEP_JUDGEMENT,
        RECORD_SHARE,
    )


RULES = (child_abuse_request,)
