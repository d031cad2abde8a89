"""On whose side an actor stands: of which party it is a person, an office, an army or a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from pactwatch.linking.actors import LinkedActor
from pactwatch.linking.bodies import OF_STATE, ORGANS
from pactwatch.linking.links import Key
from pactwatch.linking.names import core, folded
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.vocabulary import spoken

RULERS = {"government body", "state"}
FAR = 4  # steps from a person to the body of which it is a part


class Sides:
    """The sides of a dossier: the parties to its agreements, and whoever else owes something."""

    def __init__(self, shelf: Shelf, who: Mapping[Key, LinkedActor]) -> None:
        self.shelf, self.who = shelf, who
        self.actors = {actor.id: actor for actor in who.values()}
        told = (Key(key.report, id) for key, one in shelf.agreements.items() for id in one.parties)
        beforehand = (key for key, one in shelf.named_actors.items() if one.name in shelf.process.parties)
        self.signed = self.linked(chain(told, beforehand))
        self._found: dict[str, str | None] = {}
        self.owing = self.linked(Key(key.report, id) for key, one in shelf.commitments.items() for id in one.by)

    def linked(self, keys: Iterator[Key]) -> Mapping[str, LinkedActor]:
        """The named linked actors of some keys, of groups their members, by id."""
        found = (self.who[member] for key in keys for member in self.members(key))
        return {actor.id: actor for actor in found if actor.named}

    @cached_property
    def words(self) -> frozenset[str]:
        """The bases of the words in the sides' names, and of what is said of everybody ("government", "front")."""
        named = {**self.owing, **self.signed}.values()
        return frozenset(word.base for one in named for name in one.names for word in spoken(name))

    @cached_property
    def governments(self) -> tuple[LinkedActor, ...]:
        """The governments and states that are sides; of a state and its government the government."""
        rulers = [one for one in {**self.owing, **self.signed}.values() if one.kind in RULERS]
        bodies = {frozenset(core(one.name)) for one in rulers if one.kind == "government body"}
        kept = [one for one in rulers if one.kind != "state" or not any(set(core(one.name)) < body for body in bodies)]
        return tuple(sorted((one for one in kept if not self.is_office(one)), key=lambda one: one.id))

    def is_office(self, actor: LinkedActor) -> bool:
        """Whether a body is a part of a state and not its government: no party to an agreement, yet of a government's
        kind."""
        return actor.kind == "government body" and actor.id not in self.signed

    @cached_property
    def rivals(self) -> frozenset[str]:
        """The sides of which one's deed is not another's: who signed, and states."""
        found = (self.side(one) for one in self.signed.values())
        return frozenset(side for side in found if side) | {one.id for one in self.governments}

    def members(self, key: Key) -> Iterator[Key]:
        """An actor, or the members of a group of which they are known."""
        actor = self.shelf.actors[key]
        for id in actor.members:
            yield Key(key.report, id)
        if actor.kind != "group":
            yield key

    def of(self, key: Key) -> tuple[str, ...]:
        """The ids of the sides on which an actor of a report stands; of a group, those of its members."""
        found = (self.side(self.who[member]) for member in self.members(key))
        return tuple(dict.fromkeys(side for side in found if side))

    def side(self, actor: LinkedActor) -> str | None:
        """The id of the linked actor on whose side another stands: itself, what it is a part of, or whose organ it
        is. None where that is open."""
        if actor.id not in self._found:
            self._found[actor.id] = self.found(actor)
        return self._found[actor.id]

    def found(self, actor: LinkedActor) -> str | None:
        """The side of an actor, looked for."""
        step: LinkedActor | None = actor
        for _ in range(FAR):
            if step is None:
                break
            if step in self.governments:
                return step.id
            if found := self.ruling(step) or self.itself(step) or self.by_name(step):
                return found
            step = self.actors.get(step.member_of or "")
        return self.by_country(actor)

    def itself(self, actor: LinkedActor) -> str | None:
        """An actor that signed; one that owes something and is neither an organ nor named after a party."""
        if actor.id in self.signed:
            return actor.id
        owes = actor.id in self.owing and actor.kind not in {*ORGANS, "state"}
        return actor.id if owes and not self.by_name(actor) else None

    def ruling(self, actor: LinkedActor) -> str | None:
        """The government of a state, or of the state whose organ a body is by its name."""
        if actor.kind not in {*ORGANS, "state"}:
            return None
        parts = set(core(actor.name))
        found = [one for one in self.governments if parts & (set(core(one.name)) - {"government"})]
        return found[0].id if len(found) == 1 else None

    def by_name(self, actor: LinkedActor) -> str | None:
        """The party that an office or a name names: "YLF spokesman", "fighters of the YLF"."""
        for role in (*actor.roles, actor.name):
            for party in sorted(self.signed.values(), key=lambda one: one.id):
                if party.id != actor.id and any(
                    f" {folded(name)} " in f" {folded(role)} " for name in party.names if folded(name)
                ):
                    return party.id
        return None

    def by_country(self, actor: LinkedActor) -> str | None:
        """The government whose organ or official an actor is: of its country, or the only one that signed where no
        country is told and the actor is a part of nothing else."""
        if actor.kind == "state" or (actor.sector not in OF_STATE - {None} and actor.kind not in ORGANS):
            return None
        if actor.country:
            same = [one for one in self.governments if one.country == actor.country]
        else:
            same = [one for one in self.governments if one.id in self.signed] if actor.member_of is None else []
        return same[0].id if len(same) == 1 else None
