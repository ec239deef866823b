"""Acquiring (取得): may a private receiver take in special-care information (個情法20条2項)?"""

from jusou.answer import Duty, Missing, Outcome, Remedy, When
from jusou.grounds import KEEP_JUDGEMENT, Regime
from jusou.law import APPI_2_3, APPI_20_2
from jusou.rule import Finding, Kind, forbidden, permitted, rule, undetermined, untouched
from jusou.vocabulary import Category, Recorded
from jusou.wording import Term, Text


class SpecialCare(Term):
    """Whether information of a category needs special care by law (要配慮個人情報か)."""

    YES = "yes", "当たる", "yes"
    MAY_BE = "may_be", "含むことがある", "it may be among it"
    NO = "no", "当たらない", "no"


#: 病歴・障害 are named by 2条3項 itself; of what others hold, part may be.
_OF_CATEGORY = {
    Category.HEALTH: SpecialCare.YES,
    Category.CARE: SpecialCare.MAY_BE,
    Category.ABUSE: SpecialCare.MAY_BE,
    Category.LIFE_HISTORY: SpecialCare.MAY_BE,
}


def special_care(category: Category) -> SpecialCare:
    """Whether information of a category needs special care (要配慮個人情報か)."""
    return _OF_CATEGORY.get(category, SpecialCare.NO)


class Acquired(Term):
    """How a receiver comes to it (取得の仕方)."""

    FROM_THE_PERSON = "from_the_person", "本人から直接", "from the person"
    CONSENT = "consent", "本人の同意により", "with the person's consent"
    BY_STATUTE = "by_statute", "20条2項の例外に当たる根拠による", "on a ground that is excepted"
    WITHOUT = "without", "同意も例外の根拠もない", "on neither"


@rule(
    "sharing.acquisition",
    kind=Kind.MUST,
    says=Text(
        "事業者は、本人の同意か法律の例外がなければ、病歴や障害などの要配慮個人情報を取得できない。",
        "Without consent or an exception a private handler may not take in special-care information.",
    ),
    cites=(APPI_20_2, APPI_2_3),
    examples=(
        (
            (Regime.PRIVATE, SpecialCare.YES, Acquired.WITHOUT, Recorded.NOT_RECORDED),
            Outcome.UNDETERMINED,
        ),
        ((Regime.PRIVATE, SpecialCare.YES, Acquired.WITHOUT, Recorded.NO), Outcome.FORBIDDEN),
        (
            (Regime.PRIVATE, SpecialCare.YES, Acquired.CONSENT, Recorded.NOT_RECORDED),
            Outcome.PERMITTED,
        ),
        (
            (Regime.PUBLIC, SpecialCare.YES, Acquired.WITHOUT, Recorded.NOT_RECORDED),
            Outcome.PERMITTED,
        ),
    ),
)
def acquiring(
    acquirer: Regime, special_care: SpecialCare, acquired: Acquired, may_acquire: Recorded
) -> Finding:
    """May the receiver take it in (要配慮個人情報を取得してよいか)?"""
    if acquirer is not Regime.PRIVATE or special_care is SpecialCare.NO:
        return untouched(
            "事業者による要配慮個人情報の取得ではありません。",
            "No private handler takes in special-care information.",
        )
    if acquired is Acquired.FROM_THE_PERSON:
        return permitted(
            "本人から直接聞いた、要配慮個人情報です。", "Special-care information, from the person."
        )
    if acquired is Acquired.CONSENT:
        return permitted(
            "本人の同意による、要配慮個人情報の取得です。",
            "Special-care information, with the person's consent.",
        )
    if acquired is Acquired.BY_STATUTE:
        return permitted(
            "法令や緊急など、同意なく取得できる場合に当たります。",
            "The ground is one on which it may be taken in without consent.",
        )
    if special_care is SpecialCare.MAY_BE:
        return untouched(
            "要配慮個人情報が含まれることがあります。",
            "Special-care information may be among it.",
            Duty(
                "leave_out_special_care",
                When.DURING,
                Text(
                    "病歴・障害・犯罪の被害などが含まれるなら、同意か例外を確かめるまで受け取らない",
                    "if illness, disability or crime is among it, see to consent or an exception first",
                ),
            ),
        )
    if may_acquire is Recorded.YES:
        return permitted(
            "同意なく取得できる場合に当たると判断されています。",
            "It has been judged that it may be taken in without consent.",
            KEEP_JUDGEMENT,
        )
    remedy = Remedy(
        "hear_it_from_the_person",
        Text(
            "本人から直接聞くか、本人の同意を得てから受け取ってください。",
            "hear it from the person, or take it in with their consent",
        ),
        rank=18,
    )
    if may_acquire is Recorded.NO:
        return forbidden(
            "要配慮個人情報を、同意も例外もなく取得することはできません。",
            "Special-care information may not be taken in with neither consent nor an exception.",
            remedy,
        )
    return undetermined(
        "受け取る事業者が、この要配慮個人情報を同意なく取得できる場合かどうか、記録がありません。",
        "Whether the receiver may take in this special-care information without consent is not on "
        "record.",
        Missing(
            "may_acquire",
            Text(
                "受け取る側は、同意なく取得できる場合（法令に基づく、命などの危険で同意が困難、自治体の事務への協力など）に当たりますか。",
                "is it a case in which the receiver may take it in without consent?",
            ),
        ),
        remedies=(remedy,),
    )


RULES = (acquiring,)
