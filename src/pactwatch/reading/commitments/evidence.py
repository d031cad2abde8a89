"""What a report says of how a commitment stands: doubts, warnings, demands, breaches, what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pactwatch.codes import cells, uses
from pactwatch.model import Agreement, EvidenceRole, Statement, Time, Words
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.commitments import phrases
from pactwatch.reading.commitments.concepts import AGAINST, DEEDS, NONE, Topic, topic_of
from pactwatch.reading.commitments.gathered import Duty
from pactwatch.reading.commitments.subjects import own_subject
from pactwatch.reading.commitments.told import Told
from pactwatch.reading.parser import Document

CUES = "commitments_evidence_cues"
ROLES: tuple[EvidenceRole, ...] = (
    "warning",
    "doubt",
    "breach",
    "progress",
    "fulfilment",
    "demand",
)  # the first that fits
POLARITY = {
    "doubts": "doubt",
    "demands": "demand",
}  # what a statement's polarity makes of a content about the duty's deed
DATE_WORDS, DATE_NOUNS, NOT_DONE, DONE = (
    frozenset(uses("commitments", use)) for use in ("date word", "date noun", "not done", "done")
)
REACH = 3  # units after one that bears on a commitment within which "any delay" still does
SHORTEST = 3  # tokens of a unit


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a report in one voice: a sentence of a statement, or a sentence of the report's own. `dates` are
    the TIMEX3 values in it, `tells` says that a commitment's term stands in it."""

    start: int
    end: int
    tokens: Span
    statement: Statement | None
    topic: Topic
    dates: frozenset[str]
    tells: bool
    words: frozenset[str]
    cues: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sign:
    """A unit that bears on a commitment, and in which role."""

    unit: Unit
    role: EvidenceRole

    @property
    def actor(self) -> str | None:
        """Who says so; None where the report itself does."""
        statement = self.unit.statement
        return statement.source.actor if statement is not None and statement.source is not None else None


def units_of(
    document: Document, statements: tuple[Statement, ...], times: tuple[Time, ...], tellings: list[Told]
) -> list[Unit]:
    """The units of a report, in the order of the words."""
    spoken = sorted((s for s in statements if s.kind != "intention"), key=lambda s: (s.start, -s.end))
    units: list[Unit] = []
    for sentence in document.doc.sents:
        start, end = sentence.start_char, sentence.start_char + len(sentence.text.rstrip())
        inside = [(part, s) for s in spoken for part in s.parts or (s,) if part.start < end and start < part.end]
        for part, statement in inside:
            add(units, document, times, tellings, max(start, part.start), min(end, part.end), statement)
        if not inside:
            add(units, document, times, tellings, start, end, None)
        elif (first := min(part.start for part, _ in inside)) > start:
            add(units, document, times, tellings, start, first, None)
    return units


def add(
    units: list[Unit],
    document: Document,
    times: tuple[Time, ...],
    tellings: list[Told],
    start: int,
    end: int,
    statement: Statement | None,
) -> None:
    """Adds the unit from `start` to `end`, unless it is too short to say anything."""
    words = document.words(start, end)
    if words.end - words.start < 2:
        return
    tokens = document.tokens(words.start, words.end)
    if len(tokens) < SHORTEST:
        return
    dates = frozenset(t.value for t in times if words.start <= t.start < words.end and t.begins is not None)
    tells = any(t.role == "term" and t.start < words.end and words.start < t.end for t in tellings)
    lowered = frozenset(token.lower_ for token in tokens)
    cues = cues_in(document, words, statement)
    units.append(Unit(words.start, words.end, tokens, statement, topic_of(tokens), dates, tells, lowered, cues))


def signs_of(
    cast: Cast,
    duty: Duty,
    by: tuple[str, ...],
    units: list[Unit],
    values: frozenset[str],
    agreement: Agreement | None,
) -> Iterator[Sign]:
    """The units that bear on a commitment. `by` must act, `values` are the due dates it has, stated and computed."""
    near = -REACH - 1
    for place, unit in enumerate(units):
        own = any(told.start < unit.end and unit.start < told.end for told in duty.tellings)
        if unit.tells and not own:
            continue
        bearing = bearing_of(duty, unit, values, place - near <= REACH)
        named = agreement is not None and names(unit, agreement)
        if own or "deed" in bearing:
            near = place
        if place - near <= REACH and unit.statement is not None:
            bearing |= {"near", "dated"} if unit.dates else {"near"}
        role = role_of(unit, bearing | ({"agreement"} if named else set()), own)
        if role == "fulfilment" and not unit.topic.things <= duty.topic.things:
            role = None
        if role is None and not own:
            role = by_deed(cast, duty, by, unit) or by_date(unit, bearing)
        if role is not None:
            yield Sign(unit, role)


