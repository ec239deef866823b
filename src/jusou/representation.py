"""Who may speak for whom (代理): consent is the person's, and the law lets few others stand in."""

import datetime as dt

from jusou.answer import Duty, Missing, Outcome, Remedy, When
from jusou.household import Person
from jusou.law import APPI_27_1, APPI_69_2_1, CIVIL_4, CIVIL_824_2, PPC_GUIDE_2_16, PPC_QA_1_62
from jusou.rule import Finding, Kind, not_permitted, permitted, rule, undetermined
from jusou.term import age, months_later, runs
from jusou.vocabulary import Authority, Category, Recorded, YesNo
from jusou.wording import Term, Text

Day = dt.date


class AgeBand(Term):
    """The age that matters for consent on a day (年齢の区分)."""

    UNDER_12 = "under_12", "12歳未満", "under 12"
    FROM_12_TO_15 = "from_12_to_15", "12歳から15歳", "12 to 15"
    MINOR = "minor", "16歳以上の未成年", "16 or over, a minor"
    ADULT = "adult", "成年", "adult"
    UNKNOWN = "unknown", "年齢の記録なし", "age not recorded"


class Joint(Term):
    """Whether authority is held jointly, and whether the other holder joined in (共同親権)."""

    SOLE = "sole", "単独", "held alone"
    ONE_OF_TWO = "one_of_two", "共同親権の一方", "one of two holders"


ADULT_AT_18_SINCE = dt.date(2022, 4, 1)


def age_band(birth: Day | None, on: Day) -> AgeBand:
    """The band of age on a day; adulthood came at 20 until 2022-03-31 (年齢の区分)."""
    if birth is None:
        return AgeBand.UNKNOWN
    years = age(birth, on)
    if years >= (18 if on >= ADULT_AT_18_SINCE else 20):
        return AgeBand.ADULT
    if years >= 16:  # noqa: PLR2004 - 個情委Q&A 1-62
        return AgeBand.MINOR
    return AgeBand.FROM_12_TO_15 if years >= 12 else AgeBand.UNDER_12  # noqa: PLR2004


def adult_from(birth: Day) -> Day:
    """The first day of adulthood (成年に達する日)."""
    return min(max(ADULT_AT_18_SINCE, _birthday(birth, 18)), _birthday(birth, 20))


def _birthday(birth: Day, years: int) -> Day:
    """The day with which an age begins; of those born on 29 February, often the day after it (誕生日)."""
    found = months_later(birth, 12 * years)
    return found if found.day == birth.day else found + dt.timedelta(days=1)


_ASK_PERSON = Remedy(
    "ask_the_person",
    Text(
        "本人に説明し、口頭でもよいので、日時・説明した人・範囲を記録してください。",
        "explain to the person; an oral answer will do; record when, by whom and how far",
    ),
    rank=20,
)
_TAKE_TO_SHIEN = Remedy(
    "take_to_shien_kaigi",
    Text(
        "同意を待たずに話し合う必要があれば、支援会議で扱ってください。",
        "if it cannot wait for consent, take it to a 支援会議",
    ),
    rank=30,
)
_TAKE_TO_YOUTAIKYOU = Remedy(
    "take_to_youtaikyou",
    Text(
        "親と利益が対立するときは、要保護児童対策地域協議会で扱ってください。",
        "where the parent's interests conflict, take it to the 要対協",
    ),
    rank=25,
)
_ASK_PARENT = Remedy(
    "ask_parent",
    Text("親権者などの法定代理人に説明してください。", "explain to the legal representative"),
    rank=20,
)
_ASK_COURT = Remedy(
    "guardianship",
    Text(
        "成年後見の市町村長申立てを検討し、急ぐ間は支援会議か、本人の利益のための提供（69条2項4号・27条1項2号）によってください。",
        "consider petitioning for a guardian; meanwhile use a 支援会議 or another ground",
    ),
    rank=30,
)
_BOTH_PARENTS = Missing(
    "joint",
    Text(
        "もう一方の親権者も同意していますか。単独で足りる場合に当たるときは、その理由は何ですか。",
        "has the other holder of parental authority agreed too, or why is one enough?",
    ),
)
_CAPACITY = Missing(
    "own_capacity",
    Text(
        "本人は、何が誰に伝わるかを理解して決められますか（誰が、いつ、何を見て判断しましたか）。",
        "can the person understand and decide what is told to whom; who judged so, when, on what?",
    ),
)
_AGE = Missing(
    "age", Text("本人は何歳ですか（生年月日の記録がありません）。", "how old is the person?")
)
_MINORS = (AgeBand.UNDER_12, AgeBand.FROM_12_TO_15, AgeBand.MINOR)
_EXPLAIN = Duty(
    "record_explanation",
    When.AFTER,
    Text("説明した人・日時・説明文の版を記録する", "record who explained, when, and which text"),
)


