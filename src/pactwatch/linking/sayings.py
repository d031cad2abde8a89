"""What a sentence says of a commitment that it speaks of: done, done in part, put off, not begun, planned, ..."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from pactwatch.codes import table
from pactwatch.linking.days import DAY, is_day
from pactwatch.linking.duties import Duty, counted_in
from pactwatch.linking.evidence import Says
from pactwatch.linking.passages import Passage
from pactwatch.linking.vocabulary import Said
from pactwatch.model import Event, EventStatus

NEAR = 30  # characters between a phrase and the deed that it speaks of
TOLD: Mapping[EventStatus, Says] = {
    "happened": "fulfilled",
    "ongoing": "ongoing",
    "planned": "planned",
    "expected": "planned",
    "possible": "unclear",
    "demanded": "unclear",
    "conditional": "unclear",
    "denied": "not started",
    "not happened": "not started",
}
UNDONE = {"not started", "delayed", "partly", "breached"}  # what phrases say even of a deed that is told otherwise
PART = re.compile(r"# of (?:the |its |their )?(?:[\w’'-]+ ){0,2}?#")
LASTED = re.compile(
    r"\b(?:takes?|took|lasts?|lasted|needs?|waits?|waited) (?:\w+ ){0,2}?# (hour|day|week|month|year)s?\b"
)
DUE_LIST = re.compile(r"\b(?:due|deadlines?|timetable|next steps|ahead)\b")
PERIOD = re.compile(r"PT?(\d+)([HDWMY])")
LENGTHS = {"h": 1, "d": 24, "w": 168, "m": 720, "y": 8760}  # hours


@dataclass(frozen=True, slots=True)
class Word:
    """What a sentence says of a commitment, on which ISO day it was done, and whether its words say late or in time."""

    says: Says
    done: str | None = None
    late: bool | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of `data/linking_says.csv`."""

    words: re.Pattern[str]
    near: bool
    word: Word


def word_of(passage: Passage, duty: Duty, deed: Said | None) -> Word:
    """What a passage says of a duty. `deed` is the passage's word for the deed, None where it does not name it."""
    event = passage.event_at(deed) if deed else None
    phrase = phrase_in(passage, deed)
    if duty.text.modality == "must not":
        says: Says = against(phrase, told_by(event, passage) if event else None)
    else:
        says = in_figures(passage, duty) or in_words(passage, phrase, event, deed)
    done = day_of(passage, event) if says in ("fulfilled", "partly", "breached") else None
    return Word(says, done, phrase.late if phrase and says == phrase.says == "fulfilled" else None)


def in_words(passage: Passage, phrase: Word | None, event: Event | None, deed: Said | None) -> Says:
    """What words say: of a list what introduces it, else a phrase that it is undone, an event that is not told as done,
    any other phrase, an event that is done, the form of the verb."""
    if passage.lead and DUE_LIST.search(passage.lead.casefold()):
        return "unclear"
    told = told_by(event, passage) if event else None
    if phrase and phrase.says in UNDONE:
        return phrase.says
    if told and told != "fulfilled":
        return told
    if phrase:
        return phrase.says if not (told is None and is_ahead(passage)) else "planned"
    return told or ("fulfilled" if deed and deed.past else "unclear")


def is_ahead(passage: Passage) -> bool:
    """Whether the only days that a passage names are after the report's own."""
    return passage.ahead and not passage.days


def in_figures(passage: Passage, duty: Duty) -> Says | None:
    """What figures say: 41 of 41 is all, 81 of 112 a part, 210 where 400 are owed a part; nine days are too long where
    five are allowed each time."""
    said, numbers = figures(passage)
    if parts := list(PART.finditer(said)):
        pairs = [(numbers[said[: one.start()].count("#")], numbers[said[: one.end()].count("#") - 1]) for one in parts]
        return "fulfilled" if all(part >= whole for part, whole in pairs) else "partly"
    counted, owed = counted_in(passage.text, passage.words), duty.ask.counted
    if counted and owed and counted[1] == owed[1] and 0 < int(counted[0]) < int(owed[0]):
        return "partly"
    lasted = LASTED.search(said)
    if lasted and (allowed := allowed_each_time(duty)):
        hours = numbers[said[: lasted.start()].count("#")] * LENGTHS[lasted[1][0]]
        return "breached" if hours > allowed else None
    return None


def allowed_each_time(duty: Duty) -> int:
    """The hours that a duty allows after an event that comes again and again; 0 where it runs from the signing."""
    due = duty.text.due
    if due is None or due.value or due.from_ is None or not due.from_.period:
        return 0
    found = PERIOD.fullmatch(due.from_.period)
    return int(found[1]) * LENGTHS[found[2].casefold()] if found else 0


def figures(passage: Passage) -> tuple[str, list[int]]:
    """A passage in small letters with `#` for each number, and the numbers."""
    pieces: list[str] = []
    numbers: list[int] = []
    place = 0
    for word in passage.words:
        if word.counts:
            pieces += [passage.text[place : word.start], "#"]
            numbers.append(int(word.base))
            place = word.end
    return ("".join(pieces) + passage.text[place:]).casefold(), numbers


def phrase_in(passage: Passage, deed: Said | None) -> Word | None:
    """What the first phrase of `data/linking_says.csv` that stands in a passage says."""
    said, _ = figures(passage)
    before = passage.text[: deed.start].casefold() if deed else ""
    for phrase in phrases():
        if phrase.near:
            found = [one.end() for one in phrase.words.finditer(before)]
            if found and len(before) - found[-1] < NEAR:
                return phrase.word
        elif phrase.words.search(said):
            return phrase.word
    return None


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of the table, in order. Raises `ValueError` where a row says what evidence cannot say."""
    late = {"yes": True, "no": False, "": None}
    rows = table("linking_says")
    wrong = {row["says"] for row in rows} - set(get_args(Says))
    if wrong:
        raise ValueError(f"data/linking_says.csv: {sorted(wrong)} is nothing that evidence says")
    return tuple(
        Phrase(re.compile(row["words"]), row["near"] == "yes", Word(row["says"], None, late[row["late"]]))  # type: ignore[arg-type]
        for row in rows
    )


def told_by(event: Event, passage: Passage) -> Says:
    """What an event's status says; a deed whose day is after the report's is to come, however it is told."""
    day = event.time.value[:DAY] if event.time else ""
    if event.status == "happened" and is_day(day) and passage.published and day > passage.published:
        return "planned"
    return TOLD[event.status]


def against(phrase: Word | None, told: Says | None) -> Says:
    """What it means for a prohibition: it is broken where words say so, or the deed is told as done."""
    if phrase and phrase.says == "breached" and told in (None, "fulfilled", "ongoing"):
        return "breached"
    return "breached" if told in ("fulfilled", "ongoing") else "unclear"


def day_of(passage: Passage, event: Event | None) -> str | None:
    """The day on which it was done: the event's own, else the only day that the passage names."""
    if event and event.time:
        day = event.time.value[:DAY]
        return day if is_day(day) and day <= (passage.published or "") else None
    days = set(passage.days)
    return days.pop() if len(days) == 1 else None
