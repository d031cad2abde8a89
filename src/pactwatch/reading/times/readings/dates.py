"""Dates of the calendar: days, months, years, decades, holidays, Hijri dates."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterator

from pactwatch import codes
from pactwatch.reading.times import calendar
from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.story import Found, Story

Anchor = Found | str | None
AGAINST = 3  # a day against the tense of its verb counts as so many times farther


def date(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A day or a month, with its year or without: "May 22, 1995", "25 March", "last April", "February last year"."""
    if phrase.has("ISO"):
        yield Found(phrase.start, phrase.end, "DATE", phrase.get("ISO"))
        return
    month = int(phrase.get("MONTH") or phrase.get("SHORTMONTH"))
    day = phrase.get("DAY") or phrase.get("ORDINAL") if not phrase.says("half", "days") else ""
    if phrase.says("week") and not phrase.has("DAY"):
        day = ""
    value, anchor = dated(phrase, story, month, int(day) if day else None)
    if phrase.says("week") and calendar.unit_of(value) == "D":
        value = calendar.cover(datetime.date.fromisoformat(value), "W")
    yield Found(phrase.start, phrase.end, "DATE", value, anchor)


def dated(phrase: Phrase, story: Story, month: int, day: int | None) -> tuple[str, Anchor]:
    """The value of a month or a day in it, by the year that the phrase or the story gives, and what that came from."""
    year, anchor = year_of(phrase, story)
    if year is None and story.published:
        year, anchor = year_near(phrase, story, month, day, story.published), "published"
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    return (f"{year:04}" if year is not None else "XXXX") + tail, anchor if year is not None else None


def year_of(phrase: Phrase, story: Story) -> tuple[int | None, Anchor]:
    """The year that a phrase tells: "1995", "last year", "that year"."""
    if phrase.has("YEAR"):
        return int(phrase.get("YEAR")), None
    if not phrase.says("year"):
        return None, None
    if phrase.has("WHICH"):
        return (story.published.year + int(phrase.all("WHICH")[-1]), "published") if story.published else (None, None)
    told = story.told()
    bounds = calendar.bounds(told.value) if told else None
    return (bounds[0].year + int(phrase.get("TOLD") or phrase.get("THAT") or 0), told) if bounds else (None, None)


def year_near(phrase: Phrase, story: Story, month: int, day: int | None, published: datetime.date) -> int:
    """The year of a month or day told without one: by its day of the week, by "last" and "next", else the nearest."""
    base = published if day else published.replace(day=1)
    years = [published.year + shift for shift in (-8, -4, -1, 0, 1, 4, 8)]  # a 29th of February needs its leap year
    days = [datetime.date(year, month, day or 1) for year in years if exists(year, month, day or 1)]
    weekday = phrase.get("WEEKDAY") or phrase.get("SHORTDAY")
    if weekday and day:
        days = [one for one in days if one.isoweekday() == int(weekday)] or days
    return nearest(days, phrase, story, base).year if days else published.year


def nearest(days: list[datetime.date], phrase: Phrase, story: Story, base: datetime.date) -> datetime.date:
    """The day nearest to a base: of those before it after "last", of those after it after "next".

    A day against the tense of its verb counts as farther.
    """
    which = int(phrase.get("WHICH") or 0)
    if which:
        days = [day for day in days if day != base and (day > base) == (which > 0)] or days
    look = story.tokens.outlook(phrase.start, phrase.end)
    against = 1 if look == "past" and not phrase_until(phrase) else -1 if look == "future" else 0

    def farness(day: datetime.date) -> tuple[int, datetime.date]:
        distance = (day - base).days
        return abs(distance) * (AGAINST if distance * against > 0 else 1), day

    return min(days, key=farness)


def phrase_until(phrase: Phrase) -> bool:
    """Whether the phrase tells a limit ("until May 1"), which a past verb may set for days to come."""
    return phrase.first > 0 and phrase.words[phrase.first - 1].lower in codes.words("times_limits")


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= day <= monthrange(year, month)[1]


def day_range(phrase: Phrase, story: Story) -> Iterator[Found]:
    """Two days of one month: "April 24-25", "24 to 27 April 2021". Each is a time of its own."""
    month = int(phrase.get("MONTH") or phrase.get("SHORTMONTH"))
    first, second = (word for kind, word in phrase.slots if kind == "DAY")
    named_first = phrase.word("MONTH" if phrase.has("MONTH") else "SHORTMONTH").start < first.start
    for word, start, end in (
        (first, phrase.start, first.end),
        (second, second.start, second.end if named_first and not phrase.has("YEAR") else phrase.end),
    ):
        value, anchor = dated(phrase, story, month, int(word.senses["DAY"]))
        yield Found(start, end, "DATE", value, anchor)


def holiday(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A day with a name: "Christmas Day", "Easter 2019"."""
    rule = codes.lookup("times_holidays", "name", "day")[phrase.get("HOLIDAY")]
    year, anchor = year_of(phrase, story)
    if year is None and story.published:
        near = [holiday_in(rule, story.published.year + shift) for shift in (-1, 0, 1)]
        day = nearest(near, phrase, story, story.published)
        yield Found(phrase.start, phrase.end, "DATE", day.isoformat(), "published")
    elif year is not None:
        yield Found(phrase.start, phrase.end, "DATE", holiday_in(rule, year).isoformat(), anchor)
    else:
        yield Found(phrase.start, phrase.end, "DATE", f"XXXX-{rule}" if len(rule) == 5 else "XXXX-XX-XX")


def holiday_in(rule: str, year: int) -> datetime.date:
    """The day of a holiday in a year, by the rule of its table."""
    if rule.startswith("E"):
        return calendar.easter(year) + datetime.timedelta(days=int(rule[1:]))
    month, *rest = rule.split("-")
    if len(rest) == 2:
        return calendar.nth_weekday(year, int(month), rest[0], int(rest[1]))
    return datetime.date(year, int(month), int(rest[0]))


def hijri(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A date of a Hijri calendar. Its value is its Gregorian twin's, to be looked for when all times are known."""
    yield Found(phrase.start, phrase.end, "DATE", "XXXX-XX-XX", "twin")


def year(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A year: "1989", "fiscal 1989", "the end of 1990"."""
    yield Found(phrase.start, phrase.end, "DATE", f"{int(phrase.get('YEAR')):04}")


def decade(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A decade or a century: "the late 1970s", "the nineties", "the 11th century"."""
    value = phrase.get("DECADE") or phrase.get("DECADEWORD") or f"{int(phrase.all('ORDINAL')[-1]) - 1:02}"
    yield Found(phrase.start, phrase.end, "DATE", value)
