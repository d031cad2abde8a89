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
    """The deeds and the things that some words speak of. A word that the table does not know stands for itself."""

    deeds: frozenset[str]
    things: frozenset[str]

    def joined(self, other: Topic) -> Topic:
        """What both speak of."""
        return Topic(self.deeds | other.deeds, self.things | other.things)

    def meets(self, other: Topic) -> bool:
        """Whether two topics are one: a deed in common, and a thing where both name any."""
        if not self.deeds & other.deeds:
            return False
        return not self.things or not other.things or bool(self.things & other.things)


def topic_of(tokens: Iterable[Token], verb: Token | None = None) -> Topic:
    """The topic of some tokens. `verb` is the deed's own word: it and nouns of doing give deeds, other nouns things."""
    deeds: set[str] = set()
    things: set[str] = set()
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "NOUN"):
            deeds |= DEEDS.get(lemma, NONE)
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            things |= THINGS.get(lemma, NONE)
    if verb is not None and not deeds:
        deeds.add(verb.lemma_.lower())
    return Topic(frozenset(deeds), frozenset(things))
