"""What was gathered from the sources, on disk and in their order: the reports, what is known of each, its sketch.

Everything is appended, and a small file says up to where it holds; what a killed process wrote beyond that is cut off.
So memory does not grow with the archive, and gathering goes on where it was.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pactwatch.bulk.files import get_json, put_json
from pactwatch.linking.copies import BANDS
from pactwatch.model import Failure, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

Array = np.ndarray[Any, np.dtype[Any]]

# What is known of each report without unpacking it.
ENTRY = np.dtype(
    [
        ("begin", "<u8"),  # where its bytes begin
        ("length", "<u4"),  # how many they are
        ("size", "<u4"),  # characters of its text; 0 where it could not be taken in
        ("month", "<i4"),  # 12 times the year and the month from 0, or UNDATED
        ("id", "<u8"),  # a hash of its id
    ]
)
UNDATED = -1


class Gathered(NamedTuple):
    """A report, or the failure to take one in, as it is put on the spool. `bands` are `BANDS` numbers of 8 bytes; none
    where the text holds no words to compare."""

    packed: bytes
    size: int
    month: int
    id: int
    bands: bytes | None


class Spool:
    """Reports in a folder. `progress` is what was noted with the last reports that hold."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.note = folder / "gathered.json"
        noted = get_json(self.note) or {"count": 0, "bytes": 0, "progress": {}}
        self.count: int = noted["count"]
        self.bytes: int = noted["bytes"]
        self.progress: dict[str, Any] = noted["progress"]

    def sizes(self) -> dict[Path, int]:
        """Every file, and how many of its bytes hold."""
        bands = {self.folder / f"band{band:02}": 8 * self.count for band in range(BANDS)}
        return {self.reports: self.bytes, self.entries: ENTRY.itemsize * self.count, self.wordless: self.count, **bands}

    @property
    def reports(self) -> Path:
        return self.folder / "reports"

    @property
    def entries(self) -> Path:
        return self.folder / "entries"

    @property
    def wordless(self) -> Path:
        return self.folder / "wordless"

    def cut(self) -> None:
        """Cuts off what does not hold."""
        for path, size in self.sizes().items():
            path.touch()
            os.truncate(path, size)

    def append(self, gathered: Iterable[Gathered], progress: dict[str, Any]) -> None:
        """Puts reports behind those that are there, and notes the progress with them."""
        found = list(gathered)
        entries = np.zeros(len(found), ENTRY)
        begins = self.bytes + np.cumsum([0, *(len(one.packed) for one in found)])
        for at, one in enumerate(found):
            entries[at] = (begins[at], len(one.packed), one.size, one.month, one.id)
        bands = np.frombuffer(b"".join(one.bands or bytes(8 * BANDS) for one in found), "<u8").reshape(-1, BANDS)
        parts = {
            self.reports: b"".join(one.packed for one in found),
            self.entries: entries.tobytes(),
            self.wordless: bytes(one.bands is None for one in found),
            **{self.folder / f"band{band:02}": bands[:, band].tobytes() for band in range(BANDS)},
        }
        for path, raw in parts.items():
            with path.open("ab") as stream:
                stream.write(raw)
        self.count += len(found)
        self.bytes = int(begins[-1])
        self.progress = progress
        put_json(self.note, {"count": self.count, "bytes": self.bytes, "progress": progress})

    def entry_table(self) -> Array:
        """What is known of each report: a row of `ENTRY` each, read from the disk as it is needed."""
        return mapped(self.entries, ENTRY, self.count)

    def band(self, band: int) -> Array:
        """The numbers of one band, of all reports."""
        return mapped(self.folder / f"band{band:02}", np.dtype("<u8"), self.count)

    def without_words(self) -> Array:
        """Whether each report has no words to compare."""
        return mapped(self.wordless, np.dtype(bool), self.count)

    def reader(self) -> SpoolReader:
        """Reads single reports."""
        return SpoolReader(self)


class SpoolReader:
    """Reads single reports of a spool; closes with its block."""

    def __init__(self, spool: Spool) -> None:
        self.table = spool.entry_table()
        self.files = ExitStack()
        self.stream = self.files.enter_context(spool.reports.open("rb"))

    def packed(self, position: int) -> bytes:
        """A report as it lies there."""
        entry = self.table[position]
        self.stream.seek(int(entry["begin"]))
        return self.stream.read(int(entry["length"]))

    def taken(self, position: int) -> Report | Failure:
        """A report, or the failure to take one in."""
        return unpacked(self.packed(position))

    def id(self, position: int) -> str:
        """The id of a report."""
        taken = self.taken(position)
        return taken.id if isinstance(taken, Report) else taken.report.id

    def __enter__(self) -> SpoolReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.files.close()


def mapped(path: Path, kind: np.dtype[Any], count: int) -> Array:
    """An array that lies in a file; its pages come and go as they are needed."""
    return np.memmap(path, kind, "r", shape=(count,)) if count else np.zeros(0, kind)


def packed(taken: Report | Failure) -> bytes:
    """A report in few bytes."""
    import zstandard

    mark = b"r" if isinstance(taken, Report) else b"f"
    return mark + zstandard.compress(taken.model_dump_json(exclude_defaults=True).encode(), 3)


def unpacked(raw: bytes) -> Report | Failure:
    """The report that was packed."""
    import zstandard

    kind: type[Report] | type[Failure] = Report if raw[:1] == b"r" else Failure
    return kind.model_validate_json(zstandard.decompress(raw[1:]))
