"""Bodies known by what they are and whose: "the government", "Dalvora's army", "the observer mission".

Whose a body is, a report tells by its name ("Dalvoran government"), by the country that the reader knows, by a
possessive ("Sendara's Foreign Ministry") or by the body it is a part of. Where it tells nothing, and it names a party
to an agreement whose only other party is a government, it speaks of that government's bodies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pactwatch.linking.links import Key
from pactwatch.linking.names import core, folded
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Actor, Mention

ORGANS = {"government body", "forces"}
BODIES = {*ORGANS, "organization", "international organization", "alliance", "armed group"}
WIDE = {None, "IGO", "NGO", "NAT"}  # no one country
OF_STATE = {None, "GOV", "MIL", "COP", "SPY", "LEG"}  # sectors; a rebel army is nobody's organ
POSSESSIVE = re.compile(r"([\w-]+)(?:['’]s|s['’])\s+(?:\w+\s+)?$")
BEFORE = 40  # code points before a mention in which its owner may stand

Parts = frozenset[str]


class Bodies:
    """The bodies of some readings, each by the parts of its name and of its owner's."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @cached_property
    def states(self) -> Parts:
        """The parts that name a state, in the form in which its name and its adjective are one."""
        return frozenset(
            parts[0]
            for actor in self.shelf.actors.values()
            if actor.kind == "state"
            for name in callings(actor)
            if len(parts := core(name)) == 1
        )

    @cached_property
    def opponents(self) -> Mapping[str, set[str]]:
        """The states whose governments have signed with each party that is none, by the party's folded names."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, agreement in self.shelf.agreements.items():
            parties = [self.shelf.actors[Key(key.report, id)] for id in agreement.parties]
            states = {part for one in parties if one.kind in ("government body", "state") for part in self.owning(one)}
            if len(states) == 1:
                for one in parties:
                    if one.kind not in ("government body", "state", "group"):
                        for name in names_in(one):
                            found[folded(name)] |= states
        return found

    @cached_property
    def at_hand(self) -> Mapping[str, str]:
        """The state whose bodies a report speaks of where it names no other, by report."""
        found = {}
        for reading in self.shelf.readings:
            named = (folded(name) for actor in reading.actors for name in names_in(actor))
            states = {state for name in named for state in self.opponents.get(name, ())}
            if len(states) == 1:
                found[reading.report.id] = min(states)
        return found

    def owning(self, actor: Actor) -> Parts:
        """The states that a name names."""
        known = frozenset(core(actor.name)) & self.states
        return known or (frozenset() if actor.country in WIDE else frozenset((str(actor.country),)))

    def wholes(self, key: Key, actor: Actor) -> Iterator[Parts]:
        """What tells a body from others, once for each of its names: the parts of the name and of its owner."""
        owner = self.owner(key, actor)
        for name in names_in(actor) if is_named(actor) else callings(actor):
            parts = frozenset(core(name))
            if len(whole := parts | owner) > 1 and not parts <= owner:
                yield whole

    def owner(self, key: Key, actor: Actor) -> Parts:
        """The parts of the name of whose body it is; none where that is open."""
        if found := self.owning(actor):
            return found
        if found := frozenset(part for mention in actor.mentions for part in self.possessive(key, mention)):
            return found
        if actor.member_of:
            boss = self.shelf.actors[Key(key.report, actor.member_of)]
            return frozenset(core(boss.name)) if boss.kind in {*BODIES, "state"} else frozenset()
        if actor.kind in ORGANS and actor.sector in OF_STATE and (state := self.at_hand.get(key.report)):
            return frozenset((state,))
        return frozenset()

    def possessive(self, key: Key, mention: Mention) -> Parts:
        """The state whose possessive stands before a mention."""
        text = self.shelf.by_report[key.report].report.text
        found = POSSESSIVE.search(text, max(0, mention.start - BEFORE), mention.start)
        return frozenset(core(found[1])) & self.states if found else frozenset()


def is_named(actor: Actor) -> bool:
    """Whether a report gives the actor a name."""
    return any(mention.form == "name" for mention in actor.mentions)


def names_in(actor: Actor) -> Iterable[str]:
    """The names that a report gives an actor."""
    return {actor.name, *(mention.text for mention in actor.mentions if mention.form == "name")}


def callings(actor: Actor) -> Iterable[str]:
    """All that a report calls an actor, pronouns left out."""
    return {actor.name, *(mention.text for mention in actor.mentions if mention.form != "pronoun")}
