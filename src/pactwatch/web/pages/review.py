"""Review: what is uncertain, deciding on it in place, and the log of all that was decided."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Response
from fastapi.responses import RedirectResponse

from pactwatch.linking.links import Key
from pactwatch.record.database import RecordError
from pactwatch.views.answers.doubts import doubts
from pactwatch.web.access.door import Keeper, OfOurs, Reviewer
from pactwatch.web.asking import Chosen, Number, paged
from pactwatch.web.links import inside
from pactwatch.web.reviewing import decided, now, value_of
from pactwatch.web.visit import Here

router = APIRouter()

Field = Annotated[str, Form(max_length=20_000)]


@router.get("/review")
def queue(here: Here, kind: Chosen = None, number: Number = 1) -> Response:
    """What nobody has decided on yet, the least sure first."""
    answer = here.ask(doubts)
    waiting = here.desk.open_doubts(here.at)
    kinds = sorted({one.doubt for one in waiting})
    shown = paged([one for one in waiting if kind in (None, one.doubt)], number)
    return here.page("review.html.jinja", answer=answer, pages=shown, kinds=kinds, kind=kind)


@router.post("/review", dependencies=[OfOurs])
def decide(
    here: Here,
    person: Reviewer,
    action: Field,
    report: Field,
    entry: Field,
    other: Field = "",
    field: Field = "",
    value: Field = "",
    why: Field = "",
    back: Field = "",
) -> Response:
    """Decides on an entry. A merge or split takes another one, as a JSON list of its report's id and its own; a split
    without one parts it from all that it is one with."""
    on = (report, entry)
    said = {"who": person.name, "when": now(), "why": why}
    others = [entry_of(other)] if other else here.desk.joined(here.at, Key(*on)) if action == "split" else [None]
    with here.desk.changing() as record:
        for each in others:
            decided(record, action, on, each, field, value_of(value), said)
    gone = action == "reject"
    return RedirectResponse(inside(back) if back else after(here, report, entry, gone), 303)


def entry_of(written: str) -> Key:
    """An entry by a JSON list of its report's id and its own."""
    try:
        return Key(*map(str, json.loads(written)))
    except (TypeError, ValueError) as error:
        raise HTTPException(422, "This is no entry") from error


@router.get("/log")
def log(here: Here, number: Number = 1) -> Response:
    """All decisions and what became of each, and what was done to the record itself; the newest first."""
    rulings = here.desk.decisions()[::-1]
    acts = here.desk.record.acts()[::-1]
    return here.page("log.html.jinja", pages=paged(rulings, number), acts=paged(acts, number))


@router.post("/log/undo", dependencies=[OfOurs])
def undo(here: Here, person: Reviewer, decision: Field, why: Field = "") -> Response:
    """Undoes a decision."""
    with here.desk.changing() as record:
        record.undo(decision, person.name, now(), why)
    return RedirectResponse("/log", 303)


@router.post("/forget", dependencies=[OfOurs])
def forget(here: Here, person: Keeper, report: Field, sure: Field = "", why: Field = "") -> Response:
    """Removes a report with all that only it supports."""
    if sure != "yes":
        raise RecordError("nothing was forgotten: tick that you are sure")
    with here.desk.changing() as record:
        record.forget(report, person.name, now(), why)
    return RedirectResponse("/log", 303)


def after(here: Here, report: str, entry: str, gone: bool) -> str:
    """Where a person is led after a decision: to what the entry is a part of now, or to the log if it is gone."""
    return "/log" if gone else here.to("/entry", report=report, entry=entry)
