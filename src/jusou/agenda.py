"""Agenda items (議題): two questions apart, the meeting's and the information's; and which meeting may take a case."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator

import attrs

from jusou import (
    bars,
    binding,
    councils,
    jusou_shien_kaigi,
    local,
    room,
    shien_kaigi,
    sitting,
)
from jusou.acts import RecordJudgement
from jusou.agency import Attendee, Party
from jusou.answer import (
    Answer,
    Outcome,
    Part,
    Reason,
    Remedy,
    best,
    worst,
)
from jusou.asking import AskedBy
from jusou.case import Case
from jusou.cells import (
    Asking,
    Day,
    answer,
    hidden_from,
    parts_of,
    without,
)
from jusou.errors import Problem, raise_all
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.meeting import AgendaItem, Body, Seat, Taken, other_laws, taken_as
from jusou.municipality import Municipality
from jusou.reading import Reading
from jusou.references import lost, too_early
from jusou.rule import compose
from jusou.shape import changed
from jusou.term import runs
from jusou.transfer import Further
from jusou.vocabulary import (
    Basis,
    Category,
    ConsentState,
    Organiser,
    Purpose,
    YesNo,
)
from jusou.withholding import share_remedies
from jusou.wording import Text


def _head(
    ask: Asking,
    taken: Taken,
    basis: Basis | None,
    body: Body,
    item: AgendaItem,
    there: room.Room,
) -> tuple[Reason, ...]:
    """The rules of the meeting itself, whatever the information (会議として扱えるか)."""
    read, put = ask.read, ask.put
    seated, receivers = there
    bonds = binding.told(ask, seated, basis or _SECRECY_OF[taken])
    people = list(
        dict.fromkeys([*filter(None, (item.about,)), *(each.subject for each in item.information)])
    )
    strangers = put(
        sitting.strangers_leave,
        YesNo.of(holds=any(body.id not in each.bodies for each, _ in seated)),
    )
    hidden = put(bars.concealment, room.concealed_in_room(read, people, receivers))
    beside = put(sitting.report_beside, room.suspicion(read, people))
    outlined = tuple(local.of_body(ask, taken, body, item, receivers))
    if taken is Taken.SHIEN_KAIGI:
        return (
            put(sitting.scheme_running, local.running(read, people)),
            put(shien_kaigi.organiser_shien, body.organiser),
            put(
                sitting.about_residents, room.about_residents(read, people or read.household_now())
            ),
            put(
                shien_kaigi.purpose_shien,
                item.purpose,
                YesNo.of(holds=item.purpose in body.purposes),
            ),
            put(shien_kaigi.attendance_shien, room.present(seated)),
            strangers,
            put(shien_kaigi.lay_in_shien, room.lay(read, seated, body)),
            hidden,
            beside,
            *bonds,
            *outlined,
        )
    if taken is Taken.JUSOU_SHIEN_KAIGI:
        return (
            put(sitting.scheme_running, local.running(read, people)),
            put(jusou_shien_kaigi.organiser_jusou, body.organiser),
            put(
                sitting.about_residents, room.about_residents(read, people or read.household_now())
            ),
            put(
                jusou_shien_kaigi.accepted_first,
                room.accepted(read, [item.about] if item.about else people),
            ),
            put(jusou_shien_kaigi.purpose_jusou, item.purpose),
            put(
                jusou_shien_kaigi.consent_jusou,
                room.consent_for_item(read, item, receivers),
            ),
            put(jusou_shien_kaigi.pledge_jusou, room.lay(read, seated, body)),
            strangers,
            hidden,
            beside,
            *bonds,
            *outlined,
        )
    own = (
        (put(sitting.individual_cases, body.individual_cases),)
        if basis is None
        else councils.head(ask, basis, body, item, receivers)
    )
    return (
        *own,
        put(jusou_shien_kaigi.pledge_jusou, room.lay(read, seated, body, basis)),
        strangers,
        hidden,
        beside,
        *bonds,
        *outlined,
    )


#: Whose secrecy is told where no other Act's meeting is meant.
_SECRECY_OF = {
    Taken.SHIEN_KAIGI: Basis.SHIEN_KAIGI,
    Taken.JUSOU_SHIEN_KAIGI: Basis.JUSOU_SHIEN_KAIGI,
    Taken.NO_BASIS: Basis.MUNICIPAL_ONLY,
}


def _capacities(body: Body, item: AgendaItem) -> Iterator[tuple[Taken, Basis | None]]:
    """In which capacities the body can take it, each other Act's meeting by itself (議題を扱う根拠)."""
    for taken in taken_as(body.bases, item.basis):
        if taken is Taken.OTHER_LAW:
            yield from ((taken, basis) for basis in other_laws(body.bases, item.basis))
        else:
            yield taken, None


