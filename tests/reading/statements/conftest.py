"""Reading the statements of a text, with what they need to know of times, actors and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Report, Statement
from pactwatch.reading.actors import find_actors
from pactwatch.reading.parser import Document
from pactwatch.reading.places import find_places
from pactwatch.reading.reader import Reader
from pactwatch.reading.statements import find_statements
from pactwatch.reading.statements.sheet import Sheet, make_sheet
from pactwatch.reading.times import find_times

FindStatements = Callable[[str], tuple[Statement, ...]]
MakeSheet = Callable[[str], Sheet]


@pytest.fixture(scope="session")
def parsed(reader: Reader) -> Callable[[str], Document]:
    """A parsed text, published on a Thursday in March 2024."""

    def parse(text: str) -> Document:
        return next(reader.parser.parse([Report(id="r", text=text, published="2024-03-28")]))

    return parse


@pytest.fixture(scope="session")
def statements(parsed: Callable[[str], Document]) -> FindStatements:
    """The statements of a text."""

    def find(text: str) -> tuple[Statement, ...]:
        document = parsed(text)
        cast = find_actors(document)
        return find_statements(document, find_times(document), cast, find_places(document, cast))

    return find


@pytest.fixture(scope="session")
def sheet(parsed: Callable[[str], Document]) -> MakeSheet:
    """A text's tokens as columns."""
    return lambda text: make_sheet(parsed(text))
