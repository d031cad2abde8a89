"""Dates of the calendar: days, months, years, decades, holidays, Hijri dates."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator

from pactwatch import codes
from pactwatch.reading.times import calendar
from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.story import Found, Story

Anchor = Found | str | None
DATED = frozenset({"DAY", "ORDINAL", "MONTH", "SHORTMONTH", "YEAR"})
SENTENCE = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z\"“])")
WEEKS = 4  # Mondays that every month has
SHORT = 2  # digits of a year that is cut short
LEAP = 8  # years in which the 29th of February surely comes
WEEKDAY_HOLDS = datetime.timedelta(days=550)  # a date whose day of the week fits is no farther from the publication
FARTHER = {  # how much farther a day behind or ahead counts, by the verb
    "past": (1, 3),
    "future": (4, 1),
    "present": (1.3, 1),
    "": (1, 1.3),
}
SURE = {"past": (1, 12), "future": (12, 1)}  # the same where the time is when the verb's deed happens


def date(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A day or a month, with its year or without: "May 22, 1995", "25 March", "last April", "February last year"."""
    if phrase.has("ISO"):
        yield Found(phrase.start, phrase.end, "DATE", phrase.get("ISO"))
        return
    day = phrase.get("DAY") or phrase.get("ORDINAL")
    value, anchor = dated(phrase, story, month_of(phrase), int(day) if day else None)
    if value.startswith("X") or calendar.bounds(value):  # no 30th of February
        yield Found(phrase.start, phrase.end, "DATE", value, anchor)


def month_of(phrase: Phrase) -> int:
    """The number of the month that a phrase names."""
    return int(phrase.get("MONTH") or phrase.get("SHORTMONTH"))


