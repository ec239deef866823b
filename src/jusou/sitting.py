"""What any sitting needs (会議に共通の規則): whose matter, who is in the room, and reports beside it."""

from jusou.answer import (
    Discretion,
    Duty,
    Missing,
    Outcome,
    Remedy,
    When,
)
from jusou.law import (
    INTERPRETATION_MEETING,
    MHLW_FLOW,
    SWA_106_6_2,
    Standing,
)
from jusou.meeting import Running, Suspicion
from jusou.rule import (
    Finding,
    Kind,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.vocabulary import Recorded, Stated, YesNo
from jusou.wording import Text


@rule(
    "meeting.scheme_running",
    kind=Kind.MUST,
    says=Text(
        "支援会議と重層的支援会議は、重層事業を実施している市町村のものである。",
        "Both meetings belong to municipalities that run the scheme.",
    ),
    cites=(SWA_106_6_2, INTERPRETATION_MEETING),
    standing=Standing.INTERPRETATION,
    examples=(((Running.FULL,), Outcome.PERMITTED), ((Running.PREPARING,), Outcome.NOT_PERMITTED)),
)
def scheme_running(running: Running) -> Finding:
    """Does the municipality run the scheme (重層事業の実施)?"""
    if running is Running.FULL:
        return permitted("重層事業を実施しています。", "The scheme is running.")
    if running is Running.NOT_STATED:
        return undetermined(
            "この日に重層事業を実施しているかの記録がありません。",
            "Whether the scheme runs on that day is not recorded.",
            Missing(
                "running",
                Text(
                    "この日、市町村は重層事業を本格実施していますか（移行準備ではなく）。",
                    "does the municipality run the scheme in full?",
                ),
            ),
        )
    return not_permitted(
        "この日は重層事業を実施していません（移行準備を含む）。",
        "The scheme is not running on that day (preparation included).",
        Remedy(
            "use_existing_meeting",
            Text(
                "生活困窮の支援会議・要対協・地域ケア会議など、既存の法定の会議を検討してください。",
                "consider the meetings of other laws",
            ),
            rank=40,
        ),
    )


@rule(
    "meeting.about_residents",
    kind=Kind.MUST,
    says=Text(
        "扱えるのは、地域生活課題を抱える住民とその世帯のことである。",
        "It takes up residents with challenges of community life, and their households.",
    ),
    cites=(SWA_106_6_2, INTERPRETATION_MEETING),
    standing=Standing.INTERPRETATION,
    examples=(((Recorded.NO,), Outcome.NOT_PERMITTED), ((Recorded.YES,), Outcome.PERMITTED)),
)
def about_residents(living_challenges: Recorded) -> Finding:
    """Is it about a resident or household with such challenges (対象)?"""
    if living_challenges is Recorded.YES:
        return permitted(
            "地域生活課題を抱える住民・世帯のことです。",
            "It is about such a resident or household.",
        )
    if living_challenges is Recorded.NO:
        return not_permitted(
            "地域生活課題を抱える住民・世帯のことではありません。",
            "It is not about such a resident or household.",
        )
    return undetermined(
        "地域生活課題の記録がありません。",
        "No challenges of community life are recorded.",
        Missing(
            "living_challenges",
            Text(
                "この人・世帯が抱えている地域生活課題（介護・住まい・孤立など）は何ですか。",
                "which challenges of community life does this person or household have?",
            ),
        ),
    )


@rule(
    "meeting.strangers",
    kind=Kind.MUST,
    says=Text(
        "議題の間、その会議体の出席者でない人は部屋にいない。",
        "Whoever does not sit in the body is not in the room for its item.",
    ),
    cites=(INTERPRETATION_MEETING,),
    examples=(((YesNo.YES,), Outcome.NOT_PERMITTED), ((YesNo.NO,), Outcome.PERMITTED)),
)
def strangers_leave(strangers: YesNo) -> Finding:
    """Is anyone in the room who does not sit in this body (会議体の外の人)?"""
    if strangers is YesNo.NO:
        return permitted(
            "部屋にいるのは、この会議体の出席者だけです。",
            "Only those who sit in the body are present.",
        )
    return not_permitted(
        "この会議体の出席者でない人が、部屋にいます。",
        "Someone is in the room who does not sit in this body.",
        Remedy(
            "excuse_strangers",
            Text("この議題の間は退席してもらってください。", "let them leave for this item"),
            rank=5,
        ),
    )


@rule(
    "meeting.individual_cases",
    kind=Kind.MUST,
    says=Text(
        "根拠の法律のない会議が個別のケースを扱えるかは、その会議の決まりによる。支援会議の特例は及ばない。",
        "Whether a body without statutory basis takes individual cases is for its own rules.",
    ),
    cites=(INTERPRETATION_MEETING,),
    examples=(((Stated.NO,), Outcome.NOT_PERMITTED), ((Stated.NOT_SEEN,), Outcome.UNDETERMINED)),
)
def individual_cases(individual: Stated) -> Finding:
    """Do its own rules let it take individual cases (個別ケースの取扱い)?"""
    if individual is Stated.YES:
        return permitted(
            "この会議の決まりは個別のケースを扱うとしています（情報ごとに根拠が要ります）。",
            "Its rules let it take individual cases; each piece of information needs its ground.",
        )
    if individual is Stated.NO:
        return not_permitted(
            "この会議は個別のケースを扱いません。", "It does not take individual cases."
        )
    return undetermined(
        "この会議が個別のケースを扱うかの定めを確かめられません。",
        "Whether it takes individual cases is not stated.",
        Missing(
            "individual",
            Text(
                "この会議の要綱は、個別のケースを扱うとしていますか。根拠の法律はありますか。",
                "do its rules let it take individual cases?",
            ),
        ),
    )


@rule(
    "meeting.report_beside",
    kind=Kind.NOTE,
    says=Text(
        "虐待の通報は会議を待たない。会議は通報と並行して開ける。",
        "A report of abuse does not wait for the meeting; the meeting may be held beside it.",
    ),
    discretion=Discretion.AGENCIES,
    cites=(MHLW_FLOW, INTERPRETATION_MEETING),
    standing=Standing.INTERPRETATION,
    examples=(((Suspicion.UNREPORTED,), Outcome.PERMITTED),),
)
def report_beside(suspicion: Suspicion) -> Finding:
    """Is a report of abuse owed (通報との関係)?"""
    if suspicion is Suspicion.UNREPORTED:
        return permitted(
            "虐待の疑いがあります。会議とは別に、通報（市町村が気づいたときは受理と事実確認）を先に進めてください。",
            "Abuse is suspected: report it first, apart from the meeting.",
            Duty(
                "report_abuse",
                When.DURING,
                Text(
                    "会議を待たずに通報・事実確認をする", "report without waiting for the meeting"
                ),
                "report",
            ),
        )
    if suspicion is Suspicion.REPORTED:
        return permitted("虐待の通報が記録されています。", "A report of abuse is on record.")
    return permitted("虐待の疑いの記録はありません。", "No suspicion of abuse is recorded.")


@rule(
    "meeting.newcomer",
    kind=Kind.NOTE,
    says=Text(
        "後から加わる出席者には、そのままでは出せない議題の間、退席してもらう。",
        "Whoever joins later leaves for the items that cannot be told to them.",
    ),
    cites=(INTERPRETATION_MEETING,),
    examples=(((YesNo.YES,), Outcome.PERMITTED), ((YesNo.NO,), Outcome.PERMITTED)),
)
def newcomer(spoils: YesNo) -> Finding:
    """Would some item already on the agenda no longer be possible (後から加わる出席者)?"""
    if spoils is YesNo.NO:
        return permitted(
            "予定の議題は、この人がいても扱えます。", "The items can be taken with them present."
        )
    return permitted(
        "この人がいると、このままでは扱えない議題があります。",
        "Some item cannot be taken with them present.",
        Duty(
            "newcomer_leaves",
            When.DURING,
            Text("その議題の間は、この人に退席してもらう", "let them leave for that item"),
        ),
    )


RULES = (
    scheme_running,
    about_residents,
    strangers_leave,
    individual_cases,
    report_beside,
    newcomer,
)
