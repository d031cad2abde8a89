"""Stories: reports whose texts are nearly one, so that a copied wire story does not count as a second witness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from pactwatch.linking.links import Key, Link, Linked, gather, identifier, link
from pactwatch.linking.shelf import Shelf

SHINGLE = 5  # words
COPIED = 0.5  # the least share of the shorter text's shingles that stand in the longer one too


class Story(Linked):
    """One story: the reports that tell it in nearly the same words. Its members have the id ``""``."""


def link_stories(shelf: Shelf) -> tuple[Story, ...]:
    """All stories of the readings, sorted by id."""
    keys = [Key(report, "") for report in shelf.by_report]
    groups = gather(keys, copies(shelf))
    stories = (Story(id=identifier("R", members), members=members, links=links) for members, links in groups)
    return tuple(sorted(stories, key=lambda story: story.id))


def copies(shelf: Shelf) -> Iterator[Link]:
    """Links between texts that share their shingles (Broder 1997: containment), counted exactly."""
    shingles = {id: shingles_of(reading.report.text) for id, reading in shelf.by_report.items()}
    holders = defaultdict(list)
    for id, found in shingles.items():
        for shingle in found:
            holders[shingle].append(id)
    shared = Counter(pair for ids in holders.values() for pair in combinations(sorted(ids), 2))
    for (one, other), count in shared.items():
        share = count / min(len(shingles[one]), len(shingles[other]))
        if share >= COPIED:
            yield link(Key(one, ""), Key(other, ""), "copied text", shelf.days, share)


def shingles_of(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words, without case and punctuation; a shorter text is one run."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
