"""Triggers: the words that tell a deed, with the frame by which they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pactwatch.codes import words
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.events.clauses import (
    SUBJECTS,
    after,
    complements,
    doers,
    is_infinitive,
    objects,
    stands_with,
)
from pactwatch.reading.events.lexicon import (
    Frame,
    NounDeed,
    function_words,
    kernel,
    lemma,
    light_verbs,
    noun_deed,
    object_classes,
    type_habits,
    verb_frames,
)
from pactwatch.reading.parser import Document

BEARERS = frozenset(("PERSON", "NORP", "ORG", "GPE"))
LONGEST = 60  # code points that a trigger may cover


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell a deed: `token` is the verb, adjective or noun, `noun` the event noun that a light verb carries.

    A `modal` is the auxiliary that makes the deed one of words: "must leave" asks, "will not attend" refuses.
    """

    token: Token
    type: str
    mode: str | None
    frame: Frame | None = None
    deed: NounDeed | None = None
    noun: Token | None = None
    modal: Token | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The trigger's code points: the verb with its particle, a light verb with its noun."""
        first, last = sorted((self.modal or self.token, self.token), key=lambda token: token.i)
        if self.frame is not None:
            tokens = [
                self.token,
                *(c for c in self.token.children if c.dep_ == "prt" and c.lower_ in self.frame.beside),
            ]
            if self.noun is not None and lemma(self.token) in light_verbs():
                tokens.append(self.noun)
            first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        start, end = first.idx, last.idx + len(last.text)
        if end - start > LONGEST:
            return self.token.idx, self.token.idx + len(self.token.text)
        return start, end


def find_triggers(document: Document, cast: Cast) -> list[Trigger]:
    """The triggers of a report in the order of the words; a noun carried by a light verb is no trigger of its own."""
    found: list[Trigger] = []
    nouns: list[tuple[Token, NounDeed]] = []
    frames = verb_frames()
    for token in document.doc:
        pos = token.pos_
        if pos in ("NOUN", "PROPN"):
            deed = noun_deed(token)
            if deed is not None and stands_for_deed(token, deed):
                nouns.append((token, deed))
        elif pos in ("VERB", "ADJ") and lemma(token) in frames and tells(token):
            trigger = verb_trigger(token, cast)
            if trigger is not None:
                found.append(trigger)
    carried = {trigger.noun.i for trigger in found if trigger.noun is not None}
    found += [Trigger(noun, deed.type, deed.mode, deed=deed) for noun, deed in nouns if noun.i not in carried]
    return sorted((t for t in found if not document.in_dateline(t.token)), key=lambda t: t.token.i)


def only_a_label(noun: Token) -> bool:
    """Whether a noun is but the word that somebody chose: "called the accord a surrender"."""
    verb = noun.head if noun.dep_ in ("oprd", "attr") else noun.head.head
    return noun.dep_ in ("oprd", "attr", "appos") and lemma(verb) in function_words("labelling")


def keeps_nameless(verb: Token) -> bool:
    """Whether a verb is part of why a source stays unnamed: "asked not to be named", "not authorised to speak"."""
    silent = lemma(verb) in function_words("briefing") and lemma(verb.head) in function_words("licensing")
    if silent and any(child.dep_ == "neg" for child in verb.head.children):
        return True
    if any(keeps_nameless(child) for child in verb.children if child.dep_ == "xcomp"):
        return True
    beside = {child.dep_ for child in verb.children}
    return lemma(verb) in function_words("naming") and {"neg", "auxpass"} <= beside and is_infinitive(verb)


def tells(token: Token) -> bool:
    """Whether a token may be a verb that tells a deed: a clause's head, or an adjective after "be"."""
    if keeps_nameless(token):
        return False
    if token.pos_ == "VERB":
        return token.dep_ not in ("amod", "compound", "nmod", "prep", "case", "quantmod")
    if lemma(token) not in words("event_adjectives"):
        return False
    return token.pos_ == "ADJ" and token.dep_ in ("acomp", "conj", "ROOT", "ccomp", "oprd")


