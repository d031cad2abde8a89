"""Disputes: questions on which a report shows two sides.

Three kinds are read: somebody denies what was told before (an accusation, a plan, a report); one says that a deed was
done or will be and another, in the same word, that it was not or will not; and one says that a commitment is broken
where another, who is named too, says something else of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pactwatch.codes import cells, table, uses
from pactwatch.model import Commitment, Dispute, Event, Side, Span, Statement
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document

KINDS = {(lemma, row["kind"]) for row in table("dispute_words") for lemma in cells(row["lemma"])}
SUBJECTS = ("nsubj", "nsubjpass")
NOBODY = frozenset(uses("disputes", "nobody"))
SHORTEST = 12  # code points of a claim
NAMING = ("NOUN", "PROPN", "VERB")  # the words that name a deed
REACH = 4  # sentences before a denial in which what it denies is looked for
CLAIMED = ("happened", "ongoing", "planned", "expected")
ACCUSING, ANSWERING = ("breach", "warning"), ("due", "fulfilment", "progress", "doubt")


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody holds: who (None for the report's own voice), and the words from `start` to `end`."""

    actor: str | None
    start: int
    end: int


def find_disputes(
    document: Document,
    cast: Cast,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    commitments: tuple[Commitment, ...],
) -> tuple[Dispute, ...]:
    """The disputes of a report, in the order of the words."""
    found: list[tuple[tuple[str, ...], Claim, Claim]] = []
    denying = {document.doc.vocab.strings[lemma] for lemma, kind in KINDS if kind in ("deny", "reject")}
    for verb in document.doc:
        if verb.lemma in denying and is_denial(verb) and not document.in_dateline(verb):
            denial = denial_of(document, cast, verb, statements)
            denied = denied_by(document, cast, verb, denial, statements)
            if denied is None or denial.actor is None or denied.actor == denial.actor:
                continue
            if denied.end - denied.start >= SHORTEST and (ids := about(denied, events, statements)):
                found.append((ids, denied, denial))
    known = {id for ids, *_ in found for id in ids}
    found += [entry for entry in contradicted(document, statements, events) if known.isdisjoint(entry[0])]
    for commitment in commitments:
        sides = contested(commitment, cast, statements)
        if sides is not None:
            found.append(((commitment.id,), *sides))
    found.sort(key=lambda entry: min(entry[1].start, entry[2].start))
    return tuple(
        Dispute(id=f"d{number}", about=ids, sides=(side(document, one), side(document, other)))
        for number, (ids, one, other) in enumerate(found, 1)
    )


def side(document: Document, claim: Claim) -> Side:
    """A claim as a side of a dispute, in the report's words."""
    words = document.words(claim.start, claim.end)
    return Side(actor=claim.actor, holds=" ".join(words.text.split()), evidence=Span(start=words.start, end=words.end))


def is_denial(verb: Token) -> bool:
    """Whether a verb denies something told: "rejected the charge"; not "denied them entry", "rejected the offer"."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or verb.tag_ == "VBG" or any(child.dep_ in ("neg", "dative") for child in verb.children):
        return False
    if any(child.dep_ in SUBJECTS and NOBODY & {child.lower_, child.left_edge.lower_} for child in verb.children):
        return False
    thing = denied_thing(verb)
    if thing is None:
        return False
    if (lemma, "deny") in KINDS:
        return is_claim(thing) or (thing.pos_ in ("VERB", "AUX") and verb.dep_ != "relcl")
    return (lemma, "reject") in KINDS and is_claim(thing) and (thing.lemma_.lower(), "pointer") not in KINDS


def denied_thing(verb: Token) -> Token | None:
    """The head of a denial's object; of a relative clause the noun before it ("a charge which the ministry denied")."""
    thing = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "ccomp", "xcomp")), None)
    if verb.dep_ == "relcl":
        return verb.head if thing is None or thing.tag_ in ("WDT", "WP") else None
    return thing


def is_claim(thing: Token) -> bool:
    """Whether a word stands for something told before, rather than says it."""
    lemma = thing.lemma_.lower()
    return any((lemma, kind) in KINDS for kind in ("claim", "told", "pointer"))


