"""Trains the choosers: which claims are taken, and which phrase names the source of one.

Claims are judged one by one (logistic regression towards how well the content agrees with an annotated one), sources
against each other (conditional logit). Both learn with AdaGrad and average the later passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from evaluation.training.lessons import Lesson, Said
from pactwatch.reading.statements.claim_scores import BITS, ClaimJudge
from pactwatch.reading.statements.claims import Claim, find_chunks, find_claims
from pactwatch.reading.statements.source_scores import NOBODY, SourceJudge
from pactwatch.reading.statements.weights import Floats, Rows

PASSES = 6
BATCH = 256  # claims
STEP = 0.1
DECAY = 1e-5
MATCH = 0.5  # intersection over union from which two contents are one, as in the scorer
ALONE = 0.6  # what a speech without a cue is worth beside the same speech with its cue


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows of the weights and what they should come to; `groups` are ranges of rows that stand against each other."""

    rows: Rows
    wanted: Floats
    groups: list[tuple[int, int]]


class Learner:
    """The weights of one chooser while they are learned."""

    def __init__(self) -> None:
        self.now = np.zeros(1 << BITS, dtype=np.float32)
        self.moved = np.full(1 << BITS, 0.1, dtype=np.float32)
        self.total = np.zeros(1 << BITS)

    def learn(self, rows: Rows, slopes: Floats) -> None:
        """Moves the weights that the examples call up against their slopes."""
        called, place = np.unique(rows, return_inverse=True)
        summed = np.bincount(place.reshape(-1), np.repeat(slopes, rows.shape[1]), len(called))
        slope = (summed + DECAY * self.now[called]).astype(np.float32)
        self.moved[called] += slope * slope
        self.now[called] -= STEP * slope / np.sqrt(self.moved[called])

    def averaged(self, passes: int) -> Floats:
        """The mean of the weights that were kept."""
        return (self.total / passes).astype(np.float32)


def train_claims(examples: Examples) -> Floats:
    """The weights of the claims' chooser."""
    chance, learner = np.random.default_rng(0), Learner()
    for number in range(PASSES):
        order = chance.permutation(len(examples.rows))
        for i in range(0, len(order), BATCH):
            rows, wanted = examples.rows[order[i : i + BATCH]], examples.wanted[order[i : i + BATCH]]
            learner.learn(rows, 1 / (1 + np.exp(-learner.now[rows].sum(axis=1))) - wanted)
        if number >= PASSES // 2:
            learner.total += learner.now
    return learner.averaged(PASSES - PASSES // 2)


def train_sources(examples: Examples) -> Floats:
    """The weights of the sources' chooser."""
    chance, learner = np.random.default_rng(0), Learner()
    for number in range(PASSES):
        for group in chance.permutation(len(examples.groups)).tolist():
            start, end = examples.groups[group]
            rows, wanted = examples.rows[start:end], examples.wanted[start:end]
            sums = learner.now[rows].sum(axis=1)
            odds = np.exp(sums - sums.max())
            learner.learn(rows, odds / odds.sum() - odds * wanted / (odds * wanted).sum())
        if number >= PASSES // 2:
            learner.total += learner.now
    return learner.averaged(PASSES - PASSES // 2)


def claim_examples(lessons: list[Lesson], tags: list[Floats]) -> Examples:
    """Every claim that the tagger's own marks offer, with how well it agrees with what is annotated."""
    rows, wanted = [], []
    for lesson, marks in zip(lessons, tags, strict=True):
        chunks = find_chunks(lesson.sheet, marks)
        claims = find_claims(lesson.sheet, lesson.speeches, chunks, marks)
        rows.append(ClaimJudge(lesson.sheet, chunks, marks, lesson.senses).rows(claims))
        wanted += [worth(lesson, claim) for claim in claims]
    return Examples(np.concatenate([part for part in rows if len(part)]), np.array(wanted, dtype=np.float32), [])


def source_examples(lessons: list[Lesson], tags: list[Floats]) -> Examples:
    """For every claim that agrees with what is annotated, the phrases that may name its source and which do."""
    rows: list[Rows] = []
    wanted: list[bool] = []
    groups: list[tuple[int, int]] = []
    for lesson, marks in zip(lessons, tags, strict=True):
        judge = SourceJudge(lesson.sheet, marks, lesson.senses)
        claims = find_claims(lesson.sheet, lesson.speeches, find_chunks(lesson.sheet, marks), marks)
        for claim, said in agreeing(lesson, claims):
            candidates = judge.candidates(claim)
            right = [i == NOBODY if said.source is None else i in said.source for i in candidates]
            if any(right):
                groups.append((len(wanted), len(wanted) + len(right)))
                rows.append(judge.rows([claim], [candidates]))
                wanted += right
    return Examples(np.concatenate(rows), np.array(wanted, dtype=np.float32), groups)


def agreeing(lesson: Lesson, claims: list[Claim]) -> Iterator[tuple[Claim, Said]]:
    """The claims that agree with an annotated statement, each with that statement."""
    for claim in claims:
        if worth(lesson, claim) >= MATCH:
            content = words(lesson, claim)
            yield claim, max(lesson.said, key=lambda said: alike(content, said.content))


def worth(lesson: Lesson, claim: Claim) -> float:
    """How well a claim agrees with the best annotated statement: 0 where its content or its cue is another."""
    content = words(lesson, claim)
    found = [
        agreement
        for said in lesson.said
        if (agreement := alike(content, said.content)) >= MATCH and (claim.cue is None or claim.cue in said.cue)
    ]
    return max(found, default=0.0) * (ALONE if claim.cue is None else 1)


def words(lesson: Lesson, claim: Claim) -> frozenset[int]:
    """The words of a claim's content, marks left out."""
    lowers = lesson.sheet.lowers
    return frozenset(i for start, end in claim.content.parts for i in range(start, end) if lowers[i][0].isalnum())


def alike(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union."""
    return len(one & other) / max(1, len(one | other))
