"""Status: whether a deed happened, goes on, is planned, expected, possible, demanded or conditional, or is not so.

The status of a verb is read from its auxiliaries, its negation and its tense, then from the words it hangs on, from the
inside out: in "is expected to refuse to sign" the signing has not happened because of "refuse", however that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast as typed

from spacy.tokens import Doc, Token

from pactwatch.codes import cells, lookup, table, words
from pactwatch.model import EventStatus
from pactwatch.reading.events.clauses import (
    SUBJECTS,
    controlled,
    form,
    grammatical_subject,
    is_finite,
    is_infinitive,
    is_verb,
    own_subject,
    passive,
)
from pactwatch.reading.events.lexicon import lemma, verb_frames

NEGATIVE = frozenset(
    ("not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "nothing", "no-one", "without")
)
SETTLED = frozenset(("happened", "ongoing"))
AHEAD = frozenset(("planned", "expected"))
OPEN = frozenset(("planned", "expected", "possible", "conditional"))
UNTRUE = frozenset(("not happened", "denied"))
LATER = frozenset(("tomorrow", "next", "tonight", "later", "soon", "shortly"))


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
        for word in cells(row["word"]):
            found.setdefault(word, []).append(Governor(row["with"], row["status"], row["negated"] or "not happened"))
    return MappingProxyType({word: tuple(rows) for word, rows in found.items()})


@cache
def auxiliaries() -> Mapping[str, Mapping[str, str]]:
    """From each auxiliary its row."""
    return MappingProxyType({word: row for row in table("status_auxiliaries") for word in cells(row["word"])})


@cache
def condition_openers() -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words that open a condition, and the phrases that do."""
    openers = words("status_conditions")
    return frozenset(o for o in openers if " " not in o), tuple(sorted(f" {o} " for o in openers if " " in o))


class Judge:
    """Judges the status of the deeds of one document. `spoken` tells whether a token stands in somebody's words."""

    def __init__(self, doc: Doc, spoken: Callable[[Token], bool]) -> None:
        self.doc = doc
        self.spoken = spoken
        self.known: dict[int, str] = {}
        self.conditions: dict[int, tuple[tuple[Token, Token], ...]] = {}

    def status(self, token: Token) -> EventStatus:
        """The status of the deed that a verb, adjective or noun tells."""
        return typed(EventStatus, self.judge(token))

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
        row = best_row(governor, hangs)
        if row is None or row.status == "same":
            return own if own is not None else self.hanging(verb, governor, hangs)
        return self.compose(row, self.judge(governor), own)

    def hanging(self, verb: Token, governor: Token, hangs: frozenset[str]) -> str:
        """The status of a verb without tense that hangs on a word which decides nothing: that word's own."""
        outer = self.judge(governor)
        if verb.dep_ in ("advcl", "acl", "relcl") and "to-verb" in hangs and outer in SETTLED:
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
            if row is not None and not (helper.tag_ != "MD" and helper.lower_ in ("need", "'d", "’d")):
                if negative:
                    return self.negative(verb, row["negated"])
                status = row["perfect"] if any(other.lemma_ == "have" for other in helpers) else row["status"]
                return adverbial(verb, status) or status
        if negative:
            return self.negative(verb, "not happened")
        if imperative(verb):
            return "demanded"
        if not is_finite(verb):
            return adverbial(verb, "happened")
        status = self.tense(verb, helpers)
        return adverbial(verb, status) or status

    def tense(self, verb: Token, helpers: list[Token]) -> str:
        """What a finite verb's tense tells; a present with a later day is a plan."""
        past = verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers)
        perfect = any(helper.lemma_ == "have" for helper in helpers)
        later = not past and not perfect and any(child.lower_ in LATER for child in near(verb))
        if later:
            return "planned"
        return "ongoing" if verb.tag_ == "VBG" and any(helper.lemma_ == "be" for helper in helpers) else "happened"

    def negative(self, verb: Token, status: str) -> str:
        """A negation in somebody's own words is a denial, but "not yet" tells only how things stand."""
        if status != "not happened" or {"yet", "still", "far"} & {child.lower_ for child in near(verb)}:
            return status
        return "denied" if self.spoken(verb) or reported(verb) else status

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
        if (
            is_verb(governor)
            and noun.dep_ == "pobj"
            and head.lower_ not in ("to", "in", "for", "with", "on", "into", "at")
        ):
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
        if status in OPEN and any(
            opener in f" {token.sent.text.lower()} ".replace(",", " ").replace("\n", " ")
            for opener in condition_openers()[1]
        ):
            return "conditional"
        return status

    def conditions_of(self, token: Token) -> tuple[tuple[Token, Token], ...]:
        """The heads of a sentence's conditional clauses, each with the verb it belongs to."""
        sentence = token.sent
        if sentence.start not in self.conditions:
            self.conditions[sentence.start] = tuple(conditions(sentence))
        return self.conditions[sentence.start]


