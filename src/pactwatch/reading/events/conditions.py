"""Conditions: the clauses and phrases on which a deed may hang ("if", "unless", "should the talks fail")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from pactwatch.codes import words
from pactwatch.reading.events.clauses import own_subject
from pactwatch.reading.events.lexicon import function_words


@cache
def condition_openers() -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words that open a condition, and the phrases that do."""
    openers = words("status_conditions")
    return frozenset(o for o in openers if " " not in o), tuple(sorted(f" {o} " for o in openers if " " in o))


def conditions(sentence: Span) -> Iterator[tuple[Token, Token]]:
    """The heads of conditional clauses with the verbs they belong to: by opener, or by inversion ("should X ...")."""
    openers = condition_openers()[0]
    for token in sentence:
        if token.lower_ in openers:
            clause = token.head
            if token.dep_ in ("mark", "advmod") and clause.dep_ in ("advcl", "ROOT", "relcl", "conj", "dep", "acl"):
                yield clause, clause.head
            elif token.dep_ in ("prep", "advcl", "advmod") and token.lower_ != "if":
                for child in token.children:
                    if child.dep_ in ("ccomp", "pcomp", "pobj"):
                        yield child, token.head
                if token.lower_ == "otherwise":
                    yield token, token.head
        elif token.dep_ == "aux" and token.lower_ in function_words("inverted"):
            clause = token.head
            subject = own_subject(clause)
            if (
                subject is not None
                and token.i < subject.i
                and clause.dep_ in ("advcl", "ccomp", "dep")
                and clause.tag_ != "MD"
            ):
                yield clause, clause.head


def related(governor: Token, token: Token) -> bool:
    """Whether one of two words hangs on the other."""
    return bool(governor == token or governor.is_ancestor(token) or token.is_ancestor(governor))


def conditional_phrase(sentence: Span) -> bool:
    """Whether a sentence has a phrase of several words that opens a condition: "in the event of"."""
    phrases = condition_openers()[1]
    text = " ".join(sentence.text.lower().replace(",", " ").split())
    return any(phrase in f" {text} " for phrase in phrases)
