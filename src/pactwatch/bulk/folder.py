"""What is in a folder of tables, as readings again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pactwatch.bulk.columns import TABLES
from pactwatch.bulk.files import get_json
from pactwatch.bulk.manifest import NAME, faults
from pactwatch.bulk.tables import Outcome, outcomes_of


class Folder:
    """A folder that `pactwatch bulk` has written. Raises `ValueError`, in words, where it is not whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        wrong = next(faults(path), None)
        if wrong:
            raise ValueError(wrong)
        self.manifest: dict[str, Any] = get_json(path / NAME)

    @property
    def reader(self) -> str:
        """The version of the reader that has read it."""
        return str(self.manifest["reader"])

    def outcomes(self) -> Iterator[Outcome]:
        """What became of every report of the sources, a part at a time, by month and then in the order of the sources;
        of each part what could not be read comes last."""
        import pyarrow.parquet

        for part in dict.fromkeys(path.split("/", 1)[1] for path in self.manifest["files"]):
            tables = {}
            for table in TABLES:
                with pyarrow.parquet.ParquetFile(self.path / table / part) as file:
                    tables[table] = file.read()
            yield from outcomes_of(tables)
