"""Agreements: those that a report mentions, and the one that a text is itself."""

from __future__ import annotations

from pactwatch.model import Agreement, ReportKind, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.agreements.instrument import instrument
from pactwatch.reading.agreements.kind import kind_of
from pactwatch.reading.agreements.mentions import find_mentions
from pactwatch.reading.agreements.parties import parties_of
from pactwatch.reading.agreements.signing import signing_of
from pactwatch.reading.agreements.sorting import sort_mentions
from pactwatch.reading.parser import Document

__all__ = ["find_agreements", "kind_of"]


def find_agreements(document: Document, kind: ReportKind, times: tuple[Time, ...], cast: Cast) -> tuple[Agreement, ...]:
    """The agreements of a report, in the order of their first mention. An agreement's text gives itself alone."""
    if kind == "agreement":
        return (instrument(document, cast),) if document.text.strip() else ()
    return tuple(
        Agreement(
            id=f"g{number}",
            name=pact.name,
            parties=parties_of(pact, cast),
            signed=signing_of(document, pact, times),
            mentions=tuple(document.words(*mention.span) for mention in pact.mentions),
        )
        for number, pact in enumerate(sort_mentions(find_mentions(document)), 1)
    )
