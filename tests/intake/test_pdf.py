"""The words of PDFs, word for word."""

from __future__ import annotations

import pytest

from pactwatch.intake.pdf import from_pdf
from pactwatch.intake.text import Unreadable
from tests.papers import LOCK, pdf, shown, typeset

STORY = (
    "The representatives of both administrations withdrew their heavy artillery from the demilitarised corridor on "
    "Wednesday, observers said, and the internationally supervised crossing was reopened.",
    "A well-known spokesman of the Anglo-Oru commission called it the most encouraging development in half a year, "
    "and he congratulated the commanders of the north-western garrison.",
    "The well-known commission will return to the north-western garrison in 2024-25, its chairwoman announced, unless "
    "the administrations disagree about the demarcation.",
)
REPORT = """
#set document(title: "Weekly note", date: datetime(year: 2024, month: 5, day: 2))
#set page(width: 15cm, height: 9cm, columns: COLUMNS, header: [Mission of Oru #h(1fr) Weekly note],
  footer: context [#h(1fr) Page #counter(page).display() of 9])
#set par(justify: true, first-line-indent: INDENT)
#set text(hyphenate: true, lang: "en", size: 9pt)
#place(top + center, scope: "parent", float: true)[= The accord of Quay kept for a week]
"""


def report(columns: int, indent: str = "0pt") -> bytes:
    head = REPORT.replace("COLUMNS", str(columns)).replace("INDENT", indent)
    return typeset(head + "\n\n".join(STORY * 3))


@pytest.mark.parametrize(("columns", "indent"), [(1, "0pt"), (2, "0pt"), (2, "1em"), (3, "0pt")])
def test_a_report_in_columns_comes_word_for_word_without_heads_and_hyphens(columns: int, indent: str) -> None:
    found = from_pdf(report(columns, indent))
    title, *paragraphs = found.text.split("\n\n")
    assert title == "The accord of Quay kept for a week"
    assert " ".join(paragraphs).split() == " ".join(STORY * 3).split()


def test_a_paragraph_of_the_page_is_a_paragraph_of_the_text() -> None:
    assert from_pdf(report(2)).text.split("\n\n")[1:] == list(STORY * 3)


def test_a_pdf_tells_its_title_and_day() -> None:
    found = from_pdf(report(1))
    assert (found.title, found.published) == ("Weekly note", "2024-05-02")


def test_columns_that_were_written_row_by_row_are_read_one_after_the_other() -> None:
    left = ["The army withdrew its guns on", "Wednesday from the ridge, and", "the road to the port was open."]
    right = ["The movement freed its forty", "captives on Thursday, and its", "fighters left the old town."]
    rows = [(x, 700 - 14 * row, side[row]) for row in range(3) for x, side in ((50, left), (320, right))]
    assert from_pdf(pdf(shown(rows))).text.split() == " ".join(left + right).split()


def test_a_label_stays_with_its_clause_and_a_row_with_its_cells() -> None:
    rows = [(50, 640, "(a)"), (90, 640, "The army shall leave the ridge within"), (90, 626, "ten days of the signing.")]
    rows += [(50, 600, "(b)"), (90, 600, "The movement shall free its captives.")]
    rows += [(50, 560, "Post"), (200, 560, "State"), (50, 546, "Ridge"), (200, 546, "open")]
    assert from_pdf(pdf(shown(rows))).text.split("\n\n") == [
        "(a) The army shall leave the ridge within ten days of the signing.",
        "(b) The movement shall free its captives.",
        "Post State",
        "Ridge open",
    ]


def test_a_scanned_pdf_is_said_to_be_scanned() -> None:
    picture = b"q 600 0 0 800 0 0 cm /P Do Q"
    with pytest.raises(Unreadable, match="is scanned: pages 1 to 2 are each a picture") as told:
        from_pdf(pdf(picture, picture))
    assert told.value.kind == "no text"
    found = from_pdf(pdf(shown([(50, 500, "The guns are gone.")]), picture))
    assert found.text == "The guns are gone."
    assert found.left_out == ("left out, page 2 is a picture, without letters",)


def test_an_encrypted_pdf_is_said_to_be_encrypted() -> None:
    locked = pdf(shown([(50, 500, "The guns are gone.")]), extra=b"/ID [<00> <00>] /Encrypt " + LOCK)
    with pytest.raises(Unreadable, match="password") as told:
        from_pdf(locked)
    assert told.value.kind == "encrypted"
