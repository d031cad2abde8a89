"""How days are written."""

from __future__ import annotations

import pytest

from pactwatch.views.days import between, counted, covered, period, written


@pytest.mark.parametrize(
    ("value", "words", "days"),
    [
        ("2024-04-11", "11 Apr 2024", ("2024-04-11", "2024-04-11")),
        ("2024-04-11T09:30", "11 Apr 2024", ("2024-04-11", "2024-04-11")),
        ("2024-02", "Feb 2024", ("2024-02-01", "2024-02-29")),
        ("2024-W22", "week of 27 May 2024", ("2024-05-27", "2024-06-02")),
        ("2024-W22-WE", "weekend of 1 Jun 2024", ("2024-06-01", "2024-06-02")),
        ("2024", "2024", ("2024-01-01", "2024-12-31")),
        ("2024-SP", "spring 2024", None),
        ("2024-Q3", "Q3 2024", None),
        ("PAST_REF", "no date", None),
        ("XXXX-WXX-4", "no date", None),
        ("P14M", "no date", None),
        (None, "no date", None),
    ],
)
def test_a_value_is_written_as_exactly_as_it_is_known(
    value: str | None, words: str, days: tuple[str, str] | None
) -> None:
    assert (written(value), covered(value)) == (words, days)


def test_days_are_counted_over_months_and_leap_years() -> None:
    assert between("2024-02-28", "2024-03-01") == 2
    assert between("2024-03-01", "2024-02-28") == -2


def test_numbers_go_with_their_nouns() -> None:
    assert [counted(n, noun) for n, noun in ((1, "day"), (2, "day"), (2, "story"))] == ["1 day", "2 days", "2 stories"]


@pytest.mark.parametrize(
    ("value", "words"), [("P45D", "45 days"), ("PT72H", "72 hours"), ("P1Y", "1 year"), ("P1Y6M", "P1Y6M")]
)
def test_a_period_is_written_in_its_unit(value: str, words: str) -> None:
    assert period(value) == words
