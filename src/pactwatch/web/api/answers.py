"""What the API's answers have in common: pages of a long list, turned by a cursor, and what went wrong."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import HTTPException, Query
from pydantic import Field

from pactwatch.model import Record
from pactwatch.views.answers.quote import Answer
from pactwatch.web.asking import Plain

Entry = TypeVar("Entry")


class Page(Answer, Generic[Entry]):
    """Some entries of an answer. `next` is the cursor of the entries that come after them, null at the end."""

    entries: tuple[Entry, ...]
    next: str | None


class Problem(Record):
    """Why there is no answer."""

    detail: str = Field(examples=["No such commitment is known on this day"])


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": meaning}
    for status, meaning in {
        400: "The cursor is none of ours",
        401: "Nobody is logged in",
        403: "This role may not, or another site sent it",
        404: "It is not on record",
        409: "The record refuses it, or no report carries a date",
    }.items()
}

Cursor = Annotated[Plain | None, Query(max_length=2000, description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=200, description="entries of a page")]


def page_of(
    answer: Answer, entries: Sequence[Entry], cursor: str | None, limit: int, name: Callable[[Entry], str]
) -> dict[str, Any]:
    """The page that begins after a cursor. Where its last entry has moved it goes on behind it; where that is gone, at
    its place."""
    start = after(entries, cursor, name) if cursor else 0
    shown = entries[start : start + limit]
    end = start + len(shown)
    following = cursor_at(name(shown[-1]), end) if shown and end < len(entries) else None
    head: Mapping[str, Any] = answer.model_dump(include={"process", "as_of", "rests_on"})
    return {**head, "entries": tuple(shown), "next": following}


def after(entries: Sequence[Entry], cursor: str, name: Callable[[Entry], str]) -> int:
    """The place behind the entry that a cursor names."""
    last, place = read_cursor(cursor)
    if 0 < place <= len(entries) and name(entries[place - 1]) == last:
        return place
    return next((at for at, one in enumerate(entries, 1) if name(one) == last), min(place, len(entries)))


def cursor_at(name: str, place: int) -> str:
    """A cursor behind an entry."""
    return urlsafe_b64encode(json.dumps([name, place]).encode()).decode()


def read_cursor(cursor: str) -> tuple[str, int]:
    """The entry that a cursor stands behind, and its place; refuses what is no cursor."""
    try:
        name, place = json.loads(urlsafe_b64decode(cursor.encode()))
        if isinstance(name, str) and type(place) is int and place >= 0:
            return name, place
    except (ValueError, TypeError, RecursionError):
        pass
    raise HTTPException(400, "This is no cursor of ours")
