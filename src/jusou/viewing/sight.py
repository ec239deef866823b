"""Sight (知ってよいこと): which pieces of a case one reader may know, and by what right.

It decides nothing anew: what they hold, what the record gave them, and what a cell permits today.
Whatever conceals someone, or would tell who reported, comes before all of these.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from jusou import acts
from jusou.acts import Act
from jusou.agency import Party, Receiver
from jusou.answer import Cell, Outcome
from jusou.asking import AskedBy
from jusou.bars import Conceals
from jusou.case import Case, effective
from jusou.cells import Asking, hidden_from, parts_of
from jusou.errors import Problem, raise_all
from jusou.hindsight import walk
from jusou.information import Information
from jusou.ledger import Ledger
from jusou.meeting import Body, Taken, kept_by, taken_as
from jusou.municipality import Municipality
from jusou.reading import Reading
from jusou.references import too_early
from jusou.rendering import Audience, Reader
from jusou.room import receivers_of
from jusou.shape import changed
from jusou.term import runs
from jusou.vocabulary import Category, Organiser, Purpose, Source, Tie, YesNo
from jusou.whence import NOWHERE
from jusou.wording import Term, Text

Day = dt.date
Piece = tuple[str, str, Category]


class How(Term):
    """By what right a reader sees a piece of information (見せてよい根拠)."""

    IN_CHARGE = "in_charge", "市町村の担当として", "as the municipality in charge"
    OWN = "own", "自ら把握", "held by themselves"
    GIVEN = "given", "提供を受けた", "was given to them"
    HEARD = "heard", "支援会議で聞いた", "heard in a 支援会議"
    MAY_BE_GIVEN = "may_be_given", "いま提供できる", "may be given to them today"


_BEST_FIRST = tuple(How)


class Sight:
    """What one reader may know of a case on a day (一人の読み手に見えるもの)."""

    def __init__(
        self, case: Case, audience: Audience, under: Municipality, on: Day, purpose: Purpose
    ) -> None:
        raise_all(too_early(on))
        self.audience = audience
        self.purpose = purpose
        self.ledger = _as_concealed_since(case, on)
        self.read = Reading(self.ledger, under, on)
        self.receivers = tuple(self._receivers())
        self.entries = [each for each in effective(case.records) if each.day <= on]
        members = {each.person for each in self.ledger.members}
        latest = case.ledger(Day.max)
        #: Whoever reported and is nobody else here. A member who reported stays a member.
        self.reporters = {
            *(each.person for each in latest.associates if each.tie is Tie.REPORTER),
            *filter(None, map(_reporter, _all_acts(case))),
        } - members
        self._ask = Asking(self.read, ())
        self._given = {} if self.is_municipality else self._what_was_given(case, under)

    @property
    def is_municipality(self) -> bool:
        """Whether the municipality in charge reads (市町村の担当か)."""
        return self.audience.reader is Reader.MUNICIPALITY

    @property
    def party(self) -> Party | None:
        """The agency that reads, in its capacity (読む機関)."""
        if self.audience.reader is not Reader.AGENCY or self.audience.id is None:
            return None
        return Party(self.audience.id, self.audience.capacity)

    @property
    def person(self) -> str | None:
        """The person who reads (読む本人)."""
        return self.audience.id if self.audience.reader is Reader.PERSON else None

    # --- who reads ---

    def _receivers(self) -> Iterator[Receiver]:
        who, read = self.audience, self.read
        known = True
        match who.reader:
            case Reader.MUNICIPALITY:
                return
            case Reader.AGENCY:
                known = read.agency(who.id or "") is not None
                if known and self.party is not None:
                    yield self.party, None
            case Reader.PERSON:
                known = read.person(who.id or "") is not None
                yield None, who.id
            case Reader.BODY:
                body = read.body(who.id or "")
                known = body is not None
                if body is not None:
                    yield from self._seated(body)
        raise_all(() if known else (_unknown("for_.id"),))

    def _seated(self, body: Body) -> Iterator[Receiver]:
        """Who sits in a body: in the sitting that is named, or else today (会議体の人)."""
        if self.audience.meeting is None:
            yield from (
                (Party(seat.agency, seat.capacity), None)
                for seat in body.seats
                if runs(seat.since, seat.until, self.read.on)
            )
            return
        meeting = self.ledger.meetings.get(self.audience.meeting)
        if meeting is None or body.id not in meeting.bodies:
            raise_all((_unknown("for_.meeting"),))
        else:
            yield from receivers_of(each for each in meeting.attendees if body.id in each.bodies)

    # --- what is there ---

    def pieces(self, *, of_meetings: bool = True) -> Iterator[Information]:
        """Every piece of information on record, whoever holds it, once (記録にある情報).

        Without those *of_meetings*, what stands on an agenda and nowhere else is left out.
        """
        ledger = self.ledger
        found: dict[Information, None] = dict.fromkeys(ledger.information)
        for share in ledger.shares:
            found |= dict.fromkeys(share.information)
        for referral in ledger.referrals.values():
            found |= dict.fromkeys(referral.information)
        for meeting in ledger.meetings.values() if of_meetings else ():
            for item in meeting.items:
                found |= dict.fromkeys(item.information)
        yield from map(self.read.as_recorded, found)

    # --- what may be known ---

    def how(self, info: Information) -> How | None:
        """By what right the reader sees it; ``None`` if they do not (見せてよい根拠).

        A body sees what each of those who sit there may see; one in which nobody sits, nothing.
        """
        if self.tells_who_reported(info):
            return None
        if self.is_municipality:
            return How.IN_CHARGE
        rights = [self._right(info, each) for each in self.receivers]
        if not rights or None in rights:
            return None
        return max(filter(None, rights), key=_BEST_FIRST.index)

    def tells_who_reported(self, info: Information) -> bool:
        """Whether it would tell who reported; that is for no reader (通報者が分かるか)."""
        return self.read.identifies_reporter(info) is YesNo.YES or not self.reporters.isdisjoint(
            {info.subject, *info.names}
        )

    def conceals(self, info: Information) -> bool:
        """Whether a concealment keeps it from the reader (秘匿に触れるか)."""
        if self.is_municipality:
            return False
        # Of a body in which nobody sits, nobody can say that it may know.
        return not self.receivers or any(self._conceals(info, each) for each in self.receivers)

    def hides(self, person: str) -> bool:
        """Whether the reader must not learn that this person is in the case (存在を見せない人か)."""
        if person in self.reporters:
            return True
        info = Information(person, Category.BASIC, Party(self.read.under.agency))
        return self.conceals(info)

    def hides_any(self, people: Iterable[str]) -> bool:
        """Whether any of these is hidden from the reader (見せない人が含まれるか)."""
        return any(map(self.hides, people))

    def text(self, written: str | None) -> str | None:
        """A free text, unless it names someone the reader must not know of (自由記述)."""
        if written is None:
            return None
        for person in self.ledger.people.values():
            telling = [person.address] if self._hides_address(person.id) else []
            if self.hides(person.id):
                telling.append(person.name)
            if any(each is not None and each in written for each in telling):
                return None
        return written

    def judged(self, info: Information) -> tuple[Cell, ...]:
        """What the rules say today of each who reads (一つの提供の判定)."""
        return tuple(cell for each in self.receivers for cell in self._cells(info, each))

    def _hides_address(self, person: str) -> bool:
        info = Information(person, Category.ADDRESS, Party(self.read.under.agency))
        return self.conceals(info)

    def _right(self, info: Information, receiver: Receiver) -> How | None:
        if self._conceals(info, receiver):
            return None
        to, person = receiver
        heard = self.read.heard(info)
        if (
            to is not None
            and info.holder == to
            and heard == NOWHERE
            and info.source is not (Source.SHIEN_KAIGI)
        ):
            return How.OWN
        given = self._given.get(receiver, {}).get((info.holder.agency, info.subject, info.category))
        if given is None and to is not None and info.holder.agency == to.agency:
            given = self._given_by_anyone(receiver, info) if info.holder == to else None
        if given is not None:
            return given
        if person is not None and person != info.subject:
            return None
        permitted = any(each.outcome is Outcome.PERMITTED for each in self._cells(info, receiver))
        return How.MAY_BE_GIVEN if permitted else None

    def _given_by_anyone(self, receiver: Receiver, info: Information) -> How | None:
        return next(
            (
                how
                for (_, subject, category), how in self._given.get(receiver, {}).items()
                if (subject, category) == (info.subject, info.category)
            ),
            None,
        )

    def _conceals(self, info: Information, receiver: Receiver) -> bool:
        to, person = receiver
        reader = person or (to.agency if to else "")
        return self.read.conceals(info, to, person) is not Conceals.NO or reader in hidden_from(
            self.read, info, (reader,)
        )

    def _cells(self, info: Information, receiver: Receiver) -> Iterator[Cell]:
        """What the rules say today; nothing of what the receiver holds itself (一つの提供の判定)."""
        body = self.read.body(self.audience.id or "")
        if self.audience.reader is not Reader.BODY or body is None:
            parts = parts_of(self._ask, (info,), (receiver,), self.purpose)
        else:
            asks = (
                Taken.SHIEN_KAIGI in taken_as(body.bases, None)
                and body.organiser is Organiser.MUNICIPALITY
            )
            parts = parts_of(
                self._ask,
                (info,),
                (receiver,),
                self.purpose,
                body=body.id,
                asked_by=AskedBy.MEETING if asks else AskedBy.NOBODY,
            )
        yield from (each.cell for each in parts)

    # --- what was given ---

    def _what_was_given(self, case: Case, under: Municipality) -> dict[Receiver, dict[Piece, How]]:
        """What each receiver was given by an act that was in order (正しく渡されたもの)."""
        found: dict[Receiver, dict[Piece, How]] = {}
        wanted = {each.record.id for each in self.entries if isinstance(each.act, _GIVES)}
        for seen in walk(case.registry, self.entries, under, asked=wanted):
            if seen.answer is None or not seen.answer.is_permitted:
                continue
            for receiver, information, how in self._gives(seen.entry.record.id, seen.entry.act):
                pieces = found.setdefault(receiver, {})
                for each in information:
                    key = (each.holder.agency, each.subject, each.category)
                    pieces[key] = min(how, pieces.get(key, how), key=_BEST_FIRST.index)
        return found

    def _gives(
        self, record: str, act: Act
    ) -> Iterator[tuple[Receiver, tuple[Information, ...], How]]:
        match act:
            case acts.Share(to_person=str(person), information=given):
                yield (None, person), given, How.GIVEN
            case acts.Share(to=to, information=given) | acts.Refer(to=to, information=given):
                yield (to, None), given, How.GIVEN
            case acts.EmergencySupport(to=Party() as to, information=given):
                yield (to, None), given, How.GIVEN
            case acts.HearItem():
                hearing = self.ledger.hearings.get((act.meeting, act.item))
                meeting = self.ledger.meetings.get(act.meeting)
                if hearing is None or meeting is None or hearing.record != record:
                    return
                item = next(each for each in meeting.items if each.id == act.item)
                body = self.read.body(item.body)
                shien = body is None or Taken.SHIEN_KAIGI in taken_as(body.bases, item.basis)
                secret = shien or (body is not None and kept_by(body.bases, item.basis))
                if secret and self.audience.reader is Reader.BODY and item.body != self.audience.id:
                    # What was heard under a meeting's secrecy is not for another meeting, whoever
                    # sits in both.
                    return
                how = How.HEARD if shien else How.GIVEN
                room = [
                    each
                    for each in meeting.attendees
                    if (
                        each.id not in item.excused
                        if act.present is None
                        else each.id in act.present
                    )
                ]
                for receiver in receivers_of(room):
                    yield receiver, item.information, how
            case _:
                return


_GIVES = (acts.Share, acts.Refer, acts.EmergencySupport, acts.HearItem)


def _reporter(act: Act) -> str | None:
    return act.reporter if isinstance(act, acts.Report) else None


def _all_acts(case: Case) -> Iterator[Act]:
    """Every act ever recorded, corrected and voided ones too (記録されたすべての行為)."""
    for record in case.records:
        act: Act = record.act
        yield act
        while isinstance(act, acts.Correct):
            act = act.act
            yield act


def _as_concealed_since(case: Case, on: Day) -> Ledger:
    """The ledger of a day, with whatever has been concealed since (後からの秘匿も効かせた台帳).

    Whoever asks how things stood last year is not told what must not be told today.
    """
    ledger = case.ledger(on)
    since = tuple(
        changed(each, since=min(each.since, on))
        for each in case.ledger(Day.max).concealments
        if each.until is None or on < each.until
    )
    if not since:
        return ledger
    return attrs.evolve(ledger, concealments=tuple(dict.fromkeys((*ledger.concealments, *since))))


def _unknown(path: str) -> Problem:
    return Problem(
        path,
        "unknown_reader",
        Text(
            "このケースにも運用プロファイルにも、その読み手はいません。",
            "neither the case nor the profile knows this reader",
        ),
    )
