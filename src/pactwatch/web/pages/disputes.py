"""Disputes: each question with its sides, and turns of one side's word."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from pactwatch.views.answers.disputes import disputes
from pactwatch.web.asking import Number, paged
from pactwatch.web.visit import Here

router = APIRouter()


@router.get("/disputes")
def whole(here: Here, number: Number = 1) -> Response:
    """All disputes, the newest first, then the turns."""
    answer = here.ask(disputes)
    pages = paged(answer.entries, number)
    return here.page("disputes.html.jinja", answer=answer, pages=pages, turns=paged(answer.turns, number))


@router.get("/disputes/{id}")
def one(here: Here, id: str) -> Response:
    """One dispute."""
    answer = here.ask(disputes)
    entry = next((one for one in answer.entries if one.id == id), None)
    if entry is None:
        raise HTTPException(404, "No such dispute is known on this day")
    return here.page("dispute.html.jinja", answer=answer, entry=entry, review=here.review("disputes", id))
