"""Paragraphs: where one ends and the next begins, headings of articles being paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pactwatch.codes import words

GAP = r"\n[^\S\n]*\n\s*|(?<=[.!?:;\"”’)])[^\S\n]*\n\s*"
LONGEST = 80  # code points of a heading behind its number


@cache
def breaks() -> re.Pattern[str]:
    """The white space between two paragraphs, or behind a heading such as "Article 2 Withdrawal".

    A line that begins with such a word may also be running text ("under\\nArticle 2 the Parties"): a heading stands
    behind the end of a paragraph, and its line holds no full stop.
    """
    kinds = "|".join(sorted(words("headings")))
    heading = rf"(?:(?<=\n\n)|(?<=[.!?:;)]\n)|\A)(?i:{kinds})[^\S\n]+(?:\d+|[IVXLC]+)\b[^\n.]{{0,{LONGEST}}}"
    return re.compile(rf"(?P<heading>{heading})(?P<behind>\n\s*)(?=[A-Z(\d“\"])|(?P<gap>{GAP})")


def find_breaks(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the white space that parts the paragraphs of a text."""
    for match in breaks().finditer(text, start, len(text) if end is None else end):
        yield match.span("behind" if match["heading"] else "gap")
