"""Abuse and violence (虐待・DV): who must report, who may, and who is to be protected by it.

Reporting never waits for a meeting or for consent, and no duty of secrecy stands against it.
"""

from jusou.law.model import Citation
from jusou.law.shorthand import at, cite, statute
from jusou.wording import Text

CHILD_ABUSE = statute(
    "child-abuse", "412AC1000000082", "児童虐待防止法", "Child Abuse Prevention Act"
)
CHILD_WELFARE = statute("child-welfare", "322AC0000000164", "児童福祉法", "Child Welfare Act")
ELDER_ABUSE = statute(
    "elder-abuse", "417AC1000000124", "高齢者虐待防止法", "Elder Abuse Prevention Act"
)
DISABILITY_ABUSE = statute(
    "disability-abuse",
    "423AC1000000079",
    "障害者虐待防止法",
    "Act to Prevent Abuse of Persons with Disabilities",
)
DV_ACT = statute("dv", "413AC0100000031", "DV防止法", "Act on the Prevention of Spousal Violence")

CHILD_ABUSE_6 = cite(
    CHILD_ABUSE,
    "child-abuse-6",
    at("6"),
    says=Text(
        "虐待を受けたと思われる児童を見つけた者は、速やかに通告しなければならない。守秘義務は妨げない。",
        "Whoever finds a child who seems abused must report at once, secrecy notwithstanding.",
    ),
    facts=("ABU-003", "ABU-008"),
)
CHILD_ABUSE_7 = cite(
    CHILD_ABUSE,
    "child-abuse-7",
    at("7"),
    says=Text(
        "通告を受けた側は、誰が通告したかが分かる事項を漏らしてはならない。",
        "Those who receive a report must not reveal who made it.",
    ),
    facts=("ABU-003",),
)
CHILD_ABUSE_13_4 = cite(
    CHILD_ABUSE,
    "child-abuse-13-4",
    at("13-4"),
    says=Text(
        "学校・医療・福祉などの関係者は、市町村長や児童相談所長等から求められたとき、"
        "相当の理由があれば、不当な侵害のおそれがない限り、資料・情報を提供できる。",
        "Asked by a mayor or a child guidance centre, schools, doctors and carers may provide "
        "information on reasonable grounds unless it would unjustly harm anyone.",
    ),
    facts=("ABU-004",),
)
CHILD_WELFARE_25 = cite(
    CHILD_WELFARE,
    "child-welfare-25",
    at("25"),
    says=Text(
        "要保護児童を見つけた者は通告しなければならない。守秘義務は妨げない。",
        "Whoever finds a child in need of protection must report it, secrecy notwithstanding.",
    ),
    facts=("ABU-005", "ABU-008"),
)
ELDER_ABUSE_7_1 = cite(
    ELDER_ABUSE,
    "elder-abuse-7-1",
    at("7", 1),
    says=Text(
        "養護者による虐待で高齢者の生命・身体に重大な危険があれば、市町村に通報しなければならない。",
        "A carer's abuse that gravely endangers an older person must be reported at once.",
    ),
    facts=("ABU-001", "ABU-008", "ABU-009"),
)
ELDER_ABUSE_7_2 = cite(
    ELDER_ABUSE,
    "elder-abuse-7-2",
    at("7", 2),
    says=Text(
        "重大な危険がない場合も、市町村に通報するよう努める。",
        "Short of grave danger, one is to endeavour to report it.",
    ),
    facts=("ABU-001", "ABU-008"),
)
ELDER_ABUSE_8 = cite(
    ELDER_ABUSE,
    "elder-abuse-8",
    at("8"),
    says=Text(
        "市町村の職員は、誰が通報したかが分かる事項を漏らしてはならない。",
        "Municipal staff must not reveal who made the report.",
    ),
    facts=("ABU-002",),
)
ELDER_ABUSE_9 = cite(
    ELDER_ABUSE,
    "elder-abuse-9",
    at("9"),
    says=Text(
        "市町村は、通報を受けたら速やかに安全と事実を確かめ、対応を協議する。",
        "On a report the municipality promptly checks safety and facts and confers.",
    ),
    facts=("ABU-002",),
)
ELDER_ABUSE_21_1 = cite(
    ELDER_ABUSE,
    "elder-abuse-21-1",
    at("21", 1),
    says=Text(
        "施設の従事者は、自分の施設での虐待を市町村に通報しなければならない。",
        "Staff must report abuse in their own facility.",
    ),
    facts=("ABU-001", "ABU-008"),
)
ELDER_ABUSE_21_2 = cite(
    ELDER_ABUSE,
    "elder-abuse-21-2",
    at("21", 2),
    says=Text(
        "施設の従事者でない者も、生命・身体に重大な危険があれば、施設での虐待を通報しなければならない。",
        "Others must report abuse in a facility that gravely endangers an older person.",
    ),
    facts=("ABU-008",),
)
ELDER_ABUSE_21_3 = cite(
    ELDER_ABUSE,
    "elder-abuse-21-3",
    at("21", 3),
    says=Text(
        "施設の従事者でない者も、重大な危険がない場合には、施設での虐待を通報するよう努める。",
        "Others, short of grave danger, are to endeavour to report abuse in a facility.",
    ),
    facts=("ABU-008",),
)
ELDER_ABUSE_23 = cite(
    ELDER_ABUSE,
    "elder-abuse-23",
    at("23"),
    says=Text(
        "施設での虐待の通報でも、市町村と都道府県の職員は、誰が通報したかが分かる事項を漏らしてはならない。",
        "Of abuse in a facility, too, municipal and prefectural staff must not reveal who reported.",
    ),
    facts=("ABU-002",),
)
ELDER_ABUSE_24 = cite(
    ELDER_ABUSE,
    "elder-abuse-24",
    at("24"),
    says=Text(
        "施設での虐待の通報を受けたら、市町村長や知事は、老人福祉法や介護保険法の権限を適切に使う。",
        "On a report of abuse in a facility the mayor and the governor use their powers over it.",
    ),
    facts=("ABU-002",),
)
DISABILITY_ABUSE_7 = cite(
    DISABILITY_ABUSE,
    "disability-abuse-7",
    at("7"),
    says=Text(
        "養護者による障害者（18歳以上）への虐待は、程度を問わず、市町村に通報しなければならない。",
        "A carer's abuse of an adult with a disability must be reported, however slight.",
    ),
    facts=("ABU-006", "ABU-008", "ABU-009"),
)
DISABILITY_ABUSE_8 = cite(
    DISABILITY_ABUSE,
    "disability-abuse-8",
    at("8"),
    says=Text(
        "市町村の職員は、誰が通報したかが分かる事項を漏らしてはならない。",
        "Municipal staff must not reveal who made the report.",
    ),
    facts=("ABU-006",),
)
DISABILITY_ABUSE_16 = cite(
    DISABILITY_ABUSE,
    "disability-abuse-16",
    at("16"),
    says=Text(
        "福祉施設の従事者等による虐待は、市町村に通報しなければならない。",
        "Abuse by staff of a welfare facility must be reported to the municipality.",
    ),
    facts=("ABU-006", "ABU-008"),
)
DISABILITY_ABUSE_22 = cite(
    DISABILITY_ABUSE,
    "disability-abuse-22",
    at("22"),
    says=Text(
        "使用者による虐待は、市町村又は都道府県に通報しなければならない。",
        "Abuse by an employer must be reported to the municipality or the prefecture.",
    ),
    facts=("ABU-006", "ABU-008"),
)
DV_6_1 = cite(
    DV_ACT,
    "dv-6-1",
    at("6", 1),
    says=Text(
        "配偶者からの身体への暴力を見つけた者は、支援センター又は警察官に通報するよう努める。",
        "Whoever finds bodily violence by a spouse is to endeavour to report it.",
    ),
    facts=("ABU-007", "ABU-008"),
)
DV_6_2 = cite(
    DV_ACT,
    "dv-6-2",
    at("6", 2),
    says=Text(
        "医療関係者は通報できる。その際は本人の意思を尊重するよう努める。",
        "Medical staff may report, endeavouring to respect the victim's wishes.",
    ),
    facts=("ABU-007", "ABU-008"),
)
DV_6_3 = cite(
    DV_ACT,
    "dv-6-3",
    at("6", 3),
    says=Text("守秘義務は通報を妨げない。", "Duties of secrecy do not stand against a report."),
    facts=("ABU-007",),
)
DV_23 = cite(
    DV_ACT,
    "dv-23",
    at("23"),
    says=Text(
        "職務で関わる者は、被害者の安全の確保と秘密の保持に十分配慮する。",
        "Those involved by their work take great care of the victim's safety and secrets.",
    ),
    facts=("ABU-007",),
)

CITATIONS: tuple[Citation, ...] = (
    CHILD_ABUSE_6,
    CHILD_ABUSE_7,
    CHILD_ABUSE_13_4,
    CHILD_WELFARE_25,
    ELDER_ABUSE_7_1,
    ELDER_ABUSE_7_2,
    ELDER_ABUSE_8,
    ELDER_ABUSE_9,
    ELDER_ABUSE_21_1,
    ELDER_ABUSE_21_2,
    ELDER_ABUSE_21_3,
    ELDER_ABUSE_23,
    ELDER_ABUSE_24,
    DISABILITY_ABUSE_7,
    DISABILITY_ABUSE_8,
    DISABILITY_ABUSE_16,
    DISABILITY_ABUSE_22,
    DV_6_1,
    DV_6_2,
    DV_6_3,
    DV_23,
)
