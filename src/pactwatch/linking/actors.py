"""Who is who across reports.

Two actors are one where they have an equal full name, an abbreviation that stands for one name only, one country (of
states), what they are and whose ("the government" of one state), a surname and office that fit one person only, full
names that are spelt alike and an office or body in common, or an office that one of them held when a report speaks of
its holder. Never on a surname alone, and never where one report tells
the two apart by spelling. Whom the process file names is linked under that name first. Each link says which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pactwatch.linking.beforehand import only
from pactwatch.linking.bodies import WIDE, Bodies, Parts, is_named
from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Days, Key, Link, Linked, components, identifier, link, most
from pactwatch.linking.names import core, folded, is_abbreviation, is_full, likeness
from pactwatch.linking.offices import held_then
from pactwatch.linking.process import NamedActor
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Actor, ActorKind

ALIKE = 0.8  # the least likeness of two spellings; "Karesh" and "Karesch" have 0.92, "Adem" and "Adim" 0.75
ALIKE_FIRST = 0.7  # of a first name, where the surname is equal
UNNAMED_BUT_KNOWN = {"forces", "government body", "people"}  # "Norvian troops": known by what they are and whose


class LinkedActor(Linked):
    """One actor of the dossier. `name` is the name that most reports use; `names` are all full names and abbreviations.

    `named` is False where no report gives a name ("a diplomat"). `member_of` is the id of another linked actor. With
    `beforehand` the name, and what else the process file says, is the analyst's; the rest is from the reports.
    """

    name: str
    names: tuple[str, ...]
    kind: ActorKind
    named: bool
    country: str | None = None
    sector: str | None = None
    roles: tuple[str, ...] = ()
    member_of: str | None = None
    beforehand: bool = False


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor in one report, with what linking looks at."""

    key: Key
    actor: Actor
    full: frozenset[str]
    short: frozenset[str]
    wholes: frozenset[Parts]
    roles: frozenset[str]
    body: str | None

    @property
    def person(self) -> bool:
        return self.actor.kind == "person"

    @property
    def surname(self) -> str:
        words = folded(self.actor.name).split()
        return words[-1] if words else ""


def link_actors(shelf: Shelf) -> tuple[LinkedActor, ...]:
    """All actors of all readings, each once, sorted by id."""
    bodies = Bodies(shelf)
    seen = [appearance(shelf, bodies, key, actor) for key, actor in shelf.actors.items() if actor.kind != "group"]
    joining = Joining(shelf.actors, shelf, shelf.named_actors)
    joining.equal(same_country(seen), "same country")
    joining.equal(same_name(seen), "same name")
    joining.equal(same_body(seen), "same name in another form")
    joining.equal(same_abbreviation(seen), "same abbreviation")
    joining.equal(same_surname_and_office(seen), "same surname and office")
    joining.join_one_a_report(spelling(seen, shelf.days))
    joining.join_one_a_report(held_then(shelf, bodies, joining))
    groups = list(joining.groups())
    home = {key: identifier("A", members) for members, _ in groups for key in members}
    return tuple(sorted((one_actor(shelf, *group, home) for group in groups), key=lambda one: one.id))


def appearance(shelf: Shelf, bodies: Bodies, key: Key, actor: Actor) -> Appearance:
    """What linking looks at in one actor of one report."""
    written = names_of(actor)
    boss = shelf.actors.get(Key(key.report, actor.member_of)) if actor.member_of else None
    return Appearance(
        key=key,
        actor=actor,
        full=frozenset(folded(name) for name in written if not is_abbreviation(name)),
        wholes=whole_of(bodies, key, actor),
        short=frozenset(name.replace(".", "") for name in written if is_abbreviation(name)),
        roles=frozenset(folded(role) for role in actor.roles),
        body=folded(boss.name) if boss else None,
    )


def whole_of(bodies: Bodies, key: Key, actor: Actor) -> frozenset[Parts]:
    """What a body is and whose, and the one part that names a state."""
    if actor.kind == "person":
        return frozenset()
    if actor.kind == "state" or frozenset(core(actor.name)) <= bodies.states:
        return frozenset((bodies.owning(actor),))
    return frozenset(bodies.wholes(key, actor))


def names_of(actor: Actor) -> tuple[str, ...]:
    """The names that may stand for an actor in another report: full names and abbreviations; of a person no single
    name; of what is not a person also the single word that is its name; of unnamed troops and bodies what they are."""
    if not is_named(actor):
        return (actor.name,) if actor.kind in UNNAMED_BUT_KNOWN and actor.country not in WIDE else ()
    mentioned = [mention.text for mention in actor.mentions if mention.form == "name"]
    kept = {name for name in (actor.name, *mentioned) if is_full(name) or is_abbreviation(name)}
    if actor.kind != "person":
        kept.add(actor.name)
    return tuple(sorted(name for name in kept if folded(name)))


def same_country(seen: Iterable[Appearance]) -> Iterable[Iterable[Key]]:
    """States with one ISO code."""
    buckets = defaultdict(list)
    for one in seen:
        if one.actor.kind == "state" and one.actor.country not in WIDE:
            buckets[one.actor.country].append(one.key)
    return buckets.values()


def same_name(seen: Iterable[Appearance]) -> Iterable[Iterable[Key]]:
    """Equal full names: persons with persons, states with states, the rest with the rest."""
    buckets = defaultdict(list)
    for one in seen:
        for name in one.full:
            buckets[one.actor.kind if one.actor.kind in ("person", "state") else "body", name].append(one)
    for bucket in buckets.values():
        for agreeing in by_country(bucket):
            yield [one.key for one in agreeing]


