"""Reads one report: the order of the stages, in one glance.

Each stage takes the parsed document and what was found before it, and returns plain values of the contract. Nothing
here asks the clock, the network or chance: the same report gives the same reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pactwatch import DEFAULT_MODEL
from pactwatch.model import Reading, Report
from pactwatch.reading.actors import find_actors
from pactwatch.reading.agreements import find_agreements, kind_of
from pactwatch.reading.commitments import find_commitments
from pactwatch.reading.disputes import find_disputes
from pactwatch.reading.events import find_events
from pactwatch.reading.parser import Document, Parser
from pactwatch.reading.places import find_places
from pactwatch.reading.statements import find_statements
from pactwatch.reading.times import find_times


class Reader:
    """Reads reports with one loaded language model."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.parser = Parser(model)
        self.language = self.parser.nlp.lang

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Reads reports in their order."""
        for document in self.parser.parse(reports):
            yield read_document(document)


def read_document(document: Document) -> Reading:
    """All that is read from one parsed report, in the order of the contract."""
    kind = document.report.kind or kind_of(document)
    times = find_times(document)
    cast = find_actors(document)
    places = find_places(document, cast)
    statements = find_statements(document, kind, times, cast, places)
    events = find_events(document, times, cast, places, statements)
    agreements = find_agreements(document, kind, times, cast)
    commitments = find_commitments(document, kind, times, cast, statements, events, agreements)
    disputes = find_disputes(document, cast, statements, events, commitments)
    return Reading(
        report=document.report.model_copy(update={"kind": kind}),
        times=times,
        actors=cast.finish(),
        places=places,
        statements=statements,
        events=events,
        agreements=agreements,
        commitments=commitments,
        disputes=disputes,
    )
