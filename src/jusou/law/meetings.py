"""The meetings other Acts constitute (隣接する会議): none of them excludes the scheme's own.

Mind the verb. Some consider how support is set up (支援体制の検討), some agree on what support is
given (支援の内容の協議), one on measures (措置の協議). Not all have secrecy, or may ask for facts.
"""

from datetime import date

from jusou.law.abuse import CHILD_WELFARE, DV_ACT
from jusou.law.model import Citation, Sureness
from jusou.law.secrecy import CARE_INSURANCE, DISABILITY_SUPPORT, NEEDY
from jusou.law.shorthand import at, cite, statute
from jusou.wording import Text

SEIHO = statute("seiho", "325AC0000000144", "生活保護法", "Public Assistance Act")
LONELINESS = statute(
    "loneliness", "505AC0000000045", "孤独・孤立対策推進法", "Act on Loneliness and Isolation"
)
HOUSING = statute("housing", "419AC1000000112", "住宅セーフティネット法", "Housing Safety Net Act")
CONSUMER = statute("consumer", "421AC0000000050", "消費者安全法", "Consumer Safety Act")
WOMEN = statute(
    "women",
    "504AC0100000052",
    "困難女性支援法",
    "Act on Support for Women Facing Difficulties",
)
YOUTH = statute(
    "youth",
    "421AC0000000071",
    "子ども・若者育成支援推進法",
    "Act on Support for Children and Young People",
)

