"""Adding: reports go in one by one, each wholly or not at all, whatever happens to the process meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from sqlalchemy import select

from pactwatch.model import Error, Failure, Reading, Record, Report, ReportId
from pactwatch.record import keys, shelves
from pactwatch.record.database import Database
from pactwatch.record.tables import readings
from pactwatch.work import Given, Taken

Outcome = Literal["new", "known", "failed"]
Progress = Callable[[str, Outcome], None]
Read = Callable[[Iterable[Taken], str, int], Iterator[Given]]  # as `work.read_all`


class Added(Record):
    """What became of reports that were added or read anew. `known` were on record already, or read by this reader."""

    new: int = 0
    known: int = 0
    failures: tuple[Failure, ...] = ()


class Adding:
    """One go of adding or reading anew. `reader` is the version under which the readings are kept."""

    def __init__(self, database: Database, reader: str, progress: Progress) -> None:
        self.database = database
        self.reader = reader
        self.progress = progress
        self.waiting: dict[str, Report] = {}  # by key: given to the reader, not yet read
        self.counts = {"new": 0, "known": 0, "failed": 0}
        self.failures: list[Failure] = []

    def add(self, taken: Iterable[Taken], read: Callable[[Iterable[Taken]], Iterator[Given]]) -> Added:
        """Reads the reports that are not on record and puts them in as they come."""
        for given in read(self.unknown(taken)):
            report = self.waiting.pop(given.report.id)
            if isinstance(given, Failure):
                self.fail(named(given, report.id))
                continue
            key = given.report.id
            with self.database.writing() as connection:
                new = shelves.put(connection, report, key, given, self.reader)
            self.note(report.id, "new" if new else "known")
        return self.result()

    def take_over(self, pairs: Iterable[tuple[Report, Reading] | Failure]) -> Added:
        """Puts in readings that are at hand, each with the report as it was given; as `add`."""
        at_hand: dict[str, Reading] = {}

        def taken() -> Iterator[Taken]:
            for pair in pairs:
                if not isinstance(pair, Failure):
                    at_hand[keys.key_of(pair[0])] = pair[1]
                yield pair if isinstance(pair, Failure) else pair[0]

        def read(reports: Iterable[Taken]) -> Iterator[Given]:
            for report in reports:
                assert isinstance(report, Report)
                reading = at_hand[report.id]
                at_hand.clear()
                yield reading.model_copy(update={"report": reading.report.model_copy(update={"id": report.id})})

        return self.add(taken(), read)

    def unknown(self, taken: Iterable[Taken]) -> Iterator[Report]:
        """The reports that are to be read, under their keys: two of one id are still two."""
        for item in taken:
            if isinstance(item, Failure):
                self.fail(item)
            elif "\0" in item.id:
                self.fail(failure(item.id.replace("\0", "\\0"), "its id holds a character that no id may"))
            elif (key := keys.key_of(item)) in self.waiting or self.is_known(key, item.id):
                self.note(item.id, "known")
            else:
                self.waiting[key] = item
                yield item.model_copy(update={"id": key})

    def is_known(self, key: str, name: str) -> bool:
        """Whether a report is on record; then it is so under this name too."""
        with self.database.reading() as connection:
            number = shelves.number_of(connection, key)
            named = number is not None and name in keys.names_of(connection, number)
        if number is not None and not named:
            with self.database.writing() as connection:
                number = shelves.number_of(connection, key)
                if number is not None:
                    keys.add_name(connection, number, name)
        return number is not None

    def reread(self, read: Callable[[Iterable[Taken]], Iterator[Given]]) -> Added:
        """Reads anew what another reader has read. Where that fails the old reading stays."""
        for given in read(self.outdated()):
            key = given.report.id
            report = self.waiting.pop(key)
            if isinstance(given, Failure):
                self.fail(named(given, report.id))
                continue
            with self.database.writing() as connection:
                shelves.replace(connection, key, given, self.reader)
            self.note(report.id, "new")
        return self.result()

    def outdated(self) -> Iterator[Report]:
        """The reports that another reader has read, under their keys."""
        with self.database.reading() as connection:
            others = select(readings.c.report).where(readings.c.reader != self.reader).order_by(readings.c.report)
            numbers = connection.scalars(others).all()
        for number in numbers:
            with self.database.reading() as connection:
                kept = shelves.numbered(connection, number)
            if kept:
                self.waiting[kept.key] = kept.report
                yield kept.report.model_copy(update={"id": kept.key})

    def note(self, id: str, outcome: Outcome) -> None:
        """Counts a report and tells of it."""
        self.counts[outcome] += 1
        self.progress(id, outcome)

    def fail(self, failure: Failure) -> None:
        """Keeps a failure to give back."""
        self.failures.append(failure)
        self.note(failure.report.id, "failed")

    def result(self) -> Added:
        """What became of the reports so far."""
        return Added(new=self.counts["new"], known=self.counts["known"], failures=tuple(self.failures))


def named(given: Failure, id: str) -> Failure:
    """A failure of a report that was read under its key, with its id."""
    message = given.error.message.replace(given.report.id, id, 1)
    return Failure(report=ReportId(id=id), error=given.error.model_copy(update={"message": message}))


def failure(id: str, reason: str) -> Failure:
    """The failure of a report that cannot be kept."""
    return Failure(report=ReportId(id=id), error=Error(kind="unreadable", message=f"{id}: {reason}"))


def quiet(id: str, outcome: Outcome) -> None:
    """Tells nobody."""
