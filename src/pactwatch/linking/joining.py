"""Joining: entries put together by what links them, unless people keep them apart.

People's merges hold before all. Then comes what the process file names. Then link after link is taken, the most alike
first, and what would bring together two entries that a person has split, or two that the process file names apart, is
left out: so a split cuts where the likeness is least, and no order matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pactwatch.linking.judgements import Judgement
from pactwatch.linking.links import Key, Link, Reason, link
from pactwatch.linking.process import NamedActor, NamedAgreement
from pactwatch.linking.shelf import Shelf

NOBODY: frozenset[Key] = frozenset()
NONE: Mapping[Key, NamedActor | NamedAgreement] = {}


@dataclass(slots=True, eq=False)
class Room:
    """Entries that are one so far, their reports, and what the process file calls them."""

    members: set[Key]
    reports: set[str]
    names: set[str]


Retold = Callable[[Key, Key], bool]


def never(one: Key, other: Key) -> bool:
    """No report tells the same twice."""
    return False


class Joining:
    """Entries of one kind on their way to being one with others.

    `keys` are all entries of the kind, `named` those that the process file names, with its name.
    """

    def __init__(
        self, keys: Iterable[Key], shelf: Shelf, named: Mapping[Key, NamedActor | NamedAgreement] = NONE
    ) -> None:
        self.days = shelf.days
        self.rooms = {key: Room({key}, {key.report}, {named[key].name} if key in named else set()) for key in keys}
        self.links: set[Link] = set()
        mine = [one for one in shelf.judgements if one.left in self.rooms and one.right in self.rooms]
        for one in mine:
            if one.together:
                self.take(merged(one, self.days))
        self.apart = split(one for one in mine if not one.together)
        self.equal(alike(named), "named in the process file")

    def equal(self, classes: Iterable[Iterable[Key]], reason: Reason) -> None:
        """Joins equal entries, each to the last that became known before it.

        In that order every day's known entries are joined by links known on that day. Who is kept apart from the last
        is joined to the one before it: they are all equal.
        """
        for keys in sorted(tuple(sorted(set(each))) for each in classes):
            ordered = sorted(keys, key=lambda key: (self.days[key.report] or "", key))
            for place, key in enumerate(ordered):
                before = (ordered[at] for at in range(place - 1, -1, -1))
                other = next((other for other in before if self.may_meet(other, key)), None)
                if other:
                    self.take(link(other, key, reason, self.days))

    def join(self, links: Iterable[Link]) -> None:
        """Joins pairs, the most alike first, and keeps every link inside what is one."""
        for one in in_turn(links):
            if self.may_meet(one.left, one.right):
                self.take(one)

    def join_one_a_report(self, links: Iterable[Link], retold: Retold = never) -> None:
        """Joins pairs, the most alike first, unless that would bring two entries of one report together: what one
        report keeps apart stays two, unless the report tells the same again (`retold`). Of links inside what is one
        already none is kept."""
        for one in in_turn(links):
            left, right = self.rooms[one.left], self.rooms[one.right]
            if left is not right and agree(left, right, retold) and self.may_meet(one.left, one.right):
                self.take(one)

    def groups(self) -> Iterator[tuple[tuple[Key, ...], tuple[Link, ...]]]:
        """What is one in the end: the members and the links among them, sorted; the groups in no order."""
        inside: dict[int, list[Link]] = defaultdict(list)
        for one in sorted(self.links, key=lambda one: (one.left, one.right, one.reason)):
            inside[id(self.rooms[one.left])].append(one)
        for room in {id(room): room for room in self.rooms.values()}.values():
            yield tuple(sorted(room.members)), tuple(inside[id(room)])

    def may_meet(self, one: Key, other: Key) -> bool:
        """Whether nobody in one entry's room is kept apart from anybody in the other's."""
        left, right = self.rooms[one], self.rooms[other]
        if left is right or (left.names and right.names and left.names.isdisjoint(right.names)):
            return left is right
        if not self.apart:
            return True
        small, large = sorted((left.members, right.members), key=len)
        return all(self.apart.get(key, NOBODY).isdisjoint(large) for key in small)

    def take(self, one: Link) -> None:
        """Joins the two rooms of a link."""
        self.links.add(one)
        small, large = sorted((self.rooms[one.left], self.rooms[one.right]), key=lambda room: len(room.members))
        if small is not large:
            large.members |= small.members
            large.reports |= small.reports
            large.names |= small.names
            for key in small.members:
                self.rooms[key] = large


def agree(left: Room, right: Room, retold: Retold) -> bool:
    """Whether no report keeps apart what two rooms hold."""
    both = left.reports & right.reports
    return not both or all(
        retold(one, other)
        for one in left.members
        if one.report in both
        for other in right.members
        if other.report == one.report
    )


def in_turn(links: Iterable[Link]) -> list[Link]:
    """Links, each once, the most alike first; what is linked without a likeness is equal."""

    def turn(one: Link) -> tuple[float, Key, Key, str]:
        return -(1.0 if one.likeness is None else one.likeness), one.left, one.right, one.reason

    return sorted(set(links), key=turn)


def merged(judgement: Judgement, days: Mapping[str, str | None]) -> Link:
    """The link that a person made."""
    return link(judgement.left, judgement.right, "merged by a person", days, by=judgement.by)


def alike(named: Mapping[Key, NamedActor | NamedAgreement]) -> Iterable[Iterable[Key]]:
    """The entries that the process file gives one name."""
    classes: dict[str, list[Key]] = defaultdict(list)
    for key, one in named.items():
        classes[one.name].append(key)
    return classes.values()


def split(judgements: Iterable[Judgement]) -> Mapping[Key, set[Key]]:
    """From which entries each is kept apart."""
    apart: dict[Key, set[Key]] = defaultdict(set)
    for one in judgements:
        apart[one.left].add(one.right)
        apart[one.right].add(one.left)
    return dict(apart)
