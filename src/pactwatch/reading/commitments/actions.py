"""The words of a duty's action: the minimal verb phrase."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.codes import uses
from pactwatch.model import Words
from pactwatch.reading.commitments import phrases
from pactwatch.reading.commitments.predicates import Predicate
from pactwatch.reading.commitments.subjects import SUBJECTS, own_subject
from pactwatch.reading.parser import Document

LONGEST = 30  # tokens after the verb
RECIPIENTS = uses("commitments", "recipient")


def action_of(document: Document, duty: Predicate, limit: int, stops: list[int], whole: bool) -> Words:
    """The span of a duty's action: of an active verb the verb and what it takes, of a passive from what is done to the
    verb.

    `limit` is where the next duty or the clause's end begins, `stops` where deadlines, conditions and lengths do;
    `whole` asks for an active verb's subject too, because it is a thing that owes nothing ("The programme shall
    continue").
    """
    verb = duty.verb
    if duty.passive:
        start, end = passive_start(document, duty), passive_end(document, duty)
        return document.words(start, min([end, *(stop for stop in stops if stop > verb.idx)]))
    start = min([verb.idx, *(c.idx for c in verb.children if c.dep_ == "prt" and c.i < verb.i)])
    end = tail(document, duty, start, min([limit, *(stop for stop in stops if stop > start)]))
    thing = whole and duty.subject is not None and duty.subject.pos_ != "PRON"
    return document.words(passive_start(document, duty) if thing else start, end)


def closes(governor: Token, verb: Token) -> bool:
    """Whether a verb after another is that of a sentence around it: "... to leave, the minister said"."""
    subject = own_subject(governor)
    return governor.i > verb.i and subject is not None and subject.i > verb.i


def passive_start(document: Document, duty: Predicate) -> int:
    """Where a passive's action begins: with its own subject, else with its own auxiliary."""
    verb = duty.verb
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i]
    if own or (duty.subject is not None and duty.starts <= duty.subject.i < verb.i):
        subject = own[0] if own else duty.subject
        assert subject is not None
        return document.doc[max(subject.left_edge.i, duty.starts)].idx
    helpers = [child.idx for child in verb.children if child.dep_ in ("auxpass", "aux") and child.tag_ != "MD"]
    return min([verb.idx, *helpers])


def passive_end(document: Document, duty: Predicate) -> int:
    """Where a passive's action ends: with the participle, its particle, or whom it is done to."""
    last = duty.verb
    for child in duty.verb.children:
        if child.i > last.i and (child.dep_ == "prt" or (child.dep_ == "prep" and not list(child.children))):
            last = child
        elif child.i == last.i + 1 and child.dep_ in ("prep", "dative") and child.lower_ in RECIPIENTS:
            last = child.right_edge
    return last.idx + len(last.text)


def tail(document: Document, duty: Predicate, start: int, end: int) -> int:
    """Where an active verb's action ends, without the marks and the "and" before it."""
    cut = document.text[start : stop_of(document, duty, start, end)].rstrip(" ,;.(")
    return start + len(cut.removesuffix(" and").removesuffix(" nor").rstrip(" ,"))


def stop_of(document: Document, duty: Predicate, start: int, end: int) -> int:
    """Where an active verb's action stops: before a purpose, a rule, a relative clause, another clause or a sentence's
    end."""
    ends = phrases.pattern("commitments_action_ends")
    governors = {above.i for above in duty.verb.ancestors if closes(above, duty.verb)}
    comma = end
    for token in document.tokens(start, end):
        if token.i <= duty.verb.i:
            continue
        if token.idx >= end:
            break
        past = token.i - duty.verb.i
        if token.text == ",":
            comma = token.idx
        if token.i in governors:
            return min(comma, token.idx)
        if token.text in (";", ":", ".") or past > LONGEST or opens_clause(token):
            return token.idx
        if past > 1 and (ends.match(document.text, token.idx, end) or is_purpose(token, duty.verb)):
            return token.idx
    return end


def opens_clause(token: Token) -> bool:
    """Whether a token is the "and" before a clause with a subject of its own: "... and he will pay"."""
    return token.dep_ == "cc" and token.i + 1 < len(token.doc) and token.nbor().dep_ in SUBJECTS


def is_purpose(token: Token, verb: Token) -> bool:
    """Whether a token is the "to" of what a deed is done for: "open the road to let them pass"."""
    return token.tag_ == "TO" and token.head.dep_ == "advcl" and token.head.head == verb
