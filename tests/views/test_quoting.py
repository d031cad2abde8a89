"""A report's words, made fit to be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.linking.sentences import sentence
from pactwatch.model import Span
from pactwatch.views.quoting import around, in_line, visible


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("It rained. He left Bel. She stayed.", "left", "He left Bel."),
        (
            "It rained. Gen. Dane left Bel at 4 p.m. on Friday. She stayed.",
            "left",
            "Gen. Dane left Bel at 4 p.m. on Friday.",
        ),
        ("He said: “We left. We slept.” Then rain.", "slept", "We slept.”"),
        ("HEADLINE WITHOUT STOP\n\nHe left Bel", "left", "He left Bel"),
        ("The school\nin Bel was left.\nRain fell.", "left", "The school\nin Bel was left."),
        ("Army leaves Bel\n" + "The army left the town of Bel on Friday, " * 4, "Army", "Army leaves Bel"),
    ],
)
def test_the_sentence_around_a_word(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    span = sentence(text, start, start + len(words))
    assert text[span.start : span.end] == shown


@given(st.text(alphabet='aB .!?\n"”’)', max_size=60), st.data())
def test_a_sentence_always_holds_the_span_it_was_asked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = sentence(text, start, end)
    if text[start:end].strip() == text[start:end] != "":
        assert span.start <= start <= end <= span.end


def test_a_long_text_is_cut_at_a_word_with_an_ellipsis() -> None:
    assert in_line("one two  three\nfour", 12) == "one two…"
    assert in_line("one two", 12) == "one two"


def test_words_around_a_part_are_cut_on_both_sides() -> None:
    text = "The quick brown fox that nobody had seen jumps over the lazy dog that everybody knows."
    start = text.index("jumps")
    shown = around(text, Span(start=0, end=len(text)), Span(start=start, end=start + 5), 40)
    assert shown.startswith("…")
    assert "had seen jumps over the" in shown
    assert shown.endswith("…")
    assert len(shown) <= 42


def test_controls_become_visible() -> None:
    assert visible("a\x1b[1m\u202eb\u2066c\x85\r\nd\te") == "a�[1m�b�c�\nd\te"
