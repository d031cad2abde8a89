"""The command that reads whole archives: `bulk`."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import READING, SOME_UNREADABLE, KindOption, Model, Published, Workers, a_day, app
from pactwatch.cli.pace import summary, told
from pactwatch.cli.taking import installed

if TYPE_CHECKING:
    from pactwatch.library.archives import Columns

LOST = 4  # exit status


@app.command(rich_help_panel=READING)
def bulk(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE",
            help="Folders, files as `pactwatch read` takes them, .jsonl.gz, .jsonl.zst, .parquet, .warc, .warc.gz.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="A folder of its own for the tables.")
    ],
    since: Annotated[
        str | None, typer.Option(metavar="DAY", callback=a_day, help="Only reports of this day and later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", callback=a_day, help="Only reports of this day and earlier.")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only reports in this language (en, fr ...); may be repeated."),
    ] = None,
    word: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Only reports with one of these; may be repeated.")
    ] = None,
    process: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Only reports with one of the names in this process file.")
    ] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Read copies too. [default: each story's longest report is read]")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME", help="The name of a field's column in Parquet (text=body); may be repeated."
        ),
    ] = None,
    published: Published = None,
    kind: KindOption = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Work on the Dask cluster of this scheduler (tcp://HOST:8786)."),
    ] = None,
    limit: Annotated[float, typer.Option(min=1, metavar="SECONDS", help="The time that one report may take.")] = 300,
    as_json: Annotated[
        bool, typer.Option("--json", help="Tell the progress and the summary as JSON objects, one a line.")
    ] = False,
) -> None:
    """Read whole archives into Parquet tables, on this machine or a cluster.

    Reports are filtered first, copies of one story are marked and read once. The tables stand in FOLDER, one folder a
    kind of thing, a folder a month; `manifest.json` says what is in them. Broken off or killed, the same command goes
    on, and the tables become the same. A report that cannot be read is a row of `errors`, and the exit status is 3.

    Examples: `pactwatch bulk archive.jsonl.zst -o tables --workers 8` and
    `pactwatch bulk crawl.warc.gz -o tables --language en --word ceasefire --scheduler tcp://head:8786`
    """
    from pactwatch.library.archives import BulkError, Settings, Wanted, read_archives

    begun = time.monotonic()
    settings = Settings(
        published=published,
        kind=kind.value if kind else None,
        wanted=Wanted(since, until, tuple(language or ()), tuple(word or ()), names(process)),
        columns=columns(column or []),
        copies_too=copies,
        model=model,
    )
    try:
        with told(as_json) as tell, installed(model):
            made = read_archives(
                *sources,
                output=output,
                settings=settings,
                workers=workers,
                scheduler=scheduler,
                limit=limit,
                tell=tell,
                warn=lambda sentence: typer.echo(f"warning: {sentence}", err=True),
            )
    except BulkError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(LOST) from None
    except KeyboardInterrupt:
        typer.echo("broken off; the same command goes on from there", err=True)
        raise typer.Exit(LOST) from None
    seconds = time.monotonic() - begun
    if as_json:
        typer.echo(json.dumps({"counts": made["counts"], "seconds": round(seconds, 1)}))
    else:
        typer.echo(f"{summary(made, seconds)}\ntables are in {output}", err=True)
    raise typer.Exit(SOME_UNREADABLE if made["counts"]["errors"] else 0)


def names(process: Path | None) -> tuple[str, ...]:
    """The names in a process file; what is wrong with it is a usage error."""
    from pactwatch.library.archives import ProcessError, names_in

    try:
        return names_in(process) if process else ()
    except ProcessError as error:
        raise typer.BadParameter(str(error), param_hint="--process") from error


def columns(pairs: list[str]) -> Columns:
    """The columns that are named; what is wrong with a name is a usage error."""
    from pactwatch.library.archives import Columns

    try:
        return Columns(**dict(pair.split("=", 1) for pair in pairs))
    except (TypeError, ValueError) as error:
        known = ", ".join(Columns.__dataclass_fields__)
        raise typer.BadParameter(f"write FIELD=NAME; the fields are {known}", param_hint="--column") from error
