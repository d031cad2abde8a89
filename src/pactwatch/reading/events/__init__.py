"""Events: deeds by PLOVER type, with who, to whom, where, when and in which status."""

from __future__ import annotations

from typing import cast as typed

from pactwatch.model import Event, EventType, Place, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.events.choice import Choice, choose
from pactwatch.reading.events.coding import plover
from pactwatch.reading.events.implied import implied
from pactwatch.reading.events.scene import Scene
from pactwatch.reading.events.sides import Sides
from pactwatch.reading.events.status import Judge
from pactwatch.reading.events.telling import Telling
from pactwatch.reading.events.triggers import find_triggers
from pactwatch.reading.parser import Document


def find_events(
    document: Document,
    times: tuple[Time, ...],
    cast: Cast,
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """The events of a report, in the order of their triggers."""
    telling = Telling(statements)
    judge = Judge(document.doc, telling.spoken)
    sides, scene = Sides(cast, telling), Scene(document, times, places)
    triggers = list(find_triggers(document, cast))
    modals = [Choice(trigger, False) for trigger in implied(document.doc, triggers, cast, telling)]
    events = []
    for number, choice in enumerate(sorted([*choose(triggers), *modals], key=lambda c: c.trigger.span), 1):
        trigger = choice.trigger
        statement = telling.of(*trigger.span)
        status = judge.status(trigger.token) if trigger.modal is None else "happened"
        actors, recipients = sides.of(trigger)
        threat = telling.by_one_of(statement, actors)
        events.append(
            Event(
                id=f"e{number}",
                type=typed(EventType, trigger.type),
                plover="none" if choice.covered else plover(trigger.type, status, threat),
                mode=trigger.mode,
                trigger=document.words(*trigger.span),
                actors=actors,
                recipients=recipients,
                place=scene.place(trigger),
                time=scene.time(trigger),
                status=status,
                statement=statement.id if statement else None,
            )
        )
    return tuple(events)
