"""Age, parents and guardians (民法): who can speak for whom."""

from datetime import date

from jusou.law.model import Citation, Sureness
from jusou.law.shorthand import at, cite, statute
from jusou.wording import Text

CIVIL_CODE = statute("civil", "129AC0000000089", "民法", "Civil Code")

_ADULT_AT_18 = date(2022, 4, 1)

CIVIL_4 = cite(
    CIVIL_CODE,
    "civil-4",
    at(
        "4",
        until=_ADULT_AT_18,
        says=Text("年齢20歳をもって成年とする。", "Majority is at twenty."),
    ),
    at("4", since=_ADULT_AT_18),
    says=Text("年齢18歳をもって成年とする。", "Majority is at eighteen."),
    note=Text(
        "2022年3月31日までの成年は20歳だった。その日を境に、18歳・19歳の人は成年になった。",
        "Until 2022-03-31 it was twenty; on the next day those of 18 and 19 came of age.",
    ),
)
CIVIL_824_2 = cite(
    CIVIL_CODE,
    "civil-824-2",
    at("824-2", since=date(2026, 4, 1)),
    says=Text(
        "父母がともに親権者なら、離婚の後も、親権は原則として共同で行う。",
        "Parents who both hold parental authority exercise it jointly, after divorce too.",
    ),
    sureness=Sureness.SECONDARY,
    note=Text(
        "急迫の事情や日常の行為での例外があるが、条文は確認していない。",
        "There are exceptions for urgency and daily matters; the text was not read.",
    ),
)
CIVIL_859 = cite(
    CIVIL_CODE,
    "civil-859",
    at("859"),
    says=Text(
        "後見人は、被後見人の財産を管理し、財産に関する法律行為を代表する。",
        "A guardian manages the ward's property and represents the ward in acts about it.",
    ),
    sureness=Sureness.MEMORY,
    facts=("CON-002", "REF-009"),
    note=Text(
        "情報共有の同意を代わってできる範囲は条文からは決まらない。令和8年の改正は未確認。",
        "It does not say how far consent to sharing is covered. The reform of 2026 is unread.",
    ),
)

CITATIONS: tuple[Citation, ...] = (CIVIL_4, CIVIL_824_2, CIVIL_859)
