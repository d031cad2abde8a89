"""The network: which parties met, agreed with, accused or acted against which, over a stretch of days.

A person counts for the party on whose side it stands. Only what is told as done or under way counts; the day is that of
the event, else that on which it was first told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from typing import Literal, cast

from pactwatch.codes import lookup
from pactwatch.linking.dossier import Dossier
from pactwatch.model import Record
from pactwatch.views.answers.quote import Answer, Who, heading, who
from pactwatch.views.answers.timeline import TimelineEntry, entries
from pactwatch.views.known import Known

Kind = Literal["met", "agreed", "accused", "acted against"]
KINDS: tuple[Kind, ...] = ("met", "agreed", "accused", "acted against")
MUTUAL: frozenset[Kind] = frozenset({"met", "agreed"})


class Tie(Record):
    """What is between two parties: of what is mutual `left` is the first by name, else the one that did it.

    `events` are the ids of the timeline's entries, by day; `first` and `last` the ISO days of the first and the last.
    """

    kind: Kind
    left: Who
    right: Who
    events: tuple[str, ...]
    first: str | None
    last: str | None


class Network(Answer):
    """All ties, the most frequent first; of `since` and `until` None is open."""

    since: str | None
    until: str | None
    ties: tuple[Tie, ...]


def network(dossier: Dossier, as_of: str | None = None, since: str | None = None, until: str | None = None) -> Network:
    """The ties of a dossier on a day, of events from `since` to `until`; raises `ValueError` as `ledger` does."""
    known = Known(dossier, as_of)
    told: dict[tuple[Kind, str, str], list[tuple[str, str]]] = defaultdict(list)
    for entry in entries(known):
        day = day_of(entry)
        if entry.status in ("happened", "ongoing") and (since or "") <= day <= (until or "9999"):
            for ends in ties_of(known, entry):
                told[ends].append((day, entry.id))
    ties = [tie(known, key, sorted(events)) for key, events in told.items()]
    ties.sort(key=lambda one: (-len(one.events), KINDS.index(one.kind), one.left.name, one.right.name, one.left.id))
    return Network(**heading(known), since=since, until=until, ties=tuple(ties))


def day_of(entry: TimelineEntry) -> str:
    """The last day of an event, else the day on which it was first told."""
    return entry.last or min((step.words.published or "" for step in entry.history), default="")


def ties_of(known: Known, entry: TimelineEntry) -> Iterator[tuple[Kind, str, str]]:
    """The ties that an event shows: between its actors and recipients, and of what is mutual among its actors."""
    kind = cast(Kind | Literal[""], lookup("event_types", "type", "tie")[entry.type])
    if not kind:
        return
    doers, others = (sides(known, entry.actors), sides(known, entry.recipients))
    pairs = set(product(doers, others))
    if kind in MUTUAL:
        pairs = {(min(pair), max(pair)) for pair in (*pairs, *combinations(doers, 2))}
    for left, right in sorted(pairs):
        if left != right:
            yield kind, left, right


def sides(known: Known, actors: tuple[Who, ...]) -> list[str]:
    """The parties for which actors count: their side, else themselves where reports name them."""
    found = (known.sides.side(known.actors[one.id]) or (one.id if one.named else None) for one in actors)
    return list(dict.fromkeys(id for id in found if id))


def tie(known: Known, key: tuple[Kind, str, str], events: list[tuple[str, str]]) -> Tie:
    """What is between two parties."""
    kind, *ends = key
    left, right = (who(known.actors[id]) for id in ends)
    if kind in MUTUAL and right.name < left.name:
        left, right = right, left
    days = [day for day, _ in events if day]
    return Tie(
        kind=kind,
        left=left,
        right=right,
        events=tuple(id for _, id in events),
        first=min(days, default=None),
        last=max(days, default=None),
    )
