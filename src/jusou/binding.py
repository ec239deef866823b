"""Who in a room is bound to secrecy, and by what (出席者の守秘): read in one call, for one sitting.

`jusou.secrecy` knows the duties. Here they are laid beside the people: those they bring along,
those the meeting lays on them, and what they have promised.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from jusou import room, secrecy
from jusou.agency import Attendee
from jusou.answer import Reason
from jusou.case import Case
from jusou.cells import Asking
from jusou.errors import Problem, raise_all
from jusou.meeting import Body
from jusou.municipality import Municipality
from jusou.reading import Reading
from jusou.references import lost
from jusou.secrecy import BY_MEETING, BY_PROFESSION, Attending, Bond, Bound, binds
from jusou.term import runs
from jusou.vocabulary import (
    Basis,
    Capacity,
    Character,
    Profession,
    Recorded,
    SecrecySource,
    Whose,
)
from jusou.wording import Text

Day = dt.date

_NATIONAL = Text(
    "国の職員であれば国家公務員法によります。どちらか確かめてください。",
    "an official of the state is bound by the National Public Service Act: check which",
)
_CONTRACT = Text(
    "委託契約の守秘の条項によります。契約書を確かめてください。",
    "by the secrecy clause of their contract: check it",
)
_PLEDGED = Text("守秘の誓約が記録されています。", "their pledge of secrecy is on record")


def told(ask: Asking, seated: Iterable[room.Seated], basis: Basis) -> tuple[Reason, ...]:
    """Under which duties of secrecy the room is, each told once (場の守秘)."""
    present = set[Profession]()
    for attendee, are in seated:
        if attendee.agency is not None:
            present.update(are or (Profession.NONE,))
    return (
        ask.put(secrecy.of_meeting, basis),
        *[ask.put(secrecy.of_person, each) for each in Profession if each in present],
    )


def secrecy_in_room(
    case: Case,
    *,
    under: Municipality,
    on: Day,
    meeting: str | None = None,
    body: str | None = None,
    attendees: Iterable[Attendee] | None = None,
) -> tuple[Attending, ...]:
    """Each person in the room and all that binds them on the day (出席者ごとの守秘).

    Of a *meeting* on record, or of *attendees* of a *body* that has not met. Where several
    bodies sit together, all their secrecies are told.

    Raises: `InvalidError` with ``dangling`` for a meeting or body that is not there, and with
    ``missing`` where neither is named.
    """
    read = Reading(case.ledger(on), under, on)
    raise_all(_unknown(read, meeting, body))
    sitting = read.ledger.meetings.get(meeting or "")
    bodies = sorted(sitting.bodies) if sitting is not None and body is None else [body or ""]
    people = attendees if attendees is not None else (sitting.attendees if sitting else ())
    found = [each for ident in bodies if (each := read.body(ident)) is not None]
    return tuple(_attending(read, each, found) for each in people)


def _unknown(read: Reading, meeting: str | None, body: str | None) -> Iterator[Problem]:
    if meeting is None and body is None:
        yield Problem(
            "meeting",
            "missing",
            Text("どの会議か会議体かを書いてください。", "name a meeting or a body"),
        )
    if meeting is not None and meeting not in read.ledger.meetings:
        yield lost("meeting", "会議")
    if body is not None and read.body(body) is None:
        yield lost("body", "会議体")


def _attending(read: Reading, attendee: Attendee, bodies: list[Body]) -> Attending:
    bounds = (*_own(read, attendee), *_of_meetings(read, attendee, bodies))
    unbound = attendee.agency is not None and not any(
        each.by is SecrecySource.STATUTE and each.sure is Recorded.YES for each in bounds
    )
    pledged = any(each.by is SecrecySource.PLEDGE for each in bounds)
    return Attending(
        attendee.id,
        attendee.agency,
        attendee.person,
        bounds,
        (secrecy.TAKE_PLEDGE,) if unbound and not pledged else (),
    )


def _own(read: Reading, attendee: Attendee) -> Iterator[Bound]:
    agency = read.agency(attendee.agency or "")
    for each in room.professions(read, attendee):
        bond = BY_PROFESSION[each]
        national = (
            each is Profession.PUBLIC_OFFICIAL
            and attendee.profession is not Profession.PUBLIC_OFFICIAL
            and agency is not None
            and agency.character_on(read.on) is Character.OTHER_PUBLIC
        )
        text = Text(f"{each.label.ja}として", f"as {each.label.en}")
        if national:
            text = Text(f"{text.ja}。{_NATIONAL.ja}", f"{text.en}; {_NATIONAL.en}")
        yield _bound(read, bond, Whose.PERSON, text)
    if attendee.capacity is Capacity.OTHER_ENTRUSTED:
        yield Bound(SecrecySource.CONTRACT, Whose.PERSON, _CONTRACT, sure=Recorded.NOT_RECORDED)


def _of_meetings(read: Reading, attendee: Attendee, bodies: list[Body]) -> Iterator[Bound]:
    if attendee.agency is None:
        return
    for body in bodies:
        for basis in Basis:
            if basis not in body.bases or basis not in BY_MEETING:
                continue
            sure = room.bound_by_meeting(read, body, basis, attendee)
            if sure is Recorded.NO:
                continue
            whom = binds(basis).label
            yield _bound(
                read,
                BY_MEETING[basis],
                Whose.MEETING,
                Text(
                    f"{basis.label.ja}の守秘（{whom.ja}）",
                    f"the secrecy of {basis.label.en} ({whom.en})",
                ),
                sure,
            )
        for constitution in read.under.constitutions:
            if constitution.body != body.id:
                continue
            for each in constitution.secrecy:
                if each.by is not SecrecySource.STATUTE:
                    whom_ja = each.whom or "会議に出る人"
                    yield Bound(
                        each.by,
                        Whose.MEETING,
                        Text(
                            f"{each.by.label.ja}の守秘（{whom_ja}）",
                            f"secrecy by {each.by.label.en}",
                        ),
                        sure=Recorded.NOT_RECORDED,
                    )
        for pledge in read.ledger.pledges:
            if (
                pledge.body == body.id
                and pledge.agency == attendee.agency
                and runs(None, pledge.until, read.on)
            ):
                yield Bound(SecrecySource.PLEDGE, Whose.MEETING, _PLEDGED)


def _bound(
    read: Reading, bond: Bond, whose: Whose, text: Text, sure: Recorded = Recorded.YES
) -> Bound:
    return Bound(
        SecrecySource.STATUTE,
        whose,
        text,
        article=bond.article.on(read.on),
        penalty=bond.penalty.on(read.on) if bond.penalty is not None else None,
        outlasts=bond.outlasts,
        sure=sure,
    )
