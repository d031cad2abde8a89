"""Quotations: words between marks."""

from __future__ import annotations

import pytest

from pactwatch.reading.statements.quotations import find_quotations


def quoted(text: str) -> list[str]:
    """The words of a text's quotations."""
    return [text[quotation.start : quotation.end] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She called it “a trap” and left.",
        'She called it "a trap" and left.',
        "She called it ''a trap'' and left.",
        "She called it ``a trap'' and left.",
        "She called it ‘a trap’ and left.",
        "She called it 'a trap' and left.",
        "She called it «a trap» and left.",
    ],
)
def test_marks_of_every_print_are_read(text: str) -> None:
    assert quoted(text) == ["a trap"]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("The rebels' camp wasn't the army's, he said.") == []


def test_a_quotation_within_a_quotation_is_part_of_it() -> None:
    assert quoted("“He said ‘never’ to us,” she recalled.") == ["He said ‘never’ to us,"]


def test_a_mark_that_the_paragraph_leaves_open_leads_on() -> None:
    first, second = find_quotations("“We waited for a week.\n\n“Nobody came,” the driver said.")
    assert first.open
    assert not second.open


def test_a_mark_before_a_blank_opens_nothing() -> None:
    assert quoted('The pipe is 12" wide and 3" deep.') == []


def test_in_a_transcript_the_words_behind_a_label_are_a_quotation() -> None:
    text = "QUESTION: Will they come?\n\nMS. RUIZ: They will.\n\nQUESTION: When?\n\nThe briefing ended at noon."
    assert quoted(text) == ["Will they come?", "They will.", "When?"]


def test_a_heading_is_no_label_for_nobody_speaks_twice() -> None:
    assert quoted("PREAMBLE: Both sides agree.\n\nANNEX: The lists are attached.") == []
