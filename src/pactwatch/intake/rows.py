"""Parquet files: a report a row, in columns whose names are told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pactwatch.intake.piece import Piece
from pactwatch.intake.text import Unreadable

BATCH = 500  # rows that are held at once


@dataclass(frozen=True)
class Columns:
    """The columns in which a report's fields stand. All but the text's may be missing from a file."""

    text: str = "text"
    id: str = "id"
    published: str = "published"
    title: str = "title"
    source: str = "source"
    url: str = "url"
    kind: str = "kind"


def rows(path: Path, name: str, columns: Columns) -> Iterator[Piece]:
    """The rows of a file, each as the line of JSON that `pactwatch read` takes. Raises `Unreadable`."""
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            there = {field: column for field, column in asdict(columns).items() if column in file.schema_arrow.names}
            if "text" not in there:
                raise Unreadable("no text", f'has no column "{columns.text}"; name the one that holds the text')
            number = 0
            for batch in file.iter_batches(BATCH, columns=list(there.values()), use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    fields = {field: plain(row[column]) for field, column in there.items()}
                    yield Piece("line", f"{name}#{number}", str(number), json.dumps(fields).encode())
    except pyarrow.ArrowException as error:
        raise Unreadable("unreadable", "is no Parquet file, or a broken one") from error


def plain(value: Any) -> Any:
    """A value as JSON has it; a day or a moment becomes ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | None) else str(value)
