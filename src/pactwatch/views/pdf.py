"""The brief as PDF: set by Typst from our own template, tagged for screen readers, every source a footnote.

The faces are those that Typst and packages bring, not the machine's: the same brief gives the same bytes.
Arabic and Hebrew are shaped.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from pactwatch.views.charts.marks import drawn_mark
from pactwatch.views.days import written
from pactwatch.views.faces import PRINTED_FACES, folders
from pactwatch.views.look import COLOURS, Mark
from pactwatch.views.outline import Brief, Group, Line, Ours, Piece, Section, Source
from pactwatch.views.quoting import in_line

if TYPE_CHECKING:
    import typst

NOTED = 180  # code points of a source's words in its note


def render_pdf(brief: Brief) -> bytes:
    """A brief as PDF (A4). Its dates are the day on which the brief stands, not that of the clock.

    It keeps to PDF/UA-1, which wants a face for every character. Where the packages have none (a script other than
    Latin, Greek, Cyrillic, Arabic and Hebrew) the machine's faces help out, and it is tagged without the promise.
    """
    import typst

    try:
        return printed(brief, faces(), "ua-1")
    except typst.TypstError:
        return printed(brief, faces(also_the_machines=True), None)


def printed(brief: Brief, faces: typst.Fonts, standard: Literal["ua-1"] | None) -> bytes:
    """A brief set in some faces, to a standard."""
    import typst

    compiler = typst.Compiler(
        (files("pactwatch") / "views" / "templates" / "brief.typ").read_bytes(),
        font_paths=faces,
        sys_inputs={"brief": json.dumps(told(brief), ensure_ascii=False)},
    )
    moment = datetime.fromisoformat(brief.as_of).replace(tzinfo=UTC)
    made = compiler.compile(format="pdf", timestamp=moment, pdf_standards=standard)
    assert isinstance(made, bytes)  # a PDF is one file, however many pages
    return made


@cache
def faces(also_the_machines: bool = False) -> typst.Fonts:
    """The faces of the packages and of Typst itself."""
    import typst

    return typst.Fonts(include_system_fonts=also_the_machines, font_paths=folders(PRINTED_FACES))


def told(brief: Brief) -> dict[str, Any]:
    """What the template needs of a brief, as plain data."""
    day = datetime.fromisoformat(brief.as_of)
    return {
        "title": brief.process or "Reports",
        "head": brief.head,
        "day": written(brief.as_of),
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "ink": COLOURS["ink"][0],
        "grey": COLOURS["grey"][0],
        "sections": [section(one) for one in brief.sections],
        "sources": [source(one) for one in brief.sources],
    }


def section(one: Section) -> dict[str, Any]:
    """A section with its picture."""
    shown = one.figure.page if one.figure else None
    return {
        "title": one.title,
        "empty": one.empty,
        "groups": [group(each) for each in one.groups],
        "figure": {"svg": shown.svg(medium="print"), "alt": shown.alt} if shown else None,
    }


def group(one: Group) -> dict[str, Any]:
    """A group of lines, with what it leaves out."""
    more = f"and {one.more} more" if one.more else ""
    return {
        "heading": one.heading,
        "lines": [line(each) for each in one.lines],
        "left": "; ".join(part for part in (more, one.note) if part),
    }


def line(one: Line) -> dict[str, Any]:
    """A line with what stands under it."""
    return {
        "day": one.day,
        "mark": mark(one.mark) if one.mark else None,
        "pieces": [piece(each) for each in one.pieces],
        "gist": one.gist.text if one.gist else None,
        "sources": list(one.sources),
        "under": [line(each) for each in one.under],
    }


def piece(one: Piece) -> dict[str, str]:
    """Words and whose they are."""
    if isinstance(one, Ours):
        return {"kind": "strong" if one.strong else "ours", "text": one.text}
    return {"kind": "theirs", "text": one.text}


def mark(one: Mark) -> dict[str, Any]:
    """A mark: its word, its colour, and its shape as a small drawing."""
    colour = COLOURS[one.colour][0]
    return {"word": one.word, "colour": colour, "svg": drawn_mark(one, colour)}


def source(one: Source) -> dict[str, Any]:
    """A source as a note."""
    outlet = [one.outlet] if not one.report.endswith(one.outlet) else []
    return {"words": in_line(one.words, NOTED), "places": [*outlet, one.day, one.report]}
