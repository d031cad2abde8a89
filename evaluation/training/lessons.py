"""Lessons: annotated reports as the tagger and the choosers are to see them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pactwatch.reading.parser import Document
from pactwatch.reading.statements.claims import tidy
from pactwatch.reading.statements.cues import sense_codes
from pactwatch.reading.statements.features import find_features
from pactwatch.reading.statements.sheet import Range, Sheet, make_sheet
from pactwatch.reading.statements.speeches import Speech, find_speeches
from pactwatch.reading.statements.tagger import BEGINS, CUE, INSIDE, OUTSIDE, SOURCE
from pactwatch.reading.statements.weights import Rows

Labels = NDArray[np.int8]
Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One annotated statement in tokens: the words of content, cue and source (None: nobody is named)."""

    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int] | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One annotated report, with the rows of weights and the label of every token."""

    sheet: Sheet
    speeches: tuple[Speech, ...]
    senses: list[int]
    rows: Rows
    labels: Labels
    said: tuple[Said, ...]


def make_lessons(documents: Iterable[Document], gold: Mapping[str, Sequence[Gold]]) -> Iterator[Lesson]:
    """The lessons that annotated reports give, in their order; `gold` maps a report's id to its statements."""
    for document in documents:
        sheet = make_sheet(document)
        senses, speeches = sense_codes(sheet), find_speeches(sheet)
        statements = gold[document.report.id]
        yield Lesson(
            sheet=sheet,
            speeches=speeches,
            senses=senses,
            rows=find_features(sheet, speeches, senses),
            labels=labels(sheet, statements),
            said=tuple(said(sheet, statement) for statement in statements),
        )


def labels(sheet: Sheet, statements: Sequence[Gold]) -> Labels:
    """One label a token. Where two annotations meet, a content's word stays one, and a cue's goes before a source's."""
    found = np.full(len(sheet), OUTSIDE, dtype=np.int8)
    for statement in statements:
        for start, end in tidy(sheet, tuple(tokens(sheet, *part) for part in parts(statement))):
            inner = found[start:end]
            inner[inner == OUTSIDE] = INSIDE
            if found[start] == INSIDE:
                found[start] = BEGINS
    for name, label in (("cue", CUE), ("source", SOURCE)):
        for statement in statements:
            if statement.get(name):
                start, end = tokens(sheet, statement[name]["start"], statement[name]["end"])
                free = found[start:end]
                free[free == OUTSIDE] = label
    return found


def said(sheet: Sheet, statement: Gold) -> Said:
    """A statement's words in tokens, marks left out."""
    content = frozenset(
        i for part in parts(statement) for i in range(*tokens(sheet, *part)) if sheet.lowers[i][0].isalnum()
    )
    cue, source = statement.get("cue"), statement.get("source")
    return Said(
        content=content,
        cue=frozenset(range(*tokens(sheet, cue["start"], cue["end"]))) if cue else frozenset(),
        source=frozenset(range(*tokens(sheet, source["start"], source["end"]))) if source else None,
    )


def parts(statement: Gold) -> Sequence[Range]:
    """The spans of a content in code points."""
    return [(start, end) for start, end in statement.get("parts") or [(statement["start"], statement["end"])]]


def tokens(sheet: Sheet, start: int, end: int) -> Range:
    """The tokens that lie in a span of code points, the first and last also where they only reach into it."""
    return bisect_left(sheet.ends, start + 1), bisect_left(sheet.starts, end)
