"""Pronouns: whom "he", "she", "they" and "it" stand for, cautiously."""

from __future__ import annotations

from spacy.tokens import Doc

from pactwatch.reading.actors.identity import Character, Gathering


def resolve_pronouns(doc: Doc, gathering: Gathering) -> dict[int, Character]:
    """The pronouns of a report for which there is one good answer, by token index."""
    return {}
