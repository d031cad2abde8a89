"""Times: TIMEX3 expressions, their values against the publication date."""

from __future__ import annotations

from pactwatch.model import Time
from pactwatch.reading.parser import Document


def find_times(document: Document) -> tuple[Time, ...]:
    """The time expressions of a report, in the order of the words."""
    return ()
