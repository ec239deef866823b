"""An invented town (架空の町): a mother, her son, and those who support them, for tests to play with.

Nobody in it exists. Its acts are the plainest that each step takes, so that a test of a vendor
says only what it is about.
"""

import datetime as dt
from collections.abc import Iterable

from jusou import acts
from jusou.agency import Agency, Attendee, Party
from jusou.case import Case
from jusou.consent import Consent, Scope
from jusou.history import History, ProfileRef, Registry
from jusou.household import Household, Member, Person
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.meeting import AgendaItem, Meeting
from jusou.municipality import Municipality
from jusou.plan import Goal, Plan, Role, Support
from jusou.shape import changed
from jusou.vocabulary import (
    AssentKind,
    Capacity,
    Category,
    Character,
    DiscoveryRoute,
    JudgementKind,
    ObtainedBy,
    PlanKind,
    Profession,
    Programme,
    Purpose,
)

JST = dt.timezone(dt.timedelta(hours=9))

#: The day on which everything begins here (最初の日).
FIRST_DAY = dt.date(2026, 4, 1)

MOTHER, SON = "p-haha", "p-musuko"
CITY = Party("a-city")
COORDINATOR = Party("a-coordinator", Capacity.ENTRUSTED)
CLINIC = Party("a-shinryoujo", Capacity.OWN_BUSINESS)
CARE = Party("a-kaigo", Capacity.OWN_BUSINESS)
STAFF = "s-tantou"
SHIEN, JUSOU = "b-shien", "b-jusou"

PURPOSES = frozenset(Purpose) - {Purpose.EARLY_DETECTION, Purpose.RESOURCES}
CATEGORIES = frozenset(Category) - {Category.REPORTER, Category.ABUSE}


def national() -> Municipality:
    """The profile under which the town works: the national default (国の標準の流れ)."""
    return Municipality.load("default")


def profile(under: Municipality | None) -> Municipality:
    """The profile to judge under, the town's own unless another is given (町の運用プロファイル).

    Raises: `ValueError` for one in which the town's city, contractor or meetings are missing: hardly
    an act of the town could be judged under it.
    """
    chosen = national() if under is None else under
    there = {each.id for each in chosen.agencies} | {each.id for each in chosen.bodies}
    wanted = (CITY.agency, COORDINATOR.agency, SHIEN, JUSOU)
    if missing := "、".join(each for each in wanted if each not in there):
        message = f"プロファイル {chosen.id} に {missing} がありません / missing in the profile"
        raise ValueError(message)
    return chosen


def opened(ident: str = "c-kakuu") -> Case:
    """The town's household as a case without records (記録のないケース)."""
    people = (
        Person(MOTHER, "架空 はは", birth=dt.date(1945, 1, 1)),
        Person(SON, "架空 むすこ", birth=dt.date(1975, 1, 1)),
    )
    registry = Registry(
        people,
        Household(tuple(Member(each.id) for each in people)),
        (
            Agency(CLINIC.agency, "架空診療所", Character.PRIVATE),
            Agency(CARE.agency, "架空介護支援事業所", Character.PRIVATE),
        ),
    )
    return Case.of(History(ident, registry, (), ProfileRef(*national().ref)))


def about(
    person: str, category: Category = Category.HEALTH, holder: Party = COORDINATOR
) -> Information:
    """What one party holds of one person (情報)."""
    return Information(person, category, holder)


def consent(
    ident: str,
    person: str,
    to: Iterable[str],
    *,
    categories: Iterable[Category] = CATEGORIES,
    until: dt.date | None = None,
) -> acts.GiveConsent:
    """One person's own consent, in writing (本人の同意)."""
    scope = Scope(frozenset(categories), PURPOSES, frozenset(to))
    return acts.GiveConsent(
        by=COORDINATOR,
        consent=Consent(ident, person, scope, ObtainedBy.WRITTEN, until=until),
    )


def share(
    person: str,
    category: Category = Category.HEALTH,
    *,
    by: Party = COORDINATOR,
    to: Party = CLINIC,
) -> acts.Share:
    """One party tells another something of one person, outside any meeting (会議によらない提供)."""
    return acts.Share(
        by=by, to=to, information=(about(person, category, by),), purpose=Purpose.SERVICE
    )


