"""Patterns made of a table's phrases: the longest that fits counts."""

from __future__ import annotations

import re
from functools import cache

from pactwatch.codes import Row, cells, table


@cache
def rows(name: str, key: str = "phrase") -> dict[str, Row]:
    """Each phrase of a table's column with its row; the first row wins."""
    found: dict[str, Row] = {}
    for row in table(name):
        for phrase in cells(row[key]):
            found.setdefault(phrase, row)
    return found


@cache
def pattern(name: str, key: str = "phrase", before: str = "", after: str = "") -> re.Pattern[str]:
    """A pattern for any phrase of a table's column, in small or capital letters, as whole words, in its group `phrase`.

    `before` and `after` are patterns that must stand there too.
    """
    longest = sorted(rows(name, key), key=len, reverse=True)
    either = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in longest)
    return re.compile(rf"{before}\b(?P<phrase>{either})\b{after}", re.I)


def row(name: str, phrase: str, key: str = "phrase") -> Row:
    """The row of a phrase as it was found in a text."""
    return rows(name, key)[" ".join(phrase.lower().split())]
