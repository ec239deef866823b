"""Reporting abuse (通報・通告): a duty beside every meeting, and never waiting for one."""

from jusou.answer import Discretion, Duty, Missing, Outcome, Remedy, When
from jusou.law import (
    CHILD_ABUSE_6,
    CHILD_WELFARE_25,
    DISABILITY_ABUSE_7,
    DISABILITY_ABUSE_16,
    DISABILITY_ABUSE_22,
    DV_6_1,
    DV_6_2,
    DV_6_3,
    ELDER_ABUSE_7_1,
    ELDER_ABUSE_7_2,
    ELDER_ABUSE_9,
    ELDER_ABUSE_21_1,
    ELDER_ABUSE_21_2,
    ELDER_ABUSE_21_3,
    ELDER_ABUSE_24,
    Citation,
)
from jusou.rule import Finding, Kind, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import (
    Danger,
    Recorded,
    ReportAddressee,
    ReportKind,
    ReportStrength,
    YesNo,
)
from jusou.wording import Text

K, A = ReportKind, ReportAddressee

#: Where each report goes by its statute (通報先).
ADDRESSEES: dict[ReportKind, frozenset[ReportAddressee]] = {
    K.CHILD_ABUSE: frozenset({A.MUNICIPALITY, A.WELFARE_OFFICE, A.CHILD_GUIDANCE_CENTRE}),
    K.CHILD_IN_NEED: frozenset({A.MUNICIPALITY, A.WELFARE_OFFICE, A.CHILD_GUIDANCE_CENTRE}),
    K.ELDER_ABUSE: frozenset({A.MUNICIPALITY}),
    K.ELDER_ABUSE_FACILITY: frozenset({A.MUNICIPALITY}),
    K.DISABILITY_ABUSE: frozenset({A.MUNICIPALITY}),
    K.DISABILITY_ABUSE_FACILITY: frozenset({A.MUNICIPALITY}),
    K.DISABILITY_ABUSE_EMPLOYER: frozenset({A.MUNICIPALITY, A.PREFECTURE}),
    K.DV: frozenset({A.DV_CENTRE, A.POLICE}),
}


#: The provisions each kind of report rests on (通報の種別ごとの条文).
CITED: dict[ReportKind, tuple[Citation, ...]] = {
    K.CHILD_ABUSE: (CHILD_ABUSE_6,),
    K.CHILD_IN_NEED: (CHILD_WELFARE_25,),
    K.ELDER_ABUSE: (ELDER_ABUSE_7_1, ELDER_ABUSE_7_2, ELDER_ABUSE_9),
    K.ELDER_ABUSE_FACILITY: (ELDER_ABUSE_21_1, ELDER_ABUSE_21_2, ELDER_ABUSE_21_3),
    K.DISABILITY_ABUSE: (DISABILITY_ABUSE_7,),
    K.DISABILITY_ABUSE_FACILITY: (DISABILITY_ABUSE_16,),
    K.DISABILITY_ABUSE_EMPLOYER: (DISABILITY_ABUSE_22,),
    K.DV: (DV_6_1, DV_6_2),
}


def strength(
    kind: ReportKind, danger: Danger, *, medical: bool = False, own_facility: bool = False
) -> ReportStrength:
    """How strong the call to report is (通報の強さ). A doubt about the danger counts as grave.

    *medical* matters for DV alone: those in medical work may report, with regard to the
    person's wish. *own_facility* matters for the abuse of older people in a facility alone: its
    own staff must report however slight it is (高齢者虐待防止法21条1項). Source: ABU-008.
    """
    if kind is ReportKind.DV:
        return ReportStrength.PERMISSIVE if medical else ReportStrength.BEST_EFFORT
    if danger is Danger.NOT_GRAVE and (
        kind is ReportKind.ELDER_ABUSE
        or (kind is ReportKind.ELDER_ABUSE_FACILITY and not own_facility)
    ):
        return ReportStrength.BEST_EFFORT
    return ReportStrength.MANDATORY


_PROTECT = Duty(
    "protect_reporter",
    When.AFTER,
    Text("通報した人を特定させる事項を漏らさない", "never reveal who reported"),
)
_VERIFY = Duty(
    "verify",
    When.AFTER,
    Text(
        "市町村として受理し、速やかに安全と事実を確認する",
        "take it up, and promptly verify safety and facts",
    ),
)
_EXAMPLES = (
    ((K.ELDER_ABUSE, Danger.GRAVE, A.MUNICIPALITY, YesNo.NO), Outcome.PERMITTED),
    ((K.ELDER_ABUSE, Danger.NOT_RECORDED, A.POLICE, YesNo.NO), Outcome.PERMITTED),
    ((K.CHILD_ABUSE, Danger.NOT_GRAVE, A.CHILD_GUIDANCE_CENTRE, YesNo.YES), Outcome.PERMITTED),
)


