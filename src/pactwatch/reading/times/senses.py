"""Senses: a word and what it may mean in a time expression."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Senses = Mapping[str, str]  # kind of word -> what it means there


class Word(NamedTuple):
    """A word with its senses; `start` and `end` are offsets into the report's text. A gap has no text."""

    text: str
    start: int
    end: int
    senses: Senses

    @property
    def lower(self) -> str:
        """The word in small letters, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")
