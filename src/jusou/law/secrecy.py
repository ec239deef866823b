"""Secrecy of professions and offices (守秘): mostly the person's, not the meeting's.

The penalties in the notes read as today's texts do; until 2025-05-31 拘禁刑 was 懲役.
"""

from jusou.law.model import Citation, Sureness
from jusou.law.shorthand import at, cite, statute
from jusou.wording import Text

LOCAL_OFFICIALS = statute(
    "local-officials", "325AC0000000261", "地方公務員法", "Local Public Service Act"
)
PENAL_CODE = statute("penal", "140AC0000000045", "刑法", "Penal Code")
NURSES = statute(
    "nurses",
    "323AC0000000203",
    "保健師助産師看護師法",
    "Act on Public Health Nurses, Midwives and Nurses",
)
SOCIAL_WORKERS = statute(
    "social-workers",
    "362AC0000000030",
    "社会福祉士及び介護福祉士法",
    "Certified Social Workers and Certified Care Workers Act",
)
PSW = statute("psw", "409AC0000000131", "精神保健福祉士法", "Mental Health Social Workers Act")
PSYCHOLOGISTS = statute(
    "psychologists", "427AC1000000068", "公認心理師法", "Certified Public Psychologists Act"
)
WELFARE_COMMISSIONERS = statute(
    "welfare-commissioners", "323AC0000000198", "民生委員法", "Welfare Commissioners Act"
)
CARE_INSURANCE = statute(
    "care-insurance", "409AC0000000123", "介護保険法", "Long-Term Care Insurance Act"
)
DISABILITY_SUPPORT = statute(
    "disability-support",
    "417AC0000000123",
    "障害者総合支援法",
    "Act on Support for Persons with Disabilities",
)
NEEDY = statute(
    "needy",
    "425AC0000000105",
    "生活困窮者自立支援法",
    "Act on Self-reliance Support for Needy Persons",
)
LAWYERS = statute("lawyers", "324AC1000000205", "弁護士法", "Attorneys Act")
LOCAL_TAX = statute("local-tax", "325AC0000000226", "地方税法", "Local Tax Act")

RESIDENT_REGISTER = statute(
    "resident-register", "342AC0000000081", "住民基本台帳法", "Basic Resident Register Act"
)

