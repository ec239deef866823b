"""People and households (本人・世帯): a statutory unit in which each member is a separate 本人."""

import datetime as dt
from collections.abc import Iterable, Iterator

from jusou.errors import Problem
from jusou.shape import PersonalText, PersonId, duplicates, entity, period_problems
from jusou.term import runs
from jusou.vocabulary import Authority, Category, Concealed, Recorded, Residence, Tie
from jusou.wording import Text

Day = dt.date


@entity
class Representation:
    """In what right, and how far, one person speaks for another (代理).

    *categories* of ``None`` means the whole; a curator or assistant acts within it only.
    *conflict* tells whether their interests conflict; *joint* that authority is held jointly
    (from 2026-04-01 also after divorce).
    """

    by: PersonId
    authority: Authority
    since: Day | None = None
    until: Day | None = None
    categories: frozenset[Category] | None = None
    conflict: Recorded = Recorded.NOT_RECORDED
    joint: bool = False

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)
        if self.authority in (Authority.SELF, Authority.NONE):
            yield Problem(
                "authority",
                "authority",
                Text(
                    "代理の根拠（親権者・後見人など）を書いてください。",
                    "state in what right they act",
                ),
            )


@entity
class Person:
    """One person, in or around a household (本人・世帯員・関係者). May be anonymous.

    Names are kept byte for byte (異体字). Nothing but the id is ever shown.
    """

    id: PersonId
    name: PersonalText | None = None
    birth: Day | None = None
    address: PersonalText | None = None
    residence: Residence = Residence.NOT_RECORDED
    representations: tuple[Representation, ...] = ()
    anonymous: bool = False

    def problems(self) -> Iterator[Problem]:
        if self.anonymous and (self.name is not None or self.address is not None):
            yield Problem(
                "anonymous",
                "either",
                Text(
                    "匿名の相談に氏名や住所は書けません。",
                    "an anonymous person has no name or address",
                ),
            )
        if any(each.by == self.id for each in self.representations):
            yield Problem(
                "representations",
                "self",
                Text("自分自身を代理人にはできません。", "nobody represents themself"),
            )


@entity
class Member:
    """One person's time in the household: how they live, not what the register says (世帯員)."""

    person: PersonId
    since: Day | None = None
    until: Day | None = None

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)


def together_on(members: Iterable[Member], on: Day) -> tuple[str, ...]:
    """The ids of those of *members* who live together on a day (その日の世帯員)."""
    return tuple(dict.fromkeys(each.person for each in members if runs(each.since, each.until, on)))


def lives_there(members: Iterable[Member], person: str, on: Day) -> bool:
    """Whether a person is one of those who live together on a day (その日の世帯員か)."""
    return any(each.person == person and runs(each.since, each.until, on) for each in members)


@entity
class Associate:
    """Someone outside the household who matters to it (世帯の外の関係者)."""

    person: PersonId
    tie: Tie


@entity
class Concealment:
    """A person is concealed from others: DV, 支援措置, or their own wish (秘匿)."""

    person: PersonId
    from_people: frozenset[PersonId]
    what: Concealed
    since: Day
    until: Day | None = None

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)
        if not self.from_people:
            yield Problem(
                "from_people", "empty", Text("誰に対する秘匿かを書いてください。", "from whom?")
            )
        if self.person in self.from_people:
            yield Problem(
                "from_people",
                "self",
                Text("本人を自分に秘匿することはできません。", "not from oneself"),
            )

    def hides(self, person: str, on: Day) -> bool:
        """Whether it hides *person* on a day (その日に秘匿されているか)."""
        return self.person == person and runs(self.since, self.until, on)


@entity
class Household:
    """A household: who lives together, who else matters, who is concealed from whom (世帯)."""

    members: tuple[Member, ...] = ()
    associates: tuple[Associate, ...] = ()
    concealments: tuple[Concealment, ...] = ()

    def problems(self) -> Iterator[Problem]:
        yield from duplicates("associates", (each.person for each in self.associates))

    def members_on(self, on: Day) -> tuple[str, ...]:
        """The ids of those who belong to it on a day (その日の世帯員)."""
        return together_on(self.members, on)

    def people(self) -> tuple[str, ...]:
        """Everyone it names, past members too (名前の出るすべての人)."""
        named = [each.person for each in self.members] + [each.person for each in self.associates]
        return tuple(dict.fromkeys(named))

    def tie(self, person: str) -> Tie | None:
        """What someone outside the household is to it (関係)."""
        return next((each.tie for each in self.associates if each.person == person), None)
