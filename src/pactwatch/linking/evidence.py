"""Evidence: whether a report's segment speaks of what a provision asks, and what it says of its state.

A segment is about a provision where it shares the deed and what it is done to, whatever else it shares: the same body,
topic or process alone is not enough. What it says is told by its words, or by those that introduce the list in which
it stands (`data/evidence_says.csv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from pydantic import Field

from pactwatch.codes import table
from pactwatch.linking.provisions import DEED, Ask, asks, written_out
from pactwatch.linking.terms import Segment, Term, weight
from pactwatch.model import Record

Says = Literal["fulfilled", "partly", "delayed", "not started", "breached", "ongoing", "planned", "unclear"]

ABOUT = 0.6  # the least likeness; measured, leaving one report out at a time
BESIDE = 0.1  # what the words beside the deed and its things count, against 1 for those
LEAD = 250  # characters before the colon of a list in which the words are looked for that introduce it
ITEM = re.compile(r"\s*(?:and |or )?(?:[(•·–-]|[a-z0-9]{1,4}[.)]|[ivxlc]+[.)]|[a-z])")
REFERS = re.compile(r"\s*(?:These|This|They|Those|Among them|It)\b")
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|must|may|can|could|do|does|did)\b|\b[a-z]+ed\b(?! to)",
    re.IGNORECASE,
)


class Verdict(NamedTuple):
    """Whether a segment is about a provision, and what it says of it (None where it is not about it).

    `likeness` is the share of the provision's words, by weight, that the segment has, from 0 to 1; `why` names those
    words, and the words by which the state is told.
    """

    about: bool
    says: Says | None
    likeness: float
    why: str


class Answer(Record):
    """The verdict on a pair of provision and segment, by the pair's id; fields as in `Verdict`."""

    id: str
    about: bool
    says: Says | None
    likeness: float = Field(ge=0, le=1)
    why: str


def bears_on(provision: str, segment: str, context: str = "") -> Verdict:
    """Whether a segment of a report is about a provision, and what it says of it. `context` stands before the segment
    in its report."""
    found, words = asks(provision), Segment(written_out(segment, provision))
    if not found:
        return Verdict(False, None, 0.0, "the provision asks nothing")
    best, ask = max(((likeness(one, words), one) for one in found), key=lambda item: item[0])
    shared = ", ".join(term.word for term in (ask.deed, *ask.things) if words.words.share(term)) or "nothing"
    if best < ABOUT:
        return Verdict(False, None, round(best, 3), f"shares {shared}")
    says, cue = state(ask, segment, context)
    return Verdict(True, says, round(best, 3), f"shares {shared}; {cue}")


def likeness(ask: Ask, segment: Segment) -> float:
    """The share of what a clause asks that a segment has, by weight, from 0 to 1."""
    deed = DEED * ask.deed.weight * segment.deeds.share(ask.deed)
    core = (deed + had(ask.things, segment)) / ask.weight
    beside = had(ask.beside, segment) / weight(ask.beside) if ask.beside else 0.0
    return (core + BESIDE * beside) / (1 + BESIDE)


def had(asked: Iterable[Term], segment: Segment) -> float:
    """The weight of the terms that a segment has."""
    return sum(term.weight * segment.words.share(term) for term in asked)


def state(ask: Ask, segment: str, context: str) -> tuple[Says, str]:
    """What a segment says of the state of what is asked, and the words that tell it."""
    places = {"segment": segment, "lead": lead(segment, context)}
    for where, kin, words, says in cues():
        told = words.search(places[where]) if not kin or kin in ask.deed.kin else None
        if told:
            return says, f"“{told[0]}”"
    if ITEM.match(segment):
        return "not started", "listed"
    return ("unclear", "restated") if VERB.search(segment) else ("planned", "listed as a task")


def lead(segment: str, context: str) -> str:
    """The words that introduce a segment: those before the colon of a list, the sentence before "These"."""
    if ITEM.match(segment):
        return context.rpartition(":")[0][-LEAD:]
    return re.split(r"(?<=[.;:])\s+", context.strip())[-1] if REFERS.match(segment) else ""


@cache
def cues() -> tuple[tuple[str, str, re.Pattern[str], Says], ...]:
    """The rows of `data/evidence_says.csv`: where the words are looked for, of which deeds, and what they say."""
    return tuple(
        (row["where"], row["kin"], re.compile(row["words"], re.IGNORECASE), row["says"])  # type: ignore[misc]
        for row in table("evidence_says")
    )
