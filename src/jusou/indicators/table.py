"""The table of a year (年度の表): each indicator of the plan, its printed figures, and what was counted.

Actual, estimate, target and figures for reference stay apart. A place left empty, 「—」 and 0 are
three different things.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from jusou.errors import Problem, raise_all
from jusou.indicators.counted import SITTINGS
from jusou.indicators.tally import YearCounts
from jusou.law import SCHEME_START
from jusou.municipality import Municipality
from jusou.municipality.indicators import Figure, Indicator
from jusou.municipality.terms import FigureKind, Measure, Wanted
from jusou.term import fiscal_name, fiscal_year
from jusou.wording import Term, Text


class Printed(Term):
    """What stands in a place of the plan's table (欄の状態)."""

    NUMBER = "number", "数値", "a number"
    MARK = "mark", "値のない記号（—など）", "a mark for no value"
    EMPTY = "empty", "空欄", "left empty"
    NO_COLUMN = "no_column", "欄なし", "no such column"


class Against(Term):
    """How what was counted stands to the target (目標との比較)."""

    REACHED = "reached", "達成", "reached"
    NOT_REACHED = "not_reached", "未達", "not reached"
    NO_DIRECTION = "no_direction", "向きの定めなし（差だけを示す）", "no direction stated"
    NO_TARGET = "no_target", "この年度の目標値なし", "no target for this year"
    REFERENCE_ONLY = "reference_only", "参考値のみ（目標ではない）", "for reference, no target"
    OPEN = "open", "数え方が未定", "how to count is left open"
    NOT_COUNTED = "not_counted", "記録からは数えられない", "not in recorded histories"


@attrs.frozen
class Place:
    """One place of the table (欄): a fiscal year and kind, and what stands there."""

    year: int
    kind: FigureKind
    state: Printed
    text: str

    @property
    def number(self) -> Decimal | None:
        """The number, where there is one (数値)."""
        return Decimal(self.text) if self.state is Printed.NUMBER else None


@attrs.frozen
class Row:
    """One indicator in one year (指標の行).

    *number* is what was counted, ``None`` where records cannot show it; *open* are sittings that
    may count as well. *target* is what it is held against, a target before any other kind.
    """

    indicator: Indicator
    places: tuple[Place, ...]
    number: int | None
    open: int
    target: Place | None
    against: Against

    @property
    def difference(self) -> Decimal | None:
        """Counted less target (差)."""
        wanted = self.target.number if self.target is not None else None
        if wanted is None or self.number is None or self.open:
            return None
        return self.number - wanted


@attrs.frozen
class YearTable:
    """The indicators of a municipality in one fiscal year (年度の指標の表)."""

    counts: YearCounts
    columns: tuple[tuple[int, FigureKind], ...]
    rows: tuple[Row, ...]

    @property
    def is_open(self) -> bool:
        """Whether the profile leaves open how something is counted (数え方が未定のものがあるか)."""
        return any(each.open for each in self.counts.counts)


def year_problems(under: Municipality, year: int) -> Iterator[Problem]:
    """Whether figures of a fiscal year can be asked for (年度の誤り).

    A year is in order within the plan's period, and where a column of the plan's own table has it.
    """
    if year < fiscal_year(SCHEME_START):
        yield Problem("year", "before_scheme", _BEFORE_SCHEME)
        return
    plan = under.plan
    if plan is None or plan.since is None or fiscal_year(plan.since) <= year <= _last(under, year):
        return
    if all(figure.year != year for each in under.indicators for figure in each.figures):
        first, last = fiscal_name(fiscal_year(plan.since)), fiscal_name(_last(under, year))
        yield Problem(
            "year",
            "outside_plan",
            Text(
                f"実施計画の期間（{first}〜{last}）の外で、指標の表にもその年度の欄がありません。",
                f"outside the plan's period, {fiscal_year(plan.since)} to {_last(under, year)}, "
                "and no column of its table",
            ),
        )


