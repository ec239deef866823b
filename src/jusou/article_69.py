"""Articles 61, 69 and 70 (個情法61条・69条・70条): on which grounds a public body may let information go.

The first question is whether it is within the purpose of use. Only what is not, and is occasional,
comes to the items of 69条2項; consent, its first item, is in `jusou.consent`.
"""

from jusou.answer import Duty, Missing, Outcome, Remedy, When
from jusou.grounds import KEEP_JUDGEMENT, RECORD_SHARE, Regime, left_to_the_ordinance
from jusou.law import (
    APPI_58_2,
    APPI_61,
    APPI_69_1,
    APPI_69_2,
    APPI_69_2_2,
    APPI_69_2_3,
    APPI_69_2_4,
    APPI_70,
    PPC_QA_3_3_2,
    Citation,
)
from jusou.rule import Finding, Kind, not_claimed, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import Recorded, Stated, YesNo
from jusou.wording import Term, Text

RESTRICT_USE = Duty(
    "restrict_use",
    When.DURING,
    Text(
        "必要なら、利用目的・方法・扱う人の制限と漏えい防止を相手に求め、提供とともに記録する（70条）",
        "where needed, ask for limits on purpose, method and who handles it, and record them "
        "with the share (Art. 70)",
    ),
    "share",
)


class Between(Term):
    """How sharer and receiver stand to each other as public bodies (行政機関等どうしの関係)."""

    SAME_BODY = "same_body", "同じ市町村の長部局の中", "within one mayor's office"
    ANOTHER = "another", "別の行政機関・地方公共団体の機関", "another public body"
    BOARD = (
        "board",
        "同じ市町村の教育委員会と長部局",
        "a board of education and the mayor's office",
    )
    PUBLIC_HOSPITAL = (
        "public_hospital",
        "相手が公立病院（規律は民間）",
        "a public hospital, under the private rules",
    )
    NOT_PUBLIC = "not_public", "相手は行政機関等でない", "not to a public body"


_DOCUMENT = Remedy(
    "document_purpose",
    Text(
        "繰り返し行う提供なら、利用目的に書き加えることを個人情報の担当課と相談してください。",
        "if it recurs, see about adding it to the stated purposes",
    ),
    rank=70,
)


@rule(
    "sharing.within_purpose",
    kind=Kind.GROUND,
    says=Text(
        "市町村などが、特定した利用目的の中でする提供は、69条の目的外提供ではない。",
        "A public body's disclosure within its specified purpose is not the occasional one of Art. 69.",
    ),
    cites=(APPI_61, APPI_69_1, APPI_70, PPC_QA_3_3_2),
    examples=(
        ((Regime.PUBLIC, Stated.YES), Outcome.PERMITTED),
        ((Regime.PUBLIC, Stated.NOT_SEEN), Outcome.UNDETERMINED),
        ((Regime.PRIVATE, Stated.YES), Outcome.NOT_PERMITTED),
    ),
)
def within_purpose(regime: Regime, purpose_documented: Stated) -> Finding:
    """Do this municipality's documents name this as a purpose (利用目的の中か)?"""
    if regime is Regime.LOCAL_ORDINANCE:
        return left_to_the_ordinance(
            Text(
                "当時の個人情報保護条例は、この提供を認めていましたか。",
                "did the ordinance of the day allow it?",
            )
        )
    if regime is not Regime.PUBLIC:
        return not_claimed(
            "民間の事業者や個人には、利用目的の中でも同意などの根拠が要ります。",
            "Others need a ground even within their purpose.",
        )
    if purpose_documented is Stated.YES:
        return permitted(
            "この市町村の利用目的の記載に含まれます。",
            "This municipality's stated purpose of use includes it.",
            RESTRICT_USE,
        )
    if purpose_documented is Stated.NOT_SEEN:
        return undetermined(
            "この提供が利用目的に含まれるか、この市町村の文書を確かめていません。",
            "Nobody has checked whether the stated purpose includes it.",
            Missing(
                "purpose_documented",
                Text(
                    "個人情報ファイル簿や申込票の利用目的に、この相手への提供が書かれていますか。",
                    "do the file register or the forms name this disclosure as a purpose?",
                ),
            ),
        )
    return not_permitted(
        "この市町村の利用目的の記載に含まれません。",
        "The stated purpose of use does not include it.",
        _DOCUMENT,
    )


_SEE_WHETHER_SYSTEMATIC = Duty(
    "consider_systematic",
    When.DURING,
    Text(
        "恒常的な提供でないか確かめ、そうなら記録して、利用目的に書き加えることを検討する",
        "see whether it is regular; if so record it, and see about the stated purposes",
    ),
    "record_judgement",
)


