"""Governors: the words on which a deed hangs, and what the table says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from pactwatch.codes import cells, table, words
from pactwatch.reading.events.clauses import (
    SUBJECTS,
    controlled,
    form,
    is_finite,
    is_infinitive,
    is_verb,
    own_subject,
    passive,
)
from pactwatch.reading.events.lexicon import function_words, lemma, verb_frames


@dataclass(frozen=True, slots=True)
class Governor:
    """A row of `status_governors`."""

    hangs: str
    status: str
    negated: str


@cache
def governors() -> Mapping[str, tuple[Governor, ...]]:
    """From each word on which deeds may hang its rows."""
    found: dict[str, list[Governor]] = {}
    for row in table("status_governors"):
        negated = row["negated"] or ("same" if row["status"] == "same" else "not happened")
        for word in cells(row["word"]):
            found.setdefault(word, []).append(Governor(row["with"], row["status"], negated))
    return MappingProxyType({word: tuple(rows) for word, rows in found.items()})


def governing(token: Token) -> tuple[Token | None, frozenset[str]]:
    """The word on which a deed hangs, and how; None where it hangs on nothing."""
    head = token.head
    if head == token or stands_free(token):
        return None, frozenset()
    how = form(token) if is_verb(token) or token.pos_ == "ADJ" else {"subject" if token.dep_ in SUBJECTS else "noun"}
    noun = not is_verb(token)
    while head.pos_ in ("ADP", "SCONJ", "PART") and head.head != head:
        if noun and head.lower_ in function_words("earlier"):
            return None, frozenset()
        how.add(head.lower_)
        how.discard("noun")
        if noun and head.lower_ in function_words("occasion"):
            how.add("occasion")
        head = head.head
    if "to-verb" in how and (own_subject(token) is not None or (is_verb(head) and controlled(head) is not None)):
        how.add("object-does")
    if head.pos_ == "NOUN" and lemma(head) in words("status_claims", "noun"):
        outer, hangs = governing(head)
        if outer is not None:
            return outer, hangs | how | {"claim"}
    if lemma(head) == "be":
        head = predicate(head, token)
    return head, frozenset(how | company(head))


def stands_free(token: Token) -> bool:
    """Whether a clause tells its deed itself: a finite relative or adverbial clause, a participle after a noun."""
    if not is_verb(token):
        return False
    if token.dep_ == "acl":
        return not is_infinitive(token) and not is_finite(token)
    return token.dep_ == "parataxis" or (token.dep_ in ("relcl", "advcl") and is_finite(token))


def predicate(be: Token, token: Token) -> Token:
    """The word that decides in "it is possible that", "the aim is to": the predicate, the subject, else "be" itself."""
    for child in be.children:
        fits = child.pos_ == "ADJ" or (child.pos_ == "NOUN" and token.dep_ not in SUBJECTS)
        known = child != token and child.dep_ in ("acomp", "attr", *SUBJECTS)
        if known and fits and (lemma(child) in governors() or child.lower_ in governors()):
            return child
    return be


@cache
def judging_verbs() -> frozenset[str]:
    """The verbs that blame or praise."""
    return frozenset(v for v, frames in verb_frames().items() if {f.type for f in frames} & {"ACCUSE", "SUPPORT"})


def company(head: Token) -> set[str]:
    """What stands with a governor: its particles and prepositions, its passive, its pluperfect."""
    found: set[str] = set()
    for child in head.children:
        if child.dep_ in ("prt", "prep", "advmod"):
            found.add(child.lower_)
            found |= {f"{child.lower_} {inner.lower_}" for inner in child.children}
    if is_verb(head) and passive(head):
        found.add("passive")
    if head.pos_ == "NOUN" and head.dep_ in ("dobj", "pobj", "nsubjpass"):
        outer, _ = governing(head)
        if outer is not None and lemma(outer) in judging_verbs():
            found.add("judged")
    clause = head if is_verb(head) else head.head
    helpers = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")}
    if "had" in helpers:
        found.add("had")
    return found


def best_row(governor: Token, hangs: frozenset[str]) -> Governor | None:
    """The row of a governor that fits best: one that asks for something, else one that asks for nothing."""
    rows = governors().get(lemma(governor), ()) or governors().get(governor.lower_, ())
    asking = next((row for row in rows if row.hangs and row.hangs in hangs), None)
    return asking if asking or "occasion" in hangs else next((row for row in rows if not row.hangs), None)


def reported(verb: Token) -> bool:
    """Whether a clause is what somebody says: the finite complement of a verb that decides nothing."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    if verb.dep_ != "ccomp" or not is_verb(verb.head):
        return False
    row = best_row(verb.head, frozenset(("that",)))
    return row is not None and row.status == "same"
