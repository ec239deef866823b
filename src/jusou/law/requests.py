"""What the neighbouring meetings may ask, and keep (隣接する会議の求めと守秘): clause by clause.

The meetings themselves are in `jusou.law.meetings`, the penalties in `jusou.law.penalties`.
"""

from datetime import date

from jusou.law.abuse import CHILD_WELFARE, DV_ACT
from jusou.law.days import EDITION, SCHEME_START
from jusou.law.meetings import CONSUMER, LONELINESS, SEIHO, WOMEN, YOUTH
from jusou.law.model import Citation, Law, Place, Standing, Sureness
from jusou.law.secrecy import CARE_INSURANCE, DISABILITY_SUPPORT, NEEDY
from jusou.law.shorthand import at, cite
from jusou.wording import Text

_APRIL_2024 = date(2024, 4, 1)
_APRIL_2025 = date(2025, 4, 1)


def _request(
    law: Law,
    slug: str,
    *places: Place,
    fact: str,
    of: Text,
    tries: bool = True,
    note: Text | None = None,
    sureness: Sureness = Sureness.CONFIRMED,
) -> Citation:
    tail_ja = "求められた側は応じるよう努める。" if tries else "応じるよう努める定めはない。"
    tail_en = "those asked try to comply." if tries else "no duty to try is laid down."
    return cite(
        law,
        slug,
        *places,
        says=Text(
            f"会議は、必要があると認めるとき、{of.ja}を求めることができる。{tail_ja}",
            f"Where it finds it necessary, it may ask for {of.en}; {tail_en}",
        ),
        facts=(fact,),
        note=note,
        sureness=sureness,
    )


def _secret(
    law: Law,
    slug: str,
    *places: Place,
    fact: str,
    who: Text,
    unless: bool = True,
    sureness: Sureness = Sureness.CONFIRMED,
) -> Citation:
    ja = "正当な理由なく、" if unless else ""
    en = " without just cause" if unless else ", with no exception for just cause"
    return cite(
        law,
        slug,
        *places,
        says=Text(
            f"{who.ja}は、{ja}会議で知り得た秘密を漏らしてはならない。退いた後も同じ。",
            f"{who.en} may not let its secrets out{en}, also after leaving.",
        ),
        facts=(fact,),
        sureness=sureness,
    )


_ANY_INFORMATION = Text("資料・情報の提供など", "documents, information and the like")
_ENGAGED = Text(
    "会議の事務に従事する者と従事していた者", "Whoever is or was engaged in its affairs"
)
_MEMBERS = Text(
    "会議を構成する機関・法人の職員や役員、構成する個人と、これらであった者",
    "Staff and officers of its member bodies, its individual members, and former ones",
)