LOCAL_OFFICIALS_34 = cite(
    LOCAL_OFFICIALS,
    "local-officials-34",
    at("34", 1),
    says=Text(
        "地方公務員は、退職後も、職務で知った秘密を漏らしてはならない。",
        "Local officials must keep official secrets, also after leaving.",
    ),
    facts=("PRO-001",),
    note=Text(
        "罰則は60条2号、1年以下の拘禁刑又は50万円以下の罰金。",
        "Art. 60, item 2: up to one year, or 500,000 yen.",
    ),
)
PENAL_134 = cite(
    PENAL_CODE,
    "penal-134",
    at("134", 1),
    says=Text(
        "医師・薬剤師・助産師・弁護士などは、正当な理由なく、業務で知った秘密を漏らしてはならない。",
        "Doctors, pharmacists, midwives, lawyers: secrets of the profession are kept.",
    ),
    facts=("PRO-002",),
    note=Text("6月以下の拘禁刑又は10万円以下の罰金。", "Up to six months, or 100,000 yen."),
)
NURSES_42_2 = cite(
    NURSES,
    "nurses-42-2",
    at("42-2"),
    says=Text(
        "保健師・看護師・准看護師は、業務で知った秘密を漏らしてはならない。",
        "Public health nurses and nurses must keep what they learn at work.",
    ),
    facts=("PRO-003",),
    note=Text(
        "罰則は44条の4、6月以下の拘禁刑又は10万円以下の罰金（親告罪）。",
        "Art. 44-4: up to six months, or 100,000 yen, on complaint.",
    ),
)
SOCIAL_WORKERS_46 = cite(
    SOCIAL_WORKERS,
    "social-workers-46",
    at("46"),
    says=Text(
        "社会福祉士・介護福祉士は、業務で知った秘密を漏らしてはならない。",
        "Certified social workers and care workers must keep what they learn at work.",
    ),
    facts=("PRO-004",),
    note=Text(
        "罰則は50条、1年以下の拘禁刑又は30万円以下の罰金（親告罪）。",
        "Art. 50: up to one year, or 300,000 yen, on complaint.",
    ),
)
PSW_40 = cite(
    PSW,
    "psw-40",
    at("40"),
    says=Text(
        "精神保健福祉士は、業務で知った秘密を漏らしてはならない。",
        "Mental health social workers must keep what they learn at work.",
    ),
    facts=("PRO-005",),
    note=Text(
        "罰則は44条、1年以下の拘禁刑又は30万円以下の罰金（親告罪）。",
        "Art. 44: up to one year, or 300,000 yen, on complaint.",
    ),
)
PSYCHOLOGISTS_41 = cite(
    PSYCHOLOGISTS,
    "psychologists-41",
    at("41"),
    says=Text(
        "公認心理師は、業務で知った秘密を漏らしてはならない。",
        "Certified public psychologists must keep what they learn at work.",
    ),
    facts=("PRO-006",),
    note=Text("罰則は46条。", "Penalty in Art. 46."),
)
WELFARE_COMMISSIONERS_15 = cite(
    WELFARE_COMMISSIONERS,
    "welfare-commissioners-15",
    at("15"),
    says=Text(
        "民生委員は、職務に当たり個人の人格を尊重し、身上の秘密を守る。",
        "Welfare commissioners respect the person and keep personal secrets.",
    ),
    facts=("PRO-007",),
    note=Text("罰則はなく、解嘱（11条）がある。", "No penalty; dismissal under Art. 11."),
)
CARE_INSURANCE_115_46_8 = cite(
    CARE_INSURANCE,
    "care-insurance-115-46-8",
    at("115-46", 8),
    says=Text(
        "地域包括支援センターの設置者と職員は、業務で知った秘密を漏らしてはならない。",
        "Those who run or staff a community comprehensive support centre keep its secrets.",
    ),
    facts=("PRO-008",),
    note=Text(
        "罰則は205条2項、1年以下の拘禁刑又は100万円以下の罰金。",
        "Art. 205(2): up to one year, or 1,000,000 yen.",
    ),
)
DISABILITY_SUPPORT_77_2_6 = cite(
    DISABILITY_SUPPORT,
    "disability-support-77-2-6",
    at("77-2", 6),
    says=Text(
        "基幹相談支援センターの委託を受けた者は、業務で知った秘密を漏らしてはならない。",
        "Contractors of a core consultation centre keep what they learn at work.",
    ),
    facts=("PRO-009",),
    note=Text(
        "罰則は109条2項、1年以下の拘禁刑又は100万円以下の罰金。",
        "Art. 109(2): up to one year, or 1,000,000 yen.",
    ),
)
NEEDY_5_3 = cite(
    NEEDY,
    "needy-5-3",
    at("5", 3),
    says=Text(
        "自立相談支援の委託を受けた者は、その事務で知った秘密を漏らしてはならない。",
        "Contractors of self-reliance consultation keep what they learn in the work.",
    ),
    facts=("PRO-010",),
    note=Text(
        "「正当な理由」の留保がない。罰則は28条、1年以下の拘禁刑又は100万円以下の罰金。",
        "No exception for just cause. Art. 28: up to one year, or 1,000,000 yen.",
    ),
)
LAWYERS_23 = cite(
    LAWYERS,
    "lawyers-23",
    at("23"),
    says=Text(
        "弁護士は、法律に別段の定めがある場合を除き、職務で知った秘密を保つ権利と義務がある。",
        "Lawyers have the right and duty to keep secrets unless an Act provides otherwise.",
    ),
    facts=("PRO-011",),
)
LOCAL_TAX_22 = cite(
    LOCAL_TAX,
    "local-tax-22",
    at("22"),
    says=Text(
        "地方税の調査や徴収に従事する者は、その事務で知った秘密を漏らしてはならない。",
        "Those who assess or collect local tax keep what they learn in that work.",
    ),
    sureness=Sureness.MEMORY,
    note=Text(
        "地方公務員法より重い守秘である。社会福祉法第106条の6第3項の求めがこれを解くかどうかは"
        "定まっておらず、要確認。",
        "Heavier than the secrecy of officials in general. Whether a request under Art. 106-6(3) "
        "of the Social Welfare Act lifts it is unsettled.",
    ),
)
RESIDENT_REGISTER_12 = cite(
    RESIDENT_REGISTER,
    "resident-register-12",
    at("12", 6),
    says=Text(
        "住民票の写しの請求は、不当な目的によることが明らかなら拒める。支援措置は、この審査として国の通知で行われている。",
        "A request for the register may be refused where it is clearly for a wrongful purpose; the "
        "protective measures are a way of examining this, set out in notices.",
    ),
    sureness=Sureness.MEMORY,
    note=Text(
        "12条6項は2024年の条文で読んだ。支援措置の通知は読めていない。ほかの人からの申出は12条の3による。支援措置を受けていること自体が守られる。ほかの機関へ伝えてよい範囲は定まっておらず、要確認。",
        "Art. 12(6) was read in the text of 2024, the notices were not; others apply under Art. 12-3. "
        "That someone is under protection is itself protected; how far it may be passed on is "
        "unsettled.",
    ),
)

CITATIONS: tuple[Citation, ...] = (
    LOCAL_OFFICIALS_34,
    PENAL_134,
    NURSES_42_2,
    SOCIAL_WORKERS_46,
    PSW_40,
    PSYCHOLOGISTS_41,
    WELFARE_COMMISSIONERS_15,
    CARE_INSURANCE_115_46_8,
    DISABILITY_SUPPORT_77_2_6,
    NEEDY_5_3,
    LAWYERS_23,
    LOCAL_TAX_22,
    RESIDENT_REGISTER_12,
)
