"""What a record of many reports costs: adding, rebuilding, looking, memory.

The reports and their readings are those of `archive.py`. Reading them is left aside: the record is given a reader that
already knows. Adding is compared within one run: the last thousand reports of a full record against the first thousand
of an empty one. The other figures are times on the machine at hand, and hold for it alone; beside what passed on the
clock stands what the processor spent, which other work on the machine disturbs less.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import orjson
from sqlalchemy import Connection

from benchmarks.archive import Archive, Line, read_examples, reading, report
from pactwatch.library.folder import Process
from pactwatch.library.record import Record
from pactwatch.model import Report
from pactwatch.record.bulk import insert_rows
from pactwatch.record.keys import key_of
from pactwatch.record.search import Query
from pactwatch.record.tables import names, readings, reports
from pactwatch.work import Given, Taken

COUNT = 3000  # reports, where no other number is given
ADDED = 1000  # the first and the last reports, whose adding is compared
TIMES = 5
FOLDERS = 20  # processes that are looked at
RATIO_BAR, REBUILD_BAR, LOOK_BAR, MEMORY_BAR = 1.3, 500, 100, 1536  # times, reports a second, ms, MB
READER = "archive"
BATCH = 500
QUERIES = {
    "a common word": Query("agreement"),
    "two words": Query("ceasefire prisoners"),
    "words side by side": Query('"an exchange of prisoners"'),
    "an actor": Query(actor="Marit Castro"),
    "words and a kind": Query("government", kind="statements"),
    "a status": Query(kind="events", status="denied"),
    "words of long ago": Query("ceasefire", as_of="2008-06-01"),
    "a day": Query(kind="events", day="2012-05-05"),
}
VIEWS: dict[str, Callable[[Process, str], object]] = {
    "brief": lambda process, day: process.brief(day),
    "ledger": lambda process, day: process.ledger(day),
    "timeline": lambda process, day: process.timeline(day),
    "who": lambda process, day: process.who(day),
    "said": lambda process, day: process.said(day),
    "disputes": lambda process, day: process.disputes(day),
}


class Spent(NamedTuple):
    """Milliseconds that passed on the clock, and that this process and those it waited for spent on the processor."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} ms ({self.processor:.1f} of the processor)"

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.clock - other.clock, self.processor - other.processor)

    def each(self, count: int) -> Spent:
        """What it was for each of so many."""
        return Spent(self.clock / count, self.processor / count)


def so_far() -> Spent:
    """What has passed and was spent since some moment."""
    used = os.times()
    return Spent(
        1000 * time.perf_counter(), 1000 * (used.user + used.system + used.children_user + used.children_system)
    )


def took(task: Callable[..., object], *given: object) -> Spent:
    """What a task takes."""
    begin = so_far()
    task(*given)
    return so_far() - begin


def median(spent: Iterable[Spent]) -> Spent:
    """The median of both."""
    clock, processor = zip(*spent, strict=True)
    return Spent(statistics.median(clock), statistics.median(processor))


