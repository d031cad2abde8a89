"""Commitments: who owes what to whom, by when."""

from __future__ import annotations

from pactwatch.model import Agreement, Commitment, Event, ReportKind, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document


def find_commitments(
    document: Document,
    kind: ReportKind,
    times: tuple[Time, ...],
    cast: Cast,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    agreements: tuple[Agreement, ...],
) -> tuple[Commitment, ...]:
    """The commitments of a report, in the order of the words."""
    return ()
