"""Groups: "both sides", "the two parties", with their members where the report tells them."""

from __future__ import annotations

from spacy.tokens import Doc

from pactwatch.reading.actors.identity import Gathering


def find_members(doc: Doc, gathering: Gathering) -> None:
    """Gives the groups of a report their members."""
