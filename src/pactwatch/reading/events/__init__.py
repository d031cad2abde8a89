"""Events: deeds by PLOVER type, with who, to whom, where, when and in which status."""

from __future__ import annotations

from typing import cast as typed

from pactwatch.model import Event, EventType, Place, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.events.choice import Choice, choose
from pactwatch.reading.events.coding import mode_by_content, plover
from pactwatch.reading.events.implied import implied
from pactwatch.reading.events.scene import Scene
from pactwatch.reading.events.sides import Sides
from pactwatch.reading.events.status import Judge
from pactwatch.reading.events.telling import Telling
from pactwatch.reading.events.triggers import Trigger, find_triggers
from pactwatch.reading.parser import Document


def find_events(
    document: Document,
    times: tuple[Time, ...],
    cast: Cast,
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """The events of a report, in the order of their triggers."""
    triggers = find_triggers(document, cast)
    teller = Teller(document, times, cast, places, statements, triggers)
    modals = [Choice(trigger) for trigger in implied(document.doc, triggers, teller.telling)]
    choices = sorted([*choose(triggers), *modals], key=lambda choice: choice.trigger.span)
    contents = {id(c.governor): c.trigger.type for c in reversed(choices) if c.governor is not None and not c.aside}
    events: list[Event] = []
    words: dict[int, int] = {}  # the place in `events` of each trigger that is told
    for choice in choices:
        event = teller.event(f"e{len(events) + 1}", choice, contents.get(id(choice.trigger)))
        named = bool(event.actors or event.recipients or (event.time and not event.time.inferred))
        if (not named and choice.aside) or (events and repeats(event, events[-1])):
            continue
        words[id(choice.trigger)] = len(events)
        events.append(event)
        place = words.get(id(choice.governor))
        if place is not None and not choice.aside:
            events[place] = addressed(events[place], event)
    return tuple(events)


def addressed(words: Event, content: Event) -> Event:
    """A deed in words with its recipients, where it names none those of the deed that it is about."""
    if words.recipients:
        return words
    return words.model_copy(update={"recipients": tuple(id for id in content.recipients if id not in words.actors)})


class Teller:
    """Makes events of triggers, with what the other stages found in the report."""

    def __init__(
        self,
        document: Document,
        times: tuple[Time, ...],
        cast: Cast,
        places: tuple[Place, ...],
        statements: tuple[Statement, ...],
        triggers: list[Trigger],
    ) -> None:
        self.document = document
        self.telling = Telling(statements, cast)
        self.judge = Judge(self.telling)
        self.sides = Sides(cast, self.telling)
        self.scene = Scene(document, times, places, statements, triggers)

    def event(self, id: str, choice: Choice, content: str | None) -> Event:
        """The event that a chosen trigger tells; `content` is the type of the deed that its words are about."""
        trigger = choice.trigger
        statement = self.telling.of(*trigger.span)
        status = self.judge.of(trigger)
        actors, recipients = self.sides.of(trigger)
        time = self.scene.time(trigger)
        if choice.governor is not None and trigger.frame is None:
            time = time or self.scene.time(choice.governor)
        coded = plover(trigger.type, status, threat=self.sides.own_words(trigger, actors))
        return Event(
            id=id,
            type=typed(EventType, trigger.type),
            plover="none" if choice.governor is not None else coded,
            mode=trigger.mode or (mode_by_content(trigger.type, content) if content else None),
            trigger=self.document.words(*trigger.span),
            actors=actors,
            recipients=tuple(id for id in recipients if id not in actors),
            place=self.scene.place(trigger),
            time=time,
            status=status,
            statement=statement.id if statement else None,
        )


def repeats(event: Event, before: Event) -> bool:
    """Whether an event only tells on the deed before it, with nobody new: "killed two and wounded five"."""
    same = (event.type, event.status, event.actors) == (before.type, before.status, before.actors)
    nobody_new = bool(before.recipients) and set(event.recipients) <= set(before.recipients)
    return same and nobody_new and event.time is None