class Reader:
    """Reads reports that it has the readings of; `spent` is what that took."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = {key_of(report(line)): line for line in lines}
        self.spent = Spent(0, 0)

    def __call__(self, taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
        given = list(taken)
        begin = so_far()
        known = [self.known(item) for item in given if isinstance(item, Report)]
        self.spent = so_far() - begin
        yield from known

    def known(self, item: Report) -> Given:
        """The reading of a report under its key."""
        line = self.lines[item.id]
        return reading({**line, "report": {**line["report"], "id": item.id}})


def adding(record: Record, lines: Sequence[Line]) -> Spent:
    """What it takes to add a report, reading aside."""
    reader = Reader(lines)
    record.read = reader
    spent = took(record.add, [report(line) for line in lines], READER)
    return (spent - reader.spent).each(len(lines))


def look(record: Record) -> None:
    """Prints what each search, and each view of some processes, takes."""
    for name, query in QUERIES.items():
        found = len(record.search(query))
        spent = median(took(record.search, query) for _ in range(TIMES))
        print(f"search for {name}: {spent}, bar {LOOK_BAR}, {found} found", flush=True)
    chance = random.Random(7)
    listed = record.folders()
    chosen = chance.sample(listed, min(FOLDERS, len(listed)))
    days = {one.id: (one.last or "", middle(record, one.id)) for one in chosen}
    once = [took(record.dossier, day, folder) for folder, asked in days.items() for day in asked]
    linked = sum(one.reports for one in chosen)
    print(f"linking {len(chosen)} of {len(listed)} processes, {linked} reports, as of two days each: ", end="")
    print(f"once, {median(once)} for a process and day", flush=True)
    for name, view in VIEWS.items():
        now, then = (
            median(took(view, record.folder(folder), asked[which]) for folder, asked in days.items())
            for which in (0, 1)
        )
        print(f"{name} of a process: {now}, on an earlier day {then}, bar {LOOK_BAR}", flush=True)


def middle(record: Record, folder: str) -> str:
    """The day by which half of a folder's reports were published."""
    days = sorted(one.report.published or "" for one in record.dossier(folder=folder).readings)
    return days[len(days) // 2]


def measure(record: Record, empty: Record, lines: Iterator[Line], count: int) -> None:
    """Prints the figures of a record of so many reports; `empty` is one to begin with."""
    first = list(islice(lines, ADDED))
    early = adding(empty, first)
    load(record, first)
    load(record, islice(lines, count - 2 * ADDED), ADDED + 1)
    rebuilt = took(record.rebuild).each(count - ADDED)
    print(f"rebuild: {1000 / rebuilt.clock:.0f} reports a second (bar {REBUILD_BAR}), {rebuilt} each", flush=True)
    record.database.measure()
    late = adding(record, list(islice(lines, ADDED)))
    print(f"adding the first {ADDED}: {early} each; the last of {count}: {late} each; ratio ", end="")
    print(f"{late.clock / early.clock:.2f}, of the processor {late.processor / early.processor:.2f} (bar {RATIO_BAR})")
    look(record)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB (bar {MEMORY_BAR})")


def main(count: int = COUNT) -> int:
    """Makes a record of so many reports in a folder for the time being and prints its figures."""
    lines = lines_of(read_examples(), count)
    with TemporaryDirectory() as folder:
        places = Path(folder, "full.sqlite"), Path(folder, "empty.sqlite")
        with Record.init(places[0]) as record, Record.init(places[1]) as empty:
            measure(record, empty, lines, count)
    return 0


def load(record: Record, lines: Iterable[Line], first: int = 1) -> None:
    """Puts reports and readings into the tables that are kept, many at once; what is derived waits for `rebuild`."""
    waiting, number = iter(lines), first
    while batch := list(islice(waiting, BATCH)):
        with record.database.writing() as connection:
            put(connection, batch, number)
        number += len(batch)


def put(connection: Connection, batch: Sequence[Line], first: int) -> None:
    """Puts some reports with their readings into the tables."""
    given = [(number, line, report(line)) for number, line in enumerate(batch, first)]
    insert_rows(
        connection,
        reports,
        [
            (
                number,
                key_of(one),
                one.id,
                one.published,
                None,
                one.model_dump_json(exclude={"id"}, exclude_defaults=True),
            )
            for number, _, one in given
        ],
    )
    insert_rows(connection, names, [(one.id, number) for number, _, one in given])
    bodies = [orjson.dumps({kind: part for kind, part in line.items() if kind != "report"}) for line in batch]
    insert_rows(
        connection,
        readings,
        [(number, READER, one.kind, body.decode()) for (number, _, one), body in zip(given, bodies, strict=True)],
    )


def lines_of(archive: Archive, count: int) -> Iterator[Line]:
    """The first readings of an archive."""
    return islice((line for process in archive.processes() for line in process), count)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
