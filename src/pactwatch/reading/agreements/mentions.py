"""The words of a report that stand for an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pactwatch.codes import lookup, uses
from pactwatch.reading.parser import Document

INSIDE = ("compound", "amod", "nmod", "nummod", "punct", "poss", "advmod", "npadvmod")
DEFINITE = frozenset(uses("agreements", "definite"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for an agreement: its `head`, its span without article, its proper name ("Doha"), its
    subject matter ("peace"), and whether it is told as one that stands (`real`)."""

    head: Token
    span: tuple[int, int]
    proper: str
    matter: frozenset[str]
    real: bool


def find_mentions(document: Document) -> Iterator[Mention]:
    """The mentions of agreements, in the order of the words."""
    nouns = lookup("agreement_nouns", "noun", "alone")
    modifiers = lookup("agreement_modifiers", "word", "says")
    known = {document.doc.vocab.strings[noun] for noun in nouns}
    for token in document.doc:
        if (token.lower not in known and token.lemma not in known) or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.ent_type_ in ("PERSON", "WORK_OF_ART") or document.in_dateline(token) or names_a_body(token):
            continue
        if token.dep_ == "compound" and token.head.i > token.i:
            continue
        mention = mention_of(document, token, {modifiers.get(t.lower_, "") for t in token.lefts})
        alone = nouns.get(token.lower_, nouns.get(token.lemma_.lower())) == "yes"
        if mention is None:
            continue
        if (alone and (mention.proper or mention.real)) or (mention.proper and token.text[:1].isupper()):
            yield mention


def names_a_body(token: Token) -> bool:
    """Whether a noun only ends a body's name: "the Government of National Accord"."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or not token.text[:1].isupper():
        return False
    body = token.head.head
    return body.pos_ == "PROPN" and body.ent_type_ == "ORG" and body.ent_iob_ != "O" and token.ent_type_ == "ORG"


def mention_of(document: Document, head: Token, says: set[str]) -> Mention | None:
    """The mention that a noun heads, or None where its phrase names no agreement ("a great deal", "by agreement")."""
    if "none" in says:
        return None
    words = phrase(head)
    plain = lookup("agreement_modifiers", "word", "says")
    proper = [
        t for t in words if t.i != head.i and t.pos_ == "PROPN" and t.text[:1].isupper() and t.lower_ not in plain
    ]
    capital = head.text[:1].isupper() and head.i != head.sent.start
    determined = [t for t in head.lefts if t.dep_ in ("det", "poss")]
    if not determined and not proper and len(words) == 1 and not capital:
        return None
    definite = capital or bool(proper) or any(t.lower_ in DEFINITE or t.dep_ == "poss" for t in determined)
    matter = frozenset(t.lemma_.lower() for t in words if t.i != head.i and t.dep_ == "compound" and t.pos_ == "NOUN")
    real = "open" not in says and (definite or comes_about(head))
    end = words[-1]
    return Mention(head, (words[0].idx, end.idx + len(end.text)), " ".join(t.text for t in proper), matter, real)


def phrase(head: Token) -> list[Token]:
    """The tokens of a noun's phrase from its first modifier to the noun, without article and possessive."""
    first = head.i
    for token in reversed(list(head.lefts)):
        if token.dep_ not in INSIDE or token.dep_ == "poss" or token.right_edge.i != first - 1:
            break
        first = token.left_edge.i
    words = list(head.doc[first : head.i + 1])
    while words and (words[0].is_punct or words[0].pos_ in ("DET", "PART")):
        words.pop(0)
    return words


def comes_about(head: Token) -> bool:
    """Whether an agreement that is told for the first time ("a landmark deal") is said to have come about."""
    verb = head.head
    if verb.lemma_.lower() not in lookup("agreement_verbs", "lemma", "does"):
        return False
    return verb.tag_ in ("VBD", "VBN") and not any(c.tag_ in ("MD", "TO") or c.dep_ == "neg" for c in verb.children)
