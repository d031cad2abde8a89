"""What is to be done with each report of a spool, and in which file its rows will stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pactwatch.bulk.copies import Marks
from pactwatch.bulk.spool import UNDATED, Array, Spool
from pactwatch.bulk.tables import CopyOf
from pactwatch.model import Report


class Entry(NamedTuple):
    """A report of the spool and what is to be done with it. It travels to the engine as it lies there."""

    position: int
    packed: bytes
    duplicate: bool  # a report of this id stands before it
    copy: CopyOf | None


class Part(NamedTuple):
    """Reports of one month, whose rows stand in one file a table. `number` counts the parts of the month from 0."""

    month: str  # YYYY-MM, or `undated`
    number: int
    positions: Array

    @property
    def name(self) -> str:
        return f"month={self.month}/part-{self.number:06}"


def parts(spool: Spool, size: int) -> Iterator[Part]:
    """The parts, by month and then in the order of the sources; those without a day come first."""
    months = np.asarray(spool.entry_table()["month"])
    order = np.argsort(months, kind="stable")
    sorted_months = months[order]
    for month in np.unique(sorted_months).tolist():
        begin, end = np.searchsorted(sorted_months, [month, month + 1])
        for number, at in enumerate(range(begin, end, size)):
            yield Part(month_name(month), number, order[at : min(at + size, end)])


def month_name(month: int) -> str:
    """A month as it is written."""
    return "undated" if month == UNDATED else f"{month // 12:04}-{month % 12 + 1:02}"


def duplicates(spool: Spool) -> Array:
    """Whether each report is the second or a later one of its id, a number of booleans."""
    table = spool.entry_table()
    ids, found = np.asarray(table["id"]), np.zeros(spool.count, bool)
    reports = np.flatnonzero(table["size"])
    order = reports[np.argsort(ids[reports], kind="stable")]
    again = np.flatnonzero(ids[order[1:]] == ids[order[:-1]]) + 1
    with spool.reader() as reader:
        for begin, end in runs(again):
            seen: set[str] = set()
            for position in order[begin - 1 : end].tolist():
                taken = reader.taken(position)
                assert isinstance(taken, Report)
                found[position] = taken.id in seen
                seen.add(taken.id)
    return found


def runs(numbers: Array) -> Iterator[tuple[int, int]]:
    """The half-open runs of numbers that follow each other, of sorted ones."""
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1):
        if len(run):
            yield int(run[0]), int(run[-1]) + 1


def entries(spool: Spool, part: Part, again: Array, marks: Marks) -> Iterator[Entry]:
    """The entries of a part."""
    with spool.reader() as reader:
        for position in part.positions.tolist():
            copy = None
            if mark := marks.of(position):
                copy = CopyOf(reader.id(mark.original), mark.likeness, mark.reason)
            yield Entry(position, reader.packed(position), bool(again[position]), copy)
