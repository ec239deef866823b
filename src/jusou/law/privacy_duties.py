"""Duties of whoever holds personal information (個情法の義務): records, leaks, erasure, what is not disclosed."""

from jusou.law.model import Citation, Law, Standing, Sureness
from jusou.law.privacy import APPI, OLD_NUMBER, PRIVATE_RENUMBERED, public, renumbered
from jusou.law.shorthand import at, cite
from jusou.wording import Text

PPC_RULES = Law(
    "ppc-rules",
    Text("個人情報保護法施行規則", "Rules of the Personal Information Protection Commission"),
    "428M60020000003",
    Standing.ORDINANCE,
)

APPI_26 = cite(
    APPI,
    "appi-26",
    at("26", since=PRIVATE_RENUMBERED),
    says=Text(
        "事業者も、要配慮個人情報などの漏えいを個人情報保護委員会に報告し、本人に通知する。"
        "委託を受けた者は、委託元に知らせればよい。",
        "A private agency, too, reports a leak to the Commission and tells the person; a contractor "
        "may tell whoever entrusted it instead.",
    ),
)

APPI_22 = cite(
    APPI,
    "appi-22",
    *renumbered(("19", None, None), ("22", None, None)),
    says=Text(
        "事業者は、利用する必要がなくなった個人データを、遅滞なく消去するよう努める。",
        "A private agency endeavours to erase without delay what it no longer needs.",
    ),
    facts=("REC-003",),
    note=OLD_NUMBER,
)

APPI_29 = cite(
    APPI,
    "appi-29",
    *renumbered(("25", None, None), ("29", None, None)),
    says=Text(
        "事業者は、同意により事業者に提供したとき、いつ・誰に・誰の・何を提供したかを記録する。"
        "27条1項各号・5項各号の場合と、国や自治体への提供を除く。",
        "A private agency records what it provides to another on consent; not where an exception "
        "of Art. 27 applies, nor towards public bodies.",
    ),
    note=OLD_NUMBER,
)

APPI_30 = cite(
    APPI,
    "appi-30",
    *renumbered(("26", None, None), ("30", None, None)),
    says=Text(
        "提供を受ける事業者は、相手の名称と取得の経緯を確かめて記録する。"
        "27条1項各号・5項各号の場合を除く。",
        "The private receiver confirms from whom and how it was had, and records it; not where an "
        "exception of Art. 27 applies.",
    ),
    note=OLD_NUMBER,
)

PPC_RULES_43 = cite(
    PPC_RULES,
    "ppc-rules-43",
    public("43"),
    says=Text(
        "報告が要るのは、要配慮個人情報、財産的被害のおそれ、不正の目的のおそれ、100人を超える漏えい等である。",
        "To be reported: special care, risk to property, malice, or more than a hundred people.",
    ),
    facts=("PII-013",),
)

PPC_RULES_44 = cite(
    PPC_RULES,
    "ppc-rules-44",
    public("44"),
    says=Text(
        "知った後速やかに報告し、30日（不正の目的のおそれがあれば60日）以内に確報を出す。",
        "Promptly on learning of it, and in full within 30 days, or 60 where malice is feared.",
    ),
    facts=("PII-013",),
)

PPC_RULES_45 = cite(
    PPC_RULES,
    "ppc-rules-45",
    public("45"),
    says=Text(
        "本人への通知は、状況に応じて速やかに行う。",
        "The person is told promptly, as circumstances allow.",
    ),
    facts=("PII-013",),
)

_PPC_PRIVATE = Text(
    "条文は引用で読んだか、記憶による。要確認。", "Quoted or from memory: to be verified."
)

PPC_RULES_7 = cite(
    PPC_RULES,
    "ppc-rules-7",
    at("7", since=PRIVATE_RENUMBERED),
    says=Text(
        "事業者の報告が要るのは、要配慮個人情報、財産的被害のおそれ、不正の目的のおそれ、1000人を超える漏えい等である。",
        "For private agencies: special care, risk to property, malice, or more than a thousand.",
    ),
    facts=("PII-013",),
    sureness=Sureness.SECONDARY,
    note=_PPC_PRIVATE,
)

PPC_RULES_8 = cite(
    PPC_RULES,
    "ppc-rules-8",
    at("8", since=PRIVATE_RENUMBERED),
    says=Text(
        "事業者も、知った後速やかに報告し、30日（不正の目的のおそれがあれば60日）以内に確報を出す。",
        "Private agencies, too, report promptly, and in full within 30 days, or 60 on malice.",
    ),
    facts=("PII-013",),
    sureness=Sureness.MEMORY,
    note=_PPC_PRIVATE,
)

APPI_33 = cite(
    APPI,
    "appi-33",
    *renumbered(("28", None, None), ("33", None, None)),
    says=Text(
        "事業者は、本人に求められたら、権利利益を害するおそれなどの場合を除き、遅滞なく開示する。開示しないときも知らせる。",
        "A private agency discloses without delay to the person what it holds, save where someone's "
        "rights may be harmed and the like; it tells the person, too, where it does not.",
    ),
    facts=("PII-014",),
    note=OLD_NUMBER,
)

APPI_80 = cite(
    APPI,
    "appi-80",
    public("80"),
    says=Text(
        "不開示情報が含まれていても、個人の権利利益を守るため特に必要なら、開示できる。",
        "Even what is not to be disclosed may be, where someone's rights especially need it.",
    ),
    facts=("PII-014",),
)

APPI_81 = cite(
    APPI,
    "appi-81",
    public("81"),
    says=Text(
        "有るか無いかを答えるだけで不開示情報を開示することになるときは、有無を明らかにせず拒める。",
        "Where to say whether it exists would itself disclose, one may refuse without saying.",
    ),
)

APPI_82 = cite(
    APPI,
    "appi-82",
    public("82"),
    says=Text(
        "開示するときも、しないときも、決定し、請求した人に書面で知らせる。",
        "Disclosed or not, it is decided, and the requester told in writing.",
    ),
    facts=("PII-014",),
)

APPI_83 = cite(
    APPI,
    "appi-83",
    public("83"),
    says=Text(
        "決定は、請求から30日以内にする。正当な理由があれば、30日まで延ばして知らせる。",
        "Within 30 days of the request, extended by up to 30 for good reason, with notice.",
    ),
    facts=("PII-014",),
)

CITATIONS: tuple[Citation, ...] = (
    APPI_22,
    APPI_26,
    APPI_29,
    APPI_30,
    APPI_33,
    PPC_RULES_7,
    PPC_RULES_8,
    PPC_RULES_43,
    PPC_RULES_44,
    PPC_RULES_45,
    APPI_80,
    APPI_81,
    APPI_82,
    APPI_83,
)
