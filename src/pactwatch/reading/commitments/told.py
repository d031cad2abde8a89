"""The commitments that a report tells of, sentence by sentence: terms of an agreement, pledges, deadlines for
something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from pactwatch.codes import cells, table, uses
from pactwatch.model import Agreement, Statement, Time, Words
from pactwatch.reading.commitments import phrases
from pactwatch.reading.commitments.actions import action_of
from pactwatch.reading.commitments.concepts import DEEDS, Topic, topic_of
from pactwatch.reading.commitments.conditions import Bound, find_bounds, within
from pactwatch.reading.commitments.dues import Deadline, find_deadlines
from pactwatch.reading.commitments.duty_words import has_to, is_passive
from pactwatch.reading.commitments.parties import is_thing
from pactwatch.reading.commitments.predicates import Predicate, find_predicates
from pactwatch.reading.commitments.subjects import own_subject
from pactwatch.reading.forms import form
from pactwatch.reading.parser import Document

LINKS = "commitments_agreement_links"
KINDS = {(lemma, row["kind"]) for row in table("commitments_pledge_words") for lemma in cells(row["lemma"])}
POSSIBLE = frozenset(uses("commitments", "possible"))
STRONG, WEAK = (frozenset(uses("commitments", use)) for use in ("strong", "weak"))


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of a commitment. `start` to `end` is the clause that tells it, `role` is `term`, or `due` where only
    its date is told ("the May 1 deadline for the withdrawal"); `agreement` is an agreement's id."""

    action: Words
    duty: Predicate
    topic: Topic
    start: int
    end: int
    role: str
    agreement: str | None
    deadlines: list[Deadline] = field(default_factory=list)
    condition: Bound | None = None


