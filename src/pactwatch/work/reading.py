"""Reading: the one function that reads reports, wherever it is done."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.model import Error, Failure, Reading, Report, ReportId
from pactwatch.work.jobs import Engine, Here, Loss, chunked
from pactwatch.work.pool import Pool

if TYPE_CHECKING:
    from pactwatch.reading.reader import Reader

Taken = Report | Failure
Given = Reading | Failure

CHUNK = 8  # reports that are handed to a worker together
LOSSES = {"crash": "the process that read it died", "timeout": "could not be read in time"}


def read_all(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """Reads reports in their order; what could not be taken in passes through as it is.

    `workers` is a number of processes; with 1 the work is done in this one. A report at which the reader fails
    becomes a `Failure` of kind `crash`; one in another language than the model's, of kind `language`.
    """
    engine: Engine = Pool(workers) if workers > 1 else Here()
    with engine:
        yield from chain.from_iterable(engine.do(ReadReports(model), chunked(taken, CHUNK)))


@dataclass(frozen=True)
class ReadReports:
    """Reading as a job: of each report its reading or its failure."""

    model: str

    def prepare(self) -> None:
        """As `Job.prepare`. Raises `OSError` where the model is not installed."""
        load(self.model)

    def __call__(self, items: list[Taken]) -> list[Given]:
        """As `Job`."""
        return read_chunk(items, self.model)

    def lost(self, item: Taken, loss: Loss) -> list[Given]:
        """As `Job.lost`."""
        return [failure(item, loss, LOSSES[loss])]


def read_chunk(chunk: list[Taken], model: str) -> list[Given]:
    """Reads a few reports in this process. A report whose language nobody told is taken to be in the model's."""
    reader = load(model)
    readable = [item for item in chunk if isinstance(item, Report) and item.language in (None, reader.language)]
    given: Iterator[Given]
    try:
        given = iter(list(reader.read(readable)))
    except Exception:  # one report of the chunk is at fault: read each alone to name it
        given = (read_alone(reader, report) for report in readable)
    read = {id(report): reading for report, reading in zip(readable, given, strict=True)}
    return [(read.get(id(item)) or of_another_language(item)) if isinstance(item, Report) else item for item in chunk]


def read_alone(reader: Reader, report: Report) -> Given:
    """Reads one report; a fault of the reader becomes a `Failure`."""
    try:
        return next(reader.read([report]))
    except Exception as error:
        return failure(report, "crash", where_it_failed(error))


@cache
def load(model: str) -> Reader:
    """The reader of a model, loaded once a process."""
    from pactwatch.reading.reader import Reader

    return Reader(model)


def of_another_language(report: Report) -> Failure:
    """The record of a report whose language the model does not read."""
    return failure(report, "language", f"is in a language ({report.language}) that this model does not read")


def failure(item: Taken, kind: str, reason: str) -> Failure:
    """A record of what went wrong with a report."""
    id = item.id if isinstance(item, Report) else item.report.id
    return Failure(report=ReportId(id=id), error=Error.model_validate({"kind": kind, "message": f"{id}: {reason}"}))


def where_it_failed(error: Exception) -> str:
    """The kind of an exception and the line that raised it, without its message: that could hold the report's words."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"the reader failed with {type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"
