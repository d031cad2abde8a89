"""Verbs and nouns that bind without a modal verb, or weaken and turn what one says (commitments_duty_verbs.csv)."""

from __future__ import annotations

from typing import get_args

from spacy.tokens import Token

from pactwatch.codes import Row, cells, lookup, table, uses
from pactwatch.model import Modality

MODALITIES: dict[str, Modality] = {name: name for name in get_args(Modality)}
MODALS = {row["word"]: MODALITIES[row["modality"]] for row in table("commitments_modals")}
DUTY_VERBS = {
    (lemma, voice): row
    for row in table("commitments_duty_verbs")
    for lemma in cells(row["lemma"])
    for voice in (("active", "passive") if row["voice"] == "any" else (row["voice"],))
}
DOING = uses("commitments", "deed ending")


def duty_row(verb: Token) -> Row | None:
    """The row of commitments_duty_verbs.csv for a verb in its voice."""
    return DUTY_VERBS.get((verb.lemma_.lower(), "passive" if is_passive(verb) else "active"))


def modality_of(row: Row) -> Modality:
    """How strongly a row's word binds."""
    return MODALITIES[row["modality"]]


def duty_of(verb: Token, row: Row) -> Token | None:
    """What a duty verb binds to: itself, an infinitive, a gerund, or a noun of doing after "to"; None where nothing
    says it."""
    forms = cells(row["form"])
    if "self" in forms:
        return verb
    for child in verb.children:
        if child.i < verb.i:
            continue
        if "to" in forms and child.dep_ in ("xcomp", "ccomp", "advcl") and has_to(child):
            return child
        if child.dep_ == "prep" and (inner := after_preposition(child, row)) is not None:
            return inner
    return None


def after_preposition(preposition: Token, row: Row) -> Token | None:
    """What a duty verb binds to where a preposition stands between: "commit to releasing", "call on the Parties to
    release"."""
    forms = cells(row["form"])
    for inner in preposition.children:
        if "ing" in forms and inner.dep_ == "pcomp" and inner.tag_ == "VBG":
            return inner
        if "noun" in forms and preposition.lower_ == "to" and inner.dep_ == "pobj" and is_doing(inner):
            return inner
        if row["who"] == "object" and inner.dep_ == "pobj":
            return next((c for c in inner.children if c.dep_ in ("acl", "relcl") and has_to(c)), None)
    return None


def called_upon(verb: Token, action: Token) -> Token | None:
    """Who is called upon to act: the infinitive's subject, or the verb's object."""
    own = next((child for child in action.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        return own
    before = [child for child in verb.children if child.i < action.i]
    told = next((child for child in before if child.dep_ in ("dobj", "dative")), None)
    if told is not None:
        return told
    return next(
        (inner for child in before if child.dep_ == "prep" for inner in child.children if inner.dep_ == "pobj"), None
    )


def says_that(verb: Token) -> bool:
    """Whether a duty stands in a clause of its own below a verb: "requires that Ministers would ..."."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    return duty_row(verb) is not None and any(inner.tag_ == "MD" for clause in clauses for inner in clause.children)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" and child.i < verb.i for child in verb.children)


def is_doing(noun: Token) -> bool:
    """Whether a noun names a deed, by its ending; what agreements are called names none."""
    lemma = noun.lemma_.lower()
    return lemma.endswith(DOING) and lemma not in lookup("agreement_nouns", "noun", "alone")


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive, also where its auxiliary is shared with the verb before it."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "auxpass" or (child.dep_ == "aux" and child.lemma_ == "be") for child in verb.children):
        return True
    joined = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX")
    return joined and (is_passive(verb.head) or verb.head.lemma_ == "be")


def duty_noun(noun: Token) -> Modality | None:
    """What a noun before an infinitive says: "duty to", "power to"; None where it binds nobody ("purpose")."""
    return MODALITIES.get(lookup("commitments_duty_nouns", "lemma", "modality").get(noun.lemma_.lower(), "none"))


def infinitive_of(noun: Token, verb: Token) -> Token | None:
    """The infinitive that says what a duty or a power is."""
    near = (*noun.children, *verb.children)
    return next((c for c in near if c.dep_ in ("acl", "xcomp", "relcl", "advcl", "ccomp", "csubj") and has_to(c)), None)


def owner(noun: Token) -> Token | None:
    """Whose a thing is: "the Assembly's responsibility", "the responsibility of the Assembly"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.lower_ == "of":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None
