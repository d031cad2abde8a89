"""Passages: the sentences of a report in which evidence is looked for, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pactwatch.codes import table
from pactwatch.linking.days import DAY, is_day
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentences
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.sides import Sides
from pactwatch.linking.vocabulary import Said, spoken
from pactwatch.model import Event, Reading, Span, Statement

ARTICLE = re.compile(r"\b(?:Articles?|Art\.|Clauses?|Sections?)\s+(\d+)|;\s*(\d{1,3})\s*;", re.I)
DATELINE = re.compile(r"[A-Z][A-Z'’-]+\b.{0,80}?(?:\) [-–—]|—) ")  # "ARL, Marn, May 1 (Agency) - "
LABEL = re.compile(r"[A-Z][A-Z ]+: ")  # "SCHOOLS: "
HEADING = 80  # code points of a line without a full stop that is a heading
ARMED = {"armed group", "forces", "state", "government body"}
BEFORE = 3  # sentences of a paragraph that may say what a later one speaks of


class Named(NamedTuple):
    """Where in a report somebody is named who stands on a side, by the side's id."""

    start: int
    end: int
    side: str


@dataclass(frozen=True)
class Passage:
    """One sentence of a report.

    `before` are the words of the paragraph's sentences before it and of the heading above, `articles` the articles
    that it or the heading cites, `lead` the sentence with a colon that introduces the list in which it stands.
    `events` and `statements` are those told in it; `sides` are those whom it names and `bodies` the armies, groups and
    states, each with its place, and with whether it stands on no side; `sided` gives the sides of the report's actors.
    `days` are the ISO days in it that are not after the report's own, `ahead` tells that it names a later one.
    """

    report: str
    span: Span
    text: str
    before: tuple[Said, ...]
    articles: frozenset[str]
    events: tuple[Event, ...]
    sides: tuple[Named, ...]
    parties_before: frozenset[str]
    days: tuple[str, ...]
    ahead: bool
    statements: tuple[Statement, ...]
    published: str | None
    lead: str
    sided: Mapping[str, tuple[str, ...]]
    bodies: tuple[tuple[int, bool], ...]

    @cached_property
    def words(self) -> tuple[Said, ...]:
        """The words that speak of something, their places counted in the sentence."""
        found = DATELINE.match(self.text) or LABEL.match(self.text)
        return tuple(word for word in spoken(self.text) if not found or word.start >= found.end())

    def leans(self, kind: str) -> bool:
        """Whether it speaks of what was spoken of before: of the deed ("did so"), or of a thing ("the money")."""
        return leaning()[kind].search(self.text.casefold()) is not None

    @cached_property
    def leaned(self) -> tuple[Said, ...]:
        """The words before it that count as its own, for it leans on them."""
        return self.before if self.leans("deed") or self.leans("thing") else ()

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The bases of the words that name who speaks in it."""
        sources = (
            one.source for one in self.statements if one.source and self.span.start <= one.source.start < self.span.end
        )
        return frozenset(word.base for source in sources for word in spoken(source.text))

    @property
    def parties(self) -> frozenset[str]:
        """The sides that it names."""
        return frozenset(one.side for one in self.sides)

    @property
    def spoken_of(self) -> tuple[str, ...]:
        """The sides that it speaks of; else those named before it; else who speaks."""
        sources = [(s.source.start, s.source.end) for s in self.statements if s.source]
        told = [one.side for one in self.sides if not any(start <= one.start < end for start, end in sources)]
        return tuple(dict.fromkeys(told or sorted(self.parties_before) or [one.side for one in self.sides]))

    @cached_property
    def deeds_and_things(self) -> tuple[Said, ...]:
        """Its words but for those that name a side."""
        at = self.span.start
        return tuple(
            word for word in self.words if not any(one.start <= at + word.start < one.end for one in self.sides)
        )

    def doers(self, event: Event) -> frozenset[str]:
        """The sides of those who do the deed of an event."""
        return frozenset(side for id in event.actors for side in self.sided.get(id, ()))

    def known_doers(self, event: Event) -> bool:
        """Whether all who do the deed are named, or stand on a side."""
        return bool(event.actors) and all(id in self.sided for id in event.actors)

    def doer_is_other(self, deed: Said) -> bool:
        """Whether the body named last before a deed is named and stands on no side."""
        at = self.span.start + deed.start
        before = [(start, other) for start, other in self.bodies if start < at]
        return bool(before) and max(before)[1]

    def objects(self, bases: Set[str]) -> bool:
        """Whether it has one of some words."""
        return any(word.base in bases for word in self.words)

    def event_at(self, word: Said) -> Event | None:
        """The event whose trigger a word of the sentence is."""
        start, end = self.span.start + word.start, self.span.start + word.end
        return next((one for one in self.events if one.trigger.start < end and start < one.trigger.end), None)

    def teller(self, word: Said | None) -> Statement | None:
        """The statement in which a word of the sentence stands, the innermost; of no word, that of its middle."""
        at = self.span.start + word.start if word else (self.span.start + self.span.end) // 2
        inside = [one for one in self.statements if any(p.start <= at < p.end for p in one.parts or (one,))]
        return min(inside, key=lambda one: (one.end - one.start, one.id), default=None)


class Passages:
    """The passages of readings, each report's only once."""

    def __init__(self, shelf: Shelf, sides: Sides) -> None:
        self.shelf, self.sides = shelf, sides

    @cached_property
    def all(self) -> tuple[Passage, ...]:
        """The passages of every report that is no agreement, in the order of the shelf."""
        told = (reading for reading in self.shelf.readings if reading.report.kind != "agreement")
        return tuple(passage for reading in told for passage in self.of(reading))

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.all)

    def of(self, reading: Reading) -> Iterator[Passage]:
        """The passages of one report, in order."""
        text, report = reading.report.text, reading.report.id
        header = reading.report.header.end if reading.report.header else 0
        named, sided, bodies = self.named(reading), self.sided(reading), self.bodies(reading)
        heading: tuple[Said, ...] = ()
        articles: frozenset[str] = frozenset()
        before: list[Span] = []
        last, lead = header, ""
        for span in sentences(text, header):
            if "\n" in text[last : span.start]:
                before = []
            last = span.end
            said = text[span.start : span.end]
            cited = frozenset(number for found in ARTICLE.finditer(said) for number in found.groups() if number)
            if is_heading(text, span):
                heading, articles, before, lead = spoken(said), cited, [], ""
                continue
            days = list(days_in(reading, span))
            events = tuple(e for e in reading.events if span.start <= e.trigger.start < span.end)
            yield Passage(
                report=report,
                span=span,
                text=said,
                before=(*(w for one in before[-BEFORE:] for w in spoken(text[one.start : one.end])), *heading),
                articles=cited or articles,
                events=events,
                sides=tuple(one for one in named if span.start <= one.start < span.end),
                parties_before=frozenset(
                    one.side for one in named if before and before[-1].start <= one.start < before[-1].end
                ),
                days=tuple(day for day in days if day <= (reading.report.published or "")),
                ahead=any(day > (reading.report.published or "9999") for day in days),
                statements=tuple(s for s in reading.statements if s.start < span.end and span.start < s.end),
                published=reading.report.published,
                sided=sided,
                bodies=tuple((start, other) for start, other in bodies if span.start <= start < span.end),
                lead=lead if is_item(said) else "",
            )
            lead = said if said.endswith(":") else lead if is_item(said) else ""
            before.append(span)

    def sided(self, reading: Reading) -> Mapping[str, tuple[str, ...]]:
        """The sides of a report's actors, by id; none of a person, or of one that is named, who stands on no side.

        Those of whom neither is known are left out.
        """
        found = {}
        for actor in reading.actors:
            key = Key(reading.report.id, actor.id)
            sides = self.sides.of(key)
            if sides or actor.kind == "person" or (key in self.sides.who and self.sides.who[key].named):
                found[actor.id] = sides
        return found

    def bodies(self, reading: Reading) -> Sequence[tuple[int, bool]]:
        """Where a report names armed groups, armies and states, and whether each is named and stands on no side."""
        sided = self.sided(reading)
        return [
            (mention.start, not sided[actor.id])
            for actor in reading.actors
            if actor.id in sided and actor.kind in ARMED
            for mention in actor.mentions
        ]

    def named(self, reading: Reading) -> Sequence[Named]:
        """Where a report names somebody who stands on a side of the agreements, and which."""
        found = {
            Named(mention.start, mention.end, side)
            for actor in reading.actors
            for side in self.sides.of(Key(reading.report.id, actor.id))
            if side in self.sides.rivals
            for mention in actor.mentions
        }
        return sorted(found)


@cache
def leaning() -> Mapping[str, re.Pattern[str]]:
    """The words that lean on what stands before them, by kind (`data/linking_leaning.csv`)."""
    return {row["kind"]: re.compile(row["words"]) for row in table("linking_leaning")}


def is_heading(text: str, span: Span) -> bool:
    """Whether a sentence is a line of its own without a full stop, and no item of a list or row of a table."""
    said = text[span.start : span.end]
    alone = (span.start == 0 or text[: span.start].rstrip(" ")[-1:] == "\n") and text[span.end : span.end + 1] in (
        "\n",
        "",
    )
    return alone and len(said) < HEADING and said[-1] not in '.!?"”’:' and not is_item(said)


def is_item(said: str) -> bool:
    """Whether a sentence is an item of a list or a row of a table."""
    return said[0] in "-*•(" or said.count(";") > 1


def days_in(reading: Reading, span: Span) -> Iterator[str]:
    """The days that are named in a sentence."""
    for time in reading.times:
        if span.start <= time.start < span.end and is_day(time.value[:DAY]):
            yield time.value[:DAY]
