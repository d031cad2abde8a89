"""Turns: one side's change of word over time, both words side by side.

A first version: a side tells one event as to come or done in one report and as denied or not done in another, or the
other way round; or says of one commitment that it is done, under way or planned, and elsewhere that it is late, not
begun or broken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.model import Record, Span
from pactwatch.views.answers.quote import Quote, Who, quote, who
from pactwatch.views.known import Known

FOR = {"happened", "ongoing", "planned", "expected", "fulfilled", "partly"}
AGAINST = {"denied", "not happened", "delayed", "not started", "breached"}


class Turn(Record):
    """A side that says one thing `before` and another `after`, about an event or a commitment (by its id)."""

    about: str
    on: Literal["event", "commitment"]
    side: Who
    held: str
    before: Quote
    holds: str
    after: Quote


class Word(NamedTuple):
    """What a side holds of an entry in one report: the day, a status, the words' first and last code point, and the id
    of the actor whose words they are."""

    day: str
    report: str
    start: int
    end: int
    holds: str
    voice: str


class Spoken(NamedTuple):
    """What sides hold of an event or a commitment (by its id): each side's words, by the side's id."""

    about: str
    on: Literal["event", "commitment"]
    words: dict[str, list[Word]]


def turns(known: Known) -> tuple[Turn, ...]:
    """All turns, the newest first."""
    found = [turn for one in spoken(known) for turn in changes(known, one)]
    found.sort(key=lambda one: (one.about, one.side.id, one.after.start))
    return tuple(sorted(found, key=lambda one: one.after.published or "", reverse=True))


def spoken(known: Known) -> Iterator[Spoken]:
    """What sides hold of each event and each commitment on which one speaks."""
    for event in known.dossier.events:
        words: dict[str, list[Word]] = defaultdict(list)
        for key in event.members:
            told = known.shelf.events[key]
            if source := source_of(known, key.report, told.statement):
                text = known.shelf.by_report[key.report].report.text
                span = sentence(text, told.trigger.start, told.trigger.end)
                word = Word(known.published(key), key.report, span.start, span.end, told.status, source.voice)
                words[source.side].append(word)
        yield Spoken(event.id, "event", words)
    for id, testimony in known.testimony.items():
        words = defaultdict(list)
        for one in testimony:
            if source := source_of(known, one.report, one.statement):
                word = Word(one.known or "", one.report, one.start, one.end, one.says, source.voice)
                words[source.side].append(word)
        yield Spoken(id, "commitment", words)


class Voice(NamedTuple):
    """An actor who speaks and the side on which it stands, by their ids."""

    side: str
    voice: str


def source_of(known: Known, report: str, statement: str | None) -> Voice | None:
    """Who makes a statement; None where the report itself speaks, or somebody on no side."""
    source = known.shelf.statements[Key(report, statement)].source if statement else None
    actor = known.actor(report, source.actor) if source else None
    side = known.sides.side(actor) if actor else None
    return Voice(side, actor.id) if actor and side else None


def changes(known: Known, one: Spoken) -> Iterator[Turn]:
    """Where a side's word is against its word in the story before."""
    for side, held in sorted(one.words.items()):
        for before, after in pairwise(sorted(for_or_against(held))):
            turned = (before.holds in FOR) != (after.holds in FOR)
            if turned and known.story[before.report] != known.story[after.report]:
                yield Turn(
                    about=one.about,
                    on=one.on,
                    side=who(known.actors[side]),
                    held=before.holds,
                    before=quote(known, before.report, Span(start=before.start, end=before.end)),
                    holds=after.holds,
                    after=quote(known, after.report, Span(start=after.start, end=after.end)),
                )


def for_or_against(held: Iterable[Word]) -> Iterator[Word]:
    """Words that say either."""
    return (one for one in held if one.holds in FOR or one.holds in AGAINST)
