"""Times of day: "10:35 a.m.", "noon Saturday", "4 in the morning", "this evening"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.readings import dates, weekdays
from pactwatch.reading.times.readings.dates import Anchor
from pactwatch.reading.times.story import Found, Story

LATE = ("AF", "EV", "NI")  # parts of the day in which an hour of twelve is after noon


def moment(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A day and a time of day in figures, ISO 8601."""
    yield Found(phrase.start, phrase.end, "TIME", phrase.get("MOMENT"))


def clock(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A time of day, with its day or on the day just told. The zone is part of the words and not of the value."""
    day, anchor = day_of(phrase, story)
    yield Found(phrase.start, phrase.end, "TIME", f"{day}T{time_of(phrase)}", anchor)


def clock_on(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A time of day "on" a day: two times."""
    on = next(i for i in range(phrase.first, phrase.last) if phrase.words[i].lower == "on")
    day, anchor = day_of(phrase, story)
    yield Found(phrase.start, phrase.words[on - 1].end, "TIME", f"{day}T{time_of(phrase)}", anchor)
    yield Found(phrase.words[on + 1].start, phrase.end, "DATE", day, anchor)


def time_of(phrase: Phrase) -> str:
    """The time of day: hours and minutes, or TIMEX3's part of the day."""
    exact = phrase.get("CLOCK") or phrase.get("CLOCKWORD") or phrase.get("HOURLESS")
    if exact or not phrase.has("HOUR"):
        return exact
    hour = int(phrase.get("HOUR"))
    return f"{hour + 12 if phrase.get('DAYPART') in LATE and hour < 12 else hour:02}:00"


def day_of(phrase: Phrase, story: Story) -> tuple[str, Anchor]:
    """The day of a time of day: as the phrase tells it, else the day told last, else the publication's."""
    if phrase.has("MONTH") or phrase.has("SHORTMONTH"):
        month = int(phrase.get("MONTH") or phrase.get("SHORTMONTH"))
        return dates.dated(phrase, story, month, int(phrase.get("DAY") or phrase.get("ORDINAL")))
    if phrase.has("WEEKDAY"):
        return weekdays.day_named(phrase, story)
    told = story.told("D")
    if told and not phrase.has("DEICTIC"):
        return told.value[:10], told
    if story.published is None:
        return "XXXX-XX-XX", None
    return (
        story.published + timedelta(days=int(phrase.get("DEICTIC", "0")[:2].rstrip("T") or 0))
    ).isoformat(), "published"


def daypart(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A part of a day: "this morning", "last night", "mid-afternoon"."""
    part = phrase.get("DAYPART")
    if phrase.has("WHICH"):
        if story.published is None:
            yield Found(phrase.start, phrase.end, "TIME", f"XXXX-XX-XXT{part}")
            return
        day = (story.published + timedelta(days=int(phrase.get("WHICH")))).isoformat()
        yield Found(phrase.start, phrase.end, "TIME", f"{day}T{part}", "published")
    else:
        day, anchor = day_of(phrase, story)
        yield Found(phrase.start, phrase.end, "TIME", f"{day}T{part}", anchor)
