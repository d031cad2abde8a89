"""Terms: the words that say what a text is about, without their endings and with what stands for them.

No language model: a stemmer (Porter 2001, "Snowball") and the tables `evidence_kin.csv` and `evidence_generic.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

import snowballstemmer

from pactwatch.codes import cells, table, words

STEMMER = snowballstemmer.stemmer("english")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NAME = 1.5  # what a word with a capital weighs beside a plain word's 1
FIGURE = 0.5  # what a number weighs
KIN = 0.8  # of a word's weight, where another word stands for it


@dataclass(frozen=True, slots=True)
class Term:
    """A word: its stem, what it has in common with words that stand for it, what it weighs, and how it is written."""

    stem: str
    kin: frozenset[str]
    weight: float
    word: str = field(compare=False)


class Lexicon:
    """Terms to be looked up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        known = frozenset(terms)
        self.stems = {term.stem for term in known}
        self.kin = {name for term in known for name in term.kin}

    def share(self, term: Term) -> float:
        """1 for a word that is here, less for one in whose place another is, 0 for neither."""
        return 1.0 if term.stem in self.stems else KIN if term.kin & self.kin else 0.0


class Segment:
    """The words of a stretch of a report: all, and those that may tell a deed.

    A name's words, all but its last, tell none: nobody reviews anything in "Constitutional Review Commission".
    """

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        named = {word.start() for word, following in pairwise(found) if in_name(text, word, following)}
        said = [(term, match.start() in named) for match in found if (term := term_of(match[0]))]
        self.words = Lexicon(term for term, _ in said)
        self.deeds = Lexicon(term for term, inside in said if not inside)


def in_name(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a word and the one that follows it at once are both written as names."""
    between = text[word.end() : following.start()]
    return between == " " and word[0][0].isupper() and following[0][0].isupper()


def terms(text: str) -> tuple[Term, ...]:
    """The words of a text that say what it is about, each once, in order."""
    found: dict[str, Term] = {}
    for match in WORD.finditer(text):
        term = term_of(match[0])
        if term and (term.stem not in found or found[term.stem].weight < term.weight):
            found[term.stem] = term
    return tuple(found.values())


@lru_cache(maxsize=1 << 16)
def term_of(word: str) -> Term | None:
    """A word as it is written as a term; None for words that hold a sentence together."""
    small = word.casefold()
    if small in words("function_words", "words"):
        return None
    root = stem(small)
    weight = FIGURE if root[0].isdigit() else generic().get(root, 1.0) * (NAME if word != word.lower() else 1.0)
    return Term(root, kin().get(root, frozenset()), weight, word)


def stem(word: str) -> str:
    """A small word without its ending."""
    stemmed: str = STEMMER.stemWord(word)
    return stemmed


def weight(terms: Iterable[Term]) -> float:
    """What some terms weigh together."""
    return sum(term.weight for term in terms)


@cache
def generic() -> Mapping[str, float]:
    """The weights of words that many provisions share, by stem."""
    rows = table("evidence_generic")
    return MappingProxyType({stem(word): float(row["weight"]) for row in rows for word in cells(row["words"])})


@cache
def kin() -> Mapping[str, frozenset[str]]:
    """What each stem has in common with others."""
    found: dict[str, set[str]] = {}
    for row in table("evidence_kin"):
        for word in cells(row["words"]):
            found.setdefault(stem(word), set()).add(row["kin"])
    return MappingProxyType({root: frozenset(names) for root, names in found.items()})
