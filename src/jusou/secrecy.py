"""Secrecy in the room (守秘): whose duty it is, from which article, and what a breach is punished with.

Most people bring their own duty along, from their profession or their agency's; some meetings
lay one on whoever takes part. A resident in a 重層的支援会議 has neither, so a pledge comes first.
"""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from jusou.answer import Discretion, Duty, Outcome, When
from jusou.law import (
    CARE_INSURANCE_115_46_8,
    CARE_INSURANCE_205_2,
    DISABILITY_SUPPORT_77_2_6,
    DISABILITY_SUPPORT_109_2,
    INTERPRETATION_MEETING,
    LAWYERS_23,
    LOCAL_OFFICIALS_34,
    LOCAL_OFFICIALS_60_2,
    NEEDY_5_3,
    NEEDY_28,
    NURSES_42_2,
    NURSES_44_4,
    PENAL_134,
    PENAL_134_PENALTY,
    PSW_40,
    PSW_44,
    PSYCHOLOGISTS_41,
    PSYCHOLOGISTS_46,
    SOCIAL_WORKERS_46,
    SOCIAL_WORKERS_50,
    SWA_106_4_6,
    SWA_106_6_6,
    SWA_159_1,
    SWA_159_2,
    WELFARE_COMMISSIONERS_15,
    Citation,
    Cited,
    Standing,
)
from jusou.neighbours import NEIGHBOURS, Binds
from jusou.rule import Finding, Kind, Rule, rule
from jusou.vocabulary import Basis, Profession, Recorded, SecrecySource, Stated, Whose
from jusou.wording import Text


@attrs.frozen
class Bond:
    """A statutory duty of secrecy (法定の守秘義務): its article, and what a breach is punished with.

    *outlasts* tells whether its text goes on to bind those who have left.
    """

    article: Citation
    penalty: Citation | None = None
    outlasts: Stated = Stated.YES


P = Profession
#: The duty each profession brings into the room (職種ごとの守秘義務).
BY_PROFESSION: Mapping[Profession, Bond] = MappingProxyType(
    {
        P.PUBLIC_OFFICIAL: Bond(LOCAL_OFFICIALS_34, LOCAL_OFFICIALS_60_2),
        P.DOCTOR: Bond(PENAL_134, PENAL_134_PENALTY),
        P.LAWYER: Bond(LAWYERS_23, PENAL_134_PENALTY),
        P.NURSE: Bond(NURSES_42_2, NURSES_44_4),
        P.SOCIAL_WORKER: Bond(SOCIAL_WORKERS_46, SOCIAL_WORKERS_50),
        P.PSYCHIATRIC_SOCIAL_WORKER: Bond(PSW_40, PSW_44),
        P.PSYCHOLOGIST: Bond(PSYCHOLOGISTS_41, PSYCHOLOGISTS_46),
        P.WELFARE_COMMISSIONER: Bond(WELFARE_COMMISSIONERS_15, outlasts=Stated.NOT_STATED),
        P.HOUKATSU_STAFF: Bond(CARE_INSURANCE_115_46_8, CARE_INSURANCE_205_2),
        P.KIKAN_STAFF: Bond(DISABILITY_SUPPORT_77_2_6, DISABILITY_SUPPORT_109_2),
        P.JIRITSU_STAFF: Bond(NEEDY_5_3, NEEDY_28),
        P.SCHEME_STAFF: Bond(SWA_106_4_6, SWA_159_1),
    }
)

#: The duty a meeting lays on those who take part in it (会議の守秘).
BY_MEETING: Mapping[Basis, Bond] = MappingProxyType(
    {
        Basis.SHIEN_KAIGI: Bond(SWA_106_6_6, SWA_159_2),
        **{
            basis: Bond(each.secrecy, each.penalty)
            for basis, each in NEIGHBOURS.items()
            if each.secrecy is not None
        },
    }
)


def binds(basis: Basis) -> Binds:
    """Whom the secrecy of a meeting on this basis binds (会議の守秘が及ぶ人)."""
    if basis is Basis.SHIEN_KAIGI:
        return Binds.ENGAGED
    return NEIGHBOURS[basis].binds if basis in NEIGHBOURS else Binds.NOBODY


@attrs.frozen
class Bound:
    """One duty of secrecy of one person, as it stands on the day (その日の守秘義務).

    *sure* is not recorded where something is still to be checked: *text* says what.
    """

    by: SecrecySource
    whose: Whose
    text: Text
    article: Cited | None = None
    penalty: Cited | None = None
    outlasts: Stated = Stated.NOT_STATED
    sure: Recorded = Recorded.YES


