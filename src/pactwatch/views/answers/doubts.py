"""What a person should look at: entries that the program is least sure of, each with its words and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key, Link
from pactwatch.model import Record, Span, Words
from pactwatch.views.answers.quote import Answer, Quote, heading, quote
from pactwatch.views.known import Known

SURE = 0.9  # a likeness from which two are taken for one without asking
Kind = Literal["actors", "events", "commitments", "statements"]
Doubtful = Literal["taken for one", "bearer inferred", "time inferred", "nobody named"]
ORDER: tuple[Doubtful, ...] = ("taken for one", "bearer inferred", "time inferred", "nobody named")


class Told(Record):
    """An entry of a report by its id, with the words that it hangs on."""

    id: str
    words: Quote


class Doubt(Record):
    """One doubt on one entry, or on whether two are one (`other`). `likeness` stands where two are only alike."""

    doubt: Doubtful
    kind: Kind
    entry: Told
    other: Told | None
    why: str
    likeness: float | None


class Doubts(Answer):
    """All doubts: whether two are one, the least alike first; then what was inferred, the newest first."""

    entries: tuple[Doubt, ...]


def doubts(dossier: Dossier, as_of: str | None = None) -> Doubts:
    """What is uncertain in a dossier on a day; raises `ValueError` as `ledger` does."""
    known = Known(dossier, as_of)
    found = [*taken_for_one(known), *inferred(known)]
    found.sort(key=lambda one: (one.entry.words.report, one.entry.words.start, one.kind))
    found.sort(key=lambda one: one.entry.words.published or "", reverse=True)
    found.sort(key=lambda one: (ORDER.index(one.doubt), one.likeness or 0.0))
    return Doubts(**heading(known), entries=tuple(found))


def taken_for_one(known: Known) -> Iterator[Doubt]:
    """Pairs that are one because they are alike."""
    kinds: tuple[Kind, ...] = ("actors", "events", "commitments", "statements")
    for kind in kinds:
        for linked in getattr(known.dossier, kind):
            for link in linked.links:
                if link.likeness is not None and link.likeness < SURE:
                    yield pair(known, kind, link)


def pair(known: Known, kind: Kind, link: Link) -> Doubt:
    """Whether two entries are one."""
    return Doubt(
        doubt="taken for one",
        kind=kind,
        entry=told(known, kind, link.left),
        other=told(known, kind, link.right),
        why=link.reason,
        likeness=link.likeness,
    )


def inferred(known: Known) -> Iterator[Doubt]:
    """Entries of which something does not stand in the words."""
    for key, owed in known.shelf.commitments.items():
        if owed.by_inferred:
            yield single(known, "bearer inferred", "commitments", key, "the words name nobody who must act")
    for key, event in known.shelf.events.items():
        if event.time and event.time.inferred:
            yield single(known, "time inferred", "events", key, f"no words of its own give the day {event.time.value}")
    for key, statement in known.shelf.statements.items():
        if statement.source is None and statement.kind == "speech" and not known.is_agreement(key.report):
            yield single(known, "nobody named", "statements", key, "the words do not say who speaks")


def single(known: Known, doubt: Doubtful, kind: Kind, key: Key, why: str) -> Doubt:
    """A doubt on one entry."""
    return Doubt(doubt=doubt, kind=kind, entry=told(known, kind, key), other=None, why=why, likeness=None)


def told(known: Known, kind: Kind, key: Key) -> Told:
    """An entry with its words."""
    return Told(id=key.id, words=quote(known, key.report, words_of(known, kind, key)))


def words_of(known: Known, kind: Kind, key: Key) -> Span:
    """The words that an entry hangs on: of an actor the first mention."""
    if kind == "statements":
        return known.shelf.statements[key]
    if kind == "events":
        return known.shelf.events[key].trigger
    if kind == "commitments":
        return known.shelf.commitments[key].action
    mentions: tuple[Words, ...] = known.shelf.actors[key].mentions
    return min(mentions, key=lambda one: (one.start, one.end))
