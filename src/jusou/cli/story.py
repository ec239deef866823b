"""The household of the demo (実演の世帯): who is in it, and everything proposed from beginning to end.

Nobody in it exists. Only what is proposed stands here; every answer comes from the engine.
"""

import datetime as dt

import attrs

from jusou.acts import (
    AddAttendee,
    AnyAct,
    Assess,
    BeginOutreach,
    ConstituteBody,
    Contact,
    ConveneMeeting,
    DecideAcceptance,
    DecideSupport,
    Deliberate,
    DraftPlan,
    EmergencySupport,
    GiveAssent,
    GiveConsent,
    HearItem,
    Monitor,
    OpenTrack,
    PutOnAgenda,
    Receive,
    RecordJudgement,
    RefuseConsent,
    Report,
    RequestCooperation,
    Review,
    Share,
    StartSupport,
)
from jusou.agency import Agency, Attendee, Party
from jusou.case import Case
from jusou.consent import Consent, Scope
from jusou.household import Person
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.meeting import AgendaItem, Body, Meeting
from jusou.plan import Goal, Plan, Role, Support
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    Basis,
    Capacity,
    Category,
    Challenge,
    Character,
    ContactMeans,
    ContactResult,
    Danger,
    DeliberationResult,
    DiscoveryRoute,
    JudgementKind,
    ObtainedBy,
    Organiser,
    Profession,
    Programme,
    Purpose,
    ReportAddressee,
    ReportKind,
    ReviewResult,
    Source,
    SourceStatute,
)
from jusou.wording import Text

Day = dt.date

#: The municipality under whose profile it is played.
UNDER = "tsuruoka"

#: What the ids of the story are called when it is told.
NAMES = {
    "p-mother": Text("母", "the mother"),
    "p-son": Text("息子", "the son"),
    "a-city": Text("市", "the city"),
    "a-fukushi": Text("市福祉課", "the welfare section"),
    "a-kenkou": Text("市健康課", "the health section"),
    "a-zeimu": Text("市納税課", "the tax section"),
    "a-shakyo": Text("市社協", "the social welfare council"),
    "a-houkatsu": Text("地域包括", "the community support centre"),
    "a-shinryou": Text("診療所", "the clinic"),
    "a-byouin": Text("病院", "the hospital"),
    "a-jichikai": Text("自治会長", "the neighbourhood head"),
    "b-shien": Text("支援会議", "the 支援会議"),
    "b-jusou": Text("重層的支援会議", "the 重層的支援会議"),
}


@attrs.frozen
class Beat:
    """One thing that is done or proposed on a day (場面の一こま).

    *asked* ones are shown with their whole answer, and one that is permitted is done.
    """

    on: Day
    what: Text
    act: AnyAct
    asked: bool = False


@attrs.frozen
class Scene:
    """A scene (場面): a heading, what has happened, and its beats."""

    title: Text
    tells: Text
    beats: tuple[Beat, ...]


CITY = Party("a-fukushi")
HEALTH_SECTION = Party("a-kenkou")
TAX = Party("a-zeimu")
SHAKYO = Party("a-shakyo", Capacity.ENTRUSTED)
HOUKATSU = Party("a-houkatsu", Capacity.OTHER_ENTRUSTED)
CLINIC = Party("a-shinryou")
HOSPITAL = Party("a-byouin")

LIFE = Information("p-mother", Category.CIRCUMSTANCES, HOUKATSU, names=frozenset({"p-son"}))
CARE = Information("p-mother", Category.CARE, HOUKATSU)
MEMORY = Information("p-mother", Category.HEALTH, CLINIC)
ILLNESS = Information("p-son", Category.HEALTH, HOUKATSU)
WITHDRAWN = Information("p-son", Category.CIRCUMSTANCES, SHAKYO)
HEARD = Information(
    "p-mother", Category.HEALTH, SHAKYO, source=Source.SHIEN_KAIGI, heard_at="m-shien"
)
ARREARS = Information(
    "p-mother", Category.FINANCES, TAX, statute=SourceStatute.LOCAL_TAX
)


def opening() -> Case:
    """The case before anything has happened (始まりのケース)."""
    return Case.open(
        "c-demo",
        people=(
            Person("p-mother", birth=Day(1943, 5, 10)),
            Person("p-son", birth=Day(1972, 11, 3)),
        ),
        agencies=(
            Agency("a-zeimu", "納税課", Character.MUNICIPALITY, part_of="a-city"),
            Agency("a-houkatsu", "地域包括支援センター（架空）", Character.PRIVATE),
            Agency("a-shinryou", "診療所（架空）", Character.PRIVATE),
            Agency("a-byouin", "病院（架空）", Character.PUBLIC_HOSPITAL),
            Agency("a-jichikai", "自治会（架空）", Character.RESIDENTS),
        ),
    )


def _judged(kind: JudgementKind, on: Day, reason: str, person: str | None = None) -> Judgement:
    return Judgement(kind, finding=True, decided_by="s-kakari", on=on, reason=reason, person=person)


def _room(body: str, *more: Attendee) -> tuple[Attendee, ...]:
    bodies = frozenset({body})
    return (
        Attendee("at-city", bodies, agency="a-fukushi", profession=Profession.PUBLIC_OFFICIAL),
        Attendee(
            "at-shakyo",
            bodies,
            agency="a-shakyo",
            capacity=Capacity.ENTRUSTED,
            profession=Profession.SCHEME_STAFF,
        ),
        *more,
    )


def _houkatsu(body: str) -> Attendee:
    return Attendee(
        "at-houkatsu",
        frozenset({body}),
        agency="a-houkatsu",
        capacity=Capacity.OTHER_ENTRUSTED,
        profession=Profession.HOUKATSU_STAFF,
    )


def _plan(ident: str, person: str, **more: object) -> Plan:
    roles = {
        "p-mother": (Role("a-houkatsu", "介護の調整"), Role("a-shakyo", "息子さんへの働きかけ")),
        "p-son": (Role("a-shakyo", "就労体験の調整"),),
    }
    return Plan(
        ident,
        person,
        wishes="家で暮らしたい",
        challenges="介護と孤立",
        goals=(Goal("安心して暮らす", Day(2026, 12, 1)),),
        supports=(Support("相談", "定期の訪問", "急がない"),),
        roles=roles[person],
        integration="市社協が取りまとめる",
        **more,  # type: ignore[arg-type]
    )
