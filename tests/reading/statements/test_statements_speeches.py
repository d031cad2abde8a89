"""Speeches: quotations that are one utterance."""

from __future__ import annotations

from pactwatch.reading.statements.speeches import find_speeches
from tests.reading.statements.conftest import MakeSheet


def spoken(sheet: MakeSheet, text: str) -> list[list[str]]:
    """The quotations of each speech, first word and last."""
    made = sheet(text)
    return [[f"{made.lowers[a]} {made.lowers[b - 1]}" for a, b in speech.parts] for speech in find_speeches(made)]


def test_a_speech_goes_on_behind_the_words_that_say_who_speaks(sheet: MakeSheet) -> None:
    found = spoken(sheet, "“We held our fire,” the captain said. “They did not hold theirs.”")
    assert len(found) == 1
    assert len(found[0]) == 2


def test_quotations_on_lines_of_their_own_are_speeches_of_their_own(sheet: MakeSheet) -> None:
    assert len(spoken(sheet, "“We held our fire.” ― Ana Ruiz\n“They did not hold theirs.” ― Tom Lee\n")) == 2


def test_a_word_held_up_with_tongs_is_no_speech(sheet: MakeSheet) -> None:
    assert spoken(sheet, "The “ceasefire” lasted an hour.") == []


def test_a_short_sentence_is_a_speech(sheet: MakeSheet) -> None:
    assert len(spoken(sheet, "“Never.” That was the answer of the general.")) == 1
