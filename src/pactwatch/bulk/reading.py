"""Reading as an engine does it for tables: the reports of the spool become rows where they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from pactwatch.bulk.plan import Entry
from pactwatch.bulk.spool import unpacked
from pactwatch.bulk.tables import Outcome, Tables, tables_of
from pactwatch.model import Failure, Report
from pactwatch.work.jobs import Loss
from pactwatch.work.reading import LOSSES, Given, Taken, failure

CHUNK = 16  # reports that are handed to a worker together


class Reads(Protocol):
    """What reads reports, as a job: `work.reading.ReadReports`, which `pactwatch read` calls too."""

    def prepare(self) -> None: ...

    def __call__(self, items: list[Taken], /) -> list[Given]: ...


@dataclass(frozen=True)
class ReadEntries:
    """Reading as a job: of entries the rows of all tables. `copies_too` has copies read like any report."""

    reads: Reads
    copies_too: bool

    def prepare(self) -> None:
        """As `Job.prepare`. Raises `OSError` where the model is not installed."""
        self.reads.prepare()

    def __call__(self, items: list[Entry]) -> Tables:
        """As `Job`."""
        taken = [self.to_be_read(item) for item in items]
        read = iter(self.reads([one for one, wanted in taken if wanted]))
        given: Iterable[Given | Report] = (next(read) if wanted else one for one, wanted in taken)
        return tables_of(outcome(item, *pair) for item, pair in zip(items, zip(taken, given, strict=True), strict=True))

    def to_be_read(self, item: Entry) -> tuple[Taken, bool]:
        """The report of an entry, or why it is none, and whether it is to be read."""
        taken = unpacked(item.packed)
        if isinstance(taken, Report) and item.duplicate:
            return failure(taken, "duplicate id", "a report of this id was read before"), False
        return taken, isinstance(taken, Report) and (self.copies_too or item.copy is None)

    def lost(self, item: Entry, loss: Loss) -> Tables:
        """As `Job.lost`."""
        taken = unpacked(item.packed)
        return tables_of([Outcome(item.position, None, failure(taken, loss, LOSSES[loss]))])


def outcome(item: Entry, taken: tuple[Taken, bool], given: Given | Report) -> Outcome:
    """What became of an entry."""
    kind: Any = taken[0].kind if isinstance(taken[0], Report) else None
    return Outcome(item.position, kind, given, None if isinstance(given, Failure) else item.copy)
