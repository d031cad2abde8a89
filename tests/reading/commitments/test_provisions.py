"""An agreement's text cut into provisions."""

from pactwatch.reading.commitments.provisions import cut

TEXT = """ACCORD OF THE TWO VALLEYS

The Upper Valley and the Lower Valley,

Desiring to live in peace,

Have agreed as follows:

Article 1. Definitions

"dam" means the dam at Orlo.

Article 2. Water

1. The Upper Valley shall open the dam.
2. The Lower Valley shall:
(a) repair the canal;
(b) pay the
guards of the dam.

Article 3. Final provisions

Done at Orlo on 3 May 2023.

For the Upper Valley:
The elder shall sign here.
"""


def numbers() -> dict[str | None, str]:
    return {p.number: TEXT[p.start : p.end] for p in cut(TEXT)}


def test_numbers_stand_under_their_article() -> None:
    assert numbers()["2.1"] == "The Upper Valley shall open the dam."
    assert list(numbers()) == ["2.1", "2.2", "2.2(a)", "2.2(b)"]


def test_an_item_knows_the_paragraph_that_opens_its_list() -> None:
    items = [p for p in cut(TEXT) if p.number == "2.2(a)"]
    assert items[0].chapeau is not None
    assert TEXT[items[0].chapeau.start : items[0].chapeau.end] == "The Lower Valley shall:"


def test_a_sentence_goes_on_in_the_next_line() -> None:
    assert numbers()["2.2(b)"] == "pay the\nguards of the dam."


def test_preamble_headings_definitions_and_signatures_are_left_out() -> None:
    whole = " ".join(numbers().values())
    assert not any(words in whole for words in ("Desiring", "means the dam", "Final provisions", "elder shall sign"))


def test_a_number_within_a_line_begins_a_new_provision() -> None:
    text = "The Fund shall be open. 4.2 The Board shall meet. 4.3"
    assert [(p.number, text[p.start : p.end]) for p in cut(text)] == [
        (None, "The Fund shall be open."),
        ("4.2", "The Board shall meet. 4.3"),
    ]
