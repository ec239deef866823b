"""A municipality (自治体の運用プロファイル): its choices as data, which name, narrow and fill.

It never widens what statute allows. What it does not say, what nobody has looked up, and "no"
are three different things.

What the rules read has its own fields. What a document says beside that is kept as a `Passage`
for people to read: nothing is computed from it.
"""

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, TypeAlias

from jusou.agency import Agency, cycles
from jusou.errors import Problem
from jusou.judgement import Departure
from jusou.meeting import Body, Running
from jusou.municipality import load
from jusou.plain import from_plain, to_plain
from jusou.shape import AgencyId, BodyId, Id, ProfileId, duplicates, entity, period_problems
from jusou.term import fiscal_year, runs
from jusou.vocabulary import Category, Character, OrderRule, Programme, Purpose, Stated
from jusou.wording import Term, Text

Day = dt.date
RoleId: TypeAlias = Annotated[str, Id("role")]


class Delivery(Term):
    """How a service is delivered, as the document has it (運営形態)."""

    DIRECT = "direct", "直営", "by the municipality itself"
    ENTRUSTED = "entrusted", "委託", "entrusted"
    PARTLY_ENTRUSTED = "partly_entrusted", "一部委託", "partly entrusted"
    SUBSIDISED = "subsidised", "補助金", "subsidised"
    NOT_STATED = "not_stated", "記載なし", "not stated"


class Topic(Term):
    """What a passage of a document is about (記載の主題)."""

    BASIS = "basis", "設置根拠", "legal basis"
    ORGANISER = "organiser", "設置・開催の主体", "who constitutes it"
    SCOPE = "scope", "対象", "what it takes"
    CONSENT = "consent", "情報提供と同意", "sharing and consent"
    PURPOSE = "purpose", "目的", "purpose"
    CASES = "cases", "事例", "cases it is meant for"
    MEMBERS = "members", "構成員", "members"
    CONVENING = "convening", "開催の契機", "when it is called"
    ORDER = "order", "支援決定との順序", "order of decision and start"
    FLOW = "flow", "支援の流れ", "the flow of support"
    TARGET = "target", "支援の対象", "whom the scheme is for"
    TASK = "task", "事業の内容", "what a service does"


@entity
class Phase:
    """A phase of the scheme in this municipality (事業の実施段階).

    *area* is where, as the document puts it, if the scheme did not yet run everywhere.
    """

    running: Running
    since: Day
    until: Day | None = None
    area: str | None = None
    source: str | None = None

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)


@entity
class PurposeOfUse:
    """What its documents say of the purpose of use (利用目的の記載), with the source.

    It is a recorded fact, never an assumption. Empty *categories* or *purposes* mean that the
    document does not narrow them.
    """

    source: str
    recipients: frozenset[Character]
    categories: frozenset[Category] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    since: Day | None = None
    until: Day | None = None

    def names(self, category: Category, recipient: Character, purpose: Purpose, on: Day) -> bool:
        """Whether it names this disclosure on a day (その提供を含むか)."""
        return (
            runs(self.since, self.until, on)
            and recipient in self.recipients
            and (not self.categories or category in self.categories)
            and (not self.purposes or purpose in self.purposes)
        )


@entity
class ImplementationPlan:
    """The municipality's plan for the scheme, 社会福祉法106条の5 (実施計画).

    *last_year_printed* is the last fiscal year in the western calendar as printed. It decides
    nothing: where it differs from the period, the Japanese years from which the period was taken
    are held to be right.
    """

    title: str
    since: Day | None = None
    until: Day | None = None
    last_year_printed: int | None = None
    source: str | None = None

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
class Role:
    """A role of people in this municipality (役割), kept apart from the national term beside it.

    *agencies* are the places the document names; *placed* is how it puts it where it names none.
    """

    id: RoleId
    name: str
    agencies: tuple[AgencyId, ...] = ()
    placed: str | None = None
    programmes: frozenset[Programme] = frozenset()
    headcount: int | None = None
    source: str | None = None


@entity
class Service:
    """A service or consultation counter that the document lists (事業・窓口).

    *item* is the item of 106条の4第2項 as printed; *granted* tells whether the document counts it
    among what the grant of the scheme pays for.
    """

    name: str
    programme: Programme | None = None
    item: str | None = None
    delivery: Delivery = Delivery.NOT_STATED
    agencies: tuple[AgencyId, ...] = ()
    sites: int | None = None
    granted: Stated = Stated.NOT_STATED
    source: str | None = None


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
    source: str | None = None

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


@entity
class Passage:
    """What a document says, in short, with its reference (文書の記載): to be read by people."""

    source: str
    topic: Topic
    text: str
    bodies: tuple[BodyId, ...] = ()


