"""Tokens: the parsed words by where they stand, and which way the verb over a time looks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from spacy.tokens import Doc, Token

from pactwatch import codes

OWNED = frozenset({"poss", "compound", "nmod", "amod", "nummod"})  # how a noun holds a time: "Monday's talks"
MAIN = frozenset({"ROOT", "conj", "ccomp"})
CLIMB = 9  # words between a time and the verb that governs it, at most


class Tokens:
    """The tokens of a parsed document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def starts(self) -> Any:
        """Where each token begins."""
        return self.doc.to_array(["IDX"]).ravel()

    def at(self, offset: int) -> Token:
        """The token in which, or behind which, a code point stands."""
        return self.doc[max(0, int(np.searchsorted(self.starts, offset, side="right")) - 1)]

    def head(self, start: int, end: int) -> Token:
        """The word of a time by which it hangs in its sentence."""
        token = self.at(start)
        while start <= token.head.idx < end and token.head != token:
            token = token.head
        return token

    def dates_clause(self, start: int, end: int) -> bool:
        """Whether a time tells when a main clause's own verb happened, not what kind of thing a noun is."""
        over = self.head(start, end).head
        over = over.head if over.pos_ == "ADP" else over
        return over.pos_ in ("VERB", "AUX") and over.dep_ in MAIN

    def is_limit(self, start: int) -> bool:
        """Whether a time is a limit ("extended until May 1"), which a past verb may set for days to come.

        What lasted, or did not happen, until a day is over by then.
        """
        before = self.at(max(0, start - 2))
        over = before.head
        meaning = prepositions().get(before.lower_)
        done = meaning == "by" and any(child.lemma_ == "have" for child in over.children)
        return (
            meaning in ("limit", "by")
            and not done
            and all(outlooks().get(verb.lemma_) != "lasting" for verb in (over, over.head))
            and all(child.dep_ != "neg" for child in over.children)
        )

    def tells_when(self, start: int) -> bool:
        """Whether a time is when the deed of the verb over it happens: "said in April"."""
        before = self.at(max(0, start - 2))
        meaning = prepositions().get(before.lower_)
        return meaning == "since" or (meaning == "when" and before.head.pos_ in ("VERB", "AUX"))

    def outlook(self, start: int, end: int) -> str:
        """Which way the verb over a time looks: `past`, `present`, `future`, or `` where none is told."""
        if prepositions().get(self.at(max(0, start - 2)).lower_) == "since":
            return "past"
        token = self.head(start, end)
        if token.dep_ in OWNED and token.head.pos_ in ("NOUN", "PROPN"):
            ahead = outlooks().get(token.head.lemma_.lower()) == "future"
            met = token.head.head.lower_ == "by" and outlook(token.head.head) == "past"  # "left by the Friday deadline"
            return "future" if ahead and not met else ""
        if token.head.lower_ == "for" and outlooks().get(token.head.head.lemma_) == "for":
            return "future"
        return outlook(token)


def outlook(token: Token) -> str:
    """Climbs from a word to the verb that governs it, and tells its tense."""
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            found = tense(token)
            if found is not None:
                return found
        elif outlooks().get(token.lemma_.lower()) == "future":
            return "future"
        if token.head == token:
            return ""
        token = token.head
    return ""


def tense(verb: Token) -> str | None:
    """`past`, `present`, `future`, `` where it may be any, or None where the verb leans on the one above it."""
    helpers = {child.lemma_: child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "to" in helpers:
        return infinitive(verb)
    if is_fixed(verb):
        return "" if helpers.get("have") == "VBD" else "future"
    if "have" in helpers:
        return "past"
    if any(tag == "MD" and outlooks().get(lemma) != "able" for lemma, tag in helpers.items()):
        return "future"
    if verb.tag_ == "VBN" and helpers.get("be") in ("VBZ", "VBP"):
        return ""
    if verb.tag_ in ("VBD", "VBN"):
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        told = outlooks().get(verb.lemma_)
        return "past" if told == "report" or (told == "alike" and verb.tag_ == "VBP") else "present"
    return "future" if verb.tag_ == "VBG" and helpers.get("be") in ("VBZ", "VBP", "VB") else None


def infinitive(verb: Token) -> str | None:
    """The outlook of "to leave": future, but past of a deed done ("managed to leave"), and either way where it tells a
    purpose ("came to leave") or what "had" been meant. "The first to leave" and "to leave was hard" lean on the verb
    above."""
    if verb.dep_ == "advcl":
        return ""
    if verb.dep_ == "csubj" or any(outlooks().get(word.lemma_) == "rank" for word in (verb.head, *verb.head.children)):
        return None
    over = verb.head if verb.head.pos_ in ("VERB", "AUX") else verb.head.head
    if outlooks().get(verb.head.lemma_) == "deed" and tense(over) == "past":
        return "past"
    return "" if any(child.dep_ == "aux" and child.lower_ == "had" for child in over.children) else "future"


def is_fixed(verb: Token) -> bool:
    """Whether a verb tells what is fixed for days to come: "is expected", "planned a rally", "set for Friday"."""
    meaning = outlooks().get(verb.lemma_)
    ahead = meaning == "future" or (meaning == "for" and any(child.lower_ == "for" for child in verb.children))
    return ahead and verb.tag_ in ("VBD", "VBN")


def prepositions() -> Mapping[str, str]:
    """What prepositions say of the time behind them."""
    return codes.lookup("times_prepositions", "word", "meaning")


def outlooks() -> Mapping[str, str]:
    """What words say of a time, by their lemma."""
    return codes.lookup("times_outlook", "word", "outlook")
