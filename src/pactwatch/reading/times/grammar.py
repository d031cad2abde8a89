"""The grammar: which rows of words are time expressions.

Every word becomes one character that stands for the senses it may have; a pattern of `data/times_grammar.toml` becomes
a regular expression over these characters. The longest match wins, then the one that begins first, then the pattern
that stands first in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from pactwatch import codes
from pactwatch.reading.times import figures
from pactwatch.reading.times.senses import Word
from pactwatch.reading.times.words import MEANINGS

ITEM = re.compile(r"[A-Z]+|[a-z][a-z']*|[<>!]|[()|?*]|\S")
OTHER = " "  # the character of a word that no pattern speaks of
Key = tuple[frozenset[str], str]  # the senses of a word, and the word itself where a pattern names it


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a pattern matched. `slots` are the words in it that were matched by their kind, in their order."""

    reading: str
    words: Sequence[Word]
    first: int
    last: int
    slots: tuple[tuple[str, Word], ...]

    @property
    def start(self) -> int:
        """Where the phrase begins in the text."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """One past the phrase's last code point."""
        return self.words[self.last].end

    def has(self, kind: str) -> bool:
        """Whether a word of this kind is in the phrase."""
        return any(slot == kind for slot, _ in self.slots)

    def all(self, kind: str) -> list[str]:
        """What the phrase's words of this kind mean, in their order."""
        return [word.senses[kind] for slot, word in self.slots if slot == kind]

    def get(self, kind: str, default: str = "") -> str:
        """What the phrase's first word of this kind means."""
        return next(iter(self.all(kind)), default)

    def says(self, *words: str) -> bool:
        """Whether one of these words stands in the phrase."""
        return any(word.lower in words for word in self.words[self.first : self.last + 1])


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns, and the character of each set of senses."""

    alphabet: Mapping[Key, str]
    rows: re.Pattern[str]
    literals: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    def phrases(self, words: Sequence[Word]) -> list[Phrase]:
        """The time expressions among a report's words, in their order and without overlap."""
        letters = "".join(map(self.letter, words))
        places = [-1]  # for each character of the line, which word it stands for; between two rows stands none
        for row in self.rows.finditer(letters):
            places += [*range(*row.span()), -1]
        line = "".join(letters[place] if place >= 0 else OTHER for place in places)
        found = [
            (match.start() - match.end(), match.start(), rank, reading, match)
            for rank, (reading, pattern) in enumerate(self.patterns)
            for match in pattern.finditer(line)
        ]
        taken: set[int] = set()
        phrases = []
        for _, start, _, reading, match in sorted(found, key=lambda item: item[:3]):
            span = range(start, match.end())
            if taken.isdisjoint(span):
                taken.update(span)
                named = tuple((kind, words[places[place]]) for kind, place in slots(match))
                phrases.append(Phrase(reading, words, places[start], places[match.end() - 1], named))
        return sorted(phrases, key=lambda phrase: phrase.first)

    def letter(self, word: Word) -> str:
        """The character that stands for a word."""
        if not word.text:
            return OTHER
        senses = frozenset(word.senses)
        return self.alphabet.get((senses, word.lower)) or self.alphabet.get((senses, ""), OTHER)


def slots(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The kinds by which words were matched, each with the place of its word in the line, in their order."""
    groups = ((match.start(name), name) for name, value in match.groupdict().items() if value is not None)
    for place, name in sorted(groups):
        yield name.split("_")[0], place


@cache
def grammar() -> Grammar:
    """The grammar of `data/times_grammar.toml`."""
    tree = codes.tree("times_grammar")
    parts: Mapping[str, str] = tree["parts"]
    named = [(reading, pattern) for reading, patterns in tree["phrases"].items() for pattern in patterns]
    sources = [*parts.values(), *(pattern for _, pattern in named)]
    literals = frozenset(item for source in sources for item in ITEM.findall(source) if item[0].islower())
    letters = {
        key: chr(0xE000 + i) for i, key in enumerate(sorted(keys(literals), key=lambda key: (sorted(key[0]), key[1])))
    }
    classes: dict[str, str] = {}
    for (kinds, literal), letter in letters.items():
        for name in {*kinds, literal} - {""}:
            classes[name] = classes.get(name, "") + letter
    heads = "".join(classes[head] for head in tree["heads"].split())
    rows = re.compile(f"[^{OTHER}{heads}]*[{heads}][^{OTHER}]*")
    return Grammar(
        letters, rows, literals, tuple((reading, compiled(pattern, parts, classes)) for reading, pattern in named)
    )


def keys(literals: frozenset[str]) -> Iterator[Key]:
    """The sets of senses a word can have: of a spelled word each choice among its senses, for some may not hold."""
    yield from ((kinds, "") for kinds in figures.KINDS)
    yield from ((frozenset(), literal) for literal in literals)
    for word, senses in MEANINGS.items():
        kinds = [kind for kind, _, _ in senses]
        for count in range(1, len(kinds) + 1):
            yield from ((frozenset(some), word if word in literals else "") for some in combinations(kinds, count))


def compiled(pattern: str, parts: Mapping[str, str], classes: Mapping[str, str]) -> re.Pattern[str]:
    """The regular expression of a pattern. Raises `KeyError` where it names a kind that no word has."""
    names: dict[str, int] = {}

    def expand(source: str) -> Iterator[str]:
        look = ""
        for item in ITEM.findall(source):
            if item in "<>!":
                look = {"<": "(?<=", ">": "(?=", "!": "(?!"}[item]
            elif not item[0].isalpha():
                yield "(?:" if item == "(" else item
            elif item in parts:
                yield "(?:" + "".join(expand(parts[item])) + ")"
            elif look:
                yield f"{look}[{classes[item]}])"
                look = ""
            elif item[0].islower():
                yield f"[{classes[item]}]"
            else:
                names[item] = names.get(item, 0) + 1
                yield f"(?P<{item}_{names[item]}>[{classes[item]}])"

    return re.compile("".join(expand(pattern)))
