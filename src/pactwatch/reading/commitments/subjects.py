"""Whose deed a verb tells: its grammatical subject."""

from __future__ import annotations

from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
FURTHEST = 6  # verbs up the tree


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb itself."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)


def subject_of(verb: Token, opener: Token) -> Token | None:
    """The head of a verb's subject: its own, else the noun right before the modal `opener`, which the parser took for
    something else, else that of the verb it is joined to. A relative pronoun gives what it stands for."""
    current = verb
    for _ in range(FURTHEST):
        if (subject := own_subject(current)) is not None:
            return antecedent(subject, current)
        if current is verb:
            near = own_subject(opener) or noun_before(opener)
            if near is not None:
                return near
        if current.dep_ not in ("conj", "xcomp", "ccomp") or current.head is current:
            return None
        current = current.head
    return None


def noun_before(opener: Token) -> Token | None:
    """The noun that stands right before a modal verb."""
    before = opener.nbor(-1) if opener.i > 0 else None
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") and before.dep_ != "dobj" else None


def antecedent(subject: Token, verb: Token) -> Token:
    """What a subject stands for where it is a relative pronoun, or a pronoun for the outer sentence's subject."""
    if subject.tag_ in ("WDT", "WP"):
        if verb.dep_ == "relcl":
            return verb.head
        return top_of_phrase(subject.nbor(-1)) if subject.i > 0 else subject
    if (
        subject.pos_ == "VERB"
    ):  # "the Department provided for in Article 49": the parser took the participle for the head
        return next((c for c in subject.children if c.dep_ in ("nsubj", "nsubjpass")), subject)
    if subject.pos_ == "PRON" and verb.dep_ == "ccomp":
        outer = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
        return outer if outer is not None else subject
    return subject


def top_of_phrase(noun: Token) -> Token:
    """The head of a noun phrase of which a token is a part: "Government" in "State Government"."""
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def phrase_start(noun: Token, opener: Token) -> int:
    """The index where the phrase that a subject heads begins; of a noun the parser misplaced, its nearest modifiers."""
    if noun.dep_ in SUBJECTS:
        return noun.left_edge.i
    first = noun.i
    while (
        first > 0
        and noun.doc[first - 1].pos_ in ("DET", "ADJ", "PROPN", "NOUN")
        and noun.doc[first - 1].dep_ in ("det", "compound", "amod")
    ):
        first -= 1
    return first
