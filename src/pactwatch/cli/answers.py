"""The commands that answer one question each: `ledger`, `timeline`, `who`, `said`, `disputes`, `diff`.

Each reads the paths, links them in memory and prints a sheet for people, or the same as one JSON object.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import SOME_UNREADABLE, All, AsJson, AsOf, Model, Paths, Workers, a_day, app
from pactwatch.cli.taking import is_failure, progress, readings

if TYPE_CHECKING:
    from pactwatch.model import Failure, Reading
    from pactwatch.views.answers.ledger import Ledger
    from pactwatch.views.answers.quote import Answer
    from pactwatch.views.answers.sheet import Sheet

    Found = TypeVar("Found", bound=Answer)

Day = Annotated[str, typer.Argument(metavar="DAY", callback=a_day, show_default=False, help="A day (YYYY-MM-DD).")]
Words = Annotated[str, typer.Option(metavar="WORDS", help="Only of those of whose names or offices it is a part.")]


@app.command()
def ledger(
    paths: Paths,
    as_of: AsOf = None,
    why: Annotated[
        str, typer.Option(metavar="ID", help="Show the whole chain of one verdict: an id, or a clause's number.")
    ] = "",
    everything: All = False,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Show who owes what by when, how it stands on a day, and why.

    Every commitment of the agreements and of the reports, past its day first. Statuses follow by stated rules from the
    due date and the evidence known by the day.

    Example: `pactwatch ledger examples --as-of 2024-05-20 --why 5.1`
    """
    import pactwatch as library
    from pactwatch.views.answers.sheets import ledger_sheet, why_sheet

    def ask(given: list[Reading | Failure]) -> Ledger:
        answer = library.ledger(given, as_of)
        return only(answer, why) if why else answer

    def sheet(answer: Ledger) -> Sheet:
        return why_sheet(answer, answer.entries[0]) if why else ledger_sheet(answer, everything)

    shown(paths, model, workers, as_json, ask, sheet)


@app.command()
def timeline(
    paths: Paths,
    as_of: AsOf = None,
    everything: All = False,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Show what happened and what is to come, each event with its history.

    An event that was announced, put off and held stands once, each telling under it with its report and status.

    Example: `pactwatch timeline examples --as-of 2024-05-20`
    """
    import pactwatch as library
    from pactwatch.views.answers.sheets import timeline_sheet

    shown(
        paths,
        model,
        workers,
        as_json,
        lambda given: library.timeline(given, as_of),
        lambda answer: timeline_sheet(answer, everything),
    )


@app.command()
def who(
    paths: Paths,
    as_of: AsOf = None,
    name: Words = "",
    everything: All = False,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Show who is who: names, offices with the days on which reports give them, bodies and sides.

    Who was taken for one on a likeness of spelling says so; `--json` gives the reason of every link.

    Example: `pactwatch who examples --name karesh`
    """
    import pactwatch as library
    from pactwatch.views.answers.sheets import who_sheet

    shown(
        paths,
        model,
        workers,
        as_json,
        lambda given: library.who(given, as_of, name),
        lambda answer: who_sheet(answer, everything),
    )


@app.command()
def said(
    paths: Paths,
    as_of: AsOf = None,
    by: Words = "",
    everything: All = False,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Show who said what, the newest first, each with its words.

    Example: `pactwatch said examples --by tessim --as-of 2024-05-10`
    """
    import pactwatch as library
    from pactwatch.views.answers.sheets import said_sheet

    shown(
        paths,
        model,
        workers,
        as_json,
        lambda given: library.said(given, as_of, by),
        lambda answer: said_sheet(answer, everything),
    )


@app.command()
def disputes(
    paths: Paths,
    as_of: AsOf = None,
    everything: All = False,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Show who contradicts whom, or their own earlier word, side by side.

    Example: `pactwatch disputes examples --as-of 2024-05-28`
    """
    import pactwatch as library
    from pactwatch.views.answers.sheets import disputes_sheet

    shown(
        paths,
        model,
        workers,
        as_json,
        lambda given: library.disputes(given, as_of),
        lambda answer: disputes_sheet(answer, everything),
    )


@app.command()
def diff(
    since: Day,
    until: Day,
    paths: Paths,
    everything: All = False,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
) -> None:
    """Show what changed between two days: missed, denied, doubted, moved, kept, begun, new.

    Copies of stories that were known change nothing.

    Example: `pactwatch diff 2024-05-01 2024-05-20 examples`
    """
    import pactwatch as library
    from pactwatch.views.answers.sheets import diff_sheet

    shown(
        paths,
        model,
        workers,
        as_json,
        lambda given: library.diff(given, since, until),
        lambda answer: diff_sheet(answer, everything),
    )


def only(answer: Ledger, wanted: str) -> Ledger:
    """The ledger with one entry, by its id, the beginning of one, or its clause; a usage error where that is none."""
    found = [one for one in answer.entries if one.clause == wanted] or [
        one for one in answer.entries if one.id.startswith(wanted)
    ]
    if len(found) != 1:
        ids = f": {', '.join(one.id for one in found)}" if found else ""
        raise typer.BadParameter(f"{len(found)} commitments are called {wanted!r}{ids}", param_hint="--why")
    return answer.model_copy(update={"entries": tuple(found)})


def shown(
    paths: list[Path],
    model: str,
    workers: int,
    as_json: bool,
    ask: Callable[[list[Reading | Failure]], Found],
    sheet: Callable[[Found], Sheet],
) -> None:
    """Reads, asks and prints."""
    from rich.console import Console

    from pactwatch.views.answers.sheet import render

    given = list(progress(readings(paths, None, None, model, workers)))
    try:
        answer = ask(given)
    except ValueError as error:
        raise typer.BadParameter(f"{error}: name a day", param_hint="--as-of") from error
    if as_json:
        typer.echo(answer.model_dump_json(by_alias=True, indent=2))
    else:
        render(sheet(answer), Console(file=sys.stdout, width=None if sys.stdout.isatty() else 80))
    raise typer.Exit(SOME_UNREADABLE if any(map(is_failure, given)) else 0)
