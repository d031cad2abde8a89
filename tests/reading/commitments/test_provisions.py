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


def test_a_list_within_a_line_is_a_list() -> None:
    text = "The Board shall: (a) open the gate; (b) close the dam."
    found = list(cut(text))
    assert [p.number for p in found] == [None, "(a)", "(b)"]
    assert all(p.chapeau is not None for p in found[1:])


def test_a_heading_ends_with_its_line() -> None:
    text = "Article 7. Roads\nThe Board shall repair the road.\nArticle 8\nThe Board shall rest."
    assert [(p.number, text[p.start : p.end]) for p in cut(text)] == [
        ("7", "The Board shall repair the road."),
        ("8", "The Board shall rest."),
    ]


def test_the_letter_after_h_is_no_roman_figure() -> None:
    letters = "".join(f"({letter}) open gate {letter};\n" for letter in "abcdefghij")
    assert [p.number for p in cut(f"The Board shall:\n{letters}")][-2:] == ["(i)", "(j)"]


def test_roman_items_stand_under_a_letter() -> None:
    text = "1. The Board shall:\n(a) open:\n(i) the gate;\n(ii) the dam.\n"
    assert [p.number for p in cut(text)] == ["1", "1(a)", "1(a)(i)", "1(a)(ii)"]
