"""Who is asked: the record, or what the paths hold, linked in memory. One way for every question."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import SOME_UNREADABLE, Kind, Model, ProcessFile, SomePaths, Workers, refused
from pactwatch.cli.kept import WHERE, InFolder, Where, opened_record
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


def from_source(command: Callable[..., None]) -> Callable[..., None]:
    """Lets a command ask the record or paths: it gets a `Source`, and the command line the options that make one.

    The paths stand in the place of its parameter `source`, the options behind its own.
    """
    asking = inspect.signature(takes_source, eval_str=True).parameters
    wanted: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command, eval_str=True).parameters.items():
        wanted.append(asking["paths"] if name == "source" else parameter)
    wanted += [parameter for name, parameter in asking.items() if name != "paths"]

    @wraps(command)
    def with_source(**given: Any) -> None:
        command(source=Source(**{name: given.pop(name) for name in asking}), **given)

    keyword = inspect.Parameter.KEYWORD_ONLY
    with_source.__signature__ = inspect.Signature([p.replace(kind=keyword) for p in wanted])  # type: ignore[attr-defined]
    with_source.__annotations__ = {parameter.name: parameter.annotation for parameter in wanted}
    return with_source


def takes_source(
    paths: SomePaths = None,
    process: ProcessFile = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    record: Where = WHERE,
    folder: InFolder = None,
) -> None:
    """What the command line asks for a `Source`."""


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
