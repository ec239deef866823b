"""重層的支援会議 (重層的支援会議・国の整理): plans, with the consent of whoever they concern. No statute makes it."""

from jusou.answer import Duty, Missing, Outcome, Remedy, When
from jusou.law import (
    INTERPRETATION_MEETING,
    LOCAL_OFFICIALS_34,
    MHLW_MANUAL,
    MHLW_MEETINGS_TABLE,
    SWA_106_4_2_6,
    Standing,
)
from jusou.meeting import Lay
from jusou.rule import (
    Finding,
    Kind,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.vocabulary import (
    ConsentState,
    Organiser,
    Purpose,
    YesNo,
)
from jusou.wording import Text


@rule(
    "meeting.organiser_jusou",
    kind=Kind.MUST,
    says=Text(
        "重層的支援会議は、国の整理では多機関協働事業者が開く。誰が開くかを法律は定めていない。",
        "By the national scheme the coordinator holds the 重層的支援会議; no statute says who.",
    ),
    cites=(MHLW_MEETINGS_TABLE,),
    examples=(
        ((Organiser.OTHER,), Outcome.NOT_PERMITTED),
        ((Organiser.NOT_STATED,), Outcome.PERMITTED),
    ),
)
def organiser_jusou(organiser: Organiser) -> Finding:
    """Who holds the 重層的支援会議 (重層的支援会議の主催)?"""
    if organiser in (Organiser.COORDINATOR, Organiser.MUNICIPALITY):
        return permitted(
            "多機関協働事業者か市町村が開きます。", "Held by the coordinator or the municipality."
        )
    if organiser is Organiser.OTHER:
        return not_permitted(
            "国の整理では、多機関協働事業者が開く会議です。",
            "By the national scheme the coordinator holds it.",
            Remedy(
                "coordinator_holds",
                Text(
                    "多機関協働事業者か市が主催してください。",
                    "let the coordinator or the city hold it",
                ),
                rank=20,
            ),
        )
    return permitted(
        "主催の定めがないので、国の整理（多機関協働事業者）によります。",
        "No host is stated; the national default (the coordinator) applies.",
    )


@rule(
    "meeting.accepted",
    kind=Kind.MUST,
    says=Text(
        "重層的支援会議は、国の整理では、市町村が支援の必要を認めて受理したケースを扱う。",
        "By the national scheme the 重層的支援会議 takes cases whose need the municipality has found.",
    ),
    cites=(MHLW_MEETINGS_TABLE, SWA_106_4_2_6),
    standing=Standing.MINISTRY,
    examples=(((YesNo.NO,), Outcome.NOT_PERMITTED), ((YesNo.YES,), Outcome.PERMITTED)),
)
def accepted_first(accepted: YesNo) -> Finding:
    """Has the municipality accepted the case (受理)?"""
    if accepted is YesNo.YES:
        return permitted(
            "多機関協働として受理されています。", "It has been accepted for coordination."
        )
    return not_permitted(
        "まだ受理されていません。プランの協議は受理の後、支援決定の前に行います。",
        "Not yet accepted; a draft is deliberated after acceptance and before the decision.",
        Remedy(
            "accept_first",
            Text(
                "先に受理判定をするか、支援会議で扱ってください。",
                "accept it first, or use a 支援会議",
            ),
            rank=15,
        ),
    )


@rule(
    "meeting.purpose_jusou",
    kind=Kind.MUST,
    says=Text(
        "重層的支援会議は、プランの協議・共有・評価と、社会資源の検討をする。",
        "The 重層的支援会議 deliberates, shares and evaluates plans, and considers resources.",
    ),
    cites=(MHLW_MEETINGS_TABLE,),
    examples=(
        ((Purpose.PLAN_DELIBERATION,), Outcome.PERMITTED),
        ((Purpose.EARLY_DETECTION,), Outcome.NOT_PERMITTED),
    ),
)
def purpose_jusou(purpose: Purpose) -> Finding:
    """Is it for what the 重層的支援会議 is for (重層的支援会議の所掌)?"""
    if purpose in (Purpose.EARLY_DETECTION, Purpose.SERVICE):
        return not_permitted(
            "国の整理では、重層的支援会議の役割ではありません。",
            "By the national scheme this is not what the 重層的支援会議 is for.",
            Remedy(
                "take_to_shien_kaigi",
                Text("支援会議で扱ってください。", "take it to a 支援会議"),
                rank=30,
            ),
        )
    return permitted("重層的支援会議の役割に当たります。", "It is what the 重層的支援会議 is for.")


@rule(
    "meeting.consent_jusou",
    kind=Kind.MUST,
    says=Text(
        "重層的支援会議にかける人からは、その議題を含む本人の同意を得ておく。これは国の整理で、法律の定めではない。",
        "Whoever is brought before a 重層的支援会議 must have consented; the national scheme says so, no statute does.",
    ),
    cites=(MHLW_MEETINGS_TABLE, MHLW_MANUAL),
    examples=(
        ((ConsentState.GIVEN,), Outcome.PERMITTED),
        ((ConsentState.REFUSED,), Outcome.NOT_PERMITTED),
        ((ConsentState.UNCLEAR,), Outcome.UNDETERMINED),
    ),
)
def consent_jusou(consent: ConsentState) -> Finding:
    """Has the person whose matter it is consented (本人の同意)?"""
    if consent is ConsentState.GIVEN:
        return permitted(
            "本人の同意がこの議題を含みます。", "The person's consent covers the item."
        )
    shien = Remedy(
        "take_to_shien_kaigi",
        Text(
            "同意を得るまでは、支援会議で扱ってください。", "until there is consent, use a 支援会議"
        ),
        rank=20,
    )
    if consent is ConsentState.UNCLEAR:
        return undetermined(
            "同意の範囲の記録がなく、この議題を含むか分かりません。",
            "How far the consent reaches is not recorded.",
            Missing(
                "explained_scope",
                Text(
                    "同意書の取扱規程か説明の記録に、この会議の構成員の名がありますか。",
                    "does the record name these recipients?",
                ),
            ),
            remedies=(shien,),
        )
    if consent is ConsentState.UNOBTAINABLE:
        return not_permitted(
            "本人の同意を得ることが困難なので、重層的支援会議では扱えません。",
            "Consent cannot be had, so the 重層的支援会議 cannot take it.",
            shien,
        )
    return not_permitted(
        "この議題を含む本人の同意がありません。",
        "The person's consent does not cover this item.",
        shien,
        Remedy(
            "obtain_consent",
            Text(
                "この議題の項目と出席者を示して、本人に尋ねてください。",
                "ask the person, naming categories and attendees",
            ),
            rank=25,
        )
        if consent in (ConsentState.NEVER_ASKED, ConsentState.TOO_NARROW, ConsentState.EXPIRED)
        else Remedy(
            "remain_in_touch",
            Text(
                "関わりを続け、本人の気持ちが変わったら改めて説明してください。",
                "stay in touch; explain again if their mind changes",
            ),
            rank=40,
        ),
    )


@rule(
    "meeting.pledge_jusou",
    kind=Kind.MUST,
    says=Text(
        "重層的支援会議に法定の守秘義務のない人が出るときは、先に守秘の誓約を取る。",
        "Someone bound by no statute sits in a 重層的支援会議 only after pledging secrecy.",
    ),
    cites=(INTERPRETATION_MEETING, LOCAL_OFFICIALS_34),
    standing=Standing.INTERPRETATION,
    examples=(((Lay.NOT_PLEDGED,), Outcome.NOT_PERMITTED), ((Lay.PLEDGED,), Outcome.PERMITTED)),
)
def pledge_jusou(lay: Lay) -> Finding:
    """Has everyone in the room a duty of secrecy, or pledged (守秘の誓約)?"""
    if lay is Lay.NOT_PLEDGED:
        return not_permitted(
            "法定の守秘義務のない出席者から、守秘の誓約を取っていません。",
            "An attendee bound by no statute has not pledged secrecy.",
            Remedy(
                "take_pledge",
                Text(
                    "先に守秘の誓約を取るか、この議題は退席してもらってください。",
                    "take the pledge first, or let them leave for the item",
                ),
                rank=10,
            ),
        )
    if lay is Lay.PLEDGED:
        return permitted(
            "法定の守秘義務のない出席者から、誓約を取っています。",
            "Those bound by no statute have pledged.",
            Duty(
                "take_pledge",
                When.BEFORE,
                Text(
                    "法定の守秘義務のない出席者から、守秘の誓約を取っておく",
                    "have the pledge taken beforehand",
                ),
                "pledge",
            ),
        )
    return permitted(
        "出席者はみな、それぞれの法律などで守秘義務を負っています。",
        "All attendees are under a duty of secrecy of their own.",
    )


RULES = (organiser_jusou, accepted_first, purpose_jusou, consent_jusou, pledge_jusou)
