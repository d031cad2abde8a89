"""Offices held at the time: whom a report calls by an office alone is who held it then.

Only of offices of a state that one person holds at a time (`data/linking_sole_offices.csv`), where it is told whose
they are, and only where all to whom reports of half a year around give the office, by name, are one person.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pactwatch.codes import words
from pactwatch.linking.bodies import Bodies, Parts, is_named
from pactwatch.linking.days import is_day
from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Key, Link, link
from pactwatch.linking.names import core, folded
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Actor

TENURE = 183  # days before and after a report in which others tell who holds the office

Office = tuple[str, Parts]  # a title, and the state of which it is one
Held = tuple[int, Key]  # the day, as a number, and who holds it


def held_then(shelf: Shelf, bodies: Bodies, joining: Joining) -> Iterator[Link]:
    """Links from persons whom a report calls by their office to who is told to have held it then."""
    holders = holders_of(shelf, bodies)
    for key, actor in shelf.actors.items():
        day = number(shelf.days[key.report])
        if actor.kind != "person" or is_named(actor) or day is None:
            continue
        found = [one for office in offices(bodies, key, actor) for one in around(holders.get(office, ()), day)]
        if len({id(joining.rooms[holder]) for _, holder in found}) == 1:
            nearest = min(found, key=lambda one: (abs(one[0] - day), one))[1]
            yield link(key, nearest, "same office at the time", shelf.days)


def holders_of(shelf: Shelf, bodies: Bodies) -> Mapping[Office, list[Held]]:
    """Who is told by name to hold each office, by day."""
    holders: dict[Office, list[Held]] = defaultdict(list)
    for key, actor in shelf.actors.items():
        day = number(shelf.days[key.report])
        if actor.kind == "person" and is_named(actor) and day is not None:
            for office in offices(bodies, key, actor):
                holders[office].append((day, key))
    return {office: sorted(held) for office, held in holders.items()}


def around(held: Iterable[Held], day: int) -> list[Held]:
    """Who holds an office at a time near a day."""
    known = list(held)
    days = [one for one, _ in known]
    return known[bisect_left(days, day - TENURE) : bisect_right(days, day + TENURE)]


def offices(bodies: Bodies, key: Key, actor: Actor) -> set[Office]:
    """The offices of a state that a report gives an actor."""
    titles = {*actor.roles, *(() if is_named(actor) else (actor.name,))}
    return {office for title in titles if (office := office_of(bodies, key, actor, title))}


def office_of(bodies: Bodies, key: Key, actor: Actor, title: str) -> Office | None:
    """The office that a title names, if it is one that one person holds, and whose it is told: "Norwegian president",
    "President of Norway", of a Norwegian also "President"."""
    small = folded(title)
    for name in sorted(words("linking_sole_offices", "words"), key=len, reverse=True):
        rest = beside(small, name)
        if rest is not None:
            whose = frozenset(core(" ".join(word for word in title.split() if folded(word) in rest.split())))
            if rest and not (whose and whose <= bodies.states):
                return None  # "vice president"
            owner = whose or bodies.owner(key, actor)
            return (name, owner) if owner else None
    return None


def beside(title: str, name: str) -> str | None:
    """What stands beside an office in a title, None where that is not its last or first part."""
    if title == name:
        return ""
    if title.endswith(f" {name}"):
        return title.removesuffix(f" {name}")
    return title.removeprefix(f"{name} of ") if title.startswith(f"{name} of ") else None


def number(day: str | None) -> int | None:
    """A day as a number, None where it is not known."""
    return date.fromisoformat(day).toordinal() if day and is_day(day) else None
