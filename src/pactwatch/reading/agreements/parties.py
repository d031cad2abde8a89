"""Between whom an agreement is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pactwatch.codes import lookup, uses
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.agreements.mentions import Mention
from pactwatch.reading.agreements.sorting import Pact

BREACHES = frozenset(uses("agreements", "breach"))


def parties_of(pact: Pact, cast: Cast) -> tuple[str, ...]:
    """The ids of an agreement's parties: who signed or made it, with or between whom; an envoy stands for who sent
    him."""
    found = [
        party
        for mention in pact.mentions
        for head in heads(mention)
        for actor in together(head, cast)
        for member in cast.members(actor)
        for party in principal(member, cast)
    ]
    return tuple(dict.fromkeys(found))


def together(head: Token, cast: Cast) -> tuple[str, ...]:
    """The actors of a phrase and of what is joined to it, also where the parser joined it further down ("the
    government of Dalvora and the Front")."""
    below = (
        token for child in head.children if child.lower_ == "of" for token in child.subtree if token.dep_ == "conj"
    )
    joined = tuple(
        id for token in below if (id := cast.who(token)) is not None and cast[id].kind not in ("person", "media")
    )
    return (*cast.all(head), *joined)


def heads(mention: Mention) -> Iterator[Token]:
    """The heads of the phrases that name a party around a mention."""
    noun = mention.head
    yield from (owner_of(child) for child in noun.lefts if child.dep_ in ("poss", "compound", "nmod"))
    does = lookup("agreement_verbs", "lemma", "does")
    for verb in deeds(noun):
        kind = does.get(verb.lemma_.lower())
        if kind is None or kind == "broker":
            continue
        if noun.dep_ == "dobj" or verb.dep_ == "relcl":
            yield from (child for child in verb.children if child.dep_ == "nsubj" and child.i != noun.i)
            yield from phrases(noun, ("for",))
        yield from phrases(verb, uses("agreements", "signing with"))
        yield from (
            inner
            for child in verb.children
            if child.dep_ == "agent"
            for inner in child.children
            if inner.dep_ == "pobj"
        )
    yield from phrases(noun, uses("agreements", "between"))
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in BREACHES:
        yield from phrases(noun, ("by",))
        yield from phrases(noun.head.head, ("by",))


def owner_of(token: Token) -> Token:
    """The word that names whose an agreement is: for "their" the sentence's subject, where that is several."""
    if token.lower_ == "their":
        root = token.sent.root
        subject = next(
            (child for child in root.children if child.dep_ in ("nsubj", "nsubjpass") and child.conjuncts), None
        )
        return subject if subject is not None else token
    return token


def deeds(noun: Token) -> Iterator[Token]:
    """The verbs that tell of an agreement's making: it is their object or subject, or they are its relative clause."""
    if noun.head.pos_ == "VERB" and noun.dep_ in ("dobj", "nsubjpass"):
        yield noun.head
    yield from (child for child in noun.children if child.dep_ in ("relcl", "acl") and child.pos_ == "VERB")


def phrases(head: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """The nouns that prepositions join to a head."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def principal(actor: str, cast: Cast) -> Iterator[str]:
    """Whom an actor signs for: of a person, the body or the state it belongs to; nobody where that is not known."""
    seen = {actor}
    current = actor
    while cast[current].kind == "person" and (above := cast[current].member_of) and above not in seen:
        current = above
        seen.add(current)
    if cast[current].kind not in ("person", "media", "people"):
        yield current
