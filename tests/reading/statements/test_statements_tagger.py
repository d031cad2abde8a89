"""The tagger: marginal probabilities of labels."""

from __future__ import annotations

import itertools

import numpy as np

from pactwatch.reading.statements.tagger import LABELS, marginals
from pactwatch.reading.statements.weights import Weights

NONE = np.zeros(0, dtype=np.float32)


def test_marginals_are_those_of_counting_every_way_through() -> None:
    chance = np.random.default_rng(7)
    size = len(LABELS)
    emitted = chance.normal(size=(3, size)).astype(np.float32)
    move, first = chance.normal(size=(size, size)).astype(np.float32), chance.normal(size=size).astype(np.float32)
    trained = Weights(emit=NONE, move=move, first=first, claim=NONE, source=NONE)
    counted = np.zeros((3, size))
    for way in itertools.product(range(size), repeat=3):
        weight = first[way[0]] + emitted[range(3), way].sum() + move[way[0], way[1]] + move[way[1], way[2]]
        counted[range(3), way] += np.exp(weight)
    assert np.allclose(marginals(emitted, [(0, 3)], trained), counted / counted[0].sum(), atol=1e-5)


def test_paragraphs_do_not_touch_each_other() -> None:
    chance = np.random.default_rng(8)
    size = len(LABELS)
    emitted = chance.normal(size=(5, size)).astype(np.float32)
    move, first = chance.normal(size=(size, size)).astype(np.float32), np.zeros(size, dtype=np.float32)
    trained = Weights(emit=NONE, move=move, first=first, claim=NONE, source=NONE)
    together = marginals(emitted, [(0, 2), (2, 5)], trained)
    assert np.allclose(together[:2], marginals(emitted[:2], [(0, 2)], trained), atol=1e-6)
    assert np.allclose(together[2:], marginals(emitted[2:], [(0, 3)], trained), atol=1e-6)