NEEDY_9 = cite(
    NEEDY,
    "needy-9",
    at(
        "9",
        until=date(2025, 4, 1),
        says=Text(
            "都道府県等は、生活困窮者の支援会議を組織できる。",
            "A welfare-office government may constitute a support meeting for needy persons.",
        ),
    ),
    at("9", since=date(2025, 4, 1)),
    says=Text(
        "都道府県等は、生活困窮者の支援会議を組織するよう努める。情報を求められ、守秘が課される。",
        "A welfare-office government is to endeavour to constitute a support meeting for needy "
        "persons; it may ask for information and its members keep secrets.",
    ),
    facts=("SIS-001",),
)
SEIHO_29 = cite(
    SEIHO,
    "seiho-29",
    at("29", 1),
    says=Text(
        "保護の実施機関は、保護の決定や実施のため、官公署や銀行、雇主などに資料や報告を求められる。",
        "To decide on assistance, the office may ask public offices, banks and employers.",
    ),
    note=Text(
        "保護のための調査で得た情報を、ほかの目的で出せる範囲は定まっておらず、要確認。",
        "How far what was so obtained may serve another purpose is unsettled.",
    ),
)
SEIHO_27_3 = cite(
    SEIHO,
    "seiho-27-3",
    at("27-3", since=date(2025, 4, 1)),
    says=Text(
        "保護の実施機関は、被保護者の調整会議を組織できる。情報を求められ、守秘が課される。",
        "The assistance authority may constitute a coordination meeting on those it assists; "
        "it may ask for information and its members keep secrets.",
    ),
    facts=("SIS-003",),
)
CHILD_WELFARE_25_2 = cite(
    CHILD_WELFARE,
    "child-welfare-25-2",
    at("25-2"),
    says=Text(
        "自治体は、要保護児童・要支援児童・特定妊婦の地域協議会（要対協）を置くよう努め、"
        "情報を交換し、支援の内容を協議する。",
        "A local government is to endeavour to set up the council for children in need of "
        "protection (youtaikyou), which exchanges information and agrees on support.",
    ),
    facts=("SIS-004", "SIS-024"),
    note=Text(
        "求めは25条の3、守秘は25条の5。公布から3年以内に施行される改正（令和8年法律第51号）は未確認。",
        "Requests in Art. 25-3, secrecy in Art. 25-5. An amendment due within three years of "
        "its promulgation in 2026 is unread.",
    ),
)
CARE_115_48 = cite(
    CARE_INSURANCE,
    "care-115-48",
    at("115-48"),
    says=Text(
        "市町村は、地域ケア会議を置くよう努め、個別の支援と体制を検討する。情報を求められ、守秘が課される。",
        "A municipality is to endeavour to set up a community care meeting on single cases and "
        "the system; it may ask for information and its members keep secrets.",
    ),
    facts=("SIS-005",),
)
DISABILITY_89_3 = cite(
    DISABILITY_SUPPORT,
    "disability-89-3",
    at(
        "89-3",
        until=date(2024, 4, 1),
        says=Text(
            "自治体は、障害者等の支援体制の協議会を置くよう努める。守秘の定めはまだない。",
            "A local government is to endeavour to set up a council on disability support; no "
            "secrecy is provided yet.",
        ),
        sureness=Sureness.DERIVED,
    ),
    at("89-3", since=date(2024, 4, 1)),
    says=Text(
        "自治体は、障害者等の支援体制の協議会を置くよう努める。情報を求められ、守秘が課される。",
        "A local government is to endeavour to set up a council on disability support; it may "
        "ask for information and its members keep secrets.",
    ),
    facts=("SIS-006",),
)
LONELINESS_15 = cite(
    LONELINESS,
    "loneliness-15",
    at("15", since=date(2024, 4, 1)),
    says=Text(
        "自治体は、孤独・孤立対策地域協議会を置くよう努める。構成機関に情報を求められる。",
        "A local government is to endeavour to set up a council on loneliness and isolation, "
        "which may ask its members for information.",
    ),
    facts=("SIS-007",),
    note=Text(
        "守秘は18条。協力に努める義務の定めはない。条文の写しに本則がなく、読み直せていない。施行日は附則で確かめた。",
        "Secrecy in Art. 18; no duty to cooperate. The body of the Act could not be read again; the "
        "day it took effect is in its supplementary provisions.",
    ),
    sureness=Sureness.SECONDARY,
)
HOUSING_81 = cite(
    HOUSING,
    "housing-81",
    at(
        "51",
        until=date(2025, 10, 1),
        says=Text(
            "自治体は、住宅確保要配慮者の居住支援協議会を組織できる。",
            "A local government may constitute a housing support council.",
        ),
        sureness=Sureness.DERIVED,
    ),
    at("81", since=date(2025, 10, 1)),
    says=Text(
        "自治体は、住宅確保要配慮者の居住支援協議会を置くよう努める。情報の求めも守秘も定めがない。",
        "A local government is to endeavour to set up a housing support council; there is no "
        "power to ask for information and no secrecy.",
    ),
    facts=("SIS-008", "LAW-020"),
)
CONSUMER_11_3 = cite(
    CONSUMER,
    "consumer-11-3",
    at("11-3"),
    says=Text(
        "国・自治体の機関は、配慮を要する消費者を見守る地域協議会を組織できる。",
        "Public bodies may constitute a council that watches over vulnerable consumers.",
    ),
    facts=("SIS-009",),
    note=Text(
        "求めは11条の4、守秘は11条の5で「正当な理由」の留保がない。",
        "Requests in Art. 11-4; secrecy in Art. 11-5, with no exception for just cause.",
    ),
)
WOMEN_15 = cite(
    WOMEN,
    "women-15",
    at("15", since=date(2024, 4, 1)),
    says=Text(
        "自治体は、困難な問題を抱える女性の支援調整会議を組織するよう努め、支援の内容を協議する。",
        "A local government is to endeavour to constitute a coordination meeting for women in "
        "difficulty, which agrees on support.",
    ),
    facts=("SIS-010",),
)
YOUTH_19 = cite(
    YOUTH,
    "youth-19",
    at("19"),
    says=Text(
        "自治体は、困難のある子ども・若者の支援地域協議会を置くよう努め、支援の内容を協議する。",
        "A local government is to endeavour to set up a council for young people in difficulty, "
        "which agrees on support.",
    ),
    facts=("SIS-011",),
    note=Text("求めは20条3項、守秘は24条。", "Requests in Art. 20(3), secrecy in Art. 24."),
)
DV_5_2 = cite(
    DV_ACT,
    "dv-5-2",
    at("5-2", since=date(2024, 4, 1)),
    says=Text(
        "都道府県は被害者の支援の協議会を組織するよう努め、市町村は組織できる。",
        "A prefecture is to endeavour to, a municipality may, constitute a council for victims.",
    ),
    facts=("SIS-012",),
    note=Text(
        "守秘は5条の3。住所などの秘匿に最大の注意を要する。",
        "Secrecy in Art. 5-3. Addresses need the greatest care.",
    ),
)

CITATIONS: tuple[Citation, ...] = (
    NEEDY_9,
    SEIHO_29,
    SEIHO_27_3,
    CHILD_WELFARE_25_2,
    CARE_115_48,
    DISABILITY_89_3,
    LONELINESS_15,
    HOUSING_81,
    CONSUMER_11_3,
    WOMEN_15,
    YOUTH_19,
    DV_5_2,
)
