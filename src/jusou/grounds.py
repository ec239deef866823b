"""Grounds (根拠) that public and private sharers have in common: any one of them suffices.

Each is asked of one cell: one subject, one category, one sharer, one receiver. Those of public
bodies stand in `jusou.article_69`, those of private ones in `jusou.article_27`; consent and the
requests of meetings and authorities have modules of their own. The order in which an officer
asks them is that of `jusou.claims`.
"""

import datetime as dt

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
    APPI_27_1_1,
    APPI_27_1_2,
    APPI_27_5_1,
    APPI_66_2,
    APPI_69_1,
    APPI_69_2_1,
    APPI_69_2_3,
    APPI_69_2_4,
    APPI_PUBLIC_START,
    INTERPRETATION_PROVENANCE,
    LOCAL_OFFICIALS_34,
    PPC_GUIDE,
    PRACTICE_OFFICERS,
    SWA_106_4_5,
    SWA_106_4_6,
    Citation,
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
from jusou.vocabulary import Character, Recorded, YesNo
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


PUBLIC_CHARACTERS = frozenset(
    {Character.MUNICIPALITY, Character.BOARD_OF_EDUCATION, Character.OTHER_PUBLIC}
)


def regime_of(character: Character | None, on: dt.date) -> Regime:
    """Which privacy rules bind an agency of this character on a day (機関の規律).

    58条2項 came with the public chapter: before it a public hospital, too, followed the ordinance.
    """
    hospital = character is Character.PUBLIC_HOSPITAL
    if on < APPI_PUBLIC_START and (hospital or character in PUBLIC_CHARACTERS):
        return Regime.LOCAL_ORDINANCE
    if character in PUBLIC_CHARACTERS:
        return Regime.PUBLIC
    private = hospital or character is Character.PRIVATE
    return Regime.PRIVATE if private else Regime.INDIVIDUAL


def left_to_the_ordinance(question: Text, *, cites: tuple[Citation, ...] | None = None) -> Finding:
    """Open, because the rules of that day were the municipality's own (個人情報保護条例の時代)."""
    return undetermined(
        "この日は、市町村の個人情報保護条例によります。条例は読み込んでいません。",
        "On that day the municipality's own ordinance applied; it has not been read.",
        Missing("regime", question),
        cites=cites,
    )


class Entrusted(Term):
    """Whether this passes between the city and its contractor (委託の関係)."""

    TO_CONTRACTOR = "to_contractor", "市町村から受託者へ", "from the city to its contractor"
    TO_CITY = "to_city", "受託者から市町村へ", "from the contractor to the city"
    NOT_IN_FORCE = "not_in_force", "委託の期間外", "the contract is not in force"
    NO = "no", "委託の関係ではない", "no entrustment"


RECORD_SHARE = Duty(
    "record_share",
    When.AFTER,
    Text("いつ・誰へ・何を・なぜ提供したかを記録する", "record when, to whom, what and why"),
    "share",
)


#: A ground on which people judge is kept with who judged it, when and why.
KEEP_JUDGEMENT = Duty(
    "keep_judgement",
    When.AFTER,
    Text(
        "誰が・いつ・なぜそう判断したかを、提供の記録とともに残す",
        "keep who judged so, when and why, with the record of the share",
    ),
)


#: What is said where the articles of the privacy law do not bind, and so are not named.
_UNREAD_JA = {
    Regime.LOCAL_ORDINANCE: "（この日は市町村の個人情報保護条例によります。条例は読み込んでいません）",
    Regime.INDIVIDUAL: "（個人に、個人情報保護法の規律はかかりません）",
}
_UNREAD_EN = {
    Regime.LOCAL_ORDINANCE: " (on that day the municipality's ordinance applied; it is unread)",
    Regime.INDIVIDUAL: " (the privacy law does not bind an individual)",
}


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


CONTRACT_SAFEGUARDS = Duty(
    "contract_safeguards",
    When.DURING,
    Text("委託契約の安全管理と守秘を守る", "keep to the contract's safeguards and secrecy"),
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
            CONTRACT_SAFEGUARDS,
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
    "sharing.other_contract",
    kind=Kind.GROUND,
    says=Text(
        "重層事業のほかの委託でも、その契約の事務に必要な情報は、委託した者と受託者の間で受け渡しできる。",
        "Under another contract, too, what its work needs may pass between the two parties to it.",
    ),
    cites=(APPI_66_2, APPI_27_5_1),
    examples=(
        ((YesNo.YES, Recorded.YES), Outcome.PERMITTED),
        ((YesNo.YES, Recorded.NOT_RECORDED), Outcome.UNDETERMINED),
        ((YesNo.NO, Recorded.NOT_RECORDED), Outcome.NOT_PERMITTED),
    ),
)
def other_contract(claimed: YesNo, contract: Recorded) -> Finding:
    """Does another contract's work need it (ほかの委託契約の範囲か)?"""
    if contract is Recorded.YES:
        return permitted(
            "ほかの委託契約の事務に必要な受渡しです。",
            "Another contract's work needs it.",
            CONTRACT_SAFEGUARDS,
        )
    if contract is Recorded.NO:
        return not_permitted(
            "ほかの委託契約の事務に必要な受渡しではないと判断されています。",
            "It has been judged that no other contract's work needs it.",
        )
    if claimed is YesNo.NO:
        return not_claimed("ほかの委託契約による受渡しではありません。", "No other contract.")
    return undetermined(
        "重層事業のほかの委託契約で、この情報の受渡しが要るかの記録がありません。",
        "Nobody has recorded whether another contract's work needs it.",
        Missing(
            "contract",
            Text(
                "どの委託契約の、どの事務に、この情報が要りますか（誰が・いつ確かめましたか）。",
                "which contract's work needs this; who checked it, and when?",
            ),
        ),
    )


