"""Rebuilding: everything that is derived, made anew from what is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import NamedTuple

import orjson
from sqlalchemy import Connection, delete, select

from pactwatch.record import filing, rulebook, shelves, wordindex
from pactwatch.record.bulk import Row, insert_rows
from pactwatch.record.decisions import Decision
from pactwatch.record.entries import entry_rows
from pactwatch.record.judging import by_report, judge
from pactwatch.record.places import place
from pactwatch.record.tables import actors, entries, readings, reports, ties
from pactwatch.record.ties import merges
from pactwatch.record.ties import ties as ties_of

BATCH = 250  # reports whose rows are made and put in together
AHEAD = 2  # batches whose rows are made while others are put in


class Source(NamedTuple):
    """A report's reading as people want it, from which its rows are derived; `body` is JSON.
    `merges` tie it to others."""

    number: int
    place: int
    body: str | bytes
    merges: frozenset[str]


class Derived(NamedTuple):
    """The rows of some reports."""

    entries: list[Row]
    actors: list[Row]
    ties: list[Row]


def rebuild(connection: Connection) -> int:
    """Derives everything anew, and gives the number of reports."""
    wordindex.empty(connection)
    connection.execute(delete(actors))
    connection.execute(delete(entries))
    connection.execute(delete(ties))
    places = every_place(connection)
    for rows in derived(batches(connection, places), alone=len(places) <= BATCH):
        insert_rows(connection, entries, rows.entries)
        insert_rows(connection, actors, rows.actors)
        insert_rows(connection, ties, rows.ties)
    wordindex.fill(connection)
    filing.file_all(connection)
    return len(places)


def every_place(connection: Connection) -> list[tuple[int, int]]:
    """The places and numbers of all reports, in order."""
    known = connection.execute(select(reports.c.published, reports.c.number).join(readings))
    return sorted((place(published, number), number) for published, number in known)


def derived(given: Iterator[list[Source]], alone: bool) -> Iterator[Derived]:
    """The rows of some batches, in their order; made by another process while rows are put in, or `alone` by this."""
    if alone:
        yield from map(derive, given)
        return
    with ProcessPoolExecutor(1) as pool:
        running: deque[Future[Derived]] = deque()
        for batch in given:
            running.append(pool.submit(derive, batch))
            if len(running) > AHEAD:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def batches(connection: Connection, places: Sequence[tuple[int, int]]) -> Iterator[list[Source]]:
    """The readings of all reports, some at a time."""
    rules = by_report(rulebook.cited(connection, rulebook.every(connection)))
    for first in range(0, len(places), BATCH):
        yield sources(connection, places[first : first + BATCH], rules)


def sources(
    connection: Connection, places: Sequence[tuple[int, int]], rules: Mapping[str, Sequence[Decision]]
) -> list[Source]:
    """The readings of some reports, by their places and numbers."""
    columns = reports.c.number, reports.c.id, readings.c.body
    wanted = select(*columns).join(readings).where(reports.c.number.in_([number for _, number in places]))
    found = {number: (id, body) for number, id, body in connection.execute(wanted).all()}
    given = [(number, at, *found[number]) for at, number in places]
    return [
        Source(number, at, judged(connection, number, rules[id]), merges(rules[id], id))
        if id in rules
        else Source(number, at, body, frozenset())
        for number, at, id, body in given
    ]


def judged(connection: Connection, number: int, made: Sequence[Decision]) -> bytes:
    """A reading as people want it."""
    kept = shelves.numbered(connection, number)
    assert kept is not None
    return orjson.dumps(shelves.as_line(judge(kept.reading, made).reading))


def derive(batch: Sequence[Source]) -> Derived:
    """The rows of some reports."""
    derived = Derived([], [], [])
    for one in batch:
        line = orjson.loads(one.body)
        found = list(entry_rows(line))
        derived.entries.extend(shelves.numbered_rows(one.number, one.place, found))
        derived.actors.extend(shelves.called_rows(one.place, found))
        derived.ties.extend((name, one.number) for name in sorted(ties_of(line) | one.merges))
    return derived
