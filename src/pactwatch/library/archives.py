"""Reading whole archives into tables, and the tables again."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pactwatch.bulk.filters import Wanted
from pactwatch.bulk.run import BulkError, Settings, State, Tell
from pactwatch.bulk.run import bulk as run
from pactwatch.intake.archives import Columns
from pactwatch.linking.process import ProcessError, load_process
from pactwatch.model import Failure, Reading, Report
from pactwatch.work.engines import engine
from pactwatch.work.jobs import EngineLost

if TYPE_CHECKING:
    from pactwatch.bulk.folder import Folder

__all__ = [
    "BulkError",
    "Columns",
    "ProcessError",
    "Settings",
    "State",
    "Wanted",
    "names_in",
    "read_archives",
    "readings_of_folder",
]

Path = str | os.PathLike[str]

LIMIT = 300.0  # seconds


def read_archives(
    *sources: Path,
    output: Path,
    settings: Settings | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    limit: float | None = LIMIT,
    tell: Tell = lambda state: None,
    warn: Callable[[str], None] = lambda sentence: None,
) -> dict[str, Any]:
    """Reads archives into Parquet tables in a folder of their own, and gives the folder's manifest.

    Sources are folders and files as `read` takes them, JSON lines (also as .jsonl.gz and .jsonl.zst), Parquet and WARC.
    The work is done by that many processes, or by the workers of the Dask `scheduler` at an address; the tables are the
    same. A report that takes longer than `limit` seconds becomes an error. Called again after it was broken off, it
    goes on. `tell` is called with a `State` as the work goes on, `warn` with a sentence for each file left out.

    Raises `BulkError` where the folder holds anything else or the cluster is lost, and `OSError` where the model is not
    installed.
    """
    settings = settings or Settings()
    try:
        with engine(workers, scheduler, limit, settings.model) as at_work:
            return run(map(pathlib.Path, sources), pathlib.Path(output), settings, at_work, tell, warn)
    except EngineLost as error:
        raise BulkError(str(error)) from error


def readings_of_folder(path: Path) -> Iterator[Reading | Failure]:
    """The readings in a folder that `read_archives` has written, and what could not be read; copies that were not read
    are passed over. By month, then in the order of the sources. Raises `BulkError` where the folder is not whole."""
    return (outcome.given for outcome in opened(path).outcomes() if not isinstance(outcome.given, Report))


def names_in(process: Path) -> tuple[str, ...]:
    """All names and other names of a process file, sorted. Raises `ProcessError` where it cannot be read."""
    named = load_process(str(process))
    actors = {name for actor in named.actors for name in (actor.name, *actor.aliases)}
    agreements = {name for agreement in named.agreements for name in (agreement.name, *agreement.aliases)}
    return tuple(sorted(actors | agreements))


def opened(path: Path) -> Folder:
    """A folder of tables. Raises `BulkError` where it is not whole."""
    from pactwatch.bulk.folder import Folder

    try:
        return Folder(pathlib.Path(path))
    except ValueError as error:
        raise BulkError(str(error)) from error
