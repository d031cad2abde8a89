"""Which language a text is written in."""

from __future__ import annotations

import pytest

from pactwatch.intake.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers agreed on Monday to withdraw their troops from the valley before the winter begins.", "en"),
        ("Les ministres sont convenus lundi de retirer leurs troupes de la vallée avant le début de l’hiver.", "fr"),
        ("Die Minister einigten sich am Montag darauf, ihre Truppen vor dem Winter aus dem Tal abzuziehen.", "de"),
        ("Министры договорились в понедельник вывести войска из долины до начала зимы.", "ru"),
        ("Ankara denied it.", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_few_words_in_another_script_are_no_english() -> None:
    assert language_of("المفاوضات") != "en"
