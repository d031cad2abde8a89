"""The reports, and one report with every entry's words marked and linked both ways."""

from __future__ import annotations

import re
from collections.abc import Callable

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from pactwatch.linking.links import Key
from pactwatch.model import Span
from pactwatch.record.addresses import EntryKind
from pactwatch.web.asking import Name, Number, Pages, paged
from pactwatch.web.links import ROOMS
from pactwatch.web.marking import KINDS, marked_entries, paragraphs, parts_of
from pactwatch.web.visit import Here, Visit

AT = re.compile(r"(\d{1,9})-(\d{1,9})")
router = APIRouter()


@router.get("/reports")
def whole(here: Here, number: Number = 1) -> Response:
    """All reports, the newest first."""
    newest = [one.report for one in reversed(here.known.shelf.readings)]
    return here.page("reports.html.jinja", pages=paged(newest, number))


@router.get("/report")
def one(here: Here, id: Name, at: str | None = None, number: Number = 1) -> Response:
    """A report's text; with `at` its words from one code point to another are marked."""
    reading = here.desk.reading(id)
    here.turn_to(id)
    cited = span_of(at, len(reading.report.text))
    parts = parts_of(reading.report.text)
    if cited:
        number = next(place for place, part in enumerate(parts, 1) if cited.start < part.end)
    number = min(number, len(parts))
    part = parts[number - 1]
    entries = [
        one
        for one in marked_entries(reading, home_in(here, id))
        if any(span.start < part.end and part.start < span.end for span in one.spans)
    ]
    return here.page(
        "report.html.jinja",
        report=reading.report,
        paragraphs=paragraphs(reading.report.text, part, entries, cited),
        cited=cited,
        kinds=KINDS,
        pages=Pages((), number, len(parts), len(parts)),
    )


@router.get("/entry")
def entry(here: Here, report: Name, entry: Name) -> Response:
    """The page of what an entry of a report was linked into. This address holds whatever else is linked later."""
    reading = here.desk.reading(report)
    here.turn_to(report)
    kinds = {one.id: kind for kind in ROOMS for one in getattr(reading, kind)}
    home = here.desk.home(here.at, Key(report, entry))
    if entry not in kinds or home is None:
        raise HTTPException(404, "No such entry is known on this day")
    return RedirectResponse(here.to(ROOMS[kinds[entry]] + home), 303)


def home_in(here: Visit, report: str) -> Callable[[EntryKind, str], str | None]:
    """Gives the address of the page of an entry of a report."""

    def home(kind: EntryKind, id: str) -> str | None:
        linked = here.desk.home(here.at, Key(report, id)) if kind in ROOMS else None
        return here.to(ROOMS[kind] + linked) if linked else None

    return home


def span_of(at: str | None, length: int) -> Span | None:
    """The words that an address cites, None where it cites none that the report has."""
    found = AT.fullmatch(at or "")
    if not found or not int(found[1]) < int(found[2]) <= length:
        return None
    return Span(start=int(found[1]), end=int(found[2]))
