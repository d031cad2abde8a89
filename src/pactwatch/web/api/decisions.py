"""Decisions as JSON: all that were made, making one, undoing one."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from fastapi import APIRouter, Body
from pydantic import Field, JsonValue, model_validator

from pactwatch.model import Record
from pactwatch.record.decisions import Decision, Ruling
from pactwatch.views.answers.quote import Answer, heading
from pactwatch.web.access.door import Reviewer
from pactwatch.web.api.answers import Cursor, Limit, Page, page_of
from pactwatch.web.asking import SHOWN, Plain
from pactwatch.web.reviewing import decided, now
from pactwatch.web.visit import Here

Text = Annotated[Plain, Field(max_length=2000)]
EXAMPLES = [
    {"action": "confirm", "report": "wire-3", "entry": "e2"},
    {"action": "correct", "report": "wire-3", "entry": "e2", "field": "status", "value": "planned", "why": "they will"},
    {"action": "merge", "report": "wire-3", "entry": "a1", "other": {"report": "wire-7", "entry": "a4"}},
]

router = APIRouter()


class Place(Record):
    """An entry of a report, by their ids."""

    report: Text
    entry: Text


class Deciding(Place):
    """A decision to be made. A correction has `field` and `value`, a merge or split the `other` entry."""

    action: Literal["confirm", "reject", "comment", "correct", "merge", "split"]
    other: Place | None = None
    field: Text = ""
    value: JsonValue = None
    why: Text = ""

    @model_validator(mode="after")
    def has_what_it_takes(self) -> Self:
        if self.action in ("merge", "split") and self.other is None:
            raise ValueError(f"to {self.action} takes another entry")
        return self


class Undoing(Record):
    """Why a decision is undone."""

    why: Text = ""


@router.get("/decisions", response_model=Page[Ruling])
def decisions(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """All decisions and what became of each, the newest first."""
    rulings = here.desk.decisions()[::-1]
    return page_of(Answer(**heading(here.known)), rulings, cursor, limit, lambda one: one.decision.id)


@router.post("/decisions", status_code=201)
def decide(here: Here, person: Reviewer, deciding: Annotated[Deciding, Body(examples=EXAMPLES)]) -> Decision:
    """Makes a decision in the name of the one who is logged in."""
    other = (deciding.other.report, deciding.other.entry) if deciding.other else None
    on = deciding.report, deciding.entry
    why = {"who": person.name, "when": now(), "why": deciding.why}
    with here.desk.changing() as record:
        return decided(record, deciding.action, on, other, deciding.field, deciding.value, why)


@router.post("/decisions/{id}/undo", status_code=201)
def undo(here: Here, person: Reviewer, id: Plain, undoing: Undoing) -> Decision:
    """Undoes a decision, by its id."""
    with here.desk.changing() as record:
        return record.undo(id, person.name, now(), undoing.why)
