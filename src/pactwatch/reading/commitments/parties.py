"""Who must act, and towards whom: the actors of a duty."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pactwatch.codes import cells, table, uses, words
from pactwatch.model import ActorKind
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.commitments.predicates import Predicate
from pactwatch.reading.parser import Document

KINDS: dict[str, ActorKind] = {
    lemma: row["kind"]  # type: ignore[misc]
    for row in table("commitments_bearer_nouns")
    for lemma in cells(row["lemma"])
}
RECEIVING = frozenset(words("commitments_receiving_verbs", "lemma"))
INSIDE = ("amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod")
QUANTIFIERS, NAMING, BETWEEN, TOWARDS, GIVEN_TO = (
    frozenset(uses("commitments", use)) for use in ("quantifier", "naming", "between", "towards", "given to")
)


def bearers(document: Document, cast: Cast, duty: Predicate) -> tuple[str, ...]:
    """The ids of those who must act: the subject of an active verb, the agent of a passive."""
    if duty.verb.lemma_ == "be":
        return ()
    if duty.passive:
        return named(document, cast, list(agents(duty.verb)))
    return named(document, cast, within(duty.bearer, duty.starts)) if duty.bearer is not None else ()


def receivers(document: Document, cast: Cast, duty: Predicate) -> tuple[str, ...]:
    """The ids of those towards whom a duty is: the receiver, "to" whom; whoever is told, met, paid or protected."""
    heads = [head for head in towards(duty) if duty.bearer is None or head.i != duty.bearer.i]
    return named(document, cast, [one for head in heads for one in within(head, duty.starts)])


def within(head: Token, starts: int) -> list[Token]:
    """A phrase's head and what is joined to it, in order; nothing from before a duty's own words is joined to its
    bearer."""
    return sorted({head, *(one for one in head.conjuncts if head.i < starts or one.i >= starts)}, key=lambda t: t.i)


def named(document: Document, cast: Cast, heads: list[Token]) -> tuple[str, ...]:
    """The ids of the actors that phrases stand for; a noun that can act becomes one."""
    found = []
    for head in heads:
        if (known := cast.who(head, cite=True)) is not None:
            found.append(known)
        elif can_act(head):
            kind = KINDS.get(head.lemma_.lower(), "organization")
            found.append(cast.enlist(head, document.words(*phrase(head)), kind))
    return tuple(dict.fromkeys(found))


def can_act(noun: Token) -> bool:
    """Whether a noun can owe something: one that is known to (commitments_bearer_nouns.csv), or a name of no thing."""
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ in ("DATE", "TIME"):
        return False
    if is_thing(noun):
        return False
    return lemma in KINDS or noun.pos_ == "PROPN" or (noun.text[:1].isupper() and not noun.is_sent_start)


def is_thing(noun: Token) -> bool:
    """Whether a noun names something that can owe nothing: a text, a process, a thing."""
    return noun.lemma_.lower() in words("commitments_inanimate_nouns", "lemma")


def phrase(head: Token) -> tuple[int, int]:
    """The code points of a noun phrase without its article, its relative clause and what is joined to it."""
    first, last = head, head
    for child in head.children:
        if child.i < head.i and child.dep_ in INSIDE and child.lower_ not in QUANTIFIERS:
            first = min(first, child.left_edge, key=lambda t: t.i)
        elif child.dep_ == "prep" and child.lower_ in NAMING and child.i > head.i:
            last = child.right_edge
    if last.i - first.i > 14:
        last = head
    return first.idx, last.idx + len(last.text)


def agents(verb: Token) -> Iterator[Token]:
    """Who does what a passive tells: "by the Parties"; in "by agreement between A and B": A, B. A date is nobody."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME"):
                    yield inner if can_act(inner) or inner.pos_ == "PRON" else deeper(inner)


def deeper(noun: Token) -> Token:
    """The actor within "mutual agreement between the Government and the Front"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in BETWEEN:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), noun)
    return noun


def towards(duty: Predicate) -> Iterator[Token]:
    """The heads of the phrases that name a receiver."""
    verb = duty.verb
    receiving = verb.lemma_.lower() in RECEIVING
    if duty.passive and receiving and duty.subject is not None:
        yield duty.subject
    for child in verb.children:
        if child.i < verb.i:
            continue
        if (child.dep_ == "dative" and child.pos_ in ("NOUN", "PROPN", "PRON")) or (child.dep_ == "dobj" and receiving):
            yield child
        if child.dep_ in ("prep", "dative") and child.lower_ in TOWARDS:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
        if child.dep_ == "dobj":
            for prep in (inner for thing in (child, *child.conjuncts) for inner in thing.children):
                if prep.dep_ == "prep" and prep.lower_ in GIVEN_TO and (prep.lower_ != "of" or receiving):
                    yield from (inner for inner in prep.children if inner.dep_ == "pobj")
