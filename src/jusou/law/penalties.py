"""Penalties for letting a secret out (秘密を漏らしたときの罰則): what each text threatened, day by day.

Until 2025-05-31 every 拘禁刑 read 懲役. The scheme's own two stand with it, in `jusou.law.welfare`.
"""

from datetime import date

from jusou.law.abuse import CHILD_WELFARE, DV_ACT
from jusou.law.days import SCHEME_START
from jusou.law.meetings import CONSUMER, LONELINESS, SEIHO, WOMEN, YOUTH
from jusou.law.model import Citation, Law, Place, Sureness
from jusou.law.secrecy import (
    CARE_INSURANCE,
    DISABILITY_SUPPORT,
    LOCAL_OFFICIALS,
    NEEDY,
    NURSES,
    PENAL_CODE,
    PSW,
    PSYCHOLOGISTS,
    SOCIAL_WORKERS,
)
from jusou.law.shorthand import at, cite
from jusou.wording import Text

KOUKINKEI = date(2025, 6, 1)
"""The day on which 懲役 became 拘禁刑 (拘禁刑の施行日)."""


_LISTED = Text(
    "罰則の一覧で読んだ。条文との照合は済んでいない。",
    "Read in a list of penalties, not yet compared with the Act.",
)


def _penalty(
    law: Law,
    slug: str,
    article: str,
    paragraph: int | None = None,
    item: int | None = None,
    *,
    term: Text,
    fine: int,
    facts: tuple[str, ...],
    on_complaint: bool = False,
    since: date = SCHEME_START,
    sureness: Sureness = Sureness.SECONDARY,
) -> Citation:
    """A penalty in the words of before and after (罰則).

    Most were read in a list of such provisions, not in the Acts: these say so.
    """
    ja_tail = "親告罪（告訴がなければ起訴されない）。" if on_complaint else ""
    en_tail = " Prosecuted on complaint only." if on_complaint else ""

    def said(ja: str, en: str) -> Text:
        return Text(
            f"{term.ja}以下の{ja}又は{fine}万円以下の罰金に処する。{ja_tail}",
            f"{en} up to {term.en}, or a fine up to {fine * 10_000:,} yen.{en_tail}",
        )

    places: list[Place] = [at(article, paragraph, item, since=max(since, KOUKINKEI))]
    if since < KOUKINKEI:
        places.insert(
            0,
            at(
                article,
                paragraph,
                item,
                since=since,
                until=KOUKINKEI,
                says=said("懲役", "Imprisonment with work"),
            ),
        )
    return cite(
        law,
        slug,
        *places,
        says=said("拘禁刑", "Imprisonment"),
        facts=(*facts, "SIS-021"),
        sureness=sureness,
        note=None if sureness is Sureness.CONFIRMED else _LISTED,
    )


_YEAR = Text("1年", "one year")
_SIX_MONTHS = Text("6月", "six months")
_APRIL_2024 = date(2024, 4, 1)
_APRIL_2025 = date(2025, 4, 1)

LOCAL_OFFICIALS_60_2 = _penalty(
    LOCAL_OFFICIALS,
    "local-officials-60-2",
    "60",
    item=2,
    term=_YEAR,
    fine=50,
    facts=("PRO-001",),
)
PENAL_134_PENALTY = _penalty(
    PENAL_CODE,
    "penal-134-penalty",
    "134",
    1,
    term=_SIX_MONTHS,
    fine=10,
    facts=("PRO-002", "PRO-011"),
)
NURSES_44_4 = _penalty(
    NURSES,
    "nurses-44-4",
    "44-4",
    term=_SIX_MONTHS,
    fine=10,
    facts=("PRO-003",),
    on_complaint=True,
)
SOCIAL_WORKERS_50 = _penalty(
    SOCIAL_WORKERS,
    "social-workers-50",
    "50",
    term=_YEAR,
    fine=30,
    facts=("PRO-004",),
    on_complaint=True,
)
PSW_44 = _penalty(
    PSW,
    "psw-44",
    "44",
    term=_YEAR,
    fine=30,
    facts=("PRO-005",),
    on_complaint=True,
)
PSYCHOLOGISTS_46 = _penalty(
    PSYCHOLOGISTS,
    "psychologists-46",
    "46",
    term=_YEAR,
    fine=30,
    facts=("PRO-006",),
    on_complaint=True,
)
CARE_INSURANCE_205_2 = _penalty(
    CARE_INSURANCE,
    "care-insurance-205-2",
    "205",
    2,
    term=_YEAR,
    fine=100,
    facts=("PRO-008", "SIS-005"),
)
DISABILITY_SUPPORT_109_2 = _penalty(
    DISABILITY_SUPPORT,
    "disability-support-109-2",
    "109",
    2,
    term=_YEAR,
    fine=100,
    facts=("PRO-009", "SIS-006"),
)
NEEDY_28 = _penalty(
    NEEDY,
    "needy-28",
    "28",
    term=_YEAR,
    fine=100,
    facts=("PRO-010", "SIS-001"),
    sureness=Sureness.CONFIRMED,
)
SEIHO_85_2 = _penalty(
    SEIHO,
    "seiho-85-2",
    "85-2",
    term=_YEAR,
    fine=100,
    facts=("SIS-003",),
    since=_APRIL_2025,
)
CHILD_WELFARE_61_3 = _penalty(
    CHILD_WELFARE,
    "child-welfare-61-3",
    "61-3",
    term=_YEAR,
    fine=50,
    facts=("SIS-004",),
)
LONELINESS_28 = _penalty(
    LONELINESS,
    "loneliness-28",
    "28",
    term=_YEAR,
    fine=50,
    facts=("SIS-007",),
    since=_APRIL_2024,
)
CONSUMER_53_1 = _penalty(
    CONSUMER,
    "consumer-53-1",
    "53",
    1,
    term=_YEAR,
    fine=50,
    facts=("SIS-009",),
)
WOMEN_23 = _penalty(
    WOMEN,
    "women-23",
    "23",
    term=_YEAR,
    fine=50,
    facts=("SIS-010",),
    since=_APRIL_2024,
)
YOUTH_34 = _penalty(
    YOUTH,
    "youth-34",
    "34",
    term=_YEAR,
    fine=50,
    facts=("SIS-011",),
)
DV_30 = _penalty(
    DV_ACT,
    "dv-30",
    "30",
    term=_YEAR,
    fine=50,
    facts=("SIS-012",),
    since=_APRIL_2024,
    sureness=Sureness.CONFIRMED,
)

CITATIONS: tuple[Citation, ...] = (
    LOCAL_OFFICIALS_60_2,
    PENAL_134_PENALTY,
    NURSES_44_4,
    SOCIAL_WORKERS_50,
    PSW_44,
    PSYCHOLOGISTS_46,
    CARE_INSURANCE_205_2,
    DISABILITY_SUPPORT_109_2,
    NEEDY_28,
    SEIHO_85_2,
    CHILD_WELFARE_61_3,
    LONELINESS_28,
    CONSUMER_53_1,
    WOMEN_23,
    YOUTH_34,
    DV_30,
)
