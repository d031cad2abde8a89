"""Entities of FollowTheMoney, as JSON lines.

Its schema has events, not claims of events. So an event's name begins with its status, its summary are the words, its
notes say whose they are, and `proof` leads to the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pactwatch.exchange.jsonld import types_of
from pactwatch.exchange.lines import json_lines, name_of
from pactwatch.exchange.rows import CommitmentRow, EventRow, StatementRow
from pactwatch.exchange.told import Told

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # signs that a text of FollowTheMoney does not hold
Entity = dict[str, Any]


def to_ftm(told: Told) -> dict[str, bytes]:
    """Articles, actors, a note a statement, an event a telling, an event a commitment."""
    return {"entities.ftm.json": json_lines(entities(told))}


def entities(told: Told) -> Iterator[Entity]:
    """The entities, each kind in the order of its table."""
    for report in told.reports:
        url = report.url if report.url and report.url.startswith(("http://", "https://")) else None
        yield entity(
            "report",
            report.id,
            "Article",
            fileName=report.id,
            title=report.title,
            publishedAt=report.published,
            publisher=report.outlet,
            sourceUrl=url,
        )
    for id, actor in {row.id: row for row in told.actors}.items():
        schema = types_of(actor.kind)["ftm"]
        codes = [f"{name}: {code}" for name, code in (("country", actor.country), ("sector", actor.sector)) if code]
        yield entity(
            "actor",
            id,
            schema,
            name=actor.name,
            alias=[name for name in actor.names if name != actor.name],
            position=list(actor.offices) if schema == "Person" else [],
            summary=actor.kind,
            notes=codes,
        )
    yield from map(note, told.statements)
    yield from map(event, told.events)
    yield from map(commitment, told.commitments)


def note(row: StatementRow) -> Entity:
    """What somebody said, on the one who said it."""
    speaker = [named("actor", row.said_by_id)] if row.said_by_id else []
    name = f"{row.said_by or row.source or 'somebody'}, {row.kind}, {row.polarity} ({whose(row)})"
    said = f"said by {row.said_by or row.source or 'nobody named'}"
    values = {"description": row.words, "notes": said, "publisher": row.outlet}
    return entity("statement", f"{row.id}-{place(row)}", "Note", name=name, entity=speaker, **values)


def event(row: EventRow) -> Entity:
    """One report's telling of an event."""
    doers = ", ".join(row.actors) or "somebody not named"
    toward = f" → {', '.join(row.recipients)}" if row.recipients else ""
    teller = row.said_by or ("the report itself" if row.told_by == "report" else "nobody named")
    days = {"date": row.begins} if row.begins == row.ends else {"startDate": row.begins, "endDate": row.ends}
    return entity(
        "telling",
        f"{row.id}-{place(row)}",
        "Event",
        name=f"{row.status}: {doers}: {row.type}{toward} ({whose(row)})",
        summary=row.sentence,
        notes=f"status: {row.status}; said by {teller}; event {row.id}",
        involved=[named("actor", id) for id in dict.fromkeys((*row.actor_ids, *row.recipient_ids))],
        location=row.place,
        **proven(row),
        **days,
    )


def commitment(row: CommitmentRow) -> Entity:
    """What is owed, as it stood on the day."""
    who = ", ".join(row.by) or "somebody not named"
    return entity(
        "commitment",
        row.id,
        "Event",
        name=f"commitment, {row.status} as of {row.as_of}: {who} {row.modality} {row.words}",
        summary=row.words,
        notes=f"status: {row.status} as of {row.as_of} ({row.why})",
        involved=[named("actor", id) for id in row.by_ids],
        endDate=row.due,
        **proven(row),
    )


def proven(row: EventRow | CommitmentRow) -> dict[str, Any]:
    """Where it is told."""
    return {"proof": [named("report", row.report)], "publisher": row.outlet, "recordId": place(row)}


def whose(row: EventRow | StatementRow) -> str:
    """Who published it, and when."""
    return f"{row.outlet}, {row.published or 'no date'}"


def place(row: EventRow | StatementRow | CommitmentRow) -> str:
    """Where the words stand."""
    return f"{row.report}#{row.start}-{row.end}"


def entity(kind: str, id: str, schema: str, **values: str | list[str] | None) -> Entity:
    """An entity: every property is a list, an empty one is left out."""
    held = {name: value if isinstance(value, list) else [value] for name, value in values.items() if value}
    properties = {name: [CONTROL.sub("", text) for text in texts] for name, texts in held.items()}
    return {"id": named(kind, id), "schema": schema, "properties": properties}


def named(kind: str, id: str) -> str:
    """The id of an entity: one of FollowTheMoney holds letters, figures and a few signs only."""
    return f"pactwatch-{kind}-{name_of([kind, id])}"
