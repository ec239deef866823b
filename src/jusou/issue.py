"""From a want in a case to something new (地域課題・資源開発): what is carried up, and holds nobody.

A shortage is seen in a case. What goes up from it is its kind, in words of closed lists, and an
id of its own: no person, case, track or record. The way back leads over the histories alone.
"""

import datetime as dt
from collections.abc import Iterator

from jusou.answer import Missing, Outcome, Remedy
from jusou.errors import Problem
from jusou.law import MHLW_MEETINGS_TABLE, Standing
from jusou.rule import Finding, Kind, not_permitted, permitted, rule, undetermined
from jusou.shape import AgencyId, BodyId, DevelopmentId, IssueId, ShortageId, duplicates, entity
from jusou.vocabulary import Challenge, DevelopmentState, Resource, TakenUp
from jusou.wording import Text

Day = dt.date


@entity
class Shortage:
    """A want of social resources that a case has shown (社会資源の不足)."""

    id: ShortageId
    resource: Resource
    challenges: frozenset[Challenge] = frozenset()


@entity
class LocalIssue:
    """A local issue made of shortages (地域課題).

    *shortages* are ids that mean nothing outside the histories they come from. *statement* is
    written anew for the body that takes it up, about the area, not about anyone.
    """

    id: IssueId
    resource: Resource
    shortages: frozenset[ShortageId]
    raised_on: Day
    challenges: frozenset[Challenge] = frozenset()
    area: str | None = None
    statement: str | None = None
    raised_in: BodyId | None = None
    taken_up_by: BodyId | None = None
    taken_up_on: Day | None = None

    def problems(self) -> Iterator[Problem]:
        if not self.shortages:
            yield Problem(
                "shortages",
                "empty",
                Text("もとになった不足を書いてください。", "of which shortages is it made?"),
            )


@entity
class Development:
    """Something new that answers local issues (資源開発), and how far it has come."""

    id: DevelopmentId
    issues: frozenset[IssueId]
    what: str
    state: DevelopmentState
    since: Day
    agencies: tuple[AgencyId, ...] = ()

    def problems(self) -> Iterator[Problem]:
        if not self.issues:
            yield Problem(
                "issues",
                "empty",
                Text("どの地域課題への取組かを書いてください。", "which issues does it answer?"),
            )


@entity
class IssueRegister:
    """The local issues of a municipality and what is done about them (地域課題の台帳)."""

    issues: tuple[LocalIssue, ...] = ()
    developments: tuple[Development, ...] = ()

    def problems(self) -> Iterator[Problem]:
        yield from duplicates("issues", (each.id for each in self.issues))
        yield from duplicates("developments", (each.id for each in self.developments))
        known = {each.id for each in self.issues}
        for index, each in enumerate(self.developments):
            if not each.issues <= known:
                yield Problem(
                    f"developments[{index}].issues",
                    "dangling",
                    Text("この台帳に、その地域課題はありません。", "no such issue here"),
                )


@rule(
    "issue.taken_up",
    kind=Kind.MUST,
    says=Text(
        "個別の支援から見えた社会資源の不足は、自治体が定める会議体に地域課題として出す。",
        "A want of resources seen in a case goes, as a local issue, to the body the municipality names.",
    ),
    cites=(MHLW_MEETINGS_TABLE,),
    standing=Standing.MINISTRY,
    examples=(
        ((TakenUp.NAMED,), Outcome.PERMITTED),
        ((TakenUp.ANOTHER,), Outcome.NOT_PERMITTED),
    ),
)
def taken_up(taken_up: TakenUp) -> Finding:
    """Is this the body that takes up local issues here (地域課題を取り上げる会議体か)?"""
    match taken_up:
        case TakenUp.NAMED:
            return permitted(
                "自治体が地域課題を取り上げると定める会議体です。",
                "The municipality names this body for local issues.",
            )
        case TakenUp.NATIONAL:
            return permitted(
                "自治体の定めはなく、国の整理では重層的支援会議の役割です。",
                "None is named; by the national scheme it is for the 重層的支援会議.",
            )
        case TakenUp.ANOTHER:
            return not_permitted(
                "自治体が地域課題を取り上げると定める会議体ではありません。",
                "The municipality names another body for local issues.",
                Remedy(
                    "take_to_the_named_body",
                    Text(
                        "運用プロファイルの資源開発の流れにある会議体に出してください。",
                        "take it to the body named in the profile",
                    ),
                    rank=20,
                ),
            )
        case TakenUp.NOT_NAMED:
            return undetermined(
                "地域課題をどの会議体が取り上げるかが、運用プロファイルにありません。",
                "The profile does not say which body takes up local issues.",
                Missing(
                    "taken_up",
                    Text(
                        "地域課題を取り上げる会議体はどれですか。",
                        "Which body takes up local issues?",
                    ),
                ),
            )


RULES = (taken_up,)
