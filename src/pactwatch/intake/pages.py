"""The program that reads a PDF in a process of its own: `python pages.py < PDF > JSON`.

A hostile PDF asks for all memory or never ends. PDFium reads it here under limits of the system, so that a process that
dies takes nothing with it. Standard output is a `Document` as JSON, or a pair of an error's kind and message.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

SECONDS = 60  # for one PDF
MEMORY = 512_000_000  # bytes of address space, the program itself among them
PAGES = 2_000
CHARACTERS = 1_000_000
GAP = 1.0  # in heights of a letter: what stands farther away belongs to another line,
SPACE = 3.0  # unless a blank is written between them, which a justified line makes wide
SOFT_HYPHEN = "\u00ad"  # for a hyphen at a line's end that PDFium tells from a word's own
UNKNOWN = "\ufffd"  # for a letter that the font does not tell


class Line(NamedTuple):
    """Words that stand side by side, and their box in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Letter(NamedTuple):
    """A letter with its box, a blank after it where one is shown, and how far away, in heights, its line may go on."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    reach: float


class Page(NamedTuple):
    """The lines of a page in the order of the file, its size in points, and whether it shows pictures."""

    width: float
    height: float
    pictured: bool
    lines: list[Line]


class Document(NamedTuple):
    """What a PDF says of itself, by the names of its information dictionary, and its pages."""

    says: dict[str, str]
    pages: list[Page]


class Refused(Exception):
    """Why a PDF is not read: an error's kind and message."""


def main() -> None:
    """Reads a PDF from standard input and prints its pages."""
    limit()
    try:
        print(json.dumps(document_of(sys.stdin.buffer.read())))
    except Refused as error:
        print(json.dumps(error.args))


def limit() -> None:
    """Bounds this process by the system, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the clock of the process that waits bounds it alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def document_of(raw: bytes) -> Document:
    """What stands in a PDF. Raises `Refused`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY):
            raise Refused("encrypted", "is encrypted: it opens with a password only") from error
        raise Refused("unreadable", "is no PDF, or a broken one") from error
    if len(document) > PAGES:
        raise Refused("too long", f"has {len(document):,} pages, more than {PAGES:,}")
    return Document(document.get_metadata_dict(skip_empty=True), list(pages(document)))


def pages(document: PdfDocument) -> Iterator[Page]:
    """The pages. Raises `Refused` where they have more characters than a report may have."""
    import pypdfium2

    count = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:  # a damaged page costs no other
            continue
        lines = list(lines_of(page))
        width, height = page.get_size()
        yield Page(width, height, pictured(page), lines)
        page.close()
        count += sum(len(line.text) for line in lines)
        if count > CHARACTERS:
            raise Refused("too long", f"has more than {CHARACTERS:,} characters")


def pictured(page: PdfPage) -> bool:
    """Whether a page shows pictures."""
    import pypdfium2.raw as pdfium

    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def lines_of(page: PdfPage) -> Iterator[Line]:
    """The characters of a page, put together where they stand side by side; a line ends where the next one jumps."""
    words: list[Letter] = []
    for letter in letters(page):
        if words and not beside(words[-1], letter):
            yield joined(words)
            words = []
        words.append(letter)
    if words:
        yield joined(words)


def letters(page: PdfPage) -> Iterator[Letter]:
    """Every letter with its loose box, which is as high as its font whatever the letter."""
    import ctypes

    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    waiting: Letter | None = None
    for index in range(min(text.count_chars(), CHARACTERS + 1)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        letter = chr(code) if 0 < code <= sys.maxunicode and code != 0xFFFE else UNKNOWN
        if pdfium.FPDFText_IsHyphen(text, index) == 1:
            letter = SOFT_HYPHEN
        if letter.isspace():
            if waiting:
                written = pdfium.FPDFText_IsGenerated(text, index) == 0
                waiting = waiting._replace(text=waiting.text.rstrip() + " ", reach=SPACE if written else waiting.reach)
            continue
        if waiting:
            yield waiting
        pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        left, bottom, right, top = (round(edge, 1) for edge in (box.left, box.bottom, box.right, box.top))
        waiting = Letter(letter, left, bottom, right, top, GAP)
    if waiting:
        yield waiting
    text.close()


def beside(one: Letter, other: Letter) -> bool:
    """Whether a letter goes on the line of the one before it."""
    heights = one.top - one.bottom, other.top - other.bottom
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    gap = max(other.left - one.right, one.left - other.right)
    return overlap >= 0.3 * min(heights) and gap < one.reach * max(heights)


def joined(parts: list[Letter]) -> Line:
    """One line of its letters."""
    return Line(
        "".join(part.text for part in parts).strip(),
        min(part.left for part in parts),
        min(part.bottom for part in parts),
        max(part.right for part in parts),
        max(part.top for part in parts),
    )


if __name__ == "__main__":
    main()
