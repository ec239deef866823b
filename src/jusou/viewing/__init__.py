"""Views (読み手に合わせたケース): the one place where a case is cut down for a reader.

A body, an agency in a capacity, a person or the municipality sees what it holds, what it was
given, and what may be given to it today. Who reported is in no view; what is concealed from a
reader is simply absent, and that something is withheld is said only to those who may know.
"""

import datetime as dt
from collections.abc import Iterator

from jusou import acts
from jusou.agency import Party
from jusou.answer import Outcome
from jusou.case import Case
from jusou.household import Household, Person
from jusou.information import Information
from jusou.municipality import Municipality
from jusou.rendering import Audience, Reader
from jusou.shape import changed
from jusou.viewing import meetings, records, support
from jusou.viewing.seen import (
    SeenAssent,
    SeenBody,
    SeenConsent,
    SeenDetail,
    SeenInformation,
    SeenMeeting,
    SeenPerson,
    SeenPlan,
    SeenRecord,
    SeenReferral,
    SeenRequest,
    SeenTrack,
    View,
    WhyWithheld,
    Withheld,
)
from jusou.viewing.sight import How, Sight
from jusou.viewing.whose import idents
from jusou.vocabulary import Category, Purpose

__all__ = [
    "How",
    "SeenAssent",
    "SeenBody",
    "SeenConsent",
    "SeenDetail",
    "SeenInformation",
    "SeenMeeting",
    "SeenPerson",
    "SeenPlan",
    "SeenRecord",
    "SeenReferral",
    "SeenRequest",
    "SeenTrack",
    "View",
    "WhyWithheld",
    "Withheld",
    "view",
]

Day = dt.date


def view(
    case: Case,
    *,
    for_: Audience,
    under: Municipality,
    on: Day,
    purpose: Purpose = Purpose.SUPPORT_SYSTEM,
) -> View:
    """The case as one reader may know it on a day (読み手に合わせたケース).

    *purpose* is what they need it for. To show what `How.MAY_BE_GIVEN` marks is to give it: the
    host records that as a share. What has been concealed since *on* is concealed here too.

    Raises: `InvalidError` for a reader whom neither the case nor the profile knows.
    """
    sight = Sight(case, for_, under, on, purpose)
    information = tuple(_information(sight))
    plans = tuple(support.plans(sight))
    tracks = tuple(support.tracks(sight, plans))
    told = tuple(records.records(sight, (each.id for each in tracks)))
    named = {
        *(each.person for each in tracks),
        *(each.plan.person for each in plans),
        *(person for each in information for person in (each.subject, *each.names)),
        *(person for each in told for person in each.people),
    }
    seen = View(
        case=case.id,
        on=on,
        reader=for_.reader,
        reader_id=for_.id,
        capacity=for_.capacity if for_.reader is Reader.AGENCY else None,
        meeting=for_.meeting,
        purpose=purpose,
        people=tuple(_people(sight, named, information)),
        tracks=tracks,
        information=information,
        consents=tuple(support.consents(sight)),
        assents=tuple(support.assents(sight, plans)),
        plans=plans,
        meetings=tuple(meetings.meetings(sight)),
        referrals=tuple(meetings.referrals(sight)),
        requests=tuple(meetings.requests(sight)),
        judgements=tuple(records.judgements(sight)),
        records=told,
        withheld=tuple(dict.fromkeys(_withheld(sight, tracks, information))),
    )
    named_in = sorted(set(idents(seen)))
    bodies = (sight.read.body(ident) for kind, ident in named_in if kind == "body")
    agencies = (sight.read.agency(ident) for kind, ident in named_in if kind == "agency")
    return changed(
        seen,
        bodies=tuple(
            SeenBody(each.id, each.name, each.bases, each.organiser) for each in bodies if each
        ),
        agencies=tuple((each.id, each.name) for each in agencies if each),
    )


def _information(sight: Sight) -> Iterator[SeenInformation]:
    for info in sight.pieces():
        how = sight.how(info)
        if how is not None:
            yield SeenInformation(info.subject, info.category, info.holder, how, info.names)


def _people(
    sight: Sight, named: set[str], information: tuple[SeenInformation, ...]
) -> Iterator[SeenPerson]:
    """Those who are named in what the reader sees; to a person, themself alone (見える人)."""
    members = Household(sight.ledger.members).members_on(sight.read.on)
    outside = Household(associates=sight.ledger.associates)
    for person in sight.ledger.people.values():
        if sight.hides(person.id):
            continue
        if sight.person not in (None, person.id):
            continue
        if not (sight.is_municipality or sight.person or person.id in named):
            continue
        basic = _knows(sight, person, Category.BASIC, information)
        address = _knows(sight, person, Category.ADDRESS, information)
        yield SeenPerson(
            id=person.id,
            is_member=person.id in members,
            tie=outside.tie(person.id) if sight.is_municipality else None,
            name=person.name if basic else None,
            birth=person.birth if basic else None,
            address=person.address if address else None,
            residence=person.residence if basic else None,
            anonymous=person.anonymous,
        )


def _knows(
    sight: Sight, person: Person, category: Category, information: tuple[SeenInformation, ...]
) -> bool:
    """Whether they may know this of what is registered of a person (登録事項を見せてよいか)."""
    if sight.is_municipality or sight.person == person.id:
        return True
    info = Information(person.id, category, Party(sight.read.under.agency))
    if sight.conceals(info):
        return False
    if any((each.subject, each.category) == (person.id, category) for each in information):
        return True
    # Whoever received the consultation wrote down who came.
    received = category is Category.BASIC and any(
        isinstance(each.act, acts.Receive)
        and each.act.person == person.id
        and each.act.by == sight.party
        for each in sight.entries
    )
    return received or sight.how(info) is not None


def _withheld(
    sight: Sight, tracks: tuple[SeenTrack, ...], information: tuple[SeenInformation, ...]
) -> Iterator[Withheld]:
    """What is on record and not shown, where that may be said (開示できない情報).

    An agency is told of what it could be given if there were a ground, of people it works with:
    never of what is concealed, of a reporter, or of what was said in a 支援会議.
    """
    if sight.is_municipality:
        if sight.reporters or any(map(sight.tells_who_reported, sight.pieces())):
            yield Withheld(WhyWithheld.REPORTER)
        return
    if sight.party is None:
        return
    own = {each.subject for each in information if each.how in (How.OWN, How.GIVEN)}
    known = own | {each.person for each in tracks}
    for info in sight.pieces(of_meetings=False):
        if (
            info.subject in known
            and sight.how(info) is None
            and not sight.tells_who_reported(info)
            and not sight.conceals(info)
            and not sight.read.heard(info).bodies
            and _may_hear_why(sight, info)
        ):
            yield Withheld(WhyWithheld.NO_GROUND, info.subject, info.category)


def _may_hear_why(sight: Sight, info: Information) -> bool:
    return all(
        sight.audience.may_hear(reason)
        for each in sight.judged(info)
        for reason in each.reasons
        if reason.outcome is not Outcome.PERMITTED and not reason.aside
    )
