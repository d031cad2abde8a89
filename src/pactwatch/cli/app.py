"""The command `pactwatch` and the options that its commands share.

Heavy imports stand inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
import typer.main
from typer.utils import get_params_from_function

REFUSED, SOME_UNREADABLE, BROKEN_OFF = 2, 3, 130  # exit statuses
# What commands are for
READING, ASKING, KEEPING, DECIDING, EXCHANGE = "Read", "Ask", "Keep a record", "Decide", "Exchange"

# Typer works out the parameters of every command three times over; worked out once, `--help` answers at once.
setattr(typer.main, "get_params_from_function", cache(get_params_from_function))  # noqa: B010

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


def a_day(value: str | None) -> str | None:
    """An ISO day as it was given; raises a usage error for anything else."""
    if value is None:
        return None
    from pactwatch.intake.text import day

    if len(value) != 10 or day(value) is None:
        raise typer.BadParameter(f"{value!r} is not a day; write it as YYYY-MM-DD")
    return value


def refused(sentence: str, status: int = REFUSED) -> typer.Exit:
    """Says on standard error why a command does nothing, or no more, and gives its end."""
    typer.echo(f"error: {sentence}", err=True)
    return typer.Exit(status)


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Files (.txt .md .html .pdf .docx .eml .mbox .jsonl .zip .gz) or folders, walked and sorted by path.",
        show_default=False,
    ),
]
SomePaths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Files and folders to read and ask instead of the record.",
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
ProcessFile = Annotated[
    Path | None,
    typer.Option("--process", metavar="FILE", help="Names the actors and agreements of what is read beforehand."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.", dir_okay=False),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DAY", callback=a_day, help="The day on which it stands. [default: the newest report's]"),
]
All = Annotated[bool, typer.Option("--all", help="Every entry, instead of the first of each part.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")]


@app.callback()
def pactwatch() -> None:
    """Reads what is written about a peace process and keeps its record, every entry tied to its words.

    Nothing leaves this machine: no command but `watch` asks the network for anything.
    """
