"""A report's text with every entry's words marked: cut wherever one begins or ends, so that marks may overlap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pactwatch.model import Actor, Commitment, Event, Reading, Span, Statement, Time
from pactwatch.record.addresses import EntryKind
from pactwatch.views.days import written
from pactwatch.views.deeds import wording

PART = 20_000  # code points of a text that stand on one page
TOLD = {"statements", "events", "commitments", "disputes"}
PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")

KINDS: tuple[tuple[EntryKind, str], ...] = (
    ("statements", "statement"),
    ("events", "event"),
    ("commitments", "commitment"),
    ("disputes", "dispute"),
    ("times", "time"),
    ("actors", "actor, place, agreement"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One entry of a reading as it is marked: `number` in the page, `words` it hangs on, `what` it says, and the
    address of its own page, None where it has none."""

    number: int
    kind: EntryKind
    id: str
    words: str
    what: str
    spans: tuple[Span, ...]
    home: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text over which the same entries lie, the shortest first. `anchors` are ids that begin here."""

    text: str
    entries: tuple[Marked, ...]
    anchors: tuple[str, ...]
    cited: bool
    first_cited: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's pieces, and the entries whose first words stand in it: what is told, and what is only named."""

    pieces: tuple[Piece, ...]
    told: tuple[Marked, ...]
    named: tuple[Marked, ...]


Home = Callable[[EntryKind, str], str | None]


def marked_entries(reading: Reading, home: Home) -> list[Marked]:
    """Every entry of a reading in the order of its first words. `home` gives the address of an entry's own page."""
    told = sorted(told_entries(reading), key=lambda one: (one[3][0].start, one[3][0].end, one[0], one[1]))
    text = reading.report.text
    return [
        Marked(
            number=number,
            kind=kind,
            id=id,
            words=text[spans[0].start : spans[0].end],
            what=what,
            spans=tuple(spans),
            home=home(kind, id),
        )
        for number, (kind, id, what, spans) in enumerate(told, 1)
    ]


def told_entries(reading: Reading) -> Iterator[tuple[EntryKind, str, str, Sequence[Span]]]:
    """Each entry's kind, id, what it says in a few words, and its spans."""
    names = {actor.id: actor.name for actor in reading.actors}
    for time in reading.times:
        yield "times", time.id, time_words(time), [time]
    for actor in reading.actors:
        yield "actors", actor.id, actor_words(actor), in_order(actor.mentions)
    for place in reading.places:
        country = f", {place.country}" if place.country else ""
        yield "places", place.id, f"place: {place.name}{country}", in_order(place.mentions)
    for statement in reading.statements:
        yield "statements", statement.id, statement_words(statement), statement.parts or [statement]
    for event in reading.events:
        yield "events", event.id, event_words(event, names), [event.trigger]
    for agreement in reading.agreements:
        yield "agreements", agreement.id, f"agreement: {agreement.name}", in_order(agreement.mentions)
    for owed in reading.commitments:
        yield "commitments", owed.id, commitment_words(owed, names), [owed.action]
    for dispute in reading.disputes:
        yield "disputes", dispute.id, "dispute: sides differ", [side.evidence for side in dispute.sides]


def in_order(spans: Sequence[Span]) -> list[Span]:
    """Spans as they stand in the text."""
    return sorted(spans, key=lambda one: (one.start, one.end))


def time_words(time: Time) -> str:
    """A time in a few words: its TIMEX3 value, and what that is for people."""
    day = written(time.value)
    return f"{time.type.lower()}: {time.value}" + ("" if day in ("no date", time.value) else f", {day}")


def actor_words(actor: Actor) -> str:
    """An actor in a few words."""
    return f"{actor.kind}: {actor.name}" + (f", {actor.roles[0]}" if actor.roles else "")


def statement_words(one: Statement) -> str:
    """A statement in a few words."""
    source = one.source.text if one.source else "nobody named"
    return f"{one.kind}, {one.mode}: {source} {one.polarity}"


def event_words(event: Event, names: dict[str, str]) -> str:
    """An event in a few words."""
    who = ", ".join(names[id] for id in event.actors) or "somebody not named"
    when = f", {written(event.time.value)}" if event.time and written(event.time.value) != "no date" else ""
    return f"event: {who}: {wording(event.type, event.mode)['words']}, {event.status}{when}"


def commitment_words(owed: Commitment, names: dict[str, str]) -> str:
    """A commitment in a few words."""
    due = f", due {written(owed.due.value)}" if owed.due and owed.due.value else ""
    return f"commitment of {', '.join(names[id] for id in owed.by) or 'nobody named'}{due}"


def parts_of(text: str) -> list[Span]:
    """A text in parts of at most `PART` code points, each of whole paragraphs where that can be."""
    parts: list[Span] = []
    start = 0
    while start < len(text) or not parts:
        end = min(start + PART, len(text))
        if end < len(text):
            breaks = [found.end() for found in PARAGRAPH.finditer(text, start + PART // 2, end)]
            end = breaks[-1] if breaks else end
        parts.append(Span(start=start, end=end))
        start = end
    return parts


def paragraphs(text: str, part: Span, entries: Sequence[Marked], cited: Span | None) -> list[Paragraph]:
    """The paragraphs of a part, with the entries that lie over them and the words that are cited."""
    edges = [part.start, *(found.end() for found in PARAGRAPH.finditer(text, part.start, part.end)), part.end]
    return [paragraph(text, Span(start=start, end=end), entries, cited) for start, end in pairwise(sorted(set(edges)))]


def paragraph(text: str, here: Span, entries: Sequence[Marked], cited: Span | None) -> Paragraph:
    """One paragraph."""
    over = [(one, span) for one in entries for span in one.spans if span.start < here.end and here.start < span.end]
    lying = [*(span for _, span in over), *([cited] if cited else [])]
    edges = {here.start, here.end}
    edges |= {edge for span in lying for edge in (span.start, span.end) if here.start < edge < here.end}
    pieces = [piece(text, Span(start=start, end=end), here, over, cited) for start, end in pairwise(sorted(edges))]
    begun = [one for one in entries if here.start <= one.spans[0].start < here.end]
    return Paragraph(
        pieces=tuple(pieces),
        told=tuple(one for one in begun if one.kind in TOLD),
        named=tuple(one for one in begun if one.kind not in TOLD),
    )


def piece(text: str, at: Span, here: Span, over: Sequence[tuple[Marked, Span]], cited: Span | None) -> Piece:
    """The piece of a paragraph that is at a span."""
    covering = [(one, span) for one, span in over if span.start <= at.start and at.end <= span.end]
    covering.sort(key=lambda pair: (pair[1].end - pair[1].start, pair[0].number))
    beginning = [one for one, span in over if span == one.spans[0] and max(span.start, here.start) == at.start]
    is_cited = cited is not None and cited.start <= at.start and at.end <= cited.end
    return Piece(
        text=text[at.start : at.end],
        entries=tuple(dict.fromkeys(one for one, _ in covering)),
        anchors=tuple(f"w{one.number}" for one in beginning),
        cited=is_cited,
        first_cited=is_cited and cited is not None and cited.start == at.start,
    )
