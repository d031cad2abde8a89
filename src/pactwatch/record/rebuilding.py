"""Rebuilding: everything that is derived, made anew from what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import orjson
from sqlalchemy import Connection, delete, select

from pactwatch.record import rulebook, shelves, wordindex
from pactwatch.record.bulk import Row, insert_rows
from pactwatch.record.decisions import Decision
from pactwatch.record.entries import entry_rows
from pactwatch.record.judging import by_report, judge
from pactwatch.record.places import place
from pactwatch.record.tables import actors, entries, readings, reports

BATCH = 500  # reports whose rows are made and put in together


class Source(NamedTuple):
    """A report's reading as people want it, from which its rows are derived; `body` is JSON."""

    number: int
    place: int
    body: str | bytes


class Derived(NamedTuple):
    """The rows of some reports."""

    entries: list[Row]
    actors: list[Row]


def rebuild(connection: Connection) -> int:
    """Derives everything anew, and gives the number of reports."""
    wordindex.empty(connection)
    connection.execute(delete(actors))
    connection.execute(delete(entries))
    count = 0
    for batch in batches(connection):
        count += len(batch)
        rows = derive(batch)
        insert_rows(connection, entries, rows.entries)
        insert_rows(connection, actors, rows.actors)
    wordindex.fill(connection)
    return count


def batches(connection: Connection) -> Iterator[Sequence[Source]]:
    """All reports in the order of their places, some at a time."""
    rules = by_report(rulebook.cited(connection, rulebook.every(connection)))
    known = connection.execute(select(reports.c.published, reports.c.number).join(readings))
    places = sorted((place(published, number), number) for published, number in known)
    for first in range(0, len(places), BATCH):
        yield sources(connection, places[first : first + BATCH], rules)


def sources(
    connection: Connection, places: Sequence[tuple[int, int]], rules: Mapping[str, Sequence[Decision]]
) -> list[Source]:
    """The readings of some reports, by their places and numbers."""
    columns = reports.c.number, reports.c.id, readings.c.body
    wanted = select(*columns).join(readings).where(reports.c.number.in_([number for _, number in places]))
    found = {
        number: judged(connection, number, rules[id]) if id in rules else body
        for number, id, body in connection.execute(wanted).all()
    }
    return [Source(number, at, found[number]) for at, number in places]


def judged(connection: Connection, number: int, made: Sequence[Decision]) -> bytes:
    """A reading as people want it."""
    kept = shelves.numbered(connection, number)
    assert kept is not None
    return orjson.dumps(shelves.as_line(judge(kept.reading, made).reading))


def derive(batch: Sequence[Source]) -> Derived:
    """The rows of some reports."""
    derived = Derived([], [])
    for one in batch:
        found = list(entry_rows(orjson.loads(one.body)))
        derived.entries.extend(shelves.numbered_rows(one.number, one.place, found))
        derived.actors.extend(shelves.called_rows(one.place, found))
    return derived
