"""Times of day: "10:35 a.m.", "noon Saturday", "4 in the morning", "this evening"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pactwatch.reading.times import calendar
from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.readings import dates, weekdays
from pactwatch.reading.times.readings.dates import Anchor
from pactwatch.reading.times.senses import Word
from pactwatch.reading.times.story import Found, Story

HOURS = ("CLOCK", "CLOCKWORD", "HOURLESS")  # kinds of words that tell a time of day
BETWEEN = ("on", "(", ")")  # words between a time of day, the same in another zone, and the day
NEAR = 400  # code points over which a day told holds for the hours told after it
LATE = ("AF", "EV", "NI")  # parts of the day in which an hour of twelve is after noon


def moment(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A day and a time of day in figures, ISO 8601."""
    yield Found(phrase.start, phrase.end, "TIME", phrase.get("MOMENT"))


def clock(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A time of day, with its day or on the day just told. The zone is part of the words and not of the value."""
    day, anchor = day_of(phrase, story)
    yield Found(phrase.start, phrase.end, "TIME", f"{day}T{hour_of(phrase)}", anchor)


def clock_on(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A time of day "on" a day, or told for two zones: each is a time of its own, as is the day behind."""
    day, anchor = day_of(phrase, story)
    runs: list[list[Word]] = [[]]
    for word in phrase.words[phrase.first : phrase.last + 1]:
        if word.lower in BETWEEN:
            runs.append([])
        else:
            runs[-1].append(word)
    *hours, last = filter(None, runs)
    for run in hours:
        told = next(word.senses[kind] for kind, word in phrase.slots if kind in HOURS and word in run)
        yield Found(run[0].start, run[-1].end, "TIME", f"{day}T{of_the_day(told, phrase)}", anchor)
    part = phrase.get("DAYPART")
    yield Found(last[0].start, phrase.end, "TIME" if part else "DATE", f"{day}T{part}" if part else day, anchor)


def hour_of(phrase: Phrase) -> str:
    """The time of day: hours and minutes, or TIMEX3's part of the day."""
    hour = f"{phrase.get('HOUR'):0>2}:00"
    return of_the_day(next((word.senses[kind] for kind, word in phrase.slots if kind in HOURS), hour), phrase)


def of_the_day(told: str, phrase: Phrase) -> str:
    """An hour, counted from noon where the phrase tells a late part of the day ("8:30 in the evening")."""
    hour, colon, minute = told.partition(":")
    late = phrase.get("DAYPART") in LATE and colon and int(hour) < 12
    return f"{int(hour) + 12}:{minute}" if late else told


def day_of(phrase: Phrase, story: Story) -> tuple[str, Anchor]:
    """The day of a time of day: as the phrase tells it, else the day told just before, else the publication's."""
    if phrase.has("MONTH") or phrase.has("SHORTMONTH"):
        return dates.dated(phrase, story, dates.month_of(phrase), int(phrase.get("DAY") or phrase.get("ORDINAL")))
    if phrase.has("WEEKDAY"):
        return weekdays.day_named(phrase, story)
    days = int(phrase.get("DEICTIC").partition("T")[0] or phrase.get("WHICH") or 0)
    counted = phrase.has("DEICTIC") or phrase.has("WHICH")
    told = story.told("D", type="DATE")
    if told and not counted and phrase.start - told.end < NEAR:
        return told.value, told
    if story.published is None:
        return calendar.OPEN["D"], None
    return (story.published + timedelta(days=days)).isoformat(), "published"


def beside(phrase: Phrase, story: Story) -> Iterator[Found]:
    """The day before or after another: "the day after tomorrow", "the day before last Tuesday"."""
    day, anchor = day_of(phrase, story)
    bounds = calendar.bounds(day)
    if bounds:
        day = calendar.move(bounds[0], int(phrase.get("STEP")), "D").isoformat()
    yield Found(phrase.start, phrase.end, "DATE", day if bounds else calendar.OPEN["D"], anchor)


def daypart(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A part of a day: "this morning", "last night", "mid-afternoon"."""
    day, anchor = day_of(phrase, story)
    yield Found(phrase.start, phrase.end, "TIME", f"{day}T{phrase.get('DAYPART')}", anchor)
