"""The ledger: one commitment in the agreement's text and in several reports.

Two commitments are one where nothing contradicts (agreement, who must act, whether it is a duty or a prohibition) and
either a due date and half of the action's words are the same, or, under one agreement, nearly all of them. Who must act
may be named as a state, its government or its army (`sides`); whose side is open contradicts nobody. Words are the same
that stand for one deed or thing (`vocabulary`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pactwatch.linking.actors import LinkedActor
from pactwatch.linking.agreements import LinkedAgreement
from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Key, Link, Linked, Reason, identifier, link
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.sides import Sides
from pactwatch.linking.vocabulary import Said, spoken
from pactwatch.model import Commitment

HALF, NEARLY_ALL = 0.5, 0.8  # of the shorter action's words


class LinkedCommitment(Linked):
    """One commitment of the dossier. `agreement` is the id of a linked agreement, `by` and `to` of linked actors."""

    agreement: str | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A commitment in one report, with what linking looks at.

    `agreement` is None where the report's words would fit any, `by` is empty where who must act is open.
    """

    key: Key
    story: str
    agreement: str | None
    by: frozenset[str]
    forbids: bool
    dues: frozenset[str]
    words: tuple[Said, ...]


def link_ledger(
    shelf: Shelf,
    actors: Sequence[LinkedActor],
    agreements: Sequence[LinkedAgreement],
    stories: Mapping[str, str],
) -> tuple[LinkedCommitment, ...]:
    """All commitments of the readings, each once, sorted by id. `stories` maps a report's id to its story's."""
    who = {key: actor for actor in actors for key in actor.members}
    under = {key: agreement for agreement in agreements for key in agreement.members}
    sides = Sides(shelf, who)
    seen = [telling(key, commitment, sides, under, stories) for key, commitment in shelf.commitments.items()]
    joining = Joining(shelf.commitments, shelf)
    joining.join_one_a_report(same_commitment(seen, shelf))
    linked = (one_commitment(shelf, *group, who, under) for group in joining.groups())
    return tuple(sorted(linked, key=lambda one: one.id))


def telling(
    key: Key,
    commitment: Commitment,
    sides: Sides,
    under: Mapping[Key, LinkedAgreement],
    stories: Mapping[str, str],
) -> Telling:
    """What linking looks at in one commitment of one report."""
    agreement = under[Key(key.report, commitment.agreement)] if commitment.agreement else None
    dues = (commitment.due, *commitment.due_also)
    return Telling(
        key=key,
        story=stories[key.report],
        agreement=agreement.id if agreement and agreement.known else None,
        by=bearers(key, commitment, sides),
        forbids=commitment.modality == "must not",
        dues=frozenset(due.value for due in dues if due and due.value),
        words=spoken(commitment.action.text),
    )


def bearers(key: Key, commitment: Commitment, sides: Sides) -> frozenset[str]:
    """The sides that must act, and who stands on none by name; nobody where that is open of one of them."""
    found: set[str] = set()
    for id in commitment.by:
        actor = sides.who[Key(key.report, id)]
        known = sides.of(Key(key.report, id)) or ((actor.id,) if actor.named and actor.kind != "group" else ())
        if not known:
            return frozenset()
        found.update(known)
    return frozenset(found)


def same_commitment(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Candidate links between tellings of different reports."""
    buckets = defaultdict(list)
    for one in seen:
        for room in {*one.dues, *((one.agreement, room) for word in one.words for room in word.rooms if one.agreement)}:
            buckets[room].append(one)
    pairs = {
        (one.key, other.key): (one, other)
        for bucket in buckets.values()
        for one, other in combinations(sorted(bucket, key=lambda one: one.key), 2)
    }
    for one, other in pairs.values():
        share = shared(one.words, other.words)
        reason = why(one, other, share)
        if reason:
            yield link(one.key, other.key, reason, shelf.days, share)


def shared(one: Sequence[Said], other: Sequence[Said]) -> float:
    """The share of the shorter action's words that the longer one has, or words that stand for them; from 0 to 1."""
    short, long = sorted((one, other), key=len)
    return sum(max(word.likeness(each) for each in long) for word in short) / len(short) if short else 0.0


def why(one: Telling, other: Telling, share: float) -> Reason | None:
    """The reason for which two tellings may be one commitment, or None."""
    if one.key.report == other.key.report or one.forbids != other.forbids or differ(one.agreement, other.agreement):
        return None
    same_day = one.dues & other.dues
    if one.story == other.story and same_day and share >= HALF:
        return "copied text"
    if one.by and other.by and not one.by & other.by:
        return None
    if same_day and share >= HALF:
        return "same agreement and due date"
    contradicts = one.dues and other.dues
    if one.agreement and one.agreement == other.agreement and not contradicts and share >= NEARLY_ALL:
        return "same agreement and action" if min(len(one.words), len(other.words)) > 1 else None
    return None


def differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same."""
    return one is not None and other is not None and one != other


def one_commitment(
    shelf: Shelf,
    members: tuple[Key, ...],
    links: tuple[Link, ...],
    who: Mapping[Key, LinkedActor],
    under: Mapping[Key, LinkedAgreement],
) -> LinkedCommitment:
    """The commitment that the members tell, under the best known agreement that any names."""
    told = [(key, shelf.commitments[key]) for key in members]
    agreements = [under[Key(key.report, one.agreement)] for key, one in told if one.agreement]
    return LinkedCommitment(
        id=identifier("C", members),
        members=members,
        links=links,
        agreement=min(agreements, key=lambda one: (not one.known, one.id)).id if agreements else None,
        by=tuple(sorted({who[Key(key.report, id)].id for key, one in told for id in one.by})),
        to=tuple(sorted({who[Key(key.report, id)].id for key, one in told for id in one.to})),
    )
