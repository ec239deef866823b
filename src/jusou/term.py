"""Days, ages and fiscal years in Japan (期日): the only module that knows pendulum.

Nothing here reads the clock. A legal date is a day in Japan; periods are half-open, so the day
named as their end is the first on which they no longer hold.
"""

import datetime as dt

import pendulum

JST = pendulum.timezone("Asia/Tokyo")


def jst_day(moment: dt.datetime) -> dt.date:
    """The day in Japan on which *moment* falls (日本時間の日).

    Raises: `ValueError` for a naive date-time.
    """
    if moment.utcoffset() is None:
        message = "時差のない日時です / a naive date-time"
        raise ValueError(message)
    local = pendulum.instance(moment).in_timezone(JST)
    return dt.date(local.year, local.month, local.day)


def runs(since: dt.date | None, until: dt.date | None, on: dt.date) -> bool:
    """Whether a half-open period holds on a day (期間内か)."""
    return (since is None or since <= on) and (until is None or on < until)


def age(birth: dt.date, on: dt.date) -> int:
    """Full years of age on a day; someone born on 29 February gains theirs on 1 March (満年齢)."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day (何か月後の応当日)."""
    later = pendulum.date(day.year, day.month, day.day).add(months=months)
    return dt.date(later.year, later.month, later.day)


def fiscal_year(day: dt.date) -> int:
    """The fiscal year, April to March, named by its first year (年度)."""
    return day.year if day.month >= 4 else day.year - 1  # noqa: PLR2004 - April
