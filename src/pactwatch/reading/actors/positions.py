"""Positions in a sentence: whether a country's name stands for a place or for somebody who acts."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.codes import words
from pactwatch.reading.actors.phrases import Phrase
from pactwatch.reading.parser import Document

ALWAYS = frozenset(
    {
        "in",
        "at",
        "near",
        "into",
        "inside",
        "throughout",
        "across",
        "around",
        "within",
        "outside",
        "over",
        "via",
        "through",
        "toward",
        "towards",
        "off",
        "along",
        "onto",
        "beyond",
        "beneath",
        "above",
    }
)
MOTION = frozenset({"to", "from", "for"})


def is_place(document: Document, phrase: Phrase) -> bool:
    """Whether a name of a country, capital or unknown place tells where something is, not who acts."""
    name = phrase.name
    if name is None or phrase.kind != "state" or phrase.form == "adjective":
        return False
    head = document.doc[phrase.head]
    if document.in_dateline(head):
        return True
    if name.known is not None and name.known.sense == "capital" and not _acts(head):
        return True
    if name.known is not None and name.known.sense == "adjective" and head.dep_ not in ("pobj", "dobj"):
        return False
    return _where(head)


def _acts(head: Token) -> bool:
    """Whether a capital's name acts as a government's: a subject, an addressee, an owner, a side."""
    if head.dep_ in ("nsubj", "nsubjpass", "agent"):
        return True
    if head.dep_ == "conj":
        return _acts(head.head)
    if head.dep_ == "pobj":
        return head.head.lower_ in ("with", "by", "between", "against")
    return head.dep_ == "poss"


def _where(head: Token) -> bool:
    """Whether a name stands as the object of a preposition of place or of a verb of going."""
    while head.dep_ in ("conj", "appos") and head.head.i < head.i:
        head = head.head
    if head.dep_ == "pobj":
        preposition = head.head
        if preposition.lower_ in ALWAYS:
            return True
        return preposition.lower_ in MOTION and preposition.head.lemma_.lower() in words("motion", "word")
    if head.dep_ == "dobj":
        return head.head.lemma_.lower() in words("motion", "visits")
    return False
