"""The value of a time, against the publication on Thursday 28 March 2024 and the times told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Time

FindTimes = Callable[..., tuple[Time, ...]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The host will open the talks in April.", "April", "2024-04"),
        ("The talks broke down in November.", "November", "2023-11"),
        ("The truce began on Feb. 12.", "Feb. 12", "2024-02-12"),
        ("The rebels rejected the May 1 deadline.", "May 1", "2024-05-01"),
        ("The accord was signed on 25 March 2021.", "25 March 2021", "2021-03-25"),
        ("The accord of 3/25/21 still holds.", "3/25/21", "2021-03-25"),
        ("The accord of 25.3.2021 still holds.", "25.3.2021", "2021-03-25"),
        ("The accord of 2021-03-25 still holds.", "2021-03-25", "2021-03-25"),
        ("It was signed in February last year.", "February last year", "2023-02"),
        ("They met last August.", "last August", "2023-08"),
        ("They met last February.", "last February", "2023-02"),
        ("They will meet next January.", "next January", "2025-01"),
        ("They met on the 3rd of March.", "the 3rd of March", "2024-03-03"),
        ("It fell in the winter of 1994.", "the winter of 1994", "1994-WI"),
        ("It fell in March nineteen ninety-four.", "March nineteen ninety-four", "1994-03"),
        ("They signed at the end of 2020.", "the end of 2020", "2020"),
        ("They signed in mid-July 2020.", "mid-July 2020", "2020-07"),
        ("They signed in the first weeks of July 2020.", "the first weeks of July 2020", "2020-07"),
        ("The league was founded in 478 BC.", "478 BC", "BC0478"),
        ("The temple fell in AD 70.", "AD 70", "0070"),
        ("It was a war of the late 1980s.", "the late 1980s", "198"),
        ("It was a war of the 19th century.", "the 19th century", "18"),
        ("They fought until the first half of 2023.", "the first half of 2023", "2023-H1"),
        ("They fought in the first two quarters of 2023.", "the first two quarters of 2023", "2023-H1"),
        ("They broke off the day before June 4, 2020.", "the day before June 4, 2020", "2020-06-03"),
        ("They will vote in the second quarter of next year.", "the second quarter of next year", "2025-Q2"),
        ("They met over Easter 2019.", "Easter 2019", "2019-04-21"),
        ("The week of March 4 was calm.", "The week of March 4", "2024-W10"),
        ("They will meet in the second week of June.", "the second week of June", "2024-W24"),
    ],
)
def test_dates(times: FindTimes, text: str, words: str, value: str) -> None:
    (time,) = times(text)
    assert (time.text, time.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy said so on Tuesday.", "Tuesday", "2024-03-26"),
        ("The envoy will leave on Tuesday.", "Tuesday", "2024-04-02"),
        ("The talks are set for Friday.", "Friday", "2024-03-29"),
        ("They agreed to it if the others left by Monday.", "Monday", "2024-04-01"),
        ("They had left by Monday.", "Monday", "2024-03-25"),
        ("Rebels hit two towns on Friday.", "Friday", "2024-03-22"),
        ("No envoy has been seen since December.", "December", "2023-12"),
        ("The parties planned a rally on Saturday.", "Saturday", "2024-03-30"),
        ("The minister has scheduled a meeting Friday.", "Friday", "2024-03-29"),
        ("The talks had been scheduled to open on Monday.", "Monday", "2024-03-25"),
        ("Crowds gathered to mark the truce on Monday.", "Monday", "2024-03-25"),
        ("The rebels may have left on Tuesday.", "Tuesday", "2024-03-26"),
        ("They could help with a summit set for Doha in May.", "May", "2024-05"),
        ("The truce begins Sunday.", "Sunday", "2024-03-31"),
        ("The rebels were the first to leave on Friday.", "Friday", "2024-03-22"),
        ("They rejected the Tuesday deadline.", "Tuesday", "2024-04-02"),
        ("All troops had left by the Tuesday deadline.", "Tuesday", "2024-03-26"),
        ("They could not leave on Friday.", "Friday", "2024-03-22"),
        ("The deal will expire on January 18.", "January 18", "2025-01-18"),
        ("The envoy said in April that he would leave.", "April", "2023-04"),
        ("They extended the truce until Monday.", "Monday", "2024-04-01"),
        ("The envoy said so last Friday.", "last Friday", "2024-03-22"),
        ("The envoy leaves next Monday.", "next Monday", "2024-04-01"),
        ("The envoy resigned on Friday last week.", "Friday last week", "2024-03-22"),
        ("He said so on Thursday.", "Thursday", "2024-03-28"),
        ("He said so yesterday.", "yesterday", "2024-03-27"),
        ("He will say so tomorrow.", "tomorrow", "2024-03-29"),
        ("They met the day before yesterday.", "the day before yesterday", "2024-03-26"),
        ("They met the day after last Monday.", "the day after last Monday", "2024-03-26"),
        ("It is the third day of the siege.", "the third day", "2024-03-28"),
        ("They will return in two weeks.", "two weeks", "2024-W15"),
        ("They expect to vote in six months.", "six months", "2024-09"),
        ("They will vote by year-end.", "year-end", "2024-12-31"),
        ("Prices have doubled since year-end.", "year-end", "2023-12-31"),
        ("They met last week.", "last week", "2024-W12"),
        ("They will meet next month.", "next month", "2024-04"),
        ("They met earlier this year.", "earlier this year", "2024"),
        ("They met last weekend.", "last weekend", "2024-W12-WE"),
        ("They met two weeks ago.", "two weeks ago", "2024-W11"),
        ("They met more than 30 years ago.", "more than 30 years ago", "1994"),
        ("They met a year and a half ago.", "a year and a half ago", "2022-09"),
        ("They met a week and a half ago.", "a week and a half ago", "2024-03-18"),
        ("They met last summer.", "last summer", "2023-SU"),
        ("They will meet at the end of the month.", "the end of the month", "2024-03"),
        ("They spent more than was planned for the year.", "the year", "2024"),
        ("They will meet for a summit in December.", "December", "2024-12"),
    ],
)
def test_times_counted_from_the_publication(times: FindTimes, text: str, words: str, value: str) -> None:
    (time,) = times(text)
    assert (time.text, time.value, time.anchor) == (words, value, "published")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 4 June 2020. Three days later they signed.", "Three days later", "2020-06-07"),
        ("They met on 4 June 2020; on the 7th they signed.", "the 7th", "2020-06-07"),
        ("They met on 4 June 2020. The following day they signed.", "The following day", "2020-06-05"),
        ("They met in June 2020. A month earlier they had fought.", "A month earlier", "2020-05"),
        ("They met in 2020. A year later they fought.", "A year later", "2021"),
        ("They met on 4 June 2020 and signed that day.", "that day", "2020-06-04"),
        ("They met on Friday 5 June 2020 and not on the previous Friday.", "the previous Friday", "2020-05-29"),
        ("They met in June 2020. In September of that year they signed.", "September of that year", "2020-09"),
        ("The two sides signed the peace deal on Aug. 24, 2016. In October the voters said no.", "October", "2016-10"),
    ],
)
def test_times_counted_from_the_time_just_told(times: FindTimes, text: str, words: str, value: str) -> None:
    first, second = times(text)
    assert (second.text, second.value, second.anchor) == (words, value, first.id)


def test_a_business_report_is_about_its_latest_quarter_that_is_over(times: FindTimes) -> None:
    found = times(
        "The firm lost money in the fourth quarter. The first quarter may be worse. A year earlier it earned."
    )
    assert [time.value for time in found] == ["2023-Q4", "2024-Q1", "2022-Q4"]


def test_a_quarter_told_by_the_day_it_ended(times: FindTimes) -> None:
    found = times("The firm lost money in the quarter ended Jan. 31.")
    assert [(time.text, time.value) for time in found] == [("the quarter", "2023-Q4"), ("Jan. 31", "2024-01-31")]


def test_what_came_later_than_a_time_not_told_stays_open(times: FindTimes) -> None:
    (time,) = times("A year later the deal collapsed.")
    assert (time.value, time.begins, time.ends, time.anchor) == ("XXXX", None, None, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("All forces will leave within 14 months.", "14 months", "P14M"),
        ("They met three times in two weeks.", "two weeks", "P2W"),
        ("It takes a week or two.", "a week or two", "P1W"),
        ("Over the years they grew tired.", "the years", "PXY"),
        ("They fought in the months that followed.", "the months that followed", "PXM"),
        ("They had fought over the past 20 years.", "the past 20 years", "P20Y"),
        ("They agreed to a 72-hour truce.", "72-hour", "PT72H"),
        ("They had fought for two decades.", "two decades", "P20Y"),
        ("They talked for an hour and a half.", "an hour and a half", "PT1H30M"),
        ("The siege lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("They will meet in the coming days.", "the coming days", "PXD"),
        ("It was a month-long siege.", "month-long", "P1M"),
        ("It took several weeks.", "several weeks", "PXW"),
        ("They will vote within thirty (30) days.", "thirty (30) days", "P30D"),
        ("It took twenty-four hours.", "twenty-four hours", "PT24H"),
        ("The eight-month-old truce held.", "eight-month-old", "P8M"),
        ("It ended a decades-old feud.", "decades-old", "PXY"),
        ("It was the worst fighting in years.", "years", "PXY"),
        ("The truce held for a while.", "a while", "PXX"),
        ("They ruled the coast for centuries.", "centuries", "PXC"),
        ("It has been calm in recent quarters.", "recent quarters", "PXQ"),
    ],
)
def test_durations(times: FindTimes, text: str, words: str, value: str) -> None:
    (time,) = times(text)
    assert (time.type, time.text, time.value) == ("DURATION", words, value)
    assert (time.begins, time.ends, time.anchor) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The monitors report every two weeks.", "every two weeks", "P2W"),
        ("The monitors report twice a week.", "twice a week", "P1W"),
        ("The monitors report on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("The monitors report each July.", "each July", "XXXX-07"),
        ("The monitors report daily.", "daily", "P1D"),
        ("The monitors report on Monday nights.", "Monday nights", "XXXX-WXX-1TNI"),
    ],
)
def test_sets(times: FindTimes, text: str, words: str, value: str) -> None:
    (time,) = times(text)
    assert (time.type, time.text, time.value) == ("SET", words, value)


def test_weekdays_that_share_their_nights_are_two_times(times: FindTimes) -> None:
    found = times("The monitors patrol on Monday and Tuesday nights.")
    assert [(time.text, time.value) for time in found] == [
        ("Monday", "XXXX-WXX-1TNI"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met at noon Tuesday.", [("noon Tuesday", "2024-03-26T12:00")]),
        ("They met at 10:35 a.m. on Tuesday.", [("10:35 a.m.", "2024-03-26T10:35"), ("Tuesday", "2024-03-26")]),
        (
            "It took effect at 6pm (1600 GMT) on Tuesday.",
            [("6pm", "2024-03-26T18:00"), ("1600 GMT", "2024-03-26T16:00"), ("Tuesday", "2024-03-26")],
        ),
        ("They fired at 7:40 on Monday evening.", [("7:40", "2024-03-25T19:40"), ("Monday evening", "2024-03-25TEV")]),
        ("They met at 8:30 in the evening.", [("8:30 in the evening", "2024-03-28T20:30")]),
        ("They met on Tuesday evening.", [("Tuesday evening", "2024-03-26TEV")]),
        ("They met last night.", [("last night", "2024-03-27TNI")]),
        ("They met on Tuesday and left in the evening.", [("Tuesday", "2024-03-26"), ("the evening", "2024-03-26TEV")]),
        ("It ends at midnight on April 30.", [("midnight", "2024-04-30T24:00"), ("April 30", "2024-04-30")]),
    ],
)
def test_times_of_day(times: FindTimes, text: str, found: list[tuple[str, str]]) -> None:
    assert [(time.text, time.value) for time in times(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They fought from April 24 to 27, 2023.", [("April 24", "2023-04-24"), ("27, 2023", "2023-04-27")]),
        ("They fought on 24-27 April 2023.", [("24", "2023-04-24"), ("27 April 2023", "2023-04-27")]),
        (
            "They fought from April 24 to May 4, 2023.",
            [("April 24", "2023-04-24"), ("May 4, 2023", "2023-05-04")],
        ),
        ("They fought between 2014 and 2016.", [("2014", "2014"), ("2016", "2016")]),
        ("They fought the war of 1994-96.", [("1994", "1994"), ("96", "1996")]),
    ],
)
def test_ranges_are_two_times(times: FindTimes, text: str, found: list[tuple[str, str]]) -> None:
    assert [(time.text, time.value) for time in times(text)] == found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The rebels now hold the town.", "now", "PRESENT_REF"),
        ("The rebels recently took the town.", "recently", "PAST_REF"),
        ("The rebels will leave in the near future.", "the near future", "FUTURE_REF"),
        ("The rebels will soon leave.", "soon", "FUTURE_REF"),
        ("They worry about the future.", "the future", "FUTURE_REF"),
        ("It may be built in future years.", "future years", "FUTURE_REF"),
        ("It may be built in coming years.", "coming years", "FUTURE_REF"),
        ("It was worse in past years.", "past years", "PAST_REF"),
        ("It was against the then-current rules.", "then-current", "PAST_REF"),
        ("The refugees will one day return.", "one day", "FUTURE_REF"),
        ("One day the guns fell silent.", "One day", "PAST_REF"),
        ("They will be back in a week or two.", "a week or two", "FUTURE_REF"),
    ],
)
def test_references(times: FindTimes, text: str, words: str, value: str) -> None:
    (time,) = times(text)
    assert (time.text, time.value, time.begins, time.anchor) == (words, value, None, None)


def test_a_hijri_date_takes_the_value_of_its_twin(times: FindTimes) -> None:
    gregorian, lunar = times("They signed on February 29, 2020, which is Rajab 5, 1441 of the lunar calendar.")
    assert (lunar.text, lunar.value, lunar.anchor) == ("Rajab 5, 1441", "2020-02-29", gregorian.id)


def test_a_hijri_date_without_a_twin_stays_open(times: FindTimes) -> None:
    (lunar,) = times("They signed on Rajab 5, 1441 of the lunar calendar.")
    assert (lunar.value, lunar.begins, lunar.anchor) == ("XXXX-XX-XX", None, None)


def test_a_tale_of_the_past_goes_on_from_its_own_years(times: FindTimes) -> None:
    found = times(
        "In March 1940 they made peace. On 9 April the war came back. In 1941 the front froze, and in 1942 it broke. "
        "On 12 May the town fell. In June 1943 they made peace again."
    )
    assert [time.value for time in found] == ["1940-03", "1940-04-09", "1941", "1942", "1942-05-12", "1943-06"]


def test_without_a_publication_relative_times_stay_open(times: FindTimes) -> None:
    found = times("He said on Thursday that talks on May 1 will follow those of last month and of yesterday.", None)
    assert [(time.value, time.begins, time.anchor) for time in found] == [
        ("XXXX-WXX-4", None, None),
        ("XXXX-05-01", None, None),
        ("XXXX-XX", None, None),
        ("XXXX-XX-XX", None, None),
    ]
