"""Days and numbers as Japan's offices write them (和暦・年度・開庁日・番号)."""

import datetime as dt
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jusou.agency import Agency
from jusou.errors import InvalidError
from jusou.identifiers import (
    MissingPackageError,
    check_digit,
    code_problems,
    corporate_number_holds,
)
from jusou.term import (
    ERAS,
    day_of_era,
    days_later,
    era_day,
    fiscal_name,
    fiscal_year,
    fiscal_year_days,
    fiscal_year_of,
    jst_day,
    months_later,
    next_open,
    open_by_law,
)
from jusou.vocabulary import Character


def refused(codes: list[str], act: str) -> None:
    with pytest.raises(InvalidError) as caught:
        day_of_era(act)
    assert [each.code for each in caught.value.problems] == codes


# --- the ends of the calendar ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "moment",
    [
        dt.datetime(9999, 12, 31, 15, tzinfo=dt.UTC),
        dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=10))),
    ],
    ids=["最後の日の翌日", "最初の日の前日"],
)
def test_a_moment_beyond_the_calendar_in_japan_is_told_plainly(moment: dt.datetime):
    """At the ends of the calendar there is no day in Japan, and the error says so."""
    with pytest.raises(InvalidError) as caught:
        jst_day(moment)

    assert [each.code for each in caught.value.problems] == ["day"]


def test_the_last_moments_of_the_calendar_have_their_day():
    """Up to the very end, a moment in Japan is a day in Japan."""
    assert jst_day(dt.datetime(9999, 12, 31, 14, 59, tzinfo=dt.UTC)) == dt.date.max


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(9999, 11, 30), 1, dt.date(9999, 12, 30)),
        (dt.date(9999, 12, 1), 0, dt.date(9999, 12, 1)),
        (dt.date(9999, 12, 1), 1, dt.date.max),
        (dt.date(2026, 1, 31), 10**30, dt.date.max),
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
    ],
)
def test_a_term_that_ends_beyond_the_calendar_never_ends(day: dt.date, months: int, later: dt.date):
    """However far a term is stated to run, reckoning it is no fault."""
    assert months_later(day, months) == later


@given(st.dates(), st.integers(0, 10**12))
def test_some_days_later_is_later_and_within_the_calendar(day: dt.date, days: int):
    """A stretch ahead ends on a day, whatever is asked for."""
    later = days_later(day, days)

    assert (later - day).days == days or (later == dt.date.max and (later - day).days < days)


# --- eras -----------------------------------------------------------------------------------------

ERA_DAYS = [
    ("令和元年5月1日", dt.date(2019, 5, 1)),
    ("平成31年4月30日", dt.date(2019, 4, 30)),
    ("昭和64年1月7日", dt.date(1989, 1, 7)),
    ("平成元年1月8日", dt.date(1989, 1, 8)),
    ("大正15年12月24日", dt.date(1926, 12, 24)),
    ("昭和元年12月25日", dt.date(1926, 12, 25)),
    ("明治45年7月29日", dt.date(1912, 7, 29)),
    ("大正元年7月30日", dt.date(1912, 7, 30)),
    ("明治6年1月1日", dt.date(1873, 1, 1)),
]


@pytest.mark.parametrize(("written", "day"), ERA_DAYS)
def test_an_era_begins_and_ends_on_its_day(written: str, day: dt.date):
    """The first and last days of each era, in and out."""
    assert era_day(day) == written
    assert day_of_era(written) == day


@given(st.dates(dt.date(1873, 1, 1), dt.date(2117, 12, 31)))
def test_every_day_comes_back(day: dt.date):
    """What is written is read as the same day."""
    assert day_of_era(era_day(day)) == day


@pytest.mark.parametrize(
    "written", ["R8.4.1", "Ｒ８．４．１", "令和８年４月１日", "R8/4/1", "令和 8年 4月 1日"]
)
def test_a_day_is_read_in_any_width(written: str):
    """Forms come in full width, and with marks."""
    assert day_of_era(written) == dt.date(2026, 4, 1)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("平成31年5月1日", ["era"]),
        ("令和元年4月30日", ["era"]),
        ("明治5年12月2日", ["era"]),
        ("令和8年2月29日", ["day"]),
        ("令和0年1月1日", ["era"]),
        ("2026-04-01", ["day"]),
        ("", ["day"]),
    ],
)
def test_what_is_no_day_of_its_era_is_refused(written: str, codes: list[str]):
    """平成31年5月1日 was 令和: it is asked about, not put right in silence."""
    refused(codes, written)


def test_no_day_before_the_solar_calendar_is_written():
    """In 1872 a month began on another day."""
    with pytest.raises(InvalidError):
        era_day(dt.date(1872, 12, 31))


def test_the_eras_stand_latest_first():
    """The first that has begun is the one in force."""
    assert [each.since for each in ERAS] == sorted((each.since for each in ERAS), reverse=True)


# --- fiscal years -----------------------------------------------------------------------------------

