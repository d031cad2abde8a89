"""Footnotes of a Word document: the part of the file that holds them, which python-docx does not make.

WordprocessingML: ECMA-376, part 1, 17.11. A note that is cited again is referred to by a field (`NOTEREF`, 17.16.5.42).
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

SEPARATORS = (("separator", -1), ("continuationSeparator", 0))  # notes that every document has


class Footnotes:
    """The notes of a document, by a number of our own each, which they are to have."""

    def __init__(self, document: Document) -> None:
        self._root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for kind, id in SEPARATORS:
            self._root.append(separator(kind, id))
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = document.settings.element
        listed = OxmlElement("w:footnotePr")
        for _, id in SEPARATORS:
            listed.append(element("w:footnote", id=str(id)))
        settings.insert_element_before(listed, "w:endnotePr", "w:compat")
        self._cited: set[int] = set()
        self._document = document

    def cite(self, paragraph: Paragraph, number: int) -> Paragraph | None:
        """Sets the mark of a note behind a paragraph's words; gives the note to be filled when it is first cited."""
        run = paragraph.add_run(style="Footnote Reference")
        if number in self._cited:
            refer(run._r, number)
            return None
        self._cited.add(number)
        start, end = bookmark(number)
        run._r.addprevious(start)
        run._r.append(element("w:footnoteReference", id=str(number)))
        run._r.addnext(end)
        note = element("w:footnote", id=str(number))
        self._root.append(note)
        note.append(parse_xml(f"<w:p {nsdecls('w')}/>"))
        words = Paragraph(note[0], self._document)
        words.style = "Footnote Text"
        words.add_run(style="Footnote Reference")._r.append(OxmlElement("w:footnoteRef"))
        words.add_run(" ")
        return words


def separator(kind: str, id: int) -> Any:
    """The line above the notes, which is a note itself."""
    return parse_xml(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )


def refer(run: Any, number: int) -> None:
    """Fills a run with a field that shows the number of a note that stands elsewhere, and leads there."""
    for kind, text in (("begin", ""), ("", f" NOTEREF _source{number} \\h "), ("separate", ""), ("#", ""), ("end", "")):
        piece = deepcopy(run)
        if kind == "":
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = text
        elif kind == "#":
            words = OxmlElement("w:t")
            words.text = str(number)
        else:
            words = element("w:fldChar", fldCharType=kind)
        piece.append(words)
        run.addprevious(piece)
    run.getparent().remove(run)


def bookmark(number: int) -> tuple[Any, Any]:
    """The two ends of the bookmark of a note's first mark."""
    return element("w:bookmarkStart", id=str(number), name=f"_source{number}"), element("w:bookmarkEnd", id=str(number))


def element(tag: str, **attributes: str) -> Any:
    """An element with attributes of its own namespace."""
    found = OxmlElement(tag)
    for name, value in attributes.items():
        found.set(qn(f"w:{name}"), value)
    return found
