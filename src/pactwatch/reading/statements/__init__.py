"""Statements: who said, thinks, intends or found what."""

from __future__ import annotations

from pactwatch.model import Place, ReportKind, Source, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document
from pactwatch.reading.statements.choice import choose, spoken
from pactwatch.reading.statements.records import make_statement, withheld
from pactwatch.reading.statements.settings import Surroundings, carried_on
from pactwatch.reading.statements.sheet import make_sheet
from pactwatch.reading.statements.sources import make_source


def find_statements(
    document: Document, kind: ReportKind, times: tuple[Time, ...], cast: Cast, places: tuple[Place, ...]
) -> tuple[Statement, ...]:
    """The statements of a report, in the order of the words; of an agreement only those that are no clauses.

    What somebody is told not to have said ("has not confirmed that") is no statement of theirs.
    """
    sheet = make_sheet(document)
    surroundings = Surroundings(sheet, times, places, cast)
    statements: list[Statement] = []
    sources: list[Source] = []
    for choice in choose(sheet):
        dated = document.in_dateline(sheet.token(choice.claim.content.start))
        clause = kind == "agreement" and not spoken(sheet, choice)
        if dated or clause or withheld(sheet, choice.claim) or surroundings.only_when(choice.claim):
            continue
        source = make_source(sheet, choice, cast, sources)
        if source is not None:
            sources.append(source)
        statements.append(make_statement(f"s{len(statements) + 1}", sheet, choice, source, surroundings))
    return carried_on(statements)
