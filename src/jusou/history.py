"""A history (履歴): what is registered at the start, and every record since. It is what is exchanged.

A case is the fold of its history. Changes to what is registered are acts, like everything else.
"""

from collections.abc import Iterator

from jusou.acts import Record
from jusou.agency import Agency, Involvement
from jusou.agency import cycles as agency_cycles
from jusou.errors import Problem
from jusou.household import Household, Person
from jusou.meeting import Body
from jusou.shape import CaseId, ProfileId, duplicates, entity
from jusou.wording import Text


@entity
class ProfileRef:
    """Which municipality's profile a history was kept under (運用プロファイルの参照)."""

    id: ProfileId
    version: str
    hash: str


@entity
class Registry:
    """Who and what a case begins with (登録): people, household, agencies, bodies."""

    people: tuple[Person, ...] = ()
    household: Household = Household()
    agencies: tuple[Agency, ...] = ()
    bodies: tuple[Body, ...] = ()
    involvements: tuple[Involvement, ...] = ()

    def problems(self) -> Iterator[Problem]:
        for name in ("people", "agencies", "bodies"):
            yield from duplicates(name, (each.id for each in getattr(self, name)))
        for ident in agency_cycles({each.id: each for each in self.agencies}):
            index = next(n for n, each in enumerate(self.agencies) if each.id == ident)
            yield Problem(
                f"agencies[{index}].part_of",
                "cycle",
                Text("機関の所属がひと回りしています。", "the chain of part_of comes round"),
            )


@entity
class History:
    """A case's registry and its records (履歴)."""

    id: CaseId
    registry: Registry = Registry()
    records: tuple[Record, ...] = ()
    profile: ProfileRef | None = None

    def problems(self) -> Iterator[Problem]:
        yield from duplicates("records", (each.id for each in self.records))
