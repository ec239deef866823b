"""Meetings (会議): bodies with a set of legal bases, sittings, and their agenda items.

A body's name never tells its kind. Whether a meeting may take an item is asked in
`jusou.sitting`, `jusou.shien_kaigi` and `jusou.jusou_shien_kaigi`; whether the information may
move, in `jusou.grounds` and `jusou.bars`. The two are answered apart.
"""

import datetime as dt
import functools
from collections.abc import Iterator

from jusou.agency import Attendee, Party
from jusou.errors import Problem
from jusou.information import Information
from jusou.neighbours import NEIGHBOURS
from jusou.shape import (
    AgencyId,
    BodyId,
    ItemId,
    MeetingId,
    PersonId,
    PlanId,
    duplicates,
    entity,
    period_problems,
)
from jusou.term import runs
from jusou.vocabulary import (
    PLAN_PURPOSES,
    Basis,
    Capacity,
    Organiser,
    Profession,
    Purpose,
    Stated,
)
from jusou.wording import Term, Text

Day = dt.date


@entity
class Seat:
    """An agency's membership of a body for a time (構成員の任期)."""

    agency: AgencyId
    since: Day | None = None
    until: Day | None = None
    capacity: Capacity = Capacity.OFFICIAL
    profession: Profession = Profession.NONE

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)


@entity
class Body:
    """A constituted meeting (会議体): its set of legal bases, who organises it, who sits in it.

    *bases* may be several, or none if its rules state none; they are never inferred from the
    name. *organiser* is who constitutes it, apart from who calls, chairs or keeps its minutes.
    *purposes* are those its own rules add to what its bases allow (所掌).
    """

    id: BodyId
    name: str
    bases: frozenset[Basis] = frozenset()
    organiser: Organiser = Organiser.NOT_STATED
    nicknames: tuple[str, ...] = ()
    caller: Organiser = Organiser.NOT_STATED
    chair: Organiser = Organiser.NOT_STATED
    secretariat: Organiser = Organiser.NOT_STATED
    seats: tuple[Seat, ...] = ()
    purposes: frozenset[Purpose] = frozenset()
    individual_cases: Stated = Stated.NOT_STATED
    closed_to_public: Stated = Stated.NOT_STATED
    without_consent_only: Stated = Stated.NOT_STATED

    def members_on(self, on: Day) -> frozenset[str]:
        """The agencies that sit in it on a day (その日の構成員)."""
        return frozenset(each.agency for each in self.seated_on(on))

    def seated_on(self, on: Day) -> frozenset[Party]:
        """The same, each in the capacity in which it sits (構成員とその立場)."""
        return frozenset(
            Party(seat.agency, seat.capacity)
            for seat in self.seats
            if runs(seat.since, seat.until, on)
        )


@entity
class AgendaItem:
    """One item of an agenda (議題): taken in the capacity of one body, on one of its bases.

    *about* is the person whose plan or matter it is; *excused* are attendees who leave for it;
    *roles* tell that the information is used in the role agreed in this very meeting.
    """

    id: ItemId
    body: BodyId
    purpose: Purpose
    about: PersonId | None = None
    basis: Basis | None = None
    plan: PlanId | None = None
    information: tuple[Information, ...] = ()
    excused: frozenset[str] = frozenset()

    def problems(self) -> Iterator[Problem]:
        if self.purpose in PLAN_PURPOSES and self.about is None:
            yield Problem(
                "about",
                "empty",
                Text("誰のプランについての議題かを書いてください。", "whose plan is it about?"),
            )


