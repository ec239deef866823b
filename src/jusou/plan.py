"""Plans (プラン): one person's, with the five contents that the ordinance demands."""

import datetime as dt
from collections.abc import Iterator

from jusou.errors import Problem
from jusou.shape import AgencyId, PersonId, PlanId, entity
from jusou.vocabulary import PlanKind, Programme
from jusou.wording import Term, Text

Day = dt.date


class PlanContent(Term):
    """The five contents of a plan, 社会福祉法施行規則34条の7 (プランの記載事項)."""

    WISHES_AND_CHALLENGES = (
        "wishes_and_challenges",
        "意向・解決すべき課題（1号）",
        "wishes and challenges (i)",
    )
    GOALS = "goals", "目標・達成時期（2号）", "goals and their time (ii)"
    SUPPORTS = "supports", "支援の種類・内容・留意事項（3号）", "kinds and content of support (iii)"
    ROLES = "roles", "支援関係機関の役割分担（4号）", "roles of the agencies (iv)"
    INTEGRATION = (
        "integration",
        "一体的に提供するための方策（5号）",
        "how it is provided as one (v)",
    )


@entity
class Goal:
    """A goal and the day by which it is to be reached (目標と達成時期)."""

    what: str
    by: Day


@entity
class Support:
    """A kind of support with its content and what to mind (支援の種類・内容・留意事項)."""

    kind: str
    content: str
    caution: str


@entity
class Role:
    """What one agency takes on (役割分担)."""

    agency: AgencyId
    part: str


@entity
class Plan:
    """One person's plan, in one version (プラン). *includes* names programmes written into it."""

    id: PlanId
    person: PersonId
    kind: PlanKind = PlanKind.COORDINATION
    wishes: str | None = None
    challenges: str | None = None
    goals: tuple[Goal, ...] = ()
    supports: tuple[Support, ...] = ()
    roles: tuple[Role, ...] = ()
    integration: str | None = None
    includes: frozenset[Programme] = frozenset()
    replaces: PlanId | None = None

    def problems(self) -> Iterator[Problem]:
        if self.replaces == self.id:
            yield Problem(
                "replaces", "cycle", Text("自分自身の後継にはなれません。", "replaces itself")
            )

    def lacks(self) -> tuple[PlanContent, ...]:
        """Which of the five contents are not yet written (欠けている記載事項)."""
        written = {
            PlanContent.WISHES_AND_CHALLENGES: self.wishes is not None
            and self.challenges is not None,
            PlanContent.GOALS: bool(self.goals),
            PlanContent.SUPPORTS: bool(self.supports),
            PlanContent.ROLES: bool(self.roles),
            PlanContent.INTEGRATION: self.integration is not None,
        }
        return tuple(content for content, there in written.items() if not there)
