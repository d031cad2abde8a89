"""The processes of a record that holds many: each is shown by itself."""

from __future__ import annotations

from fastapi import APIRouter, Response

from pactwatch.web.asking import Number, paged
from pactwatch.web.links import address
from pactwatch.web.visit import Here

router = APIRouter()


@router.get("/processes")
def whole(here: Here, number: Number = 1) -> Response:
    """All processes, those with the newest reports first; each leads to its own first page."""
    pages = paged(here.desk.folders(), number)
    return here.page("processes.html.jinja", pages=pages, of=lambda id: address("/", {"folder": id}))
