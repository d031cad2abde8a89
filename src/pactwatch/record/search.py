"""Search: entries by their words, actor, kind, status, day and source, the newest report first.

Words are looked for in SQLite by FTS5, in PostgreSQL by its own full text search. All must be there, in any form that
has the same stem; words in double quotes must stand side by side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from typing import Any, NamedTuple, get_args

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text, tuple_

from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key
from pactwatch.linking.names import folded
from pactwatch.linking.sentences import sentence
from pactwatch.model import CommitmentStatus, EventStatus, Polarity, Record, Words
from pactwatch.record.addresses import EntryKind
from pactwatch.record.database import RecordError
from pactwatch.record.entries import names_of, words_of
from pactwatch.record.tables import actors, entries, reports

STATUSES = tuple(dict.fromkeys([*get_args(EventStatus), *get_args(CommitmentStatus), *get_args(Polarity)]))


class Query(NamedTuple):
    """What is looked for; None and empty words ask for nothing.

    `words` as a person types them; `actor` any name of an actor; `kind` of entry; `status` of an event or
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


class Called(NamedTuple):
    """What a report, by its id, calls an actor; the name is folded."""

    report: str
    name: str


class Found(Record):
    """An entry that was found: in which report, what it is, its words, `report.text[start:end]`, and their sentence."""

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
    sentence: Words


def called_like(name: str, dossier: Dossier) -> frozenset[Called]:
    """What each report calls the actors that are linked under a name."""
    wanted = [one for one in dossier.actors if folded(name) in map(folded, one.names)]
    members = {key for one in wanted for key in one.members}
    return frozenset(
        Called(reading.report.id, folded(written))
        for reading in dossier.readings
        for actor in reading.actors
        if Key(reading.report.id, actor.id) in members
        for written in names_of(actor)
    )


def matching(query: Query, dialect: str, called: Set[Called]) -> Select[*tuple[Any, ...]]:
    """The statement that looks for a query's entries, in the order in which they are shown."""
    columns = entries.c.kind, entries.c.id, entries.c.status, entries.c.begins, entries.c.ends
    found = select(
        reports.c.number, reports.c.id.label("report"), reports.c.published, *columns, entries.c.start, entries.c.end
    )
    found = found.join_from(entries, reports)
    asked: list[ColumnElement[bool]] = []
    if query.actor:
        asked.append(entries.c.number.in_(under(query.actor, called)))
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


def under(name: str, called: Set[Called]) -> Select[int]:
    """The numbers of the entries of whoever has a name, or is called as reports call the one who has it."""
    linked = tuple_(reports.c.id, actors.c.name).in_(sorted(called))
    of_reports = select(actors.c.entry).join_from(actors, entries).join(reports, entries.c.report == reports.c.number)
    return of_reports.where((actors.c.name == folded(name)) | linked)


def find(connection: Connection, query: Query, limit: int, called: Set[Called] = frozenset()) -> tuple[Found, ...]:
    """The first entries that a query finds; of its actor also those of whom `called` tells.

    Raises `RecordError` where it asks for a status that there is not.
    """
    if query.status and query.status not in STATUSES:
        raise RecordError(f"no entry has the status {query.status!r}; there are {', '.join(STATUSES)}")
    rows = connection.execute(matching(query, connection.dialect.name, called).limit(limit)).all()
    bodies = select(reports.c.number, reports.c.body).where(reports.c.number.in_({row.number for row in rows}))
    texts = {number: json.loads(body)["text"] for number, body in connection.execute(bodies)}
    return tuple(found(row._asdict(), texts[row.number]) for row in rows)


def found(row: Mapping[str, Any], text: str) -> Found:
    """An entry from its row and its report's text."""
    entry = {name: row[name] for name in Found.model_fields if name in row}
    whole = sentence(text, row["start"], row["end"])
    around = Words(start=whole.start, end=whole.end, text=text[whole.start : whole.end])
    return Found(**entry, text=text[row["start"] : row["end"]], sentence=around)


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