@rule(
    "reporting.never_waits",
    kind=Kind.MUST,
    says=Text(
        "虐待の通報・通告は、守秘義務にも同意にも会議にも妨げられない。",
        "Neither secrecy nor consent nor a meeting stands in the way of reporting abuse.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(
        CHILD_ABUSE_6,
        CHILD_WELFARE_25,
        ELDER_ABUSE_7_1,
        ELDER_ABUSE_7_2,
        ELDER_ABUSE_9,
        ELDER_ABUSE_21_1,
        ELDER_ABUSE_21_2,
        ELDER_ABUSE_21_3,
        ELDER_ABUSE_24,
        DISABILITY_ABUSE_7,
        DISABILITY_ABUSE_16,
        DISABILITY_ABUSE_22,
        DV_6_1,
        DV_6_2,
    ),
    examples=_EXAMPLES,
)
def never_waits(
    kind: ReportKind, danger: Danger, addressee: ReportAddressee, finder_is_municipality: YesNo
) -> Finding:
    """May this be reported at once (通報できるか)? It always may."""
    cites = CITED[kind]
    duties: list[Duty] = [_PROTECT]
    if addressee not in ADDRESSEES[kind]:
        where = ADDRESSEES[kind]
        duties.insert(
            0,
            Duty(
                f"also_report_{kind.value}",
                When.AFTER,
                Text(
                    f"法律の通報先（{'・'.join(a.label.ja for a in A if a in where)}）にも伝える",
                    f"tell the lawful addressee too: {', '.join(a.label.en for a in A if a in where)}",
                ),
                "report",
            ),
        )
    if finder_is_municipality is YesNo.YES and kind is not K.DV:
        duties.append(_VERIFY)
        if kind is K.ELDER_ABUSE_FACILITY:
            cites = (*cites, ELDER_ABUSE_24)
        return permitted(
            "市町村が気づいた虐待の疑いです。受理して、安全と事実を確認します。",
            "Found by the municipality: it is taken up and verified.",
            *duties,
            cites=cites,
        )
    level = strength(kind, danger)
    its_own = strength(kind, danger, own_facility=True)
    # Nothing on record says whether the finder works there, and the Act asks more of those who do.
    unless_ja = "" if its_own is level else f"（その施設・事業の従事者には{its_own.label.ja}です）"
    unless_en = "" if its_own is level else f" ({its_own.label.en} for its own staff)"
    return permitted(
        f"通報は{level.label.ja}です{unless_ja}。守秘義務・同意・会議を待ちません。",
        f"Reporting is {level.label.en}{unless_en}; it waits for neither secrecy, consent nor a "
        "meeting.",
        *duties,
        cites=cites,
    )


@rule(
    "reporting.wish_of_the_person",
    kind=Kind.NOTE,
    says=Text(
        "配偶者からの暴力を医療関係者が通報するときは、本人の意思を尊重するよう努める。",
        "Those in medical work who report domestic violence try to respect the person's wish.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(DV_6_2,),
    examples=(((K.DV,), Outcome.PERMITTED),),
)
def wish_of_the_person(kind: ReportKind) -> Finding:
    """Is the person's wish to be regarded (本人の意思)?"""
    if kind is ReportKind.DV:
        return permitted(
            "DVの通報では、医療関係者は本人の意思を尊重するよう努めます。",
            "In DV, those in medical work try to respect the person's wish.",
            Duty(
                "respect_wish",
                When.DURING,
                Text("本人の意思を確かめるよう努める", "try to learn the person's wish"),
            ),
        )
    return permitted(
        "本人の意思によらず通報できます。", "It may be reported whatever the wish.", cites=()
    )


_WITHOUT_MORE = Remedy(
    "report_without_more",
    Text(
        "通報そのものは、情報を添えずに、いますぐできます。情報は法律の通報先に伝えてください。",
        "report at once without it, and tell it to the lawful addressee",
    ),
    rank=0,
)


@rule(
    "sharing.report",
    kind=Kind.GROUND,
    says=Text(
        "法律の通報先には、通報・通告に要ることを、守秘義務にも同意にも妨げられずに伝えられる。",
        "What a report needs may be told to its lawful addressee, secrecy and consent notwithstanding.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(*dict.fromkeys(cite for cites in CITED.values() for cite in cites), DV_6_3),
    examples=(
        ((K.CHILD_ABUSE, Recorded.YES), Outcome.PERMITTED),
        ((K.ELDER_ABUSE, Recorded.NOT_RECORDED), Outcome.UNDETERMINED),
        ((K.DV, Recorded.NO), Outcome.NOT_PERMITTED),
    ),
)
def told_with_report(kind: ReportKind, lawful_addressee: Recorded) -> Finding:
    """May this be told with a report (通報とともに伝えられるか)?"""
    if lawful_addressee is Recorded.NO:
        return not_permitted(
            "法律の通報先ではありません。添える情報には、ほかの根拠が要ります。",
            "Not the lawful addressee: what is told besides needs another ground.",
            _WITHOUT_MORE,
        )
    if lawful_addressee is Recorded.NOT_RECORDED:
        return undetermined(
            "情報を受ける機関が、法律の通報先か、その受付を委託された機関かの記録がありません。",
            "Nobody has recorded whether whoever is told takes reports, by law or by contract.",
            Missing(
                "lawful_addressee",
                Text(
                    "この機関は、どの法律や委託によって通報を受けますか（誰が・いつ確かめましたか）。",
                    "by which law or contract does it take reports; who checked it, and when?",
                ),
            ),
            remedies=(_WITHOUT_MORE,),
        )
    return permitted(
        f"{kind.label.ja}に要ることを伝えます。守秘義務も同意も妨げません。",
        f"Told with a report ({kind.label.en}); neither secrecy nor consent stands against it.",
        Duty(
            "only_what_the_report_needs",
            When.DURING,
            Text("通報に要ることだけを伝える", "tell only what the report needs"),
        ),
        cites=CITED[kind],
    )


RULES = (never_waits, wish_of_the_person, told_with_report)
