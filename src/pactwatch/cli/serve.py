"""The command `serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from pactwatch.cli.app import app


@app.command()
def serve(
    record: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE",
            envvar="PACTWATCH_RECORD",
            help="A record's file or PostgreSQL URL. [default: pactwatch.sqlite, else the examples' record]",
        ),
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="0 takes a free one.")] = 8765,
) -> None:
    """Show a record as pages in the browser.

    On this machine alone (127.0.0.1), until it is stopped by Ctrl-C. No page asks anything of another address.

    Example: `pactwatch serve --record process.sqlite`
    """
    from pactwatch import RecordError
    from pactwatch.web.serving import Serving, found_record

    try:
        Serving(found_record(record), port, say=lambda sentence: typer.echo(sentence, err=True)).run()
    except RecordError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
