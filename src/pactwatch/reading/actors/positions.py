"""Positions in a sentence: whether a country's name stands for a place or for somebody who acts."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.codes import uses, words
from pactwatch.reading.actors.phrases import Phrase
from pactwatch.reading.parser import Document

SIDES = frozenset(uses("actors", "side"))


def tells_where(document: Document, phrase: Phrase) -> bool:
    """Whether the name of a country, capital or unknown place tells where something is, not who acts.

    A country's name is somebody unless it stands where a place stands; a capital's and a guessed name only where it
    acts.
    """
    name = phrase.name
    if name is None:
        return False
    head = document.doc[phrase.head]
    if name.guessed and head.is_upper and phrase.end - phrase.start == 1:
        return not _acts(head)
    if phrase.kind not in ("state", "people"):
        return False
    if phrase.form == "adjective":
        return _scenery(document, phrase)
    if phrase.kind == "people":
        return False
    if document.in_dateline(head):
        return True
    if name.guessed or (name.known is not None and name.known.sense == "capital"):
        return not _acts(head)
    return _where(head)


def _scenery(document: Document, phrase: Phrase) -> bool:
    """Whether a country's adjective only tells where or what about: "the Afghan peace process"."""
    following = document.doc[phrase.end : phrase.end + 2]
    scenery = words("scenery", "noun")
    return document.doc[phrase.head].head.lower_ in scenery or any(token.lower_ in scenery for token in following)


def _acts(head: Token) -> bool:
    """Whether a name stands where somebody acts: a subject, an addressee, an owner, a side."""
    while head.dep_ in ("conj", "appos") and head.head.i < head.i:
        head = head.head
    if head.dep_ in ("nsubj", "nsubjpass", "poss"):
        return True
    return head.dep_ == "pobj" and head.head.lower_ in SIDES


def _where(head: Token) -> bool:
    """Whether a name stands as the object of a preposition of place or of a verb of going."""
    while head.dep_ in ("conj", "appos") and head.head.i < head.i:
        head = head.head
    if head.dep_ == "pobj":
        preposition = head.head
        if preposition.lower_ in words("motion", "at"):
            return True
        leading = preposition.lower_ in words("motion", "along")
        return leading and preposition.head.lemma_.lower() in words("motion", "going")
    return head.dep_ == "dobj" and head.head.lemma_.lower() in words("motion", "visits")
