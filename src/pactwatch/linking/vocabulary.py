"""What words speak of, without a language model: deeds, things and names, in one form whatever the word's ending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from pactwatch.codes import cells, lookup, table, words
from pactwatch.linking.names import folded

WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:['’][a-z]+)?")
LEAST = 3  # letters that remain of a word without its ending
LONG = 4  # letters from which on a word counts though it is no name
KIN = 0.75  # of two words that speak of one concept
NOTHING: frozenset[str] = frozenset()
BIG = 100  # a numeral from which on it multiplies what stands before it


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a text: where it stands, its base, the concepts it speaks of, and whether its form tells a deed done.

    A number is its digits, with no concept. `name` tells that it is written with a capital.
    """

    start: int
    end: int
    base: str
    deeds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    past: bool = False
    name: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a number."""
        return self.base.isdigit()

    @property
    def rooms(self) -> tuple[str, ...]:
        """Where it meets its like: itself, and every concept that it speaks of."""
        return (
            self.base,
            *(f"deed {concept}" for concept in self.deeds),
            *(f"thing {concept}" for concept in self.things),
        )

    def likeness(self, other: Said) -> float:
        """1 where both are one word, less where both speak of one concept, 0 where neither is so. Nothing stands for a
        name."""
        if self.base == other.base:
            return 1.0
        if self.name:
            return 0.0
        return KIN if self.deeds & other.deeds or self.things & other.things else 0.0


@lru_cache(maxsize=1 << 16)
def base(word: str) -> str:
    """A word without its ending: "withdrawal", "withdrew" and "withdraws" give one base."""
    word = re.sub(r"['’]s?$", "", folded(word).replace(" ", ""))
    word = lookup("linking_word_forms", "form", "base").get(word, word)
    found = next((end for end in endings() if word.endswith(end) and len(word) - len(end) >= LEAST), "")
    bare = word.removesuffix(found)
    return bare[:-1] if found and len(bare) > LEAST and bare[-1] == bare[-2] and bare[-1] not in "lse" else bare


@cache
def endings() -> tuple[str, ...]:
    """The endings of words, the longest first."""
    return tuple(end for row in table("linking_word_endings") for end in cells(row["ending"]))


@cache
def concepts(kind: str) -> Mapping[str, frozenset[str]]:
    """The concepts of a kind, by the base of each word that speaks of them (`data/commitments_concepts.csv`)."""
    found: dict[str, set[str]] = {}
    for row in table("commitments_concepts"):
        if row["kind"] == kind:
            for word in cells(row["words"]):
                found.setdefault(base(word), set()).add(row["concept"])
    return MappingProxyType({word: frozenset(values) for word, values in found.items()})


@lru_cache(maxsize=1 << 14)
def spoken(text: str) -> tuple[Said, ...]:
    """The words of a text that speak of something, in order."""
    return tuple(said(text))


def said(text: str) -> Iterator[Said]:
    """The words of a text that speak of something; a number in words is one of them."""
    found = list(WORD.finditer(text))
    place = 0
    while place < len(found):
        length, value = number([match[0].casefold() for match in found[place : place + 8]])
        if length:
            yield Said(found[place].start(), found[place + length - 1].end(), value)
        elif sense := sense_of(found[place][0]):
            word, root = found[place][0], sense.base
            alone = not in_name(text, found, place)
            if (alone and (sense.deeds or sense.things)) or len(word) >= LONG or word[0].isupper():
                deeds, things = (sense.deeds, sense.things) if alone else (NOTHING, NOTHING)
                named = word[0].isupper() and place > 0
                yield Said(*found[place].span(), root, deeds, things, sense.past, named)
        place += length or 1


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says wherever it stands."""

    base: str
    deeds: frozenset[str]
    things: frozenset[str]
    past: bool


@lru_cache(maxsize=1 << 16)
def sense_of(word: str) -> Sense | None:
    """What a word says; None where it holds a sentence together, or every commitment has it."""
    if not speaks(word):
        return None
    root = base(word)
    deeds, things = (concepts(kind).get(root, NOTHING) for kind in ("deed", "thing"))
    return Sense(root, deeds, things, is_past(word))


def in_name(text: str, found: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a word is a part of a name of several words: nobody ceases anything in "Joint Ceasefire Commission"."""
    if not found[place][0][0].isupper():
        return False
    beside = [(found[place - 1], found[place])] if place else []
    beside += [(found[place], found[place + 1])] if place + 1 < len(found) else []
    return any(
        left[0][0].isupper() and right[0][0].isupper() and text[left.end() : right.start()] == " "
        for left, right in beside
        if left.start() > 0
    )


def speaks(word: str) -> bool:
    """Whether a word says anything of what is meant: it holds no sentence together, and not every commitment has it."""
    small = word.casefold()
    return small not in words("function_words", "words") and folded(word) not in words("linking_common_words")


def is_past(word: str) -> bool:
    """Whether a word's form tells a deed that is done, or a thing to which it was done."""
    small = word.casefold()
    return small.endswith("ed") or lookup("linking_word_forms", "form", "past").get(small) == "yes"


def number(row: list[str]) -> tuple[int, str]:
    """How many of the first words are one number, and its digits: `["four", "hundred", "men"]` gives `(2, "400")`."""
    if row and row[0][0].isdigit():
        return 1, row[0].replace(",", "").split(".")[0]
    total = last = length = 0
    for place, word in enumerate(row):
        value = numerals().get(word)
        if value is None and not (word == "and" and place and place + 1 < len(row) and row[place + 1] in numerals()):
            break
        if value is not None:
            last = max(last, 1) * value if value >= BIG else last + value
            length = place + 1
            if value > BIG:
                total, last = total + last, 0
    return length, str(total + last)


@cache
def numerals() -> Mapping[str, int]:
    """The whole numbers that words stand for (`data/times_words.csv`)."""
    found = {}
    for row in table("times_words"):
        if row["kind"] == "NUMERAL" and row["value"].isdigit():
            found.update(dict.fromkeys(cells(row["word"]), int(row["value"])))
    return MappingProxyType({word: value for word, value in found.items() if word.isalpha() and word != "a"})
