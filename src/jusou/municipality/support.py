"""How support goes here (支援の進め方): flows, endings, reviews, forms, reports, emergencies."""

from collections.abc import Iterator

from jusou.errors import Problem
from jusou.municipality.terms import (
    Decision,
    EndingTest,
    FormKind,
    Power,
    RoleId,
    ServiceId,
)
from jusou.shape import AgencyId, BodyId, entity
from jusou.vocabulary import (
    AssentKind,
    DiscoveryRoute,
    OrderRule,
    Organiser,
    Programme,
    Stage,
    Stated,
)
from jusou.wording import Text


@entity
class Flow:
    """One named way of working as a document draws or tells it (支援の流れ).

    A municipality may have several, by different authors; they stand side by side.
    """

    name: str
    steps: tuple[str, ...]
    stages: tuple[Stage, ...] = ()
    author: str | None = None
    seen: Stated = Stated.YES
    sources: tuple[str, ...] = ()


@entity
class OrderException:
    """An exception to the order of decision and start (順序の例外)."""

    programme: Programme
    order: OrderRule
    text: str
    sources: tuple[str, ...] = ()


@entity
class DecisionRule:
    """Who decides on one person's support, and where it is examined (決定の主体)."""

    decision: Decision
    by: Organiser
    by_whom: str | None = None
    body: BodyId | None = None
    power: Power = Power.NOT_STATED
    sources: tuple[str, ...] = ()


@entity
class Ending:
    """By what support in a programme is ended (終結の基準). No programme: coordination."""

    test: EndingTest
    text: str
    programmes: frozenset[Programme] = frozenset({Programme.COORDINATION})
    body: BodyId | None = None
    lead_stays: Stated = Stated.NOT_STATED
    without_plan: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()


@entity
class Suspension:
    """When support is suspended and taken up again (中断の定め)."""

    text: str
    body: BodyId | None = None
    power: Power = Power.NOT_STATED
    resumed_within_months: int | None = None
    sources: tuple[str, ...] = ()


@entity
class Review:
    """How often a plan is reviewed (見直しの間隔). The ordinance sets no number."""

    months: int | None = None
    text: str | None = None
    whole_system: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()


@entity
class ReportOwed:
    """A report that somebody owes (報告): who, to whom, when."""

    what: str
    by: str
    to: str
    due: str | None = None
    contractors_only: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()


@entity
class AssentRule:
    """One of the assents and the form it is given on (申込・同意の様式)."""

    kind: AssentKind | None = None
    form: str | None = None
    text: str | None = None
    sources: tuple[str, ...] = ()


@entity
class Form:
    """A form in use (帳票).

    *consented* tells on which side of consent it is used; none: on either. *replaceable* tells
    that a form of one's own may stand for it. *names_recipients* are those whom a consent form,
    or the rules beside it, names as printed, and *agencies* which agencies these are;
    *rules_seen* tells whether anyone has read them.
    """

    kind: FormKind
    name: str
    consented: Stated = Stated.NOT_STATED
    mandatory: Stated = Stated.NOT_STATED
    replaceable: Stated = Stated.NOT_STATED
    may_be_incomplete: Stated = Stated.NOT_STATED
    national_items: Stated = Stated.NOT_STATED
    names_recipients: tuple[str, ...] = ()
    agencies: tuple[AgencyId, ...] = ()
    rules: str | None = None
    rules_seen: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        if (self.names_recipients or self.agencies) and self.kind is not FormKind.CONSENT:
            yield Problem(
                "names_recipients" if self.names_recipients else "agencies",
                "either",
                Text("同意の様式だけに書けます。", "only for a form of consent"),
            )


@entity
class Discovery:
    """A way in which people in need come to be known here (把握の経路)."""

    route: DiscoveryRoute
    text: str
    bodies: tuple[BodyId, ...] = ()
    services: tuple[ServiceId, ...] = ()
    roles: tuple[RoleId, ...] = ()
    sources: tuple[str, ...] = ()


@entity
class IssueChain:
    """How a want of resources in cases becomes a local issue, and something new (資源開発の連鎖)."""

    steps: tuple[str, ...]
    raised_in: tuple[BodyId, ...] = ()
    taken_up_by: BodyId | None = None
    sources: tuple[str, ...] = ()


@entity
class Emergency:
    """What is done when disaster or epidemic strikes (緊急時の対応)."""

    text: str
    under: tuple[str, ...] = ()
    may_stop: Stated = Stated.NOT_STATED
    may_change: Stated = Stated.NOT_STATED
    instead: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@entity
class Tool:
    """Something used in the work that is no form (道具): a directory, a network."""

    name: str
    use: str
    nicknames: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@entity
class Site:
    """A place where the work is done (拠点), and who runs it."""

    name: str
    agencies: tuple[AgencyId, ...] = ()
    opened: str | None = None
    area: str | None = None
    text: str | None = None
    sources: tuple[str, ...] = ()


@entity
class Area:
    """An area into which the municipality is divided for some purpose (圏域), and its unit."""

    name: str
    purpose: str
    unit: str | None = None
    number: int | None = None
    sources: tuple[str, ...] = ()
