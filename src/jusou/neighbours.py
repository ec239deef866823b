"""The meetings that other Acts constitute (隣接する会議): twelve, each as its own text has it.

Mind the verb: exchanging information and considering how support is set up is one thing,
agreeing on what support is given another. Nothing here excludes the scheme's own meetings, nor
one of these another. What follows from the data is in `jusou.other_law` and `jusou.secrecy`.
"""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from jusou.law import (
    CARE_115_48,
    CARE_115_48_3,
    CARE_115_48_5,
    CARE_INSURANCE_205_2,
    CHILD_WELFARE_25_2,
    CHILD_WELFARE_25_3,
    CHILD_WELFARE_25_5,
    CHILD_WELFARE_61_3,
    CONSUMER_11_3,
    CONSUMER_11_4_3,
    CONSUMER_11_5,
    CONSUMER_53_1,
    DISABILITY_89_3,
    DISABILITY_89_3_3,
    DISABILITY_89_3_5,
    DISABILITY_SUPPORT_109_2,
    DV_5_2,
    DV_5_2_5,
    DV_5_3,
    DV_30,
    HOUSING_81,
    LONELINESS_15,
    LONELINESS_16_3,
    LONELINESS_18,
    LONELINESS_28,
    NEEDY_9,
    NEEDY_9_3,
    NEEDY_9_6,
    NEEDY_28,
    NEEDY_QA,
    SEIHO_27_3,
    SEIHO_27_3_3,
    SEIHO_27_3_6,
    SEIHO_85_2,
    WOMEN_15,
    WOMEN_15_3,
    WOMEN_15_5,
    WOMEN_23,
    YOUTH_19,
    YOUTH_20_3,
    YOUTH_24,
    YOUTH_34,
    Citation,
)
from jusou.vocabulary import PLAN_PURPOSES, Basis, JudgementKind, Organiser, Purpose, Recorded
from jusou.wording import Term, Text


class Verb(Term):
    """What a text gives a meeting to do (会議の事務・条文の動詞)."""

    EXCHANGE = "exchange", "情報の交換", "exchange of information"
    SYSTEM = "system", "支援体制の検討", "considering how support is set up"
    CONTENT = "content", "支援の内容の協議", "agreeing on what support is given"
    REVIEW = "review", "個別の支援の検討", "considering support for a single person"
    FRAMEWORK = "framework", "体制の整備の協議", "conferring on the local framework"
    MEASURES = "measures", "措置の協議", "conferring on measures"
    WATCH = "watch", "取組の協議と見守り", "conferring on efforts, watching over"
    PLANS = "plans", "プランの協議・共有・評価", "deliberating, sharing, evaluating plans"


class Asks(Term):
    """Whom it may ask for information (求めの相手)."""

    CONCERNED = "concerned", "関係機関等", "whoever is concerned with support"
    MEMBERS = "members", "構成機関等だけ", "its members alone"
    NOBODY = "nobody", "求めの定めなし", "nobody: no such power"


class About(Term):
    """Of whom it may ask (求められる情報)."""

    SUBJECTS = "subjects", "対象の人に関する情報", "those it is for"
    FAMILY = "family", "対象の人と家族に関する情報", "those it is for and their family"
    NEEDED = "needed", "対象の人の支援に必要な情報", "whatever supporting them needs"


class Binds(Term):
    """Whom its own secrecy binds (会議の守秘が及ぶ人)."""

    ENGAGED = "engaged", "会議の事務に従事する人すべて", "everyone engaged in its affairs"
    MEMBERS = "members", "会議を構成する機関の人", "the people of its members"
    NOBODY = "nobody", "守秘の定めなし", "nobody: no such provision"


class ConsentBasis(Term):
    """Whether the person's consent is needed there (本人の同意の要否)."""

    NOT_NEEDED = "not_needed", "要らない（法律の求めがある）", "not needed: the Act may ask"
    REQUIRED = "required", "要る（重層的支援会議と同じ型）", "needed, as in the scheme's own"
    EACH = "each", "情報ごとに同意などの根拠が要る", "each piece needs a ground"


