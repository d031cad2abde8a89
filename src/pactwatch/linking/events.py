"""One event in several reports.

Two tellings are one event where they are of one type and day and the actors fit, or the words do; where both tell how
one commitment is carried out, by the same side; where both speak of one occasion; where one tells as planned what the
other tells as done when its day had come; or where a deed is told again soon in the same words. What one report keeps
apart stays two.

A meeting that was announced, put off and held is one event with three tellings: its history. One report may tell two
steps of it ("was put off on 2 May", "was held on 9 May"), which then are of one event where another telling joins them.
Which telling counts on a day is for the views to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from pactwatch.linking.days import DAY, is_day
from pactwatch.linking.joining import Joining
from pactwatch.linking.links import Key, Link, Linked, Reason, identifier, link, most
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.sides import Sides
from pactwatch.linking.tellings import (
    DONE,
    Carried,
    Teller,
    Telling,
    beside,
    days_between,
    fit,
    in_common,
    occasions,
    two_days,
)
from pactwatch.linking.testimony import Testimony
from pactwatch.model import EventStatus, EventType

SHARED, SHARE = 2, 0.15  # words that two tellings of a day share: how many, and how alike these make them
MEANT = 0.6  # of a testimony's likeness, from which on its event carries the commitment out
ALIKE = 0.3  # how alike where only one of them names the day
SOON = 7  # days after a planned day within which a report without a day tells that it was done, or tells it again
APART = 183  # days between two reports that may still speak of one occasion
AHEAD: frozenset[EventStatus] = frozenset({"planned", "expected", "possible", "demanded", "conditional"})
ONCE: frozenset[EventType] = frozenset({"CONCEDE", "RETREAT"})  # what is not soon done again: to give way, to withdraw


class LinkedEvent(Linked):
    """One event of the dossier. `actors` and `recipients` are ids of linked actors that any telling names."""

    type: EventType
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def link_events(
    shelf: Shelf,
    actors: Mapping[Key, str],
    stories: Mapping[str, str],
    sides: Sides,
    testimony: Iterable[Testimony] = (),
) -> tuple[LinkedEvent, ...]:
    """All events of the readings, each once, sorted by id. The mappings are those of `link_statements`."""
    carried: dict[Key, set[Carried]] = defaultdict(set)
    for one in testimony:
        if one.event and one.likeness >= MEANT:
            carried[Key(one.report, one.event)].add((one.commitment, one.of))
    tell = Teller(shelf, actors, stories, sides, carried)
    seen = [tell.telling(key) for key in shelf.events]
    links = [*same_deed(seen, shelf), *copied(seen, shelf)]
    told = [one for one in seen if shelf.by_report[one.key.report].report.kind != "agreement"]
    for rule in (same_day, carried_out, same_occasion, planned_and_done, told_again):
        links += rule(told, shelf)
    by_key = {one.key: one for one in seen}
    joining = Joining(shelf.events, shelf)
    joining.join_one_a_report(links, lambda one, other: retold(by_key[one], by_key[other]))
    return tuple(sorted((one_event(shelf, *group, actors) for group in joining.groups()), key=lambda one: one.id))


def pairs(seen: Iterable[Telling], rooms: Callable[[Telling], Iterable[object]]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of tellings of different reports that meet in a room, each once, in order."""
    buckets: dict[object, list[Telling]] = defaultdict(list)
    for one in seen:
        for room in rooms(one):
            buckets[room].append(one)
    met = {}
    for bucket in buckets.values():
        for one, other in combinations(sorted(bucket, key=lambda one: one.key), 2):
            if one.key.report != other.key.report:
                met[one.key, other.key] = one, other
    for _, pair in sorted(met.items(), key=lambda item: item[0]):
        yield pair


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


