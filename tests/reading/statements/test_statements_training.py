"""Training the tagger: what is expected of labels and of pairs of labels."""

from __future__ import annotations

import itertools

import numpy as np

from evaluation.training.field import expected, pairs
from evaluation.training.lessons import labels
from pactwatch.reading.statements.tagger import LABELS
from tests.reading.statements.conftest import MakeSheet


def test_expectations_are_those_of_counting_every_way_through() -> None:
    chance, size = np.random.default_rng(5), len(LABELS)
    emitted = chance.normal(size=(1, 3, size))
    move, first = chance.normal(size=(size, size)).astype(np.float32), chance.normal(size=size).astype(np.float32)
    single, double, total = np.zeros((3, size)), np.zeros((size, size)), 0.0
    for way in itertools.product(range(size), repeat=3):
        weight = np.exp(first[way[0]] + emitted[0, range(3), way].sum() + move[way[0], way[1]] + move[way[1], way[2]])
        single[range(3), way] += weight
        double[way[0], way[1]] += weight
        double[way[1], way[2]] += weight
        total += weight
    found = expected(emitted, np.ones((1, 3), dtype=bool), move, first)
    assert np.allclose(found[0][0], single / total)
    assert np.allclose(found[1], double / total)


def test_pairs_are_counted_within_paragraphs_only() -> None:
    given = np.array([[1, 2, 0], [3, 0, 0]], dtype=np.int8)
    held = np.array([[True, True, True], [True, False, False]])
    counted = pairs(given, held)
    assert counted.sum() == 2
    assert counted[1, 2] == counted[2, 0] == 1


def test_a_content_begins_behind_its_marks_and_a_leading_that(sheet: MakeSheet) -> None:
    made = sheet("She said that “peace holds”.")
    text = made.document.text
    content = {"start": text.index("that"), "end": len(text) - 1, "cue": {"start": 4, "end": 8}, "source": None}
    found = [LABELS[label] for label in labels(made, [content])]
    assert found[made.lowers.index("said")] == "cue"
    assert found[made.lowers.index("peace")] == "begins"
    assert found[made.lowers.index("holds")] == "inside"
    assert found[made.lowers.index("that")] == "outside"
