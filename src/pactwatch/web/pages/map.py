"""The map, as exact as the reports are: a country is shaded, a place is a point, the rest is a list."""

from __future__ import annotations

from fastapi import APIRouter, Response

from pactwatch.views.answers.places import places
from pactwatch.web.asking import Day, Number, paged
from pactwatch.web.visit import Here

router = APIRouter()


@router.get("/map")
def whole(here: Here, since: Day = None, until: Day = None, number: Number = 1) -> Response:
    """All places, those of most stories first."""
    answer = here.ask_within(places, since, until)
    figure = here.figure("map", since, until)
    return here.page("map.html.jinja", answer=answer, pages=paged(answer.entries, number), figure=figure)
