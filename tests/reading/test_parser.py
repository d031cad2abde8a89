"""The parsed document: one offset for all, paragraphs and datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.model import Report, Span
from pactwatch.reading.parser import SECTION, cut, find_datelines
from pactwatch.reading.reader import Reader

STORY = "The two sides met on Monday. They agreed to meet again."


def dateline(text: str) -> str | None:
    report = Report(id="r", text=text)
    return next((text[start:end] for start, end in find_datelines(report)), None)


@pytest.mark.parametrize(
    "head",
    [
        "PORT LIRA, April 13 (Agency) - ",
        "PORT LIRA (Agency) — ",
        "BRASK, Dalvora -- ",
        "BRASK, Dalvora (Agency) — ",
        "CASTELMAR/BRASK, 13 April 2024 (Meridian Press) – ",
        "Brask, 13 April (Agency) - ",
        "SAN OLVEIRA, Aug. 3 (DNA) - ",
    ],
)
def test_a_dateline_is_told_from_the_story(head: str) -> None:
    assert dateline(head + STORY) == head


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The minister - a former general - resigned.",
        "NORDEN - which brokered the truce - was pleased.",
        "Brask - The town is quiet.",
        "In April 2024 - The year of the truce - they met.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_a_dateline_is_found_below_a_header_and_a_headline() -> None:
    assert dateline("Guns go back\n\nBRASK (Agency) - " + STORY) == "BRASK (Agency) - "


def test_the_document_is_the_text_and_a_header_is_blanked(reader: Reader) -> None:
    text = f"date 2024-05-02\n\n{STORY}"
    (document,) = reader.parser.parse([Report(id="r", text=text, header=Span(start=0, end=15))])
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in document.doc if token.idx >= 15)
    assert "date" not in document.doc.text


def test_paragraphs_are_sentences_of_their_own(reader: Reader) -> None:
    (document,) = reader.parser.parse([Report(id="r", text=f"Guns go back\n\n{STORY}")])
    assert next(sentence.text.strip() for sentence in document.doc.sents) == "Guns go back"


def test_a_long_text_is_read_in_sections_with_the_offsets_of_the_whole(reader: Reader) -> None:
    text = f"{STORY}\n\n" * (SECTION // 50)
    assert len(text) > SECTION
    (document,) = reader.parser.parse([Report(id="r", text=text)])
    assert document.doc.text == text
    assert document.doc[-2].idx == text.rindex(".")


@given(st.text("ab \n", max_size=300), st.integers(1, 40))
def test_sections_cover_the_text_in_order(text: str, size: int) -> None:
    pieces = list(cut(text, size))
    assert "".join(text[begin:end] for begin, end in pieces) == text
    assert all(end - begin <= size for begin, end in pieces)
