"""Scene: where and when a deed is done."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.model import Place, Time, When
from pactwatch.reading.events.triggers import Trigger
from pactwatch.reading.parser import Document


class Scene:
    """The times and places of one report by the token at which each stands."""

    def __init__(self, document: Document, times: tuple[Time, ...], places: tuple[Place, ...]) -> None:
        self.times = {document.tokens(time.start, time.end).root.i: time for time in times}
        self.places = {
            document.tokens(mention.start, mention.end).root.i: place.id
            for place in places
            for mention in place.mentions
        }

    def place(self, trigger: Trigger) -> str | None:
        """The place that stands with a trigger: the nearest in its own clause."""
        found = self.attached(trigger, set(self.places))
        return self.places[found[0].i] if found else None

    def time(self, trigger: Trigger) -> When | None:
        """When a deed is done: by the times in its own clause, else by its sentence's only date, and then inferred."""
        heads = [
            token
            for token in self.attached(trigger, set(self.times))
            if self.times[token.i].type in ("DATE", "TIME", "DURATION")
        ]
        if heads:
            dated = [token for token in heads if self.times[token.i].type != "DURATION"] or heads
            return When(value=self.times[dated[0].i].value, times=tuple(self.times[token.i].id for token in heads))
        return None

    def attached(self, trigger: Trigger, at: set[int]) -> list[Token]:
        """The tokens of a kind that hang on a trigger with no other clause between, nearest first."""
        own = {trigger.token.i} | ({trigger.noun.i} if trigger.noun is not None else set())
        found = []
        sentence = trigger.token.sent
        for index in range(sentence.start, sentence.end):
            if index in at and (steps := distance(sentence.doc[index], own)) is not None:
                found.append((steps, index))
        return [sentence.doc[index] for _, index in sorted(found)]


def distance(token: Token, own: set[int]) -> int | None:
    """How many steps a token hangs below one of the tokens `own`, or None where another clause stands between."""
    steps = 0
    while True:
        if token.i in own:
            return steps
        if token.head == token or (steps and token.pos_ in ("VERB", "AUX") and token.dep_ not in ("xcomp",)):
            return None
        token, steps = token.head, steps + 1
