"""Choice: which of the deeds that words tell are events, and which of these PLOVER codes.

PLOVER codes the main deeds of a sentence. A deed that is the content of another one in words ("agreed to send",
"demanded the withdrawal"), or that stands in the background of another (a relative clause, "after a meeting with"), is
an event of the record, but PLOVER codes the other. Words that tell the same deed again ("attacked the town, killing
nine") are none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from pactwatch.reading.events.clauses import is_finite, is_infinitive
from pactwatch.reading.events.lexicon import function_words, type_habits
from pactwatch.reading.events.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Choice:
    """A trigger that is an event; `governor` is the deed beside or under which it stands, and which PLOVER codes.

    `aside` tells that it stands in the background: it counts only if somebody, or its time, is named with it.
    """

    trigger: Trigger
    governor: Trigger | None = None
    aside: bool = False


def choose(triggers: Iterable[Trigger]) -> list[Choice]:
    """The triggers that are events, in the order of the words."""
    all = list(triggers)
    at = {trigger.token.i: trigger for trigger in all}
    at |= {trigger.noun.i: trigger for trigger in all if trigger.noun is not None}
    return [choice for trigger in all if (choice := choice_of(trigger, at)) is not None]


def choice_of(trigger: Trigger, at: dict[int, Trigger]) -> Choice | None:
    """What becomes of a trigger, by the one it stands under."""
    governor, path = governing_trigger(trigger, at)
    if governor is None:
        occasion = trigger.frame is None and trigger.token.dep_ == "pobj" and background(trigger.token.head)
        return Choice(trigger, aside=occasion)
    content = not any(background(token) for token in path)
    if content and type_habits()[governor.type].words and (trigger.deed is None or trigger.deed.free or trigger.noun):
        return Choice(trigger, governor)
    if governor.type == trigger.type and not any(apart(token) for token in path):
        return None
    return Choice(trigger, governor, aside=True)


def governing_trigger(trigger: Trigger, at: dict[int, Trigger]) -> tuple[Trigger | None, list[Token]]:
    """The trigger under which another stands, and the words from that one's to below this one's."""
    token = trigger.token
    path: list[Token] = []
    while token.head != token:
        beside = token.dep_ == "conj"
        path.append(token)
        token = token.head
        found = at.get(token.i)
        if found is not None and found is not trigger and not beside:
            return found, path
    return None, path


def background(token: Token) -> bool:
    """Whether a token opens what stands behind the news: another clause, an earlier time, a deed as subject."""
    if token.dep_ in ("advcl", "acl"):
        return not is_infinitive(token) and (token.dep_ == "advcl" or not is_finite(token))
    return apart(token) or (token.dep_ in ("nsubj", "nsubjpass", "appos") and not is_infinitive(token))


def apart(token: Token) -> bool:
    """Whether a token opens a clause or phrase that tells of another time or thing than the main clause."""
    if token.dep_ == "prep":
        return token.lower_ in function_words("earlier")
    return token.dep_ in ("relcl", "parataxis", "advcl") and is_finite(token)
