"""One event in several reports: the same type, actors and day, and no two places that contradict.

One report's two events stay two. A meeting that was planned for a day and then held on it is one event with two
tellings; which status counts on which day is for the views to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pactwatch.linking.links import Key, Link, Linked, admitted, gather, identifier, link
from pactwatch.linking.names import folded
from pactwatch.linking.shelf import Shelf
from pactwatch.model import EventType

DAY = len("2024-04-11")


class LinkedEvent(Linked):
    """One event of the dossier. `actors` and `recipients` are ids of linked actors that any telling names."""

    type: EventType
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in one report, with what linking looks at. `day` is None where it is not known to the day."""

    key: Key
    type: EventType
    mode: str | None
    day: str | None
    who: frozenset[str]
    place: str | None
    trigger: str
    story: str


def link_events(shelf: Shelf, actors: Mapping[Key, str], stories: Mapping[str, str]) -> tuple[LinkedEvent, ...]:
    """All events of the readings, each once, sorted by id. The mappings are those of `link_statements`."""
    seen = [telling(shelf, key, actors, stories) for key in shelf.events]
    groups = gather(shelf.events, admitted([*same_deed(seen, shelf), *copied(seen, shelf)]))
    return tuple(sorted((one_event(shelf, *group, actors) for group in groups), key=lambda one: one.id))


def telling(shelf: Shelf, key: Key, actors: Mapping[Key, str], stories: Mapping[str, str]) -> Telling:
    """What linking looks at in one event of one report."""
    event = shelf.events[key]
    place = shelf.places[Key(key.report, event.place)] if event.place else None
    return Telling(
        key=key,
        type=event.type,
        mode=event.mode,
        day=event.time.value[:DAY] if event.time and is_day(event.time.value[:DAY]) else None,
        who=frozenset(actors[Key(key.report, id)] for id in (*event.actors, *event.recipients)),
        place=folded(place.name) if place else None,
        trigger=folded(event.trigger.text),
        story=stories[key.report],
    )


def is_day(value: str) -> bool:
    """Whether a TIMEX3 value is a calendar day."""
    return len(value) == DAY and value.replace("-", "").isdigit() and value[4] == value[7] == "-"


def same_deed(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between tellings of two reports with one type and day, and equal actors or one's within the other's.

    Fewer actors link to more only where there is no second, different "more" to which they could belong as well.
    """
    buckets = defaultdict(list)
    for one in seen:
        if one.day and one.who:
            buckets[one.type, one.day].append(one)
    for bucket in buckets.values():
        casts = {one.who for one in bucket}
        for one, other in combinations(sorted(bucket, key=lambda one: one.key), 2):
            if agree(one, other) and within(one.who, other.who, casts) and no_second(one, other, bucket):
                yield link(one.key, other.key, "same deed, actors and day", shelf.days)


def agree(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of two reports and neither place nor mode contradicts."""
    return (
        one.key.report != other.key.report
        and (one.place is None or other.place is None or one.place == other.place)
        and (one.mode is None or other.mode is None or one.mode == other.mode)
    )


def within(one: frozenset[str], other: frozenset[str], casts: Iterable[frozenset[str]]) -> bool:
    """Whether two casts are equal, or the smaller lies only in casts that lie in each other."""
    small, large = sorted((one, other), key=len)
    if small == large:
        return True
    above = [cast for cast in casts if small < cast]
    return small < large and all(a <= b or b <= a for a, b in combinations(above, 2))


def no_second(one: Telling, other: Telling, bucket: Iterable[Telling]) -> bool:
    """Whether neither report tells a second such event, or the words that tell these two are the same."""
    told = Counter(each.key.report for each in bucket if each.who & one.who and each.who & other.who)
    return one.trigger == other.trigger or told[one.key.report] == told[other.key.report] == 1


def copied(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between tellings of one copied story: one type, the same words, no actors or day that contradict."""
    buckets = defaultdict(list)
    for one in seen:
        buckets[one.story, one.type, one.trigger].append(one)
    for bucket in buckets.values():
        for one, other in combinations(sorted(bucket, key=lambda one: one.key), 2):
            if one.key.report != other.key.report and one.who == other.who and one.day == other.day:
                yield link(one.key, other.key, "copied text", shelf.days)


def one_event(
    shelf: Shelf, members: tuple[Key, ...], links: tuple[Link, ...], actors: Mapping[Key, str]
) -> LinkedEvent:
    """The event that the members tell. Who is an actor in one telling is not listed as a recipient too."""
    tellings = [(key, shelf.events[key]) for key in members]
    doers = ordered(actors[Key(key.report, id)] for key, event in tellings for id in event.actors)
    done_to = ordered(actors[Key(key.report, id)] for key, event in tellings for id in event.recipients)
    return LinkedEvent(
        id=identifier("E", members),
        members=members,
        links=links,
        type=tellings[0][1].type,
        actors=doers,
        recipients=tuple(id for id in done_to if id not in doers),
    )


def ordered(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids in the order in which they come, each once."""
    return tuple(dict.fromkeys(ids))