def danger(person: str, on: dt.date) -> tuple[Judgement, ...]:
    """What is judged of one who is in danger and cannot be asked (生命・身体・財産の危険)."""
    return tuple(
        Judgement(
            kind=kind,
            finding=True,
            decided_by=STAFF,
            on=on,
            reason="訪問で確かめた",
            person=person,
        )
        for kind in (JudgementKind.DANGER, JudgementKind.CONSENT_DIFFICULT)
    )


def plan(ident: str, person: str, kind: PlanKind = PlanKind.COORDINATION) -> Plan:
    """A plan with its five contents (プラン)."""
    return Plan(
        ident,
        person,
        kind,
        wishes="静かに暮らしたい",
        challenges="通院が途切れている",
        goals=(Goal("月に一度会う", FIRST_DAY + dt.timedelta(days=180)),),
        supports=(Support("訪問", "月に一度", "時間を決める"),),
        roles=(Role(COORDINATOR.agency, "訪問"),),
        integration="訪問の日に通院の相談もする",
    )


def assents(person: str, plan: str) -> tuple[acts.GiveAssent, ...]:
    """Their application for support, and their assent to a plan (申込と、プランへの同意)."""
    return tuple(
        acts.GiveAssent(
            by=COORDINATOR, kind=kind, person=person, obtained_by=ObtainedBy.WRITTEN, plan=of
        )
        for kind, of in ((AssentKind.APPLICATION, None), (AssentKind.PLAN, plan))
    )


def support_decision(track: str, plan: str) -> acts.DecideSupport:
    """The city decides to support as planned (支援決定)."""
    return acts.DecideSupport(by=CITY, track=track, plan=plan, drafted_by=STAFF, decided_by=STAFF)


def attendee(meeting: str, body: str, party: Party) -> Attendee:
    """Someone of an agency in a sitting (出席者)."""
    profession = {
        CITY.agency: Profession.PUBLIC_OFFICIAL,
        COORDINATOR.agency: Profession.SCHEME_STAFF,
        CLINIC.agency: Profession.DOCTOR,
    }.get(party.agency, Profession.SOCIAL_WORKER)
    return Attendee(
        f"at-{meeting}-{party.agency}",
        frozenset({body}),
        agency=party.agency,
        capacity=party.capacity,
        profession=profession,
    )


def sitting(
    ident: str,
    body: str,
    day: dt.date,
    *,
    room: Iterable[Party] = (CITY, COORDINATOR),
    item: AgendaItem | None = None,
) -> acts.ConveneMeeting:
    """Call a sitting of one body; a 支援会議 states why it finds it necessary (会議の招集)."""
    by = CITY if body == SHIEN else COORDINATOR
    necessary = Judgement(
        kind=JudgementKind.NECESSITY,
        finding=True,
        decided_by=STAFF,
        on=day,
        reason="支援体制を検討するため",
        body=body,
    )
    return acts.ConveneMeeting(
        by=by,
        meeting=Meeting(
            ident,
            frozenset({body}),
            day,
            tuple(attendee(ident, body, each) for each in room),
            (item,) if item is not None else (),
            called_by=by.agency,
            chaired_by=by.agency,
            minutes_by=by.agency,
        ),
        judgements=(necessary,) if body == SHIEN else (),
    )


def on_day(act: acts.AnyAct, day: dt.date) -> acts.AnyAct:
    """The same act, and a sitting that it calls is one of that day (その日の行為)."""
    if not isinstance(act, acts.ConveneMeeting):
        return act
    judged = tuple(changed(each, on=day) for each in act.judgements)
    return changed(act, meeting=changed(act.meeting, day=day), judgements=judged)


def item(
    ident: str,
    body: str,
    purpose: Purpose,
    person: str,
    information: Iterable[Information] = (),
    about_plan: str | None = None,
) -> AgendaItem:
    """An item on one person (議題)."""
    return AgendaItem(
        ident, body, purpose, about=person, plan=about_plan, information=tuple(information)
    )


def open_track(track: str, person: str, programme: Programme) -> acts.Receive | acts.OpenTrack:
    """The act with which one person's track begins (支援の流れを始める行為)."""
    if programme is Programme.COORDINATION:
        route = DiscoveryRoute.FAMILY
        return acts.Receive(by=COORDINATOR, track=track, person=person, route=route)
    return acts.OpenTrack(by=COORDINATOR, track=track, person=person, programme=programme)
