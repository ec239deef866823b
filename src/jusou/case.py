"""Cases (ケース): a household's history and what follows from it. Never edited; a record makes a new one.

The fold never stops: an impossible record leaves the stage as it was, and audit finds it.
"""

import datetime as dt
import operator
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from jusou import acts
from jusou.acts import Act, Record
from jusou.agency import Agency
from jusou.answer import Answer
from jusou.consent import Statement
from jusou.entries import take
from jusou.errors import InvalidError, Problem, raise_all
from jusou.history import History, ProfileRef, Registry
from jusou.household import Household, Member, Person, together_on
from jusou.information import Information
from jusou.ledger import Ledger, Track
from jusou.meeting import Body, Meeting
from jusou.municipality import Municipality
from jusou.plan import Plan
from jusou.shape import DayShape
from jusou.vocabulary import Stage
from jusou.wording import Text

Day = dt.date


@attrs.frozen(repr=False)
class Entry:
    """A record as it counts: with its corrections, in its place (有効な記録)."""

    day: Day
    recorded_at: dt.datetime
    record: Record
    act: Act


def effective(records: Iterable[Record], *, known_at: dt.datetime | None = None) -> Iterator[Entry]:
    """The records that count, one after another, as known at a moment (有効な記録の列).

    A later correction or void wins over an earlier one, and may itself be voided or corrected.
    One that puts a correction in the place of an act, or the reverse, changes nothing.
    """
    known = [each for each in records if known_at is None or each.recorded_at <= known_at]
    changes = sorted(
        (each for each in known if isinstance(each.act, (acts.Correct, acts.Void))),
        key=lambda each: (each.recorded_at, each.id),
        reverse=True,
    )
    ids = {each.id for each in changes}
    voided: set[str] = set()
    corrected: dict[str, acts.Correct] = {}
    for change in changes:
        if change.id in voided:
            continue
        act = corrected[change.id].act if change.id in corrected else change.act
        if isinstance(act, acts.Void) and act.record not in corrected:
            voided.add(act.record)
        elif (
            isinstance(act, acts.Correct)
            and act.record not in corrected
            and isinstance(act.act, (acts.Correct, acts.Void)) is (act.record in ids)
        ):
            corrected[act.record] = act
    moved = {ident: day for ident, each in corrected.items() if (day := each.happened_on)}
    put_right = {ident: each.act for ident, each in corrected.items()}
    stand = [each for each in known if each.id not in voided and each.id not in ids]
    stand.sort(key=lambda each: (moved.get(each.id, each.happened_on), each.recorded_at, each.id))
    # One at a time: of a million that are there at once, collecting garbage costs more than the fold.
    return (
        Entry(
            moved.get(each.id, each.happened_on),
            each.recorded_at,
            each,
            put_right.get(each.id, each.act),
        )
        for each in stand
    )


def opening(registry: Registry) -> Ledger:
    """The ledger before the first record (最初の台帳)."""
    household = registry.household
    return Ledger(
        people={each.id: each for each in registry.people},
        members=household.members,
        associates=household.associates,
        concealments=household.concealments,
        agencies={each.id: each for each in registry.agencies},
        bodies={each.id: each for each in registry.bodies},
        involvements=registry.involvements,
    )


_DAY = DayShape()
_STAGE_ORDER = {stage: rank for rank, stage in enumerate(Stage)}


#: A question that has been put, and its answer (問いと判定).
Asked = tuple[Act, Municipality, Answer]


class _Questions(dict[tuple[int, int, Day], Asked]):
    """What has been asked of a case (問い). It stays where it was asked.

    A case that is put away takes no act along that was asked about and never done.
    """

    __slots__ = ()

    def __reduce__(self) -> "tuple[type[_Questions], tuple[()]]":
        return _Questions, ()


_ident = operator.attrgetter("id")


