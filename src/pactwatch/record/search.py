"""Search: entries by their words, actor, kind, status, day and source, the newest report first.

Words are looked for in SQLite by FTS5, in PostgreSQL by its own full text search. All must be there, in any form that
has the same stem; words in double quotes must stand side by side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Set
from typing import Any, NamedTuple, get_args

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    column,
    exists,
    func,
    literal,
    literal_column,
    select,
    table,
    tuple_,
)

from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key
from pactwatch.linking.names import folded
from pactwatch.linking.sentences import sentence
from pactwatch.model import CommitmentStatus, EventStatus, Polarity, Record, Words
from pactwatch.record.addresses import EntryKind
from pactwatch.record.database import RecordError
from pactwatch.record.entries import fenced, names_of, words_of
from pactwatch.record.places import DAY, ENTRIES, day_of, day_place
from pactwatch.record.tables import actors, entries, reports

SHOWN = ("number", "report", "kind", "id", "status", "begins", "ends", "start", "end")  # an entry's columns
Matching = Select[*tuple[Any, ...]]
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
    """What a report, by its place, calls an actor; the name is folded."""

    place: int
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


def called_like(name: str, dossier: Dossier, places: Mapping[str, int]) -> frozenset[Called]:
    """What each report calls the actors that are linked under a name; `places` maps a report's id to its place."""
    wanted = [one for one in dossier.actors if folded(name) in map(folded, one.names)]
    members = {key for one in wanted for key in one.members}
    return frozenset(
        Called(places[reading.report.id], folded(written))
        for reading in dossier.readings
        for actor in reading.actors
        if Key(reading.report.id, actor.id) in members
        for written in names_of(actor.model_dump())
    )


def matching(query: Query, dialect: str, called: Set[Called]) -> Matching:
    """The statement that looks for a query's entries.

    It begins at what leaves least to look through: the words, else the actor, else all entries.
    """
    found = select(*(entries.c[name] for name in SHOWN))
    if words_of(query.words):
        found = WORDS[dialect](found, phrases(query.words))
    elif query.actor:
        within = (entries.c.number >= actors.c.place) & (entries.c.number < actors.c.place + ENTRIES)
        found = found.join_from(actors, entries, within & is_its_own()).where(is_called(query.actor, called)).distinct()
    if words_of(query.words) and query.actor:
        of_its_report = actors.c.place == entries.c.number - entries.c.number % ENTRIES
        found = found.where(exists().where(of_its_report, is_its_own(), is_called(query.actor, called)))
    if query.kind:
        found = found.where(entries.c.kind == query.kind)
    if query.status:
        found = found.where(entries.c.status == query.status)
    if query.day:
        found = found.where(entries.c.begins <= query.day, entries.c.ends >= query.day)
    if query.source:
        of_report = entries.c.report == reports.c.number
        found = found.where(exists().where(of_report, reports.c.source == folded(query.source)))
    if query.as_of:
        found = found.where(entries.c.number < day_place(query.as_of) + DAY)
    return found


def is_its_own() -> ColumnElement[bool]:
    """Whether an entry is of an actor that its report calls so."""
    fence = literal(fenced([]))
    return entries.c.names.contains(fence + actors.c.name + fence)


def is_called(name: str, called: Set[Called]) -> ColumnElement[bool]:
    """Whether a report calls somebody by a name, or so as it calls the one who has the name."""
    wanted = folded(name)
    others = sorted((at, written) for at, written in called if written != wanted)
    if not others:
        return actors.c.name == wanted
    names = {wanted, *(written for _, written in others)}  # by which the index is asked
    so_called = (actors.c.name == wanted) | tuple_(actors.c.place, actors.c.name).in_(others)
    return actors.c.name.in_(sorted(names)) & so_called


def newest(connection: Connection, found: Matching, limit: int) -> Matching:
    """Those of the days on which the first `limit` entries stand, the newest first.

    Entries are numbered by day, but within one in the order in which reports were added, which must not show: so whole
    days are sorted.
    """
    numbers = connection.scalars(found.order_by(entries.c.number.desc()).limit(limit)).all()
    shown = found.where(entries.c.number >= day_of(numbers[-1])) if len(numbers) == limit else found
    rows = shown.subquery()
    order = reports.c.published.desc().nulls_last(), reports.c.key.desc(), rows.c.start, rows.c.number
    of_report = rows.c.report == reports.c.number
    return select(rows, reports.c.id.label("cited"), reports.c.published).join(reports, of_report).order_by(*order)


def find(connection: Connection, query: Query, limit: int, called: Set[Called] = frozenset()) -> tuple[Found, ...]:
    """The first entries that a query finds; of its actor also those of whom `called` tells.

    Raises `RecordError` where it asks for a status that there is not.
    """
    if query.status and query.status not in STATUSES:
        raise RecordError(f"no entry has the status {query.status!r}; there are {', '.join(STATUSES)}")
    matches = matching(query, connection.dialect.name, called)
    rows = connection.execute(newest(connection, matches, limit).limit(limit)).all()
    bodies = select(reports.c.number, reports.c.body).where(reports.c.number.in_({row.report for row in rows}))
    texts = {number: json.loads(body)["text"] for number, body in connection.execute(bodies)}
    return tuple(found(row._asdict(), texts[row.report]) for row in rows)


def found(row: Mapping[str, Any], text: str) -> Found:
    """An entry from its row and its report's text."""
    entry = {name: row[name] for name in Found.model_fields if name in row}
    whole = sentence(text, row["start"], row["end"])
    around = Words(start=whole.start, end=whole.end, text=text[whole.start : whole.end])
    entry = {**entry, "report": row["cited"], "text": text[row["start"] : row["end"]]}
    return Found(**entry, sentence=around)


def phrases(words: str) -> list[list[str]]:
    """Words as typed, as phrases: `talks "prisoner exchange"` gives `[["talks"], ["prisoner", "exchange"]]`."""
    parts = [(quoted, bare) for quoted, bare in re.findall(r'"([^"]*)"|([^"]+)', words)]
    split = [
        [words_of(quoted).split()] if quoted else [[word] for word in words_of(bare).split()] for quoted, bare in parts
    ]
    return [phrase for group in split for phrase in group if phrase]


def in_sqlite(found: Matching, wanted: list[list[str]]) -> Matching:
    """What FTS5 finds; it gives the highest numbers first without sorting."""
    match = " ".join(f'"{" ".join(phrase)}"' for phrase in wanted)
    index = table("entry_words", column("rowid", Integer), column("entry_words", Text))
    return found.join_from(index, entries, index.c.rowid == entries.c.number).where(
        index.c.entry_words.op("MATCH")(match)
    )


def in_postgresql(found: Matching, wanted: list[list[str]]) -> Matching:
    """What PostgreSQL finds; the expression is that of the index."""
    match = " & ".join(f"({' <-> '.join(phrase)})" for phrase in wanted)
    vector = func.to_tsvector(literal_column("'pactwatch'"), entries.c.words)
    return found.where(vector.bool_op("@@")(func.to_tsquery(literal_column("'pactwatch'"), match)))


WORDS = {"sqlite": in_sqlite, "postgresql": in_postgresql}
