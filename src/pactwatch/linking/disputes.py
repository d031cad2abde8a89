"""Disputes across reports: what two reports dispute alike, and where two reports' tellings contradict each other.

A contradiction is found, not judged: one report tells a deed as done, another that it is denied or was not done. Both
stand side by side; neither telling is changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pactwatch.linking.events import LinkedEvent
from pactwatch.linking.joining import Joining
from pactwatch.linking.ledger import LinkedCommitment
from pactwatch.linking.links import Key, Linked, identifier
from pactwatch.linking.shelf import Shelf

DONE = {"happened", "ongoing", "fulfilled", "fulfilled late"}
DENIED = "denied"
UNDONE = {DENIED, "not happened", "breached"}


class LinkedDispute(Linked):
    """One question on which sides differ.

    `members` are the disputes that reports themselves show; `about` are ids of linked entries. Where reports contradict
    each other without any of them showing it, `members` is empty and `tellings` are the entries that contradict.
    """

    about: tuple[str, ...] = ()
    tellings: tuple[Key, ...] = ()


def link_disputes(
    shelf: Shelf, entries: Mapping[Key, str], told: Iterable[LinkedEvent | LinkedCommitment]
) -> tuple[LinkedDispute, ...]:
    """All disputes, sorted by id. `entries` maps events', commitments' and statements' keys to their linked ids."""
    shown = tuple(shown_by_reports(shelf, entries))
    known = {id for dispute in shown for id in dispute.about}
    found = contradictions(shelf, (one for one in told if one.id not in known))
    return tuple(sorted((*shown, *found), key=lambda one: one.id))


def shown_by_reports(shelf: Shelf, entries: Mapping[Key, str]) -> Iterator[LinkedDispute]:
    """The reports' own disputes; those about one linked entry are one."""
    about = {
        key: tuple(sorted({entries[Key(key.report, id)] for id in dispute.about}))
        for key, dispute in shelf.disputes.items()
    }
    joining = Joining(shelf.disputes, shelf)
    joining.equal(same_subject(about), "about the same entry")
    for members, links in joining.groups():
        yield LinkedDispute(
            id=identifier("D", members),
            members=members,
            links=links,
            about=tuple(sorted({id for key in members for id in about[key]})),
        )


def same_subject(about: Mapping[Key, tuple[str, ...]]) -> Iterable[Iterable[Key]]:
    """Disputes about one linked entry."""
    buckets = defaultdict(list)
    for key, ids in about.items():
        for id in ids:
            buckets[id].append(key)
    return buckets.values()


def contradictions(shelf: Shelf, told: Iterable[LinkedEvent | LinkedCommitment]) -> Iterator[LinkedDispute]:
    """Entries that one report tells as done and another as not done, unless it was not yet done when that was said."""
    for entry in told:
        done = [key for key in entry.members if status(shelf, key) in DONE]
        first = min((shelf.days[key.report] or "" for key in done), default="")
        undone = [
            key
            for key in entry.members
            if status(shelf, key) in UNDONE
            and (status(shelf, key) == DENIED or (shelf.days[key.report] or "") >= first)
        ]
        if done and undone:
            tellings = tuple(sorted((*done, *undone)))
            yield LinkedDispute(id=identifier("D", tellings), members=(), about=(entry.id,), tellings=tellings)


def status(shelf: Shelf, key: Key) -> str:
    """The status that one report gives an event or a commitment."""
    event = shelf.events.get(key)
    return event.status if event else shelf.commitments[key].status
