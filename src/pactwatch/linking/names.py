"""Names: when two are equal, which is short for another, and how alike two are."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

SHORT = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9&.]*(?:-[A-Z0-9]+)*")


def folded(name: str) -> str:
    """A name without case, accents, punctuation and leading article: `"The Yelmar Front"` gives `"yelmar front"`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.sub(r"['’.]", "", bare)
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", words)))


def is_full(name: str) -> bool:
    """Whether a name has two words or more. One word may be a surname, and nobody is merged on a surname alone."""
    return len(folded(name).split()) > 1


def is_abbreviation(name: str) -> bool:
    """Whether a name is one word with two or more capitals: `YLF`, `R-ARCSS`, `UNSMIL`."""
    return SHORT.fullmatch(name) is not None and not is_full(name.replace("-", ""))


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, from 0 to 1: Indel similarity (rapidfuzz `ratio`), the lower of the whole names'
    and of their least alike words'. Names with different numbers of words are not alike (0)."""
    left, right = one.split(), other.split()
    if len(left) != len(right):
        return 0.0
    parts = [fuzz.ratio(a, b) for a, b in zip(left, right, strict=True)]
    return min(fuzz.ratio(one, other), *parts) / 100