NEEDY_9_3 = _request(
    NEEDY,
    "needy-9-3",
    at("9", 3),
    fact="SIS-001",
    of=Text("生活困窮者に関する資料・情報の提供など", "documents on needy persons and the like"),
)
NEEDY_9_6 = _secret(
    NEEDY,
    "needy-9-6",
    at("9", 5, until=_APRIL_2025),
    at("9", 6, since=_APRIL_2025),
    fact="SIS-001",
    who=_ENGAGED,
)
SEIHO_27_3_3 = _request(
    SEIHO,
    "seiho-27-3-3",
    at("27-3", 3, since=_APRIL_2025),
    fact="SIS-003",
    of=Text("被保護者に関する資料・情報の提供など", "documents on those assisted and the like"),
)
SEIHO_27_3_6 = _secret(
    SEIHO, "seiho-27-3-6", at("27-3", 6, since=_APRIL_2025), fact="SIS-003", who=_ENGAGED
)
CHILD_WELFARE_25_3 = _request(
    CHILD_WELFARE, "child-welfare-25-3", at("25-3"), fact="SIS-004", of=_ANY_INFORMATION
)
CHILD_WELFARE_25_5 = _secret(
    CHILD_WELFARE, "child-welfare-25-5", at("25-5"), fact="SIS-004", who=_MEMBERS
)
CARE_115_48_3 = _request(
    CARE_INSURANCE, "care-115-48-3", at("115-48", 3), fact="SIS-005", of=_ANY_INFORMATION
)
CARE_115_48_5 = _secret(
    CARE_INSURANCE, "care-115-48-5", at("115-48", 5), fact="SIS-005", who=_ENGAGED
)
CARE_9 = cite(
    CARE_INSURANCE,
    "care-9",
    at("9"),
    says=Text(
        "介護保険の被保険者は、65歳以上の者と、40歳以上65歳未満の医療保険加入者である。",
        "The insured are those of 65 and over, and those from 40 with health insurance.",
    ),
    sureness=Sureness.DERIVED,
    note=Text("2018年の条文で読んだ。", "Read in the text of 2018."),
)
DISABILITY_89_3_3 = _request(
    DISABILITY_SUPPORT,
    "disability-89-3-3",
    at("89-3", 3, since=_APRIL_2024),
    fact="SIS-006",
    of=_ANY_INFORMATION,
    note=Text(
        "2024年3月31日までに求めの定めがあったかは確かめていない。",
        "Whether it could ask before 2024-04-01 has not been checked.",
    ),
)
DISABILITY_89_3_5 = _secret(
    DISABILITY_SUPPORT,
    "disability-89-3-5",
    at("89-3", 5, since=_APRIL_2024),
    fact="SIS-006",
    who=_ENGAGED,
)
LONELINESS_16_3 = _request(
    LONELINESS,
    "loneliness-16-3",
    at("16", 3, since=_APRIL_2024),
    fact="SIS-007",
    of=Text(
        "構成機関等に、支援の対象となる当事者等に関する情報の提供など",
        "information on those it supports, from its members alone",
    ),
    tries=False,
    sureness=Sureness.SECONDARY,
)
LONELINESS_18 = _secret(
    LONELINESS,
    "loneliness-18",
    at("18", since=_APRIL_2024),
    fact="SIS-007",
    who=_ENGAGED,
    sureness=Sureness.SECONDARY,
)
CONSUMER_11_4_3 = _request(
    CONSUMER,
    "consumer-11-4-3",
    at("11-4", 3),
    fact="SIS-009",
    of=Text(
        "構成員に、特に配慮を要する消費者に関する情報の提供など",
        "information on vulnerable consumers, from its members alone",
    ),
    tries=False,
)
CONSUMER_11_5 = _secret(
    CONSUMER, "consumer-11-5", at("11-5"), fact="SIS-009", who=_ENGAGED, unless=False
)
WOMEN_15_3 = _request(
    WOMEN, "women-15-3", at("15", 3, since=_APRIL_2024), fact="SIS-010", of=_ANY_INFORMATION
)
WOMEN_15_5 = _secret(
    WOMEN, "women-15-5", at("15", 5, since=_APRIL_2024), fact="SIS-010", who=_MEMBERS
)
YOUTH_20_3 = _request(
    YOUTH,
    "youth-20-3",
    at("20", 3),
    fact="SIS-011",
    of=Text(
        "構成機関等に、支援の対象となる子ども・若者に関する情報の提供など",
        "information on the young people it supports, from its members alone",
    ),
    tries=False,
)
YOUTH_24 = _secret(YOUTH, "youth-24", at("24"), fact="SIS-011", who=_ENGAGED)
DV_5_2_5 = _request(
    DV_ACT,
    "dv-5-2-5",
    at("5-2", 5, since=_APRIL_2024),
    fact="SIS-012",
    of=_ANY_INFORMATION,
    tries=False,
)
DV_5_3 = _secret(
    DV_ACT,
    "dv-5-3",
    at("5-3", since=_APRIL_2024),
    fact="SIS-012",
    who=_ENGAGED,
)
NEEDY_QA = cite(
    Law(
        "mhlw-needy-qa",
        Text(
            "厚生労働省Q&A（生活困窮者自立支援）",
            "Ministry of Health, Labour and Welfare, Q&A on support for needy persons",
        ),
        None,
        Standing.MINISTRY,
    ),
    "mhlw-needy-qa",
    Place(since=SCHEME_START, where=Text("支援調整会議", "the coordination meeting")),
    says=Text(
        "支援調整会議は、プランの適切性の協議、共有・了承、終結時などの評価、社会資源の検討をする。"
        "プランを作るときは開く必要がある。",
        "It deliberates, shares and evaluates plans and considers resources; it must meet where "
        "a plan is made.",
    ),
    facts=("SIS-002", "SIS-022"),
    sureness=Sureness.SECONDARY,
    checked_on=EDITION,
    note=Text(
        "法律に定めはない。本人の同意が要ることは、重層的支援会議と同じ型であることからの整理。",
        "No Act makes it. That consent is needed follows from its being of one kind with the "
        "scheme's own meeting.",
    ),
)

CITATIONS: tuple[Citation, ...] = (
    NEEDY_9_3,
    NEEDY_9_6,
    SEIHO_27_3_3,
    SEIHO_27_3_6,
    CHILD_WELFARE_25_3,
    CHILD_WELFARE_25_5,
    CARE_115_48_3,
    CARE_115_48_5,
    CARE_9,
    DISABILITY_89_3_3,
    DISABILITY_89_3_5,
    LONELINESS_16_3,
    LONELINESS_18,
    CONSUMER_11_4_3,
    CONSUMER_11_5,
    WOMEN_15_3,
    WOMEN_15_5,
    YOUTH_20_3,
    YOUTH_24,
    DV_5_2_5,
    DV_5_3,
    NEEDY_QA,
)
