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
        "事業者も、要配慮個人情報などの漏えいを個人情報保護委員会に報告し、本人に通知する。",
        "A private agency, too, reports a leak to the Commission and tells the person.",
    ),
    sureness=Sureness.MEMORY,
)

APPI_22 = cite(
    APPI,
    "appi-22",
    at("22", since=PRIVATE_RENUMBERED),
    says=Text(
        "事業者は、利用する必要がなくなった個人データを、遅滞なく消去するよう努める。",
        "A private agency endeavours to erase without delay what it no longer needs.",
    ),
    facts=("REC-003",),
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
    sureness=Sureness.MEMORY,
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
    sureness=Sureness.MEMORY,
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

APPI_81 = cite(
    APPI,
    "appi-81",
    public("81"),
    says=Text(
        "有るか無いかを答えるだけで不開示情報を開示することになるときは、有無を明らかにせず拒める。",
        "Where to say whether it exists would itself disclose, one may refuse without saying.",
    ),
    sureness=Sureness.MEMORY,
)

CITATIONS: tuple[Citation, ...] = (
    APPI_22,
    APPI_26,
    APPI_29,
    APPI_30,
    PPC_RULES_43,
    PPC_RULES_44,
    PPC_RULES_45,
    APPI_81,
)
