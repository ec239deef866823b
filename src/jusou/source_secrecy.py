"""Secrecy of other statutes (他法の守秘): what was gathered under one carries it along, however often passed on.

個情法69条3項 leaves them their own force. How far each lets information go without consent is
unsettled, so nothing is answered for the municipality: its judgement is recorded, or asked for.
"""

from collections.abc import Mapping
from types import MappingProxyType

from jusou.answer import Discretion, Duty, Missing, Outcome, Remedy, When
from jusou.law import (
    APPI_69_3,
    CHILD_ABUSE_13_4,
    LOCAL_OFFICIALS_34,
    LOCAL_TAX_22,
    RESIDENT_REGISTER_12,
    SEIHO_29,
    Citation,
)
from jusou.rule import Finding, Kind, Rule, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import Recorded, SourceStatute, YesNo
from jusou.wording import Text


def _secrecy(
    ident: str,
    what: Text,
    cites: tuple[Citation, ...],
    says: Text,
    remedy: Remedy,
    asks: str,
    discretion: Discretion = Discretion.OPEN,
) -> Rule[[YesNo, Recorded]]:
    """One statute's secrecy: consent or danger lifts it, a judgement may, and else it is open (守秘の規則)."""

    def stands(consented: YesNo, lifted: Recorded) -> Finding:
        if consented is YesNo.YES:
            return permitted(
                f"本人の同意があるか、命・身体・財産の危険のある、{what.ja}です。",
                f"{what.en} with the person's consent, or in danger to life.",
            )
        if lifted is Recorded.YES:
            return permitted(
                f"{what.ja}ですが、出してよいと判断されています。",
                f"{what.en}, judged free to be told.",
                Duty(
                    "keep_secrecy_judgement",
                    When.AFTER,
                    Text(
                        "誰が・いつ・なぜ出してよいと判断したかを残し、受けた側にも守秘を伝える",
                        "keep who judged so, when and why, and tell the receiver of the secrecy",
                    ),
                ),
            )
        if lifted is Recorded.NO:
            return not_permitted(
                f"{what.ja}で、出してはならないと判断されています。",
                f"{what.en}, judged not to be told.",
                remedy,
            )
        return undetermined(
            f"{what.ja}には元の法律の守秘があり、同意なしに出せるかは定まっていません。",
            f"{what.en} is under a secrecy of its own; whether it may move without consent is "
            "unsettled.",
            Missing("lifted", Text(asks, "how have those in charge and counsel judged it?")),
            remedies=(remedy,),
        )

    return rule(
        ident,
        kind=Kind.MUST,
        says=says,
        cites=cites,
        discretion=discretion,
        examples=(
            ((YesNo.NO, Recorded.NOT_RECORDED), Outcome.UNDETERMINED),
            ((YesNo.YES, Recorded.NOT_RECORDED), Outcome.PERMITTED),
            ((YesNo.NO, Recorded.NO), Outcome.NOT_PERMITTED),
        ),
    )(stands)


tax_secrecy = _secrecy(
    "sharing.tax_secrecy",
    Text("地方税の調査で得た情報", "Tax information"),
    (LOCAL_TAX_22, APPI_69_3),
    Text(
        "地方税の調査で知った情報は、個人情報保護法とは別の、重い守秘のもとにある。",
        "What was learnt in local tax matters is under a heavier secrecy of its own.",
    ),
    Remedy(
        "show_tax_notice",
        Text(
            "本人の同意書を添えるか、納税通知書などを本人に見せてもらってください。",
            "attach the person's consent, or ask the person to show the tax notice",
        ),
        rank=15,
    ),
    "この税の情報を同意なしに出せるか、税務課・法務担当はどう判断しましたか。",
)
assistance_inquiry = _secrecy(
    "sharing.assistance_inquiry",
    Text("生活保護法29条の調査で得た情報", "What an assistance inquiry brought"),
    (SEIHO_29, LOCAL_OFFICIALS_34, APPI_69_3),
    Text(
        "生活保護の調査で官公署や銀行から得た情報は、保護の決定や実施のためのものである。",
        "What offices and banks told for public assistance is there for that purpose.",
    ),
    Remedy(
        "ask_the_person_for_it",
        Text(
            "本人の同意書を添えるか、通帳などを本人に見せてもらってください。",
            "attach the person's consent, or ask the person to show the bankbook",
        ),
        rank=15,
    ),
    "保護の調査で得たこの情報を同意なしに出せるか、生活保護の担当・法務担当はどう判断しましたか。",
)
register_protection = _secrecy(
    "sharing.register_protection",
    Text("住民基本台帳の支援措置に関わる情報", "What concerns protection on the register"),
    (RESIDENT_REGISTER_12, APPI_69_3),
    Text(
        "住民基本台帳の支援措置を受けている人の情報は、支援措置を受けていることも含めて守られる。",
        "Protection on the resident register covers that there is one at all.",
    ),
    Remedy(
        "ask_the_register_section",
        Text(
            "渡さずに、住民基本台帳の担当課に確かめてください。いるかいないかも言わないでください。",
            "do not give it; ask the register section, and do not say whether they are here",
        ),
        rank=2,
    ),
    "支援措置に関わるこの情報を伝えてよいか、住民基本台帳の担当課はどう判断しましたか。",
    Discretion.MUNICIPALITY,
)
child_centre_records = _secrecy(
    "sharing.child_centre_records",
    Text("児童相談所の記録にある情報", "What the records of a child guidance centre hold"),
    (LOCAL_OFFICIALS_34, CHILD_ABUSE_13_4, APPI_69_3),
    Text(
        "児童相談所の記録から得た情報は、児童の安全のためのもので、出すには児童相談所の判断が要る。",
        "What came from a child guidance centre is there for the child's safety; the centre judges.",
    ),
    Remedy(
        "ask_the_child_centre",
        Text(
            "児童相談所に、伝えてよい範囲を確かめるか、児童相談所から出してもらってください。",
            "ask the centre how far it may be told, or have it tell",
        ),
        rank=15,
    ),
    "児童相談所から得たこの情報を伝えてよいか、児童相談所はどう判断しましたか。",
    Discretion.AGENCIES,
)

#: The rule of each statute whose secrecy travels (出どころの法律ごとの規則).
OF_STATUTE: Mapping[SourceStatute, Rule[[YesNo, Recorded]]] = MappingProxyType(
    {
        SourceStatute.LOCAL_TAX: tax_secrecy,
        SourceStatute.SEIHO_29: assistance_inquiry,
        SourceStatute.JUKI_SHIEN: register_protection,
        SourceStatute.CHILD_CENTRE: child_centre_records,
    }
)

RULES = tuple(OF_STATUTE.values())
