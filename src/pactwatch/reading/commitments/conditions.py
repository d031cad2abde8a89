"""Conditions of a duty ("if required"), and how long it lasts ("until a Speaker is elected")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.reading.commitments import phrases
from pactwatch.reading.commitments.predicates import Predicate
from pactwatch.reading.parser import Document

TABLE = "commitments_conditions"


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition or a length, `start` to `end` in the text; `kind` is `condition` or `until`."""

    start: int
    end: int
    kind: str


def find_bounds(document: Document, start: int, end: int, duties: list[Predicate]) -> list[Bound]:
    """The conditions and lengths in a clause from `start` to `end`, in order, none within another."""
    bounds: list[Bound] = []
    for match in phrases.pattern(TABLE).finditer(document.text, start, end):
        if bounds and match.start() < bounds[-1].end:
            continue
        row = phrases.row(TABLE, match["phrase"])
        duty = next((d for d in duties if start_of(document, d) > match.start()), None)
        if row["place"] == "front" and (duty is None or not opens_sentence(document.text, start, match.start())):
            continue
        stop = front_end(document, match.end(), duty) if duty is not None else None
        if stop is None:
            stop = back_end(document, match.start(), end, duties)
        words = document.words(match.start(), stop)
        if words.end > match.end():
            bounds.append(Bound(words.start, words.end, row["kind"]))
    return bounds


def start_of(document: Document, duty: Predicate) -> int:
    """Where a duty's own words begin."""
    return document.doc[duty.starts].idx


def opens_sentence(text: str, start: int, at: int) -> bool:
    """Whether nothing but a heading or a sentence's end stands between a clause's start and an offset."""
    before = text[start:at].rstrip()
    return not before or before[-1] in ".;:,"


def front_end(document: Document, at: int, duty: Predicate) -> int | None:
    """Where a condition that stands before its duty ends: at the last comma before the duty, or at the duty; None
    where a sentence ends between them."""
    begin = start_of(document, duty)
    between = document.text[at:begin]
    if any(mark in between for mark in ";:") or ". " in between:
        return None
    comma = document.text.rfind(",", at, begin)
    return comma if comma >= 0 else begin


def back_end(document: Document, at: int, end: int, duties: list[Predicate]) -> int:
    """Where a condition that follows its duty ends: at the next duty, at a sentence's end, or with the clause."""
    later = [start_of(document, d) for d in duties if start_of(document, d) > at]
    limit = min([end, *later])
    aside = document.text[:at].rstrip().endswith(",")
    for token in document.tokens(at, limit):
        if (token.text in (";", ":", ".") and token.idx > at) or (aside and token.text == ","):
            return token.idx
    words = document.text[at:limit].rstrip(" ,")
    return at + len(words.removesuffix(" and").rstrip(" ,"))


def within(bounds: list[Bound], at: int) -> bool:
    """Whether an offset lies within a condition or a length."""
    return any(bound.start <= at < bound.end for bound in bounds)


def of(bounds: list[Bound], kind: str) -> Iterator[Bound]:
    """The bounds of one kind."""
    return (bound for bound in bounds if bound.kind == kind)