def denial_of(document: Document, cast: Cast, verb: Token, statements: tuple[Statement, ...]) -> Claim:
    """Who denies, and in which words: the verb with its subject and all that hangs on it."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    source = next((s.source for s in statements if s.cue is not None and s.cue.start <= verb.idx < s.cue.end), None)
    actor = source.actor if source is not None else None
    if actor is None and subject is not None:
        actor = next(iter(cast.all(subject, cite=True)), None)
    first = verb.head.left_edge if verb.dep_ == "relcl" else subject.left_edge if subject is not None else verb
    last = max((t for t in verb.subtree if t.sent == verb.sent and not t.is_space), key=lambda t: t.i)
    while last.is_punct and last.i > verb.i:
        last = last.nbor(-1)
    return Claim(actor, min(first.idx, verb.idx), last.idx + len(last.text))


def denied_by(
    document: Document, cast: Cast, verb: Token, denial: Claim, statements: tuple[Statement, ...]
) -> Claim | None:
    """What a denial is about: in its own sentence what stands before it, else the nearest accusation or telling
    before.
    """
    thing = denied_thing(verb)
    if thing is None:
        return None
    if is_claim(thing) or thing.pos_ in ("VERB", "AUX"):
        same = same_sentence(document, verb, denial, statements)
        if same is not None:
            return same
    sentences = before(document, verb)
    accused = next((claim for s in sentences if (claim := accusation(document, cast, s, denial, statements))), None)
    if accused is not None and (thing.lemma_.lower(), "told") not in KINDS:
        return accused
    if is_claim(thing) and sentences:
        return telling(document, sentences[0], statements)
    return None


def before(document: Document, verb: Token) -> list[Tokens]:
    """The sentences before a verb's, the nearest first."""
    found: list[Tokens] = []
    start = verb.sent.start
    while start > 0 and len(found) < REACH:
        sentence = document.doc[start - 1].sent
        if sentence.text.strip():
            found.append(sentence)
        start = sentence.start
    return found


def same_sentence(document: Document, verb: Token, denial: Claim, statements: tuple[Statement, ...]) -> Claim | None:
    """What another says earlier in the denial's own sentence."""
    start = verb.sent.start_char
    told = [s for s in statements if start <= s.start < denial.start]
    told = [s for s in told if s.source is None or s.source.actor not in (None, denial.actor)]
    if not told:
        return None
    last = max(told, key=lambda s: s.end - s.start)
    words = document.words(last.start, min(last.end, denial.start))
    actor = last.source.actor if last.source is not None else None
    return Claim(actor, words.start, words.start + len(words.text.rstrip(" ,;")))


def accusation(
    document: Document, cast: Cast, sentence: Tokens, denial: Claim, statements: tuple[Statement, ...]
) -> Claim | None:
    """An accusation in a sentence, by another than who denies: "accused the Front of shelling a post"."""
    for token in sentence:
        if (
            (token.lemma_.lower(), "accuse") not in KINDS
            or token.pos_ != "VERB"
            or token.dep_ in ("amod", "advcl", "relcl")
        ):
            continue
        subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        if subject is None and token.dep_ == "conj":
            subject = next((child for child in token.head.children if child.dep_ in SUBJECTS), None)
        actor = next(iter(cast.all(subject, cite=True)), None) if subject is not None else None
        if actor is None or actor == denial.actor:
            continue
        last = max((t for t in token.subtree if not t.is_punct and not t.is_space), key=lambda t: t.i)
        return Claim(actor, token.idx, last.idx + len(last.text))
    return None


def telling(document: Document, sentence: Tokens, statements: tuple[Statement, ...]) -> Claim | None:
    """What a sentence tells: its longest statement, else the sentence in the report's own voice; None where it is not
    known whose a statement is.
    """
    start, end = sentence.start_char, sentence.end_char
    told = [s for s in statements if start <= s.start < end and s.kind == "speech" and s.source is not None]
    if told:
        longest = max(told, key=lambda s: s.end - s.start)
        assert longest.source is not None
        if 2 * (longest.end - longest.start) > end - start:
            actor = longest.source.actor
            return Claim(actor, longest.start, longest.end) if actor is not None else None
    words = document.words(start, end)
    return Claim(None, words.start, words.start + len(words.text.rstrip(" .")))