FISCAL = [
    ("令和8年度", 2026),
    ("令和元年度", 2019),
    ("平成31年度", 2019),
    ("昭和63年度", 1988),
    ("平成元年度", 1989),
    ("R8", 2026),
    ("Ｒ８", 2026),
    ("H30年度", 2018),
    ("2026", 2026),
    ("2026年度", 2026),
]


@pytest.mark.parametrize(("written", "year"), FISCAL)
def test_a_fiscal_year_is_read_as_it_is_written(written: str, year: int):
    """By era or by number, the year of its April."""
    assert fiscal_year_of(written) == year


@given(st.integers(1912, 2117))
def test_every_fiscal_year_comes_back(year: int):
    """Long or short, it is read as the same year, and its days lie within it."""
    first, after = fiscal_year_days(year)

    assert fiscal_year_of(fiscal_name(year)) == year
    assert fiscal_year_of(fiscal_name(year, short=True)) == year
    assert fiscal_name(year).endswith("年度")
    assert fiscal_name(year, short=True).isascii()
    assert fiscal_year_of(fiscal_name(year, short=True)) == year
    assert fiscal_year(first) == year == fiscal_year(after - dt.timedelta(days=1))
    assert fiscal_year(after) == year + 1


@pytest.mark.parametrize("written", ["", "来年度", "令和", "R0", "平成40年度", "26", "20260"])
def test_what_names_no_fiscal_year_is_refused(written: str):
    """平成40年度 was printed once, and never came."""
    with pytest.raises(InvalidError):
        fiscal_year_of(written)


# --- open days --------------------------------------------------------------------------------------

NEW_YEAR = frozenset({dt.date(2026, 11, 3), dt.date(2027, 1, 1), dt.date(2027, 1, 11)})

OPEN = [
    (dt.date(2026, 11, 2), dt.date(2026, 11, 2)),
    (dt.date(2026, 11, 3), dt.date(2026, 11, 4)),  # 文化の日
    (dt.date(2026, 11, 7), dt.date(2026, 11, 9)),  # 土曜
    (dt.date(2026, 12, 29), dt.date(2027, 1, 4)),  # 年末年始
    (dt.date(2025, 1, 2), dt.date(2025, 1, 6)),  # 平日の1月2日
    (dt.date(2025, 1, 3), dt.date(2025, 1, 6)),  # 平日の1月3日
    (dt.date(2027, 1, 9), dt.date(2027, 1, 12)),  # 土曜から成人の日まで
]


@pytest.mark.parametrize(("due", "day"), OPEN)
def test_a_term_that_ends_on_a_day_off_ends_on_the_day_after(due: dt.date, day: dt.date):
    """地方自治法4条の2第4項, over weekends, holidays and the turn of the year."""
    assert next_open(due, open_by_law(NEW_YEAR)) == day


def test_a_calendar_that_never_opens_is_refused():
    """No endless search."""
    with pytest.raises(InvalidError):
        next_open(dt.date(2026, 4, 1), lambda _: False)


# --- numbers ----------------------------------------------------------------------------------------

CODES = ["011002", "062031", "131016", "192058", "342131", "352039", "442062", "473821"]


@pytest.mark.parametrize("code", CODES)
def test_a_municipality_code_agrees_with_its_check_digit(code: str):
    """Codes in use hold, and no other last digit does."""
    assert list(code_problems("code", code)) == []
    for last in set("0123456789") - {code[5]}:
        assert [e.code for e in code_problems("code", code[:5] + last)] == ["check_digit"]


@pytest.mark.parametrize("code", ["35203", "3520390", "３５２０３９", "ABC123", ""])
def test_what_is_no_municipality_code_is_refused(code: str):
    """Six digits, in half width."""
    assert [each.code for each in code_problems("code", code)] == ["number"]


@given(st.integers(0, 99_999))
def test_one_digit_always_agrees(number: int):
    """Every five digits have one check digit."""
    assert check_digit(f"{number:05}") in set("0123456789")


def test_an_agency_may_carry_its_corporate_number():
    """Thirteen digits; what is no such number is refused with its place."""
    shown = Agency("a-1", "架空社協", Character.PRIVATE, corporate_number="7000012050002")

    assert shown.corporate_number == "7000012050002"
    with pytest.raises(InvalidError) as caught:
        Agency("a-1", "架空社協", Character.PRIVATE, corporate_number="0000012050002")
    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("corporate_number", "number")
    ]


def test_a_corporate_number_is_checked_by_python_stdnum():
    """A digit changed is found."""
    pytest.importorskip("stdnum")

    assert corporate_number_holds("7000012050002")
    assert not corporate_number_holds("7000012050003")


def test_without_python_stdnum_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch):
    """The message is a command to type, and no answer is made up."""
    monkeypatch.setitem(sys.modules, "stdnum.jp.cn", None)

    with pytest.raises(MissingPackageError, match=r"jusou\[numbers\]"):
        corporate_number_holds("7000012050002")
