"""Counting many histories (集計): one after the other, none of them kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

import attrs

from jusou.errors import Problem, raise_all
from jusou.history import History, ProfileRef
from jusou.indicators.counted import SITTINGS, Counted, Round, Sitting, counted
from jusou.meeting import Taken, taken_as
from jusou.municipality import Municipality
from jusou.municipality.terms import JointCount, Measure
from jusou.record import Known, histories
from jusou.vocabulary import (
    AcceptanceResult,
    ContactMeans,
    ContactResult,
    DiscoveryRoute,
    EndReason,
    PlanKind,
)
from jusou.wording import Term, Text


@attrs.frozen
class Part:
    """A part of a figure (内訳). *open* are sittings that may count here as well."""

    slug: str
    label: Text
    number: int
    open: int = 0


@attrs.frozen
class Count:
    """One figure as counted (数えた値).

    *number* is the total over all records (延べ); *people* and *cases* are how many persons and
    households they are about (実人数・世帯数), ``None`` for sittings. *open* are sittings of
    which the profile does not say whether they count here: they are not in *number*.
    """

    measure: Measure
    number: int
    open: int = 0
    people: int | None = None
    cases: int | None = None
    parts: tuple[Part, ...] = ()


@attrs.frozen
class YearCounts:
    """The figures of one fiscal year as counted from histories (1年度の集計).

    *unnamed* is how many of the histories name no profile.
    """

    under: Municipality
    year: int
    histories: int
    unnamed: int
    counts: tuple[Count, ...]

    def count(self, measure: Measure) -> Count:
        """The figure of a measure (その指標の値).

        Raises: `KeyError` for what cannot be counted.
        """
        found = {each.measure: each for each in self.counts}
        return found[measure]

    def of_body(self, measure: Measure, body: str) -> tuple[int, int]:
        """How many sittings of a body count, and how many more may (会議体の開催回数)."""
        parts = self.count(measure).parts
        return next(((each.number, each.open) for each in parts if each.slug == body), (0, 0))


#: In which words each figure is divided (内訳の用語).
DIVIDED: dict[Measure, tuple[Term, ...]] = {
    Measure.NEW_CASES: tuple(DiscoveryRoute),
    Measure.ACCEPTANCES: tuple(AcceptanceResult),
    Measure.COORDINATION_PLANS: tuple(Round),
    Measure.OUTREACH_PLANS: tuple(Round),
    Measure.PARTICIPATION_PLANS: tuple(Round),
    Measure.REPLANS: tuple(PlanKind),
    Measure.ENDINGS: tuple(EndReason),
    Measure.OTHER_ENDINGS: tuple(EndReason),
    Measure.SUPPORT_ENDINGS: tuple(EndReason),
    Measure.VISITS: tuple(ContactResult),
    Measure.CONTACTS: tuple(each for each in ContactMeans if each is not ContactMeans.VISIT),
}

COUNTABLE: tuple[Measure, ...] = tuple(each for each in Measure if each is not Measure.NOT_RECORDED)

Watch: TypeAlias = Callable[[Counted], None]
SittingKey: TypeAlias = tuple[str, frozenset[str], int]


@attrs.define
class Tally:
    """Counts as histories come, and forgets them (集計器).

    It keeps sums, the sittings of the year, and the ids of the histories seen, so that one given
    twice is found: some hundred bytes a history, and nothing of what stands in it. Persons are
    told apart within a history; whether two histories speak of one person cannot be seen.
    *watch* is told of each record that counts.
    """

    under: Municipality
    year: int
    watch: Watch | None = None
    _numbers: Counter[Measure] = attrs.field(factory=Counter[Measure], init=False)
    _people: Counter[Measure] = attrs.field(factory=Counter[Measure], init=False)
    _cases: Counter[Measure] = attrs.field(factory=Counter[Measure], init=False)
    _parts: Counter[tuple[Measure, str]] = attrs.field(
        factory=Counter[tuple[Measure, str]], init=False
    )
    _sittings: dict[SittingKey, Sitting] = attrs.field(
        factory=dict[SittingKey, Sitting], init=False
    )
    _bodies: dict[str, str] = attrs.field(factory=dict[str, str], init=False)
    _seen: set[str] = attrs.field(factory=set[str], init=False)
    _unnamed: int = attrs.field(default=0, init=False)

    def is_ours(self, ref: ProfileRef | None) -> bool:
        """Whether a history is this municipality's, or names none (この自治体の履歴か)."""
        return ref is None or ref.id == self.under.id

    def add(self, history: History) -> tuple[Problem, ...]:
        """Count one more history; one that does not belong is not counted, and told (1件を加える)."""
        ref = history.profile
        if not self.is_ours(ref):
            return (_MIXED,)
        if history.id in self._seen:
            return (Problem("id", "duplicate", _TWICE),)
        self._seen.add(history.id)
        self._unnamed += ref is None
        for body in history.registry.bodies:
            self._bodies.setdefault(body.id, body.name)
        people: set[tuple[Measure, str]] = set()
        touched: set[Measure] = set()
        for found in counted(history, under=self.under, year=self.year):
            if self.watch is not None:
                self.watch(found)
            measure = found.measure
            if found.sitting is not None:
                self._hold(found.sitting)
                continue
            self._numbers[measure] += 1
            touched.add(measure)
            if found.detail is not None:
                self._parts[measure, found.detail] += 1
            if found.person is not None:
                people.add((measure, found.person))
        self._people.update(measure for measure, _ in people)
        self._cases.update(touched)
        return ()

    def _hold(self, sitting: Sitting) -> None:
        key = (sitting.id, sitting.bodies, sitting.day.toordinal())
        before = self._sittings.get(key)
        self._sittings[key] = sitting if before is None else before.joined(sitting)

    @property
    def counts(self) -> YearCounts:
        """What has been counted so far (これまでの集計)."""
        return YearCounts(
            self.under,
            self.year,
            len(self._seen),
            self._unnamed,
            tuple(map(self._count, COUNTABLE)),
        )

    def _count(self, measure: Measure) -> Count:
        if measure in SITTINGS:
            return self._sat(measure)
        parts = tuple(
            Part(term.value, term.label, self._parts[measure, term.value])
            for term in DIVIDED.get(measure, ())
        )
        if measure is Measure.ITEMS:
            numbers = {slug: n for (each, slug), n in self._parts.items() if each is measure}
            parts = self._by_body(numbers)
        return Count(
            measure,
            self._numbers[measure],
            people=self._people[measure],
            cases=self._cases[measure],
            parts=parts,
        )

    def _sat(self, measure: Measure) -> Count:
        sittings = self._sittings.values()
        match measure:
            case Measure.BODY_SITTINGS:
                numbers = Counter(body for each in sittings for body in each.bodies)
                return Count(measure, len(self._sittings), parts=self._by_body(numbers))
            case Measure.JOINT_SITTINGS:
                return Count(measure, sum(each.is_joint for each in sittings))
            case _:
                kind = (
                    Taken.SHIEN_KAIGI
                    if measure is Measure.SHIEN_SITTINGS
                    else Taken.JUSOU_SHIEN_KAIGI
                )
                verdicts = [(each, _counts_as(each, kind, self.under)) for each in sittings]
                sure, doubtful = (
                    Counter(
                        body
                        for each, verdict in verdicts
                        if verdict is wanted
                        for body, held_as in each.held_as
                        if held_as is kind
                    )
                    for wanted in (True, None)
                )
                found = Counter(verdict for _, verdict in verdicts)
                return Count(
                    measure,
                    found[True],
                    open=found[None],
                    parts=self._by_body(sure, doubtful, kind),
                )

    def _by_body(
        self,
        numbers: Mapping[str, int],
        doubtful: Mapping[str, int] = MappingProxyType({}),
        kind: Taken | None = None,
    ) -> tuple[Part, ...]:
        """Every body of the profile, those without a sitting too: none held is a figure (会議体別)."""
        names = self._bodies | {each.id: each.name for each in self.under.bodies}
        often = Counter(names.values())
        # Two bodies of one name are told apart by their ids.
        names = {
            ident: f"{name}（{ident}）" if often[name] > 1 else name
            for ident, name in names.items()
        }
        listed = (
            each.id
            for each in self.under.bodies
            if kind is None or kind in taken_as(each.bases, None)
        )
        return tuple(
            Part(
                body,
                Text(names.get(body, body), names.get(body, body)),
                numbers.get(body, 0),
                doubtful.get(body, 0),
            )
            for body in dict.fromkeys([*listed, *sorted(numbers), *sorted(doubtful)])
        )


