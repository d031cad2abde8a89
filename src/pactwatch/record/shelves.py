"""Reports, readings and what is derived from them, put into the tables and taken out again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, delete, func, insert, select

from pactwatch.linking.names import folded
from pactwatch.model import Reading, Report
from pactwatch.record import filing, keys, rulebook, wordindex
from pactwatch.record.bulk import insert_rows
from pactwatch.record.decisions import Decision
from pactwatch.record.entries import EntryRow, Line, entry_rows
from pactwatch.record.judging import judge
from pactwatch.record.places import ENTRIES, place
from pactwatch.record.tables import actors, decisions, entries, log, names, readings, reports
from pactwatch.record.ties import merges, ties

BATCH = 200  # reports that are held in memory at once where all are walked through


class Kept(NamedTuple):
    """A report on record with its reading, as the reader gave it. `body` is the report as it was given."""

    number: int
    key: str
    id: str
    published: str | None
    reader: str
    body: str
    kind: str
    read: str

    @property
    def report(self) -> Report:
        """The report as it was given."""
        return Report.model_validate({**json.loads(self.body), "id": self.id})

    @property
    def place(self) -> int:
        """Where its entries stand."""
        return place(self.published, self.number)

    @property
    def reading(self) -> Reading:
        """The reading; missing fields are those that were empty."""
        report = orjson.dumps({**orjson.loads(self.body), "id": self.id, "kind": self.kind})
        entries = self.read.encode().removeprefix(b"{")
        return Reading.model_validate_json(b'{"report":' + report + (b"}" if entries == b"}" else b"," + entries))


KEPT = select(
    reports.c.number,
    reports.c.key,
    reports.c.id,
    reports.c.published,
    readings.c.reader,
    reports.c.body,
    readings.c.kind,
    readings.c.body,
).join_from(reports, readings)
AGREEMENTS = select(reports.c.id, reports.c.body).join_from(reports, readings).where(readings.c.kind == "agreement")


def number_of(connection: Connection, key: str) -> int | None:
    """The number of the report of a key, None where it is not on record."""
    return connection.scalar(select(reports.c.number).where(reports.c.key == key))


def put(connection: Connection, report: Report, key: str, reading: Reading, reader: str) -> bool:
    """Puts in a report that was given, with its reading; tells whether it is new. A known one gets one more name."""
    number = number_of(connection, key)
    if number is not None:
        keys.add_name(connection, number, report.id)
        return False
    body = report.model_dump_json(exclude={"id"}, exclude_defaults=True)
    source = folded(report.source) if report.source else None
    row = {"key": key, "id": key, "published": report.published, "source": source, "body": body}
    number = connection.execute(insert(reports).values(row).returning(reports.c.number)).scalar_one()
    keys.add_name(connection, number, report.id)
    line = put_reading(connection, number, reading, reader)
    derive(connection, number, place(report.published, number), line)
    filing.file(connection, number, ties(line))
    return True


def replace(connection: Connection, key: str, reading: Reading, reader: str) -> None:
    """Puts in another reading of a report, if that is still on record, and derives from it by the decisions made."""
    number = number_of(connection, key)
    if number is not None:
        put_reading(connection, number, reading, reader)
        derive_anew(connection, number, rulebook.cited(connection, rulebook.every(connection)))


def put_reading(connection: Connection, number: int, reading: Reading, reader: str) -> Line:
    """Puts in a report's reading in place of the one that was there; gives it as it is kept."""
    body = reading.model_dump_json(exclude={"report"}, exclude_defaults=True)
    connection.execute(delete(readings).where(readings.c.report == number))
    row = {"report": number, "reader": reader, "kind": reading.report.kind, "body": body}
    connection.execute(insert(readings).values(row))
    line: Line = orjson.loads(body)
    return line


def derive_anew(connection: Connection, number: int, made: Iterable[Decision]) -> None:
    """Makes the rows of a report on record by the decisions made."""
    kept = numbered(connection, number)
    if kept:
        underive(connection, kept)
        line = as_line(judge(kept.reading, made).reading)
        derive(connection, number, kept.place, line)
        filing.file(connection, number, ties(line) | merges(made, kept.id))


def as_line(reading: Reading) -> Line:
    """A reading as JSON has it."""
    return reading.model_dump(mode="json", exclude={"report"})


def derive(connection: Connection, number: int, at: int, line: Line) -> None:
    """Makes the rows that are searched of a report at a place, from its reading as people want it; none are there."""
    found = list(entry_rows(line))
    insert_rows(connection, entries, numbered_rows(number, at, found))
    insert_rows(connection, actors, called_rows(at, found))
    wordindex.add(connection, at)


def numbered_rows(number: int, at: int, found: Iterable[EntryRow]) -> Iterator[tuple[Any, ...]]:
    """The rows of a report's entries."""
    return ((entry, number, *row) for entry, row in enumerate(found, at))


def called_rows(at: int, found: Iterable[EntryRow]) -> Iterator[tuple[str, int]]:
    """The rows of what a report's actors are called."""
    return ((name, at) for name in sorted({name for row in found for name in row.names.split("\n") if name}))


def underive(connection: Connection, kept: Kept) -> None:
    """Removes what is derived from a report."""
    at = kept.place
    filing.unfile(connection, kept.number)
    wordindex.remove(connection, at)
    connection.execute(delete(entries).where(entries.c.number >= at, entries.c.number < at + ENTRIES))
    connection.execute(delete(actors).where(actors.c.place == at))


def remove(connection: Connection, kept: Kept) -> None:
    """Removes a report with all that is its own; a namesake may get its plain id back."""
    known = keys.names_of(connection, kept.number)
    underive(connection, kept)
    connection.execute(delete(names).where(names.c.report == kept.number))
    connection.execute(delete(reports).where(reports.c.number == kept.number))
    for own in known[:1]:
        keys.settle(connection, own)


def state(connection: Connection) -> str:
    """What changes with every report, reading and decision that is put in or taken out."""
    counts = (
        select(func.count(), func.max(reports.c.number)).select_from(reports),
        select(func.count(), func.max(names.c.name)).select_from(names),
        select(func.count(), func.max(decisions.c.made)).select_from(decisions),
        select(func.count()).select_from(log),
        select(readings.c.reader, func.count()).group_by(readings.c.reader).order_by(readings.c.reader),
    )
    return repr([tuple(row) for count in counts for row in connection.execute(count)])


def places(connection: Connection) -> Mapping[str, int]:
    """The places of all reports, by their ids."""
    rows = connection.execute(select(reports.c.id, reports.c.published, reports.c.number))
    return {id: place(published, number) for id, published, number in rows}


def one(connection: Connection, id: str) -> Kept | None:
    """The report of an id."""
    row = connection.execute(KEPT.where(reports.c.id == id)).first()
    return Kept(*row) if row else None


def numbered(connection: Connection, number: int) -> Kept | None:
    """The report of a number."""
    row = connection.execute(KEPT.where(reports.c.number == number)).first()
    return Kept(*row) if row else None


def every(connection: Connection) -> Iterator[Kept]:
    """All reports on record in the order of their numbers, a batch at a time."""
    last = -1
    while True:
        page = KEPT.where(reports.c.number > last).order_by(reports.c.number).limit(BATCH)
        rows = [Kept(*row) for row in connection.execute(page)]
        yield from rows
        if len(rows) < BATCH:
            return
        last = rows[-1].number
