"""Search: entries by their words, actor, kind, status, day and source."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from pactwatch.record.addresses import KINDS, EntryKind
from pactwatch.record.search import Query as Asked
from pactwatch.web.asking import SHOWN, Chosen, Day, Number, Pages, Plain
from pactwatch.web.visit import Here

KINDS_SEARCHED = tuple(kind for kind in KINDS if kind != "times")
FURTHEST = 40  # pages that are turned; who needs more asks more exactly

router = APIRouter()


@router.get("/search")
def search(
    here: Here,
    words: Annotated[Plain, Query(max_length=1000)] = "",
    actor: Chosen = None,
    kind: Chosen = None,
    status: Chosen = None,
    day: Day = None,
    source: Chosen = None,
    number: Number = 1,
) -> Response:
    """Entries that are found, the newest report's first."""
    number = min(number, FURTHEST)
    asked = Asked(words, actor, entry_kind(kind), status, day, source, here.at.day)
    any_asked = any((words.strip(), actor, kind, status, day, source))
    found = here.desk.record.search(asked, number * SHOWN + 1) if any_asked else ()
    more = len(found) > number * SHOWN and number < FURTHEST
    pages = Pages(found[(number - 1) * SHOWN : number * SHOWN], number, number + more, len(found))
    return here.page("search.html.jinja", query=asked, pages=pages, kinds=KINDS_SEARCHED, any_asked=any_asked)


def entry_kind(kind: str | None) -> EntryKind | None:
    """A kind of entry by its name, None where it is none."""
    return next((one for one in KINDS_SEARCHED if one == kind), None)
