"""The tagger: how likely each token is part of a content, a cue or a source.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the paragraphs of a report, for what
somebody says goes on from sentence to sentence; its weights made by `python -m evaluation.training`. What it gives are
marginal probabilities, by forward and backward passes over all paragraphs at once.
"""

from __future__ import annotations

import numpy as np

from pactwatch.reading.statements.sheet import Range
from pactwatch.reading.statements.weights import Floats, Rows, Weights

LABELS = ("outside", "begins", "inside", "cue", "source")
OUTSIDE, BEGINS, INSIDE, CUE, SOURCE = range(len(LABELS))
BATCH = 256  # paragraphs walked at once
TINY = np.float32(1e-30)  # keeps a sum of nothing from dividing
LONGEST = 250  # tokens of a paragraph; a longer one is walked in pieces


def find_tags(rows: Rows, blocks: list[Range], trained: Weights) -> Floats:
    """Marginal probabilities, a row a token and a column a label.

    `rows` are the features of the tokens, `blocks` the token ranges of the paragraphs.
    """
    emitted = emissions(rows, trained)
    pieces = cut(blocks)
    found = [marginals(emitted, pieces[i : i + BATCH], trained) for i in range(0, len(pieces), BATCH)]
    return np.concatenate([emitted[:0], *found])


def cut(blocks: list[Range]) -> list[Range]:
    """Ranges in pieces that are not too long."""
    return [(i, min(i + LONGEST, end)) for start, end in blocks for i in range(start, end, LONGEST)]


def emissions(rows: Rows, trained: Weights) -> Floats:
    """What the features of each token say for each label, template by template, which reads the table fastest."""
    summed = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    for column in rows.T:
        summed += trained.emit.take(column, axis=0)
    return summed


def marginals(emitted: Floats, bounds: list[Range], trained: Weights) -> Floats:
    """Forward and backward probabilities multiplied, each step scaled to sum to one, for the tokens in the bounds."""
    longest = max(end - start for start, end in bounds)
    padded = np.ones((longest, len(bounds), len(LABELS)), dtype=np.float32)
    held = np.zeros((longest, len(bounds), 1), dtype=bool)
    strength = np.exp(emitted - emitted.max(axis=1, keepdims=True))
    for column, (start, end) in enumerate(bounds):
        padded[: end - start, column] = strength[start:end]
        held[: end - start, column] = True
    move = np.exp(trained.move)
    forward, backward = np.empty_like(padded), np.ones_like(padded)
    forward[0] = scaled(padded[0] * np.exp(trained.first))
    for t in range(1, longest):
        forward[t] = scaled((forward[t - 1] @ move) * padded[t])
    for t in range(longest - 2, -1, -1):
        back = scaled((backward[t + 1] * padded[t + 1]) @ move.T)
        backward[t] = np.where(held[t + 1], back, backward[t + 1])
    both = scaled(forward * backward)
    return np.concatenate([both[: end - start, column] for column, (start, end) in enumerate(bounds)])


def scaled(values: Floats) -> Floats:
    """Rows that sum to one."""
    result: Floats = values / np.maximum(values.sum(axis=-1, keepdims=True), TINY)
    return result
