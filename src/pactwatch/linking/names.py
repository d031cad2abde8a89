"""Names: when two are equal, or equal but for their form, which is short for another, and how alike two are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from pactwatch.codes import cells, lookup, table

SHORT = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9&.]*(?:-[A-Z0-9]+)*")

LEAST = 4  # letters that remain of a word without its ending


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A name without case, accents, punctuation and leading article: `"The Yelmar Front"` gives `"yelmar front"`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.sub(r"['’.]", "", bare)
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", words)))


def core(name: str) -> tuple[str, ...]:
    """The parts that name a body whatever the form of its name, sorted; a country is its ISO code.

    `"Defence Ministry"` and `"Ministry of Defence"` have one core, and so have `"Arvanian government"` and
    `"Government of the Republic of Arvania"`.
    """
    forms = lookup("linking_name_forms", "kind", "value")
    left_out, endings = cells(forms["word"]), cells(forms["ending"])
    parts, left = [], re.findall(r"[\w'’.-]+", name)
    while left:
        size = next((n for n in range(min(5, len(left)), 0, -1) if folded(" ".join(left[:n])) in country_words()), 0)
        if size:
            parts.append(country_words()[folded(" ".join(left[:size]))])
        elif (word := folded(left[0])) not in left_out:
            parts.append(stem(word, endings) if left[0][0].isupper() else word)
        left = left[size or 1 :]
    return tuple(sorted(filter(None, parts)))


def stem(word: str, endings: Iterable[str]) -> str:
    """A word without its longest ending, if four letters or more remain."""
    found = max((end for end in endings if word.endswith(end) and len(word) - len(end) >= LEAST), key=len, default="")
    return word.removesuffix(found)


@cache
def country_words() -> Mapping[str, str]:
    """The ISO code of each folded name and adjective of a country."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for column in ("name", "names", "adjectives"):
            for name in cells(row[column]):
                found.setdefault(folded(name), row["code"])
    return MappingProxyType(found)


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
