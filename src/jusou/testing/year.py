"""A small synthetic year to try figures on (架空の1年分): 24 short histories that nobody lived.

They are kept under 山梨市's profile, whose indicators have targets for every year. The figures
they give are of an invented city, and are shown under its name.
"""

import functools
from importlib import resources

from jusou.indicators import pages
from jusou.indicators.chart import chart
from jusou.indicators.table import YearTable, table
from jusou.indicators.tally import total
from jusou.municipality import Municipality
from jusou.shape import changed

#: The fiscal year of the histories, and whose profile they are kept under.
YEAR, UNDER = 2026, "yamanashi"

#: The indicators that records can show (記録から数えられる指標).
SHOWN = ("x-shien", "x-jusou")


@functools.cache
def lines() -> tuple[str, ...]:
    """The histories as JSON Lines, one each (1年分の履歴)."""
    file = resources.files("jusou.testing") / "years" / "yamanashi_2026.jsonl"
    return tuple(file.read_bytes().decode("utf-8").splitlines())


@functools.cache
def figures() -> YearTable:
    """Their figures, as those of an invented city (1年分の指標)."""
    city = changed(Municipality.load(UNDER), name="架空市（記録は架空）")
    return table(total(lines(), under=city, year=YEAR))


def example_table() -> str:
    """The indicators of the example beside their targets (例の指標の表)."""
    return pages.markdown(_shown())


def example_counts() -> str:
    """What was counted of the example (例の数えた値)."""
    return pages.counts_markdown(figures().counts)


def example_chart() -> str:
    """The charts of the example (例の図)."""
    return chart(_shown())


def _shown() -> YearTable:
    return table(figures().counts, only=SHOWN)