def find_told(
    document: Document, times: tuple[Time, ...], statements: tuple[Statement, ...], agreements: tuple[Agreement, ...]
) -> list[Told]:
    """Every telling of a commitment, in the order of the words."""
    spoken = [(s.start, s.end) for s in statements if s.kind == "speech" and s.source is not None]
    only = agreements[0].id if len(agreements) == 1 else None
    found: list[Told] = []
    before = NOTHING
    for sentence in document.doc.sents:
        if document.in_dateline(sentence[0]) and document.in_dateline(sentence[-1]):
            continue
        link = linked(document, sentence, agreements)
        context = Context(link or before.agreement, link is not None, before.told, only)
        told = [
            *of_deadline_nouns(document, sentence, times, agreements),
            *of_required_nouns(document, sentence, times, agreements),
            *of_predicates(document, sentence, times, context, spoken),
        ]
        found += told
        ends = "\n\n" in sentence.text_with_ws
        before = NOTHING if ends else Context(context.agreement, False, bool(told) or link is not None)
    return found


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence: the agreement whose terms its paragraph tells, whether the sentence itself names
    it, whether the sentence before told a commitment or named it, and the report's only agreement, where it has but
    one."""

    agreement: str | None
    linked: bool
    told: bool
    only: str | None = None


NOTHING = Context(None, False, False)


def of_predicates(
    document: Document, sentence: Span, times: tuple[Time, ...], context: Context, spoken: list[tuple[int, int]]
) -> Iterator[Told]:
    """The tellings of one sentence by a verb; `spoken` are the spans of what somebody says."""
    if not (context.linked or context.told or MAY_BIND.search(document.text, sentence.start_char, sentence.end_char)):
        return
    duties = find_predicates(sentence)
    if not duties:
        return
    begin, end = sentence.start_char, sentence.end_char
    bounds = find_bounds(document, begin, end, duties)
    deadlines = [d for d in find_deadlines(document, begin, end, times) if not within(bounds, d.start)]
    stops = [*(d.start for d in deadlines), *(b.start for b in bounds)]
    condition = next((b for b in bounds if b.kind == "condition"), None)
    for place, duty in enumerate(duties):
        start = document.doc[duty.starts].idx
        limit = document.doc[duties[place + 1].starts].idx if place + 1 < len(duties) else end
        lead = document.doc[duties[0].starts].idx
        near = [d for d in deadlines if start <= d.start < limit or d.start < lead]
        mine = [d for d in near if dates_duty(document, d, duty)]
        said = any(first <= duty.verb.idx < last for first, last in spoken)
        if within(bounds, duty.verb.idx) or not binds(duty, mine, context, said):
            continue
        whole = duty.bearer is None or is_thing(duty.bearer)
        action = action_of(document, duty, max(limit, duty.verb.idx + 1), stops, whole)
        stop = max([action.end, *(d.end for d in mine if d.start > start)])
        topic = topic_of(document.tokens(action.start, action.end), duty.verb)
        if duty.subject is not None:
            subject = topic_of([duty.subject, *duty.subject.children])
            topic = Topic(topic.deeds, topic.things | subject.things, topic.names | subject.names)
        modal = duty.opener is not None and (duty.opener.tag_ == "MD" or duty.opener.lemma_ == "be")
        own = modal and duty.verb.dep_ not in ("ccomp", "acl")  # "promised that it would leave" is no agreement's term
        agreement = (context.agreement or context.only) if own else context.agreement if context.linked else None
        yield Told(action, duty, topic, start, stop, "term", agreement, mine, condition)


def dates_duty(document: Document, deadline: Deadline, duty: Predicate) -> bool:
    """Whether a deadline is a duty's: "on Friday" only where it hangs on the duty's own verb."""
    if deadline.bound != "at":
        return True
    for above in document.tokens(deadline.start, deadline.end)[0].ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above.i == duty.verb.i
    return False


def forms(kind: str) -> str:
    """A pattern for the beginnings of the words of one kind, whatever their endings."""
    return "|".join(sorted({lemma.removesuffix("e").removesuffix("y") for lemma, of in KINDS if of == kind}))


MAY_BIND = re.compile(rf"{form('may_bind').pattern}|\b(?:{forms('pledge')}|{forms('noun')})", re.I)
MAY_DATE = re.compile(rf"\b(?:{forms('deadline')})", re.I)


def linked(document: Document, sentence: Span, agreements: tuple[Agreement, ...]) -> str | None:
    """The agreement whose term a sentence tells: "Under the accord ...", "The accord requires ..."."""
    for agreement in agreements:
        for mention in agreement.mentions:
            if not sentence.start_char <= mention.start < sentence.end_char:
                continue
            before = document.text[sentence.start_char : mention.start]
            if AFTER_LINK.search(before):
                return agreement.id
            head = document.tokens(mention.start, mention.end).root
            if head.dep_ in ("nsubj", "nsubjpass") and (head.head.lemma_.lower(), "bind") in KINDS:
                return agreement.id
    return None


AFTER_LINK = phrases.pattern(LINKS, after=r"\s+(?:[\w’'-]+\s+){0,3}$")


def binds(duty: Predicate, deadlines: list[Deadline], context: Context, said: bool) -> bool:
    """Whether a predicate in a report tells of a commitment.

    A modal does in an agreement's term and in the sentence that goes on with it; "must" and "is to" do with a
    deadline, in the report's own voice (what somebody `said` must be done is his demand); what somebody pledges does,
    what is only hoped or called for does not.
    """
    opener = duty.opener
    if opener is None or duty.modality == "may" or opener.lower_ in POSSIBLE:
        return False
    latest = any(d.bound == "latest" for d in deadlines)
    if opener.tag_ != "MD" and opener.lemma_ != "be":
        weak = opener.lemma_.lower() in WEAK and not (context.linked or latest)
        return (opener.lemma_.lower(), "pledge") in KINDS and not weak and opener.tag_ != "VB"
    if duty.verb.dep_ in ("ccomp", "acl") and not stands_beside(duty.verb):
        return contained(duty.verb.head, context) or (context.told and counts_from_it(opener, deadlines))
    if context.linked:
        return True
    if opener.lemma_.lower() in STRONG:
        return (latest and not said) or context.told
    return context.told and (latest or (duty.bearer is not None and duty.bearer.pos_ == "PRON"))


def stands_beside(verb: Token) -> bool:
    """Whether a clause only stands before another in a list of terms: "troops will leave, and the Front undertakes"."""
    head = verb.head
    lemma = head.lemma_.lower()
    listed = verb.i < head.i and ((lemma, "pledge") in KINDS or lemma in STRONG)
    return listed and not any(child.dep_ == "mark" for child in verb.children)


def counts_from_it(opener: Token, deadlines: list[Deadline]) -> bool:
    """Whether a clause that somebody tells goes on with an agreement's terms: it counts from one of its events."""
    return opener.lemma_.lower() in STRONG and any(d.anchor is not None for d in deadlines)


def contained(governor: Token, context: Context) -> bool:
    """Whether a clause below a verb tells of a commitment: what is promised does, what an agreement says does."""
    lemma = governor.lemma_.lower()
    if lemma in WEAK:
        return context.linked
    pledged = (lemma, "pledge") in KINDS or (lemma, "noun") in KINDS
    told = context.linked and bool({(lemma, "bind"), (lemma, "decide")} & KINDS)
    return (pledged and governor.tag_ != "VB") or told


