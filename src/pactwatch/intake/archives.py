"""From sources to documents: folders and files as `pactwatch read` takes them, and archives of many documents.

A document is found here and taken in by `taken_in`, which may happen in another process or on another machine: so
finding is cheap, and all that costs is done side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from pactwatch.intake.crawl import from_page, pages
from pactwatch.intake.files import BESIDE, FORMATS, Intake, failure, suffix, unknown, walk
from pactwatch.intake.lines import from_line
from pactwatch.intake.packed_lines import SUFFIXES as LINES
from pactwatch.intake.packed_lines import lines
from pactwatch.intake.piece import Piece
from pactwatch.intake.rows import Columns, rows
from pactwatch.intake.text import UNPACKED, Unreadable, decoded
from pactwatch.model import Failure, Report

__all__ = ["Columns", "Piece", "fingerprints", "pieces", "taken_in"]

CRAWLS = (".warc", ".warc.gz")
TABLES = (".parquet",)


def pieces(sources: Iterable[Path], columns: Columns, warn: Callable[[str], None]) -> Iterator[Piece | Failure]:
    """The documents of sources in their order; folders are walked and sorted by path.

    `columns` are those of Parquet files. What cannot be opened comes out as a `Failure` that names the file; `warn` is
    called with a sentence for each file that was left out.
    """
    for source in sources:
        if not source.exists():
            yield failure(source.name, Unreadable("unreadable", f"{source}: there is no such file or folder"))
        elif source.is_dir():
            for file in walk(source):
                yield from found_in(file, file.relative_to(source).as_posix(), columns, warn)
        else:
            yield from found_in(source, source.name, columns, warn)


def found_in(path: Path, name: str, columns: Columns, warn: Callable[[str], None]) -> Iterator[Piece | Failure]:
    """The documents of one file."""
    lower = name.lower()
    try:
        if not path.is_file():
            raise Unreadable("unreadable", "is no regular file")
        if lower.endswith(LINES):
            yield from lines(path, name)
        elif lower.endswith(TABLES):
            yield from rows(path, name, columns)
        elif lower.endswith(CRAWLS):
            yield from pages(path, name)
        elif suffix(name) in FORMATS:
            with path.open("rb") as stream:
                yield Piece("file", name, name, stream.read(UNPACKED + 1))
        elif path.name != BESIDE:
            warn(f"{name}: left out, {unknown(name)} that is read")
    except (Unreadable, OSError) as error:
        yield failure(name, error, name)


def taken_in(piece: Piece, intake: Intake) -> Iterator[Report | Failure]:
    """The reports of a document."""
    read = {
        "file": None,
        "line": decoded(from_line),
        "page": from_page(piece.charset, piece.url),
    }[piece.form]
    return intake.taken(piece.name, BytesIO(piece.raw), piece.mark, read)


def fingerprints(sources: Iterable[Path]) -> list[dict[str, Any]]:
    """The files of sources as they lie there: by them it is told whether they are still the same."""
    return [fingerprint(source) for source in sources]


def fingerprint(source: Path) -> dict[str, Any]:
    """A source: its name, how many files and bytes it holds, and when the last of them was changed."""
    files = walk(source) if source.is_dir() else [source] if source.exists() else []
    told = [file.stat() for file in files if file.exists()]
    return {
        "name": source.name,
        "files": len(told),
        "bytes": sum(file.st_size for file in told),
        "changed": max((file.st_mtime_ns for file in told), default=0),
    }
