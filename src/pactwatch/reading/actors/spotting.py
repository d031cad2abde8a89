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
        small = "|".join(
            sorted({re.escape(lead) for lead, names in self._index.items() if any(n[0].islower() for n in names)})
        )
        self._words = LEAD if fold else re.compile(rf"\b(?:[^\Wa-z_]\w*|(?:{small or 'al'})\b)")
        self._reach = {lead: max(map(len, names)) for lead, names in self._index.items()}

    def _written(self, text: str) -> str:
        plain = text.replace("’", "'").replace("\n", " ")
        return plain.lower() if self._fold else plain

    def get(self, name: str) -> Entry | None:
        """What a whole name stands for, or None."""
        written = self._written(name)
        lead = LEAD.match(written)
        return self._index.get(lead[0].lower(), {}).get(written) if lead else None

    def find(self, doc: Doc, text: str) -> Iterator[tuple[int, int, Entry]]:
        """The names in a parsed text as token ranges, left to right. `text` is the text itself: `doc.text` is slow."""
        text = self._written(text)
        offsets = doc.to_array(["IDX", "LENGTH"]).astype("int64")
        starts, ends = offsets[:, 0].tolist(), offsets.sum(axis=1).tolist()
        token_at = dict(zip(starts, range(len(starts)), strict=True))
        free = 0
        for word in self._words.finditer(text):
            lead = word[0].lower()
            names, position = self._index.get(lead), token_at.get(word.start())
            if names is None or position is None or position < free:
                continue
            start, reach = word.start(), word.start() + self._reach[lead]
            best = None
            for end in range(position, min(position + WIDEST, len(ends))):
                if ends[end] > reach:
                    break
                entry = names.get(text[start : ends[end]])
                if entry is not None:
                    best = end + 1, entry
            if best is not None:
                free = best[0]
                yield position, *best
