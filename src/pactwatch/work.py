"""One function over many reports: here, or on a pool of processes. Nothing else in the program knows of an engine."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.model import Error, Failure, Reading, Report, ReportId

if TYPE_CHECKING:
    from pactwatch.reading.reader import Reader

Taken = Report | Failure
Given = Reading | Failure

CHUNK = 8  # reports that are handed to a worker together
AHEAD = 4  # chunks a worker that wait for it, so that memory does not grow with the archive


def read_all(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """Reads reports in their order; what could not be taken in passes through as it is.

    `workers` is a number of processes; with 1 the work is done in this one. A report at which the reader fails
    becomes a `Failure` of kind `crash`; one in another language than the model's, of kind `language`.
    """
    waiting = iter(taken)
    chunks = iter(lambda: list(islice(waiting, CHUNK)), [])
    if workers <= 1:
        for chunk in chunks:
            yield from read_chunk(chunk, model)
    else:
        yield from on_pool(chunks, model, workers)


def on_pool(chunks: Iterator[list[Taken]], model: str, workers: int) -> Iterator[Given]:
    """The same on a pool of processes. A chunk whose process died is read again, one report at a time."""
    pool = ready_pool(workers, model)
    running: deque[tuple[list[Taken], Future[list[Given]]]] = deque()
    try:
        while True:
            for chunk in islice(chunks, workers * AHEAD - len(running)):
                running.append((chunk, pool.submit(read_chunk, chunk, model)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown()
                yield from one_by_one(chunk, model)
                pool = ready_pool(workers, model)
                running = deque((waits, pool.submit(read_chunk, waits, model)) for waits, _ in running)
    finally:
        pool.shutdown(cancel_futures=True)


def ready_pool(workers: int, model: str) -> ProcessPoolExecutor:
    """A pool whose processes load the model while the first reports are still being taken in.

    A model that cannot be loaded is told of by the first chunk that asks for it.
    """
    pool = ProcessPoolExecutor(workers)
    for _ in range(workers):
        pool.submit(ready, model)
    return pool


def one_by_one(chunk: list[Taken], model: str) -> Iterator[Given]:
    """Reads each report in a process of its own: the one that ends its process becomes a `Failure`."""
    for item in chunk:
        with ProcessPoolExecutor(1) as alone:
            try:
                yield from alone.submit(read_chunk, [item], model).result()
            except BrokenProcessPool:
                yield failure(item, "crash", "the process that read it died")


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


def ready(model: str) -> None:
    """Loads the reader of a model and gives nothing back: a reader does not travel between processes."""
    load(model)


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
