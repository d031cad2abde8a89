"""The calendar: days, units and values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.reading.times import calendar

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
UNITS = st.sampled_from(["D", "WE", "W", "M", "Q", "H", "Y", "E", "C"])


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-04-09", "2021-04-09", "2021-04-09"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-W14-WE", "2021-04-10", "2021-04-11"),
        ("2021-Q4", "2021-10-01", "2021-12-31"),
        ("2021-H1", "2021-01-01", "2021-06-30"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("198", "1980-01-01", "1989-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2021-04-09T10:00", "2021-04-09", "2021-04-09"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert calendar.bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["2021-SU", "XXXX-05-01", "PAST_REF", "P14M", "2021-02-30", "2021-W54", "2021-13"])
def test_values_without_bounds(value: str) -> None:
    assert calendar.bounds(value) is None


@given(DAYS, UNITS)
def test_a_unit_covers_the_days_it_was_made_of(day: date, unit: str) -> None:
    value = calendar.cover(day, unit)
    bounds = calendar.bounds(value)
    assert calendar.unit_of(value) == unit
    assert bounds is not None
    assert bounds[0] <= bounds[1]
    assert unit == "WE" or bounds[0] <= day <= bounds[1]
    assert calendar.cover(bounds[0], unit) == calendar.cover(bounds[1], unit) == value


@given(DAYS, st.integers(-9, 9), UNITS)
def test_a_day_moved_there_and_back_stays_in_its_month(day: date, count: int, unit: str) -> None:
    first = day.replace(day=1)
    assert calendar.move(calendar.move(first, count, unit), -count, unit) == first


def test_a_month_later_than_the_31st_is_the_last_day() -> None:
    assert calendar.move(date(2024, 1, 31), 1, "M") == date(2024, 2, 29)


@pytest.mark.parametrize(("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2019, "04-21"), (2024, "03-31")])
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year).isoformat() == f"{year}-{day}"


def test_weekdays_of_a_month() -> None:
    assert calendar.nth_weekday(1999, 11, "4", 4) == date(1999, 11, 25)
    assert calendar.nth_weekday(2024, 5, "L", 1) == date(2024, 5, 27)
