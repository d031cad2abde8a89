"""Commitments: who owes what to whom, by when."""

from __future__ import annotations

from pactwatch.model import Agreement, Commitment, Event, ReportKind, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.commitments.obligations import find_obligations
from pactwatch.reading.commitments.reports import find_reported
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
    """The commitments of a report: of an agreement its clauses', of another report those that it tells of."""
    if kind == "agreement":
        return find_obligations(document, times, cast, agreements)
    return find_reported(document, times, cast, statements, agreements)
