"""Which words of an agreement's clause bind somebody: the verb of the duty, who bears it, and how strongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from pactwatch.codes import uses
from pactwatch.model import Modality
from pactwatch.reading.commitments.duty_words import (
    MODALS,
    called_upon,
    duty_noun,
    duty_of,
    duty_row,
    has_to,
    infinitive_of,
    is_passive,
    modality_of,
    owner,
    says_that,
)
from pactwatch.reading.commitments.idle import is_held, is_idle
from pactwatch.reading.commitments.subjects import SUBJECTS, own_subject, phrase_start, subject_of

PHRASE_OPENERS, LOOSE, NOBODY, PURPOSES = (
    frozenset(uses("commitments", use)) for use in ("phrase opener", "loose", "nobody", "purpose")
)
VERBAL = frozenset({"VERB", "AUX", "ADJ"})
NEAR = 25  # tokens between a modal and its verb, at most


@dataclass(frozen=True, slots=True)
class Predicate:
    """A duty's verb (or its noun, "agree to the release") in a clause.

    `opener` is the word that makes it one: the modal verb, or "agree"; the bare verb itself has none. `bearer` heads
    the phrase that must act (None in a passive, whose agent stands elsewhere), `subject` the grammatical subject,
    `starts` is the index of the first token that speaks of this duty and no other.
    """

    verb: Token
    modality: Modality
    bearer: Token | None
    subject: Token | None
    passive: bool
    starts: int
    opener: Token | None = None


def find_predicates(clause: Span, chapeau: Predicate | None = None) -> list[Predicate]:
    """The predicates of a clause, in order, without those that oblige nobody.

    `chapeau` is the open predicate of the list to which the clause belongs: its first bare verb is then a duty.
    """
    found: dict[int, Predicate] = {}
    for token in clause:
        if token.pos_ not in VERBAL:
            continue
        for predicate in (*modal(token, clause), *performed(token)):
            if clause.start <= predicate.verb.i < clause.end and not says_that(predicate.verb):
                found.setdefault(predicate.verb.i, predicate)
    if not found and (bare := first_verb(clause, chapeau)) is not None:
        found[bare.verb.i] = bare
    for predicate in list(found.values()):
        for joined in coordinated(predicate, clause):
            found.setdefault(joined.verb.i, joined)
    duties = [found[i] for i in sorted(found)]
    return apart([d for d in duties if not is_idle(d.verb, d.subject, d.passive, d.modality == "must not")])


def apart(predicates: list[Predicate]) -> list[Predicate]:
    """Predicates in order, each beginning after the verb of the one before it, also where they share a subject."""
    kept: list[Predicate] = []
    for predicate in predicates:
        if kept and predicate.starts <= kept[-1].verb.i:
            after = kept[-1].verb.i
            own = [c.i for c in predicate.verb.children if c.i > after and c.dep_ in ("aux", "auxpass", "neg")]
            predicate = replace(predicate, starts=min([predicate.verb.i, *own]))
        kept.append(predicate)
    return kept


def modal(token: Token, clause: Span) -> Iterator[Predicate]:
    """The predicate of a modal verb ("shall withdraw"), or of "is to" and an infinitive."""
    modality = MODALS.get(token.lower_) if token.tag_ == "MD" else None
    if modality is not None:
        verb = lexical_verb(token, clause)
    elif token.lemma_ == "be" and token.tag_ in ("VBZ", "VBP"):
        modality, verb = "must", infinitive_after(token)
    else:
        return
    if verb is not None and not is_held(verb) and not (verb.dep_ == "relcl" and token.lower_ in LOOSE):
        apart_from = token.head.i < verb.i and own_subject(token.head) is not None
        yield turned(build(verb, modality, subject_of(token.head if apart_from else verb, token), token))


def lexical_verb(modal_verb: Token, clause: Span) -> Token | None:
    """The verb that a modal belongs to: its head, else the next bare verb ("shall in consultation ... nominate")."""
    head = modal_verb.head
    if modal_verb.dep_ in ("aux", "auxpass") and head.pos_ in ("VERB", "AUX") and head.i > modal_verb.i:
        return head.head if head.dep_ == "auxpass" else head
    following = modal_verb.doc[modal_verb.i + 1 : min(modal_verb.i + NEAR, clause.end)]
    if len(following) and following[0].text == ",":  # "shall, within ten days of the signing, assemble"
        closed = next((t.i for t in following[1:] if t.text == "," and t.i + 1 < clause.end), None)
        return modal_verb.doc[closed + 1] if closed is not None else None
    return next((t for t in following if t.tag_ in ("VB", "VBN", "VBP") and t.dep_ not in ("aux", "auxpass")), None)


def infinitive_after(token: Token) -> Token | None:
    """The infinitive of "is to start", unless the subject is a purpose ("the aim is to start")."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or following.tag_ != "TO":
        return None
    verb = following.head
    subject = subject_of(token, token)
    purpose = subject is not None and subject.lemma_.lower() in PURPOSES
    return verb if verb.i > following.i and verb.tag_ in ("VB", "VBN") and not purpose else None