def item_parts(
    ask: Asking, body: Body, item: AgendaItem, attendees: Iterable[Attendee]
) -> list[Part]:
    """An item under the best of the capacities its body has, head first (議題の判定)."""
    there = room.seat(ask.read, (each for each in attendees if each.id not in item.excused))
    hidden = hidden_from(ask.read, None, filter(None, (item.about,)))
    found: list[list[Part]] = []
    for taken, basis in _capacities(body, item):
        head = compose((), _head(ask, taken, basis, body, item, there))
        found.append(
            [
                Part(head, body=body.id, hidden_from=hidden),
                *parts_of(
                    ask,
                    item.information,
                    there.receivers,
                    item.purpose,
                    body=body.id,
                    asked_by=AskedBy.MEETING
                    if taken is Taken.SHIEN_KAIGI and body.organiser is Organiser.MUNICIPALITY
                    else AskedBy.NOBODY,
                    further=_requests_of(ask.read, basis, body, item),
                ),
            ]
        )
    outcomes = [worst(part.outcome for part in parts) for parts in found]
    parts = found[outcomes.index(best(outcomes))]
    return [_already_here(part) for part in parts] if Basis.SHIEN_KAIGI in body.bases else parts


def _requests_of(
    read: Reading, basis: Basis | None, body: Body, item: AgendaItem
) -> Further | None:
    """What this meeting's own Act lets it ask for, if it lets it ask (会議の求め)."""
    if basis is None:
        return None
    return functools.partial(councils.request, read, basis, body, item.purpose)


#: Remedies that send an item to a 支援会議: idle advice where it is before one.
_TO_A_SHIEN_KAIGI = frozenset(
    {"take_to_shien_kaigi", "respect_refusal", "respect_withdrawal", "other_ground"}
)


def _already_here(part: Part) -> Part:
    cell = without(part.cell, _TO_A_SHIEN_KAIGI)
    return part if cell is part.cell else attrs.evolve(part, cell=cell)


#: Nobody has said no: asking may yet open it.
_ASKABLE = frozenset({ConsentState.NEVER_ASKED, ConsentState.TOO_NARROW, ConsentState.EXPIRED})


def item_remedies(
    read: Reading, item: AgendaItem, seated: list[Attendee], parts: list[Part], body: Body
) -> Iterator[Remedy]:
    """Ways to take the item after all: each is a set of changes that suffices (議題の手立て)."""
    failing = [
        part for part in parts if part.subject is not None and part.outcome is not Outcome.PERMITTED
    ]
    if not failing:
        return
    yield from share_remedies(item.information, failing)
    readers = {part.receiver for part in failing}
    there = [each for each in seated if each.id not in item.excused]
    leaving = [each for each in there if each.receiver in readers]
    if (
        leaving
        and len({each.receiver for each in there} - readers) > 1
        # Without the municipality there is no 支援会議.
        and not any(each.agency and read.is_the_municipality(each.agency) for each in leaving)
    ):
        yield Remedy(
            "excuse_attendees",
            Text(
                "この議題の間、次の出席者に退席してもらってください。",
                "let these attendees leave for the item",
            ),
            rank=12,
            excuse=tuple(each.id for each in leaving),
        )
    people = list(dict.fromkeys([part.subject or "" for part in failing]))
    to = {each.receiver: each.party or each.receiver for each in seated}
    if all(map(read.may_be_asked, people)) and all(
        read.consent(
            part.subject or "",
            Category(part.category or ""),
            to.get(part.receiver or "", ""),
            item.purpose,
        )
        in _ASKABLE
        for part in failing
    ):
        yield Remedy(
            "ask_these_people",
            Text(
                "次の人に、項目と相手を示して同意を尋ねてください。",
                "ask these people, naming categories and recipients",
            ),
            rank=20,
            ask=tuple(people),
        )
    waits = bool(other_laws(body.bases, item.basis)) and all(
        part.outcome is Outcome.UNDETERMINED for part in failing
    )
    # What another Act's meeting still waits for is to be found out, not taken away from it.
    if Basis.SHIEN_KAIGI not in body.bases and not waits:
        other = next((each for each in read.bodies() if Basis.SHIEN_KAIGI in each.bases), None)
        if (
            other is not None
            and item.purpose in shien_kaigi.IN_SHIEN_KAIGI | {Purpose.EVALUATION}
            and not _closed_there(read, item, other, seated, failing)
        ):
            yield Remedy(
                "take_to_body",
                Text(
                    "この情報は、社会福祉法106条の6の支援会議で扱ってください。",
                    "take this to the 支援会議 of 106-6",
                ),
                rank=25,
                body=other.id,
            )


