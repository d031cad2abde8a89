"""Times: TIMEX3 expressions, and their values against the publication and the times told before.

The text is read as words with senses (`words`, `figures`), the grammar finds the phrases (`grammar`), and each is read
by the function of its name (`readings`) in the light of the story so far (`story`). Values follow TIMEX3 as in
TempEval-3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.model import Time
from pactwatch.reading.parser import Document
from pactwatch.reading.times import calendar
from pactwatch.reading.times.grammar import Phrase, grammar
from pactwatch.reading.times.readings import READINGS
from pactwatch.reading.times.story import Found, Story
from pactwatch.reading.times.tokens import Tokens
from pactwatch.reading.times.words import read_words

POINTING = frozenset({"weekday", "deictic", "unit", "ago", "daypart"})  # readings that count from the publication
YEARS_TO_POINTER = 3  # years named for each time that points from the publication: more make a tale of the past
TWIN = 200  # code points between a Hijri date and its Gregorian twin, at most


def find_times(document: Document) -> tuple[Time, ...]:
    """The time expressions of a report, in the order of the words."""
    tokens = Tokens(document.doc)
    phrases = grammar().phrases(read_words(document, tokens, grammar().literals))
    story = Story(document, tokens, is_narrative(phrases))
    for phrase in phrases:
        for time in READINGS[phrase.reading](phrase, story):
            story.tell(time)
    times = twins(story.times)
    ids = {id(found): f"t{number}" for number, found in enumerate(times, 1)}
    return tuple(written(found, ids, document.text) for found in times)


def is_narrative(phrases: Sequence[Phrase]) -> bool:
    """Whether a report tells a tale of the past: it names many years, and hardly points from its publication."""
    years = sum(phrase.has("YEAR") for phrase in phrases)
    pointers = sum(phrase.reading in POINTING for phrase in phrases)
    return years > YEARS_TO_POINTER * (pointers + 1)


def twins(times: Sequence[Found]) -> list[Found]:
    """The times, each Hijri date with the value of the Gregorian date that is given beside it."""
    days = [time for time in times if calendar.unit_of(time.value) == "D"]

    def twin(time: Found) -> Found | None:
        near = [day for day in days if -TWIN < day.start - time.end < TWIN and time.start - day.end < TWIN]
        return min(near, key=lambda day: max(day.start - time.end, time.start - day.end), default=None)

    paired = []
    for time in times:
        other = twin(time) if time.anchor == "twin" else None
        paired.append(
            time if time.anchor != "twin" else replace(time, value=other.value if other else time.value, anchor=other)
        )
    return paired


def written(found: Found, ids: dict[int, str], text: str) -> Time:
    """A time as the contract writes it."""
    bounds = calendar.bounds(found.value) if found.type in ("DATE", "TIME") else None
    anchor = found.anchor if found.anchor is None or isinstance(found.anchor, str) else ids[id(found.anchor)]
    return Time(
        id=ids[id(found)],
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=found.type,
        value=found.value,
        begins=bounds[0].isoformat() if bounds else None,
        ends=bounds[1].isoformat() if bounds else None,
        anchor=anchor,
    )