#: What each verb carries of the purposes an item may have (動詞に含まれる目的).
CARRIES: Mapping[Verb, frozenset[Purpose]] = MappingProxyType(
    {
        Verb.EXCHANGE: frozenset(
            {Purpose.EARLY_DETECTION, Purpose.INFORMATION_EXCHANGE, Purpose.PROGRESS}
        ),
        Verb.SYSTEM: frozenset(
            {Purpose.SUPPORT_SYSTEM, Purpose.PROVISIONAL_ROLES, Purpose.RESOURCES}
        ),
        # Who supports, and how, is part of what support is given.
        Verb.CONTENT: frozenset(
            {Purpose.SUPPORT_SYSTEM, Purpose.PROVISIONAL_ROLES, *PLAN_PURPOSES}
        ),
        Verb.REVIEW: frozenset(
            {
                Purpose.INFORMATION_EXCHANGE,
                Purpose.PROGRESS,
                Purpose.PROVISIONAL_ROLES,
                *PLAN_PURPOSES,
            }
        ),
        Verb.FRAMEWORK: frozenset({Purpose.SUPPORT_SYSTEM, Purpose.RESOURCES}),
        Verb.MEASURES: frozenset({Purpose.RESOURCES}),
        Verb.WATCH: frozenset({Purpose.PROVISIONAL_ROLES}),
        Verb.PLANS: frozenset({*PLAN_PURPOSES, Purpose.RESOURCES}),
    }
)
_SINGLE_SUPPORT = frozenset({Verb.CONTENT, Verb.REVIEW, Verb.PLANS})


@attrs.frozen(kw_only=True, eq=False)
class Neighbour:
    """A meeting that another Act constitutes, as that Act has it (ほかの法律の会議).

    *hosts* are who may constitute it; *subject* is the judgement that someone is one of those
    *of_whom* it is. *secrecy* and *penalty* are its own, apart from the duties people bring
    along. *family_sits* tells that the people themselves may be members.
    """

    basis: Basis
    host: Text
    hosts: frozenset[Organiser]
    of_whom: Text
    subject: JudgementKind | None
    verbs: frozenset[Verb]
    constituted: Citation
    request: Citation | None = None
    asks: Asks = Asks.NOBODY
    about: About = About.NEEDED
    secrecy: Citation | None = None
    penalty: Citation | None = None
    binds: Binds = Binds.NOBODY
    just_cause: bool = True
    family_sits: bool = False

    @property
    def consent(self) -> ConsentBasis:
        """Whether consent is needed: it follows from whether the Act may ask (同意の要否)."""
        if self.request is not None:
            return ConsentBasis.NOT_NEEDED
        return ConsentBasis.REQUIRED if Verb.PLANS in self.verbs else ConsentBasis.EACH

    def carries(self, purpose: Purpose) -> Recorded:
        """Whether its verbs carry a purpose; not recorded where the text is silent (目的に合うか)."""
        if any(purpose in CARRIES[verb] for verb in self.verbs):
            return Recorded.YES
        if purpose is Purpose.SERVICE:
            return Recorded.NO
        if purpose in PLAN_PURPOSES and not self.verbs & _SINGLE_SUPPORT:
            return Recorded.NO
        return Recorded.NOT_RECORDED


_LOCAL = Text("地方公共団体", "a local government")
_BY_CITY = frozenset({Organiser.MUNICIPALITY})

