"""The brief as a Word document: named styles, real footnotes, pictures that say what is seen, the same bytes."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from pactwatch.linking.dossier import link
from pactwatch.views.brief import brief
from pactwatch.views.docx import render_docx
from pactwatch.views.outline import Brief, Line
from tests.process import process
from tests.telling import Telling

HOSTILE = '"</w:t><w:p> <script>alert(1)</script> ]]> &amp; {MERGEFIELD x} =cmd|calc \x07\u202e \ud800 https://outside.example"'


@cache
def outline() -> Brief:
    return brief(link(process()))


@cache
def made() -> bytes:
    return render_docx(outline())


@pytest.fixture
def document() -> WordDocument:
    return Document(BytesIO(made()))


def part(name: str, content: bytes | None = None) -> etree._Element:
    with ZipFile(BytesIO(content or made())) as archive:
        return etree.fromstring(archive.read(name))


def lines(given: Brief) -> list[Line]:
    return [line for section in given.sections for group in section.groups for line in group.lines]


def test_headings_and_lines_have_styles_of_their_own(document: WordDocument) -> None:
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert headings == [section.title for section in outline().sections]
    used = {one.style.name for one in document.paragraphs if one.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "Brief Line"} <= used


def test_it_has_every_line_of_the_brief_in_order(document: WordDocument) -> None:
    text = "\n".join(one.text for one in document.paragraphs)
    at = 0
    for line in lines(outline()):
        for piece in line.pieces:
            at = text.index(piece.text, at)


def test_every_source_is_a_footnote_with_its_words_in_the_order_of_their_numbers() -> None:
    notes = [note for note in part("word/footnotes.xml") if int(note.get(qn("w:id"))) > 0]
    assert [int(note.get(qn("w:id"))) for note in notes] == [source.number for source in outline().sources]
    for note, source in zip(notes, outline().sources, strict=True):
        words = "".join(note.itertext())
        assert source.words in words
        assert source.report in words


def test_a_source_that_is_cited_again_is_referred_to_by_its_number() -> None:
    body = part("word/document.xml")
    first = [int(mark.get(qn("w:id"))) for mark in body.iter(qn("w:footnoteReference"))]
    assert first == list(range(1, len(outline().sources) + 1)), "each note is set once, in reading order"
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    again = [str(field.text).split()[1] for field in body.iter(qn("w:instrText"))]
    assert again
    assert set(again) <= names


def test_pictures_say_what_is_seen(document: WordDocument) -> None:
    drawn = [section.figure.page for section in outline().sections if section.figure]
    found = [shape._inline.docPr for shape in document.inline_shapes]
    assert [one.get("descr") for one in found] == [picture.alt for picture in drawn]
    assert len(found) == 2


def test_its_dates_are_the_day_on_which_the_brief_stands(document: WordDocument) -> None:
    created = document.core_properties.created
    assert created is not None
    assert created.date() == date.fromisoformat(outline().as_of)
    assert render_docx(outline()) == made(), "the same brief gives the same bytes"


def test_what_a_report_holds_stays_words() -> None:
    telling = Telling("evil.txt", "2024-05-02", f"Berg said {HOSTILE} on Monday.", source=f"Outlet {HOSTILE}")
    telling.statement(HOSTILE, "Berg", telling.actor("Berg"))
    content = render_docx(brief(link([telling.reading()])))
    words = "".join(str(text) for text in part("word/document.xml", content).itertext())
    assert "</w:t><w:p> <script>alert(1)</script>" in words
    assert not set("\x07\u202e\ud800") & set(words)
    with ZipFile(BytesIO(content)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "TargetMode" not in relations, "no address becomes a link"


def test_words_from_right_to_left_say_so() -> None:
    telling = Telling("rtl.txt", "2024-05-02", "سمير الكريم said: “لا هدنة الآن” (a truce).")
    telling.statement("لا هدنة الآن", "سمير الكريم", telling.actor("سمير الكريم"))
    body = part("word/document.xml", render_docx(brief(link([telling.reading()]))))
    runs = [run for run in body.iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None]
    assert {"سمير الكريم", "لا هدنة الآن"} <= {"".join(run.itertext()) for run in runs}
    assert not any(char.isascii() and char.isalpha() for run in runs for char in "".join(run.itertext()))
