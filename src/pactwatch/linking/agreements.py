"""One agreement in several reports: what the process file names, an equal proper name, or the same day of signing and
nothing that contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from pactwatch.linking.beforehand import only
from pactwatch.linking.days import is_day
from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Key, Link, Linked, identifier, link, most
from pactwatch.linking.names import folded, is_full
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Agreement


class LinkedAgreement(Linked):
    """One agreement of the dossier. `parties` are ids of linked actors; `signed` is the most exact date given.

    `known` tells that some report gives a name of its own or the day of signing: it cannot be just any agreement. With
    `beforehand` the name, and the day and parties where the process file gives them, are the analyst's.
    """

    name: str
    known: bool
    parties: tuple[str, ...] = ()
    signed: str | None = None
    beforehand: bool = False


def link_agreements(shelf: Shelf, actors: Mapping[Key, str]) -> tuple[LinkedAgreement, ...]:
    """All agreements of the readings, each once, sorted by id. `actors` gives linked actors' ids by key."""
    parties = {
        key: frozenset(actors[Key(key.report, id)] for id in agreement.parties)
        for key, agreement in shelf.agreements.items()
    }
    joining = Joining(shelf.agreements, shelf, shelf.named_agreements)
    joining.equal(same_name(shelf), "same name")
    joining.join(same_signing(shelf, parties))
    linked = (one_agreement(shelf, *group, actors, parties) for group in joining.groups())
    return tuple(sorted(linked, key=lambda one: one.id))


def one_agreement(
    shelf: Shelf,
    members: tuple[Key, ...],
    links: tuple[Link, ...],
    actors: Mapping[Key, str],
    parties: Mapping[Key, frozenset[str]],
) -> LinkedAgreement:
    """The agreement that the members are: as the process file has it, else as most reports do."""
    told = [shelf.agreements[key] for key in members]
    beforehand = only(shelf.named_agreements.get(key) for key in members)
    names = [name for one in told for name in proper_names(one)]
    days = [one.signed for one in told if one.signed and len(one.signed) == longest(told)]
    named = {shelf.process.called(name) for name in beforehand.parties} if beforehand else set()
    signing = {actors[key] for key, one in shelf.named_actors.items() if one.name in named}
    return LinkedAgreement(
        id=identifier("G", members),
        members=members,
        links=links,
        name=beforehand.name if beforehand else most(names or [one.name for one in told]) or "",
        known=beforehand is not None or bool(names) or any(map(is_day, days)),
        parties=tuple(sorted(signing.union(*(parties[key] for key in members)))),
        signed=(beforehand and beforehand.signed) or most(days),
        beforehand=beforehand is not None,
    )


def longest(told: list[Agreement]) -> int:
    """The length of the most exact date of signing."""
    return max((len(one.signed) for one in told if one.signed), default=0)


def proper_names(agreement: Agreement) -> tuple[str, ...]:
    """The names that name it: two words or more and a capital ("Doha agreement"), not "peace agreement"."""
    written = (agreement.name, *(mention.text for mention in agreement.mentions))
    bare = (name[4:] if name[:4].casefold() == "the " else name for name in written)
    return tuple(name for name in bare if is_full(name) and name != name.lower())


def signed_on(shelf: Shelf, key: Key) -> str | None:
    """When an agreement of a report was signed, as the process file has it, else as the report has."""
    named = shelf.named_agreements.get(key)
    return (named and named.signed) or shelf.agreements[key].signed


def same_name(shelf: Shelf) -> Iterator[Iterable[Key]]:
    """Equal proper names whose dates of signing do not contradict."""
    buckets = defaultdict(set)
    for key, agreement in shelf.agreements.items():
        for name in proper_names(agreement):
            buckets[folded(name)].add(key)
    for bucket in buckets.values():
        signed = sorted({date for key in bucket if (date := signed_on(shelf, key))}, key=len)
        if not signed or all(signed[-1].startswith(date) for date in signed):
            yield bucket


def same_signing(shelf: Shelf, parties: Mapping[Key, frozenset[str]]) -> Iterator[Link]:
    """The same day of signing, no two different proper names, and a party in common where both name parties."""
    buckets = defaultdict(list)
    for key in shelf.agreements:
        signed = signed_on(shelf, key)
        if signed and is_day(signed):
            buckets[signed].append(key)
    for bucket in buckets.values():
        for one, other in combinations(sorted(bucket), 2):
            both_named = proper_names(shelf.agreements[one]) and proper_names(shelf.agreements[other])
            both_known = parties[one] and parties[other]
            if not both_named and (parties[one] & parties[other] or not both_known):
                yield link(one, other, "same day of signing", shelf.days)
