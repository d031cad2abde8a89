"""Cues: the words that tell that somebody said, thinks, intends or found something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from pactwatch.codes import cells, table
from pactwatch.model import Polarity, StatementKind
from pactwatch.reading.statements.sheet import Sheet

KINDS = ("speech", "thought", "intention", "finding")
FRAMES = ("clause", "infinitive", "object", "as", "person", "all")
CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue word means where it governs its content in one of `frames` or after one of `prepositions`."""

    kind: StatementKind
    polarity: Polarity
    frames: frozenset[str]
    prepositions: frozenset[str]


@cache
def senses() -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    """The table of cues: lemma and word class to senses, in the order of the rows."""
    found: dict[tuple[str, str], tuple[Sense, ...]] = {}
    for row in table("statement_cues"):
        sense = Sense(
            kind=cast(StatementKind, row["kind"]),
            polarity=cast(Polarity, row["polarity"]),
            frames=frozenset(cells(row["frames"])),
            prepositions=frozenset(cells(row["prepositions"])),
        )
        for lemma in cells(row["lemmas"]):
            key = (lemma, row["class"])
            found[key] = (*found.get(key, ()), sense)
    return found


def senses_of(sheet: Sheet, i: int) -> tuple[Sense, ...]:
    """What a token may mean as a cue; nothing where the table does not know it."""
    return senses().get((sheet.lemmas[i], CLASSES.get(sheet.poses[i], "")), ())


def tells(sheet: Sheet, i: int) -> bool:
    """Whether a token is a verb that tells speech in a clause or a quotation."""
    return sheet.poses[i] == "VERB" and any(
        sense.kind == "speech" and "clause" in sense.frames for sense in senses_of(sheet, i)
    )


def sense_codes(sheet: Sheet) -> list[int]:
    """What the table of cues knows of each token, as one small number: 0 for nothing."""
    known: dict[tuple[str, str], int] = {}
    for i, word in enumerate(zip(sheet.lemmas, sheet.poses, strict=True)):
        if word not in known:
            known[word] = sense_code(senses_of(sheet, i))
    return [known[word] for word in zip(sheet.lemmas, sheet.poses, strict=True)]


def sense_code(found: tuple[Sense, ...]) -> int:
    """The first sense of a word as a number: its kind and its frames."""
    if not found:
        return 0
    return 1 + KINDS.index(found[0].kind) + len(KINDS) * sum((f in found[0].frames) << k for k, f in enumerate(FRAMES))
