"""`python -m evaluation.training`: makes `src/pactwatch/data/statement_weights.npz` from ../shared/corpora/statements.

The choosers must see the tagger's marks as they are on reports it has not learned from: the reports are parted in
folds, and each fold is marked by a tagger trained on the others. The same reports give the same weights.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from evaluation.sets import ROOT, SHARED
from evaluation.training.choices import claim_examples, source_examples, train_claims, train_sources
from evaluation.training.field import train_field
from evaluation.training.lessons import Lesson, make_lessons
from pactwatch.model import Report
from pactwatch.reading.parser import Document, Parser
from pactwatch.reading.statements.sheet import Range
from pactwatch.reading.statements.tagger import cut, find_tags
from pactwatch.reading.statements.weights import Floats, Weights

CORPUS = SHARED / "corpora" / "statements"
WEIGHTS = ROOT / "src" / "pactwatch" / "data" / "statement_weights.npz"
FOLDS = 3
NONE = np.zeros(0, dtype=np.float32)


def train(documents: Iterable[Document], gold: dict[str, list[dict[str, object]]], out: Path) -> None:
    """Trains on parsed reports and their annotation, and writes the weights as half-precision numbers."""
    lessons = list(make_lessons(documents, gold))
    typer.echo(f"{len(lessons)} reports, {sum(len(lesson.sheet) for lesson in lessons)} tokens", err=True)
    tags: list[Floats] = [NONE] * len(lessons)
    for fold in range(FOLDS):
        tagger = train_tagger([lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold])
        for i in range(fold, len(lessons), FOLDS):
            tags[i] = find_tags(lessons[i].rows, lessons[i].sheet.blocks, tagger)
        typer.echo(f"tagger of fold {fold + 1} of {FOLDS} trained", err=True)
    tagger = train_tagger(lessons)
    claim = train_claims(claim_examples(lessons, tags))
    source = train_sources(source_examples(lessons, tags))
    arrays = {"emit": tagger.emit, "move": tagger.move, "first": tagger.first, "claim": claim, "source": source}
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(out, allow_pickle=False, **halves)


def train_tagger(lessons: list[Lesson]) -> Weights:
    """A tagger that has learned from these lessons; the choosers' weights are left empty."""
    pieces: list[Range] = []
    begin = 0
    for lesson in lessons:
        pieces += [(begin + start, begin + end) for start, end in cut(lesson.sheet.blocks)]
        begin += len(lesson.sheet)
    rows = np.concatenate([lesson.rows for lesson in lessons])
    learned = train_field(rows, np.concatenate([lesson.labels for lesson in lessons]), pieces)
    return Weights(**learned, claim=NONE, source=NONE)


def main(out: Annotated[Path, typer.Option(help="Where the weights are written.")] = WEIGHTS) -> None:
    """Train the weights by which statements are read."""
    reports = [json.loads(line) for line in (CORPUS / "train-reports.jsonl").open(encoding="utf-8")]
    gold = [json.loads(line) for line in (CORPUS / "train-gold.jsonl").open(encoding="utf-8")]
    documents = Parser().parse(Report(id=report["id"], text=report["text"]) for report in reports)
    train(documents, {record["id"]: record["statements"] for record in gold}, out)


if __name__ == "__main__":
    typer.run(main)