def _occasional(
    inside: str,
    needed: Recorded,
    reasonable: Recorded,
    systematic: Recorded,
    *cites: Citation,
    provided: bool = True,
) -> Finding:
    """What 2号 and 3号 ask alike (臨時の利用・提供の共通の要件)."""
    if systematic is Recorded.YES:
        return not_permitted(
            "恒常的・体系的な提供です。69条2項は臨時の場合の規定です。",
            "It is regular or systematic; Art. 69(2) is for the occasion.",
            _DOCUMENT,
        )
    if Recorded.NO in (needed, reasonable):
        return not_permitted(
            "法令の定める事務に必要な限度か、相当の理由のどちらかがないと判断されています。",
            "It has been judged more than statutory work needs, or without reasonable grounds.",
        )
    missing: list[Missing] = []
    if needed is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "needed",
                Text(
                    "受け取る側のどの法令上の事務に、この情報のどこまでが要りますか（誰が・いつ・なぜ）。",
                    "which statutory work of the receiver needs how much of it; who, when, why?",
                ),
            )
        )
    if reasonable is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "reasonable",
                Text(
                    "利用目的の外で使う相当の理由がありますか（誰が・いつ・なぜ）。",
                    "are there reasonable grounds to use it beyond its purpose; who, when, why?",
                ),
            )
        )
    if missing:
        return undetermined(
            f"{inside}の臨時の提供に要る判断が記録されていません。",
            "A judgement that the occasional use of it needs is not on record.",
            *missing,
        )
    # 70条 is of what is provided, by 3号 and 4号: use inside one body has no receiver to ask.
    duties = (KEEP_JUDGEMENT, RECORD_SHARE, *((RESTRICT_USE,) if provided else ()))
    return permitted(
        f"{inside}で、法令の事務に必要な限度であり、相当の理由があります。",
        "It is no more than statutory work needs, and on reasonable grounds.",
        *duties,
        *((_SEE_WHETHER_SYSTEMATIC,) if systematic is Recorded.NOT_RECORDED else ()),
        cites=cites or None,
    )


_R = Recorded


@rule(
    "sharing.inside_body",
    kind=Kind.GROUND,
    says=Text(
        "市町村の中では、臨時の利用で、法令の事務に必要な限度であり相当の理由があれば、利用目的の外でも使える。",
        "Inside one public body it may be used beyond its purpose on the occasion, as statutory "
        "work needs and on reasonable grounds.",
    ),
    cites=(APPI_69_2_2, PPC_QA_3_3_2),
    examples=(
        ((Between.SAME_BODY, _R.YES, _R.YES, _R.NOT_RECORDED), Outcome.PERMITTED),
        ((Between.SAME_BODY, _R.YES, _R.NOT_RECORDED, _R.NO), Outcome.UNDETERMINED),
        ((Between.SAME_BODY, _R.YES, _R.YES, _R.YES), Outcome.NOT_PERMITTED),
        ((Between.ANOTHER, _R.YES, _R.YES, _R.NO), Outcome.NOT_PERMITTED),
    ),
)
def inside_body(
    between: Between, needed: Recorded, reasonable: Recorded, systematic: Recorded
) -> Finding:
    """May it be used inside the municipality on this occasion (内部での臨時の利用か)?"""
    if between is not Between.SAME_BODY:
        return not_claimed(
            "同じ市町村の長部局の中での利用ではありません。", "Not inside one mayor's office."
        )
    return _occasional("市町村の中", needed, reasonable, systematic, provided=False)


