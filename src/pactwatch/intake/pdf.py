"""The words of a PDF."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import get_args

from pactwatch.intake import pages
from pactwatch.intake.layout import text_of
from pactwatch.intake.pages import SECONDS, UNKNOWN, Document, Line, Page
from pactwatch.intake.text import Extract, Unreadable, day
from pactwatch.model import ErrorKind

DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
MOST_UNKNOWN = 0.1  # share of letters that the fonts do not tell, above which nothing can be read


def from_pdf(raw: bytes) -> Extract:
    """The paragraphs of a PDF in reading order, without running heads and page numbers; title and day as it tells them.

    Raises `Unreadable` for one that is encrypted, broken, scanned, or needs more time or memory than it is given.
    """
    if b"%PDF-" not in raw[:1024]:
        raise Unreadable("unreadable", "is no PDF")
    document = document_of(raw)
    text = text_of(document.pages)
    if text.count(UNKNOWN) > MOST_UNKNOWN * len(text):
        raise Unreadable("no text", "has fonts that do not tell their letters")
    scanned = [number for number, page in enumerate(document.pages, 1) if page.pictured and not page.lines]
    if scanned and not text.strip():
        raise Unreadable("no text", f"is scanned: {counted(scanned)} a picture of text, without letters")
    says = document.says
    return Extract(
        text,
        title=says.get("Title", "").strip() or None,
        published=pdf_day(says.get("CreationDate")) or pdf_day(says.get("ModDate")),
        left_out=(f"left out, {counted(scanned)} a picture, without letters",) if scanned else (),
    )


def document_of(raw: bytes) -> Document:
    """The pages of a PDF, read in a process of its own. Raises `Unreadable`."""
    child = [sys.executable, "-P", pages.__file__]
    try:
        done = subprocess.run(child, input=raw, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("timeout", f"takes more than {SECONDS} seconds to open") from error
    if done.returncode != 0:
        raise Unreadable("unreadable", "is a PDF that cannot be read within the memory and time that one is given")
    told = json.loads(done.stdout)
    if told[0] in get_args(ErrorKind):
        raise Unreadable(*told)
    says, found = told
    return Document(says, [page_of(page) for page in found])


def page_of(told: tuple[float, float, bool, list[tuple[str, float, float, float, float]]]) -> Page:
    """A page as it was told in JSON."""
    width, height, pictured, lines = told
    return Page(width, height, pictured, [Line(*line) for line in lines])


def counted(numbers: list[int]) -> str:
    """The pages of a list, with their verb: `page 3 is`, `pages 1 to 4 are`, `5 pages are`."""
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"pages {numbers[0]} to {numbers[-1]} are each"
    return f"{len(numbers)} pages are each"


def pdf_day(value: str | None) -> str | None:
    """The ISO day of a PDF's date, `D:20240502070000Z`, or None."""
    found = DAY.match(value or "")
    return day("-".join(found.groups())) if found else None
