"""What the commands on a record have in common: where it is, and who acts on it, when and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import refused

if TYPE_CHECKING:
    from pactwatch import Record
    from pactwatch.views.answers.sheet import Sheet

WHERE = "pactwatch.sqlite"

Where = Annotated[
    str,
    typer.Option(
        "--record",
        envvar="PACTWATCH_RECORD",
        metavar="FILE|URL",
        help="The record: a file, or a postgresql:// URL.",
    ),
]
InFolder = Annotated[
    str | None,
    typer.Option(
        "--folder", metavar="ID", help="Of a record that holds many processes: this one, from `pactwatch folders`."
    ),
]
Who = Annotated[
    str, typer.Option("--who", envvar="PACTWATCH_WHO", metavar="NAME", help="Who decides.", show_default=False)
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="Why; it stands in the log.", show_default=False)]
When = Annotated[
    str | None,
    typer.Option("--when", metavar="TIME", help="When, with its zone: 2024-05-01T09:30:00Z. [default: now]"),
]


def now() -> str:
    """The time, as decisions carry it."""
    return datetime.now(UTC).isoformat()


@contextmanager
def opened_record(where: str, new: bool = False) -> Iterator[Record]:
    """The record at a place; what is wrong with it, or with what is asked of it, is told, not thrown."""
    from sqlalchemy.exc import OperationalError

    import pactwatch as library
    from pactwatch.record.database import NoRecord

    try:
        with library.Record.init(where) if new else library.Record.open(where) as record:
            yield record
    except NoRecord as error:
        raise refused(f"{error}; `pactwatch init` makes one, --record or PACTWATCH_RECORD says where") from error
    except library.RecordError as error:
        raise refused(str(error)) from error
    except OperationalError as error:
        raise refused(f"the record cannot be reached or written: {error.orig}") from error


def printed(sheet: Sheet) -> None:
    """Prints a sheet, in 80 columns where nobody looks."""
    from rich.console import Console

    from pactwatch.views.answers.sheet import render

    render(sheet, Console(file=sys.stdout, width=None if sys.stdout.isatty() else 80))