def _counts_as(sitting: Sitting, kind: Taken, under: Municipality) -> bool | None:
    """Whether a sitting counts as a meeting; ``None`` where that is left open (どちらに数えるか)."""
    if not sitting.is_joint:
        return kind in sitting.kinds
    match under.joint_sittings:
        case JointCount.EACH:
            return True
        case JointCount.BY_ITEMS:
            if kind in sitting.taken:
                return True
            return None if kind in sitting.doubtful else False
        case JointCount.SHIEN_KAIGI:
            return kind is Taken.SHIEN_KAIGI
        case JointCount.JUSOU_SHIEN_KAIGI:
            return kind is Taken.JUSOU_SHIEN_KAIGI
        case JointCount.NOT_STATED:
            return None


_MIXED = Problem(
    "profile.id",
    "mixed_municipalities",
    Text(
        "ほかの自治体の履歴が混ざっています。自治体ごとに分けて集計してください。",
        "a history of another municipality; count each municipality by itself",
    ),
)
_TWICE = Text(
    "同じケースの履歴が2度あります。1度だけにしてください。", "this case's history came before"
)


# --- reading ------------------------------------------------------------------------------------


@attrs.frozen
class BadLine:
    """A line that was not counted, and why (数えなかった行)."""

    number: int
    problems: tuple[Problem, ...]


def tally_lines(lines: Iterable[str | bytes], tally: Tally) -> Iterator[BadLine]:
    """Add JSON Lines to a tally, one history a line; the bad lines are given (JSON Lines の集計).

    Nothing is counted before the lines are asked for. With a bad line the sums lack something:
    `total` refuses them.
    """
    ours = Known.of(tally.under)
    refs: list[ProfileRef | None] = []

    def known(ref: ProfileRef | None) -> Known:
        refs.append(ref)
        return ours

    for line in histories(lines, known=known):
        ref = refs.pop() if refs else None
        if not tally.is_ours(ref):
            # What it names is in another municipality's profile: no more can be said of it.
            problems: tuple[Problem, ...] = (_MIXED,)
        else:
            problems = line.problems if line.history is None else tally.add(line.history)
        if problems:
            yield BadLine(line.number, problems)


def total(lines: Iterable[str | bytes], *, under: Municipality, year: int) -> YearCounts:
    """The figures of a year from JSON Lines, all of it or nothing (1年度の集計).

    Raises: `InvalidError` with every problem of every line: no half-filled table is given.
    """
    tally = Tally(under, year)
    raise_all(
        problem.under(f"lines[{bad.number}]")
        for bad in tally_lines(lines, tally)
        for problem in bad.problems
    )
    return tally.counts
