"""The styles of a brief's Word document, so that whoever gets it can restyle all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from pactwatch.views.look import COLOURS
from pactwatch.views.quoting import visible

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

SANS, SERIF = "Calibri", "Georgia"
INK = RGBColor.from_string(COLOURS["ink"][0].removeprefix("#").upper())
GREY = RGBColor.from_string(COLOURS["grey"][0].removeprefix("#").upper())
MARGIN, DAY, WORDS = Cm(2.2), Cm(2.6), Cm(3.2)  # of the page; where the mark and the words of a line begin

# what stands behind the borders in a paragraph's properties (ECMA-376, part 1, 17.3.1.26)
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def styled(title: str, day: str) -> WordDocument:
    """An empty document (A4) with all styles, and a foot that names the brief and counts pages."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    language(document)
    normal = face(document.styles["Normal"], SANS, 10)
    normal.paragraph_format.space_after = Pt(3)
    headings(document)
    lines(document)
    footnotes(document)
    foot = page.footer.paragraphs[0]
    foot.style = document.styles["Brief Small"]
    foot.add_run(f"{visible(title)}, {day} · page ")
    foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    return document


def headings(document: WordDocument) -> None:
    """Title and headings in plain ink."""
    for name, size, above in (("Title", 20, 0), ("Heading 1", 14, 14), ("Heading 2", 10.5, 8)):
        style = face(document.styles[name], SANS, size, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(4)
        style.paragraph_format.keep_with_next = True
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    document.styles["Heading 2"].paragraph_format.left_indent = WORDS
    rule(document.styles["Heading 1"], "bottom")
    face(document.styles["Strong"], SANS, None, bold=True)


def lines(document: WordDocument) -> None:
    """A line of the brief with its day in the margin, what stands under it, and what is left out."""
    line = paragraph_style(document, "Brief Line")
    line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = WORDS, -WORDS
    line.paragraph_format.tab_stops.add_tab_stop(DAY)
    line.paragraph_format.tab_stops.add_tab_stop(WORDS)
    under = paragraph_style(document, "Brief Under", 9.5)
    under.paragraph_format.left_indent = WORDS + Cm(0.4)
    rule(under, "left")
    left = paragraph_style(document, "Brief Left Out", 9.5, grey=True)
    left.paragraph_format.left_indent = WORDS
    left.font.italic = True
    paragraph_style(document, "Brief Small", 9, grey=True)
    day = document.styles.add_style("Brief Day", WD_STYLE_TYPE.CHARACTER)
    day.font.color.rgb = GREY
    face(document.styles.add_style("Report Words", WD_STYLE_TYPE.CHARACTER), SERIF, None)


def footnotes(document: WordDocument) -> None:
    """The styles that Word gives to footnotes and their marks."""
    paragraph_style(document, "Footnote Text", 8)
    mark = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def paragraph_style(document: WordDocument, name: str, size: float = 10, grey: bool = False) -> ParagraphStyle:
    """A new style of paragraphs."""
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(2)
    if grey:
        style.font.color.rgb = GREY
    found: ParagraphStyle = style
    return found


def face(style: Any, name: str, size: float | None, bold: bool | None = None) -> Any:
    """A style set in a face, also for scripts that Word counts as complex, in plain ink."""
    style.font.name, style.font.color.rgb = name, INK
    if size:
        style.font.size = Pt(size)
    if bold is not None:
        style.font.bold = bold
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if "Theme" in attribute or "theme" in attribute:
            del fonts.attrib[attribute]
    fonts.set(qn("w:cs"), "Arial" if name == SANS else "Times New Roman")
    return style


def rule(style: Any, side: str) -> None:
    """A thin line on one side of a style's paragraphs."""
    grey = COLOURS["grey"][0].removeprefix("#")
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="4" w:space="4" w:color="{grey}"/></w:pBdr>'
    )
    style.element.get_or_add_pPr().insert_element_before(border, *AFTER_BORDERS)


def language(document: WordDocument) -> None:
    """What the words of the program are in: British English."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "en-GB")
