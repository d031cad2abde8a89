"""Events: deeds by PLOVER type, with who, to whom, where, when and in which status."""

from __future__ import annotations

from pactwatch.model import Event, Place, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document


def find_events(
    document: Document,
    times: tuple[Time, ...],
    cast: Cast,
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """The events of a report, in the order of their triggers."""
    return ()
