"""The network: who met, agreed with, accused or acted against whom, over a span of days."""

from __future__ import annotations

from fastapi import APIRouter, Response

from pactwatch.views.answers.network import network
from pactwatch.web.asking import Day, Number, paged
from pactwatch.web.visit import Here

router = APIRouter()


@router.get("/network")
def whole(here: Here, since: Day = None, until: Day = None, number: Number = 1) -> Response:
    """All ties, the most frequent first."""
    answer = here.ask_within(network, since, until)
    figure = here.figure("network", since, until)
    return here.page("network.html.jinja", answer=answer, pages=paged(answer.ties, number), figure=figure)