def of_deadline_nouns(
    document: Document, sentence: Span, times: tuple[Time, ...], agreements: tuple[Agreement, ...]
) -> Iterator[Told]:
    """The tellings by a noun: "the May 1 deadline for the withdrawal of all troops", "Saturday, the deadline to
    withdraw"."""
    if not MAY_DATE.search(document.text, sentence.start_char, sentence.end_char):
        return
    for token in sentence:
        if token.pos_ != "NOUN" or (token.lemma_.lower(), "deadline") not in KINDS:
            continue
        what = purpose(token)
        time = next((t for t in times if dates(document, t, token)), None)
        if what is None or time is None:
            continue
        verb = what if what.pos_ in ("VERB", "AUX") else None
        right = what.right_edge
        action = document.words(what.left_edge.idx if verb is None else what.idx, right.idx + len(right.text))
        bearer = own_subject(what) if verb is not None else None
        duty = Predicate(what, "must", bearer, bearer, verb is not None and is_passive(what), token.left_edge.i, token)
        start = min(token.left_edge.idx, time.start)
        deadline = Deadline(time.start, time.end, "date", time=time)
        topic = topic_of(what.subtree, what)
        only = agreements[0].id if len(agreements) == 1 else None
        yield Told(action, duty, topic, start, action.end, "due", only, [deadline])


def of_required_nouns(
    document: Document, sentence: Span, times: tuple[Time, ...], agreements: tuple[Agreement, ...]
) -> Iterator[Told]:
    """The tellings by the deeds that an agreement is said to ask for: "The accord calls for the release of all by
    May"."""
    for agreement, verb in binding(document, sentence, agreements):
        nouns = list(required(verb))
        deadlines = find_deadlines(document, verb.idx, sentence.end_char, times) if nouns else []
        for place, noun in enumerate(nouns):
            following = nouns[place + 1].left_edge.idx if place + 1 < len(nouns) else sentence.end_char
            mine = [d for d in deadlines if noun.idx < d.start < following]
            stop = min([following, *(d.start for d in mine)])
            last = max((t for t in noun.subtree if t.idx < stop and not ends_phrase(t)), key=lambda t: t.i)
            action = document.words(noun.left_edge.idx, last.idx + len(last.text))
            duty = Predicate(noun, "must", None, None, False, noun.left_edge.i, verb)
            topic = topic_of(document.tokens(action.start, action.end), noun)
            end = max([action.end, *(d.end for d in mine)])
            yield Told(action, duty, topic, action.start, end, "term", agreement.id, mine)


def binding(document: Document, sentence: Span, agreements: tuple[Agreement, ...]) -> Iterator[tuple[Agreement, Token]]:
    """The verbs of a sentence by which an agreement binds: "The accord requires", "The deal provides for"."""
    for agreement in agreements:
        for mention in agreement.mentions:
            if sentence.start_char <= mention.start < sentence.end_char:
                head = document.tokens(mention.start, mention.end).root
                negated = any(child.dep_ == "neg" for child in head.head.children)
                if head.dep_ == "nsubj" and (head.head.lemma_.lower(), "bind") in KINDS and not negated:
                    yield agreement, head.head


def required(verb: Token) -> Iterator[Token]:
    """The nouns of deeds that a verb asks for, in order: its object, what stands after "for", and what is joined."""
    for child in verb.children:
        preposition = child.dep_ == "prep" and child.lower_ in uses("commitments", "asked for")
        heads = list(child.children) if preposition else [child] if child.dep_ == "dobj" else []
        for head in heads:
            yield from (
                noun for noun in (head, *head.conjuncts) if noun.pos_ == "NOUN" and noun.lemma_.lower() in DEEDS
            )


def ends_phrase(token: Token) -> bool:
    """Whether a token is no word of an action's end: a mark, or "and"."""
    return token.is_punct or token.is_space or token.dep_ == "cc"


def purpose(noun: Token) -> Token | None:
    """What a deadline is for: the noun of "for the withdrawal", the verb of "to withdraw"."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("acl", "relcl", "advcl") and has_to(child):
            return child
        if child.dep_ == "prep" and child.lower_ in uses("commitments", "meant for"):
            for inner in child.children:
                if inner.dep_ == "pcomp" or (inner.dep_ == "pobj" and inner.pos_ == "NOUN"):
                    infinitive = next((c for c in inner.children if c.dep_ in ("acl", "relcl") and has_to(c)), None)
                    return infinitive if infinitive is not None else inner
    verb = noun.head
    return (
        next((c for c in verb.children if c.dep_ in ("advcl", "xcomp") and has_to(c)), None)
        if noun.dep_ == "appos"
        else None
    )


def dates(document: Document, time: Time, noun: Token) -> bool:
    """Whether a date is a deadline's: within its phrase, or right before it ("Saturday, the deadline for ...")."""
    if time.type != "DATE" or time.begins is None:
        return False
    if noun.left_edge.idx <= time.start and time.end <= noun.idx:
        return True
    return document.text[time.end : noun.left_edge.idx].strip() == ","
