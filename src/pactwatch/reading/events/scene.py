"""Scene: where and when a deed is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from pactwatch.model import Place, Statement, Time, When
from pactwatch.reading.events.clauses import SUBJECTS, is_infinitive, is_verb
from pactwatch.reading.events.triggers import Trigger
from pactwatch.reading.parser import Document

CARRIED = SUBJECTS | frozenset(("dobj", "attr", "xcomp", "acomp", "oprd"))


class Scene:
    """The times and places of one report by the token at which each stands."""

    def __init__(
        self,
        document: Document,
        times: Iterable[Time],
        places: Iterable[Place],
        statements: Iterable[Statement],
        triggers: Iterable[Trigger],
    ) -> None:
        self.times = {document.tokens(t.start, t.end).root.i: t for t in times if t.type != "SET"}
        self.places = {document.tokens(m.start, m.end).root.i: p.id for p in places for m in p.mentions}
        self.deeds = {trigger.token.i for trigger in triggers}
        statements = tuple(statements)
        self.quoted = [(part.start, part.end) for s in statements if s.mode == "direct" for part in s.parts or (s,)]
        cues = (s.cue for s in statements if s.cue is not None)
        self.taken = self.deeds | {document.tokens(cue.start, cue.end).root.i for cue in cues}

    def place(self, trigger: Trigger) -> str | None:
        """The place that stands with a trigger: the nearest in its own clause."""
        found = self.attached(trigger, self.places)
        return self.places[found[0].i] if found else None

    def time(self, trigger: Trigger) -> When | None:
        """When a deed is done: by the times in its own clause, else by its sentence's one free date, then inferred."""
        found = [self.times[token.i] for token in self.attached(trigger, self.times)]
        dated = next((time for time in found if time.type != "DURATION"), None)
        if dated is None and (free := self.free(trigger)) is not None:
            return When(value=free.value, times=(free.id,), inferred=True)
        if found:
            return When(value=(dated or found[0]).value, times=tuple(time.id for time in found))
        return None

    def free(self, trigger: Trigger) -> Time | None:
        """The one date of a trigger's sentence, if there is but one and it hangs on no other deed or verb of saying."""
        sentence = trigger.token.sent
        dates = [
            t for i in range(sentence.start, sentence.end) if (t := self.times.get(i)) is not None and t.type == "DATE"
        ]
        if len(dates) != 1:
            return None
        token = next(sentence.doc[i] for i in range(sentence.start, sentence.end) if self.times.get(i) is dates[0])
        if self.quotation(token) not in (None, self.quotation(trigger.token)):
            return None  # "he warned: we fight as we have since 2015" was no warning of 2015
        own = self.own(trigger)
        while token.i not in own:
            if token.i in self.taken or token.dep_ == "poss":
                return None
            if token.head == token:
                break
            token = token.head
        return dates[0]

    def quotation(self, token: Token) -> tuple[int, int] | None:
        """The quoted words in which a token stands, as code points, or None."""
        return next((span for span in self.quoted if span[0] <= token.idx < span[1]), None)

    def attached(self, trigger: Trigger, at: Mapping[int, object]) -> list[Token]:
        """The tokens of a kind that hang on a trigger with no other clause between, nearest first."""
        own = self.own(trigger)
        sentence = trigger.token.sent
        found = [
            (steps, index)
            for index in range(sentence.start, sentence.end)
            if index in at and (steps := distance(sentence.doc[index], own)) is not None
        ]
        return [sentence.doc[index] for _, index in sorted(found)]

    def before(self, noun: Token) -> set[int]:
        """The time that a noun in apposition stands after: "Saturday, the deadline to withdraw"."""
        near = range(max(noun.i - 4, noun.sent.start), noun.i)
        return {i for i in near if i in self.times and any(t.lower_ == "," for t in noun.doc[i : noun.i])}

    def own(self, trigger: Trigger) -> set[int]:
        """The tokens of a trigger, and of the words that carry it without telling a deed: "is due to ARRIVE"."""
        own = {trigger.token.i} | ({trigger.noun.i} if trigger.noun is not None else set())
        token = trigger.token
        while token.head != token:
            head = token.head
            if token.dep_ in ("acl", "relcl") and is_infinitive(token):
                return own | self.before(head)
            if token.dep_ not in CARRIED or head.i in self.deeds or head.pos_ not in ("VERB", "AUX", "ADJ"):
                break
            own.add(head.i)
            token = head
        return own


def distance(token: Token, own: set[int]) -> int | None:
    """How many steps a token hangs below one of the tokens `own`, or None where another clause stands between."""
    steps = 0
    while token.i not in own:
        if token.head == token or (steps and is_verb(token) and token.dep_ != "xcomp"):
            return None
        token, steps = token.head, steps + 1
    return steps
