"""Spellings: how like two names are, across accents, articles, transliterations and slips."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from pactwatch.codes import uses

ARTICLES = tuple(article + joint for joint in "- " for article in uses("actors", "Arabic article"))
SPELLING = 80  # how alike two spellings of one surname are at least, of 100 (rapidfuzz's ratio)
GIVEN = 70  # the same for given names
LONG = 5  # letters a surname has at least to be read past a slip


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A word in small letters without accents, hyphens and the Arabic article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    for article in ARTICLES:
        plain = plain.removeprefix(article)
    return plain.replace("-", "").replace("’", "'").strip(".'")


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: surnames alike, given names alike where both tell them."""
    if one == other:
        return True
    if len(one) > 1 and len(other) > 1:
        given = (
            one[0][0] == other[0][0] if min(len(one[0]), len(other[0])) <= 2 else fuzz.ratio(one[0], other[0]) >= GIVEN
        )
        return given and alike(one[-1], other[-1])
    short, long = sorted((one, other), key=len)
    return alike(short[-1], long[-1]) or (len(long) > 1 and short[-1] in long[1:]) or short[-1] == long[0]


def alike(one: str, other: str) -> bool:
    """Whether two surnames are spellings of one."""
    if one == other:
        return True
    return min(len(one), len(other)) >= LONG and one[0] == other[0] and fuzz.ratio(one, other) >= SPELLING
