"""Personal information (個人情報保護法・番号法): who may hand over what, on what ground.

Two regimes stand side by side. Private agencies follow chapter 4, renumbered on 2022-04-01.
Municipalities follow chapter 5 only from 2023-04-01; before that each followed its own 条例,
which this library does not hold, so these citations are silent for the earlier days.
"""

from datetime import date

from jusou.law.days import APPI_PUBLIC_START
from jusou.law.model import Citation, Place, Sureness
from jusou.law.shorthand import at, cite, statute
from jusou.wording import Text

APPI = statute(
    "appi", "415AC0000000057", "個人情報保護法", "Act on the Protection of Personal Information"
)
NUMBER_ACT = statute("number-act", "425AC0000000027", "番号法", "My Number Act")

PRIVATE_RENUMBERED = date(2022, 4, 1)
OLD_NUMBER = Text(
    "2022年3月31日までの番号は、2017年の条文で確かめた。",
    "The number before 2022-04-01 was read in the text of 2017.",
)


def renumbered(
    old: tuple[str, int | None, int | None], new: tuple[str, int | None, int | None]
) -> tuple[Place, Place]:
    """A provision of chapter 4 under its old number, as read in 2017, and its new one (番号の移り)."""
    return (
        at(*old, until=PRIVATE_RENUMBERED, sureness=Sureness.DERIVED),
        at(*new, since=PRIVATE_RENUMBERED),
    )


def public(article: str, paragraph: int | None = None, item: int | None = None) -> Place:
    """A provision of chapter 5, in force for municipalities since 2023-04-01 (公的部門の条項)."""
    return at(article, paragraph, item, since=APPI_PUBLIC_START)


