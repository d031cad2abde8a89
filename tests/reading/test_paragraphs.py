"""Paragraphs: where one ends."""

from __future__ import annotations

import pytest

from pactwatch.reading.paragraphs import find_breaks


def pieces(text: str) -> list[str]:
    """The paragraphs of a text."""
    found, start = [], 0
    for end, following in find_breaks(text):
        found.append(text[start:end])
        start = following
    return [*found, text[start:]]


@pytest.mark.parametrize(
    "text",
    ["One.\n\nTwo", "One.\nTwo", "One\n \nTwo", "Article 2 Withdrawal\nThe Front shall leave.", "ANNEX IV\n1. Maps"],
)
def test_a_paragraph_ends(text: str) -> None:
    assert len(pieces(text)) == 2


@pytest.mark.parametrize("text", ["One\nand two", "It is to leave under\nArticle 2 of the accord\nThe rest stays"])
def test_a_wrapped_line_goes_on(text: str) -> None:
    assert len(pieces(text)) == 1


def test_a_heading_stands_alone_behind_a_paragraph() -> None:
    assert pieces("They agree.\nArticle 2 Withdrawal\nThe Front shall leave.") == [
        "They agree.",
        "Article 2 Withdrawal",
        "The Front shall leave.",
    ]
