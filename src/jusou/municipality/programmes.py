"""The programmes as one municipality runs them (事業の実施): phases, services, whom for, by whom."""

import datetime as dt
from collections.abc import Iterator

from jusou.errors import Problem
from jusou.meeting import Running
from jusou.municipality.terms import (
    Condition,
    Delivery,
    Entrustable,
    Field,
    RoleId,
    ServiceId,
)
from jusou.shape import AgencyId, entity, period_problems
from jusou.term import fiscal_year
from jusou.vocabulary import Programme, Stated
from jusou.wording import Text

Day = dt.date


@entity
class Phase:
    """A phase of the scheme in this municipality (事業の実施段階).

    *name* is what the document calls it (試行); whether that is the scheme in the sense of the law
    is for *running*. *area* is where, if not everywhere. *parts* are what is run in it, empty if
    all, *optional_parts* what may be; *new_cases* and *continuing_cases* say what becomes of them once it has ended.
    """

    running: Running
    since: Day
    until: Day | None = None
    name: str | None = None
    area: str | None = None
    sites: int | None = None
    parts: tuple[str, ...] = ()
    optional_parts: tuple[str, ...] = ()
    parts_chosen_by_head: Stated = Stated.NOT_STATED
    new_cases: Stated = Stated.NOT_STATED
    continuing_cases: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)


@entity
class ImplementationPlan:
    """The municipality's plan for the scheme, 社会福祉法106条の5 (実施計画).

    *last_year_printed* is the last fiscal year in the western calendar as printed. It decides
    nothing: where it differs from the period, the Japanese years from which the period was taken
    are held to be right. *within* is the plan it is a part of; *must* tells that the
    municipality's own text makes it a duty to have one.
    """

    title: str
    since: Day | None = None
    until: Day | None = None
    last_year_printed: int | None = None
    within: str | None = None
    beside: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    period_stated: Stated = Stated.YES
    must: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)

    @property
    def last_year(self) -> int | None:
        """The last fiscal year of its period (計画期間の最後の年度)."""
        return None if self.until is None else fiscal_year(self.until - dt.timedelta(days=1))

    @property
    def misprints_its_end(self) -> bool:
        """Whether the year printed is not the year the period ends in (和暦と西暦の不一致)."""
        return None not in (self.last_year, self.last_year_printed) and (
            self.last_year != self.last_year_printed
        )


@entity
class Criterion:
    """One condition of eligibility as printed (対象の要件): any of several is enough."""

    condition: Condition
    text: str | None = None


@entity
class Eligibility:
    """Whom a programme, or one service, is for (対象者の定め). None of both: the whole scheme."""

    any_of: tuple[Criterion, ...]
    programmes: frozenset[Programme] = frozenset()
    service: ServiceId | None = None
    residence_stated: Stated = Stated.NOT_STATED
    prospective: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        if not self.any_of:
            yield Problem(
                "any_of",
                "empty",
                Text("要件を一つ以上書いてください。", "give at least one condition"),
            )


@entity
class Operator:
    """Who runs a programme, or a part of it (事業の担い手). Several stand side by side.

    *share* is the part of the work that is theirs. *recognised* tells whether the municipality
    has found the contractor fit, as 施行規則34条の9 asks.
    """

    programmes: frozenset[Programme]
    agencies: tuple[AgencyId, ...] = ()
    who: str | None = None
    delivery: Delivery = Delivery.NOT_STATED
    share: str | None = None
    recognised: Stated = Stated.NOT_STATED
    since: Day | None = None
    until: Day | None = None
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)


@entity
class EntrustmentRule:
    """What may be entrusted and to whom, as the municipality's own rules have it (委託の定め).

    What may be is not what is: for that, see `Operator` and an agency's entrustments.
    """

    extent: Entrustable = Entrustable.NOT_STATED
    to_whom: str | None = None
    programmes: frozenset[Programme] = frozenset()
    never: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@entity
class Role:
    """A role of people in this municipality (役割), kept apart from the national term beside it.

    *agencies* are the places the document names; *placed* is how it puts it where it names none.
    *headcount* counts people, *posts* what they fill together. *lay* tells that they are no
    professionals, and *told* how far they may be told.
    """

    id: RoleId
    name: str
    national: str | None = None
    nicknames: tuple[str, ...] = ()
    agencies: tuple[AgencyId, ...] = ()
    placed: str | None = None
    grade: str | None = None
    qualification: str | None = None
    basis: str | None = None
    years: int | None = None
    programmes: frozenset[Programme] = frozenset()
    tasks: tuple[str, ...] = ()
    headcount: int | None = None
    posts: int | None = None
    concurrent: Stated = Stated.NOT_STATED
    lay: Stated = Stated.NOT_STATED
    told: str | None = None
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        if self.headcount is not None and self.posts is not None and self.posts < self.headcount:
            yield Problem(
                "posts",
                "order",
                Text("延べの役割の数が、実人数より少なくなっています。", "fewer posts than people"),
            )


@entity
class Service:
    """A service or consultation counter that the document lists (事業・窓口).

    *items* are those of 106条の4第2項 as printed; there may be several, or none. *granted* tells
    whether the document counts it among what the grant of the scheme pays for; *department* is
    the section in charge; *municipal* tells whether the document lists it as the municipality's
    own, which says nothing of how it is delivered. *aliases* are other names the same document gives it.
    """

    name: str
    id: ServiceId | None = None
    nicknames: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    programmes: frozenset[Programme] = frozenset()
    items: tuple[str, ...] = ()
    fields: frozenset[Field] = frozenset()
    delivery: Delivery = Delivery.NOT_STATED
    municipal: Stated = Stated.NOT_STATED
    department: AgencyId | None = None
    agencies: tuple[AgencyId, ...] = ()
    sites: int | None = None
    sites_note: str | None = None
    area: str | None = None
    opened: str | None = None
    granted: Stated = Stated.NOT_STATED
    in_plan: Stated = Stated.NOT_STATED
    basis: str | None = None
    text: str | None = None
    sources: tuple[str, ...] = ()


@entity
class ReferralGuide:
    """By what, by whom and to whom a case is handed on to coordination (つなぐケースの基準).

    Criteria that do not bind only help: whoever judges may hand on a case that meets none.
    """

    name: str
    criteria: tuple[str, ...] = ()
    criteria_seen: Stated = Stated.NOT_SEEN
    binding: Stated = Stated.NOT_STATED
    applied_by: RoleId | None = None
    destinations: tuple[AgencyId, ...] = ()
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        if bool(self.criteria) != (self.criteria_seen is Stated.YES):
            yield Problem(
                "criteria_seen",
                "either",
                Text(
                    "基準を書いたときは yes に、書いていないときは yes 以外にしてください。",
                    "yes if, and only if, the criteria are given",
                ),
            )
