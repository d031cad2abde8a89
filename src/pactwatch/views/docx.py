"""The brief as a Word document: named styles, every source a footnote, pictures with their words for screen readers."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pactwatch.views.days import written
from pactwatch.views.look import COLOURS, Colour, Mark
from pactwatch.views.outline import Brief, Figure, Group, Line, Ours, Section, Source
from pactwatch.views.quoting import visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import RGBColor
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from pactwatch.views.footnotes import Footnotes

# Words in scripts that are written from right to left, with the blanks between them
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\d.,'’-]+[\u0590-\u08ff\ufb1d-\ufefc]+)*")


def render_docx(brief: Brief) -> bytes:
    """A brief as .docx (A4). Its dates are the day on which the brief stands: the same brief gives the same bytes."""
    return Writer(brief).written()


class Writer:
    """Writes one brief from its head to its last line."""

    def __init__(self, brief: Brief) -> None:
        from pactwatch.views.footnotes import Footnotes
        from pactwatch.views.styles import styled

        self.brief = brief
        self.title = brief.process or "Reports"
        self.sources = {source.number: source for source in brief.sources}
        self.document: Document = styled(self.title, f"as of {written(brief.as_of)}")
        self.notes: Footnotes = Footnotes(self.document)

    def written(self) -> bytes:
        """The whole document."""
        self.document.add_paragraph("Brief", "Brief Small")
        words_in(self.document.add_paragraph(style="Title"), self.title)
        self.document.add_paragraph(self.brief.head, "Brief Small")
        for section in self.brief.sections:
            self.section(section)
        properties = self.document.core_properties
        moment = datetime.fromisoformat(self.brief.as_of)
        properties.title, properties.author, properties.last_modified_by = visible(self.title), "Pactwatch", "Pactwatch"
        properties.created = properties.modified = moment
        properties.comments, properties.revision = "", 1
        self.document.save(made := BytesIO())
        return packed(made.getvalue(), moment)

    def section(self, section: Section) -> None:
        """A section: its heading, its picture, its groups, or what is said where it has none."""
        words_in(self.document.add_paragraph(style="Heading 1"), section.title)
        if section.figure:
            self.figure(section.figure)
        for group in section.groups:
            self.group(group)
        if not section.groups:
            words_in(self.document.add_paragraph(style="Brief Left Out"), section.empty)

    def figure(self, figure: Figure) -> None:
        """A picture as wide as the page, with what is seen in it for those who do not see it."""
        picture = figure.page
        section = self.document.sections[0]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        inline = self.document.add_picture(BytesIO(picture.png()), width=room)._inline
        inline.docPr.set("descr", visible(picture.alt))
        inline.docPr.set("title", visible(picture.title))

    def group(self, group: Group) -> None:
        """A group of lines, with what it leaves out."""
        if group.heading:
            words_in(self.document.add_paragraph(style="Heading 2"), group.heading)
        for line in group.lines:
            self.line(line)
        more = f"and {group.more} more" if group.more else ""
        if left := "; ".join(part for part in (more, group.note) if part):
            words_in(self.document.add_paragraph(style="Brief Left Out"), left)

    def line(self, line: Line) -> None:
        """A line: the day in the margin, the mark, the words, and below what stands under it."""
        paragraph = self.document.add_paragraph(style="Brief Line")
        paragraph.add_run(line.day, "Brief Day")
        paragraph.add_run("\t")
        if line.mark:
            paragraph.add_run(line.mark.shape).font.color.rgb = rgb(line.mark.colour)
        paragraph.add_run("\t")
        self.words(paragraph, line)
        for below in line.under:
            self.words(self.document.add_paragraph(style="Brief Under"), below)

    def words(self, paragraph: Paragraph, line: Line) -> None:
        """A line's words, and the marks of its footnotes."""
        if line.mark and line.mark.word:
            named(paragraph, line.mark)
        for piece in line.pieces:
            if isinstance(piece, Ours):
                words_in(paragraph, piece.text, "Strong" if piece.strong else None)
            else:
                words_in(paragraph, f"“{piece.text}”", "Report Words")
        if line.gist:
            words_in(paragraph, ": ")
            words_in(paragraph, f"“{line.gist.text}”", "Report Words")
        for at, number in enumerate(line.sources):
            if at:
                paragraph.add_run(",", "Footnote Reference")
            if note := self.notes.cite(paragraph, number):
                self.note(note, self.sources[number])

    def note(self, paragraph: Paragraph, source: Source) -> None:
        """A source as a footnote: its words, outlet, day and report."""
        words_in(paragraph, f"“{source.words}”", "Report Words")
        outlet = f"{source.outlet}, " if not source.report.endswith(source.outlet) else ""
        words_in(paragraph, f" {outlet}{source.day}, {source.report}")


def named(paragraph: Paragraph, mark: Mark) -> None:
    """The word of a mark in its colour."""
    paragraph.add_run(mark.word).font.color.rgb = rgb(mark.colour)
    paragraph.add_run(" · ")


def words_in(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    """Adds words to a paragraph; those of a script from right to left as runs that say so, and are shaped."""
    text, at = visible(text), 0
    for found in RIGHT_TO_LEFT.finditer(text):
        add(paragraph, text[at : found.start()], style)
        if run := add(paragraph, found[0], style):
            run.font.rtl = True
        at = found.end()
    add(paragraph, text[at:], style)


def add(paragraph: Paragraph, text: str, style: str | None) -> Run | None:
    """Adds a run of words; none where there are none."""
    return paragraph.add_run(text, style) if text else None


def rgb(colour: Colour) -> RGBColor:
    """A colour on paper."""
    from docx.shared import RGBColor

    return RGBColor.from_string(COLOURS[colour][0].removeprefix("#").upper())


def packed(document: bytes, moment: datetime) -> bytes:
    """The same file with its parts in order and dated on the day, not by the clock."""
    out = BytesIO()
    with ZipFile(BytesIO(document)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = ZipInfo(name, (max(moment.year, 1980), moment.month, moment.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, given.read(name))
    return out.getvalue()