def bearing_of(duty: Duty, unit: Unit, values: frozenset[str], near: bool) -> set[str]:
    """How a unit bears on a duty: `deed` where it speaks of the duty's deed, its date or, close by, its deadline."""
    topic, lowered = duty.topic, unit.words
    if topic.strays(unit.topic):
        return set()
    if unit.dates & values:
        return {"deed"}
    if ("deadline" in lowered and not unit.dates - values) or (near and lowered & DATE_WORDS and not unit.dates):
        return {"deed"}
    return {"deed"} if topic.deeds & unit.topic.deeds and topic.shares(unit.topic) else set()


def names(unit: Unit, agreement: Agreement) -> bool:
    """Whether a unit names an agreement."""
    return any(unit.start <= mention.start < unit.end for mention in agreement.mentions)


def cues_in(document: Document, words: Words, statement: Statement | None) -> Mapping[str, frozenset[str]]:
    """The roles for which some words have a cue, each with what must stand beside it."""
    found: dict[str, frozenset[str]] = {}
    for match in phrases.pattern(CUES).finditer(document.text, words.start, words.end):
        row = phrases.row(CUES, match["phrase"])
        found[row["role"]] = found.get(row["role"], frozenset()) | frozenset(cells(row["needs"]))
    if statement is not None and statement.polarity in POLARITY:
        role = POLARITY[statement.polarity]
        found[role] = found.get(role, frozenset()) | {"deed"}
    return found


def role_of(unit: Unit, bearing: set[str], own: bool) -> EvidenceRole | None:
    """The role that a unit's words give it: the first of the table of cues that fits how it bears on the duty. Beside
    the duty's own term only a doubt is read.
    """
    fitting = [role for role in ROLES if unit.cues.get(role, NONE) & bearing and (not own or role == "doubt")]
    return fitting[0] if fitting else None


def by_deed(cast: Cast, duty: Duty, by: tuple[str, ...], unit: Unit) -> EvidenceRole | None:
    """The role of a unit whose deed speaks for itself: it keeps the duty from being done, or it is done."""
    against = {AGAINST[deed] for deed in duty.topic.deeds if deed in AGAINST} - duty.topic.deeds
    if not unit.topic.deeds & (against | duty.topic.deeds):
        return None
    for token in unit.tokens:
        deeds = DEEDS.get(token.lemma_.lower(), NONE)
        if against & deeds and takes(token, duty) and duty.topic.things & unit.topic.things:
            return "conflict"
        if deeds & duty.topic.deeds and is_done(token) and takes(token, duty) and done_by(cast, by, token):
            return "fulfilment"
    return None


def by_date(unit: Unit, bearing: set[str]) -> EvidenceRole | None:
    """The role of words that say which date holds: "The text gives a date and the date is Friday"."""
    said = unit.statement is not None and "near" in bearing
    return "due" if said and unit.words & DATE_NOUNS else None


def takes(verb: Token, duty: Duty) -> bool:
    """Whether a verb's object, of a passive its subject, is among the things that a duty is about, and nothing else
    is."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    parts = [child for child in verb.children if passive or child.dep_ != "nsubj"]
    taken = topic_of([token for part in parts for token in part.subtree])
    return duty.topic.shares(taken) and taken.things <= duty.topic.things


def done_by(cast: Cast, by: tuple[str, ...], verb: Token) -> bool:
    """Whether a deed is done by whom a duty binds; a passive's doer is not asked for."""
    subject = own_subject(verb)
    if subject is None or subject.dep_ == "nsubjpass":
        return subject is not None
    doers = {member for actor in cast.all(subject) for member in (actor, *cast.members(actor))}
    return bool(doers & {member for actor in by for member in (actor, *cast.members(actor))})


def is_done(token: Token) -> bool:
    """Whether a verb tells a deed as done: past or perfect, neither denied nor only meant to be."""
    if token.tag_ not in ("VBD", "VBN"):
        return False
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass", "neg")}
    if helpers & NOT_DONE:
        return False
    return token.tag_ == "VBD" or bool(helpers & DONE)
