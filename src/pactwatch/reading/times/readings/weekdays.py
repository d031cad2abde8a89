"""Days told from the publication: "Thursday", "last Friday night", "yesterday", "tomorrow morning"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pactwatch.reading.times import calendar
from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.readings.dates import Anchor
from pactwatch.reading.times.story import Found, Story

AHEAD = ("present", "future")  # tenses of verbs that look to the next Friday: "the truce begins Friday"


def weekday(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A day of the week, with a part of the day or without."""
    value, anchor = day_named(phrase, story)
    yield on_day(phrase, value, anchor)


def day_named(phrase: Phrase, story: Story) -> tuple[str, Anchor]:
    """The value of a day of the week, and what it was counted from."""
    number = int(phrase.get("WEEKDAY") or phrase.get("SHORTDAY"))
    which = sum(int(value) for value in phrase.all("WHICH"))
    told = (story.told("D", type="DATE") or story.told("D")) if phrase.has("TOLD") or phrase.has("THAT") else None
    if told:
        day = day_after(date.fromisoformat(told.value[:10]), number, int(phrase.get("TOLD") or 0))
        return day.isoformat(), told
    if (base := story.published) is None:
        return f"XXXX-WXX-{number}", None
    if phrase.says("week"):
        return (base + timedelta(days=7 * which + number - base.isoweekday())).isoformat(), "published"
    if phrase.has("WHICH") and which == 0:
        away = number - base.isoweekday()
        look = story.tokens.outlook(phrase.start, phrase.end)
        away += 7 if look == "future" and away < 0 else -7 if look == "past" and away > 0 else 0
        return (base + timedelta(days=away)).isoformat(), "published"
    if which == 0:
        ahead = story.tokens.outlook(phrase.start, phrase.end) in AHEAD or story.tokens.is_limit(phrase.start)
        back = (base.isoweekday() - number) % 7
        return (base + timedelta(days=(number - base.isoweekday()) % 7 if ahead else -back)).isoformat(), "published"
    return day_after(base, number, which).isoformat(), "published"


def day_after(base: date, number: int, way: int) -> date:
    """The nearest such day of the week strictly before (-1) or after (1) a day; 0: the last of them up to the day."""
    if way > 0:
        return base + timedelta(days=(number - base.isoweekday() - 1) % 7 + 1)
    back = (base.isoweekday() - number - (1 if way else 0)) % 7 + (1 if way else 0)
    return base - timedelta(days=back)


def deictic(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "today", "yesterday evening", "it is the third day of the siege"."""
    days, _, part = phrase.get("DEICTIC", "0").partition("T")
    day = calendar.OPEN["D"] if story.published is None else (story.published + timedelta(days=int(days))).isoformat()
    anchor = "published" if story.published else None
    yield on_day(phrase, f"{day}T{part}" if part else day, anchor)


def on_day(phrase: Phrase, value: str, anchor: Anchor) -> Found:
    """The day, or its part where the phrase tells one."""
    if phrase.has("DAYPART"):
        value = f"{value[:10]}T{phrase.get('DAYPART')}"
    return Found(phrase.start, phrase.end, "TIME" if "T" in value else "DATE", value, anchor)
