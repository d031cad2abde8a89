"""Positions: questions against parties, each cell the latest word with its quotation and date, and how it moved."""

from __future__ import annotations

from fastapi import APIRouter, Response

from pactwatch.views.answers.positions import positions
from pactwatch.web.asking import Number, paged
from pactwatch.web.visit import Here

MOST = 6  # parties side by side

router = APIRouter()


@router.get("/positions")
def whole(here: Here, number: Number = 1) -> Response:
    """Questions on which parties speak, the newest first."""
    answer = here.ask(positions)
    pages = paged(answer.questions, number, 20)
    return here.page(
        "positions.html.jinja",
        answer=answer,
        pages=pages,
        parties=answer.parties[:MOST],
        left=answer.parties[MOST:],
        figure=here.figure("positions"),
    )
