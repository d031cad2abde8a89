"""When an agreement was signed."""

from __future__ import annotations

import re

from spacy.tokens import Token

from pactwatch.codes import lookup
from pactwatch.model import Time
from pactwatch.reading.agreements.parties import deeds
from pactwatch.reading.agreements.sorting import Pact
from pactwatch.reading.parser import Document

CALENDAR = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def signing_of(document: Document, pact: Pact, times: tuple[Time, ...]) -> str | None:
    """The ISO date of an agreement's signing, or the part of one that is told; None where the report does not tell."""
    for verb in signings(document, pact):
        for time in times:
            if CALENDAR.fullmatch(time.value) and belongs(document.tokens(time.start, time.end)[0], verb):
                return time.value
    return None


def signings(document: Document, pact: Pact) -> list[Token]:
    """The verbs that tell of an agreement's signing: of its mentions, and of an "it" in the sentence after one."""
    does = lookup("agreement_verbs", "lemma", "does")
    told = [
        verb
        for mention in pact.mentions
        for verb in deeds(mention.head)
        if does.get(verb.lemma_.lower()) in ("sign", "make")
    ]
    for mention in pact.mentions:
        end = mention.head.sent.end
        if end < len(document.doc):
            told += [
                token.head
                for token in document.doc[end].sent
                if token.lower_ == "it" and token.dep_ == "nsubjpass" and does.get(token.head.lemma_.lower()) == "sign"
            ]
    return sorted(dict.fromkeys(told), key=lambda verb: does.get(verb.lemma_.lower()) != "sign")


def belongs(token: Token, verb: Token) -> bool:
    """Whether a time's token hangs on a verb, with no other verb between."""
    for above in token.ancestors:
        if above.i == verb.i:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False
