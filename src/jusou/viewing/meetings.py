"""Meetings as a reader may know them (見える会議): sittings, referrals, and requests for cooperation."""

import datetime as dt
from collections.abc import Iterator

from jusou import acts
from jusou.acts import Act
from jusou.agency import Attendee, Party
from jusou.information import Information
from jusou.meeting import AgendaItem, Meeting
from jusou.rendering import Reader
from jusou.shape import changed
from jusou.viewing.seen import SeenMeeting, SeenReferral, SeenRequest
from jusou.viewing.sight import Sight
from jusou.viewing.whose import people_of, subjects
from jusou.vocabulary import Category

Day = dt.date


def meetings(sight: Sight) -> Iterator[SeenMeeting]:
    """The sittings that are the reader's, without what they may not know of them (見える会議)."""
    for meeting in sight.ledger.meetings.values():
        attendees = _room(sight, meeting)
        if attendees is None:
            continue
        own = [each for each in meeting.attendees if _is_reader(sight, each)]
        items = tuple(
            _item(sight, item)
            for item in meeting.items
            if not sight.hides_any(people_of(sight.ledger, item))
            and (not own or any(each.id not in item.excused for each in own))
            and (sight.person is None or item.about == sight.person)
        )
        yield SeenMeeting(
            id=meeting.id,
            bodies=meeting.bodies,
            day=meeting.day,
            attendees=attendees,
            items=tuple(_among(each, attendees) for each in items),
            heard=frozenset(
                each.id for each in items if (meeting.id, each.id) in sight.ledger.hearings
            ),
            called_by=meeting.called_by,
            chaired_by=meeting.chaired_by,
            minutes_by=meeting.minutes_by,
            minutes_kept=meeting.id in sight.ledger.minutes,
        )


def _is_reader(sight: Sight, attendee: Attendee) -> bool:
    party = sight.party
    if party is not None:
        return attendee.agency == party.agency and attendee.capacity is party.capacity
    return sight.person is not None and attendee.person == sight.person


def _room(sight: Sight, meeting: Meeting) -> tuple[Attendee, ...] | None:
    """Who sat there, as far as the reader may know; ``None`` if the sitting is not theirs."""
    audience = sight.audience
    if sight.is_municipality:
        return meeting.attendees
    if audience.reader is Reader.BODY:
        if audience.id not in meeting.bodies or audience.meeting not in (None, meeting.id):
            return None
        if audience.meeting is None:
            # Who sits in a body today was perhaps not there.
            return ()
    elif not any(_is_reader(sight, each) for each in meeting.attendees):
        return None
    if sight.person is not None:
        # Who sits in a meeting is not for the household to read.
        return tuple(each for each in meeting.attendees if _is_reader(sight, each))
    return tuple(each for each in meeting.attendees if not _gives_away(sight, each))


def _gives_away(sight: Sight, attendee: Attendee) -> bool:
    """Whether an attendee stands beside someone whom the reader must not find (秘匿の側の出席者)."""
    if attendee.person is not None:
        return sight.hides(attendee.person)
    hidden = frozenset(
        each.person
        for each in sight.ledger.concealments
        if sight.conceals(
            Information(each.person, Category.ADDRESS, Party(sight.read.under.agency))
        )
    )
    return sight.read.serves(attendee.agency or "", hidden) and not _is_reader(sight, attendee)


def _item(sight: Sight, item: AgendaItem) -> AgendaItem:
    return changed(item, information=_kept(sight, item.information))


def _among(item: AgendaItem, attendees: tuple[Attendee, ...]) -> AgendaItem:
    return changed(item, excused=item.excused & {each.id for each in attendees})


def _kept(sight: Sight, information: tuple[Information, ...]) -> tuple[Information, ...]:
    return tuple(
        each for each in information if sight.how(sight.read.as_recorded(each)) is not None
    )


def referrals(sight: Sight) -> Iterator[SeenReferral]:
    """The referrals the reader made or was sent (見えるつなぎ)."""
    days = _days(sight, acts.Refer, "referral")
    for each in sight.ledger.referrals.values():
        track = sight.ledger.tracks.get(each.track)
        people = subjects(each.information) | ({track.person} if track else set[str]())
        if _is_between(sight, each.by, each.to) and not sight.hides_any(people):
            yield SeenReferral(
                id=each.id,
                track=each.track,
                by=each.by,
                to=each.to,
                on=days[each.id],
                information=_kept(sight, each.information),
                purpose=each.purpose,
                response=each.response,
            )


def requests(sight: Sight) -> Iterator[SeenRequest]:
    """The requests for cooperation the reader made, or was asked (見える協力要請)."""
    days = _days(sight, acts.RequestCooperation, "request")
    for each in sight.ledger.requests.values():
        asked = sight.party is not None and sight.party.agency == each.to
        if (asked or _is_between(sight, each.by, each.by)) and not sight.hides_any(
            subjects(each.information)
        ):
            yield SeenRequest(
                id=each.id,
                by=each.by,
                to=each.to,
                on=days[each.id],
                # What is asked for is told to whom it is asked of.
                information=each.information,
                purpose=each.purpose,
                body=each.body,
                response=each.response,
            )


def _days(sight: Sight, act: type[Act], name: str) -> dict[str, Day]:
    return {
        getattr(each.act, name): each.day for each in sight.entries if isinstance(each.act, act)
    }


def _is_between(sight: Sight, by: Party, to: Party) -> bool:
    return sight.is_municipality or sight.party in (by, to)
