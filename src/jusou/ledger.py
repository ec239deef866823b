"""The ledger (台帳): what follows from the records of a case, taken one after another."""

import datetime as dt
from typing import Any

import attrs

from jusou.agency import Agency, Involvement, Party
from jusou.consent import Said, Statement
from jusou.flow import TABLES
from jusou.household import (
    Associate,
    Concealment,
    Member,
    Person,
)
from jusou.information import Information
from jusou.judgement import Judgement, judged
from jusou.meeting import Body, Meeting, Pledge
from jusou.plan import Plan
from jusou.vocabulary import (
    AssentKind,
    Category,
    Challenge,
    EndReason,
    JudgementKind,
    Programme,
    Purpose,
    ReportKind,
    Response,
    SourceStatute,
    Stage,
    Step,
)

Day = dt.date


Key = tuple[str, str, Category]


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
    evaluated: bool = False
    resume_on: Day | None = None
    ended: EndReason | None = None
    ended_on: tuple[Day, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether support goes on in it (続いているか)."""
        return self.stage not in (Stage.CLOSED, Stage.RETURNED)


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
    response: Response | None = None


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


@attrs.define(repr=False, eq=False)
class Ledger:
    """What follows from the records taken so far (台帳). Private to a case; never handed out to be changed."""

    people: dict[str, Person] = attrs.Factory(dict)
    members: tuple[Member, ...] = ()
    associates: tuple[Associate, ...] = ()
    concealments: tuple[Concealment, ...] = ()
    agencies: dict[str, Agency] = attrs.Factory(dict)
    bodies: dict[str, Body] = attrs.Factory(dict)
    involvements: tuple[Involvement, ...] = ()
    tracks: dict[str, Track] = attrs.Factory(dict)
    statements: dict[str, list[Statement]] = attrs.Factory(dict)
    assents: dict[tuple[AssentKind, str, str | None], AssentSaid] = attrs.Factory(dict)
    judgements: list[Judgement] = attrs.Factory(list)
    challenges: set[Challenge] = attrs.Factory(set)
    suspicions: dict[str, set[ReportKind]] = attrs.Factory(dict)
    reports: dict[str, set[ReportKind]] = attrs.Factory(dict)
    information: dict[Information, Day] = attrs.Factory(dict)
    held: dict[Key, Day] = attrs.Factory(dict)
    heard: dict[Key, dict[str, Day]] = attrs.Factory(dict)
    carried: dict[Key, SourceStatute] = attrs.Factory(dict)
    meetings: dict[str, Meeting] = attrs.Factory(dict)
    hearings: dict[tuple[str, str], Hearing] = attrs.Factory(dict)
    minutes: set[str] = attrs.Factory(set)
    plans: dict[str, Plan] = attrs.Factory(dict)
    referrals: dict[str, Referral] = attrs.Factory(dict)
    requests: dict[str, Request] = attrs.Factory(dict)
    shares: list[Shared] = attrs.Factory(list)
    pledges: list[Pledge] = attrs.Factory(list)
    notified: set[str] = attrs.Factory(set)

    def copy(self) -> "Ledger":
        """A ledger that can be written on without touching this one (写し)."""
        return Ledger(*(_copied(getattr(self, name)) for name in _LEDGER_FIELDS))

    def walk(self, ident: str, step: Step, on: Day) -> None:
        """Take a step of the chart; one it does not have leaves the stage as it was (図の手順を進める)."""
        track = self.tracks.get(ident)
        if track is None:
            return
        stage = TABLES[track.programme].get((track.stage, step))
        if stage is None:
            return
        if stage is not track.stage:
            ended = stage in (Stage.CLOSED, Stage.RETURNED)
            self.tracks[ident] = attrs.evolve(
                track,
                stage=stage,
                since=on,
                evaluated=False,
                resume_on=None,
                ended=None,
                ended_on=(*track.ended_on, on) if ended else track.ended_on,
                accepted=track.accepted and stage is not Stage.UKETOME,
            )

    def own_capacity(self, person: str, on: Day) -> Any:
        """Whether the person was judged able to judge for themself (本人の判断する力)."""
        return judged(self.judgements, JudgementKind.OWN_CAPACITY, on, person=person)


_LEDGER_FIELDS = tuple(field.name for field in attrs.fields(Ledger))


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _copied(each) if isinstance(each, (dict, list, set)) else each
            for key, each in value.items()
        }
    return value.copy() if isinstance(value, (list, set)) else value
