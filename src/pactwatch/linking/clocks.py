"""Clocks: from which day a time limit runs that waits for an event ("four months after the Transition begins").

A report starts the clock where a sentence tells the event with its day: its words are there, and an event that
happened on that day, or a phrase that it has begun. An agreement's own definition ("the Transition means the period
that begins on the day on which the Council first meets") lets the event that it names start it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pactwatch.codes import lookup, uses
from pactwatch.linking.days import DAY, is_day
from pactwatch.linking.ledger import LinkedCommitment
from pactwatch.linking.passages import Passage, Passages
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.vocabulary import Said, spoken
from pactwatch.model import Record, Span

EDGE = re.compile(r"^(start|end) of (?:the )?(.+)$", re.I)
DEFINITION = re.compile(
    r"[\"“](?:the )?(?P<term>[^\"“”]{3,60})[\"”]\)?\s+(?:means|is|shall mean)\s+(?P<means>[^;\n]+)", re.I
)
HAPPENED = {"happened", "ongoing"}
OPEN = frozenset(uses("linking", "open"))  # "its first meeting": whose is not told


class Clock(Record):
    """A report's word that an event took place from which a commitment's time runs.

    `day` is the event's ISO day, `start` and `end` the sentence that tells it, `known` the day of the report. `through`
    is the agreement's report and the span of the definition that ties the event to what the commitment names.
    """

    commitment: str
    anchor: str
    day: str
    report: str
    start: int
    end: int
    known: str | None = None
    through: tuple[str, Span] | None = None


@dataclass(frozen=True, slots=True)
class Awaited:
    """An event that a commitment's time waits for: its words, and which edge of it (`start`, `end` or none)."""

    commitment: str
    anchor: str
    words: tuple[Said, ...]
    edge: str
    through: tuple[str, Span] | None = None


def find_clocks(shelf: Shelf, commitments: Iterable[LinkedCommitment], passages: Passages) -> tuple[Clock, ...]:
    """All that starts the commitments' clocks, sorted by commitment and report."""
    waiting = [one for commitment in commitments for one in awaited(shelf, commitment)]
    found = [
        Clock(
            commitment=one.commitment,
            anchor=one.anchor,
            day=day,
            report=passage.report,
            start=passage.span.start,
            end=passage.span.end,
            known=passage.published,
            through=one.through,
        )
        for passage in passages
        for one in waiting
        if (day := day_told(passage, one))
    ]
    return tuple(sorted(found, key=lambda one: (one.commitment, one.report, one.start, one.through is not None)))


def awaited(shelf: Shelf, commitment: LinkedCommitment) -> Iterator[Awaited]:
    """What a commitment's due dates wait for, by its own words and by the agreement's definitions."""
    for key in commitment.members:
        told = shelf.commitments[key]
        for due in (told.due, *told.due_also):
            anchor = due.from_.anchor if due and due.from_ and not due.value else ""
            if not anchor or anchor == "signing" or is_day(anchor) or anchor.split()[0].casefold() in OPEN:
                continue
            edge = EDGE.match(anchor)
            name = edge[2] if edge else anchor
            yield Awaited(commitment.id, anchor, content(name), edge[1].casefold() if edge else "")
            if edge:
                for event, span in definitions(shelf.by_report[key.report].report.text, name, edge[1].casefold()):
                    yield Awaited(commitment.id, anchor, content(event), "", (key.report, span))


def content(words: str) -> tuple[Said, ...]:
    """The words of an event that must be told for it to be this one."""
    return tuple(word for word in spoken(words) if not word.counts)


def definitions(text: str, name: str, edge: str) -> Iterator[tuple[str, Span]]:
    """The events that an agreement ties to the start or end of what it names, with the definitions' spans."""
    for found in DEFINITION.finditer(text):
        tied = phrases(f"defines {edge}").search(found["means"])
        if found["term"].casefold() == name.casefold() and tied:
            yield tied["event"], Span(start=found.start(), end=found.end())


def day_told(passage: Passage, wanted: Awaited) -> str | None:
    """The day on which a passage tells that an awaited event took place, None where it does not."""
    if not wanted.words or not all(any(one.base == word.base for word in passage.words) for one in wanted.words):
        return None
    told = [
        (event, event.time.value[:DAY])
        for event in passage.events
        if event.status in HAPPENED and event.time and event.time.value[:DAY] in passage.days
    ]
    if wanted.edge:
        if not phrases(wanted.edge).search(passage.text):
            return None
        days = {day for _, day in told} or set(passage.days)
        return days.pop() if len(days) == 1 else None
    bases = {one.base for one in wanted.words}
    for event, day in told:
        if any(word.base in bases for word in spoken(event.trigger.text)):
            return day
    return None


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """The words of a kind (`data/linking_clock_words.csv`)."""
    patterns: Mapping[str, str] = lookup("linking_clock_words", "kind", "words")
    return re.compile(patterns[kind], re.I)
