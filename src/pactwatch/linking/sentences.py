"""Sentences of a report's text, found by its marks alone, so that linking and views need no language model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pactwatch.codes import words
from pactwatch.model import Span

LONGEST = 400  # code points of a sentence that are shown as evidence
WRAPPED = 120  # code points from which on a line is a paragraph, not a line of one
END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|[^\S\n]*\n\s*")
CLOSING = re.compile(r"[\"'”’)\]]*")
LAST = re.compile(r"([\w.]+)\.$")


@lru_cache(maxsize=1 << 13)
def sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a span: from the end of the sentence before it to its own end, trimmed.

    A full stop after an abbreviation (`data/abbreviations.csv`) or a single letter ends nothing.
    """
    near = max(0, start - 2 * LONGEST)
    ends = [found.span() for found in END.finditer(text, near, min(len(text), end + 2 * LONGEST)) if stops(text, found)]
    first = max((stop for _, stop in ends if stop <= start), default=near)
    last = min((begin for begin, _ in ends if begin >= end), default=min(len(text), end + 2 * LONGEST))
    return trimmed(text, first, last)


def sentences(text: str, start: int = 0) -> Iterator[Span]:
    """All sentences of a text from an offset on, in order, none of them empty."""
    ends = [found.span() for found in END.finditer(text, start) if stops(text, found)]
    for begin, end in zip((start, *(stop for _, stop in ends)), (*(at for at, _ in ends), len(text)), strict=True):
        span = trimmed(text, begin, end)
        if span.start < span.end:
            yield span


def trimmed(text: str, first: int, last: int) -> Span:
    """A stretch with the quotation marks that close it and without the blanks around it."""
    closing = CLOSING.match(text, last)
    last = closing.end() if closing else last
    shown = text[first:last]
    return Span(start=first + len(shown) - len(shown.lstrip()), end=first + len(shown.rstrip()))


def stops(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends here: not an abbreviation, and not a line of a paragraph that is cut into lines."""
    if "\n" in found[0]:
        return found[0].count("\n") > 1 or text[found.start() - 1] in '.!?:;"”’)' or beside_long_line(text, found)
    before = LAST.search(text, max(0, found.start() - 12), found.start())
    return not (before and (len(before[1]) == 1 or before[1] in words("abbreviations")))


def beside_long_line(text: str, found: re.Match[str]) -> bool:
    """Whether a line so long that lines must be paragraphs stands before or after a line break."""
    before = text.rfind("\n", 0, found.start()) + 1
    after = text.find("\n", found.end())
    return max(found.start() - before, (after if after >= 0 else len(text)) - found.end()) > WRAPPED
