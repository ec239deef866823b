"""The ledger (台帳): what follows from the records of a case, taken one after another."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from jusou.acts import Share
from jusou.agency import Agency, Involvement, Party
from jusou.consent import Said, Statement
from jusou.flow import TABLES
from jusou.household import (
    Associate,
    Concealment,
    Member,
    Person,
)
from jusou.information import Information, Restrictions, asked_for
from jusou.issue import Shortage
from jusou.judgement import Judgement, judged
from jusou.meeting import Body, Meeting, Pledge
from jusou.plan import Plan
from jusou.vocabulary import (
    AssentKind,
    Basis,
    Capacity,
    Category,
    Challenge,
    Character,
    EndReason,
    JudgementKind,
    Programme,
    Purpose,
    ReportKind,
    RequestLaw,
    Response,
    SourceStatute,
    Stage,
    Step,
    Tie,
)

Day = dt.date


Key = tuple[str, str, Category]

#: One way by which something came to an agency (経路): the 支援会議 through which it was heard.
#: Empty is independently of any. With a body stands the basis its item named; of a body that
#: only the municipality's profile knows, that profile must tell whether it was a 支援会議.
Way = frozenset[tuple[str, Basis | None]]


_OVER = frozenset({Stage.CLOSED, Stage.RETURNED})


@attrs.frozen(repr=False)
class Track:
    """One person's way through one programme (支援の流れ・本人×事業)."""

    id: str
    person: str
    programme: Programme
    stage: Stage
    since: Day
    lead: str | None = None
    accepted: bool = False
    plan: str | None = None
    found_appropriate: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    evaluated_in: Way = frozenset()
    resume_on: Day | None = None
    ended: EndReason | None = None
    ended_on: tuple[Day, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether support goes on in it (続いているか)."""
        return self.stage not in _OVER

    def moved(self, stage: Stage, on: Day) -> "Track":
        """The track in another stage (段階の移った流れ): what belonged to the last one is left behind.

        Put together anew: `attrs.evolve` costs 1.4 µs more, a twentieth of doing an act.
        """
        return Track(
            self.id,
            self.person,
            self.programme,
            stage,
            on,
            self.lead,
            accepted=self.accepted and stage is not Stage.UKETOME,
            plan=self.plan,
            found_appropriate=self.found_appropriate,
            decided=self.decided,
            ended_on=(*self.ended_on, on) if stage in _OVER else self.ended_on,
        )


@attrs.frozen(repr=False)
class Referral:
    """A referral and what became of it (つなぎ)."""

    id: str
    track: str
    by: Party
    to: Party
    information: tuple[Information, ...]
    purpose: Purpose
    response: Response | None = None


@attrs.frozen(repr=False)
class Request:
    """A request for cooperation and what became of it (協力要請)."""

    id: str
    by: Party
    to: str
    information: tuple[Information, ...]
    purpose: Purpose
    body: str | None
    law: RequestLaw | None = None
    response: Response | None = None

    def asks(self, agency: str, information: Iterable[Information]) -> bool:
        """Whether it asks this agency, and for all of this (求めた相手と情報か)."""
        return self.to == agency and asked_for(information) <= asked_for(self.information)


@attrs.frozen(repr=False)
class Shared:
    """Information that has been given to another (行われた提供)."""

    record: str
    on: Day
    to: str
    information: tuple[Information, ...]
    purpose: Purpose
    by: Party


@attrs.frozen(repr=False)
class Hearing:
    """An item that was heard, and who was there (審議された議題)."""

    record: str
    meeting: str
    item: str
    on: Day
    receivers: frozenset[str]


@attrs.frozen(repr=False)
class AssentSaid:
    """What was last said of an application or a plan (申込・プランへの同意の陳述)."""

    said: Said
    on: Day


@attrs.define(repr=False, eq=False, slots=False)
class Ledger:
    """What follows from the records taken so far (台帳). Private to a case; never handed out to be changed.

    *ways* are those by which an agency came to know something, *capacities* those in which;
    *passed_by* is through whom it came, *restricted* the limits its providers asked for, *anew*
    what its holder is on record as having learnt anew. *gathered_under* is the secrecy under which
    an agency worked before it was registered otherwise.
    *latest* is the last day of anything entered.
    """

    people: dict[str, Person] = attrs.field(factory=dict[str, Person])
    members: tuple[Member, ...] = ()
    associates: tuple[Associate, ...] = ()
    concealments: tuple[Concealment, ...] = ()
    agencies: dict[str, Agency] = attrs.field(factory=dict[str, Agency])
    bodies: dict[str, Body] = attrs.field(factory=dict[str, Body])
    involvements: tuple[Involvement, ...] = ()
    entered_by: dict[Involvement, str] = attrs.field(factory=dict[Involvement, str])
    tracks: dict[str, Track] = attrs.field(factory=dict[str, Track])
    statements: dict[str, list[Statement]] = attrs.field(factory=dict[str, list[Statement]])
    assents: dict[tuple[AssentKind, str, str | None], AssentSaid] = attrs.field(
        factory=dict[tuple[AssentKind, str, str | None], AssentSaid]
    )
    judgements: list[Judgement] = attrs.field(factory=list[Judgement])
    challenges: set[Challenge] = attrs.field(factory=set[Challenge])
    suspicions: dict[str, frozenset[ReportKind]] = attrs.field(
        factory=dict[str, frozenset[ReportKind]]
    )
    reports: dict[str, frozenset[ReportKind]] = attrs.field(
        factory=dict[str, frozenset[ReportKind]]
    )
    information: dict[Information, Day] = attrs.field(factory=dict[Information, Day])
    ways: dict[Key, frozenset[Way]] = attrs.field(factory=dict[Key, frozenset[Way]])
    capacities: dict[Key, frozenset[Capacity]] = attrs.field(factory=dict[Key, frozenset[Capacity]])
    carried: dict[Key, frozenset[SourceStatute]] = attrs.field(
        factory=dict[Key, frozenset[SourceStatute]]
    )
    restricted: dict[Key, frozenset[tuple[str, Restrictions]]] = attrs.field(
        factory=dict[Key, frozenset[tuple[str, Restrictions]]]
    )
    anew: set[Key] = attrs.field(factory=set[Key])
    gathered_under: dict[str, frozenset[SourceStatute]] = attrs.field(
        factory=dict[str, frozenset[SourceStatute]]
    )
    passed_by: dict[Key, frozenset[str]] = attrs.field(factory=dict[Key, frozenset[str]])
    meetings: dict[str, Meeting] = attrs.field(factory=dict[str, Meeting])
    hearings: dict[tuple[str, str], Hearing] = attrs.field(factory=dict[tuple[str, str], Hearing])
    minutes: set[str] = attrs.field(factory=set[str])
    plans: dict[str, Plan] = attrs.field(factory=dict[str, Plan])
    referrals: dict[str, Referral] = attrs.field(factory=dict[str, Referral])
    requests: dict[str, Request] = attrs.field(factory=dict[str, Request])
    shortages: dict[str, Shortage] = attrs.field(factory=dict[str, Shortage])
    shares: list[Shared] = attrs.field(factory=list[Shared])
    pledges: list[Pledge] = attrs.field(factory=list[Pledge])
    notified: set[str] = attrs.field(factory=set[str])
    named_as_reporter: set[str] = attrs.field(factory=set[str])
    latest: Day | None = None

    def after(self, enter: Callable[["Ledger"], None]) -> "Ledger":
        """The ledger with what *enter* writes on it; this one stays as it is (書き足した台帳).

        Tables that *enter* does not look at are shared by both.
        """
        page = _Page(self)
        enter(page)
        made = Ledger.__new__(Ledger)
        made.__dict__ = vars(self) | vars(page)
        return made

    def walk(self, ident: str, step: Step, on: Day) -> bool:
        """Take a step of the chart, and tell whether it has it; if not, the stage stays (図の手順を進める)."""
        track = self.tracks.get(ident)
        stage = TABLES[track.programme].get((track.stage, step)) if track is not None else None
        if track is None or stage is None:
            return False
        if stage is not track.stage:
            self.tracks[ident] = track.moved(stage, on)
        return True

    def change_track(self, ident: str, **changes: Any) -> None:
        """Enter something new about a track, if there is one (支援の流れの記帳)."""
        track = self.tracks.get(ident)
        if track is not None:
            self.tracks[ident] = attrs.evolve(track, **changes)

    def reporters(self) -> set[str]:
        """Whoever reported and is nobody else in the case (通報者).

        A member of the household, or whoever is on record under another tie, is named for that
        reason: it does not tell that they reported.
        """
        by_tie = {each.person for each in self.associates if each.tie is Tie.REPORTER}
        if not self.named_as_reporter:
            return by_tie
        known = {each.person for each in self.members} | {each.person for each in self.associates}
        return by_tie | (self.named_as_reporter - known)

    def has_died(self, person: str) -> bool:
        """Whether the person is on record as having died (死亡)."""
        return any(
            track.person == person and track.ended is EndReason.DIED
            for track in self.tracks.values()
        )

    def own_capacity(self, person: str, on: Day) -> Any:
        """Whether the person was judged able to judge for themself (本人の判断する力)."""
        return judged(self.judgements, JudgementKind.OWN_CAPACITY, on, person=person)


_TABLES = frozenset({dict, list, set})


class _Page(Ledger):
    """A ledger being written on: each table is copied as it is first looked at (書きかけの台帳)."""

    __slots__ = ("_before",)

    def __init__(self, before: Ledger) -> None:
        self._before = before
        # Whatever is entered looks at it, and finding it out below costs a twentieth of an act.
        self.latest = before.latest

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._before, name)
        if name == "statements":
            # The one table of lists: one person may say very much, and each word is only appended.
            value = {person: said.copy() for person, said in value.items()}
        elif type(value) in _TABLES:
            value = value.copy()
        setattr(self, name, value)
        return value


K = TypeVar("K")
V = TypeVar("V")


def note(table: dict[K, frozenset[V]], key: K, *more: V) -> None:
    """Enter more values under a key (書き足し). The set itself may be shared by a copy: it is replaced."""
    known = table.get(key)
    table[key] = frozenset(more) if known is None else known.union(more)


def is_another(ledger: Ledger, by: Party, on: Day) -> bool:
    """Whether the case itself knows that not the municipality acts (市町村でない者の行為か).

    An agency that only the municipality's profile knows is unknown here, and may be its own.
    """
    known = ledger.agencies.get(by.agency)
    return known is not None and (
        by.capacity is not Capacity.OFFICIAL or known.character_on(on) is not Character.MUNICIPALITY
    )


def is_answered(ledger: Ledger, act: Share) -> bool:
    """Whether a share tells whoever asked by the request it names, of what was asked (求めへの回答か)."""
    request = ledger.requests.get(act.request or "")
    return (
        request is not None
        and request.asks(act.by.agency, act.information)
        and act.to_person is None
        and (request.body is not None or request.by.agency == act.to.agency)
    )