def about(claim: Claim, events: tuple[Event, ...], statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """The ids of what a claim tells: the first deed in it that is neither accusation nor denial, else the statement."""
    inside = [event for event in events if claim.start <= event.trigger.start < claim.end]
    deeds = [event for event in inside if event.type not in ("ACCUSE", "REJECT")] or inside
    if deeds:
        return (deeds[0].id,)
    said = [s for s in statements if s.start < claim.end and claim.start < s.end]
    return (said[0].id,) if said else ()


def contradicted(
    document: Document, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> Iterator[tuple[tuple[str, ...], Claim, Claim]]:
    """The deeds that one source tells and another, a few sentences on and in the same word, says are not so."""
    said = {statement.id: statement for statement in statements}
    told = [(event, said[event.statement]) for event in events if event.statement is not None]
    for place, (denied, answer) in enumerate(told):
        for event, claim in reversed(told[:place]) if denied.status == "denied" else ():
            who, other = source_of(claim), source_of(answer)
            differ = claim.id != answer.id and None not in (who, other) and who != other
            deed, denial = (document.tokens(one.trigger.start, one.trigger.end) for one in (event, denied))
            near = any(deed.sent == sentence for sentence in (denial.sent, *before(document, denial.root)))
            if differ and near and event.status in CLAIMED and same_deed(document, event, claim, denied):
                yield (event.id,), Claim(who, claim.start, claim.end), Claim(other, answer.start, answer.end)
                break


def same_deed(document: Document, event: Event, claim: Statement, denied: Event) -> bool:
    """Whether a denied deed is the one that a statement tells: "will host a conference", "there is no conference"."""
    if event.type != denied.type:
        return False
    words = document.tokens(denied.trigger.start, denied.trigger.end)
    told = {token.lemma_.lower() for token in document.tokens(claim.start, claim.end)}
    same = any(token.pos_ in NAMING and token.lemma_.lower() in told for token in words)
    return same or (event.mode is not None and event.mode == denied.mode)


def source_of(statement: Statement) -> str | None:
    """The actor who makes a statement."""
    return statement.source.actor if statement.source is not None else None


def contested(commitment: Commitment, cast: Cast, statements: tuple[Statement, ...]) -> tuple[Claim, Claim] | None:
    """The two sides on a commitment: who says that it is broken, or will be if it is not done in time, and who else
    speaks of how it stands.
    """
    voices = list(voiced(commitment, statements))
    for accusing in voices:
        if accusing.role not in ACCUSING:
            continue
        camp = cast.camp(accusing.actor)
        answers = [voice for voice in voices if voice.role in ANSWERING and not cast.camp(voice.actor) & camp]
        if answers:
            chosen = min(answers, key=lambda voice: gap(accusing.evidence, voice.said))
            accusation = Claim(accusing.actor, accusing.evidence.start, accusing.evidence.end)
            return accusation, Claim(chosen.actor, chosen.said.start, chosen.said.end)
    return None


@dataclass(frozen=True, slots=True)
class Voice:
    """A piece of a commitment's evidence that a named source gives, and the statement in which it stands."""

    role: str
    actor: str
    evidence: Span
    said: Statement


def gap(one: Span, other: Span) -> int:
    """The code points between two spans: a side answers what stands nearest to it."""
    return max(one.start - other.end, other.start - one.end, 0)


def voiced(commitment: Commitment, statements: tuple[Statement, ...]) -> Iterator[Voice]:
    """The pieces of a commitment's evidence that named sources give."""
    for evidence in commitment.evidence:
        for said in statements:
            inside = said.start <= evidence.start and evidence.end <= said.end
            if inside and said.source is not None and said.source.actor is not None:
                yield Voice(evidence.role, said.source.actor, evidence, said)
                break
