"""The sheet: tokens as columns."""

from __future__ import annotations

import numpy as np

from pactwatch.reading.statements.sheet import edges
from tests.reading.statements.conftest import MakeSheet


def test_a_token_spans_its_subtree(sheet: MakeSheet) -> None:
    made = sheet("The talks in the old town failed.")
    assert [(token.left_edge.i, token.right_edge.i + 1) for token in made.document.doc] == list(
        zip(made.left, made.right, strict=True)
    )


def test_edges_reach_the_root_over_any_depth() -> None:
    left, right = edges(np.array([1, 2, 3, 3, 3]))
    assert (left[3], right[3]) == (0, 5)


def test_offsets_are_those_of_the_text(sheet: MakeSheet) -> None:
    made = sheet("“Peace,” she said.")
    assert [made.document.text[a:b] for a, b in zip(made.starts, made.ends, strict=True)] == [
        token.text for token in made.document.doc
    ]


def test_an_empty_report_has_an_empty_sheet(sheet: MakeSheet) -> None:
    assert len(sheet("")) == 0