@cache
def modifiers() -> Mapping[str, str]:
    """From each modifier the status it gives."""
    return lookup("status_modifiers", "word", "status")


def conditions(sentence: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
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
        elif token.dep_ == "aux" and token.lower_ in ("should", "had", "were"):
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


def modal(verb: Token) -> bool:
    """Whether a verb has a modal auxiliary."""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def near(verb: Token) -> Iterator[Token]:
    """A verb's own adverbs and times, and one step into them."""
    for child in verb.children:
        if child.dep_ in ("advmod", "npadvmod", "amod", "prep", "neg"):
            yield child
            yield from child.children


def adverbial(verb: Token, status: str) -> str | None:
    """The status that an adverb beside a verb gives, or None. "Certainly" makes a plan an expectation, not a deed one."""
    for child in near(verb):
        if child.pos_ in ("ADV", "NOUN") and child.dep_ in ("advmod", "pobj"):
            found = modifiers().get(child.lower_)
            if found is not None and (found not in AHEAD or status == "planned"):
                return found
    return None


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated, by itself or by its subject or object ("no agreement was signed")."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "preconj") and denies_all(child):
            return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    subject = grammatical_subject(verb) if verb.dep_ == "conj" and own_subject(verb) is None else None
    return subject is not None and denies_all(subject)


def denies_all(phrase: Token) -> bool:
    """Whether a phrase is "nobody", "no agreement", "neither side"."""
    return phrase.lower_ in NEGATIVE or any(
        child.dep_ in ("det", "neg", "preconj", "cc") and child.lower_ in NEGATIVE for child in phrase.children
    )


def imperative(verb: Token) -> bool:
    """Whether a verb orders: the bare form, with nobody before it."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "conj") or own_subject(verb) is not None:
        return False
    if verb.dep_ == "conj":
        return imperative(verb.head)
    return not any(child.dep_ == "aux" for child in verb.children if child.lower_ != "do")


def reported(verb: Token) -> bool:
    """Whether a clause is what somebody says: the finite complement of a verb that decides nothing."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    if verb.dep_ != "ccomp" or not is_verb(verb.head):
        return False
    row = best_row(verb.head, frozenset(("that",)))
    return row is not None and row.status == "same"


def governing(token: Token) -> tuple[Token | None, frozenset[str]]:
    """The word on which a deed hangs, and how; None where it hangs on nothing."""
    head = token.head
    if head == token or stands_free(token):
        return None, frozenset()
    how = form(token) if is_verb(token) or token.pos_ == "ADJ" else {"subject" if token.dep_ in SUBJECTS else "noun"}
    while head.pos_ in ("ADP", "SCONJ", "PART") and head.head != head:
        how.add(head.lower_)
        how.discard("noun")
        head = head.head
    if "to-verb" in how and (own_subject(token) is not None or (is_verb(head) and controlled(head) is not None)):
        how.add("object-does")
    if head.pos_ == "NOUN" and lemma(head) in words("status_claims", "noun"):
        outer, hangs = governing(head)
        if outer is not None:
            return outer, hangs | how | {"claim"}
    if lemma(head) == "be" and token.dep_ not in SUBJECTS:
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
        known = child != token and child.dep_ in ("acomp", "attr", *SUBJECTS) and child.pos_ in ("ADJ", "NOUN")
        if known and (lemma(child) in governors() or child.lower_ in governors()):
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
    return asking or next((row for row in rows if not row.hangs), None)
