"""The brief as PDF: every line and source in it, scripts shaped, nothing of a report taken for markup, same bytes."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from pactwatch.linking.dossier import link
from pactwatch.views.brief import brief
from pactwatch.views.outline import Brief
from pactwatch.views.pdf import render_pdf
from tests.process import process
from tests.telling import Telling

HOSTILE = (
    '#panic("x") #import "@preview/evil:1.0.0": * #read("/etc/passwd") *bold* _it_ $x$ @label <lab> `raw` '
    "\\u{41} // comment /* c */ = Head \\ #let x = 1 ] [ } { \x07\u202e"
)


@cache
def outline() -> Brief:
    return brief(link(process()))


@cache
def made() -> bytes:
    return render_pdf(outline())


def text(pdf: bytes) -> str:
    """The words of a PDF without what only spaces and isolates them."""
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"[\s\u2066-\u2069]+", "", words)


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def digest() -> str:
    return hashlib.sha256(made()).hexdigest()


def test_it_has_every_section_and_every_source() -> None:
    found = text(made())
    assert all(bare(section.title) in found for section in outline().sections)
    assert all(bare(source.report) in found for source in outline().sources)


def test_it_says_what_it_is_and_on_which_day() -> None:
    reader = PdfReader(BytesIO(made()))
    assert reader.metadata is not None
    assert reader.metadata.title == outline().process
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == outline().as_of
    assert b"/Marked true" in made(), "it is tagged for screen readers"


def test_the_same_brief_gives_the_same_bytes_in_another_process() -> None:
    code = "from tests.views.test_pdf import digest; print(digest())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest()


def test_what_a_report_holds_is_set_as_words() -> None:
    telling = Telling("evil.txt", "2024-05-02", f"Berg said “{HOSTILE}” on Monday.", source=HOSTILE)
    telling.statement(HOSTILE, "Berg", telling.actor("Berg"))
    found = text(render_pdf(brief(link([telling.reading()]))))
    assert bare('#panic("x")#import"@preview/evil:1.0.0":*#read("/etc/passwd")*bold*_it_$x$@label<lab>') in found


def test_arabic_and_hebrew_have_faces_of_their_own() -> None:
    telling = Telling("rtl.txt", "2024-05-02", "سمير الكريم said: “لا هدنة الآن”. דוד כהן said: “אין הסכם”.")
    telling.statement("لا هدنة الآن", "سمير الكريم", telling.actor("سمير الكريم"))
    telling.statement("אין הסכם", "דוד כהן", telling.actor("דוד כהן"))
    reader: Any = PdfReader(BytesIO(render_pdf(brief(link([telling.reading()])))))
    faces = [font.get_object()["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    for face in ("NotoSansArabic", "NotoNaskhArabic", "NotoSansHebrew", "LibertinusSerif"):
        assert any(face in font for font in faces)


def test_a_script_without_a_face_costs_nobody_the_brief() -> None:
    telling = Telling("far.txt", "2024-05-02", "ნინო ბერიძე said: “停火已经结束 😀”.")
    telling.statement("停火已经结束 😀", "ნინო ბერიძე", telling.actor("ნინო ბერიძე"))
    assert "Whosaidwhat" in text(render_pdf(brief(link([telling.reading()]))))
