"""Reading the statements of a text, with what they need to know of times, actors and places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest

from pactwatch.model import Report, ReportKind, Statement
from pactwatch.reading.actors import find_actors
from pactwatch.reading.parser import Document
from pactwatch.reading.places import find_places
from pactwatch.reading.reader import Reader
from pactwatch.reading.statements import find_statements
from pactwatch.reading.statements.sheet import Sheet, make_sheet
from pactwatch.reading.times import find_times

MakeSheet = Callable[[str], Sheet]


class FindStatements(Protocol):
    """Reads a text's statements, as a report's if it is not said that it is an agreement."""

    def __call__(self, text: str, kind: ReportKind = "report") -> tuple[Statement, ...]: ...


@pytest.fixture(scope="session")
def parsed(reader: Reader) -> Callable[[str], Document]:
    """A parsed text, published on a Thursday in March 2024."""

    def parse(text: str) -> Document:
        return next(reader.parser.parse([Report(id="r", text=text, published="2024-03-28")]))

    return parse


@pytest.fixture(scope="session")
def statements(parsed: Callable[[str], Document]) -> FindStatements:
    """The statements of a text."""

    def find(text: str, kind: ReportKind = "report") -> tuple[Statement, ...]:
        document = parsed(text)
        cast = find_actors(document)
        return find_statements(document, kind, find_times(document), cast, find_places(document, cast))

    return find


@pytest.fixture(scope="session")
def sheet(parsed: Callable[[str], Document]) -> MakeSheet:
    """A text's tokens as columns."""
    return lambda text: make_sheet(parsed(text))