@rule(
    "consent.representative",
    kind=Kind.MUST,
    says=Text(
        "情報共有に同意できるのは本人だけで、ほかの人は法律上の代理権の範囲でだけ代われる。",
        "Only the person can consent; another may do so only within an authority the law gives.",
    ),
    cites=(APPI_69_2_1, APPI_27_1, CIVIL_4, CIVIL_824_2, PPC_QA_1_62, PPC_GUIDE_2_16),
    examples=(
        (
            (
                Authority.NONE,
                YesNo.YES,
                Recorded.NO,
                AgeBand.ADULT,
                Recorded.NOT_RECORDED,
                Joint.SOLE,
            ),
            Outcome.NOT_PERMITTED,
        ),
        (
            (
                Authority.SELF,
                YesNo.YES,
                Recorded.NO,
                AgeBand.ADULT,
                Recorded.NOT_RECORDED,
                Joint.SOLE,
            ),
            Outcome.PERMITTED,
        ),
        (
            (Authority.PARENT, YesNo.YES, Recorded.YES, AgeBand.UNDER_12, Recorded.NO, Joint.SOLE),
            Outcome.NOT_PERMITTED,
        ),
    ),
)
def may_speak_for(
    authority: Authority,
    in_scope: YesNo,
    conflict: Recorded,
    age: AgeBand,
    own_capacity: Recorded,
    joint: Joint,
) -> Finding:
    """May whoever spoke consent for this person (同意できる人か)?"""
    if authority is Authority.SELF:
        if own_capacity is Recorded.YES:
            return permitted("本人の同意です。", "The person's own consent.", _EXPLAIN)
        if own_capacity is Recorded.NO and age in _MINORS:
            return not_permitted(
                "判断する力がないと記録されている未成年者です。同意は、親権者などの法定代理人から得ます。",
                "A minor recorded as unable to judge: the holder of parental authority consents.",
                _ASK_PARENT,
            )
        if own_capacity is Recorded.NO:
            return not_permitted(
                "本人に判断する力がないと記録されています。家族が代わることもできません。",
                "The person is recorded as unable to judge; family cannot stand in either.",
                _ASK_COURT,
            )
        if age in (AgeBand.ADULT, AgeBand.MINOR):
            return permitted("本人の同意です。", "The person's own consent.", _EXPLAIN)
        if age is AgeBand.UNDER_12:
            return not_permitted(
                "12歳未満の子どもの同意は、親権者などの法定代理人から得ます。",
                "For a child under 12 the holder of parental authority consents.",
                _ASK_PARENT,
            )
        if age is AgeBand.UNKNOWN:
            return undetermined(
                "本人の年齢の記録がありません。", "The person's age is not recorded.", _AGE
            )
        return undetermined(
            "12歳から15歳の子どもは、本人に判断する力があるかで決まります。",
            "From 12 to 15 it depends on whether the child can judge.",
            _CAPACITY,
        )
    if authority is Authority.NONE:
        if own_capacity is Recorded.NO and age in _MINORS:
            return not_permitted(
                "法律上の代理権のない人の同意です。未成年者に代われるのは、親権者などの法定代理人です。",
                "Given by someone without legal authority: for a minor the legal representative "
                "consents.",
                _ASK_PARENT,
                _TAKE_TO_SHIEN,
            )
        if own_capacity is Recorded.NO:
            return not_permitted(
                "本人に判断する力がないと記録されています。家族が代わることもできません。",
                "The person is recorded as unable to judge; family cannot stand in either.",
                _ASK_COURT,
            )
        if age is AgeBand.ADULT:
            return not_permitted(
                "成年の本人に代わって同意できる人ではありません（家族・世帯主・キーパーソンに代理権はありません）。",
                "Not someone who can consent for an adult: family and head of household have no such power.",
                _ASK_PERSON,
                _TAKE_TO_SHIEN,
            )
        return not_permitted(
            "法律上の代理権のない人の同意です。",
            "Given by someone without legal authority.",
            _ASK_PERSON,
            _TAKE_TO_SHIEN,
        )
    if in_scope is YesNo.NO:
        return not_permitted(
            "代理権の範囲外です。",
            "Outside the scope of the authority.",
            _ASK_PERSON,
            _TAKE_TO_SHIEN,
        )
    if conflict is Recorded.YES:
        if authority in (Authority.PARENT, Authority.MINORS_GUARDIAN):
            return not_permitted(
                "本人と代理する人の利益が対立しています。",
                "The interests of the person and the representative conflict.",
                _TAKE_TO_YOUTAIKYOU,
            )
        return not_permitted(
            "本人と代理する人の利益が対立しています。",
            "The interests of the person and the representative conflict.",
            _TAKE_TO_SHIEN,
        )
    if authority in (Authority.PARENT, Authority.MINORS_GUARDIAN):
        if age is AgeBand.ADULT:
            return not_permitted(
                "成年に達した子に、親の代理権はありません。",
                "A parent has no authority over a child who has come of age.",
                _ASK_PERSON,
                _TAKE_TO_SHIEN,
            )
        if age is AgeBand.UNKNOWN:
            return undetermined(
                "本人の年齢の記録がありません。", "The person's age is not recorded.", _AGE
            )
        # From 16 on a minor is taken to be able to judge until someone records the contrary.
        if own_capacity is Recorded.YES or (
            age is AgeBand.MINOR and own_capacity is not Recorded.NO
        ):
            return not_permitted(
                "自分で判断できる未成年者については、本人の同意が要ります。",
                "A minor who can judge must consent in person.",
                _ASK_PERSON,
            )
        open_capacity = age is AgeBand.FROM_12_TO_15 and own_capacity is Recorded.NOT_RECORDED
        if joint is Joint.ONE_OF_TWO:
            return undetermined(
                "共同親権です。もう一方の親権者の意向が記録されていません。",
                "Parental authority is joint, and the other holder's word is not recorded.",
                _BOTH_PARENTS,
                # The other parent's word alone would not settle it.
                *((_CAPACITY,) if open_capacity else ()),
            )
        if open_capacity:
            return undetermined(
                "12歳から15歳の子どもは、本人に判断する力があるかで決まります。",
                "From 12 to 15 it depends on whether the child can judge.",
                _CAPACITY,
            )
        return permitted(
            "親権者などの法定代理人の同意です。", "Consent of the legal representative.", _EXPLAIN
        )
    if age is not AgeBand.ADULT:
        return undetermined(
            "成年のための代理人ですが、本人が成年であることの記録がありません。",
            "A representative for adults, but adulthood is not recorded.",
            _AGE,
        )
    return permitted(
        "代理権の範囲内の同意です。", "Consent within the representative's power.", _EXPLAIN
    )


def read_authority(
    person: Person,
    given_by: str | None,
    categories: frozenset[Category],
    own_capacity: Recorded,
    on: Day,
) -> tuple[Authority, YesNo, Recorded, AgeBand, Recorded, Joint]:
    """The facts that `may_speak_for` asks for (代理に関する事実)."""
    band = age_band(person.birth, on)
    if given_by is None or given_by == person.id:
        return (Authority.SELF, YesNo.YES, Recorded.NO, band, own_capacity, Joint.SOLE)
    held = [
        each
        for each in person.representations
        if each.by == given_by and runs(each.since, each.until, on)
    ]
    if not held:
        return (Authority.NONE, YesNo.YES, Recorded.NO, band, own_capacity, Joint.SOLE)
    inside = [each for each in held if each.categories is None or categories <= each.categories]
    chosen = (inside or held)[0]
    return (
        chosen.authority,
        YesNo.of(holds=bool(inside)),
        chosen.conflict,
        band,
        own_capacity,
        Joint.ONE_OF_TWO if chosen.joint else Joint.SOLE,
    )


RULES = (may_speak_for,)
