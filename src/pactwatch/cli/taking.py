"""What commands have in common: reports are read with their progress shown, and files are opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeGuard

import typer

from pactwatch.cli.app import Kind, refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.linking.process import Process
    from pactwatch.model import Failure, Reading, Record


def readings(
    paths: list[Path], published: str | None, kind: Kind | None, model: str, workers: int
) -> Iterator[Reading | Failure]:
    """Calls the library's `read`."""
    import pactwatch as library

    with installed(model):
        yield from library.read(
            *paths,
            published=published,
            kind=kind.value if kind else None,
            model=model,
            workers=workers,
            warn=warn,
        )


@contextmanager
def installed(model: str) -> Iterator[None]:
    """A model that turns out not to be installed is a usage error."""
    try:
        yield
    except OSError as error:
        if "[E050]" not in str(error):
            raise
        raise typer.BadParameter(f"the spaCy model {model!r} is not installed", param_hint="--model") from error


def warn(sentence: str) -> None:
    """Tells of something that was left out."""
    typer.echo(f"warning: {sentence}", err=True)


def process_file(path: Path) -> Process:
    """What a process file names; refused where it cannot be read."""
    from pactwatch.linking.process import ProcessError, load_process

    try:
        return load_process(path)
    except ProcessError as error:
        raise refused(str(error)) from error


def is_failure(given: Record) -> TypeGuard[Failure]:
    """Whether a report or a line could not be read."""
    from pactwatch.model import Failure

    return isinstance(given, Failure)


def progress(given: Iterable[Reading | Failure]) -> Iterator[Reading | Failure]:
    """Passes records through, and says on standard error how many came and what went wrong."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} reports read"), TimeElapsedColumn())
    count = failed = 0
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        for record in given:
            count += 1
            if is_failure(record):
                failed += 1
                console.print(f"error: {record.error.message}", markup=False, highlight=False, soft_wrap=True)
            bar.advance(task)
            yield record
    noun = "report" if count == 1 else "reports"
    console.print(f"{count:,} {noun}, {failed:,} of them could not be read" if failed else f"{count:,} {noun} read")


def opened(output: Path) -> TextIO:
    """A file to write to; one that cannot be written is a usage error."""
    try:
        return output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"{output} cannot be written: {error.strerror}", param_hint="--output") from error


def written_bytes(output: Path, content: bytes) -> None:
    """Writes a file; one that cannot be written is a usage error."""
    try:
        output.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{output} cannot be written: {error.strerror}", param_hint="--output") from error