@rule(
    "sharing.to_public_body",
    kind=Kind.GROUND,
    says=Text(
        "ほかの行政機関等へは、臨時の提供で、相手の法令の事務に必要な限度であり相当の理由があれば、提供できる。",
        "To another public body it may go on the occasion, as that body's statutory work needs and "
        "on reasonable grounds.",
    ),
    cites=(APPI_69_2_3, APPI_69_2_2, APPI_58_2, APPI_70, PPC_QA_3_3_2),
    examples=(
        ((Between.ANOTHER, _R.YES, _R.YES, _R.NOT_RECORDED), Outcome.PERMITTED),
        ((Between.BOARD, _R.YES, _R.YES, _R.NO), Outcome.PERMITTED),
        ((Between.PUBLIC_HOSPITAL, _R.YES, _R.YES, _R.NO), Outcome.UNDETERMINED),
        ((Between.NOT_PUBLIC, _R.YES, _R.YES, _R.NO), Outcome.NOT_PERMITTED),
    ),
)
def to_public_body(
    between: Between, needed: Recorded, reasonable: Recorded, systematic: Recorded
) -> Finding:
    """May it go to another public body on this occasion (ほかの行政機関等への臨時の提供か)?"""
    if between in (Between.SAME_BODY, Between.NOT_PUBLIC):
        return not_claimed(
            "ほかの行政機関等への提供ではありません。", "Not to another public body."
        )
    if between is Between.BOARD:
        # 利用 (2号) or 提供 (3号) is unsettled between the two; what both ask is the same.
        return _occasional(
            "教育委員会と長部局の間（利用と提供のどちらと読んでも要件は同じ）",
            needed,
            reasonable,
            systematic,
            APPI_69_2_3,
            APPI_69_2_2,
        )
    found = _occasional("ほかの行政機関等", needed, reasonable, systematic, APPI_69_2_3, APPI_70)
    if between is Between.PUBLIC_HOSPITAL and found.outcome is Outcome.PERMITTED:
        return undetermined(
            "公立病院が、69条2項3号の相手の行政機関等に当たるかは定まっていません。",
            "Whether a public hospital counts as a public body here is unsettled.",
            Missing(
                "between",
                Text(
                    "公立病院への提供を3号でよいと、個人情報の担当課は判断していますか。同意など別の根拠はありますか。",
                    "does the privacy section hold item 3 to suffice; is there another ground?",
                ),
            ),
        )
    return found


def _on_the_fourth_item(
    claimed: YesNo, judged: Recorded, fact: str, of: Text, question: Text
) -> Finding:
    if judged is Recorded.YES:
        return permitted(
            f"{of.ja}と判断されています。",
            f"It has been judged {of.en}.",
            KEEP_JUDGEMENT,
            RECORD_SHARE,
            RESTRICT_USE,
        )
    if judged is Recorded.NO:
        return not_permitted(
            f"{of.ja}とはいえないと判断されています。", f"It has not been judged {of.en}."
        )
    if claimed is YesNo.NO:
        return not_claimed(
            f"{of.ja}という判断は持ち出されていません。", f"Nobody claims it to be {of.en}."
        )
    return undetermined(
        f"{of.ja}かの判断が記録されていません。",
        f"Whether it is {of.en} is not on record.",
        Missing(fact, question),
    )


@rule(
    "sharing.clear_interest",
    kind=Kind.GROUND,
    says=Text(
        "本人以外に提供することが明らかに本人の利益になるときは、利用目的の外でも提供できる。",
        "Where telling another is evidently in the person's interest, it may go beyond its purpose.",
    ),
    cites=(APPI_69_2_4, APPI_70),
    examples=(
        ((YesNo.NO, _R.YES), Outcome.PERMITTED),
        ((YesNo.YES, _R.NOT_RECORDED), Outcome.UNDETERMINED),
        ((YesNo.NO, _R.NOT_RECORDED), Outcome.NOT_PERMITTED),
    ),
)
def clear_interest(claimed: YesNo, clear_interest: Recorded) -> Finding:
    """Is it evidently in the person's interest (明らかに本人の利益か)?"""
    return _on_the_fourth_item(
        claimed,
        clear_interest,
        "clear_interest",
        Text("明らかに本人の利益になる", "evidently in the person's interest"),
        Text(
            "この相手に伝えると、本人にどんな利益がありますか。本人の意向に反しませんか（誰が・いつ・なぜ判断しましたか）。",
            "how does it serve the person to tell them, and is it against their wish; who, when, why?",
        ),
    )


@rule(
    "sharing.special_reason",
    kind=Kind.GROUND,
    says=Text(
        "行政機関等への提供に並ぶ特別の理由があるときは、利用目的の外でも提供できる。",
        "For a special reason, as weighty as towards a public body, it may go beyond its purpose.",
    ),
    cites=(APPI_69_2_4, APPI_69_2, APPI_70),
    examples=(
        ((YesNo.NO, _R.YES), Outcome.PERMITTED),
        ((YesNo.YES, _R.NOT_RECORDED), Outcome.UNDETERMINED),
        ((YesNo.NO, _R.NOT_RECORDED), Outcome.NOT_PERMITTED),
    ),
)
def special_reason(claimed: YesNo, special_reason: Recorded) -> Finding:
    """Is there a special reason (特別の理由があるか)?"""
    return _on_the_fourth_item(
        claimed,
        special_reason,
        "special_reason",
        Text("特別の理由がある", "for a special reason"),
        Text(
            "行政機関等に出すのと同じくらいの、特別な理由は何ですか（誰が・いつ・なぜ判断しましたか）。",
            "what is the special reason, as weighty as towards a public body; who, when, why?",
        ),
    )


RULES = (within_purpose, inside_body, to_public_body, clear_interest, special_reason)