@attrs.frozen(repr=False)
class Case:
    """One household's case: its history, and what follows from it (ケース).

    *records* are in order. Read what follows through the properties; nothing here can be
    changed in place.
    """

    id: str
    registry: Registry = attrs.field(factory=Registry)
    records: tuple[Record, ...] = ()
    profile: ProfileRef | None = None
    _ledger: Ledger = attrs.field(eq=False, hash=False, default=attrs.Factory(Ledger))
    #: What has been asked of it, for whoever asks again; nothing follows from it.
    asked: dict[tuple[int, int, Day], Asked] = attrs.field(init=False, eq=False, factory=_Questions)

    def __repr__(self) -> str:
        return f"<Case {self.id} v{self.version}>"

    @classmethod
    def open(
        cls,
        id: str,  # noqa: A002 - the field's own name
        *,
        people: Iterable[Person] = (),
        household: Household | None = None,
        agencies: Iterable[Agency] = (),
        bodies: Iterable[Body] = (),
    ) -> "Case":
        """A case without records yet (ケースを開く).

        Without a *household*, the people given are taken to live together.
        """
        found = tuple(people)
        registry = Registry(
            people=found,
            household=household or Household(tuple(Member(each.id) for each in found)),
            agencies=tuple(agencies),
            bodies=tuple(bodies),
        )
        return cls.of(History(id, registry))

    @classmethod
    def of(cls, history: History) -> "Case":
        """The case that a history amounts to (履歴の畳み込み)."""
        records = tuple(sorted(history.records, key=lambda each: each.order))
        ledger = fold(history.registry, records)
        return cls(history.id, history.registry, records, history.profile, ledger)

    @property
    def history(self) -> History:
        """The case as it is exchanged (履歴)."""
        return History(self.id, self.registry, self.records, self.profile)

    @property
    def version(self) -> int:
        """How many records it has; the next record must expect this (版)."""
        return len(self.records)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """Its tracks, in the order they began (支援の流れ)."""
        return tuple(self._ledger.tracks.values())

    @property
    def stage(self) -> Stage:
        """Its stage in lists: the earliest of an open track, or how the last one ended (段階)."""
        stages = [track.stage for track in self.tracks if track.is_open]
        if stages:
            return min(stages, key=_STAGE_ORDER.__getitem__)
        return next((track.stage for track in reversed(self.tracks)), Stage.UKETOME)

    @property
    def is_open(self) -> bool:
        """Whether any track is open (続いているか)."""
        return any(track.is_open for track in self.tracks)

    @property
    def people(self) -> Mapping[str, Person]:
        """Everyone it knows, by id (本人・関係者)."""
        return MappingProxyType(self._ledger.people)

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """The agencies it knows itself, by id (機関)."""
        return MappingProxyType(self._ledger.agencies)

    @property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies it knows itself, by id (会議体)."""
        return MappingProxyType(self._ledger.bodies)

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """Its sittings, by id (会議の開催)."""
        return MappingProxyType(self._ledger.meetings)

    @property
    def plans(self) -> Mapping[str, Plan]:
        """Its plans, by id (プラン)."""
        return MappingProxyType(self._ledger.plans)

    @property
    def information(self) -> tuple[Information, ...]:
        """Who is on record as holding what (把握されている情報)."""
        return tuple(self._ledger.information)

    def statements(self, person: str) -> tuple[Statement, ...]:
        """What was said about one person's consent, oldest first (同意の陳述)."""
        return tuple(self._ledger.statements.get(person, ()))

    def household_on(self, on: Day) -> tuple[str, ...]:
        """The members of the household on a day (その日の世帯員)."""
        return together_on(self._ledger.members, on)

    def ledger(self, on: Day, *, known_at: dt.datetime | None = None) -> Ledger:
        """What followed as of a day, and as known at a moment (その日の台帳). Not to be written on.

        Raises: `InvalidError` if *on* is no day.
        """
        found: list[Problem] = []
        _DAY.check(on, "on", found)
        if found:
            raise_all(found)
        latest = self._ledger.latest
        if known_at is None and (latest is None or latest <= on):
            return self._ledger
        return fold(self.registry, self.records, until=on, known_at=known_at)

    def with_record(self, record: Record) -> "Case":
        """The case with one more record, wherever it belongs (記録を加えたケース).

        What has already happened is taken as it is, permitted or not.

        Raises: `InvalidError` if the id of the record is in use.
        """
        if record.id in map(_ident, self.records):
            raise InvalidError(
                (
                    Problem(
                        "record_id",
                        "duplicate",
                        Text("この識別子の記録はもうあります。", "this record id is in use"),
                    ),
                )
            )
        in_order = not self.records or self.records[-1].order <= record.order
        if in_order and not isinstance(record.act, (acts.Correct, acts.Void)):
            ledger = self._ledger.after(
                lambda page: take(page, record.id, record.act, record.happened_on)
            )
            return Case(self.id, self.registry, (*self.records, record), self.profile, ledger)
        records = tuple(sorted((*self.records, record), key=lambda each: each.order))
        ledger = fold(self.registry, records)
        return Case(self.id, self.registry, records, self.profile, ledger)


def fold(
    registry: Registry,
    records: Iterable[Record],
    *,
    until: Day | None = None,
    known_at: dt.datetime | None = None,
) -> Ledger:
    """The ledger that records amount to, up to a day included, as known at a moment (畳み込み)."""
    ledger = opening(registry)
    for entry in effective(records, known_at=known_at):
        if until is not None and entry.day > until:
            break
        take(ledger, entry.record.id, entry.act, entry.day)
    return ledger
