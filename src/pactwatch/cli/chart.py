"""The command `chart`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import ASKING, AsOf, Model, SomePaths, Workers, a_day, app
from pactwatch.cli.asking import Source, asked
from pactwatch.cli.kept import WHERE, InFolder, Where
from pactwatch.cli.taking import written_bytes

if TYPE_CHECKING:
    from pactwatch.views.charts.picture import Picture


class Name(StrEnum):
    """The pictures there are."""

    ledger = "ledger"
    timeline = "timeline"
    positions = "positions"
    network = "network"
    map = "map"


def a_picture(value: Path | None) -> Path | None:
    """A file whose suffix says how it is drawn; raises a usage error for any other."""
    if value is not None and value.suffix.lower() not in (".svg", ".png"):
        raise typer.BadParameter(f"{value} is neither an .svg nor a .png file")
    return value


Drawn = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=a_picture,
        dir_okay=False,
        help="Draw it here: an .svg or a .png file. Not given: the same as a table on standard output.",
    ),
]


@app.command(rich_help_panel=ASKING)
def chart(
    name: Annotated[Name, typer.Argument(help="Which picture.", show_default=False)],
    paths: SomePaths = None,
    output: Drawn = None,
    as_of: AsOf = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", callback=a_day, help="The first day that is shown.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", callback=a_day, help="The last day that is shown.")
    ] = None,
    width: Annotated[int, typer.Option(min=280, max=2000, help="Pixels; under 520 it is laid out for a phone.")] = 720,
    dark: Annotated[bool, typer.Option("--dark", help="For a dark page.")] = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    record: Where = WHERE,
    folder: InFolder = None,
) -> None:
    """Draw a picture: the ledger as a calendar, the timeline, positions, the network of who met whom, the map.

    Its title says what it finds; its source and day stand below. It asks no network for anything, and the same reports
    give the same bytes.

    Example: `pactwatch chart ledger examples --as-of 2024-05-28 -o ledger.svg`
    """
    source = Source(record, paths, model, workers, folder=folder)
    with asked(source, lambda of: of.chart(name.value, as_of, since, until, width)) as picture:
        if output is None:
            print_table(picture)
        elif output.suffix.lower() == ".svg":
            written_bytes(output, picture.svg(dark).encode())
        else:
            written_bytes(output, picture.png(dark))


def print_table(picture: Picture) -> None:
    """Prints what a picture shows, with its title above and its source below."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pactwatch.views.quoting import in_line

    console = Console()
    table = Table(*picture.table.columns, box=None, pad_edge=False, header_style="bold")
    for row in picture.table.rows:
        table.add_row(*(Text(in_line(cell)) for cell in row))
    width = None if console.is_terminal else 120
    for part in (Text(picture.title, style="bold"), table, Text(picture.source, style="italic")):
        console.print(part, width=width, highlight=False)
