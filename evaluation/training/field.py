"""Trains the tagger: a linear-chain conditional random field, by gradient descent with AdaGrad (Duchi et al. 2011).

A share of the features is left out at random for each batch (dropout, Srivastava et al. 2014), because the features say
much of the same and rare ones would be learned by heart. The weights of the later passes are averaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import EllipsisType

import numpy as np
from numpy.typing import NDArray

from pactwatch.reading.statements.features import BITS
from pactwatch.reading.statements.sheet import Range
from pactwatch.reading.statements.tagger import INSIDE, LABELS, OUTSIDE
from pactwatch.reading.statements.weights import Floats, Rows

PASSES = 3
BATCH = 64  # paragraphs
STEP = 0.03
KEPT = 0.5  # share of the features that a batch sees
DECAY = 0.1
NEVER = -30.0  # log odds of a content that goes on where none has begun
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Paragraphs of about one length side by side: `places` are token numbers, `held` tells which are no padding."""

    places: NDArray[np.int64]
    held: NDArray[np.bool_]


class Learner:
    """One array of weights and how far each has moved."""

    def __init__(self, *shape: int) -> None:
        self.now = np.zeros(shape, dtype=np.float32)
        self.moved = np.ones(shape, dtype=np.float32)
        self.total = np.zeros(shape, dtype=np.float64)

    def learn(self, slope: Floats, at: EllipsisType | Rows = ...) -> None:
        """Moves the weights `at` a place against their slope."""
        self.moved[at] += slope * slope
        self.now[at] -= STEP * slope / np.sqrt(self.moved[at])

    def keep(self) -> None:
        """Counts the weights as they are into the average."""
        self.total += self.now


def train_field(rows: Rows, labels: NDArray[np.int8], paragraphs: list[Range]) -> dict[str, Floats]:
    """The weights `emit`, `move` and `first` of a tagger, from the features and labels of all tokens."""
    chance = np.random.default_rng(0)
    emit, move, first = Learner(1 << BITS, len(LABELS)), Learner(len(LABELS), len(LABELS)), Learner(len(LABELS))
    kept = int(rows.shape[1] * KEPT)
    scale = rows.shape[1] / kept
    averaged = range(PASSES // 2, PASSES)
    for number in range(PASSES):
        for batch in batches(paragraphs, chance):
            seen = rows[batch.places[batch.held]][:, chance.permutation(rows.shape[1])[:kept]]
            emitted = np.zeros((*batch.places.shape, len(LABELS)))
            emitted[batch.held] = emit.now[seen].sum(axis=1) * scale
            wanted = np.eye(len(LABELS))[labels[batch.places]] * batch.held[..., None]
            single, double = expected(emitted, batch.held, forbidden(move.now), first.now)
            single, double = single - wanted, double - pairs(labels[batch.places], batch.held)
            learn_rows(emit, seen, single[batch.held] * scale)
            move.learn(double.astype(np.float32))
            first.learn(single[:, 0].sum(axis=0).astype(np.float32))
        if number in averaged:
            for learner in (emit, move, first):
                learner.keep()
    means = [(learner.total / len(averaged)).astype(np.float32) for learner in (emit, move, first)]
    return {"emit": means[0], "move": forbidden(means[1]), "first": means[2]}


def batches(paragraphs: list[Range], chance: np.random.Generator) -> Iterator[Batch]:
    """The paragraphs in batches of about one length, the batches in an order of chance."""
    lengths = np.array([end - start for start, end in paragraphs])
    order = np.argsort(lengths, kind="stable")
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    for number in chance.permutation(len(groups)).tolist():
        group = groups[number]
        starts = np.array([paragraphs[i][0] for i in group])
        steps = np.arange(lengths[group].max())
        held = steps[None] < lengths[group][:, None]
        yield Batch(np.where(held, starts[:, None] + steps[None], 0), held)


def expected(emitted: Real, held: NDArray[np.bool_], move: Floats, first: Floats) -> tuple[Real, Real]:
    """How often each label, and each pair of neighbours, is to be expected: the first by token, the second summed.

    Forward and backward probabilities, each step scaled to sum to one.
    """
    strength = np.exp(emitted - emitted.max(axis=2, keepdims=True))
    step, longest = np.exp(move.astype(np.float64)), emitted.shape[1]
    forward, backward = np.empty_like(strength), np.ones_like(strength)
    forward[:, 0] = scaled(strength[:, 0] * np.exp(first))
    for t in range(1, longest):
        forward[:, t] = scaled((forward[:, t - 1] @ step) * strength[:, t])
    for t in range(longest - 2, -1, -1):
        back = scaled((backward[:, t + 1] * strength[:, t + 1]) @ step.T)
        backward[:, t] = np.where(held[:, t + 1, None], back, 1.0)
    single = scaled(forward * backward) * held[..., None]
    double = np.zeros_like(step)
    for t in range(1, longest):
        here = held[:, t]
        joint = forward[here, t - 1, :, None] * step * (strength[here, t] * backward[here, t])[:, None, :]
        double += (joint / joint.sum(axis=(1, 2), keepdims=True)).sum(axis=0)
    return single, double


def pairs(labels: NDArray[np.int8], held: NDArray[np.bool_]) -> Real:
    """How often each pair of neighbouring labels stands in a batch."""
    counts = np.zeros((len(LABELS), len(LABELS)))
    both = held[:, 1:]
    np.add.at(counts, (labels[:, :-1][both], labels[:, 1:][both]), 1)
    return counts


def learn_rows(learner: Learner, seen: Rows, slopes: Real) -> None:
    """Moves the rows that the tokens of a batch call up; each is drawn a little towards zero."""
    called, place = np.unique(seen, return_inverse=True)
    spread = np.repeat(np.arange(len(seen)), seen.shape[1])
    flat = place.reshape(-1)
    summed = np.stack([np.bincount(flat, slopes[spread, label], len(called)) for label in range(len(LABELS))], axis=1)
    learner.learn((summed + DECAY * learner.now[called]).astype(np.float32), called)


def forbidden(move: Floats) -> Floats:
    """The moves from label to label, where a content can only go on after it has begun."""
    result = move.copy()
    result[[label for label in range(len(LABELS)) if label == OUTSIDE or label > INSIDE], INSIDE] = NEVER
    return result


def scaled(values: Real) -> Real:
    """Rows that sum to one."""
    result: Real = values / values.sum(axis=-1, keepdims=True)
    return result