@entity
class Meeting:
    """One sitting of one or several bodies (会議の開催). A sitting of several is judged item by item."""

    id: MeetingId
    bodies: frozenset[BodyId]
    day: Day
    attendees: tuple[Attendee, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    called_by: AgencyId | None = None
    chaired_by: AgencyId | None = None
    minutes_by: AgencyId | None = None

    def problems(self) -> Iterator[Problem]:
        yield from duplicates("attendees", (each.id for each in self.attendees))
        yield from duplicates("items", (each.id for each in self.items))
        if not self.bodies:
            yield Problem(
                "bodies",
                "empty",
                Text("どの会議体の開催かを書いてください。", "a sitting of which body?"),
            )
        for index, attendee in enumerate(self.attendees):
            if not attendee.bodies <= self.bodies:
                yield Problem(
                    f"attendees[{index}].bodies",
                    "dangling",
                    Text("この開催にない会議体です。", "not a body of this sitting"),
                )
        ids = {each.id for each in self.attendees}
        for index, item in enumerate(self.items):
            if item.body not in self.bodies:
                yield Problem(
                    f"items[{index}].body",
                    "dangling",
                    Text("この開催にない会議体です。", "not a body of this sitting"),
                )
            if not item.excused <= ids:
                yield Problem(
                    f"items[{index}].excused",
                    "dangling",
                    Text("出席者にいない人です。", "not among the attendees"),
                )


@entity
class Pledge:
    """A pledge of secrecy, by an agency's person or a resident, for a body (守秘の誓約)."""

    body: BodyId
    agency: AgencyId
    until: Day | None = None


class Taken(Term):
    """In what capacity an item is taken (議題を扱う根拠)."""

    SHIEN_KAIGI = "shien_kaigi", "支援会議（106条の6）として", "as a 支援会議"
    JUSOU_SHIEN_KAIGI = "jusou_shien_kaigi", "重層的支援会議として", "as a 重層的支援会議"
    OTHER_LAW = "other_law", "ほかの法律の会議として", "as a meeting under another law"
    NO_BASIS = "no_basis", "根拠の定めのない会議として", "as a meeting without stated basis"


_NO_CAPACITY = frozenset({Basis.MUNICIPAL_ONLY, Basis.SHAFUKU_106_3, Basis.SHAFUKU_106_4})


@functools.cache
def taken_as(bases: frozenset[Basis], basis: Basis | None) -> tuple[Taken, ...]:
    """In which capacities an item can be taken, if it names this basis or none (議題を扱う根拠).

    A basis that the body lacks, or that gives no capacity of its own, opens no way round those
    it has.
    """
    bases = _opened(bases, basis)
    found: list[Taken] = []
    if Basis.SHIEN_KAIGI in bases:
        found.append(Taken.SHIEN_KAIGI)
    if Basis.JUSOU_SHIEN_KAIGI in bases:
        found.append(Taken.JUSOU_SHIEN_KAIGI)
    if other_laws(bases, None):
        found.append(Taken.OTHER_LAW)
    return tuple(found) or (Taken.NO_BASIS,)


def other_laws(bases: frozenset[Basis], basis: Basis | None) -> tuple[Basis, ...]:
    """As the meetings of which other Acts an item can be taken (ほかの法律の会議としての根拠)."""
    own = (Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI)
    found = _opened(bases, basis) - _NO_CAPACITY - set(own)
    return tuple(each for each in Basis if each in found)


def kept_by(bases: frozenset[Basis], basis: Basis | None) -> tuple[Basis, ...]:
    """The other Acts whose secrecy an item would be heard under (守秘のあるほかの法律の会議)."""
    return tuple(each for each in other_laws(bases, basis) if NEIGHBOURS[each].secrecy is not None)


def _opened(bases: frozenset[Basis], basis: Basis | None) -> frozenset[Basis]:
    return (bases - _NO_CAPACITY) & {basis} or bases


class Running(Term):
    """Whether the municipality runs the scheme on a day (事業の実施段階)."""

    FULL = "full", "本格実施", "in full"
    PREPARING = "preparing", "移行準備", "preparing"
    NOT_RUNNING = "not_running", "未実施", "not running"
    NOT_STATED = "not_stated", "記録なし", "not recorded"


class Present(Term):
    """Whether the person or family is in the room for an item (本人・家族の同席)."""

    AGENCIES_ONLY = "agencies_only", "機関の人だけ", "agencies only"
    HOUSEHOLD = "household", "本人・家族がいる", "the person or family is present"


class Lay(Term):
    """Whether someone bound by no statute is in the room, and has pledged (法定の守秘のない人)."""

    NOBODY = "nobody", "いない", "nobody"
    PLEDGED = "pledged", "いる（誓約あり）", "present, pledged"
    NOT_PLEDGED = "not_pledged", "いる（誓約なし）", "present, not pledged"


class Suspicion(Term):
    """Whether abuse is suspected, and reported (虐待の疑いと通報)."""

    NONE = "none", "疑いの記録なし", "none on record"
    UNREPORTED = "unreported", "疑いあり・通報の記録なし", "suspected, no report on record"
    REPORTED = "reported", "通報ずみ", "reported"