_TWELVE = (
    Neighbour(
        basis=Basis.KONKYUU_SHIEN_KAIGI,
        host=Text(
            "都道府県等（市と、福祉事務所を置く町村を含む）",
            "a prefecture, city, or town with a welfare office",
        ),
        hosts=_BY_CITY,
        of_whom=Text("生活困窮者", "needy persons"),
        subject=JudgementKind.NEEDY,
        verbs=frozenset({Verb.EXCHANGE, Verb.SYSTEM}),
        constituted=NEEDY_9,
        request=NEEDY_9_3,
        asks=Asks.CONCERNED,
        about=About.SUBJECTS,
        secrecy=NEEDY_9_6,
        penalty=NEEDY_28,
        binds=Binds.ENGAGED,
    ),
    Neighbour(
        basis=Basis.SHIEN_CHOUSEI_KAIGI,
        host=Text(
            "自治体・自立相談支援機関（法律に定めなし）",
            "the local government or its consultation agency; no Act says",
        ),
        hosts=frozenset(Organiser),
        of_whom=Text("プランのある生活困窮者", "needy persons with a plan"),
        subject=JudgementKind.NEEDY,
        verbs=frozenset({Verb.PLANS}),
        constituted=NEEDY_QA,
    ),
    Neighbour(
        basis=Basis.SEIHO_CHOUSEI_KAIGI,
        host=Text("保護の実施機関", "the assistance authority"),
        hosts=_BY_CITY,
        of_whom=Text("被保護者", "those receiving public assistance"),
        subject=JudgementKind.ASSISTED,
        verbs=frozenset({Verb.EXCHANGE, Verb.SYSTEM}),
        constituted=SEIHO_27_3,
        request=SEIHO_27_3_3,
        asks=Asks.CONCERNED,
        about=About.SUBJECTS,
        secrecy=SEIHO_27_3_6,
        penalty=SEIHO_85_2,
        binds=Binds.ENGAGED,
    ),
    Neighbour(
        basis=Basis.YOUTAIKYOU,
        host=_LOCAL,
        hosts=_BY_CITY,
        of_whom=Text(
            "要保護児童・要支援児童とその保護者、特定妊婦",
            "children in need, their parents, expectant mothers in need",
        ),
        subject=JudgementKind.CHILD_IN_NEED,
        verbs=frozenset({Verb.EXCHANGE, Verb.CONTENT}),
        constituted=CHILD_WELFARE_25_2,
        request=CHILD_WELFARE_25_3,
        asks=Asks.CONCERNED,
        secrecy=CHILD_WELFARE_25_5,
        penalty=CHILD_WELFARE_61_3,
        binds=Binds.MEMBERS,
    ),
    Neighbour(
        basis=Basis.CHIIKI_CARE_KAIGI,
        host=Text("市町村", "the municipality"),
        hosts=_BY_CITY,
        of_whom=Text(
            "要介護などの被保険者、市町村が支援を要すると認める被保険者",
            "insured persons in need of care or found to need support",
        ),
        subject=JudgementKind.CARE_SUPPORTED,
        verbs=frozenset({Verb.REVIEW, Verb.SYSTEM}),
        constituted=CARE_115_48,
        request=CARE_115_48_3,
        asks=Asks.CONCERNED,
        secrecy=CARE_115_48_5,
        penalty=CARE_INSURANCE_205_2,
        binds=Binds.ENGAGED,
    ),
    Neighbour(
        basis=Basis.SHOUGAI_KYOUGIKAI,
        host=_LOCAL,
        hosts=_BY_CITY,
        of_whom=Text("障害者等", "persons with disabilities"),
        subject=JudgementKind.DISABLED,
        verbs=frozenset({Verb.EXCHANGE, Verb.FRAMEWORK}),
        constituted=DISABILITY_89_3,
        request=DISABILITY_89_3_3,
        asks=Asks.CONCERNED,
        secrecy=DISABILITY_89_3_5,
        penalty=DISABILITY_SUPPORT_109_2,
        binds=Binds.ENGAGED,
        family_sits=True,
    ),
    Neighbour(
        basis=Basis.KODOKU_KYOUGIKAI,
        host=_LOCAL,
        hosts=_BY_CITY,
        of_whom=Text("孤独・孤立の当事者等（家族を含む）", "the lonely and their families"),
        subject=JudgementKind.LONELY,
        verbs=frozenset({Verb.EXCHANGE, Verb.CONTENT}),
        constituted=LONELINESS_15,
        request=LONELINESS_16_3,
        asks=Asks.MEMBERS,
        about=About.FAMILY,
        secrecy=LONELINESS_18,
        penalty=LONELINESS_28,
        binds=Binds.ENGAGED,
    ),
    Neighbour(
        basis=Basis.KYOJUU_KYOUGIKAI,
        host=_LOCAL,
        hosts=_BY_CITY,
        of_whom=Text(
            "住宅確保要配慮者の入居の促進（個別の人ではない）",
            "housing those in need in general, no single person",
        ),
        subject=None,
        verbs=frozenset({Verb.MEASURES}),
        constituted=HOUSING_81,
    ),
    Neighbour(
        basis=Basis.SHOUHISHA_KYOUGIKAI,
        host=Text("国・地方公共団体の機関", "organs of the state or a local government"),
        hosts=_BY_CITY,
        of_whom=Text(
            "消費生活上特に配慮を要する消費者", "consumers who need particular consideration"
        ),
        subject=JudgementKind.WATCHED_CONSUMER,
        verbs=frozenset({Verb.EXCHANGE, Verb.WATCH}),
        constituted=CONSUMER_11_3,
        request=CONSUMER_11_4_3,
        asks=Asks.MEMBERS,
        about=About.SUBJECTS,
        secrecy=CONSUMER_11_5,
        penalty=CONSUMER_53_1,
        binds=Binds.ENGAGED,
        just_cause=False,
    ),
    Neighbour(
        basis=Basis.JOSEI_CHOUSEI_KAIGI,
        host=_LOCAL,
        hosts=_BY_CITY,
        of_whom=Text("困難な問題を抱える女性", "women in difficulty"),
        subject=JudgementKind.WOMAN_IN_DIFFICULTY,
        verbs=frozenset({Verb.EXCHANGE, Verb.CONTENT}),
        constituted=WOMEN_15,
        request=WOMEN_15_3,
        asks=Asks.CONCERNED,
        secrecy=WOMEN_15_5,
        penalty=WOMEN_23,
        binds=Binds.MEMBERS,
    ),
    Neighbour(
        basis=Basis.KOWAKA_KYOUGIKAI,
        host=_LOCAL,
        hosts=_BY_CITY,
        of_whom=Text(
            "社会生活に困難を有する子ども・若者", "young people in difficulty with social life"
        ),
        subject=JudgementKind.STRUGGLING_YOUTH,
        verbs=frozenset({Verb.EXCHANGE, Verb.CONTENT}),
        constituted=YOUTH_19,
        request=YOUTH_20_3,
        asks=Asks.MEMBERS,
        about=About.SUBJECTS,
        secrecy=YOUTH_24,
        penalty=YOUTH_34,
        binds=Binds.ENGAGED,
    ),
    Neighbour(
        basis=Basis.DV_KYOUGIKAI,
        host=Text("都道府県・市町村", "a prefecture or municipality"),
        hosts=_BY_CITY,
        of_whom=Text("配偶者からの暴力の被害者", "victims of spousal violence"),
        subject=JudgementKind.SPOUSE_VICTIM,
        verbs=frozenset({Verb.EXCHANGE, Verb.CONTENT}),
        constituted=DV_5_2,
        request=DV_5_2_5,
        asks=Asks.CONCERNED,
        secrecy=DV_5_3,
        penalty=DV_30,
        binds=Binds.ENGAGED,
    ),
)

#: Each of the twelve under its basis (隣接する会議の一覧).
NEIGHBOURS: Mapping[Basis, Neighbour] = MappingProxyType({each.basis: each for each in _TWELVE})
