"""Reading the times of a sentence alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactwatch.model import Report, Time
from pactwatch.reading.reader import Reader
from pactwatch.reading.times import find_times

FindTimes = Callable[..., tuple[Time, ...]]


@pytest.fixture(scope="session")
def times(reader: Reader) -> FindTimes:
    """The times of a text, published on a Thursday in March 2024 unless told otherwise."""

    def find(text: str, published: str | None = "2024-03-28") -> tuple[Time, ...]:
        return find_times(next(reader.parser.parse([Report(id="r", text=text, published=published)])))

    return find
