"""Quarters and halves of a year, as business reports tell them: "the third quarter", "the year-ago quarter"."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pactwatch.reading.times import calendar
from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.readings import dates
from pactwatch.reading.times.readings.dates import Anchor, counted
from pactwatch.reading.times.story import Found, Story

HALF_QUARTER = 45  # days, about
LAST = {"Q": 4, "H": 2}  # the last part of a year


def quarter_told(story: Story) -> Found | None:
    """The quarter that a business report is about: the one told last that was counted from its publication.

    Quarters that were not over by then, and those of earlier years, count only where no other was told.
    """
    quarters = [time for time in story.times if time.anchor == "published" and calendar.unit_of(time.value) == "Q"]
    over = [time for time in quarters if story.published and time.value < calendar.cover(story.published, "Q")]
    return max(reversed(over), key=lambda time: time.value, default=quarters[-1] if quarters else None)


def months_since(story: Story, basis: Found) -> bool:
    """Whether a business report went on from a quarter to so many months ("the first nine months")."""
    since = story.times[story.times.index(basis) :]
    return any(time.type == "DURATION" and time.value.endswith("M") for time in since)


def compared(phrase: Phrase, story: Story, basis: Found) -> Found:
    """ "a year earlier" in a business report: its quarter a year before, or the year where months were told since."""
    if months_since(story, basis):
        return counted(phrase, story.published, -1, "Y", "published")
    return year_before(phrase, basis)


def year_before(phrase: Phrase, basis: Found) -> Found:
    """The same quarter a year before."""
    year, _, quarter = basis.value.partition("-")
    return Found(phrase.start, phrase.end, "DATE", f"{int(year) - 1:04}-{quarter}", basis)


def told_quarter(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "the quarter", "the latest period": the quarter that was told, else the last that had ended."""
    basis = quarter_told(story)
    if basis:
        yield Found(phrase.start, phrase.end, "DATE", basis.value, basis.anchor)
    else:
        yield counted(phrase, story.published, -1, "Q", "published")


def quarter(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "the third quarter of 2020", "first half", "Q3", "the 1988 period"."""
    letter = "H" if phrase.has("HALF") or phrase.get("HALFTAG").startswith("H") else "Q"
    last = LAST[letter] if phrase.has("LASTONE") else 0
    number = int(phrase.get("HALFTAG")[1:] or phrase.get("ORDINAL") or last)
    year, anchor = dates.year_of(phrase, story)
    if phrase.get("NUMBER") == "2":  # of four quarters
        letter, number = "H", 2 if phrase.has("LASTONE") else 1
    if not number:
        yield from quarter_of(phrase, story, year, anchor)
    elif number <= LAST[letter]:
        if year is None and story.published:
            year, anchor = part_year(phrase, story, letter, number, story.published), "published"
        value = f"{'XXXX' if year is None else f'{year:04}'}-{letter}{number}"
        yield Found(phrase.start, phrase.end, "DATE", value, anchor)


def quarter_of(phrase: Phrase, story: Story, year: int | None, anchor: Anchor) -> Iterator[Found]:
    """A quarter told without its number: the one the report is about, in the year that is told."""
    basis = quarter_told(story)
    if phrase.says("ago") and basis:
        yield year_before(phrase, basis)
    elif year is not None:
        tail = basis.value[4:] if basis and not months_since(story, basis) else ""
        yield Found(phrase.start, phrase.end, "DATE", f"{year:04}{tail}", anchor)
    else:
        yield from told_quarter(phrase, story)


def quarter_ended(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "the quarter ended July 31": the one told, else the calendar's in which most of it lies, and the day."""
    first = next(word.start for kind, word in phrase.slots if kind in ("MONTH", "SHORTMONTH"))
    end = phrase.words[phrase.first + 1].end
    value, anchor = dates.dated(phrase, story, dates.month_of(phrase), int(phrase.get("DAY") or phrase.get("ORDINAL")))
    day = Found(first, phrase.end, "DATE", value, anchor)
    basis, bounds = quarter_told(story), calendar.bounds(value)
    if basis:
        yield Found(phrase.start, end, "DATE", basis.value, basis.anchor)
    elif bounds:
        middle = bounds[1] - datetime.timedelta(days=HALF_QUARTER)
        yield Found(phrase.start, end, "DATE", calendar.cover(middle, "Q"), anchor)
    yield day


def part_year(phrase: Phrase, story: Story, letter: str, number: int, published: datetime.date) -> int:
    """The year of a quarter or half told without one: the latest that has begun, or the next one by its verb."""
    now = int(calendar.cover(published, letter)[-1])
    if number < now - 1 and story.tokens.outlook(phrase.start, phrase.end) == "future":
        return published.year + 1
    return published.year - (number > now)
