"""Times counted from the publication or from another time: "last week", "three days later", "last fall"."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pactwatch.reading.times import calendar
from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.readings import dates, quarters
from pactwatch.reading.times.readings.dates import Anchor, counted
from pactwatch.reading.times.readings.periods import count_of, duration, period
from pactwatch.reading.times.story import Found, Story

FINENESS = ("D", "WE", "W", "M", "Q", "H", "Y", "E", "C")  # from the finest unit to the coarsest
PARTS = {"Y": ("M", 12), "W": ("D", 7)}  # the unit in which half a one is counted, and how many of it there are
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins


def unit(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A unit of the calendar: "last week", "this year", "the end of the month", "over the weekend"."""
    which = sum(int(value) for value in phrase.all("WHICH") + phrase.all("LATEST"))
    letter = phrase.get("UNIT") or phrase.get("WEEKEND") or "Y"
    first, second = (word.lower for word in phrase.words[phrase.first : phrase.first + 2])
    if first == "the" and second in ("past", "last") and phrase.has("UNIT"):
        yield Found(phrase.start, phrase.end, "DURATION", period("1", letter))
        return
    if letter not in calendar.OPEN or (letter == "D" and phrase.has("WHICH")):
        return
    if letter == "Q" and not phrase.says("last", "next", "current"):
        yield from quarters.told_quarter(phrase, story)
        return
    if letter == "WE":
        yield weekend(phrase, story, which)
    elif letter == "D" and (day := story.told("D")):
        yield Found(phrase.start, phrase.end, "DATE", day.value[:10], day)
    else:
        yield counted(phrase, story.published, which, letter, "published")


def weekend(phrase: Phrase, story: Story, which: int) -> Found:
    """A weekend: "last", "next", else the one that the verb looks to."""
    base = story.published
    if base and which == 0:
        saturday = 6 - base.isoweekday()
        ahead = phrase.has("WHICH") or story.tokens.outlook(phrase.start, phrase.end) == "future"
        base += datetime.timedelta(days=saturday if ahead or saturday <= 0 else saturday - 7)
    return counted(phrase, base, which, "WE", "published")


def told(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A unit counted from the time just told: "that day", "the following year", "the next morning"."""
    letter = phrase.get("UNIT") or phrase.get("WEEKEND") or "D"
    if letter not in calendar.OPEN:
        return
    way = int(phrase.get("TOLD") or phrase.get("STEP") or (1 if phrase.says("next") else 0))
    base, anchor = base_of(story, letter)
    if base is None and phrase.says("that") and phrase.last - phrase.first == 1:
        return  # any such day: "many fell that day"
    found = counted(phrase, base, way, letter, anchor)
    if phrase.has("DAYPART"):
        found = Found(phrase.start, phrase.end, "TIME", f"{found.value}T{phrase.get('DAYPART')}", found.anchor)
    yield found


def base_of(story: Story, letter: str) -> tuple[datetime.date | None, Anchor]:
    """The day to count from: of the time told last that is known to such a unit. None where there is none."""
    fine = FINENESS[: FINENESS.index(letter) + 1]
    last = story.told(*fine)
    bounds = calendar.bounds(last.value) if last else None
    return (bounds[0], last) if bounds else (None, None)


def ago(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "two weeks ago", "the year-ago quarter", "long ago", "ten days from now"."""
    letter = phrase.get("UNIT") or phrase.get("UNITS")
    count = count_of(phrase)
    if not letter or count is None:
        yield Found(phrase.start, phrase.end, "DATE", "PAST_REF" if phrase.has("AGO") else "FUTURE_REF")
        return
    way = -1 if phrase.has("AGO") or phrase.has("AFTERWARDS") else 1
    if letter == "Y" and count == 1 and way < 0 and (basis := quarters.quarter_told(story)):
        yield quarters.compared(phrase, story, basis)
        return
    yield shift(phrase, story.published, way, count, letter, "published")


def hence(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "will return in two weeks": a date where its verb looks ahead, else how long ("met twice in two weeks")."""
    over = story.tokens.at(phrase.start - 2).head
    letter, count = phrase.get("UNITS") or phrase.get("UNIT"), count_of(phrase)
    ahead = over.pos_ in ("VERB", "AUX") and story.tokens.outlook(phrase.start, phrase.end) == "future"
    if letter == "Q" or not ahead:
        yield from duration(phrase, story)
    elif count is None or (phrase.says("or", "to") and not phrase.says("so")):
        yield Found(phrase.start, phrase.end, "DATE", "FUTURE_REF")
    else:
        yield shift(phrase, story.published, 1, count, letter, "published")


def shifted(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "three days later", "a year earlier": counted from the time just told."""
    letter = phrase.get("UNIT") or phrase.get("UNITS")
    way = int(phrase.get("AFTERWARDS") or phrase.get("STEP"))
    count = count_of(phrase)
    if count is None or letter.startswith("T"):  # how long, not when
        told = "X" if count is None else f"{count:g}"
        yield Found(phrase.start, phrase.words[phrase.last - 1].end, "DURATION", period(told, letter))
        return
    if letter == "Y" and count == 1 and way < 0 and (basis := quarters.quarter_told(story)):
        yield quarters.compared(phrase, story, basis)
        return
    base, anchor = base_of(story, letter[-1])
    if base is None and way < 0:
        base, anchor = story.published, "published"
    yield shift(phrase, base, way, count, letter, anchor)


def shift(phrase: Phrase, base: datetime.date | None, way: int, count: float, letter: str, anchor: Anchor) -> Found:
    """A time so many units before or after a day, as precise as the unit is."""
    if letter.startswith("T"):
        return counted(phrase, base, 0, "D", anchor)
    if len(letter) == 2:
        count, letter = count * int(letter[0]), letter[1]
    if letter == "E":
        count, letter = count * 10, "Y"
    if count % 1:
        letter, parts = PARTS.get(letter, (letter, 1))
        count = round(count * parts)
    return counted(phrase, base, way * int(count), letter, anchor)


def season(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "last fall", "the summer of 1994", "this spring"."""
    code = phrase.get("SEASON")
    year, anchor = dates.year_of(phrase, story)
    if year is None and (told := dates.narrated(phrase, story)):
        year, anchor = dates.year_after(told, SEASONS[code] + 2 if code != "WI" else SEASONS[code], None), told
    elif year is None and story.published:
        year, anchor = season_year(phrase, story, SEASONS[code], story.published), "published"
    yield Found(phrase.start, phrase.end, "DATE", f"{'XXXX' if year is None else f'{year:04}'}-{code}", anchor)


def season_year(phrase: Phrase, story: Story, month: int, published: datetime.date) -> int:
    """The year in which a season told without one begins."""
    begins = [datetime.date(published.year + shift, month, 1) for shift in (-2, -1, 0, 1)]
    if sum(int(value) for value in phrase.all("WHICH")) < 0:
        return max(day for day in begins if calendar.move(day, 3, "M") <= published).year
    return dates.nearest(begins, phrase, story, published).year
