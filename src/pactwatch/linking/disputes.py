"""Disputes across reports: what two reports dispute alike, and where two reports' tellings contradict each other.

A contradiction is found, not judged: one report tells a deed as done, another that it is denied or was not done; or one
tells it as planned, another that there is no such plan. Both stand side by side; neither telling is changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pactwatch.linking.days import DAY, is_day
from pactwatch.linking.events import LinkedEvent
from pactwatch.linking.joining import Joining
from pactwatch.linking.ledger import LinkedCommitment
from pactwatch.linking.links import Key, Linked, identifier
from pactwatch.linking.shelf import Shelf

DONE = {"happened", "ongoing", "fulfilled", "fulfilled late"}
CLAIMED = DONE | {"planned", "expected"}
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
    """Entries that one report tells as done or as to come and another as denied, or as done and as not done."""
    for entry in told:
        claims = [key for key in entry.members if status(shelf, key) in CLAIMED]
        done = min((day for key in claims if status(shelf, key) in DONE and (day := day_of(shelf, key))), default="")
        against = [
            (claim, key)
            for key in entry.members
            if status(shelf, key) in UNDONE and (day_of(shelf, key) or done) >= done  # else it was put off, then done
            for claim in claims
            if contradicts(shelf, claim, key)
        ]
        if against:
            tellings = tuple(sorted({key for pair in against for key in pair}))
            yield LinkedDispute(id=identifier("D", tellings), members=(), about=(entry.id,), tellings=tellings)


def contradicts(shelf: Shelf, claim: Key, key: Key) -> bool:
    """Whether a telling that something is not so contradicts a claim: what is denied contradicts a deed on any day, and
    a plan once it is known; what was not done contradicts a deed that was told before."""
    denied, done = status(shelf, key) == DENIED, status(shelf, claim) in DONE
    known = (shelf.days[key.report] or "") >= (shelf.days[claim.report] or "")
    return (denied and (done or known)) or (done and known)


def day_of(shelf: Shelf, key: Key) -> str | None:
    """The day on which one report says that an event takes place, if it does."""
    event = shelf.events.get(key)
    day = event.time.value[:DAY] if event and event.time else ""
    return day if is_day(day) else None


def status(shelf: Shelf, key: Key) -> str:
    """The status that one report gives an event or a commitment."""
    event = shelf.events.get(key)
    return event.status if event else shelf.commitments[key].status
