"""Which words are a time, and which only look like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Report, Span, Time
from pactwatch.reading.reader import Reader
from pactwatch.reading.times import find_times

FindTimes = Callable[..., tuple[Time, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy may march on the town.",
        "Theresa May left early.",
        "UN resolution 2254 still holds.",
        "Flight 1989 landed safely.",
        "Some 2,000 people and 1500 troops left.",
        "He is 37 years old.",
        "She held her six-year-old son.",
        "The plant builds 10,000 units annually.",
        "The Sunday Times and the Daily Mail wrote of it.",
        "They honoured the Good Friday Agreement.",
        "The October Revolution was over.",
        "A quarter of the fighters and three-quarters of the tanks left.",
        "The second group came third.",
        "The price rose by $1990.",
        "There is no 30 February 2021.",
        "The envoys met on the 3rd floor.",
        "Trust grows in day-to-day contacts.",
        "In today's world the people of tomorrow are heard.",
        "The front is quiet where many soldiers fell that day.",
    ],
)
def test_no_time(times: FindTimes, text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met in the third quarter.", ["the third quarter"]),
        ("Its third-quarter loss grew.", ["third-quarter"]),
        ("They met by the end of the year.", ["the end of the year"]),
        ("The two-day talks took longer than an hour.", ["two-day", "an hour"]),
        ("The accord of Sept. 12 holds.", ["Sept. 12"]),
        ("They met on Friday, Oct. 13.", ["Friday, Oct. 13"]),
        ("They met at about 10 a.m. Monday.", ["about 10 a.m. Monday"]),
        ("The truce of June 6, 1994, failed.", ["June 6, 1994"]),
        ("Last week's talks and today's talks failed.", ["Last week", "today"]),
        ("It lasted at least 30 days.", ["at least 30 days"]),
        ("It will last until May 4.", ["May 4"]),
        ("The 20 years of war are over.", ["20 years"]),
    ],
)
def test_the_words_of_a_time(times: FindTimes, text: str, words: list[str]) -> None:
    assert [time.text for time in times(text)] == words


def test_a_header_tells_no_time(reader: Reader) -> None:
    report = Report(id="r", text="date 2024-03-28\n\nThey met.", published="2024-03-28", header=Span(start=0, end=15))
    assert find_times(next(reader.parser.parse([report]))) == ()


def test_a_number_across_a_blank_line_is_no_date(times: FindTimes) -> None:
    assert [time.text for time in times("They met in May\n\n12 of them stayed.")] == ["May"]
