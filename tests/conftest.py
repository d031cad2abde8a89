"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Reading, Report, ReportKind
from pactwatch.reading.reader import Reader

pytest_plugins = ["tests.databases", "tests.clusters"]

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One loaded language model for the whole run."""
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text as `pactwatch read` would."""

    def read_text(text: str, published: str | None = "2024-03-28", kind: ReportKind | None = None) -> Reading:
        return next(reader.read([Report(id="r", text=text, published=published, kind=kind)]))

    return read_text
