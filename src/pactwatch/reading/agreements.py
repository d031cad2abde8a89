"""Agreements that a report mentions, and whether the text is one itself."""

from __future__ import annotations

from pactwatch.model import Agreement, ReportKind, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document


def kind_of(document: Document) -> ReportKind:
    """Whether a text is an agreement or a report."""
    return "report"


def find_agreements(
    document: Document, kind: ReportKind, times: tuple[Time, ...], cast: Cast
) -> tuple[Agreement, ...]:
    """The agreements of a report, in the order of their first mention."""
    return ()
