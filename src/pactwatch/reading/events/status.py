"""Status: whether a deed happened, goes on, is planned, expected, possible, demanded or conditional, or is not so.

The status of a verb is read from its auxiliaries, its negation and its tense, then from the words it hangs on, from the
inside out: in "is expected to refuse to sign" the signing has not happened because of "refuse", however that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import cast as typed

from spacy.tokens import Token

from pactwatch.codes import cells, lookup, table
from pactwatch.model import EventStatus
from pactwatch.reading.events.clauses import is_finite, is_infinitive, is_verb
from pactwatch.reading.events.conditions import conditional_phrase, conditions, related
from pactwatch.reading.events.governors import Governor, best_row, company, governing, reported
from pactwatch.reading.events.lexicon import function_words
from pactwatch.reading.events.mood import imperative, is_negated, modal
from pactwatch.reading.events.telling import Telling
from pactwatch.reading.events.triggers import Trigger

SETTLED = frozenset(("happened", "ongoing"))
AHEAD = frozenset(("planned", "expected"))
OPEN = frozenset(("planned", "expected", "possible", "conditional"))
UNTRUE = frozenset(("not happened", "denied"))


class Judge:
    """Judges the status of the deeds of one report; `telling` knows whose words a deed stands in."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.known: dict[int, str] = {}
        self.conditions: dict[int, tuple[tuple[Token, Token], ...]] = {}

    def of(self, trigger: Trigger) -> EventStatus:
        """The status of the deed that a trigger tells; what an auxiliary asks or refuses is done by the asking."""
        if trigger.modal is not None:
            return "happened"
        status = self.judge(trigger.token)
        if trigger.frame is not None and trigger.frame.type == "=":
            row = best_row(trigger.token, frozenset(("noun",)) | company(trigger.token))
            if row is not None and row.hangs:
                status = self.compose(row, status, None)
        return typed(EventStatus, status)

    def judge(self, token: Token) -> str:
        """The status of a token taken as a deed, each judged once."""
        if token.i not in self.known:
            self.known[token.i] = "happened"  # a circle in the tree ends here
            status = self.of_clause(token) if is_verb(token) or token.pos_ == "ADJ" else self.of_noun(token)
            self.known[token.i] = self.conditioned(token, status)
        return self.known[token.i]

    # -- verbs --------------------------------------------------------------------------------------------------------
    def of_clause(self, verb: Token) -> str:
        """The status of a verb before conditions are looked at."""
        own = self.own(verb)
        governor, hangs = governing(verb)
        if governor is None:
            return own or ("ongoing" if verb.tag_ == "VBG" and verb.dep_ == "acl" else "happened")
        if verb.dep_ == "conj":
            return own if own is not None else self.judge(governor)
        beside = verb.dep_ == "advcl" and not is_infinitive(verb)
        row = None if beside else best_row(governor, hangs)
        if row is None or row.status == "same":
            if row is not None and row.negated != "same" and self.judge(governor) in UNTRUE:
                return row.negated
            return own if own is not None else self.hanging(verb, governor, hangs)
        return self.compose(row, self.judge(governor), own)

    def hanging(self, verb: Token, governor: Token, hangs: frozenset[str]) -> str:
        """The status of a verb without tense that hangs on a word which decides nothing: that word's own."""
        outer = self.judge(governor)
        aside = verb.dep_ in ("advcl", "acl", "relcl") or "with" in hangs  # "signed it, with all forces to leave"
        if aside and "to-verb" in hangs and outer in SETTLED:
            return "planned"
        return outer

    def compose(self, row: Governor, outer: str, own: str | None) -> str:
        """The status that a word of status `outer` gives to what hangs on it; `own` is that clause's, if it has one."""
        if row.status in ("demanded", "denied") and outer not in ("not happened", "denied"):
            return row.status
        if outer in SETTLED:
            return row.status
        if outer in AHEAD:
            return outer if row.status in SETTLED else row.status
        if outer in ("not happened", "denied"):
            negated = row.status if row.negated == "same" else row.negated
            return "denied" if outer == "denied" and negated == "not happened" else negated
        return outer

    def own(self, verb: Token) -> str | None:
        """The status that a verb's own auxiliaries, negation and tense give; None where it has none of them."""
        helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        negative = is_negated(verb)
        if "yet" in {child.lower_ for child in verb.children} and is_infinitive(verb):
            return "not happened"
        for helper in helpers:
            row = auxiliaries().get(helper.lower_)
            if row is not None and not (helper.tag_ != "MD" and helper.lower_ in function_words("modal only")):
                if negative:
                    return self.negative(verb, row["negated"])
                perfect = any(other.lemma_ == "have" for other in helpers)
                status = row["perfect"] if perfect else self.direct(verb, row) or row["status"]
                return adverbial(verb, status) or status
        if negative:
            return self.negative(verb, "not happened")
        if imperative(verb):
            return "demanded"
        if not is_finite(verb):
            return adverbial(verb, "happened") or ("happened" if any(h.lower_ == "having" for h in helpers) else None)
        status = self.tense(verb, helpers)
        return adverbial(verb, status) or status

    def direct(self, verb: Token, row: Mapping[str, str]) -> str | None:
        """What an auxiliary means in somebody's own words, where that differs: "would" is there no reported "will"."""
        statement = self.telling.spoken(verb)
        return row["direct"] or None if statement is not None and statement.mode == "direct" else None

    def tense(self, verb: Token, helpers: list[Token]) -> str:
        """What a finite verb's tense tells; a present with a later day is a plan."""
        past = verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers)
        perfect = any(helper.lemma_ == "have" for helper in helpers)
        later = not past and not perfect and any(child.lower_ in function_words("later") for child in near(verb))
        if later:
            return "planned"
        return "ongoing" if verb.tag_ == "VBG" and any(helper.lemma_ == "be" for helper in helpers) else "happened"

    def negative(self, verb: Token, status: str) -> str:
        """A negation in somebody's own words is a denial, but "not yet" tells only how things stand."""
        if status != "not happened" or function_words("so far") & {child.lower_ for child in near(verb)}:
            return status
        return "denied" if self.telling.spoken(verb) is not None or reported(verb) else status

    # -- nouns --------------------------------------------------------------------------------------------------------
    def of_noun(self, noun: Token) -> str:
        """The status of a deed told by a noun, from its modifiers and from what it hangs on."""
        for child in noun.children:
            if child.dep_ in ("amod", "det", "advmod", "neg", "compound"):
                status = modifiers().get(child.lower_)
                if status == "not happened" and child.dep_ in ("det", "neg"):
                    return self.negative(noun.head if is_verb(noun.head) else noun, status)
                if status is not None:
                    return status
        head = noun.head
        if noun.dep_ in ("conj", "appos") and not is_verb(head):
            return self.judge(head)
        governor, hangs = governing(noun)
        if governor is None:
            return "happened"
        row = best_row(governor, hangs)
        if row is not None and row.status != "same":
            return self.compose(row, self.judge(governor), None)
        if row is not None and row.negated != "same" and self.judge(governor) in UNTRUE:
            return row.negated
        if noun.dep_ == "pobj" and ("occasion" in hangs or head.lower_ not in function_words("content")):
            return "happened"
        return self.judge(governor)

    # -- conditions ---------------------------------------------------------------------------------------------------
    def conditioned(self, token: Token, status: str) -> str:
        """The status once conditions are looked at: a deed in a condition or that hangs on one is conditional."""
        for clause, governor in self.conditions_of(token):
            if clause == token or clause.is_ancestor(token):
                return "conditional"
            if (status in OPEN or (status in UNTRUE and modal(token))) and related(governor, token):
                return "conditional"
        return "conditional" if status in OPEN and conditional_phrase(token.sent) else status

    def conditions_of(self, token: Token) -> tuple[tuple[Token, Token], ...]:
        """The heads of a sentence's conditional clauses, each with the verb it belongs to."""
        sentence = token.sent
        if sentence.start not in self.conditions:
            self.conditions[sentence.start] = tuple(conditions(sentence))
        return self.conditions[sentence.start]


@cache
def auxiliaries() -> Mapping[str, Mapping[str, str]]:
    """From each auxiliary its row."""
    return MappingProxyType({word: row for row in table("status_auxiliaries") for word in cells(row["word"])})


@cache
def modifiers() -> Mapping[str, str]:
    """From each modifier the status it gives."""
    return lookup("status_modifiers", "word", "status")


def near(verb: Token) -> Iterator[Token]:
    """A verb's own adverbs and times, and one step into them."""
    for child in verb.children:
        if child.dep_ in ("advmod", "npadvmod", "amod", "prep", "neg"):
            yield child
            yield from child.children


def adverbial(verb: Token, status: str) -> str | None:
    """The status that an adverb beside a verb gives, or None. "Certainly" makes a plan an expectation, not a deed."""
    for child in near(verb):
        if child.pos_ in ("ADV", "NOUN") and child.dep_ in ("advmod", "pobj"):
            found = modifiers().get(child.lower_)
            if found is not None and (found not in AHEAD or status == "planned"):
                return found
    return None
