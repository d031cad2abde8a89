"""What words speak of: deeds and things, by which two places of a report are known to be about one commitment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from pactwatch.codes import cells, table

TABLE = "commitments_concepts"


def _by_word(kind: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table(TABLE):
        if row["kind"] == kind:
            for word in cells(row["words"]):
                found.setdefault(word, set()).add(row["concept"])
    return {word: frozenset(concepts) for word, concepts in found.items()}


DEEDS, THINGS = _by_word("deed"), _by_word("thing")
AGAINST = {row["concept"]: row["against"] for row in table(TABLE) if row["against"]}
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Topic:
    """The deeds and the things that some words speak of, and the `names` of things that the table does not know."""

    deeds: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]

    def joined(self, other: Topic) -> Topic:
        """What either speaks of."""
        return Topic(self.deeds | other.deeds, self.things | other.things, self.names | other.names)

    def shares(self, other: Topic) -> bool:
        """Whether both speak of a thing in common."""
        return bool(self.things & other.things or self.names & other.names)

    def meets(self, other: Topic) -> bool:
        """Whether two topics are one: a deed in common, and a thing where both name any."""
        if not self.deeds & other.deeds:
            return False
        return self.shares(other) or not (self.things or self.names) or not (other.things or other.names)

    def strays(self, other: Topic) -> bool:
        """Whether `other` speaks of known things, and of none that this topic speaks of."""
        return bool(self.things and other.things) and not self.shares(other)


def topic_of(tokens: Iterable[Token], verb: Token | None = None) -> Topic:
    """The topic of some tokens. A deed `verb` that the table does not know stands for itself."""
    deeds: set[str] = set()
    things: set[str] = set()
    names: set[str] = set()
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "NOUN"):
            deeds |= DEEDS.get(lemma, NONE)
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            things |= THINGS.get(lemma, NONE)
        if token.pos_ in ("NOUN", "PROPN") and lemma not in THINGS and lemma not in DEEDS and token.ent_type_ != "DATE":
            names.add(lemma)
    if verb is not None and not deeds:
        deeds.add(verb.lemma_.lower())
    return Topic(frozenset(deeds), frozenset(things), frozenset(names))
