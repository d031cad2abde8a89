"""The grammar of a clause: who does, to whom it is done, what stands beside it, and what it hangs on.

All functions take a token of a parsed document and look only at its own sentence. Dependencies are those of spaCy's
English models (ClearNLP labels).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pactwatch.codes import words
from pactwatch.reading.events.lexicon import function_words

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
OBJECTS = frozenset(("dobj", "dative", "oprd"))
WITHIN = frozenset(
    ("dobj", "dative", "oprd", "attr", "acomp", "prep", "pobj", "pcomp", "xcomp", "prt", "poss", "amod", "conj")
) | frozenset(("compound", "nmod", "appos", "agent"))


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos_ in ("VERB", "AUX")


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, a reduced relative ("troops sent by") included; a state is none."""
    if any(child.dep_ == "agent" for child in verb.children):
        return True
    if verb.lemma_ in words("event_statives", "verb"):
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not own_subject(verb) and is_verb(verb.head):
        return passive(verb.head)
    return (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod") and not any(c.dep_ == "aux" for c in verb.children)
    )


def own_subject(verb: Token) -> Token | None:
    """The subject that stands at the verb itself, or None."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def grammatical_subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or by control: "agreed to send", "urged them to send", "met and agreed"."""
    for _ in range(8):
        subject = own_subject(verb)
        if subject is not None:
            return antecedent(subject, verb)
        head = verb.head
        if verb.dep_ == "conj" and (is_verb(head) or head.pos_ == "ADJ"):
            verb = head
        elif verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "oprd"):
            governor = head.head if head.pos_ in ("ADP", "SCONJ") and verb.dep_ == "pcomp" else head
            if governor.pos_ in ("NOUN", "PROPN") and governor != verb:
                return noun_subject(governor)
            blamed = verb.dep_ == "pcomp" and head.lower_ in function_words("blaming")
            thing = controlled(governor) if verb.dep_ in ("xcomp", "ccomp") or blamed else None
            if thing is not None:
                return thing
            if governor == verb or not (is_verb(governor) or governor.pos_ in ("ADJ", "ADP")):
                return None
            verb = governor
        elif verb.dep_ == "acomp":
            verb = head
        elif verb.dep_ == "acl":
            if verb.tag_ in ("VBG", "VBN"):
                return head
            return noun_subject(head)
        elif verb.dep_ == "prep" or head.pos_ == "ADP":
            verb = head
        else:
            return None
    return None


