"""Search: entries by their words, actor, kind, status, day and source, the newest report first.

Words are looked for in SQLite by FTS5, in PostgreSQL by its own full text search. All must be there, in any form that
has the same stem; words in double quotes must stand side by side.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text

from pactwatch.linking.names import folded
from pactwatch.model import Record
from pactwatch.record.addresses import EntryKind
from pactwatch.record.entries import words_of
from pactwatch.record.tables import actors, entries, reports


class Query(NamedTuple):
    """What is looked for; None and empty words ask for nothing.

    `words` as a person types them; `actor` a name that a report gives; `kind` of entry; `status` of an event or
    commitment, or a statement's polarity; `day` an ISO day that the entry's own time covers; `source` the report's.
    Reports published after `as_of` are left out.
    """

    words: str = ""
    actor: str | None = None
    kind: EntryKind | None = None
    status: str | None = None
    day: str | None = None
    source: str | None = None
    as_of: str | None = None


class Found(Record):
    """An entry that was found: in which report, what it is, and its words, `report.text[start:end]`."""

    report: str
    published: str | None
    kind: EntryKind
    id: str
    status: str | None
    begins: str | None
    ends: str | None
    start: int
    end: int
    text: str


def matching(query: Query, dialect: str) -> Select[*tuple[Any, ...]]:
    """The statement that looks for a query's entries, in the order in which they are shown."""
    columns = entries.c.kind, entries.c.id, entries.c.status, entries.c.begins, entries.c.ends
    found = select(
        reports.c.number, reports.c.id.label("report"), reports.c.published, *columns, entries.c.start, entries.c.end
    )
    found = found.join_from(entries, reports)
    asked: list[ColumnElement[bool]] = []
    if query.actor:
        asked.append(entries.c.number.in_(select(actors.c.entry).where(actors.c.name == folded(query.actor))))
    if query.kind:
        asked.append(entries.c.kind == query.kind)
    if query.status:
        asked.append(entries.c.status == query.status)
    if query.day:
        asked.append((entries.c.begins <= query.day) & (entries.c.ends >= query.day))
    if query.source:
        asked.append(reports.c.source == folded(query.source))
    if query.as_of:
        asked.append((reports.c.published <= query.as_of) | reports.c.published.is_(None))
    if words_of(query.words):
        asked.append(WORDS[dialect](phrases(query.words)))
    newest = reports.c.published.desc().nulls_last(), reports.c.key.desc()  # as the index has it
    return found.where(*asked).order_by(*newest, entries.c.start, entries.c.number)


def find(connection: Connection, query: Query, limit: int) -> tuple[Found, ...]:
    """The first entries that a query finds."""
    rows = connection.execute(matching(query, connection.dialect.name).limit(limit)).all()
    bodies = select(reports.c.number, reports.c.body).where(reports.c.number.in_({row.number for row in rows}))
    texts = {number: json.loads(body)["text"] for number, body in connection.execute(bodies)}
    shown = [{name: row._mapping[name] for name in Found.model_fields if name != "text"} for row in rows]
    return tuple(
        Found(**entry, text=texts[row.number][row.start : row.end]) for row, entry in zip(rows, shown, strict=True)
    )


def phrases(words: str) -> list[list[str]]:
    """Words as typed, as phrases: `talks "prisoner exchange"` gives `[["talks"], ["prisoner", "exchange"]]`."""
    parts = [(quoted, bare) for quoted, bare in re.findall(r'"([^"]*)"|([^"]+)', words)]
    split = [
        [words_of(quoted).split()] if quoted else [[word] for word in words_of(bare).split()] for quoted, bare in parts
    ]
    return [phrase for group in split for phrase in group if phrase]


def in_sqlite(wanted: list[list[str]]) -> ColumnElement[bool]:
    """The condition for FTS5."""
    match = " ".join(f'"{" ".join(phrase)}"' for phrase in wanted)
    rows = text("SELECT rowid FROM entry_words WHERE entry_words MATCH :match").bindparams(match=match)
    return entries.c.number.in_(rows.columns(entries.c.number))


def in_postgresql(wanted: list[list[str]]) -> ColumnElement[bool]:
    """The condition for PostgreSQL; the expression is that of the index."""
    match = " & ".join(f"({' <-> '.join(phrase)})" for phrase in wanted)
    vector = func.to_tsvector(literal_column("'pactwatch'"), entries.c.words)
    return vector.bool_op("@@")(func.to_tsquery(literal_column("'pactwatch'"), match))


WORDS = {"sqlite": in_sqlite, "postgresql": in_postgresql}
