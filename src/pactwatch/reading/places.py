"""Places: where things happen, with coordinates. A place is no actor."""

from __future__ import annotations

from pactwatch.model import Place
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document


def find_places(document: Document, cast: Cast) -> tuple[Place, ...]:
    """The places of a report, in the order of their first mention."""
    return ()