def verb_trigger(verb: Token, cast: Cast) -> Trigger | None:
    """The deed that a verb tells by the frame that asks for most of those that fit, or None."""
    for frame in verb_frames()[lemma(verb)]:
        if not all(is_beside(verb, wanted, cast) for wanted in frame.beside):
            continue
        if frame.subject and not any(belongs(kernel(head), frame.subject, cast) for head in doers(verb)):
            continue
        fits, found = fitting_object(verb, frame, cast)
        if not fits:
            continue
        if frame.type == "none":
            return None
        deed = noun_deed(found) if found is not None else None
        if frame.type != "=":
            return Trigger(verb, frame.type, frame.mode, frame, noun=found if deed is not None else None)
        if deed is not None:
            return Trigger(verb, deed.type, frame.mode or deed.mode, frame, deed, found)
    return None


def is_beside(verb: Token, wanted: str, cast: Cast) -> bool:
    """Whether a verb has beside it what a frame asks for."""
    return hostile_content(verb, cast) if wanted in ("to-hostile", "-hostile") else stands_with(verb, wanted)


def hostile_content(verb: Token, cast: Cast) -> bool:
    """Whether a verb has a deed of material conflict as its content: "vowed to fight"."""
    for clause in complements(verb):
        if not (is_infinitive(clause) or clause.tag_ == "VBG"):
            continue
        trigger = verb_trigger(clause, cast) if lemma(clause) in verb_frames() else None
        if trigger is not None and type_habits()[trigger.type].hostile:
            return True
        if trigger is None and hostile_content(clause, cast):
            return True
    return False


def fitting_object(verb: Token, frame: Frame, cast: Cast) -> tuple[bool, Token | None]:
    """Whether a frame's object is there, and which it is (None where the frame asks for none)."""
    if not frame.object:
        return True, None
    if frame.object == "-":
        return all(head.dep_ == "oprd" for head in objects(verb)), None
    for head in candidates(verb, frame):
        for one in (head, *head.conjuncts):
            for noun in (one, kernel(one)):
                if belongs(noun, frame.object, cast):
                    return True, noun
    return False, None


def candidates(verb: Token, frame: Frame) -> Iterator[Token]:
    """Where a frame's object may stand: as an object, or after a preposition that the frame asks for."""
    yield from objects(verb)
    for beside in frame.beside:
        yield from after(verb, beside)
    for child in verb.children:
        if child.dep_ in ("attr", "oprd", "acomp") or (child.dep_ == "ccomp" and child.pos_ == "ADJ"):
            yield child


def belongs(noun: Token, wanted: str, cast: Cast) -> bool:
    """Whether a noun is of a class that a frame names."""
    if wanted == "event":
        return noun_deed(noun) is not None
    if wanted == "actor":
        return cast.who(noun) is not None or noun.ent_type_ in BEARERS or names_somebody(noun)
    if wanted in type_habits():
        deed = noun_deed(noun)
        return deed is not None and deed.type == wanted
    if wanted == "place" and (noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lower_ in function_words("place again")):
        return True
    if wanted == "forces":
        id = cast.who(noun)
        if id is not None and cast[id].kind in ("forces", "armed group"):
            return True
    if wanted == "state" and noun.ent_type_ == "GPE":
        return True
    known = object_classes()[wanted]
    return known.find(noun) is not None


def names_somebody(noun: Token) -> bool:
    """Whether a noun or pronoun stands for people or an office."""
    if noun.pos_ == "PRON":
        return noun.lower_ in function_words("people")
    return any(object_classes()[name].find(noun) for name in ("official", "civilian", "forces", "protester"))


NAMES = frozenset(("ORG", "LAW", "WORK_OF_ART", "PRODUCT", "DATE", "GPE", "PERSON", "FAC"))


def stands_for_deed(noun: Token, deed: NounDeed) -> bool:
    """Whether a noun with no light verb tells a deed where it stands: not inside a name or a compound."""
    if noun.dep_ in ("compound", "nmod", "amod", "npadvmod", "poss") or noun.ent_type_ in NAMES or only_a_label(noun):
        return False
    return (
        deed.free or deed.spoken or (noun.dep_ in SUBJECTS and lemma(noun.head) in words("event_occurrences", "verb"))
    )
