"""Disputes: questions on which a report shows two sides."""

from __future__ import annotations

from pactwatch.model import Commitment, Dispute, Event, Statement
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document


def find_disputes(
    document: Document,
    cast: Cast,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    commitments: tuple[Commitment, ...],
) -> tuple[Dispute, ...]:
    """The disputes of a report."""
    return ()
