"""Who said what, the newest first."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from pactwatch.views.answers.said import SaidEntry, said
from pactwatch.web.asking import Chosen, Number, paged
from pactwatch.web.visit import Here

router = APIRouter()


@router.get("/statements")
def whole(here: Here, by: Chosen = None, polarity: Chosen = None, number: Number = 1) -> Response:
    """All statements; with `by`, an actor's id, only that one's."""
    answer = here.ask(said)
    found = [one for one in answer.entries if is_by(one, by) and polarity in (None, one.polarity)]
    speaker = next((one.speaker for one in found if by and one.speaker), None)
    pages = paged(found, number)
    return here.page("statements.html.jinja", answer=answer, pages=pages, by=by, speaker=speaker, polarity=polarity)


@router.get("/statements/{id}")
def one(here: Here, id: str) -> Response:
    """One statement with all reports that have it."""
    answer = here.ask(said)
    entry = next((one for one in answer.entries if one.id == id), None)
    if entry is None:
        raise HTTPException(404, "No such statement is known on this day")
    return here.page("statement.html.jinja", answer=answer, entry=entry, review=here.review("statements", id))


def is_by(one: SaidEntry, actor: str | None) -> bool:
    """Whether a statement is an actor's."""
    return actor is None or (one.speaker is not None and one.speaker.id == actor)