def performed(token: Token) -> Iterator[Predicate]:
    """The predicate of a verb that binds by itself: "agree to release", "urge the parties to release"."""
    row = duty_row(token)
    if row is None or row["alone"] != "yes" or token.tag_ == "VBG":
        return
    if any(child.tag_ == "MD" for child in token.children) or token.dep_ in ("amod", "advcl", "pcomp", "relcl"):
        return
    if row["form"] == "self" and token.tag_ not in ("VBZ", "VBP") and not is_passive(token):
        return
    verb = duty_of(token, row)
    if verb is not None and not is_held(token):
        subject = subject_of(token, token)
        bearer = called_upon(token, verb) if row["who"] == "object" else subject
        yield build(verb, modality_of(row), bearer, token, subject)


def build(
    verb: Token, modality: Modality, bearer: Token | None, opener: Token, subject: Token | None = None
) -> Predicate:
    """A predicate with its voice; a negation turns "must" into "must not"."""
    subject = subject or bearer
    passive = is_passive(verb)
    if is_negated(verb, opener, subject):
        modality = "must not"
    starts = [
        opener.i,
        *(c.left_edge.i for c in (*verb.children, *opener.children) if c.dep_ in SUBJECTS and c.i < verb.i),
    ]
    if subject is not None and subject.i == opener.i - 1:
        starts.append(phrase_start(subject, opener))
    return Predicate(verb, modality, None if passive else bearer, subject, passive, min(starts), opener)


def is_negated(verb: Token, opener: Token, subject: Token | None) -> bool:
    """Whether a duty is one to leave something: "shall not", "no person shall", "neither Party shall"."""
    if any(child.dep_ == "neg" for child in (*verb.children, *opener.children)):
        return True
    return subject is not None and any(t.lower_ in NOBODY for t in (subject, *subject.children))


def turned(predicate: Predicate) -> Predicate:
    """A predicate whose verb only weakens or turns another: "shall endeavour to clear", "shall have power to levy"."""
    verb = predicate.verb
    row = duty_row(verb)
    if row is not None and row["who"] == "subject" and (inner := duty_of(verb, row)) is not None:
        bearer = predicate.subject if predicate.passive and inner is not verb else predicate.bearer
        return replace(predicate, verb=inner, modality=modality_of(row), bearer=bearer, passive=is_passive(inner))
    for child in verb.children:
        modality = duty_noun(child) if child.dep_ in ("dobj", "attr", "nsubj") else None
        said = infinitive_of(child, verb) if modality is not None else None
        if modality is not None and said is not None:
            bearer = predicate.bearer if child.dep_ == "dobj" else owner(child)
            return replace(predicate, verb=said, modality=modality, bearer=bearer)
    return predicate


