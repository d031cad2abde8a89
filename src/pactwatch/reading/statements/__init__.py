"""Statements: who said, thinks, intends or found what."""

from __future__ import annotations

from pactwatch.model import Place, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document


def find_statements(
    document: Document, times: tuple[Time, ...], cast: Cast, places: tuple[Place, ...]
) -> tuple[Statement, ...]:
    """The statements of a report, in the order of the words."""
    return ()
