"""Events as PLOVER codes them (Open Event Data Alliance), one row a telling, as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from pactwatch.codes import cells, lookup, table
from pactwatch.exchange.lines import json_lines
from pactwatch.exchange.rows import EventRow
from pactwatch.exchange.told import Told

PAST = 365  # days before its report from which on an event is background


def to_plover(told: Told) -> dict[str, bytes]:
    """A row a telling: who to whom, PLOVER's type, mode, auxiliary mode and quad class, and the words.

    A demand for a deed is the event, not the deed; a deed that is possible or depends on something is `hypothetical`,
    a denied one a `negation`, a plan that PLOVER has no type for `future`, what lies more than a year before its report
    `historical`. `status` is ours, and says what the teller says.
    """
    return {"plover.jsonl": json_lines(events(told))}


def events(told: Told) -> Iterator[dict[str, Any]]:
    """The rows, in the order of the table of events."""
    actors = {row.id: row for row in told.actors}
    for row in told.events:
        coded = auxiliary(row)
        if coded is None:
            continue
        type = row.type if row.plover == "none" else row.plover
        kept = ("status", "told_by", "said_by", "when", "begins", "ends", "inferred", "sentence")
        words = ("report", "outlet", "published", "start", "end", "words")
        yield {
            "event": row.id,
            "type": type,
            "deed": row.type,
            "mode": row.mode if type == row.type else None,
            "auxiliary": coded or None,
            "quad": lookup("event_types", "type", "quad")[type],
            "actors": [side(actors, id, name) for id, name in zip(row.actor_ids, row.actors, strict=True)],
            "recipients": [side(actors, id, name) for id, name in zip(row.recipient_ids, row.recipients, strict=True)],
            "place": place(row),
            **{name: getattr(row, name) for name in (*kept, *words)},
        }


def side(actors: Any, id: str, name: str) -> dict[str, Any]:
    """One of those who did it, or to whom it was done."""
    return {"id": id, "name": name, "country": actors[id].country, "sector": actors[id].sector}


def place(row: EventRow) -> dict[str, Any] | None:
    """Where it was or is to be."""
    return {"name": row.place, "country": row.country, "lat": row.lat, "lon": row.lon} if row.place else None


def auxiliary(row: EventRow) -> str | None:
    """The auxiliary mode of a telling: empty for none, None where it is no event of PLOVER's."""
    code = codes().get(row.status)
    if code is None:
        return "historical" if long_past(row) else ""
    coded, mode = code
    return "" if coded and row.plover not in ("none", row.type) else mode or None


def long_past(row: EventRow) -> bool:
    """Whether what is told lies more than a year before its report."""
    if not row.ends or not row.published:
        return False
    return (date.fromisoformat(row.published) - date.fromisoformat(row.ends)).days > PAST


@cache
def codes() -> dict[str, tuple[bool, str]]:
    """The table `exchange_auxiliary` by status."""
    return {
        status: (row["coded"] == "yes", row["auxiliary"])
        for row in table("exchange_auxiliary")
        for status in cells(row["status"])
    }