def coordinated(predicate: Predicate, clause: Span) -> Iterator[Predicate]:
    """The further duties joined to one by "and" with an object of their own: "shall revise laws and draft new ones"."""
    current = predicate.verb
    for verb in joined_verbs(current, has_to(current)):
        own = any(c.tag_ == "MD" or c.dep_ in SUBJECTS for c in verb.children)
        if not clause.start <= verb.i < clause.end or own or is_alternative(verb):
            continue
        passive = is_passive(verb)
        if (verb.tag_ == "VBN" and not passive) or shares_object(current, verb):
            continue
        yield turned(
            replace(
                predicate,
                verb=verb,
                modality="must not" if is_negated(verb, verb, None) else predicate.modality,
                bearer=None if passive else predicate.bearer,
                passive=passive,
                starts=max(verb.left_edge.i, current.i + 1),
            )
        )


def joined_verbs(verb: Token, infinitive: bool = False) -> Iterator[Token]:
    """The verbs and nouns of doing joined to one, in order; to an infinitive also one that follows after a comma."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        joined = child.dep_ == "conj" and (child.pos_ == verb.pos_ or child.pos_ == "VERB")
        listed = infinitive and child.dep_ == "advcl" and has_to(child) and child.left_edge.nbor(-1).text == ","
        if joined or (listed and any(inner.dep_ == "conj" for inner in child.children)):
            yield child
            yield from joined_verbs(child)


def is_alternative(verb: Token) -> bool:
    """Whether a verb is joined by "or"."""
    return any(child.dep_ == "cc" and child.lower_ == "or" for child in verb.head.children)


def shares_object(first: Token, second: Token) -> bool:
    """Whether two joined verbs have one object, said after the second: "review and implement the plan"."""
    if first.pos_ in ("NOUN", "PROPN"):
        return not any(child.dep_ == "det" for child in second.children)
    between = (child for child in first.children if first.i < child.i < second.i)
    return all(child.dep_ in ("cc", "punct", "conj", "advmod") for child in between)


def open_predicate(clause: Span) -> Predicate | None:
    """The predicate that a list's chapeau leaves open: "The Parties shall:", "The Parties agree to:"."""
    for last in reversed(list(clause)):
        row = duty_row(last)
        modality = MODALS.get(last.lower_) if last.tag_ == "MD" else None
        if modality is None and row is not None and row["who"] == "subject" and last.i + 2 >= clause.end - 1:
            modality = modality_of(row)
        if modality is not None:
            subject = subject_of(last, last) or (subject_of(last.head, last) if last.head is not last else None)
            return build(last, modality, subject, last)
        if last.tag_ in ("VB", "VBN") and last.dep_ not in ("amod", "acl"):
            break
    found = find_predicates(clause)
    return found[-1] if found else None


def first_verb(clause: Span, chapeau: Predicate | None) -> Predicate | None:
    """The bare verb with which a list's item begins: "release all hostages", after an adverb or a due date too."""
    after_phrase = phrase_end(clause)
    for token in clause:
        skipped = token.pos_ in ("ADV", "PUNCT", "SPACE") or (token.tag_ == "TO" and chapeau is not None)
        if token.i < after_phrase or skipped:
            continue
        if not is_bare(token, chapeau):
            return None
        if chapeau is None:
            return turned(Predicate(token, "must", None, None, False, token.i))
        return turned(Predicate(token, chapeau.modality, chapeau.bearer, chapeau.subject, False, token.i))
    return None


def is_bare(token: Token, chapeau: Predicate | None) -> bool:
    """Whether an item's first word is the verb of a duty. After "shall:" it is one, whatever the parser makes of it."""
    if chapeau is not None and (chapeau.verb.tag_ == "MD" or duty_row(chapeau.verb) is not None):
        return token.pos_ not in ("DET", "PRON", "NUM", "PROPN") or not token.is_title
    if any(child.dep_ in SUBJECTS for child in token.children):
        return False
    following = token.nbor() if token.i + 2 < len(token.doc) else None
    joined = following is not None and following.lower_ == "and" and following.nbor().tag_ == "VB"
    return (token.tag_ == "VB" and token.dep_ != "aux") or (token.tag_ == "NN" and joined)


def phrase_end(clause: Span) -> int:
    """The index after the comma of a phrase of time that opens a clause: "Within nine months of the signing, review
    ..."."""
    if len(clause) and clause[0].lower_ in PHRASE_OPENERS:
        return next((token.i + 1 for token in clause if token.text == ","), clause.start)
    return clause.start
