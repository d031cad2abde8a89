"""The words of Word documents, word for word."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from pactwatch.intake.docx import from_docx
from pactwatch.intake.text import Unreadable

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CLAUSES = ("%1.", "decimal"), ("%1.%2", "decimal"), ("(%3)", "lowerLetter"), ("%4)", "lowerRoman")


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def xml(source: str) -> Any:
    return parse_xml(source.replace(">", f" {NAMESPACE}>", 1))


def numbered(document: Document) -> Document:
    """A document with one list of four levels, id 77."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (text, form) in enumerate(CLAUSES)
    )
    root = document.part.numbering_part.element
    root.insert(0, xml(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return document


def clause(document: Document, words: str, depth: int) -> None:
    properties = document.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'))


def test_headings_paragraphs_lists_and_tables_come_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("The Accord of Quay", 1)
    document.add_paragraph("The army shall leave the ridge.")
    document.add_paragraph("its guns first", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Post", "State", "Ridge", "open"), strict=True):
        cell.text = words
    document.add_paragraph("The movement shall free its captives.")
    found = from_docx(saved(document))
    assert found.text.split("\n\n") == [
        "The Accord of Quay",
        "The army shall leave the ridge.",
        "- its guns first",
        "Post; State",
        "Ridge; open",
        "The movement shall free its captives.",
    ]
    assert found.title == "The Accord of Quay"


def test_clauses_carry_the_numbers_that_word_shows() -> None:
    document = numbered(docx.Document())
    for words, depth in [
        ("Guns", 0),
        ("Leave", 1),
        ("ridge", 2),
        ("road", 2),
        ("Stay", 1),
        ("port", 2),
        ("Captives", 0),
    ]:
        clause(document, words, depth)
    labels = ["1. Guns", "1.1 Leave", "(a) ridge", "(b) road", "1.2 Stay", "(a) port", "2. Captives"]
    assert from_docx(saved(document)).text.split("\n\n") == labels


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("within ")._p
    paragraph.append(xml("<w:del><w:r><w:delText>thirty</w:delText></w:r></w:del>"))
    paragraph.append(xml("<w:ins><w:r><w:t>sixty</w:t></w:r></w:ins>"))
    paragraph.append(xml('<w:r><w:t xml:space="preserve"> days</w:t><w:noBreakHyphen/><w:t>all</w:t></w:r>'))
    assert from_docx(saved(document)).text == "within sixty days-all"


def test_a_cell_of_several_paragraphs_keeps_them_apart() -> None:
    document = docx.Document()
    first, second = document.add_table(1, 2)._cells
    first.text = "The army leaves."
    first.add_paragraph("It left on Friday.")
    second.text = "Done."
    assert from_docx(saved(document)).text.split("\n\n") == ["The army leaves.", "It left on Friday.", "Done."]


def test_words_in_a_field_for_content_and_in_a_box_are_read() -> None:
    document = docx.Document()
    body = document.element.body
    body.insert(0, xml("<w:sdt><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Beside it.")._p.append(xml(f"<w:r><w:pict>{box}</w:pict></w:r>"))
    assert from_docx(saved(document)).text.split("\n\n") == ["In a field.", "Beside it.", "In a box."]


def test_a_document_tells_its_title_and_the_day_it_was_saved() -> None:
    document = docx.Document()
    document.add_paragraph("The guns are gone.")
    document.core_properties.title = "Weekly note"
    document.core_properties.modified = datetime(2024, 5, 2, 9)
    found = from_docx(saved(document))
    assert (found.title, found.published) == ("Weekly note", "2024-05-02")


def test_an_encrypted_and_an_old_document_are_said_to_be_so() -> None:
    begins = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    with pytest.raises(Unreadable, match="password") as told:
        from_docx(begins + "EncryptedPackage".encode("utf-16-le"))
    assert told.value.kind == "encrypted"
    with pytest.raises(Unreadable, match=r"save it as \.docx"):
        from_docx(begins)


def test_a_document_that_would_unfold_beyond_bounds_is_not_unfolded() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as part:
        for _ in range(70):
            part.write(bytes(1_000_000))
    with pytest.raises(Unreadable, match="unfolds to more than") as told:
        from_docx(out.getvalue())
    assert told.value.kind == "too long"
