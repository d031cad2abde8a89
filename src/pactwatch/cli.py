"""The command line: a command is one call into the library.

Heavy imports stand inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeGuard

import typer

from pactwatch import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.model import Failure, Reading, Record
    from pactwatch.views.outline import Brief

SOME_UNREADABLE = 3

app = typer.Typer(
    name="pactwatch",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


class Kind(StrEnum):
    """What a text is."""

    report = "report"
    agreement = "agreement"


class Format(StrEnum):
    """How a brief is written."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"


def a_day(value: str | None) -> str | None:
    """An ISO day as it was given; raises a usage error for anything else."""
    if value is None:
        return None
    from pactwatch.intake.text import day

    if len(value) != 10 or day(value) is None:
        raise typer.BadParameter(f"{value!r} is not a day; write it as YYYY-MM-DD")
    return value


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Files (.txt .md .html .jsonl) or folders, which are walked and sorted by path.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DAY", callback=a_day, help="The day (YYYY-MM-DD) of reports that do not say their own."),
]
KindOption = Annotated[
    Kind | None,
    typer.Option(help="Read every text as this. Not given: decided by the text, and said in the result."),
]
Model = Annotated[str, typer.Option(metavar="NAME", help="An installed spaCy model of English.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes that read side by side.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.", dir_okay=False),
]


@app.callback()
def pactwatch() -> None:
    """Reads what is written about a peace process and keeps its record, every entry tied to its words.

    Nothing leaves this machine: no command asks the network for anything.
    """


@app.command()
def read(
    paths: Paths,
    output: Output = None,
    published: Published = None,
    kind: KindOption = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Read reports and print what each says, one JSON object a line.

    Times, actors, places, statements, events, agreements, commitments and disputes, each with the words it was read
    from (`pactwatch schema` tells the form). A report that cannot be read gives an error record in its place; the
    others come out, and the exit status is 3.

    Example: `pactwatch read examples -o readings.jsonl`
    """
    failed = 0
    with ExitStack() as stack:
        out = stack.enter_context(opened(output)) if output else sys.stdout
        for given in progress(readings(paths, published, kind, model, workers)):
            failed += is_failure(given)
            out.write(given.model_dump_json(by_alias=True) + "\n")
    raise typer.Exit(SOME_UNREADABLE if failed else 0)


@app.command()
def brief(
    paths: Paths,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", callback=a_day, help="The day on which it stands. [default: the newest report's]"),
    ] = None,
    format: Annotated[Format, typer.Option(help="How it is written.")] = Format.terminal,
    output: Output = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every entry, instead of the first of each section.")
    ] = False,
    published: Published = None,
    kind: KindOption = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Show what a desk officer reads in a minute.

    In short; what is due, with days left; what is planned and what is in doubt; who said what; what is disputed; the
    timeline; open questions. Every line carries a reference to its report and words.

    Example: `pactwatch brief examples --as-of 2024-05-01 --format html -o brief.html`
    """
    import pactwatch as library

    given = list(progress(readings(paths, published, kind, model, workers)))
    try:
        outline = library.brief(given, as_of, everything)
    except ValueError as error:
        raise typer.BadParameter(f"{error}: name a day", param_hint="--as-of") from error
    with ExitStack() as stack:
        show(outline, format, stack.enter_context(opened(output)) if output else sys.stdout)
    raise typer.Exit(SOME_UNREADABLE if any(map(is_failure, given)) else 0)


@app.command()
def evidence(
    pairs: Annotated[
        list[Path],
        typer.Argument(metavar="PAIRS", help="Files of JSON lines, a pair a line.", show_default=False),
    ],
    output: Output = None,
) -> None:
    """Tell whether segments of reports are about provisions of agreements, and what they say of their state.

    A line of PAIRS is `{"id", "provision", "segment", "context"?}`; `context` are the words before the segment in its
    report. The answer is a line with `id`, `about` (true or false), `says` (fulfilled, partly, delayed, not started,
    breached, ongoing, planned, unclear, or null), `likeness` and `why`. A line that cannot be read gives an error
    record in its place, and the exit status is 3.

    Example: `pactwatch evidence pairs.jsonl -o answers.jsonl`
    """
    import pactwatch as library

    failed = 0
    with ExitStack() as stack:
        out = stack.enter_context(opened(output)) if output else sys.stdout
        for answer in library.evidence(*pairs):
            if is_failure(answer):
                failed += 1
                typer.echo(f"error: {answer.error.message}", err=True)
            out.write(answer.model_dump_json() + "\n")
    raise typer.Exit(SOME_UNREADABLE if failed else 0)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `pactwatch read` prints, a line."""
    import json

    from pactwatch.model import line_schema

    typer.echo(json.dumps(line_schema(), indent=2))


def readings(
    paths: list[Path], published: str | None, kind: Kind | None, model: str, workers: int
) -> Iterator[Reading | Failure]:
    """Calls the library's `read`; a model that is not installed is a usage error."""
    import pactwatch as library

    try:
        yield from library.read(
            *paths,
            published=published,
            kind=kind.value if kind else None,
            model=model,
            workers=workers,
            warn=lambda sentence: typer.echo(f"warning: {sentence}", err=True),
        )
    except OSError as error:
        if "[E050]" not in str(error):
            raise
        raise typer.BadParameter(f"the spaCy model {model!r} is not installed", param_hint="--model") from error


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


def show(outline: Brief, format: Format, out: TextIO) -> None:
    """Renders a brief in one of the formats."""
    from rich.console import Console

    from pactwatch.views.html import render_html
    from pactwatch.views.markdown import render_markdown
    from pactwatch.views.terminal import render_terminal

    match format:
        case Format.terminal:
            render_terminal(outline, Console(file=out, width=None if out.isatty() else 80))
        case Format.markdown:
            out.write(render_markdown(outline))
        case Format.html:
            out.write(render_html(outline))
