"""Pictures at addresses of their own, so that a page needs nothing inline; each page has the same as a table."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from pactwatch.views.charts.gallery import PICTURES
from pactwatch.web.asking import Day
from pactwatch.web.pictures import WIDE
from pactwatch.web.visit import Here

router = APIRouter()


@router.get("/pictures/{name}.svg")
def svg(
    here: Here,
    name: str,
    since: Day = None,
    until: Day = None,
    width: Annotated[int, Query(ge=280, le=2000)] = WIDE,
    dark: bool = False,
) -> Response:
    """A picture as SVG, without the title and source that its page writes itself."""
    if name not in PICTURES:
        raise HTTPException(404, "There is no such picture")
    picture = here.picture(name, since, until, width)
    drawn = here.desk.once(("svg", picture, dark), lambda: picture.svg(dark, bare=True))
    return Response(drawn, media_type="image/svg+xml")
