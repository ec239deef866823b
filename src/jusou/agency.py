"""Agencies (支援関係機関): their legal character on a day, and the capacity in which they act."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property

from jusou.errors import Problem
from jusou.identifiers import corporate_number_problems
from jusou.shape import AgencyId, AttendeeId, BodyId, PersonId, entity, period_problems
from jusou.term import runs
from jusou.vocabulary import Capacity, Character, Profession, Programme, SourceStatute
from jusou.wording import Text

Day = dt.date


@entity
class Party:
    """An agency in one capacity (機関と立場): what it learns in one does not flow to another."""

    agency: AgencyId
    capacity: Capacity = Capacity.OFFICIAL


#: Who hears something: an agency in a capacity, or a person (聞く人).
Receiver = tuple[Party | None, str | None]


@entity
class Entrustment:
    """What of the scheme the municipality entrusts to an agency, and since when (委託)."""

    programmes: frozenset[Programme]
    since: Day
    until: Day | None = None

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)
        if not self.programmes:
            yield Problem(
                "programmes", "empty", Text("委託する事業を書いてください。", "which programmes?")
            )


@entity
class CharacterChange:
    """A new legal character from a day on (法的性格の変更)."""

    character: Character
    since: Day


@entity
class Agency:
    """An agency that supports people (支援関係機関).

    A section of the city is an agency whose *part_of* is the city. *entrustments* say in which
    programmes of the scheme it stands in the city's place. *secrecy* is that of another statute,
    which everything the agency holds carries with it (税務課). *corporate_number* is its 法人番号.
    """

    id: AgencyId
    name: str
    character: Character
    part_of: AgencyId | None = None
    entrustments: tuple[Entrustment, ...] = ()
    changes: tuple[CharacterChange, ...] = ()
    secrecy: SourceStatute = SourceStatute.NONE
    corporate_number: str | None = None

    def problems(self) -> Iterator[Problem]:
        yield from corporate_number_problems("corporate_number", self.corporate_number)
        if self.part_of == self.id:
            yield Problem(
                "part_of", "cycle", Text("自分自身の一部にはなれません。", "part of itself")
            )

    def character_on(self, on: Day) -> Character:
        """Its legal character on a day (その日の法的性格)."""
        character = self.character
        if not self.changes:
            return character
        for change in sorted(self.changes, key=lambda each: each.since):
            if change.since <= on:
                character = change.character
        return character

    def is_entrusted(self, programme: Programme | None, on: Day) -> bool:
        """Whether it is entrusted with *programme*, or with any, on a day (受託しているか)."""
        for each in self.entrustments:
            if runs(each.since, each.until, on) and (
                programme is None or programme in each.programmes
            ):
                return True
        return False


def cycles(agencies: Mapping[str, Agency]) -> Iterator[str]:
    """The ids of agencies that are, by some way round, part of themselves (循環)."""
    for start in agencies:
        seen: set[str] = set()
        at: str | None = start
        while at is not None and at not in seen:
            seen.add(at)
            found = agencies.get(at)
            at = found.part_of if found else None
        if at == start:
            yield start


@entity
class Involvement:
    """An agency supports someone of this case: it stands on their side (機関と人の関わり)."""

    agency: AgencyId
    person: PersonId
    since: Day | None = None
    until: Day | None = None

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)


@entity
class Attendee:
    """Someone in the room (出席者): an agency's person, or the person concerned and their family.

    *bodies* are those bodies of the sitting in which they sit; secrecy is mostly the person's.
    """

    id: AttendeeId
    bodies: frozenset[BodyId]
    agency: AgencyId | None = None
    person: PersonId | None = None
    capacity: Capacity = Capacity.OFFICIAL
    profession: Profession = Profession.NONE

    def problems(self) -> Iterator[Problem]:
        if (self.agency is None) == (self.person is None):
            yield Problem(
                "agency",
                "either",
                Text(
                    "機関の人か、本人・家族か、どちらか一方を書いてください。",
                    "either an agency's person or a person",
                ),
            )
        if not self.bodies:
            yield Problem(
                "bodies", "empty", Text("どの会議体の出席者かを書いてください。", "of which body?")
            )

    @cached_property
    def party(self) -> Party | None:
        """The agency in its capacity, ``None`` of the person or family (出席する機関)."""
        return None if self.agency is None else Party(self.agency, self.capacity)

    @property
    def receiver(self) -> str:
        """Who learns what is said: the agency, or the person (聞く側の識別子)."""
        return self.agency or self.person or ""
