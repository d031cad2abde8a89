"""Mood: whether a verb is negated, modal or an order."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.reading.events.clauses import grammatical_subject, own_subject
from pactwatch.reading.events.lexicon import function_words


def modal(verb: Token) -> bool:
    """Whether a verb has a modal auxiliary."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated, by itself or by its subject or object ("no agreement was signed")."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in function_words("negating"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "preconj") and denies_all(child):
            return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    subject = grammatical_subject(verb) if verb.dep_ == "conj" and own_subject(verb) is None else None
    return subject is not None and denies_all(subject)


def denies_all(phrase: Token) -> bool:
    """Whether a phrase is "nobody", "no agreement", "neither side"."""
    return phrase.lower_ in function_words("negative") or any(
        child.dep_ in ("det", "neg", "preconj", "cc") and child.lower_ in function_words("negative")
        for child in phrase.children
    )


def imperative(verb: Token) -> bool:
    """Whether a verb orders: the bare form, with nobody before it."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "conj") or own_subject(verb) is not None:
        return False
    if verb.dep_ == "conj":
        return imperative(verb.head)
    return not any(child.dep_ == "aux" for child in verb.children if child.lower_ != "do")