def week(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A week of a month: "the week of March 6", "the second week of June", which is that of its second Monday."""
    day = phrase.get("DAY")
    value, anchor = dated(phrase, story, month_of(phrase), int(day) if day else None)
    bounds = calendar.bounds(value)
    rank = phrase.get("ORDINAL", "L")
    if bounds and day:
        value = calendar.cover(bounds[0], "W")
    elif bounds and (rank == "L" or int(rank) <= WEEKS):
        value = calendar.cover(calendar.nth_weekday(bounds[0].year, bounds[0].month, rank, 1), "W")
    yield Found(phrase.start, phrase.end, "DATE", value, anchor)


def dated(phrase: Phrase, story: Story, month: int, day: int | None) -> tuple[str, Anchor]:
    """The value of a month or a day in it, by the year that the phrase or the story gives, and what that came from."""
    year, anchor = year_of(phrase, story)
    if year is None and (told := narrated(phrase, story)):
        year, anchor = year_after(told, month, day), told
    elif year is None and story.published:
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


def narrated(phrase: Phrase, story: Story) -> Found | None:
    """The time of an earlier year that a tale goes on from, in a paragraph and in the past."""
    look = story.tokens.outlook(phrase.start, phrase.end)
    if phrase.has("WHICH") or look == "future" or (look != "past" and not story.narrative):
        return None
    told = story.dated
    if not told or told.told_by == "published" or not (story.narrative or next_to(story, told, phrase)):
        return None
    return told if not story.published or int(told.value[:4]) < story.published.year else None


def next_to(story: Story, told: Found, phrase: Phrase) -> bool:
    """Whether a phrase stands in the sentence of a time told, or in the next one of its paragraph."""
    between = story.document.text[told.end : phrase.start]
    near = "\n\n" not in between and len(SENTENCE.findall(between)) <= 1
    return near and story.tokens.dates_clause(told.start, told.end)


def year_after(told: Found, month: int, day: int | None) -> int:
    """The year in which a month or day comes next after a time told; of a year told, that year."""
    bounds = calendar.bounds(told.value)
    over = bounds is not None and (month, day or 31) < (bounds[0].month, bounds[0].day)
    return int(told.value[:4]) + over


def year_near(phrase: Phrase, story: Story, month: int, day: int | None, published: datetime.date) -> int:
    """The year of a month or day told without one: by its day of the week, by "last" and "next", else the nearest."""
    base = published if day else published.replace(day=1)
    years = range(published.year - LEAP, published.year + LEAP + 1)
    days = [datetime.date(year, month, day or 1) for year in years if exists(year, month, day or 1)]
    weekday = phrase.get("WEEKDAY") or phrase.get("SHORTDAY")
    if weekday and day:
        days = [one for one in days if one.isoweekday() == int(weekday) and abs(one - base) < WEEKDAY_HOLDS] or days
    return nearest(days, phrase, story, base).year if days else published.year


def nearest(days: list[datetime.date], phrase: Phrase, story: Story, base: datetime.date) -> datetime.date:
    """The day nearest to a base: of those before it after "last", of those after it after "next".

    A day against the tense of its verb counts as farther.
    """
    which = int(phrase.get("WHICH") or 0)
    if which:
        if which < 0 and phrase.has("MONTH") and not phrase.has("DAY"):  # the month that is just over is "last month"
            days = [day for day in days if day < calendar.move(base, -1, "M")] or days
        days = [day for day in days if day != base and (day > base) == (which > 0)] or days
    look = story.tokens.outlook(phrase.start, phrase.end)
    behind, ahead = FARTHER["" if look == "past" and story.tokens.is_limit(phrase.start) else look]
    if look in SURE and story.tokens.tells_when(phrase.start):
        behind, ahead = SURE[look]

    def farness(day: datetime.date) -> tuple[float, datetime.date]:
        distance = (day - base).days
        return abs(distance) * (behind if distance < 0 else ahead), day

    return min(days, key=farness)


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= day <= monthrange(year, month)[1]


def date_range(phrase: Phrase, story: Story) -> Iterator[Found]:
    """Two days or months that share what only one of them tells: "April 24-25", "24 to 27 April 2021".

    Each is a time of its own.
    """
    join = next(i for i in range(phrase.first + 1, phrase.last) if not DATED & phrase.words[i].senses.keys())
    sides = [
        [
            (kind, word)
            for kind, word in phrase.slots
            if kind in DATED and (word.start > phrase.words[join].start) == second
        ]
        for second in (False, True)
    ]
    for side in sides:
        month = next(word.senses[kind] for kind, word in [*side, *phrase.slots] if kind in ("MONTH", "SHORTMONTH"))
        number = next((word.senses[kind] for kind, word in side if kind in ("DAY", "ORDINAL")), None)
        value, anchor = dated(phrase, story, int(month), int(number) if number else None)
        yield Found(side[0][1].start, side[-1][1].end, "DATE", value, anchor)


def counted(phrase: Phrase, base: datetime.date | None, count: int, letter: str, anchor: Anchor) -> Found:
    """The unit so many units from the one in which a day lies; open where there is no day to count from."""
    if base is None:
        return Found(phrase.start, phrase.end, "DATE", calendar.OPEN[letter])
    try:
        value = calendar.cover(calendar.move(base, count, letter), letter)
    except (OverflowError, ValueError):
        return Found(phrase.start, phrase.end, "DATE", "PAST_REF" if count < 0 else "FUTURE_REF")
    return Found(phrase.start, phrase.end, "DATE", value, anchor)


def holiday(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A day with a name: "Christmas Day", "Easter 2019", "Easter week"."""
    unit = "W" if phrase.says("week") else "D"
    rule = codes.lookup("times_holidays", "name", "day")[phrase.get("HOLIDAY")]
    year, anchor = year_of(phrase, story)
    if year is None and story.published:
        near = [holiday_in(rule, story.published.year + shift) for shift in (-1, 0, 1)]
        day = nearest(near, phrase, story, story.published)
        yield Found(phrase.start, phrase.end, "DATE", calendar.cover(day, unit), "published")
    elif year is not None:
        yield Found(phrase.start, phrase.end, "DATE", calendar.cover(holiday_in(rule, year), unit), anchor)
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
    """A year: "1989", "fiscal 1989", "the end of 1990", "480 BC"."""
    count = phrase.get("YEAR") or phrase.get("NUMBER")
    if count.isdigit() and int(count) <= datetime.MAXYEAR:
        yield Found(phrase.start, phrase.end, "DATE", f"{before_christ(phrase)}{int(count):04}")


def years(phrase: Phrase, story: Story) -> Iterator[Found]:
    """Two years of which the second is cut short ("1914-18"): each is a time of its own."""
    first, last = phrase.words[phrase.first], phrase.words[phrase.last]
    begins, ends = phrase.get("YEAR"), phrase.get("NUMBER")
    yield Found(first.start, first.end, "DATE", begins)
    if len(ends) == SHORT and ends > begins[SHORT:]:
        ends = begins[:SHORT] + ends
    if len(ends) == len(begins):
        yield Found(last.start, last.end, "DATE", ends)


def before_christ(phrase: Phrase) -> str:
    """What TIMEX2 writes before the years that are counted backwards."""
    return "BC" if phrase.has("BEFORECHRIST") else ""


def day_of_month(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "on the 3rd": a day of the month that was told last; nothing where the number ranks a noun ("the 3rd floor")."""
    told = story.told("D", "M", type="DATE")
    if not told or story.tokens.head(phrase.start, phrase.end).dep_ != "pobj":
        return
    value = f"{told.value[:7]}-{int(phrase.get('NTH')):02}"
    if calendar.bounds(value):
        yield Found(phrase.start, phrase.end, "DATE", value, told)


def year_end(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "by year-end": the last day of the year, of this one or the last by its verb."""
    if story.published is None:
        yield Found(phrase.start, phrase.end, "DATE", "XXXX-12-31")
    else:
        days = [datetime.date(story.published.year - ago, 12, 31) for ago in (0, 1)]
        day = nearest(days, phrase, story, story.published)
        yield Found(phrase.start, phrase.end, "DATE", day.isoformat(), "published")


def decade(phrase: Phrase, story: Story) -> Iterator[Found]:
    """A decade or a century: "the late 1970s", "the nineties", "the 11th century"."""
    value = phrase.get("DECADE") or phrase.get("DECADEWORD") or f"{int(phrase.all('ORDINAL')[-1]) - 1:02}"
    yield Found(phrase.start, phrase.end, "DATE", before_christ(phrase) + value)