@rule(
    "sharing.by_law",
    kind=Kind.GROUND,
    says=Text(
        "提供の根拠となる法令の規定があれば、同意がなくても提供できる。",
        "Where a provision of law is the basis, it may be provided without consent.",
    ),
    cites=(APPI_69_1, APPI_27_1_1, PPC_GUIDE, PRACTICE_OFFICERS),
    examples=(
        ((Regime.PRIVATE, YesNo.YES, Recorded.YES), Outcome.PERMITTED),
        ((Regime.PUBLIC, YesNo.YES, Recorded.NOT_RECORDED), Outcome.UNDETERMINED),
        ((Regime.PUBLIC, YesNo.NO, Recorded.NOT_RECORDED), Outcome.NOT_PERMITTED),
    ),
)
def by_law(regime: Regime, claimed: YesNo, legal_basis: Recorded) -> Finding:
    """Is a provision of law the basis (法令に基づく場合か)?"""
    if legal_basis is Recorded.YES:
        return permitted(
            f"提供の根拠となる法令の規定があると判断されています{_UNREAD_JA.get(regime, '')}。",
            f"It has been judged that a provision of law is the basis{_UNREAD_EN.get(regime, '')}.",
            KEEP_JUDGEMENT,
            RECORD_SHARE,
            cites={
                Regime.PUBLIC: (APPI_69_1, PPC_GUIDE),
                Regime.PRIVATE: (APPI_27_1_1, PPC_GUIDE),
            }.get(regime, (PRACTICE_OFFICERS,)),
        )
    if legal_basis is Recorded.NO:
        return not_permitted(
            "提供の根拠となる法令の規定はないと判断されています。",
            "It has been judged that no provision of law is the basis.",
        )
    if claimed is YesNo.NO:
        return not_claimed("根拠となる法令は示されていません。", "No law is named as the basis.")
    return undetermined(
        "根拠となる法令の規定が記録されていません。一般的な権限を定めるだけの規定では足りません。",
        "No provision is on record as the basis; one that merely gives general powers is not enough.",
        Missing(
            "legal_basis",
            Text(
                "どの法律の何条が、この情報をこの相手に出す根拠ですか（誰が・いつ確かめましたか）。",
                "which article is the basis for telling them this; who checked it, and when?",
            ),
        ),
    )


@rule(
    "sharing.deceased",
    kind=Kind.GROUND,
    says=Text(
        "亡くなった人の情報は個人情報ではないが、守秘義務と市町村の定めは残る。出すには正当な理由が要る。",
        "What concerns the dead is no personal information, but secrecy and the municipality's own "
        "rules remain: it needs just cause.",
    ),
    cites=(APPI_2_1, LOCAL_OFFICIALS_34, INTERPRETATION_PROVENANCE),
    examples=(
        ((YesNo.YES, Recorded.YES), Outcome.PERMITTED),
        ((YesNo.YES, Recorded.NOT_RECORDED), Outcome.UNDETERMINED),
        ((YesNo.NO, Recorded.YES), Outcome.NOT_PERMITTED),
    ),
)
def deceased(subject_dead: YesNo, just_cause: Recorded) -> Finding:
    """Is it about someone who has died (亡くなった人の情報か)?"""
    if subject_dead is YesNo.NO:
        return not_claimed("亡くなった人の情報ではありません。", "Not about someone who has died.")
    if just_cause is Recorded.YES:
        return permitted(
            "亡くなった人の情報で、出す正当な理由が記録されています。",
            "About someone who has died, with just cause on record.",
            KEEP_JUDGEMENT,
            RECORD_SHARE,
            Duty(
                "see_whether_survivors",
                When.DURING,
                Text(
                    "遺族など生きている人の情報でもないか確かめる",
                    "see whether it is also about the living",
                ),
            ),
        )
    if just_cause is Recorded.NO:
        return not_permitted(
            "亡くなった人の情報を出す正当な理由はないと判断されています。",
            "It has been judged that there is no just cause.",
        )
    return undetermined(
        "亡くなった人の情報です。個人情報保護法は及びませんが、守秘義務と市町村の定めが残ります。",
        "About someone who has died: the privacy law does not reach it, but secrecy and the "
        "municipality's own rules do.",
        Missing(
            "just_cause",
            Text(
                "亡くなった人の情報を出す正当な理由がありますか。市町村の定め（条例・要綱）は何といっていますか。",
                "is there just cause to tell it; what do the municipality's own rules say?",
            ),
        ),
    )


@rule(
    "sharing.emergency",
    kind=Kind.GROUND,
    says=Text(
        "生命・身体・財産を守るために要るときは、同意や会議を待たずに提供できる。",
        "To protect life, body or property it may move without waiting for consent or a meeting.",
    ),
    cites=(APPI_69_2_3, APPI_69_2_4, APPI_27_1_2, PRACTICE_OFFICERS),
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
        f"生命・身体・財産の保護のための提供です{_UNREAD_JA.get(regime, '')}。"
        "同意や会議を待ちません。",
        f"To protect life, body or property{_UNREAD_EN.get(regime, '')}; neither consent nor a "
        "meeting is waited for.",
        Duty(
            "record_emergency",
            When.AFTER,
            Text(
                "危険の内容と、同意を得られなかった理由を記録する",
                "record the danger and why consent could not be had",
            ),
        ),
        RECORD_SHARE,
        cites={
            Regime.PUBLIC: (APPI_69_2_4, APPI_69_2_3),
            Regime.PRIVATE: (APPI_27_1_2,),
        }.get(regime, (PRACTICE_OFFICERS,)),
    )


RULES = (same_party, anonymous, entrustment, other_contract, by_law, emergency, deceased)
