"""A picture: the same bytes every time, nothing outside asked for, and nothing of a report becomes markup."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from pactwatch.views.charts.marks import CIRCLE, Shape
from pactwatch.views.charts.parts import Box, Drawing, Rule, Sign, Word
from pactwatch.views.charts.picture import Picture, Table

HOSTILE = '<script>alert(1)</script> "&amp;" ]]> \u202egnp.exe https://outside.example/x'
PARTS = (
    Box(10, 10, 60, 20, "green", opacity=0.5),
    Rule(10, 30, 90, 30, "vermilion", dash=(2, 2)),
    Sign(20, 40, Shape(CIRCLE, CIRCLE), "purple"),
    Word(30, 40, HOSTILE),
)
TABLE = Table(("what",), ((HOSTILE,),))
PICTURE = Picture("trial", f"A finding. {HOSTILE}", "3 reports", "2024-05-01", HOSTILE, TABLE, Drawing(360, 60, PARTS))


def digest() -> str:
    return hashlib.sha256(PICTURE.svg().encode() + PICTURE.png()).hexdigest()


def test_a_picture_is_well_formed_svg_as_wide_as_asked() -> None:
    root = ET.fromstring(PICTURE.svg())
    assert root.tag.endswith("svg")
    assert root.attrib["width"] == "360"
    assert {element.tag.split("}")[1] for element in root.iter()} <= {"svg", "g", "path", "line", "text"}


def test_words_of_a_report_stay_words() -> None:
    words = "".join(ET.fromstring(PICTURE.svg()).itertext())
    assert "<script>alert(1)</script>" in words
    assert "\u202e" not in words, "what turns the direction of writing is shown, not obeyed"


def test_a_picture_refers_to_nothing_outside_itself() -> None:
    root = ET.fromstring(PICTURE.svg())
    named = {key for element in root.iter() for key in element.attrib}
    assert not {name for name in named if name.endswith(("href", "src", "style")) or name.startswith("on")}


def test_a_bare_picture_leaves_title_and_source_to_the_page() -> None:
    assert "3 reports" in PICTURE.svg()
    assert "3 reports" not in PICTURE.svg(bare=True)


def test_the_same_picture_gives_the_same_bytes_in_another_process() -> None:
    code = "from tests.views.charts.test_picture import digest; print(digest())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest()


@pytest.mark.parametrize("dark", [False, True])
def test_a_png_is_two_pixels_to_one(dark: bool) -> None:
    png = PICTURE.png(dark=dark, bare=True)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 720


def test_a_notebook_shows_the_picture_with_its_table() -> None:
    page = PICTURE._repr_html_()
    assert page.count("<svg") == 1
    assert "<td><bdi>&lt;script&gt;" in page


@pytest.mark.parametrize(("words", "face"), [("لا هدنة", "Noto Sans Arabic"), ("אין הסכם", "Noto Serif Hebrew")])
def test_words_from_right_to_left_have_a_face_and_stand_in_a_line_from_left_to_right(words: str, face: str) -> None:
    drawing = Drawing(360, 60, (Word(10, 10, f"“{words}”"),))
    svg = Picture("trial", "A finding.", "1 report", "2024-05-01", "", TABLE, drawing).svg(bare=True)
    (text,) = [element for element in ET.fromstring(svg).iter() if element.tag.endswith("}text")]
    assert text.attrib["font-family"].startswith(face)
    assert text.text == f"\u200e“{words}”\u200e"
