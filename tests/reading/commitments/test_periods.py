"""Periods as agreements write them, and counting with them."""

import pytest

from pactwatch.reading.commitments.periods import added, days_of, find_periods


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("within thirty (30) days of", "P30D"),
        ("within forty (40 days) from", "P40D"),
        ("in 14 months", "P14M"),
        ("within seventy-two (72) hours", "PT72H"),
        ("no later than one hundred and twenty days", "P120D"),
        ("within the first year of", "P1Y"),
        ("on the 90th day of its term", "P90D"),
        ("on day 2 of the truce", "P1D"),
    ],
)
def test_a_period_is_read_from_words_figures_or_both(text: str, value: str) -> None:
    assert [period.value for period in find_periods(text, 0, len(text))] == [value]


def test_months_are_calendar_months_kept_within_the_month() -> None:
    assert added("2024-01-31", "P1M") == "2024-02-29"
    assert added("2023-12-15", "P14M") == "2025-02-15"


def test_hours_are_rounded_to_days() -> None:
    assert added("2024-04-11", "PT72H") == "2024-04-14"


def test_a_month_stays_a_month() -> None:
    assert added("2020-02", "P14M") == "2021-04"
    assert days_of("2021-04") == ("2021-04-01", "2021-04-30")


def test_counting_back() -> None:
    assert added("2024-05-31", "P3M", -1) == "2024-02-29"


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(ValueError, match="soon"):
        added("2024-01-01", "soon")