def noun_subject(noun: Token) -> Token | None:
    """Who has the plan of "the rebels' plan to leave" or of "they made a plan to leave"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    head = noun.head
    while head.pos_ == "ADP" and head.head != head:
        head = head.head
    if noun.dep_ in ("dobj", "attr", "pobj", "oprd") and is_verb(head):
        return grammatical_subject(head)
    return noun if noun.ent_type_ else None


def controlled(verb: Token) -> Token | None:
    """The object that does what the complement says: "urged THEM to leave"; in a passive the subject does."""
    if passive(verb):
        return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    found = next((child for child in verb.children if child.dep_ in ("dobj", "dative")), None)
    if found is None:
        on = [child for child in verb.children if child.lower_ in function_words("prevailed")]
        found = next((inner for child in on for inner in child.children if inner.dep_ == "pobj"), None)
        return found if verb.lemma_ in function_words("prevailing") else None
    return found if found.pos_ in ("NOUN", "PROPN", "PRON") else None


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, else the subject itself."""
    if subject.lower_ in function_words("relative") and subject.pos_ in ("PRON", "DET", "SCONJ"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return subject


def doers(verb: Token) -> Iterator[Token]:
    """The heads of the phrases that name who does it: the subject, in a passive the agent."""
    if passive(verb):
        clause = verb
        while True:
            for child in clause.children:
                if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
                    yield from (inner for inner in child.children if inner.dep_ == "pobj")
            if clause.dep_ != "conj" or not is_verb(clause.head):
                return
            clause = clause.head
    else:
        subject = grammatical_subject(verb)
        if subject is not None:
            yield subject


def objects(verb: Token) -> Iterator[Token]:
    """The heads of what it is done to: objects, in a passive the subject; of a relative clause the noun before it."""
    if passive(verb):
        subject = grammatical_subject(verb)
        if subject is not None:
            yield subject
    for child in verb.children:
        if child.dep_ in OBJECTS and not (child.dep_ == "dative" and child.pos_ == "ADP"):
            yield antecedent(child, verb) if child.lower_ in function_words("relative") else child
    if verb.dep_ == "conj" and is_verb(verb.head) and not any(c.dep_ in OBJECTS for c in verb.children):
        shared = [c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i]
        yield from shared


def after(token: Token, preposition: str) -> Iterator[Token]:
    """What stands after a preposition that belongs to a verb or noun: the objects of "with" in "met with X"."""
    for child in token.children:
        if child.lower_ == preposition and child.dep_ in ("prep", "agent", "dative", "prt", "advmod", "mark"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                elif inner.dep_ == "prep":
                    yield from (deep for deep in inner.children if deep.dep_ == "pobj")
        elif child.dep_ in ("prt", "advmod", "prep"):
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ == preposition:
                    yield from (deep for deep in inner.children if deep.dep_ == "pobj")


def complements(head: Token) -> Iterator[Token]:
    """The verbs of the clauses that are the content of a verb, noun or adjective: "urged to leave"."""
    for child in head.children:
        if (
            child.dep_ in ("xcomp", "ccomp")
            or (child.dep_ == "acl" and (is_infinitive(child) or is_finite(child)))
            or (child.dep_ == "advcl" and is_infinitive(child) and not any(c.dep_ == "mark" for c in child.children))
        ):
            yield child
        elif child.dep_ in ("prep", "dative", "agent", "prt"):
            yield from (inner for inner in child.children if inner.dep_ == "pcomp")
        elif child.dep_ in ("dobj", "attr", "oprd"):
            yield from (inner for inner in child.children if inner.dep_ == "acl" and is_infinitive(inner))


def aims(verb: Token) -> Iterator[Token]:
    """The verbs that tell what a deed is for: "marched to demand", "marched calling for"."""
    for child in verb.children:
        if child.dep_ in ("advcl", "xcomp") and (is_infinitive(child) or child.tag_ == "VBG"):
            yield child
        elif child.dep_ == "prep":
            yield from (inner for inner in child.children if inner.dep_ == "pcomp")


def reach(head: Token) -> Iterator[Token]:
    """The tokens that stand with a verb or noun as its own: no relative clause, nothing that lies in the past."""
    for child in head.children:
        apart = (child.dep_ == "prep" and child.lower_ in function_words("earlier")) or (
            child.dep_ == "conj" and is_verb(child)
        )
        if child.dep_ in WITHIN and not apart:
            yield child
            yield from reach(child)
        elif child.dep_ in ("advcl", "acl") and (is_infinitive(child) or child.tag_ == "VBG"):
            yield from reach(child)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb, with its auxiliaries, is finite."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children
    )


def form(verb: Token) -> set[str]:
    """How a verb hangs on its governor."""
    if is_infinitive(verb):
        perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
        return {"to-verb", "perfect"} if perfect else {"to-verb"}
    if any(child.dep_ == "mark" and child.lower_ in function_words("doubting") for child in verb.children):
        return {"that", "whether"}
    if is_finite(verb):
        subject = own_subject(verb)
        bare = verb.tag_ == "VBP" and subject is not None and subject.tag_ in ("NN", "NNP")
        if any(child.tag_ == "WRB" and child.dep_ == "advmod" for child in verb.children):
            return {"that", "why"}
        asked = bare or function_words("asking") & {c.lower_ for c in verb.children if c.dep_ == "aux"}
        return {"that", "subjunctive"} if asked else {"that"}
    if verb.tag_ == "VBG":
        return {"-ing"}
    return {"that", "subjunctive"} if verb.tag_ == "VB" and own_subject(verb) is not None else {"bare"}


def stands_with(verb: Token, wanted: str) -> bool:
    """Whether a verb has beside it what a table asks for (`with` in event_verbs.csv)."""
    if wanted == "to-verb":
        return any(is_infinitive(c) for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl")) or any(
            is_infinitive(inner)
            for c in verb.children
            if c.dep_ in OBJECTS
            for inner in c.children
            if inner.dep_ in ("acl", "relcl")
        )
    if wanted == "alone":
        return not any(c.dep_ == "dobj" for c in verb.children) and not passive(verb)
    if wanted == "other-does":
        return any(is_infinitive(c) and own_subject(c) for c in verb.children if c.dep_ in ("xcomp", "ccomp"))
    if wanted == "that":
        return any(c.dep_ == "ccomp" and not is_infinitive(c) for c in verb.children)
    if wanted == "subjunctive":
        return any("subjunctive" in form(c) for c in verb.children if c.dep_ == "ccomp")
    if wanted == "-ing":
        return any(c.tag_ == "VBG" for c in verb.children if c.dep_ in ("xcomp", "dobj", "ccomp")) or any(
            i.dep_ == "pcomp" for c in verb.children if c.dep_ == "prep" for i in c.children
        )
    if wanted.startswith("+"):
        particles = (c for c in verb.children if c.lower_ == wanted[1:] and c.dep_ in ("prt", "advmod", "prep"))
        return any(not any(True for _ in particle.children) for particle in particles)
    word, _, noun = wanted.partition(" ")
    for child in verb.children:
        if child.lower_ == word and child.dep_ not in SUBJECTS:
            if not noun or any(inner.lemma_.lower() == noun for inner in child.children):
                return True
        elif child.dep_ in ("dobj", "prt", "advmod", "prep") and not noun and carries(child, word):
            return True
    return False


def carries(head: Token, word: str) -> bool:
    """Whether a particle or preposition hangs on a head."""
    return any(inner.lower_ == word and inner.dep_ in ("prep", "prt") for inner in head.children)
