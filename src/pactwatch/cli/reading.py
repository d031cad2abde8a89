"""The commands that read: `read`, `evidence`, `schema`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import READING, SOME_UNREADABLE, KindOption, Model, Output, Paths, Published, Workers, app
from pactwatch.cli.taking import is_failure, opened, progress, readings


@app.command(rich_help_panel=READING)
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


@app.command(rich_help_panel=READING)
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


@app.command(rich_help_panel=READING)
def schema() -> None:
    """Print the JSON Schema of what `pactwatch read` prints, a line."""
    import json

    from pactwatch.model import line_schema

    typer.echo(json.dumps(line_schema(), indent=2))
