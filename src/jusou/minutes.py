"""What the acts of meetings leave behind (会議の記帳): bodies, sittings, items, and who heard what."""

from collections.abc import Callable
from typing import Any

from jusou import acts
from jusou.acts import Act, carried
from jusou.ledger import (
    Day,
    Hearing,
    Ledger,
    Way,
    is_another,
)
from jusou.meeting import (
    Body,
    Seat,
    Taken,
    kept_by,
    taken_as,
)
from jusou.provenance import had, pass_on
from jusou.shape import changed
from jusou.term import runs
from jusou.vocabulary import Basis, Organiser, Purpose


def _constitute(ledger: Ledger, _record: str, act: acts.ConstituteBody, on: Day) -> None:
    # Whoever joins by it joins now: a seat added later reaches back to no consent given before.
    before, body = ledger.bodies.get(act.body.id), act.body
    if is_another(ledger, act.by, on):
        if before is not None and before.organiser is Organiser.MUNICIPALITY:
            return
        if body.organiser is Organiser.MUNICIPALITY:
            # Whoever constitutes it is its organiser, whatever the paper says.
            body = changed(body, organiser=Organiser.OTHER)
    began = _began(before, on)
    seats = tuple(
        changed(seat, since=_seated_since(seat, began, on, first=before is None))
        if seat.until is None or on < seat.until
        else seat
        for seat in body.seats
    )
    ledger.bodies[body.id] = changed(body, seats=seats)


def _began(body: Body | None, on: Day) -> dict[str, Day]:
    """Since when those who sit in a body on a day sit in it (就任の日)."""
    found: dict[str, Day] = {}
    for seat in body.seats if body is not None else ():
        if runs(seat.since, seat.until, on):
            since = seat.since or Day.min
            found[seat.agency] = min(found.get(seat.agency, since), since)
    return found


def _seated_since(seat: Seat, began: dict[str, Day], on: Day, *, first: bool) -> Day | None:
    """No seat begins earlier than it did before, nor a new one before it was given (就任の日)."""
    earliest = began.get(seat.agency, Day.min if first and seat.since else on)
    since = max(seat.since or earliest, earliest)
    return None if since == Day.min else since


def _convene(ledger: Ledger, _record: str, act: acts.ConveneMeeting, _on: Day) -> None:
    before = ledger.meetings.get(act.meeting.id)
    if before is not None:
        # Called again, it is another sitting: nothing has been heard or found necessary in it yet.
        own = carried(act)
        ledger.judgements[:] = [
            each
            for each in ledger.judgements
            if each.meeting != act.meeting.id or each.until is not None or each in own
        ]
        kept = {each.id for each in act.meeting.items if each in before.items}
        for key in [key for key in ledger.hearings if key[0] == act.meeting.id]:
            if key[1] not in kept:
                del ledger.hearings[key]
    ledger.meetings[act.meeting.id] = act.meeting


def _put_on_agenda(ledger: Ledger, _record: str, act: acts.PutOnAgenda, _on: Day) -> None:
    meeting = ledger.meetings.get(act.meeting)
    if (
        meeting is not None
        and all(each.id != act.item.id for each in meeting.items)
        and act.item.body in meeting.bodies
        and act.item.excused <= {each.id for each in meeting.attendees}
    ):
        ledger.meetings[act.meeting] = changed(meeting, items=(*meeting.items, act.item))


def _add_attendee(ledger: Ledger, _record: str, act: acts.AddAttendee, _on: Day) -> None:
    meeting = ledger.meetings.get(act.meeting)
    if (
        meeting is not None
        and all(each.id != act.attendee.id for each in meeting.attendees)
        and act.attendee.bodies <= meeting.bodies
    ):
        ledger.meetings[act.meeting] = changed(
            meeting, attendees=(*meeting.attendees, act.attendee)
        )


def _hear(ledger: Ledger, record: str, act: acts.HearItem, on: Day) -> None:
    meeting = ledger.meetings.get(act.meeting)
    item = next((each for each in meeting.items if each.id == act.item), None) if meeting else None
    if meeting is None or item is None:
        return
    room = [
        attendee
        for attendee in meeting.attendees
        if (attendee.id not in item.excused if act.present is None else attendee.id in act.present)
    ]
    receivers = frozenset(attendee.receiver for attendee in room)
    ledger.hearings[act.meeting, act.item] = Hearing(record, act.meeting, act.item, on, receivers)
    # A body of the municipality's profile is unknown here: what kind it is, the reading tells.
    body = ledger.bodies.get(item.body)
    through = Way({(item.body, item.basis)}) if body is None else _through(body, item.basis)
    for each in item.information:
        had(ledger, each)
        others = (
            (attendee.receiver, attendee.capacity)
            for attendee in room
            if attendee.receiver != each.holder.agency
        )
        pass_on(ledger, (each,), others, through)
    if item.purpose is Purpose.EVALUATION and item.about is not None:
        for track in list(ledger.tracks.values()):
            if track.person == item.about and track.is_open:
                where = track.evaluated_in | {(item.body, item.basis)}
                ledger.change_track(track.id, evaluated_in=where)


def _through(body: Body, basis: Basis | None) -> Way:
    """Under which secrecies something is heard: all of the body's, where its item names no basis (経路)."""
    bases = kept_by(body.bases, basis)
    if Taken.SHIEN_KAIGI in taken_as(body.bases, basis):
        bases = (Basis.SHIEN_KAIGI, *bases)
    return Way((body.id, each) for each in bases)


def _minutes(ledger: Ledger, _record: str, act: acts.TakeMinutes, _on: Day) -> None:
    ledger.minutes.add(act.meeting)


def _pledge(ledger: Ledger, _record: str, act: acts.TakePledge, _on: Day) -> None:
    ledger.pledges.append(act.pledge)


ENTRIES: dict[type[Act], Callable[[Ledger, str, Any, Day], None]] = {
    acts.ConstituteBody: _constitute,
    acts.ConveneMeeting: _convene,
    acts.PutOnAgenda: _put_on_agenda,
    acts.AddAttendee: _add_attendee,
    acts.HearItem: _hear,
    acts.TakeMinutes: _minutes,
    acts.TakePledge: _pledge,
}
