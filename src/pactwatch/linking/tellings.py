"""One event in one report, with what linking looks at, and how two such tellings are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from pactwatch.codes import uses, words
from pactwatch.linking.days import DAY, is_day
from pactwatch.linking.links import Key
from pactwatch.linking.names import folded
from pactwatch.linking.sentences import sentence
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.sides import Sides
from pactwatch.linking.vocabulary import Said, base, spoken
from pactwatch.model import EventStatus, EventType

AROUND = 70  # code points on each side of a trigger whose words tell what the event is
ORDINALS = frozenset(uses("linking", "ordinal"))
DONE: frozenset[EventStatus] = frozenset({"happened", "ongoing"})

Carried = tuple[str, tuple[str, ...]]  # a commitment's id, and the ids of the sides of whom it is told


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in one report, with what linking looks at.

    `day` is None where it is not known to the day; `value` is its TIMEX3 value. `who` are the linked actors that take
    part, `doers` and `cast` the sides of those who do it and of all who stand around it. `root` is the base of the
    trigger's last word, `deeds` are the concepts of its words, `things` those of the words around it, `words` the bases
    of these, `order` the ordinals among them. `carries` are the commitments that it carries out, each with the sides of
    whom that is told.
    """

    key: Key
    type: EventType
    mode: str | None
    status: EventStatus
    day: str | None
    value: str
    published: str
    who: frozenset[str]
    doers: frozenset[str]
    cast: frozenset[str]
    place: str | None
    trigger: str
    root: str
    deeds: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]
    order: frozenset[str]
    carries: frozenset[Carried]
    story: str


class Teller:
    """Looks at events one by one."""

    def __init__(
        self,
        shelf: Shelf,
        actors: Mapping[Key, str],
        stories: Mapping[str, str],
        sides: Sides,
        carried: Mapping[Key, set[Carried]],
    ) -> None:
        self.shelf, self.actors, self.stories, self.sides, self.carried = shelf, actors, stories, sides, carried

    def telling(self, key: Key) -> Telling:
        """What linking looks at in one event of one report."""
        event, reading = self.shelf.events[key], self.shelf.by_report[key.report]
        place = self.shelf.places[Key(key.report, event.place)] if event.place else None
        text = reading.report.text
        whole = sentence(text, event.trigger.start, event.trigger.end)
        first, last = max(whole.start, event.trigger.start - AROUND), min(whole.end, event.trigger.end + AROUND)
        around: Sequence[Said] = spoken(text[first:last])
        named = [one.id for one in reading.actors if any(first <= m.start < last for m in one.mentions)]
        callings = (
            m.text for one in reading.actors for m in one.mentions if first <= m.start < last and m.form == "name"
        )
        names = self.sides.words | {word.base for calling in callings for word in spoken(calling)}
        value = event.time.value if event.time else ""
        published = reading.report.published or "9999"
        return Telling(
            key=key,
            type=event.type,
            mode=event.mode,
            status=status_told(event.status, value[:DAY], published),
            day=value[:DAY] if is_day(value[:DAY]) else None,
            value=value,
            published=published,
            who=frozenset(self.actors[Key(key.report, id)] for id in (*event.actors, *event.recipients)),
            doers=self.standing(key.report, event.actors),
            cast=self.standing(key.report, (*event.actors, *event.recipients, *named)),
            place=folded(place.name) if place else None,
            trigger=folded(event.trigger.text),
            root=base(event.trigger.text.split()[-1]),
            deeds=frozenset(deed for word in spoken(event.trigger.text) for deed in word.deeds),
            things=frozenset(thing for word in around for thing in word.things),
            words=frozenset(word.base for word in around if not word.counts or len(word.base) > 1) - names,
            order=frozenset(text[first:last].casefold().split()) & ORDINALS,
            carries=frozenset(self.carried.get(key, ())),
            story=self.stories[key.report],
        )

    def standing(self, report: str, ids: Iterable[str]) -> frozenset[str]:
        """The sides of some actors of a report; who is named and stands on none stands for itself."""
        found: set[str] = set()
        for key in (Key(report, id) for id in ids):
            own = (self.actors[key],) if key in self.sides.who and self.sides.who[key].named else ()
            found.update(self.sides.of(key) or own)
        return frozenset(found)


def status_told(status: EventStatus, day: str, published: str) -> EventStatus:
    """The status of an event; what is told as done on a day after the report's own is planned."""
    return "planned" if status in DONE and is_day(day) and day > published else status


def in_common(one: Telling, other: Telling) -> tuple[int, float]:
    """How many words two tellings share, and how alike they are: their cosine, from 0 to 1."""
    number = len(one.words & other.words)
    return number, number / sqrt(len(one.words) * len(other.words)) if number else 0.0


def beside(one: Telling, other: Telling) -> bool:
    """Whether two tellings share a word besides those of the deed."""
    return bool((one.words & other.words) - {one.root, other.root})


def fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two may be the same doers: one is not told, or one's are among the other's."""
    return not one or not other or one <= other or other <= one


def days_between(one: Telling, other: Telling) -> int | None:
    """How many days lie between two reports; None where one carries none."""
    if not (is_day(one.published) and is_day(other.published)):
        return None
    return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)


def two_days(one: Telling, other: Telling) -> bool:
    """Whether both are told as done, on two different days."""
    return bool(one.status in DONE and other.status in DONE and one.day and other.day and one.day != other.day)


def occasions() -> frozenset[str]:
    """The bases of the words for rare happenings (`data/linking_occasions.csv`)."""
    return frozenset(base(word) for word in words("linking_occasions", "words"))
