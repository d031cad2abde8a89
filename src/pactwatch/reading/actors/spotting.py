"""Spots the names and nouns of a table in a text: the longest at each place, none inside another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from spacy.tokens import Doc

Entry = TypeVar("Entry")
LEAD = re.compile(r"\w+")
WIDEST = 12  # tokens in the longest name


class Spotter(Generic[Entry]):
    """A table's names with what each stands for. The first of equal names wins.

    With `fold` capitals do not matter; without it a name is read only as it is written, save that a small first letter
    may be a capital.
    """

    def __init__(self, entries: Iterable[tuple[str, Entry]], fold: bool = False) -> None:
        self._fold = fold
        self._index: dict[str, dict[str, Entry]] = {}
        for name, entry in entries:
            for form in (name, name[:1].upper() + name[1:]):
                written = self._written(form)
                if lead := LEAD.match(written):
                    self._index.setdefault(lead[0].lower(), {}).setdefault(written, entry)
        self._reach = {lead: max(map(len, names)) for lead, names in self._index.items()}

    def _written(self, text: str) -> str:
        plain = text.replace("’", "'").replace("\n", " ")
        return plain.lower() if self._fold else plain

    def get(self, name: str) -> Entry | None:
        """What a whole name stands for, or None."""
        written = self._written(name)
        lead = LEAD.match(written)
        return self._index.get(lead[0].lower(), {}).get(written) if lead else None

    def find(self, doc: Doc) -> Iterator[tuple[int, int, Entry]]:
        """The names in a text as token ranges, left to right."""
        text = self._written(doc.text)
        starts = [token.idx for token in doc]
        ends = [start + len(token) for start, token in zip(starts, doc, strict=True)]
        position, size = 0, len(starts)
        while position < size:
            start, best = starts[position], None
            lead = LEAD.match(text, start)
            names = self._index.get(lead[0].lower()) if lead else None
            if names is not None:
                reach = start + self._reach[lead[0].lower()]  # type: ignore[index]
                for end in range(position, min(position + WIDEST, size)):
                    if ends[end] > reach:
                        break
                    entry = names.get(text[start : ends[end]])
                    if entry is not None:
                        best = end + 1, entry
            if best is not None:
                yield position, *best
            position = best[0] if best else position + 1