APPI_2_1 = cite(
    APPI,
    "appi-2-1",
    at("2", 1),
    says=Text(
        "個人情報は、生存する個人に関する情報である。",
        "Personal information is about a living individual.",
    ),
    facts=("PII-010",),
)
APPI_2_3 = cite(
    APPI,
    "appi-2-3",
    at("2", 3),
    says=Text(
        "病歴、障害、犯罪の経歴や被害などは、要配慮個人情報として特に配慮を要する。",
        "Illness, disability, crime committed or suffered: information that needs special care.",
    ),
    facts=("PII-009",),
    note=Text("障害などは施行令2条が定める。", "Disability and others by Cabinet Order, Art. 2."),
)
APPI_2_4 = cite(
    APPI,
    "appi-2-4",
    *renumbered(("2", 8, None), ("2", 4, None)),
    says=Text(
        "本人は、その情報で識別される特定の個人である。世帯員は一人ずつが本人である。",
        "The principal is the individual identified: each member of a household is one.",
    ),
    facts=("PII-010",),
    note=OLD_NUMBER,
)
APPI_20_2 = cite(
    APPI,
    "appi-20-2",
    *renumbered(("17", 2, None), ("20", 2, None)),
    says=Text(
        "事業者は、法令に基づく場合などを除き、同意なく要配慮個人情報を取得してはならない。",
        "A private agency must not acquire special-care information without consent or exception.",
    ),
    facts=("PII-008",),
    note=OLD_NUMBER,
)
APPI_27_1 = cite(
    APPI,
    "appi-27-1",
    *renumbered(("23", 1, None), ("27", 1, None)),
    says=Text(
        "事業者は、各号の場合を除き、本人の同意を得ずに個人データを第三者に提供してはならない。",
        "A private agency must not provide data to others without consent, with exceptions.",
    ),
    facts=("PII-006",),
    note=OLD_NUMBER,
)
APPI_27_1_1 = cite(
    APPI,
    "appi-27-1-1",
    *renumbered(("23", 1, 1), ("27", 1, 1)),
    says=Text(
        "事業者は、法令に基づく場合は同意なく提供できる。",
        "A private agency may provide where a law or ordinance is the basis.",
    ),
    facts=("PII-006", "PII-021"),
    note=OLD_NUMBER,
)
APPI_27_1_2 = cite(
    APPI,
    "appi-27-1-2",
    *renumbered(("23", 1, 2), ("27", 1, 2)),
    says=Text(
        "事業者は、生命・身体・財産を守るため必要で、同意を得ることが困難なら提供できる。",
        "It may provide to protect life, body or property where consent is hard to obtain.",
    ),
    facts=("PII-006", "PII-025"),
    note=OLD_NUMBER,
)
APPI_27_1_3 = cite(
    APPI,
    "appi-27-1-3",
    *renumbered(("23", 1, 3), ("27", 1, 3)),
    says=Text(
        "事業者は、公衆衛生や児童の健全育成に特に必要で、同意を得ることが困難なら提供できる。",
        "It may provide for public health or children where consent is hard to obtain.",
    ),
    facts=("PII-006",),
    note=OLD_NUMBER,
)
APPI_27_1_4 = cite(
    APPI,
    "appi-27-1-4",
    *renumbered(("23", 1, 4), ("27", 1, 4)),
    says=Text(
        "事業者は、国・自治体やその委託先の法令上の事務に協力するため必要で、"
        "同意を得るとその事務に支障が出るおそれがあるとき、提供できる。",
        "It may provide to help a public body's statutory work where asking would hinder it.",
    ),
    facts=("PII-006", "PII-021"),
    note=OLD_NUMBER,
)
APPI_27_5_1 = cite(
    APPI,
    "appi-27-5-1",
    *renumbered(("23", 5, 1), ("27", 5, 1)),
    says=Text(
        "事業者が自らの利用目的のために委託して渡す相手は、第三者に当たらない。",
        "One to whom a private agency entrusts its own data is no third party.",
    ),
    facts=("PII-007",),
    note=OLD_NUMBER,
)
APPI_58_2 = cite(
    APPI,
    "appi-58-2",
    public("58", 2),
    says=Text(
        "自治体の病院・診療所・大学の運営には、民間の規律を当てはめる。",
        "A municipality's hospitals, clinics and universities follow the private rules.",
    ),
    facts=("PII-002",),
)
APPI_61 = cite(
    APPI,
    "appi-61",
    public("61"),
    says=Text(
        "行政機関等は、事務に必要な限りで、利用目的を特定して個人情報を保有する。",
        "A public body holds information only as its work needs, for a specified purpose.",
    ),
    facts=("PII-011", "REC-003"),
)
APPI_62 = cite(
    APPI,
    "appi-62",
    public("62"),
    says=Text(
        "本人から書面で直接取得するときは、緊急などの場合を除き、利用目的を明示する。",
        "The purpose is stated when information is taken from the person in writing.",
    ),
    facts=("PII-011", "CON-003"),
)
APPI_66_2 = cite(
    APPI,
    "appi-66-2",
    public("66", 2),
    says=Text(
        "安全管理の義務は、行政機関等から委託を受けた者にも及ぶ。",
        "The duty to keep information safe extends to contractors of public bodies.",
    ),
    facts=("PII-011",),
)
APPI_67 = cite(
    APPI,
    "appi-67",
    public("67"),
    says=Text(
        "扱う者は、知った個人情報をみだりに他人に知らせ、不当な目的に使ってはならない。",
        "Those who handle it must not disclose it idly or use it wrongly.",
    ),
    facts=("PII-011",),
)
APPI_68 = cite(
    APPI,
    "appi-68",
    public("68"),
    says=Text(
        "要配慮個人情報などの漏えいは、個人情報保護委員会に報告し、本人に通知する。"
        "通知が難しく代わりの措置をとるときと、78条1項の不開示情報を含むときは、通知を要しない。",
        "A leak of special-care information is reported to the Commission and to the person, who "
        "is not told where that is hard and something is done instead, or under Art. 78(1).",
    ),
    facts=("PII-013",),
    note=Text(
        "速やかに、確報は30日（不正の目的なら60日）以内（規則43条から45条）。",
        "Promptly; in full within 30 days, 60 if malicious (Commission Rules, Arts. 43 to 45).",
    ),
)
APPI_69_1 = cite(
    APPI,
    "appi-69-1",
    public("69", 1),
    says=Text(
        "行政機関等は、法令に基づく場合を除き、利用目的の外で個人情報を利用・提供してはならない。",
        "A public body must not use or provide beyond the purpose, unless a law is the basis.",
    ),
    quote="法令に基づく場合を除き、利用目的以外の目的のために保有個人情報を自ら利用し、"
    "又は提供してはならない",
    facts=("PII-003", "PII-021"),
)
APPI_69_2 = cite(
    APPI,
    "appi-69-2",
    public("69", 2),
    says=Text(
        "各号に当たる場合は、利用目的の外でも利用・提供できる。",
        "In four cases a public body may use or provide beyond the purpose.",
    ),
    facts=("PII-004",),
    note=Text(
        "臨時の場合の規定で、恒常的な共有は利用目的に入れておく（個人情報保護委員会Q&A 3-3-2）。",
        "For the occasion; routine sharing belongs in the purpose (the Commission's Q&A 3-3-2).",
    ),
)
APPI_69_2_1 = cite(
    APPI,
    "appi-69-2-1",
    public("69", 2, 1),
    says=Text(
        "本人の同意があるとき、又は本人に渡すとき。",
        "With the person's consent, or to the person.",
    ),
    facts=("PII-004",),
)
APPI_69_2_2 = cite(
    APPI,
    "appi-69-2-2",
    public("69", 2, 2),
    says=Text(
        "内部での利用で、法令の定める事務に必要な限度であり、相当の理由があるとき。",
        "Use inside the body, as statutory work needs and with reasonable grounds.",
    ),
    facts=("PII-004",),
)
APPI_69_2_3 = cite(
    APPI,
    "appi-69-2-3",
    public("69", 2, 3),
    says=Text(
        "他の行政機関や自治体に、相手の法令上の事務に必要な限度で、相当の理由があるとき。",
        "To another public body, as its statutory work needs and with reasonable grounds.",
    ),
    facts=("PII-004", "PII-025"),
)
APPI_69_2_4 = cite(
    APPI,
    "appi-69-2-4",
    public("69", 2, 4),
    says=Text(
        "統計・学術、本人以外への提供が明らかに本人の利益になるとき、その他特別の理由があるとき。",
        "Statistics, research, the person's evident benefit, or another special reason.",
    ),
    facts=("PII-004", "PII-025"),
)
APPI_69_2_PROVISO = cite(
    APPI,
    "appi-69-2-proviso",
    at("69", 2, since=APPI_PUBLIC_START, where=Text("ただし書", "proviso")),
    says=Text(
        "同意などがあっても、本人や第三者の権利利益を不当に侵害するおそれがあるときは、できない。",
        "Even with consent, not where it may unjustly harm the rights of anyone.",
    ),
    facts=("PII-004",),
)
APPI_69_3 = cite(
    APPI,
    "appi-69-3",
    public("69", 3),
    says=Text(
        "提供を制限する他の法令は、これとは別に働く。",
        "Other laws that restrict providing keep their own force.",
    ),
    facts=("PII-005",),
)
APPI_70 = cite(
    APPI,
    "appi-70",
    public("70"),
    says=Text(
        "提供するときは、必要に応じ、相手に目的・方法の制限や漏えいの防止を求める。",
        "The receiver is asked, as needed, to limit use and to prevent leaks.",
    ),
    facts=("PII-012", "CON-003"),
)
_GUARDIANSHIP = Text(
    "成年後見に関する民法改正に伴い、代理人の規定が変わりうる（令和8年法律第46号、施行日未確認）。",
    "What it says of representatives may change with the reform of guardianship (day unknown).",
)
APPI_76 = cite(
    APPI,
    "appi-76",
    public("76"),
    says=Text(
        "本人は、行政機関等が保有する自分の個人情報の開示を請求できる。",
        "A person may ask a public body to disclose what it holds on them.",
    ),
    facts=("PII-014", "REF-009"),
    note=_GUARDIANSHIP,
)
APPI_78 = cite(
    APPI,
    "appi-78",
    public("78"),
    says=Text(
        "本人の生命などを害するおそれのある情報や、第三者の情報などは、開示しない。",
        "Not disclosed: what may endanger the person, what concerns others, and more.",
    ),
    facts=("PII-014", "REC-006"),
)
APPI_98 = cite(
    APPI,
    "appi-98",
    public("98"),
    says=Text(
        "定めに反する利用・提供について、本人は停止を請求できる。",
        "A person may ask that wrongful use or provision be stopped.",
    ),
    facts=("PII-014", "CON-003"),
)
NUMBER_19 = cite(
    NUMBER_ACT,
    "number-19",
    at("19"),
    says=Text(
        "個人番号を含む情報は、列挙された場合のほか提供してはならない。支援会議の定めはない。",
        "Data with an individual number moves only as listed; no support meeting is listed.",
    ),
    facts=("PII-016",),
)

CITATIONS: tuple[Citation, ...] = (
    APPI_2_1,
    APPI_2_3,
    APPI_2_4,
    APPI_20_2,
    APPI_27_1,
    APPI_27_1_1,
    APPI_27_1_2,
    APPI_27_1_3,
    APPI_27_1_4,
    APPI_27_5_1,
    APPI_58_2,
    APPI_61,
    APPI_62,
    APPI_66_2,
    APPI_67,
    APPI_68,
    APPI_69_1,
    APPI_69_2,
    APPI_69_2_1,
    APPI_69_2_2,
    APPI_69_2_3,
    APPI_69_2_4,
    APPI_69_2_PROVISO,
    APPI_69_3,
    APPI_70,
    APPI_76,
    APPI_78,
    APPI_98,
    NUMBER_19,
)
