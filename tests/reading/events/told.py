"""The events of a text, in plain words, for the tests of events."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model import Event
from tests.conftest import Read


@dataclass(frozen=True)
class Told:
    """An event with its sides by name."""

    event: Event
    actors: list[str]
    recipients: list[str]

    @property
    def type(self) -> str:
        return self.event.type

    @property
    def trigger(self) -> str:
        return self.event.trigger.text

    @property
    def status(self) -> str:
        return self.event.status

    @property
    def plover(self) -> str | None:
        return self.event.plover


def told(read: Read, text: str) -> list[Told]:
    """The events of a text published on Thursday 2024-03-28, in the order of the words."""
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        Told(event, [names[id] for id in event.actors], [names[id] for id in event.recipients])
        for event in reading.events
    ]
