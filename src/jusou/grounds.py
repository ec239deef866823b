"""Grounds (根拠): why information may move from this sharer to this receiver, in the order an officer asks.

Each is asked of one cell: one subject, one category, one sharer, one receiver. Any one
suffices; consent, the ground of `jusou.consent`, is one of them.
"""

from jusou.answer import (
    Duty,
    Missing,
    Outcome,
    Remedy,
    When,
)
from jusou.law import (
    APPI_2_1,
    APPI_27_1,
    APPI_27_1_2,
    APPI_61,
    APPI_66_2,
    APPI_69_1,
    APPI_69_2_1,
    APPI_69_2_3,
    APPI_69_2_4,
    APPI_70,
    INTERPRETATION_PROVENANCE,
    PPC_QA_3_3_2,
    SWA_106_4_5,
    SWA_106_4_6,
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
from jusou.vocabulary import Recorded, Stated, YesNo
from jusou.wording import Term, Text


class Relation(Term):
    """How sharer and receiver stand to each other (提供元と提供先の関係)."""

    SAME_PARTY = "same_party", "同じ機関の同じ立場", "the same agency in the same capacity"
    OTHER_CAPACITY = "other_capacity", "同じ機関の別の立場", "the same agency in another capacity"
    THE_PERSON = "the_person", "情報の本人", "the person it is about"
    OTHER = "other", "別の機関・人", "another"


class Regime(Term):
    """Which rules of the privacy law bind the sharer (提供元にかかる規律)."""

    PUBLIC = "public", "行政機関等（個情法69条）", "public body, Art. 69"
    LOCAL_ORDINANCE = (
        "local_ordinance",
        "市町村の個人情報保護条例（2023-03-31まで）",
        "local ordinance, until 2023-03-31",
    )
    PRIVATE = "private", "個人情報取扱事業者（個情法27条）", "private handler, Art. 27"
    INDIVIDUAL = "individual", "個人（いずれの規律もない）", "an individual, under neither"


class Entrusted(Term):
    """Whether this passes between the city and its contractor (委託の関係)."""

    TO_CONTRACTOR = "to_contractor", "市町村から受託者へ", "from the city to its contractor"
    TO_CITY = "to_city", "受託者から市町村へ", "from the contractor to the city"
    NOT_IN_FORCE = "not_in_force", "委託の期間外", "the contract is not in force"
    NO = "no", "委託の関係ではない", "no entrustment"


_RECORD_SHARE = Duty(
    "record_share",
    When.AFTER,
    Text("いつ・誰へ・何を・なぜ提供したかを記録する", "record when, to whom, what and why"),
    "share",
)


_RESTRICT = Duty(
    "restrict_use",
    When.DURING,
    Text(
        "必要なら、利用目的・方法の制限と漏えい防止を相手に求める（70条）",
        "where needed, ask for limits on use (Art. 70)",
    ),
)


@rule(
    "sharing.same_party",
    kind=Kind.GROUND,
    says=Text(
        "同じ機関が同じ立場で使うことと、本人に伝えることは、第三者への提供ではない。",
        "Use by the same agency in the same capacity, or telling the person, is no disclosure to others.",
    ),
    cites=(APPI_69_2_1, APPI_27_1, INTERPRETATION_PROVENANCE),
    examples=(
        ((Relation.SAME_PARTY,), Outcome.PERMITTED),
        ((Relation.OTHER_CAPACITY,), Outcome.NOT_PERMITTED),
    ),
)
def same_party(relation: Relation) -> Finding:
    """Does it stay where it is (提供に当たらないか)?"""
    if relation is Relation.SAME_PARTY:
        return permitted(
            "同じ機関が同じ立場で使います。", "It stays with the same agency in the same capacity."
        )
    if relation is Relation.THE_PERSON:
        return permitted("本人に、本人の情報を伝えます。", "The person is told what concerns them.")
    if relation is Relation.OTHER_CAPACITY:
        return not_permitted(
            "同じ機関でも、別の立場で知ったことは当然には使えません。",
            "What an agency learnt in one capacity does not flow to another by itself.",
        )
    return not_claimed("別の機関・人への提供です。", "It goes to another.")


@rule(
    "sharing.anonymous",
    kind=Kind.GROUND,
    says=Text(
        "誰のことか分からない形の相談には、個人情報の提供の問題は生じない。",
        "Where nobody can be identified, no question of disclosing personal information arises.",
    ),
    cites=(APPI_2_1,),
    examples=(((YesNo.YES,), Outcome.PERMITTED), ((YesNo.NO,), Outcome.NOT_PERMITTED)),
)
def anonymous(is_anonymous: YesNo) -> Finding:
    """Is it about nobody who can be identified (匿名か)?"""
    if is_anonymous is YesNo.YES:
        return permitted(
            "匿名の相談です。",
            "An anonymous consultation.",
            Duty(
                "keep_anonymous",
                When.DURING,
                Text(
                    "誰のことか分かる事柄を出さない", "say nothing that would identify the person"
                ),
            ),
        )
    return not_claimed("匿名の相談ではありません。", "Not an anonymous consultation.")


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
        return undetermined(
            "この日は、市町村の個人情報保護条例によります。条例は読み込んでいません。",
            "On that day the municipality's own ordinance applied; it has not been read.",
            Missing(
                "regime",
                Text(
                    "当時の個人情報保護条例は、この提供を認めていましたか。",
                    "did the ordinance of the day allow it?",
                ),
            ),
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
            _RESTRICT,
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
        Remedy(
            "document_purpose",
            Text(
                "繰り返し行う提供なら、利用目的に書き加えることを個人情報の担当課と相談してください。",
                "if it recurs, see about adding it to the stated purposes",
            ),
            rank=70,
        ),
    )


@rule(
    "sharing.entrustment",
    kind=Kind.GROUND,
    says=Text(
        "市町村と重層事業の受託者の間では、委託した事務に必要な情報を、受託者の立場で受け渡しできる。",
        "City and contractor may pass what the entrusted affairs need, in that capacity.",
    ),
    cites=(SWA_106_4_5, SWA_106_4_6, APPI_66_2),
    examples=(
        ((Entrusted.TO_CONTRACTOR,), Outcome.PERMITTED),
        ((Entrusted.NOT_IN_FORCE,), Outcome.NOT_PERMITTED),
    ),
)
def entrustment(entrusted: Entrusted) -> Finding:
    """Does it pass between the city and its contractor (委託の範囲か)?"""
    if entrusted in (Entrusted.TO_CONTRACTOR, Entrusted.TO_CITY):
        return permitted(
            "重層事業の委託の範囲での受渡しです。",
            "It passes within the entrusted affairs of the scheme.",
            Duty(
                "contract_safeguards",
                When.DURING,
                Text(
                    "委託契約の安全管理と守秘を守る",
                    "keep to the contract's safeguards and secrecy",
                ),
            ),
        )
    if entrusted is Entrusted.NOT_IN_FORCE:
        return not_permitted(
            "この日に有効な重層事業の委託がありません。",
            "No contract of the scheme is in force on that day.",
            Remedy(
                "renew_contract",
                Text(
                    "委託契約の期間と事業を確かめてください。",
                    "check the contract's period and programmes",
                ),
                rank=60,
            ),
        )
    return not_claimed("委託の関係ではありません。", "Not a matter of entrustment.")


@rule(
    "sharing.emergency",
    kind=Kind.GROUND,
    says=Text(
        "生命・身体・財産を守るために要るときは、同意や会議を待たずに提供できる。",
        "To protect life, body or property it may move without waiting for consent or a meeting.",
    ),
    cites=(APPI_69_2_3, APPI_69_2_4, APPI_27_1_2),
    examples=(
        ((Regime.PUBLIC, Recorded.YES, Recorded.NOT_RECORDED), Outcome.PERMITTED),
        ((Regime.PRIVATE, Recorded.YES, Recorded.YES), Outcome.PERMITTED),
        ((Regime.PRIVATE, Recorded.YES, Recorded.NOT_RECORDED), Outcome.UNDETERMINED),
        ((Regime.PUBLIC, Recorded.NOT_RECORDED, Recorded.YES), Outcome.NOT_PERMITTED),
    ),
)
def emergency(regime: Regime, danger: Recorded, consent_difficult: Recorded) -> Finding:
    """Is life, body or property in danger (緊急の提供か)?"""
    if danger is not Recorded.YES:
        return not_claimed("緊急の危険は記録されていません。", "No danger is recorded.")
    if regime is Regime.PRIVATE and consent_difficult is Recorded.NO:
        return not_permitted(
            "危険はありますが、同意を得られると記録されています。",
            "There is danger, but consent is on record as obtainable.",
            Remedy(
                "ask_now",
                Text("その場で本人に尋ねてください。", "ask the person there and then"),
                rank=10,
            ),
        )
    if regime is Regime.PRIVATE and consent_difficult is Recorded.NOT_RECORDED:
        return undetermined(
            "民間の事業者からは、同意を得ることが困難な理由も要ります。",
            "A private handler also needs why consent is hard to obtain.",
            Missing(
                "consent_difficult",
                Text(
                    "本人の同意を得られないのはなぜですか（意識がない、連絡がつかないなど）。",
                    "why can consent not be had?",
                ),
            ),
        )
    return permitted(
        "生命・身体・財産の保護のための提供です。同意や会議を待ちません。",
        "To protect life, body or property; neither consent nor a meeting is waited for.",
        Duty(
            "record_emergency",
            When.AFTER,
            Text(
                "危険の内容と、同意を得られなかった理由を記録する",
                "record the danger and why consent could not be had",
            ),
        ),
        _RECORD_SHARE,
        cites={
            Regime.PUBLIC: (APPI_69_2_4, APPI_69_2_3),
            Regime.PRIVATE: (APPI_27_1_2,),
        }.get(regime),
    )


RULES = (same_party, anonymous, within_purpose, entrustment, emergency)
