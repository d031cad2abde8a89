"""Groups: "both sides", "the two Afghan parties", "the two countries", with their members where they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from pactwatch.codes import uses
from pactwatch.reading.actors.identity import ARMED, Character, Gathering
from pactwatch.reading.actors.lexicon import Calling
from pactwatch.reading.actors.phrases import Phrase

FACING = frozenset({"armed group", "government body", "state", "organization", "people"})
OPPOSING = frozenset(uses("actors", "facing"))
COUNTRIES = frozenset(uses("actors", "countries"))


def find_members(tokens: Sequence[Token], gathering: Gathering) -> None:
    """Gives the groups of a report their members: of sides those who face each other, of countries the last two."""
    sides: tuple[Character, ...] | None = None
    for phrase, character in list(gathering.of.items()):
        calling = phrase.calling
        if calling is None or character.members or character.named:
            continue
        if calling.scope == "sides" and not phrase.indefinite:
            sides = facing(tokens, gathering) if sides is None else sides
            country = phrase.owner.country if phrase.owner is not None else None
            character.members = [c for c in sides if country in (None, c.country)]
        elif phrase.determiner == "both" or (phrase.definite and "two" in phrase.adjectives):
            character.members = _last_two(gathering, calling, phrase)
        if len(character.members) >= 2:
            character.kind, character.sector = "group", None
        else:
            character.members = []


def facing(tokens: Sequence[Token], gathering: Gathering) -> tuple[Character, ...]:
    """The two who face each other in a report: joined most often by "and", "between" or "with", else an armed group and
    the government of its country.
    """
    heads = {head: c for c in gathering.characters for head in c.heads}
    pairs: Counter[frozenset[Character]] = Counter()
    for index, one in heads.items():
        for other in _faced(tokens[index], heads):
            pair = frozenset({_principal(one), _principal(other)})
            if len(pair) == 2 and all(c.kind in FACING for c in pair):
                pairs[pair] += 1 + any(c.sector in ARMED for c in pair)
    if pairs:
        governs = {pair: sum(c.kind == "government body" for c in pair) for pair in pairs}
        best = max(pairs, key=lambda pair: (pairs[pair], governs[pair], -min(min(c.heads) for c in pair)))
        return tuple(sorted(best, key=lambda c: min(c.heads)))
    return _rebels_and_government(gathering)


def _faced(token: Token, heads: dict[int, Character]) -> list[Character]:
    """Whom a mention is joined with: "A and B", "A met B"."""
    joined = [child.i for child in token.children if child.dep_ == "conj"]
    if token.dep_ in ("nsubj", "nsubjpass"):
        for child in token.head.children:
            if child.dep_ == "prep" and child.lower_ in OPPOSING:
                joined += [grandchild.i for grandchild in child.children if grandchild.dep_ == "pobj"]
    return [heads[i] for i in joined if i in heads]


def _principal(character: Character) -> Character:
    """For whom a delegation or a force stands: its owner, where that is a side of its own."""
    owner = character.owner
    if owner is not None and character.kind in ("government body", "forces", "people", "organization"):
        return owner if owner.kind in ("armed group", "government body") else character
    return character


def _rebels_and_government(gathering: Gathering) -> tuple[Character, ...]:
    """The most named armed group and the government, or the state, of its country."""
    armed = [c for c in gathering.characters if c.kind == "armed group"]
    rebels = max(armed, key=lambda c: len(c.heads), default=None)
    if rebels is None:
        return ()
    governing = [
        c
        for c in gathering.characters
        if (c.kind == "state" or "government" in c.rows.values()) and c.country in (None, rebels.country)
    ]
    government = max(governing, key=lambda c: ("government" in c.rows.values(), len(c.heads)), default=None)
    return (rebels, government) if government is not None else ()


def _last_two(gathering: Gathering, calling: Calling, phrase: Phrase) -> list[Character]:
    """The two last named before a phrase like "the two countries" or "both leaders" that can be meant."""
    person = "person" if calling.kind in ("people", "person") else None
    kind = "state" if calling.noun in COUNTRIES else person
    before = {
        c: max(head for head in c.heads if head < phrase.start)
        for c in gathering.characters
        if c.kind == kind and c.named and any(head < phrase.start for head in c.heads)
    }
    newest = sorted(before, key=lambda c: before[c])[-2:]
    return newest if len(newest) == 2 else []