@entity
class Municipality:
    """One municipality's way of running the scheme (自治体の運用).

    *purposes_seen* tells whether anyone has read its documents on the purpose of use: only
    then does their silence mean no.
    """

    id: ProfileId
    name: str
    version: str
    agency: AgencyId
    agencies: tuple[Agency, ...] = ()
    bodies: tuple[Body, ...] = ()
    phases: tuple[Phase, ...] = ()
    outreach_order: OrderRule = OrderRule.NOT_STATED
    participation_order: OrderRule = OrderRule.NOT_STATED
    purposes_of_use: tuple[PurposeOfUse, ...] = ()
    purposes_seen: Stated = Stated.NOT_SEEN
    departures: tuple[Departure, ...] = ()
    source: str | None = None
    plan: ImplementationPlan | None = None
    roles: tuple[Role, ...] = ()
    services: tuple[Service, ...] = ()
    referral: ReferralGuide | None = None
    passages: tuple[Passage, ...] = ()

    @classmethod
    def load(cls, name: str) -> "Municipality":
        """A profile that comes with jusou, by its id (付属の運用プロファイル).

        Raises: `UnknownNameError`, which lists what there is.
        """
        return _load(name)

    @staticmethod
    def shipped() -> tuple[str, ...]:
        """The ids of the profiles that come with jusou (付属する運用プロファイルの一覧)."""
        return load.shipped()

    @classmethod
    def from_toml(cls, text: str | bytes) -> "Municipality":
        """A profile from its TOML text, or from the bytes of its file (TOML から作る).

        Raises: `UnreadableError` with the line if it is no TOML, `InvalidError` with all problems
        and the key path of each if it is no profile.
        """
        return from_plain(Municipality, load.table(text))

    def problems(self) -> Iterator[Problem]:
        yield from duplicates("agencies", (each.id for each in self.agencies))
        yield from duplicates("bodies", (each.id for each in self.bodies))
        yield from duplicates("roles", (each.id for each in self.roles))
        agencies = {each.id for each in self.agencies}
        yield from _dangling(agencies, self._agencies_named(), _NO_AGENCY)
        yield from _dangling({each.id for each in self.bodies}, self._bodies_named(), _NO_BODY)
        if self.referral and self.referral.applied_by:
            named = [("referral.applied_by", self.referral.applied_by)]
            yield from _dangling({each.id for each in self.roles}, named, _NO_ROLE)
        round_ids = set(cycles({each.id: each for each in self.agencies}))
        for index, agency in enumerate(self.agencies):
            if agency.id in round_ids:
                yield Problem(
                    f"agencies[{index}].part_of",
                    "cycle",
                    Text("機関の所属がひと回りしています。", "the chain of part_of comes round"),
                )

    def _agencies_named(self) -> Iterator[tuple[str, str]]:
        yield "agency", self.agency
        for index, agency in enumerate(self.agencies):
            if agency.part_of is not None:
                yield f"agencies[{index}].part_of", agency.part_of
        for index, body in enumerate(self.bodies):
            for place, seat in enumerate(body.seats):
                yield f"bodies[{index}].seats[{place}].agency", seat.agency
        for index, role in enumerate(self.roles):
            for place, agency_id in enumerate(role.agencies):
                yield f"roles[{index}].agencies[{place}]", agency_id
        for index, service in enumerate(self.services):
            for place, agency_id in enumerate(service.agencies):
                yield f"services[{index}].agencies[{place}]", agency_id
        if self.referral:
            for place, agency_id in enumerate(self.referral.destinations):
                yield f"referral.destinations[{place}]", agency_id

    def _bodies_named(self) -> Iterator[tuple[str, str]]:
        for index, passage in enumerate(self.passages):
            for place, body in enumerate(passage.bodies):
                yield f"passages[{index}].bodies[{place}]", body

    def running(self, on: Day) -> Running:
        """The phase of the scheme on a day (その日の実施段階)."""
        if not self.phases:
            return Running.NOT_STATED
        return next(
            (each.running for each in reversed(self.phases) if runs(each.since, each.until, on)),
            Running.NOT_RUNNING,
        )

    def purpose_documented(
        self, category: Category, recipient: Character, purpose: Purpose, on: Day
    ) -> Stated:
        """Whether its documents name this disclosure (利用目的の記載の有無)."""
        if any(each.names(category, recipient, purpose, on) for each in self.purposes_of_use):
            return Stated.YES
        return Stated.NOT_SEEN if self.purposes_seen is Stated.NOT_SEEN else Stated.NOT_STATED

    @cached_property
    def bodies_by_id(self) -> Mapping[str, Body]:
        """Its bodies by id (会議体の索引)."""
        return {each.id: each for each in self.bodies}

    @cached_property
    def agencies_by_id(self) -> Mapping[str, Agency]:
        """Its agencies by id (機関の索引)."""
        return {each.id: each for each in self.agencies}

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of what it says, whatever the order of keys and comments (内容の要約値).

        Taken of its plain data as JSON in UTF-8: keys sorted, no blanks, what equals its default
        left out. Written in hexadecimal, in eights joined by hyphens.
        """
        plain = to_plain(self)
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digits = hashlib.sha256(text.encode()).hexdigest()
        # Unbroken, one hash in a few hundred would hold what looks like an Individual Number.
        return "-".join(digits[at : at + 8] for at in range(0, len(digits), 8))

    @property
    def ref(self) -> tuple[str, str, str]:
        """Its id, version and hash, as a history keeps them (参照)."""
        return self.id, self.version, self.hash


_NO_AGENCY = Text("機関の一覧（agencies）にありません。", "not among the agencies")
_NO_BODY = Text("会議体の一覧（bodies）にありません。", "not among the bodies")
_NO_ROLE = Text("役割の一覧（roles）にありません。", "not among the roles")


def _dangling(known: set[str], named: Iterable[tuple[str, str]], text: Text) -> Iterator[Problem]:
    for path, ident in named:
        if ident not in known:
            yield Problem(path, "dangling", text)


@functools.cache
def _load(name: str) -> Municipality:
    return Municipality.from_toml(load.text_of(name))
