"""支援会議 (支援会議・社会福祉法106条の6): constituted by the municipality alone, secret, and not for plans."""

from jusou.answer import (
    Discretion,
    Duty,
    Missing,
    Outcome,
    Remedy,
    When,
)
from jusou.law import (
    MHLW_MEETINGS_TABLE,
    PRACTICE_OFFICERS,
    SWA_106_6_1,
    SWA_106_6_2,
    SWA_106_6_6,
    SWA_159_2,
    Standing,
)
from jusou.meeting import Lay, Present
from jusou.rule import (
    Finding,
    Kind,
    forbidden,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.secrecy import TELL_SECRECY
from jusou.vocabulary import Organiser, Purpose, YesNo
from jusou.wording import Text

#: Purposes that are exchange of information or considering the support system, 106条の6第2項.
IN_SHIEN_KAIGI = frozenset(
    {
        Purpose.EARLY_DETECTION,
        Purpose.INFORMATION_EXCHANGE,
        Purpose.SUPPORT_SYSTEM,
        Purpose.PROVISIONAL_ROLES,
        Purpose.PROGRESS,
        Purpose.RESOURCES,
    }
)


_TO_JUSOU = Remedy(
    "take_to_jusou_shien_kaigi",
    Text(
        "プランの協議は、同意を得て重層的支援会議で行ってください。"
        "同意を得られないときは、ここでは支援体制の検討（役割の仮整理・経過の共有）として扱ってください。",
        "deliberate the plan, with consent, in the 重層的支援会議; "
        "without consent, consider the support system and provisional roles here",
    ),
    rank=30,
)


@rule(
    "meeting.organiser_shien",
    kind=Kind.MUST,
    says=Text(
        "支援会議を組織できるのは市町村だけである。",
        "Only the municipality can constitute a 支援会議.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(SWA_106_6_1,),
    examples=(
        ((Organiser.COORDINATOR,), Outcome.FORBIDDEN),
        ((Organiser.MUNICIPALITY,), Outcome.PERMITTED),
        ((Organiser.NOT_STATED,), Outcome.UNDETERMINED),
    ),
)
def organiser_shien(organiser: Organiser) -> Finding:
    """Does the municipality constitute it (支援会議を組織する者)?"""
    if organiser is Organiser.MUNICIPALITY:
        return permitted("市町村が組織しています。", "The municipality constitutes it.")
    if organiser in (Organiser.NOT_STATED, Organiser.NOT_SEEN):
        return undetermined(
            "誰がこの支援会議を組織しているかの記録がありません。",
            "Who constitutes this 支援会議 is not recorded.",
            Missing(
                "organiser",
                Text(
                    "この会議は、市町村が組織したものですか（設置要綱の第1条など）。",
                    "did the municipality constitute it?",
                ),
            ),
        )
    return forbidden(
        "支援会議を組織できるのは市町村だけです。",
        "Only the municipality can constitute a 支援会議.",
        Remedy(
            "municipality_organises",
            Text(
                "市が組織してください。社協などの受託者は、進行や記録を担えます（事務局の委託は要確認）。",
                "let the municipality constitute it; a contractor may chair and keep minutes",
            ),
            rank=10,
        ),
    )


@rule(
    "meeting.purpose_shien",
    kind=Kind.MUST,
    says=Text(
        "支援会議は、情報の交換と支援体制の検討をする。プランの協議は重層的支援会議で行う。",
        "A 支援会議 exchanges information and considers the support system; plans go to the other meeting.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(SWA_106_6_2, MHLW_MEETINGS_TABLE),
    standing=Standing.MINISTRY,
    examples=(
        ((Purpose.PROVISIONAL_ROLES, YesNo.NO), Outcome.PERMITTED),
        ((Purpose.PLAN_DELIBERATION, YesNo.NO), Outcome.NOT_PERMITTED),
        ((Purpose.EVALUATION, YesNo.YES), Outcome.PERMITTED),
    ),
)
def purpose_shien(purpose: Purpose, own_rules: YesNo) -> Finding:
    """Is it for what a 支援会議 is for (支援会議の所掌)?"""
    if purpose in IN_SHIEN_KAIGI:
        return permitted(
            "情報の交換・支援体制の検討に当たります。",
            "It is exchange of information or the support system.",
        )
    if purpose is Purpose.EVALUATION and own_rules is YesNo.YES:
        return permitted(
            "この会議の要綱が評価を所掌としています。", "This body's own rules give it evaluation."
        )
    if purpose is Purpose.SERVICE:
        return not_permitted(
            "支援の実施そのものは、会議の議題ではありません。", "Delivery itself is no agenda item."
        )
    return not_permitted(
        "プランの協議・共有・評価は、国の整理では重層的支援会議で行います。",
        "By the national scheme, plans are deliberated, shared and evaluated in the 重層的支援会議.",
        _TO_JUSOU,
    )


@rule(
    "meeting.attendance_shien",
    kind=Kind.MUST,
    says=Text(
        "支援会議に本人・家族は同席しない。", "The person and family do not sit in a 支援会議."
    ),
    discretion=Discretion.AGENCIES,
    cites=(SWA_106_6_1, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((Present.HOUSEHOLD,), Outcome.NOT_PERMITTED),),
)
def attendance_shien(present: Present) -> Finding:
    """Are only those concerned with support in the room (支援会議の同席)?"""
    if present is Present.AGENCIES_ONLY:
        return permitted(
            "支援関係機関等の人だけです。", "Only those concerned with support are present."
        )
    return not_permitted(
        "本人・家族が同席する場は、支援会議として扱えません。",
        "With the person or family present it cannot be taken as a 支援会議.",
        Remedy(
            "person_leaves",
            Text(
                "この議題の間は退席してもらうか、重層的支援会議で扱ってください。",
                "let them leave for it, or use the other meeting",
            ),
            rank=15,
        ),
    )


@rule(
    "meeting.lay_in_shien",
    kind=Kind.NOTE,
    says=Text(
        "住民などが支援会議に出るときは、必要性を記録し、概括的な情報にとどめる。",
        "Where a resident sits in a 支援会議, record why, and keep to general information.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(SWA_106_6_6, SWA_159_2, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((Lay.NOT_PLEDGED,), Outcome.PERMITTED),),
)
def lay_in_shien(lay: Lay) -> Finding:
    """Is someone in the room who has no duty of secrecy elsewhere (住民等の同席)?"""
    closed = Duty(
        "keep_closed", When.DURING, Text("会議と資料を公開しない", "keep sitting and papers closed")
    )
    if lay is Lay.NOBODY:
        return permitted(
            "出席者全員に、支援会議の守秘義務がかかります。",
            "All are under the meeting's secrecy.",
            TELL_SECRECY,
            closed,
        )
    return permitted(
        "住民などの出席者にも、支援会議の守秘義務がかかります。",
        "Residents in the room are under the meeting's secrecy too.",
        TELL_SECRECY,
        closed,
        Duty(
            "record_need",
            When.DURING,
            Text("その人に出てもらう必要性を記録する", "record why they are needed"),
            "record_judgement",
        ),
        Duty(
            "keep_general",
            When.DURING,
            Text("概括的な情報にとどめる", "keep to general information"),
        ),
    )


RULES = (organiser_shien, purpose_shien, attendance_shien, lay_in_shien)
