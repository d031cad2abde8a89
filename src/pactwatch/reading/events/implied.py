"""Deeds in words without a verb of their own: what a speaker says must be done is a request ("the army must leave, the
envoy said"), what somebody will not do for others a refusal ("it would not attend").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from spacy.tokens import Doc, Token

from pactwatch.codes import Row, cells, table, words
from pactwatch.reading.events.clauses import grammatical_subject, own_subject
from pactwatch.reading.events.lexicon import function_words, lemma, type_habits
from pactwatch.reading.events.mood import is_negated
from pactwatch.reading.events.telling import Telling
from pactwatch.reading.events.triggers import Trigger

MAIN = frozenset(("ROOT", "ccomp", "conj", "parataxis"))


@cache
def modals() -> Mapping[str, Row]:
    """From each auxiliary its row of `event_modals`."""
    return MappingProxyType({word: row for row in table("event_modals") for word in cells(row["word"])})


def implied(doc: Doc, triggers: Iterable[Trigger], telling: Telling) -> Iterator[Trigger]:
    """The requests and refusals that stand in an auxiliary, as triggers with that auxiliary as their `modal`."""
    told = {trigger.token.i: trigger for trigger in triggers}
    for token in doc:
        if token.dep_ != "aux" or token.lower_ not in modals() or not main_clause(token.head):
            continue
        verb, subject, row = token.head, grammatical_subject(token.head), modals()[token.lower_]
        if subject is None or any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children):
            continue
        if row["verbs"] and lemma(verb) not in cells(row["verbs"]):
            continue
        request = row["type"] == "REQUEST" and asks(subject, telling)
        if request or (row["type"] == "REJECT" and refuses(verb, told.get(verb.i), subject, telling)):
            yield Trigger(verb, row["type"], None, modal=token)


def main_clause(verb: Token) -> bool:
    """Whether a verb heads a main clause or what somebody says, not a condition by inversion ("should it fail")."""
    while verb.dep_ == "conj":
        verb = verb.head
    subject = own_subject(verb)
    inverted = any(c.tag_ == "MD" and subject is not None and c.i < subject.i for c in verb.children)
    return verb.dep_ in MAIN and not inverted


def refuses(verb: Token, deed: Trigger | None, subject: Token, telling: Telling) -> bool:
    """Whether somebody will not do a deed of cooperation, or what the table of refusals names."""
    if not is_negated(verb) or telling.stands_for(subject) is None:
        return False
    if deed is None:
        return lemma(verb) in words("event_refused", "verb")
    return type_habits()[deed.type].cooperative


def asks(subject: Token, telling: Telling) -> bool:
    """Whether a speaker says of another what that other must do."""
    speaker = telling.speaker(subject)
    return (
        speaker is not None
        and subject.lower_ not in function_words("speaking")
        and telling.stands_for(subject) != speaker
    )
