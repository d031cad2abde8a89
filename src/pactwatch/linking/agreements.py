"""One agreement in several reports: an equal proper name, or the same day of signing and nothing that contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from pactwatch.linking.days import is_day
from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Key, Link, Linked, identifier, link, most
from pactwatch.linking.names import folded, is_full
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Agreement


class LinkedAgreement(Linked):
    """One agreement of the dossier. `parties` are ids of linked actors; `signed` is the most exact date given.

    `known` tells that some report gives a name of its own or the day of signing: it cannot be just any agreement.
    """

    name: str
    known: bool
    parties: tuple[str, ...] = ()
    signed: str | None = None


def link_agreements(shelf: Shelf, actors: Mapping[Key, str]) -> tuple[LinkedAgreement, ...]:
    """All agreements of the readings, each once, sorted by id. `actors` gives linked actors' ids by key."""
    parties = {
        key: frozenset(actors[Key(key.report, id)] for id in agreement.parties)
        for key, agreement in shelf.agreements.items()
    }
    joining = Joining(shelf.agreements, shelf)
    joining.equal(same_name(shelf), "same name")
    joining.join(same_signing(shelf, parties))
    linked = []
    for members, joined in joining.groups():
        told = [shelf.agreements[key] for key in members]
        names = [name for one in told for name in proper_names(one)]
        days = [one.signed for one in told if one.signed and len(one.signed) == longest(told)]
        linked.append(
            LinkedAgreement(
                id=identifier("G", members),
                members=members,
                links=joined,
                name=most(names or [one.name for one in told]) or "",
                known=bool(names) or any(map(is_day, days)),
                parties=tuple(sorted({id for key in members for id in parties[key]})),
                signed=most(days),
            )
        )
    return tuple(sorted(linked, key=lambda one: one.id))


def longest(told: list[Agreement]) -> int:
    """The length of the most exact date of signing."""
    return max((len(one.signed) for one in told if one.signed), default=0)


def proper_names(agreement: Agreement) -> tuple[str, ...]:
    """The names that name it: two words or more and a capital ("Doha agreement"), not "peace agreement"."""
    written = (agreement.name, *(mention.text for mention in agreement.mentions))
    bare = (name[4:] if name[:4].casefold() == "the " else name for name in written)
    return tuple(name for name in bare if is_full(name) and name != name.lower())


def same_name(shelf: Shelf) -> Iterator[Iterable[Key]]:
    """Equal proper names whose dates of signing do not contradict."""
    buckets = defaultdict(set)
    for key, agreement in shelf.agreements.items():
        for name in proper_names(agreement):
            buckets[folded(name)].add(key)
    for bucket in buckets.values():
        signed = sorted({date for key in bucket if (date := shelf.agreements[key].signed)}, key=len)
        if not signed or all(signed[-1].startswith(date) for date in signed):
            yield bucket


def same_signing(shelf: Shelf, parties: Mapping[Key, frozenset[str]]) -> Iterator[Link]:
    """The same day of signing, no two different proper names, and a party in common where both name parties."""
    buckets = defaultdict(list)
    for key, agreement in shelf.agreements.items():
        if agreement.signed and is_day(agreement.signed):
            buckets[agreement.signed].append(key)
    for bucket in buckets.values():
        for one, other in combinations(sorted(bucket), 2):
            both_named = proper_names(shelf.agreements[one]) and proper_names(shelf.agreements[other])
            both_known = parties[one] and parties[other]
            if not both_named and (parties[one] & parties[other] or not both_known):
                yield link(one, other, "same day of signing", shelf.days)