def _closed_there(
    read: Reading,
    item: AgendaItem,
    other: Body,
    seated: list[Attendee],
    failing: list[Part],
) -> bool:
    """Whether all that fails here would fail there too: no way is shown that leads nowhere (行き止まり)."""
    units = {(part.subject, part.category) for part in failing}
    there = changed(item, body=other.id, basis=None)
    moved = [changed(each, bodies=each.bodies | {other.id}) for each in seated]
    cells = [
        part
        for part in item_parts(Asking(read, ()), other, there, moved)
        if (part.subject, part.category) in units
    ]
    closed = (Outcome.NOT_PERMITTED, Outcome.FORBIDDEN)
    return bool(cells) and all(part.outcome in closed for part in cells)


@attrs.frozen
class MeetingAnswer:
    """What one body may do with this case (会議体ごとの判定).

    *with_consent* tells that it may not as it stands, and might if everyone concerned consented.
    It is never said where asking would tell somebody of whom another is concealed.
    """

    body: str
    name: str
    answer: Answer
    with_consent: bool = False


class _Consenting(Reading):
    """The same, had everyone consented to everything (全員の同意があったとしたら)."""

    __slots__ = ()

    def consent(
        self,
        person: str,  # noqa: ARG002
        category: Category,  # noqa: ARG002
        receiver: Party | str,  # noqa: ARG002
        purpose: Purpose,  # noqa: ARG002
    ) -> ConsentState:
        """Given, whatever is on record (あったとする同意)."""
        return ConsentState.GIVEN


def meetings(
    case: Case,
    *,
    under: Municipality,
    on: Day,
    purpose: Purpose = Purpose.SUPPORT_SYSTEM,
    about: str | None = None,
    information: Iterable[Information] | None = None,
    attendees: Iterable[Attendee] | None = None,
    judgements: Iterable[Judgement] = (),
) -> tuple[MeetingAnswer, ...]:
    """Which meeting may take this case for this purpose, with whose data to withhold (どの会議で扱えるか).

    Without *information*, what the case has on record is meant. Without *attendees*, the members
    of each body on that day; and where none are on record, every agency that the case names.
    """
    ledger, supposed = case.ledger(on), _supposed(under, judgements, on)
    read = Reading(ledger, under, on, supposed)
    consenting = _Consenting(ledger, under, on, supposed)
    raise_all(_unaskable(read, about))
    units = tuple(read.ledger.information if information is None else information)
    if not units:
        units = tuple(
            Information(person, Category.CIRCUMSTANCES, under.party)
            for person in read.household_now()
        )
    subject = about or next(
        (track.person for track in read.ledger.tracks.values() if track.is_open), None
    )
    if subject is None:
        subject = next(iter(read.household_now()), None)
    found: list[MeetingAnswer] = []
    for body in read.bodies():
        seated = list(attendees) if attendees is not None else _seated(read, body)
        seated = [changed(each, bodies=each.bodies | {body.id}) for each in seated]
        item = AgendaItem("i-asked", body.id, purpose, about=subject, information=units)
        ask = Asking(read, ())
        parts = item_parts(ask, body, item, seated)
        remedies = list(item_remedies(read, item, seated, parts, body))
        told = answer("meetings", read, (), parts, remedies)
        might = (
            told.outcome is not Outcome.PERMITTED
            and all(read.may_be_asked(each.subject) for each in units)
            and worst(
                part.outcome for part in item_parts(Asking(consenting, ()), body, item, seated)
            )
            is Outcome.PERMITTED
        )
        found.append(MeetingAnswer(body.id, body.name, told, with_consent=might))
    return tuple(found)


def _unaskable(read: Reading, about: str | None) -> Iterator[Problem]:
    yield from too_early(read.on)
    if about is not None and read.person(about) is None:
        yield lost("about", "人")


def _supposed(
    under: Municipality, judgements: Iterable[Judgement], on: Day
) -> RecordJudgement | None:
    """Judgements supposed for this one question, whenever they were made (仮に置く判断)."""
    supposed = tuple(
        each if each.until or each.on > on else changed(each, until=on + dt.timedelta(days=1))
        for each in judgements
    )
    return RecordJudgement(by=under.party, judgements=supposed) if supposed else None


def _seated(read: Reading, body: Body) -> list[Attendee]:
    seats = [seat for seat in body.seats if runs(seat.since, seat.until, read.on)] or [
        Seat(party.agency, capacity=party.capacity) for party in room.parties(read)
    ]
    return [
        Attendee(
            f"at-{seat.agency}-{index}",
            frozenset({body.id}),
            agency=seat.agency,
            capacity=seat.capacity,
            profession=seat.profession,
        )
        for index, seat in enumerate(seats)
    ]
