"""Who is asked: the record, or what the paths hold, linked in memory. One way for every question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import typer

from pactwatch.cli.app import SOME_UNREADABLE, Kind, refused
from pactwatch.cli.kept import opened_record
from pactwatch.cli.taking import is_failure, process_file, progress, readings

if TYPE_CHECKING:
    from pactwatch.library.questions import Questions

Answer = TypeVar("Answer")


class Source(NamedTuple):
    """Where a question's answer comes from: a record, or one folder of it; or paths that are read, and what a process
    file names in them."""

    record: str
    paths: list[Path] | None
    model: str
    workers: int
    published: str | None = None
    kind: Kind | None = None
    process: Path | None = None
    folder: str | None = None


@contextmanager
def asked(source: Source, question: Callable[[Questions], Answer]) -> Iterator[Answer]:
    """The answer to a question. Ends with the status that says whether all reports could be read."""
    from pactwatch.library.answers import Linked

    named = [process_file(source.process)] if source.process else []
    if not source.paths:
        if named:
            raise refused("--process is for what is read; on a record `pactwatch decide name FILE` keeps it")
        with opened_record(source.record) as record:
            of = record.folder(source.folder) if source.folder else record
            yield answer(of, question, empty=f"nothing is on record yet at {source.record}: `pactwatch add PATH`")
        return
    if source.folder:
        raise refused("--folder is one of the record's, which is not asked where paths are given")
    given = list(progress(readings(source.paths, source.published, source.kind, source.model, source.workers)))
    yield answer(Linked(given, *named), question, empty="no report could be read")
    if any(map(is_failure, given)):
        raise typer.Exit(SOME_UNREADABLE)


def answer(of: Questions, question: Callable[[Questions], Answer], empty: str) -> Answer:
    """The answer; refused where there is nothing to ask, or no day on which it could stand."""
    try:
        return question(of)
    except ValueError as error:
        if not of.dossier().readings:
            raise refused(empty) from error
        raise typer.BadParameter(str(error), param_hint="--as-of") from error