@attrs.frozen
class Attending:
    """Someone in the room and all that binds them (出席者の守秘).

    *before* is what must be done first. One of the household is bound by nothing here.
    """

    attendee: str
    agency: str | None
    person: str | None
    bounds: tuple[Bound, ...]
    before: tuple[Duty, ...] = ()

    @property
    def bound_by_statute(self) -> bool:
        """Whether a statute surely binds them, theirs or the meeting's (法定の守秘義務があるか)."""
        return any(
            each.by is SecrecySource.STATUTE and each.sure is Recorded.YES for each in self.bounds
        )


TAKE_PLEDGE = Duty(
    "take_pledge",
    When.BEFORE,
    Text(
        "法定の守秘義務のない出席者なので、先に守秘の誓約を取る",
        "bound by no statute: take their pledge of secrecy first",
    ),
    "pledge",
)

TELL_SECRECY = Duty(
    "tell_secrecy",
    When.DURING,
    Text(
        "出席者に、会議の守秘義務と罰則を伝える",
        "tell the attendees of the secrecy and its penalty",
    ),
    "notify",
)


def _said(ja: str, en: str, cites: tuple[Citation, ...], *duties: Duty) -> Finding:
    # It tells, and no answer rests on it.
    return Finding(Outcome.PERMITTED, Text(ja, en), duties=duties, rests=False, cites=cites)


@rule(
    "secrecy.person",
    kind=Kind.NOTE,
    says=Text(
        "守秘義務の多くは、会議ではなく出席する人のもので、職種や所属の法律による。退いた後も続く。",
        "Most duties of secrecy are the person's, from their profession's Act, and outlast it.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(
        *(each.article for each in BY_PROFESSION.values()),
        *dict.fromkeys(each.penalty for each in BY_PROFESSION.values() if each.penalty),
        INTERPRETATION_MEETING,
    ),
    examples=(
        ((Profession.PUBLIC_OFFICIAL,), Outcome.PERMITTED),
        ((Profession.NONE,), Outcome.PERMITTED),
    ),
)
def of_person(profession: Profession) -> Finding:
    """What duty does someone of this profession bring along (出席者自身の守秘)?"""
    bond = BY_PROFESSION.get(profession)
    if bond is None:
        return _said(
            "住民・ボランティアなどの出席者には、その人自身の法定の守秘義務がありません。",
            "Residents and volunteers bring no statutory duty of secrecy along.",
            (INTERPRETATION_MEETING,),
        )
    label = profession.label
    if bond.penalty is None:
        return _said(
            f"{label.ja}の出席者は、その職の法律で秘密を守る義務を負います（罰則はなく、解嘱があります）。",
            f"{label.en}: their own Act binds them, with dismissal and no penalty.",
            (bond.article,),
        )
    return _said(
        f"{label.ja}の出席者は、その職の法律で守秘義務を負います（罰則あり）。",
        f"{label.en}: their own Act binds them, under penalty.",
        (bond.article, bond.penalty),
    )


@rule(
    "secrecy.meeting",
    kind=Kind.NOTE,
    says=Text(
        "法律が守秘を課す会議では、出席した人に会議の守秘がかかる。そうでない会議にはない。",
        "Where its Act lays secrecy on a meeting, those taking part are bound; elsewhere not.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(
        *(each.article for each in BY_MEETING.values()),
        *dict.fromkeys(each.penalty for each in BY_MEETING.values() if each.penalty),
        INTERPRETATION_MEETING,
    ),
    standing=Standing.STATUTE,
    examples=(
        ((Basis.YOUTAIKYOU,), Outcome.PERMITTED),
        ((Basis.KYOJUU_KYOUGIKAI,), Outcome.PERMITTED),
    ),
)
def of_meeting(basis: Basis) -> Finding:
    """What secrecy does a meeting on this basis lay on those in it (会議の守秘)?"""
    bond = BY_MEETING.get(basis)
    if bond is None or bond.penalty is None:
        return _said(
            "この根拠の会議には、法律の定める守秘がありません。守秘は出席する人の職種・誓約などによります。",
            "No Act lays secrecy on a meeting on this basis; it is for those in it.",
            (INTERPRETATION_MEETING,),
        )
    whom = binds(basis).label
    loose = basis not in NEIGHBOURS or NEIGHBOURS[basis].just_cause
    return _said(
        f"この会議の守秘は{whom.ja}に及び、退いた後も続きます（罰則あり）。"
        + ("" if loose else "「正当な理由」による例外の定めがありません。"),
        f"Its secrecy binds {whom.en}, also after leaving, under penalty"
        + ("." if loose else "; there is no exception for just cause."),
        (bond.article, bond.penalty),
        TELL_SECRECY,
    )


RULES: tuple[Rule[...], ...] = (of_person, of_meeting)
