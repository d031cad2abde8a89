"""The ledger: one commitment in the agreement's text and in several reports.

Two commitments are one where nothing contradicts (agreement, who must act, whether it is a duty or a prohibition) and
either a due date and half of the action's words are the same, or, under one agreement, nearly all of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pactwatch.codes import words
from pactwatch.linking.links import Key, Link, Linked, Reason, admitted, gather, identifier, link
from pactwatch.linking.names import folded
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Commitment

LONG = 4  # letters from which on a word counts though it is no name
STEM = 5  # letters of a word that count, so that "withdraw" meets "withdrawal"
HALF, NEARLY_ALL = 0.5, 0.8  # of the shorter action's words


class LinkedCommitment(Linked):
    """One commitment of the dossier. `agreement` is the id of a linked agreement, `by` and `to` of linked actors."""

    agreement: str | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A commitment in one report, with what linking looks at."""

    key: Key
    agreement: str | None
    by: frozenset[str]
    forbids: bool
    dues: frozenset[str]
    stems: frozenset[str]


def link_ledger(shelf: Shelf, actors: Mapping[Key, str], agreements: Mapping[Key, str]) -> tuple[LinkedCommitment, ...]:
    """All commitments of the readings, each once, sorted by id. The mappings give linked ids by key."""
    seen = [telling(key, commitment, actors, agreements) for key, commitment in shelf.commitments.items()]
    groups = gather(shelf.commitments, admitted(same_commitment(seen, shelf)))
    return tuple(
        sorted((one_commitment(shelf, *group, actors, agreements) for group in groups), key=lambda one: one.id)
    )


def telling(key: Key, commitment: Commitment, actors: Mapping[Key, str], agreements: Mapping[Key, str]) -> Telling:
    """What linking looks at in one commitment of one report."""
    dues = (commitment.due, *commitment.due_also)
    return Telling(
        key=key,
        agreement=agreements[Key(key.report, commitment.agreement)] if commitment.agreement else None,
        by=frozenset(actors[Key(key.report, id)] for id in commitment.by),
        forbids=commitment.modality == "must not",
        dues=frozenset(due.value for due in dues if due and due.value),
        stems=stems(commitment.action.text),
    )


def stems(action: str) -> frozenset[str]:
    """The words of an action that tell it from others, cut to their first letters: longer words, names and numbers."""
    written = [word for word in re.findall(r"\w+", action) if len(word) >= LONG or word[0].isupper() or word.isdigit()]
    return frozenset(word[:STEM] for word in map(folded, written) if word not in words("linking_common_words"))


def same_commitment(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Candidate links between tellings of different reports."""
    buckets = defaultdict(list)
    for one in seen:
        for room in (*one.dues, *((one.agreement, stem) for stem in one.stems if one.agreement)):
            buckets[room].append(one)
    pairs = {
        (one.key, other.key): (one, other)
        for bucket in buckets.values()
        for one, other in combinations(sorted(bucket, key=lambda one: one.key), 2)
    }
    for one, other in pairs.values():
        share = shared(one.stems, other.stems)
        reason = why(one, other, share)
        if reason:
            yield link(one.key, other.key, reason, shelf.days, share)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that is in the larger one too, from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def why(one: Telling, other: Telling, share: float) -> Reason | None:
    """The reason for which two tellings may be one commitment, or None."""
    if one.key.report == other.key.report or one.forbids != other.forbids:
        return None
    if (one.agreement and other.agreement and one.agreement != other.agreement) or (
        one.by and other.by and not one.by & other.by
    ):
        return None
    if one.dues & other.dues and share >= HALF:
        return "same agreement and due date"
    contradicts = one.dues and other.dues
    if not contradicts and one.agreement and one.agreement == other.agreement and share >= NEARLY_ALL:
        return "same agreement and action" if len(one.stems & other.stems) > 1 else None
    return None


def one_commitment(
    shelf: Shelf,
    members: tuple[Key, ...],
    links: tuple[Link, ...],
    actors: Mapping[Key, str],
    agreements: Mapping[Key, str],
) -> LinkedCommitment:
    """The commitment that the members tell."""
    told = [(key, shelf.commitments[key]) for key in members]
    return LinkedCommitment(
        id=identifier("C", members),
        members=members,
        links=links,
        agreement=min((agreements[Key(key.report, one.agreement)] for key, one in told if one.agreement), default=None),
        by=tuple(sorted({actors[Key(key.report, id)] for key, one in told for id in one.by})),
        to=tuple(sorted({actors[Key(key.report, id)] for key, one in told for id in one.to})),
    )