def same_day(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between tellings of one type and day whose sides fit and whose words do, or whose deed and little else."""
    for one, other in pairs(seen, lambda one: [(one.type, one.day)] if one.day else []):
        number, share = in_common(one, other)
        there = one.place == other.place is not None and number >= SHARED  # what was used may be told in two ways
        if (one.cast and other.cast and not one.cast & other.cast) or not (there or agree(one, other)):
            continue
        same = (one.root == other.root or bool(one.deeds & other.deeds)) and not (one.who and other.who)
        if fit(one.doers, other.doers) and (same or (number >= SHARED and share >= SHARE)):
            yield joined(one, other, "same deed, day and words", shelf, share)


def carried_out(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between tellings of how one commitment is carried out, of the same side and in words besides the deed's."""
    for one, other in pairs(seen, lambda one: one.carries):
        if fit(one.doers, other.doers) and not two_days(one, other) and beside(one, other):
            yield joined(one, other, "one commitment carried out", shelf, in_common(one, other)[1])


def same_occasion(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between tellings of one rare happening, or of what one side does for the first time."""

    def rooms(one: Telling) -> Iterator[object]:
        for occasion in one.words & occasions():
            if one.root == occasion or one.status in AHEAD:
                yield one.type, occasion
        for order in one.order:
            yield from ((one.type, one.root, order, side) for side in one.cast)

    for one, other in pairs(seen, rooms):
        number, share = in_common(one, other)
        if (days_between(one, other) or 0) > APART:
            continue
        if (number >= SHARED or one.cast & other.cast) and not two_days(one, other):
            yield joined(one, other, "same occasion", shelf, share)


def planned_and_done(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between what is planned for a day or a span and what is told as done then, or soon after without a day."""
    for one, other in pairs(seen, lambda one: [(one.type, side) for side in one.cast]):
        plan, deed = (one, other) if one.status in AHEAD else (other, one)
        number, share = in_common(one, other)
        there = one.place == other.place is not None
        around = one.doers & other.doers or len(one.cast & other.cast) > 1
        if plan.status not in AHEAD or number + there < SHARED or not (around and fit(one.doers, other.doers)):
            continue
        if spans(plan.value, deed.day or deed.published) or (share >= ALIKE and soon(plan.day, deed)):
            yield joined(one, other, "what was planned and then done", shelf, share)


def told_again(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between tellings of a deed that was done to something, soon told again in the same words, one without its
    day."""

    def rooms(one: Telling) -> Iterator[object]:
        if one.status in DONE and one.type in ONCE:
            yield from ((one.type, deed, thing) for deed in one.deeds for thing in one.things)

    for one, other in pairs(seen, rooms):
        share, gap = in_common(one, other)[1], days_between(one, other)
        if (one.day and other.day) or gap is None or gap > SOON or not agree(one, other):
            continue
        same = fit(one.doers or one.cast, other.doers or other.cast) and one.cast & other.cast
        if same and share >= ALIKE:
            yield joined(one, other, "same deed told again", shelf, share)


def retold(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one report may be of one event: the same deed or occasion, and nothing in which they
    differ but what came of it."""
    deed = one.root == other.root or bool(one.deeds & other.deeds or one.words & other.words & occasions())
    days = one.day and other.day and one.day != other.day
    put_off = one.status != other.status and not two_days(one, other)
    return (
        one.type == other.type
        and deed
        and fit(one.doers, other.doers)
        and (not days or put_off)
        and (one.place is None or other.place is None or one.place == other.place)
    )


def spans(value: str, day: str) -> bool:
    """Whether a day lies in a week or month that is named, or is the day itself."""
    if not is_day(day):
        return False
    if "-W" in value:
        year, week, _ = date.fromisoformat(day).isocalendar()
        return value[:8] == f"{year}-W{week:02}"
    return len(value) >= len("2024-06") and day.startswith(value[:DAY])


def soon(day: str | None, deed: Telling) -> bool:
    """Whether a deed without a day is reported on a day or within a week after it."""
    if not day or deed.day or deed.status not in DONE or not is_day(deed.published):
        return False
    since = date.fromisoformat(deed.published) - date.fromisoformat(day)
    return timedelta(0) <= since <= timedelta(SOON)


def joined(one: Telling, other: Telling, reason: Reason, shelf: Shelf, share: float) -> Link:
    """A link between two tellings, with the share of words that they have in common."""
    return link(one.key, other.key, reason, shelf.days, min(1.0, share))


def copied(seen: Iterable[Telling], shelf: Shelf) -> Iterator[Link]:
    """Links between tellings of one copied story: one type, the same words, no actors or day that contradict."""
    for one, other in pairs(seen, lambda one: [(one.story, one.type, one.trigger)]):
        if one.who == other.who and one.day == other.day:
            yield link(one.key, other.key, "copied text", shelf.days)


def one_event(
    shelf: Shelf, members: tuple[Key, ...], links: tuple[Link, ...], actors: Mapping[Key, str]
) -> LinkedEvent:
    """The event that the members tell. Who is an actor in one telling is not listed as a recipient too."""
    tellings = [(key, shelf.events[key]) for key in members]
    doers = ordered(actors[Key(key.report, id)] for key, event in tellings for id in event.actors)
    done_to = ordered(actors[Key(key.report, id)] for key, event in tellings for id in event.recipients)
    types: list[EventType] = [event.type for _, event in tellings]
    return LinkedEvent(
        id=identifier("E", members),
        members=members,
        links=links,
        type=most(types) or types[0],
        actors=doers,
        recipients=tuple(id for id in done_to if id not in doers),
    )


def ordered(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids in the order in which they come, each once."""
    return tuple(dict.fromkeys(ids))
