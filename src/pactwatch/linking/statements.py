"""One statement in several reports: one speaker, the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz import fuzz

from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Key, Link, Linked, identifier, link
from pactwatch.linking.names import folded
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Statement

ALIKE = 0.9  # the least likeness of two contents
WORDS = 4  # contents shorter than this many words must be equal


class LinkedStatement(Linked):
    """One statement of the dossier. `speaker` is the id of a linked actor, None where nobody known is named."""

    speaker: str | None = None


def link_statements(shelf: Shelf, actors: Mapping[Key, str], stories: Mapping[str, str]) -> tuple[LinkedStatement, ...]:
    """All statements of the readings, each once, sorted by id.

    `actors` maps an actor's key to its linked actor's id, `stories` a report's id to its story's. Speakers that are not
    the same linked actor may still be one inside one copied story.
    """
    buckets = defaultdict(list)
    for key, statement in shelf.statements.items():
        for room in rooms(key, statement, actors, stories):
            buckets[room].append(key)
    joining = Joining(shelf.statements, shelf)
    joining.join_one_a_report(one for bucket in buckets.values() for one in same_words(shelf, bucket))
    linked = (
        LinkedStatement(
            id=identifier("S", members), members=members, links=joined, speaker=speaker_of(shelf, members, actors)
        )
        for members, joined in joining.groups()
    )
    return tuple(sorted(linked, key=lambda one: one.id))


def rooms(
    key: Key, statement: Statement, actors: Mapping[Key, str], stories: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Where a statement may meet its like: among its speaker's, and among its story's under the source's words."""
    if statement.source is None:
        return
    if statement.source.actor:
        yield actors[Key(key.report, statement.source.actor)], statement.kind, statement.polarity
    yield stories[key.report] + folded(statement.source.text), statement.kind, statement.polarity


def same_words(shelf: Shelf, bucket: list[Key]) -> Iterator[Link]:
    """Links between statements of different reports in one bucket whose contents are equal or nearly so."""
    contents = {key: folded(shelf.statements[key].text) for key in bucket}
    for one, other in combinations(sorted(set(bucket)), 2):
        if one.report == other.report:
            continue
        least = ALIKE if min(len(contents[key].split()) for key in (one, other)) >= WORDS else 1.0
        value = fuzz.ratio(contents[one], contents[other], score_cutoff=100 * least) / 100
        if value:
            yield link(one, other, "same words of one speaker", shelf.days, value)


def speaker_of(shelf: Shelf, members: tuple[Key, ...], actors: Mapping[Key, str]) -> str | None:
    """The linked actor who says it: the first that is known, by day and key."""
    for key in sorted(members, key=lambda key: (shelf.days[key.report] or "", key)):
        source = shelf.statements[key].source
        if source and source.actor:
            return actors[Key(key.report, source.actor)]
    return None
