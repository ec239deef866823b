"""The household of the demo (実演の世帯): who is in it, and everything proposed from beginning to end.

Nobody in it exists. Only what is proposed stands here; every answer comes from the engine.
"""

import datetime as dt

import attrs

from jusou.acts import AnyAct
from jusou.agency import Agency, Attendee, Party
from jusou.case import Case
from jusou.household import Person
from jusou.information import Information
from jusou.plan import Goal, Plan, Role, Support
from jusou.vocabulary import (
    Capacity,
    Category,
    Character,
    Profession,
    Programme,
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
    "at-jichikai": Text("自治会長", "the neighbourhood head"),
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
TAX = Party("a-zeimu")
SHAKYO = Party("a-shakyo", Capacity.ENTRUSTED)
HOUKATSU = Party("a-houkatsu", Capacity.OTHER_ENTRUSTED)
CLINIC = Party("a-shinryou")
HOSPITAL = Party("a-byouin")

LIFE = Information("p-mother", Category.CIRCUMSTANCES, HOUKATSU, names=frozenset({"p-son"}))
CARE = Information("p-mother", Category.CARE, HOUKATSU)
MEMORY = Information("p-mother", Category.HEALTH, CLINIC)
ILLNESS = Information("p-son", Category.HEALTH, HOUKATSU)
SHUT_IN = Information("p-son", Category.CIRCUMSTANCES, SHAKYO)
#: What the council knows only from the 支援会議. It does not say so; the record does.
HEARD = Information("p-mother", Category.HEALTH, SHAKYO)
ARREARS = Information("p-mother", Category.FINANCES, TAX, statute=SourceStatute.LOCAL_TAX)


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


def room(body: str, *more: Attendee) -> tuple[Attendee, ...]:
    """The city and the council in the room of a body, with whoever else (出席者)."""
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


def houkatsu(body: str) -> Attendee:
    """Someone of the community support centre in a body (地域包括の職員)."""
    return Attendee(
        "at-houkatsu",
        frozenset({body}),
        agency="a-houkatsu",
        capacity=Capacity.OTHER_ENTRUSTED,
        profession=Profession.HOUKATSU_STAFF,
    )


def mothers_plan(ident: str, *, replaces: str | None = None) -> Plan:
    """A plan of the mother's, which names outreach to her son (母のプラン)."""
    return Plan(
        ident,
        "p-mother",
        wishes="家で暮らしたい",
        challenges="介護と孤立",
        goals=(Goal("安心して暮らす", Day(2026, 12, 1)),),
        supports=(Support("介護", "訪問介護", "急がない"), Support("働きかけ", "訪問", "急がない")),
        roles=(Role("a-houkatsu", "介護の調整"), Role("a-shakyo", "息子への働きかけ")),
        integration="市社協が取りまとめる",
        includes=frozenset({Programme.OUTREACH}),
        replaces=replaces,
    )


def sons_plan(ident: str) -> Plan:
    """The son's own plan, which names participation support (息子のプラン)."""
    return Plan(
        ident,
        "p-son",
        wishes="少し働いてみたい",
        challenges="外出と体調",
        goals=(Goal("週に1日の就労体験", Day(2026, 11, 1)),),
        supports=(Support("参加支援", "就労体験", "休んでよい"),),
        roles=(Role("a-shakyo", "就労体験の調整"),),
        integration="市社協が取りまとめる",
        includes=frozenset({Programme.PARTICIPATION}),
    )
