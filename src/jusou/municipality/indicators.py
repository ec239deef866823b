"""Figures and how the year is judged (指標と評価), exactly as printed: no value is no zero."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Annotated, TypeAlias

from jusou.errors import Problem
from jusou.municipality.terms import FigureKind, Measure, Wanted
from jusou.shape import AgencyId, BodyId, Id, entity
from jusou.vocabulary import Programme, Stated
from jusou.wording import Text

IndicatorId: TypeAlias = Annotated[str, Id("indicator")]


@entity
class Figure:
    """One figure of one fiscal year (年度の数値).

    *value* is a decimal number as text; without it, *printed* keeps what stands there (「—」), and
    with neither the place was left empty.
    """

    year: int
    kind: FigureKind
    value: str | None = None
    printed: str | None = None

    def problems(self) -> Iterator[Problem]:
        if self.value is None:
            return
        try:
            Decimal(self.value)
        except InvalidOperation:
            yield Problem(
                "value",
                "number",
                Text(
                    '数を半角で書いてください（例: "56.2"）。値がなければ printed に書きます。',
                    "a decimal number; what is no number goes into printed",
                ),
            )

    @property
    def number(self) -> Decimal | None:
        """The number, or ``None`` where there is none: never zero for want of one (数値)."""
        return None if self.value is None else Decimal(self.value)


@entity
class Indicator:
    """An indicator of the plan (指標)."""

    id: IndicatorId
    name: str
    unit: str | None = None
    programmes: frozenset[Programme] = frozenset()
    service: str | None = None
    agencies: tuple[AgencyId, ...] = ()
    body: BodyId | None = None
    measure: Measure = Measure.NOT_RECORDED
    wanted: Wanted = Wanted.NOT_STATED
    figures: tuple[Figure, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        seen: set[tuple[int, FigureKind]] = set()
        for index, figure in enumerate(self.figures):
            if (key := (figure.year, figure.kind)) in seen:
                yield Problem(
                    f"figures[{index}]",
                    "duplicate",
                    Text(
                        "同じ年度・種別の数値が2つあります。", "two figures for one year and kind"
                    ),
                )
            seen.add(key)

    def figure(self, year: int, kind: FigureKind) -> Figure | None:
        """The figure of a year and kind (その年度の数値)."""
        return next((f for f in self.figures if f.year == year and f.kind is kind), None)


@entity
class Evaluation:
    """How the scheme as a whole is judged (評価): how often, where, by whom."""

    text: str
    every_years: int | None = None
    stages: tuple[str, ...] = ()
    body: BodyId | None = None
    by_whom: str | None = None
    qualitative: tuple[str, ...] = ()
    settled: Stated = Stated.YES
    sources: tuple[str, ...] = ()


@entity
class Period:
    """Some fiscal years of a plan of action, its last year included (行動計画の期)."""

    first_year: int
    last_year: int
    text: str | None = None

    def problems(self) -> Iterator[Problem]:
        if self.last_year < self.first_year:
            yield Problem(
                "last_year",
                "order",
                Text("最後の年度が最初より前です。", "the last year is before the first"),
            )


@entity
class Action:
    """A plan of action in periods (重点行動)."""

    name: str
    periods: tuple[Period, ...]
    programmes: frozenset[Programme] = frozenset()
    sources: tuple[str, ...] = ()
