"""The files of a part: one a table, the same bytes for the same rows, there whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.bulk.columns import ERRORS, REPORTS, TABLES
from pactwatch.bulk.files import put
from pactwatch.bulk.tables import Tables

if TYPE_CHECKING:
    import pyarrow

VERSION = "2.6"  # of the Parquet format


class Written(NamedTuple):
    """What a file holds."""

    path: str  # below the folder
    rows: int
    bytes: int
    sha256: str


class Done(NamedTuple):
    """A part that is written: its name, its files, and how many of its reports were read, were copies and failed."""

    part: str
    files: tuple[Written, ...]
    read: int
    copies: int
    errors: dict[str, int]

    @property
    def reports(self) -> int:
        """All that the sources gave for this part, failures among it."""
        return sum(file.rows for file in self.files if file.path.startswith((f"{REPORTS}/", f"{ERRORS}/")))


def write(folder: Path, part: str, pieces: list[Tables]) -> Done:
    """Writes the files of a part, of the rows that came in pieces."""
    import pyarrow
    import pyarrow.compute

    tables = {table: pyarrow.concat_tables(piece[table] for piece in pieces).combine_chunks() for table in TABLES}
    files = []
    for name, table in tables.items():
        raw = parquet(table)
        path = f"{name}/{part}.parquet"
        put(folder / path, raw)
        files.append(Written(path, table.num_rows, len(raw), hashlib.sha256(raw).hexdigest()))
    reports = tables[REPORTS]
    return Done(
        part,
        tuple(files),
        pyarrow.compute.sum(reports["was_read"]).as_py() or 0,
        reports.num_rows - reports["copy_of"].null_count,
        dict(sorted(Counter(tables[ERRORS]["kind"].to_pylist()).items())),
    )


def parquet(table: pyarrow.Table) -> bytes:
    """A table as a Parquet file."""
    import pyarrow
    import pyarrow.parquet

    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, version=VERSION, compression="zstd")
    return bytes(sink.getvalue())


class Journal:
    """The parts that are written, a line each. A line that a killed process has not finished counts for nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.done = {done.part: done for done in self.lines()}

    def lines(self) -> Iterator[Done]:
        """What was noted; what follows the last whole line is cut off."""
        self.path.touch()
        raw = self.path.read_bytes()
        whole = raw[: raw.rfind(b"\n") + 1]
        os.truncate(self.path, len(whole))
        for line in whole.splitlines():
            yield done_of(json.loads(line))

    def note(self, done: Done) -> None:
        """Notes a part whose files are in their places."""
        self.done[done.part] = done
        line = json.dumps([done.part, done.files, done.read, done.copies, done.errors])
        with self.path.open("ab") as stream:
            stream.write(line.encode() + b"\n")


def done_of(value: Any) -> Done:
    """A part of its JSON."""
    part, files, read, copies, errors = value
    return Done(part, tuple(Written(*file) for file in files), read, copies, errors)
