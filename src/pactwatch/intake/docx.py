"""The words of a Word document."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pactwatch.intake.numbering import Numbering
from pactwatch.intake.packed import fits
from pactwatch.intake.text import Extract, Unreadable, day

if TYPE_CHECKING:
    from docx.document import Document

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what an old or an encrypted document of Office begins with
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COPIES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what stands before it
GONE = {f"{W}del", f"{W}moveFrom", COPIES}  # words that a tracked change took away are no words of the document
WRAPS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"}  # what holds blocks and adds no words
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
TITLES = ("Title", "Heading 1")


def from_docx(raw: bytes) -> Extract:
    """The paragraphs, lists and tables of a Word document in their order, one blank line between them.

    A list keeps its numbers, a row of a table becomes one line of its cells; tracked insertions are read and deletions
    are not; headers, footers and comments are left out. The title is the document's own, else its first heading; the
    day is that on which it was last saved. Raises `Unreadable` for one that is encrypted, broken or too large.
    """
    document = opened(raw)
    numbering = Numbering(document)
    blocks = [block for block in blocks_of(document.element.body, numbering) if block.strip()]
    says = document.core_properties
    saved = says.modified or says.created
    return Extract(
        "\n\n".join([*blocks, *notes(document)]),
        title=says.title or heading(document),
        published=day(saved.date().isoformat()) if saved else None,
    )


def opened(raw: bytes) -> Document:
    """The document, after a look at how large it would unfold. Raises `Unreadable`."""
    import docx
    from lxml.etree import LxmlError

    if raw.startswith(COMPOUND):
        if ENCRYPTED in raw:
            raise Unreadable("encrypted", "is encrypted: it opens with a password only")
        raise Unreadable("unreadable", "is an old document of Office (.doc), which is not read: save it as .docx")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            fits(packed)
        return docx.Document(BytesIO(raw))
    except (zipfile.BadZipFile, LxmlError, OSError, EOFError, ValueError, KeyError, NotImplementedError) as error:
        raise Unreadable("unreadable", "is no Word document, or a broken one") from error


def blocks_of(parent: Any, numbering: Numbering) -> Iterator[str]:
    """The blocks below an element: its paragraphs, and the rows of its tables."""
    for child in parent:
        if child.tag == f"{W}p":
            yield numbering.label(child) + words(child)
            for box in child.iter(f"{W}txbxContent"):
                if not any(above.tag == COPIES for above in box.iterancestors()):
                    yield from blocks_of(box, numbering)
        elif child.tag == f"{W}tbl":
            for row in child.iter(f"{W}tr"):
                if next(row.iterancestors(f"{W}tbl")) is child:
                    yield from row_of(row, numbering)
        elif child.tag in WRAPS:
            yield from blocks_of(child, numbering)


def row_of(row: Any, numbering: Numbering) -> Iterable[str]:
    """One line of a row's cells; a cell of several paragraphs makes every one a block of its own."""
    cells = [[block for block in blocks_of(cell, numbering) if block.strip()] for cell in row.iter(f"{W}tc")]
    if any(len(cell) > 1 for cell in cells):
        return [block for cell in cells for block in cell]
    return ["; ".join(block for cell in cells for block in cell)]


def words(element: Any) -> str:
    """The words of a paragraph as they stand with all changes accepted."""
    found = ""
    for child in element:
        if child.tag == f"{W}t":
            found += child.text or ""
        elif child.tag in SIGNS:
            found += SIGNS[child.tag]
        elif child.tag not in GONE and child.tag != f"{W}txbxContent":
            found += words(child)
    return found


def notes(document: Document) -> Iterator[str]:
    """The footnotes and endnotes, in their order."""
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(relation.target_part.blob, parser):
            if note.get(f"{W}type") is None:  # others are the rules that part notes from the text
                yield from filter(str.strip, (words(paragraph) for paragraph in note.iter(f"{W}p")))


def heading(document: Document) -> str | None:
    """The first paragraph that is styled as a title, or None."""
    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name in TITLES and paragraph.text.strip():
            return paragraph.text.strip()
    return None
