"""Days, ages, eras and fiscal years in Japan (期日・和暦・年度): the only module that knows pendulum.

Nothing here reads the clock. A legal date is a day in Japan; periods are half-open, so the day
named as their end is the first on which they no longer hold.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Container
from typing import TypeAlias

import attrs
import pendulum

from jusou.errors import InvalidError, Problem
from jusou.wording import Text

JST = pendulum.timezone("Asia/Tokyo")


def jst_day(moment: dt.datetime) -> dt.date:
    """The day in Japan on which *moment* falls (日本時間の日).

    Raises: `ValueError` for a naive date-time, `InvalidError` for one whose day in Japan lies
    beyond the ends of the calendar.
    """
    if moment.utcoffset() is None:
        message = "時差のない日時です / a naive date-time"
        raise ValueError(message)
    try:
        # Not by way of a pendulum date-time: making two of them costs as much as judging a step.
        return moment.astimezone(JST).date()
    except OverflowError:
        found = Problem("", "day", _BEYOND)
    raise InvalidError((found,))


def runs(since: dt.date | None, until: dt.date | None, on: dt.date) -> bool:
    """Whether a half-open period holds on a day (期間内か)."""
    return (since is None or since <= on) and (until is None or on < until)


def age(birth: dt.date, on: dt.date) -> int:
    """Full years of age on a day; someone born on 29 February gains theirs on 1 March (満年齢)."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day (何か月後の応当日).

    What would lie beyond the end of the calendar is its last day: it never comes.
    """
    if (dt.date.max.year - day.year) * 12 + 12 - day.month < months:
        return dt.date.max
    later = pendulum.date(day.year, day.month, day.day).add(months=months)
    return dt.date(later.year, later.month, later.day)


def days_later(day: dt.date, days: int) -> dt.date:
    """So many days later, or the last day of the calendar (何日後の日)."""
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))


def fiscal_year(day: dt.date) -> int:
    """The fiscal year, April to March, named by its first year (年度)."""
    return day.year if day.month >= 4 else day.year - 1  # noqa: PLR2004 - April


def fiscal_year_days(year: int) -> tuple[dt.date, dt.date]:
    """A fiscal year as a half-open period: its 1 April, and the next one (年度の期間)."""
    return dt.date(year, 4, 1), dt.date(year + 1, 4, 1)


# --- eras ---------------------------------------------------------------------------------------


@attrs.frozen
class Era:
    """An era of the Japanese calendar, its first day included (元号).

    *names_years_from* is the first fiscal year that is called by it: 2019 is 令和元年度 as a
    whole, but 1988, within which 平成 began on its last weeks, stayed 昭和63年度.
    """

    name: str
    letter: str
    since: dt.date
    names_years_from: int


#: From the first day on which Japan counted by the solar calendar, 明治6年1月1日; latest first.
ERAS: tuple[Era, ...] = (
    Era("令和", "R", dt.date(2019, 5, 1), 2019),
    Era("平成", "H", dt.date(1989, 1, 8), 1989),
    Era("昭和", "S", dt.date(1926, 12, 25), 1927),
    Era("大正", "T", dt.date(1912, 7, 30), 1912),
    Era("明治", "M", dt.date(1868, 1, 25), 1868),
)
_SOLAR_SINCE = dt.date(1873, 1, 1)
_ERA = "|".join(f"{each.name}|{each.letter}" for each in ERAS)
_YEAR_OF_ERA = rf"(?P<era>{_ERA})(?P<year>元|[0-9]{{1,2}})"
_ERA_DAY = re.compile(
    rf"{_YEAR_OF_ERA}(?:年(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日"
    r"|[./-](?P<m2>[0-9]{1,2})[./-](?P<d2>[0-9]{1,2}))"
)
_FISCAL = re.compile(rf"(?:{_YEAR_OF_ERA}|(?P<western>[0-9]{{4}}))(?:年度|年)?")


def era_day(day: dt.date) -> str:
    """A day as Japan's offices write it (和暦の日付).

    Raises: `InvalidError` for a day before the solar calendar.

    >>> era_day(dt.date(2026, 4, 1))
    '令和8年4月1日'
    >>> era_day(dt.date(2019, 5, 1))
    '令和元年5月1日'
    """
    if day < _SOLAR_SINCE:
        raise InvalidError((Problem("", "era", _BEFORE_SOLAR),))
    era = next(each for each in ERAS if each.since <= day)
    return f"{era.name}{_counted(day.year - era.since.year + 1)}年{day.month}月{day.day}日"


def day_of_era(text: str) -> dt.date:
    """The day that 令和8年4月1日, R8.4.1 or 元年 means, in any width (和暦の日付を読む).

    Raises: `InvalidError` for what is no such day, or no day of the era it names.
    """
    found = _ERA_DAY.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if found is None:
        raise InvalidError((Problem("", "day", _NO_ERA_DAY),))
    era = _era(found["era"])
    try:
        day = dt.date(
            _western(era, found["year"]),
            int(found["m"] or found["m2"]),
            int(found["d"] or found["d2"]),
        )
    except ValueError:
        day = None
    if day is None:
        raise InvalidError((Problem("", "day", _NO_ERA_DAY),))
    at = ERAS.index(era)
    ended = at > 0 and ERAS[at - 1].since <= day
    if day < max(era.since, _SOLAR_SINCE) or ended:
        raise InvalidError((Problem("", "era", _NOT_IN_ERA),))
    return day


def fiscal_name(year: int, *, short: bool = False) -> str:
    """A fiscal year as Japan's offices name it (年度の呼び名).

    >>> fiscal_name(2026), fiscal_name(2019), fiscal_name(1988), fiscal_name(2026, short=True)
    ('令和8年度', '令和元年度', '昭和63年度', 'R8')
    """
    era = next((each for each in ERAS if each.names_years_from <= year), ERAS[-1])
    count = year - era.since.year + 1
    return f"{era.letter}{count}" if short else f"{era.name}{_counted(count)}年度"


def fiscal_year_of(text: str) -> int:
    """The fiscal year that 令和8年度, R8 or 2026 means, in any width (年度を読む).

    平成31年度 is read as well: documents of its first month call 2019 so.

    Raises: `InvalidError` for what names none.

    >>> fiscal_year_of("令和8年度"), fiscal_year_of("Ｒ８"), fiscal_year_of("2026")
    (2026, 2026, 2026)
    """
    found = _FISCAL.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if found is None:
        raise InvalidError((Problem("", "year", _NO_YEAR),))
    if found["western"]:
        return int(found["western"])
    era = _era(found["era"])
    year = _western(era, found["year"])
    at = ERAS.index(era)
    if year < era.since.year or (at > 0 and year > ERAS[at - 1].since.year):
        raise InvalidError((Problem("", "era", _NOT_IN_ERA),))
    return year


def _era(name: str) -> Era:
    return next(each for each in ERAS if name in (each.name, each.letter))


def _counted(year: int) -> str:
    return "元" if year == 1 else str(year)


def _western(era: Era, year: str) -> int:
    return era.since.year - 1 + (1 if year == "元" else int(year))


_BEYOND = Text(
    "日本時間にすると、暦の端（西暦1年から9999年）を越える日時です。日時を確かめてください。",
    "in Japan it would fall outside the years 1 to 9999",
)
_BEFORE_SOLAR = Text(
    "明治6年1月1日より前の日は、和暦の日付にできません。", "before the solar calendar of 1873"
)
_NO_ERA_DAY = Text(
    "「令和8年4月1日」か「R8.4.1」の形の、暦にある日にしてください。",
    "a day as in 令和8年4月1日 or R8.4.1",
)
_NOT_IN_ERA = Text(
    "その元号の期間にありません。元号と年を確かめてください。", "not within the era it names"
)
_NO_YEAR = Text(
    "年度は「令和8年度」「R8」「2026」の形にしてください。",
    "a fiscal year as in 令和8年度, R8 or 2026",
)


# --- days on which the office is open -----------------------------------------------------------

#: Whether the office is open on a day (その日が開庁日か). Passed in: jusou keeps no calendar.
IsOpen: TypeAlias = Callable[[dt.date], bool]


def open_by_law(holidays: Container[dt.date]) -> IsOpen:
    """The days of 地方自治法4条の2: no weekend, no holiday, not 29 December to 3 January (開庁日).

    *holidays* are the 国民の祝日, from whatever calendar the host trusts: a set of days, or
    what the packages ``holidays`` and ``jpholiday`` give. A municipality's own days off belong there too.
    """

    def is_open(day: dt.date) -> bool:
        new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
        return day.weekday() < _SATURDAY and not new_year and day not in holidays

    return is_open


def next_open(day: dt.date, is_open: IsOpen) -> dt.date:
    """The day itself if the office is open, else the next on which it is (期限の翌開庁日).

    地方自治法4条の2第4項: a term that ends on a day off ends on the day after.

    Raises: `InvalidError` where the calendar has no open day within a hundred.
    """
    for later in range(100):
        found = days_later(day, later)
        if is_open(found):
            return found
    raise InvalidError((Problem("", "calendar", _NEVER_OPEN),))


_SATURDAY = 5
_NEVER_OPEN = Text(
    "渡された暦では、100日のあいだ一日も開庁していません。", "the calendar has no open day in 100"
)