def _last(under: Municipality, year: int) -> int:
    last = under.plan.last_year if under.plan is not None else None
    return year if last is None else last


def indicator_problems(under: Municipality, wanted: Iterable[str]) -> Iterator[Problem]:
    """Whether the profile has these indicators (指標の誤り)."""
    known = [each.id for each in under.indicators]
    if set(wanted) - set(known):
        listed = "、".join(known)
        yield Problem(
            "indicator",
            "unknown_indicator",
            Text(
                f"その指標はありません。あるもの: {listed}"
                if known
                else "この自治体のプロファイルには指標がありません。",
                f"no such indicator; there are: {listed}" if known else "the profile has none",
            ),
        )


def table(counts: YearCounts, *, only: Iterable[str] = ()) -> YearTable:
    """The indicators of the year beside what was counted (指標の表); with *only*, these alone.

    Raises: `InvalidError` for a year outside the plan, or an indicator that the profile lacks.
    """
    under, wanted = counts.under, frozenset(only)
    raise_all([*year_problems(under, counts.year), *indicator_problems(under, wanted)])
    shown = [each for each in under.indicators if not wanted or each.id in wanted]
    columns = tuple(
        sorted(
            {(figure.year, figure.kind) for each in shown for figure in each.figures},
            key=lambda column: (column[0], list(FigureKind).index(column[1])),
        )
    )
    return YearTable(counts, columns, tuple(_row(each, columns, counts) for each in shown))


def place(indicator: Indicator, year: int, kind: FigureKind) -> Place:
    """What stands in one place (欄の中身): a number, a mark, nothing, or no such column."""
    figure = indicator.figure(year, kind)
    if figure is None:
        return Place(year, kind, Printed.NO_COLUMN, "")
    return Place(year, kind, _state(figure), figure.value or figure.printed or "")


def _state(figure: Figure) -> Printed:
    if figure.value is not None:
        return Printed.NUMBER
    return Printed.EMPTY if figure.printed is None else Printed.MARK


def _row(
    indicator: Indicator, columns: Iterable[tuple[int, FigureKind]], counts: YearCounts
) -> Row:
    number, doubtful = _counted(indicator, counts)
    target = next(
        (
            found
            for kind in (FigureKind.TARGET, FigureKind.REFERENCE)
            if (found := place(indicator, counts.year, kind)).state is not Printed.NO_COLUMN
        ),
        None,
    )
    return Row(
        indicator,
        tuple(place(indicator, year, kind) for year, kind in columns),
        number,
        doubtful,
        target,
        _against(indicator.wanted, number, doubtful, target),
    )


def _counted(indicator: Indicator, counts: YearCounts) -> tuple[int | None, int]:
    if indicator.measure is Measure.NOT_RECORDED:
        return None, 0
    found = counts.count(indicator.measure)
    if indicator.body is not None and indicator.measure in SITTINGS:
        return counts.of_body(indicator.measure, indicator.body)
    return found.number, found.open


def _against(wanted: Wanted, number: int | None, doubtful: int, target: Place | None) -> Against:
    if number is None:
        return Against.NOT_COUNTED
    aim = target.number if target is not None else None
    if target is None or aim is None:
        return Against.NO_TARGET
    if target.kind is FigureKind.REFERENCE:
        return Against.REFERENCE_ONLY
    if doubtful:
        return Against.OPEN
    match wanted:
        case Wanted.UP:
            return Against.REACHED if number >= aim else Against.NOT_REACHED
        case Wanted.DOWN:
            return Against.REACHED if number <= aim else Against.NOT_REACHED
        case Wanted.UP_THEN_DOWN | Wanted.NOT_STATED:
            return Against.NO_DIRECTION


_BEFORE_SCHEME = Text(
    "重層的支援体制整備事業は令和3年度に始まりました。それより前の年度は集計できません。",
    "the scheme began in fiscal 2021",
)