def same_body(seen: Iterable[Appearance]) -> Iterable[Iterable[Key]]:
    """Bodies that are the same and the same one's, whatever the form of their names; states of one name."""
    buckets = defaultdict(list)
    for one in seen:
        for whole in one.wholes:
            if whole:
                buckets[whole].append(one)
    for bucket in buckets.values():
        for agreeing in by_country(bucket):
            yield [one.key for one in agreeing]


def by_country(bucket: Sequence[Appearance]) -> Iterator[list[Appearance]]:
    """Namesakes, parted by country. Those of no known country go with the others where all are of one country."""
    countries = defaultdict(list)
    for one in bucket:
        countries[None if one.actor.country in WIDE else one.actor.country].append(one)
    if len(countries) == 2 and None in countries:
        yield list(bucket)
    else:
        yield from countries.values()


def same_abbreviation(seen: Iterable[Appearance]) -> Iterable[Iterable[Key]]:
    """Equal abbreviations, unless they stand for two full names that no report gives to one actor."""
    buckets = defaultdict(list)
    for one in seen:
        for name in one.short:
            buckets[name].append(one)
    for bucket in buckets.values():
        names = {name for one in bucket for name in one.full}
        if len(components(names, (pair for one in bucket for pair in pairwise(sorted(one.full))))) <= 1:
            yield [one.key for one in bucket]


def same_surname_and_office(seen: Iterable[Appearance]) -> Iterable[Iterable[Key]]:
    """A person known by surname and office, and the only full name with that surname and office in that country."""
    offices = defaultdict(list)
    for one in seen:
        if one.person and is_named(one.actor):
            for role in one.roles:
                offices[one.surname, role].append(one)
    for bucket in offices.values():
        full = {name for one in bucket for name in one.full}
        for agreeing in by_country(bucket):
            if len(full) <= 1 and len(agreeing) > 1:
                yield [one.key for one in agreeing]


def spelling(seen: Iterable[Appearance], days: Days) -> Iterator[Link]:
    """Persons whose full names are spelt alike and who share an office or a body."""
    for one, other in alike_pairs(one for one in seen if one.person and one.full):
        value = max(spelt_alike(a, b) for a in one.full for b in other.full)
        if value and in_common(one, other):
            yield link(one.key, other.key, "spelling", days, value)


def alike_pairs(persons: Iterable[Appearance]) -> Iterator[tuple[Appearance, Appearance]]:
    """Pairs of persons of two reports that have a word of their names or a beginning of both names in common."""
    buckets = defaultdict(list)
    for one in persons:
        for name in one.full:
            words = name.split()
            buckets[words[0]].append(one)
            buckets[words[-1]].append(one)
    pairs = {
        tuple(sorted((one.key, other.key))): (one, other)
        for bucket in buckets.values()
        for one, other in combinations(bucket, 2)
        if one.key.report != other.key.report
    }
    for _, pair in sorted(pairs.items(), key=lambda item: item[0]):
        yield pair


def spelt_alike(one: str, other: str) -> float:
    """The likeness of two different folded full names, 0 where it is too small.

    An equal surname allows the first name more: sounds are written in many ways ("Adem", "Adim").
    """
    if one == other:
        return 0.0
    value = likeness(one, other)
    least = ALIKE_FIRST if one.split()[-1] == other.split()[-1] else ALIKE
    return value if value >= least else 0.0


def in_common(one: Appearance, other: Appearance) -> bool:
    """Whether two persons share an office or a body, and no two countries speak against it."""
    countries = {one.actor.country, other.actor.country} - WIDE
    return len(countries) < 2 and bool(one.roles & other.roles or (one.body and one.body == other.body))


def one_actor(shelf: Shelf, members: tuple[Key, ...], links: tuple[Link, ...], home: Mapping[Key, str]) -> LinkedActor:
    """The actor for whom the members stand: as the process file has it, else, where they differ, what most say."""
    actors = [shelf.actors[key] for key in members]
    told = only(shelf.named_actors.get(key) for key in members)
    named = told is not None or any(is_named(actor) for actor in actors)
    id = identifier("A", members)
    bosses = [home[Key(key.report, boss)] for key in members if (boss := shelf.actors[key].member_of)]
    name = told.name if told else most([actor.name for actor in actors if is_named(actor) or not named])
    return LinkedActor(
        id=id,
        members=members,
        links=links,
        name=name or "",
        names=tuple(sorted({name for actor in actors for name in (actor.name, *names_of(actor))} | {name or ""})),
        kind=(told and told.kind) or most([actor.kind for actor in actors]) or "organization",
        named=named,
        country=(told and told.country) or most([actor.country for actor in actors if actor.country]),
        sector=(told and told.sector) or most([actor.sector for actor in actors if actor.sector]),
        roles=tuple(sorted({role for actor in actors for role in actor.roles})),
        member_of=(told and named_boss(shelf, told, home)) or most([boss for boss in bosses if boss != id]),
        beforehand=told is not None,
    )


def named_boss(shelf: Shelf, told: NamedActor, home: Mapping[Key, str]) -> str | None:
    """The linked actor of whom the process file says that another is a part of it, if a report speaks of it."""
    boss = shelf.process.called(told.member_of) if told.member_of else None
    return min((home[key] for key, one in shelf.named_actors.items() if one.name == boss), default=None)
