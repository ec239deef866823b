"""What a reader sees (見えるもの): people, support, meetings and records as one reader may know them."""

import datetime as dt

from jusou.agency import Attendee, Party
from jusou.consent import Said
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.meeting import AgendaItem
from jusou.plan import Plan
from jusou.rendering import Reader
from jusou.shape import (
    AgencyId,
    BodyId,
    CaseId,
    ItemId,
    MeetingId,
    PersonalText,
    PersonId,
    PlanId,
    RecordId,
    ReferralId,
    RequestId,
    TrackId,
    entity,
)
from jusou.viewing.sight import How
from jusou.vocabulary import (
    AssentKind,
    Basis,
    Capacity,
    Category,
    EndReason,
    Organiser,
    Programme,
    Purpose,
    Residence,
    Response,
    Stage,
    Tie,
)
from jusou.wording import Term

Day = dt.date


@entity
class SeenPerson:
    """A person as a reader may know them; what they may not know is not there (見える人)."""

    id: PersonId
    is_member: bool
    tie: Tie | None = None
    name: PersonalText | None = None
    birth: Day | None = None
    address: PersonalText | None = None
    residence: Residence | None = None
    anonymous: bool = False


@entity
class SeenTrack:
    """One person's way through one programme (見える支援の流れ)."""

    id: TrackId
    person: PersonId
    programme: Programme
    stage: Stage
    since: Day
    lead: AgencyId | None = None
    plan: PlanId | None = None
    resume_on: Day | None = None
    ended: EndReason | None = None


@entity
class SeenInformation:
    """A category of one person's information, who holds it, and why it may be seen (見える情報)."""

    subject: PersonId
    category: Category
    holder: Party
    how: How
    names: frozenset[PersonId] = frozenset()


@entity
class SeenConsent:
    """What was said about consent to sharing (見える同意の陳述)."""

    person: PersonId
    said: Said
    since: Day
    until: Day | None = None
    categories: frozenset[Category] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    agencies: frozenset[AgencyId] = frozenset()
    bodies: frozenset[BodyId] = frozenset()
    excluded: frozenset[AgencyId] = frozenset()
    capacities: frozenset[Capacity] = frozenset()


@entity
class SeenAssent:
    """What was last said of an application or a plan (見える申込・プランへの同意)."""

    kind: AssentKind
    person: PersonId
    said: Said
    on: Day
    plan: PlanId | None = None


@entity
class SeenPlan:
    """A plan, and since when it has been decided (見えるプラン)."""

    plan: Plan
    decided_on: Day | None = None


@entity
class SeenDetail:
    """One word of a closed list that an act carries (行為の項目)."""

    name: str
    value: str
    label: str


@entity
class SeenRecord:
    """A record, as far as the reader may know of it (見える記録).

    *texts* are what was written freely, by the name of the field; for those who wrote it and for
    the municipality.
    """

    id: RecordId
    day: Day
    type: str
    label: str
    by: Party
    people: frozenset[PersonId] = frozenset()
    track: TrackId | None = None
    meeting: MeetingId | None = None
    plan: PlanId | None = None
    details: tuple[SeenDetail, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


@entity
class SeenBody:
    """A meeting body that occurs in what is seen: on which bases it stands, who organises it (会議体)."""

    id: BodyId
    name: str
    bases: frozenset[Basis] = frozenset()
    organiser: Organiser = Organiser.NOT_STATED


@entity
class SeenMeeting:
    """A sitting with what of its agenda the reader may know (見える会議)."""

    id: MeetingId
    bodies: frozenset[BodyId]
    day: Day
    attendees: tuple[Attendee, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    heard: frozenset[ItemId] = frozenset()
    called_by: AgencyId | None = None
    chaired_by: AgencyId | None = None
    minutes_by: AgencyId | None = None
    minutes_kept: bool = False


@entity
class SeenReferral:
    """A referral and what became of it (見えるつなぎ)."""

    id: ReferralId
    track: TrackId
    by: Party
    to: Party
    on: Day
    information: tuple[Information, ...]
    purpose: Purpose
    response: Response | None = None


@entity
class SeenRequest:
    """A request for cooperation and what became of it (見える協力要請)."""

    id: RequestId
    by: Party
    to: AgencyId
    on: Day
    information: tuple[Information, ...]
    purpose: Purpose
    body: BodyId | None = None
    response: Response | None = None


class WhyWithheld(Term):
    """Why something is not shown, where that may be said at all (見せない理由)."""

    NO_GROUND = "no_ground", "提供の根拠がない", "nothing allows it to be given"
    REPORTER = "reporter", "通報者に関すること", "it concerns who reported"


@entity
class Withheld:
    """That something is withheld: said only to those who may know (開示できない情報)."""

    why: WhyWithheld
    subject: PersonId | None = None
    category: Category | None = None


@entity
class View:
    """A case as one reader may know it on a day (読み手に合わせたケース).

    *agencies* are those that occur in it, with their names; *bodies* likewise.
    """

    case: CaseId
    on: Day
    reader: Reader
    reader_id: str | None
    capacity: Capacity | None
    meeting: MeetingId | None
    purpose: Purpose
    people: tuple[SeenPerson, ...] = ()
    tracks: tuple[SeenTrack, ...] = ()
    information: tuple[SeenInformation, ...] = ()
    consents: tuple[SeenConsent, ...] = ()
    assents: tuple[SeenAssent, ...] = ()
    plans: tuple[SeenPlan, ...] = ()
    meetings: tuple[SeenMeeting, ...] = ()
    referrals: tuple[SeenReferral, ...] = ()
    requests: tuple[SeenRequest, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    records: tuple[SeenRecord, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    bodies: tuple[SeenBody, ...] = ()
    agencies: tuple[tuple[AgencyId, str], ...] = ()

    def name(self, ident: str) -> str:
        """The name of whoever or whatever is in it, as far as the reader may know it (名前)."""
        person = self.person(ident)
        if person is not None:
            return person.name or ident
        names = {each.id: each.name for each in self.bodies} | dict(self.agencies)
        return names.get(ident, ident)

    def body(self, ident: str | None) -> SeenBody | None:
        """A body that occurs in it (会議体)."""
        return next((each for each in self.bodies if each.id == ident), None)

    def person(self, ident: str) -> SeenPerson | None:
        """A person who is in it (見える人)."""
        return next((each for each in self.people if each.id == ident), None)

    def of(self, person: str) -> tuple[SeenRecord, ...]:
        """The records about one person, in order (一人についての記録)."""
        return tuple(each for each in self.records if person in each.people)
