"""The timeline: what happened, what is planned, expected and denied; and one event with each telling."""

from __future__ import annotations

from datetime import date
from typing import get_args

from fastapi import APIRouter, HTTPException, Response

from pactwatch.model import EventStatus
from pactwatch.views.answers.sheets import is_past
from pactwatch.views.answers.timeline import TimelineEntry, timeline
from pactwatch.views.days import written
from pactwatch.web.asking import Chosen, Day, Number, paged, shifted
from pactwatch.web.visit import Here

MERGED = 100  # events that are offered as being the same

router = APIRouter()


@router.get("/timeline")
def whole(here: Here, since: Day = None, until: Day = None, status: Chosen = None, number: Number = 1) -> Response:
    """Events by day, from and to a day, of one status."""
    answer = here.ask(timeline)
    found = [one for one in answer.entries if lies_in(one, since, until) and status in (None, one.status)]
    found.sort(key=lambda one: (one.last is None, not is_past(one, answer.as_of)))
    ahead = next((one.id for one in found if one.last and not is_past(one, answer.as_of)), None)
    return here.page(
        "timeline.html.jinja",
        answer=answer,
        pages=paged(found, number),
        rule=ahead,
        since=since,
        until=until,
        status=status,
        statuses=[(one, one) for one in get_args(EventStatus)],
        figure=here.figure("timeline", since, until),
        zooms=zooms(answer.as_of, since, until),
    )


@router.get("/timeline/{id}")
def one(here: Here, id: str) -> Response:
    """One event with its history."""
    answer = here.ask(timeline)
    entry = next((one for one in answer.entries if one.id == id), None)
    if entry is None:
        raise HTTPException(404, "No such event is known on this day")
    beside = [one for one in answer.entries if one.type == entry.type][:MERGED]
    review = here.review("events", id, [(f"{written(one.when)}: {one.what}", one.id) for one in beside])
    return here.page("event.html.jinja", answer=answer, entry=entry, review=review)


def lies_in(one: TimelineEntry, since: str | None, until: str | None) -> bool:
    """Whether an event has a day in a span; where no span is asked for every event has."""
    if since is None and until is None:
        return True
    return one.first is not None and one.last is not None and one.last >= (since or "") and one.first <= (until or "~")


def zooms(as_of: str, since: str | None, until: str | None) -> list[tuple[str, tuple[str | None, str | None]]]:
    """Spans to go to from here: around the day shown, and earlier and later by the length of the span shown."""
    found: list[tuple[str, tuple[str | None, str | None]]] = [
        (name, around(as_of, days)) for name, days in (("fortnight", 7), ("two months", 30), ("a year", 183))
    ]
    if since and until and since < until:
        length = (date.fromisoformat(until) - date.fromisoformat(since)).days
        found += [
            ("earlier", (shifted(since, -length), shifted(until, -length))),
            ("later", (shifted(since, length), shifted(until, length))),
        ]
    return [*found, ("all", (None, None))]


def around(day: str, days: int) -> tuple[str, str]:
    """From so many days before a day to so many after it."""
    return shifted(day, -days), shifted(day, days)
