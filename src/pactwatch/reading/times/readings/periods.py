"""Periods and references: durations, repeated times, and what is past, present or to come without a date."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.story import Found, Story

YEARS = {"E": 10, "C": 100}  # units that are counted in years


def period(count: str, letter: str) -> str:
    """The value of so many units: `P14M`, `PT24H`, `P20Y` of two decades; the count `X` is unknown."""
    if letter[0].isdigit():
        count, letter = times(count, int(letter[0])), letter[1:]
    if letter in YEARS and (letter, count) != ("C", "X"):
        return f"P{times(count, YEARS[letter])}Y"
    if letter == "WE":
        return f"P{count}WE"
    whole, _, part = count.partition(".")
    if part == "5" and letter in ("Y", "TH", "TM"):
        return (
            {"Y": f"P{whole}Y6M", "TH": f"PT{whole}H30M", "TM": f"PT{whole}M30S"}[letter]
            .replace("P0Y", "P")
            .replace("T0H", "T")
            .replace("T0M", "T")
        )
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def times(count: str, factor: int) -> str:
    """A count multiplied; an unknown one stays unknown."""
    return count if count == "X" else f"{float(count) * factor:g}"


def count_of(phrase: Phrase) -> float | None:
    """How many units a phrase tells before it names them ("a week or two" is one); None where it tells "several"."""
    unit = max((word.start for kind, word in phrase.slots if kind in ("UNIT", "UNITS")), default=phrase.end)
    told = {kind: word.senses[kind] for kind, word in reversed(phrase.slots) if word.start < unit}
    count = told.get("NUMBER") or told.get("VAGUE") or ("X" if phrase.has("UNITS") else "1")
    half = 0.5 if phrase.has("HALF") and phrase.says("and") else 0
    return None if count == "X" else float(count) + half


def duration(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "14 months", "the past few weeks", "two-day", "an hour and a half", "years-long". No age, no rate."""
    if phrase.has("LONG"):
        value = phrase.get("LONG")
        yield Found(phrase.start, phrase.end, "DURATION", period(value[0], value[1:]))
        return
    if some_day(phrase, story):
        past = story.tokens.outlook(phrase.start, phrase.end) == "past"
        yield Found(phrase.start, phrase.end, "DATE", "PAST_REF" if past else "FUTURE_REF")
        return
    letter = phrase.get("UNITS") or phrase.get("UNIT") or "Y"
    if rate(phrase, story) or (letter == "Q" and fraction(phrase)):
        return
    count = 0.5 if phrase.has("HALF") and not phrase.says("and") else count_of(phrase)
    told = "X" if count is None else f"{count:g}"
    yield Found(phrase.start, phrase.end, "DURATION", period(told, letter))


def some_day(phrase: Phrase, story: Story) -> bool:
    """Whether "one day" tells no length but a day that nobody names: "will one day return"."""
    if [word.lower for word in phrase.words[phrase.first : phrase.last + 1]] != ["one", "day"]:
        return False
    day, before = story.tokens.head(phrase.start, phrase.end), story.tokens.at(max(0, phrase.start - 2))
    return before.tag_ == "MD" or (day.i < day.head.i and day.head.pos_ in ("VERB", "AUX"))


def unmeasured(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "a while", "some time": nobody tells how long."""
    yield Found(phrase.start, phrase.end, "DURATION", "PXX")


def fraction(phrase: Phrase) -> bool:
    """Whether quarters are parts of something: "a quarter of its members", "three-quarters"."""
    return not any(phrase.has(kind) for kind in ("WHICH", "RECENT", "VAGUE", "BETWEEN"))


def rate(phrase: Phrase, story: Story) -> bool:
    """Whether the phrase is the measure of a rate: "600 seats a week", "$2 million a year"."""
    if not phrase.says("a", "an") or not phrase.has("UNIT") or phrase.start < 2 or phrase.last - phrase.first != 1:
        return False
    before = story.tokens.at(phrase.start - 2)
    return before.pos_ in ("NOUN", "NUM", "SYM", "PROPN") and before.ent_type_ not in ("DATE", "TIME")


def measured(phrase: Phrase, story: Story) -> bool:
    """Whether an adverb is the measure of a rate, as "a year" may be: "10,000 units annually", "20% annually"."""
    before, word = story.tokens.at(max(0, phrase.start - 2)), story.tokens.at(phrase.start)
    counted = before.text == "%" or before.pos_ == "NUM" or any(child.dep_ == "nummod" for child in before.children)
    return phrase.has("SET") and word.pos_ == "ADV" and counted


def repeated(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "daily", "every two weeks", "each Thursday", "twice a year", "Tuesday nights". No rate."""
    if measured(phrase, story):
        return
    part = phrase.get("DAYPART") or phrase.get("DAYPARTS")
    if len(phrase.all("WEEKDAY")) > 1:
        yield from nights(phrase, part)
        return
    if phrase.has("SET"):
        value = phrase.get("SET")
    elif phrase.has("WEEKDAY") or phrase.has("WEEKDAYS"):
        value = f"XXXX-WXX-{phrase.get('WEEKDAY') or phrase.get('WEEKDAYS')}" + (f"T{part}" if part else "")
    elif phrase.has("MONTH"):
        value = f"XXXX-{int(phrase.get('MONTH')):02}"
    elif phrase.has("SEASON") or phrase.has("SEASONS"):
        value = f"XXXX-{phrase.get('SEASON') or phrase.get('SEASONS')}"
    elif part:
        value = f"XXXX-XX-XXT{part}"
    elif phrase.has("WEEKEND"):
        value = "XXXX-WXX-WE"
    else:
        count = phrase.get("NUMBER", "1") if phrase.has("UNITS") else phrase.get("ORDINAL", "1")
        value = period(count, phrase.get("UNIT") or phrase.get("UNITS"))
    yield Found(phrase.start, phrase.end, "SET", value)


def nights(phrase: Phrase, part: str) -> Iterator[Found]:
    """Days of the week that share a part of the day ("Monday and Tuesday nights"): each is a time of its own."""
    days = [word for kind, word in phrase.slots if kind == "WEEKDAY"]
    ends = [*(day.end for day in days[:-1]), phrase.end]
    for day, end in zip(days, ends, strict=True):
        yield Found(day.start, end, "SET", f"XXXX-WXX-{day.senses['WEEKDAY']}T{part}")


def present(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "now", "these days"."""
    yield Found(phrase.start, phrase.end, "DATE", "PRESENT_REF")


def future(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "soon", "the near future"; not what "soon" came about."""
    if phrase.has("SOON") and story.tokens.outlook(phrase.start, phrase.end) == "past":
        return
    yield Found(phrase.start, phrase.end, "DATE", "FUTURE_REF")


def past(phrase: Phrase, story: Story) -> Iterator[Found]:
    """ "recently", "the past"."""
    yield Found(phrase.start, phrase.end, "DATE", "PAST_REF")
