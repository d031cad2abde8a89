"""The commands that keep a record: `init`, `add`, `reread`, `forget`, `rebuild`, `check`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import (
    BROKEN_OFF,
    KEEPING,
    SOME_UNREADABLE,
    AsJson,
    KindOption,
    Model,
    Published,
    Workers,
    a_day,
    app,
    refused,
)
from pactwatch.cli.kept import WHERE, When, Where, Who, Why, now, opened_record
from pactwatch.cli.taking import installed, warn

if TYPE_CHECKING:
    from pactwatch import Record
    from pactwatch.record.adding import Added, Progress

UNSOUND = 4  # exit status


@app.command(rich_help_panel=KEEPING)
def init(record: Where = WHERE) -> None:
    """Make an empty record, in a file that its owner alone may open, or in an empty PostgreSQL database.

    Example: `pactwatch init --record process.sqlite`
    """
    with opened_record(record, new=True) as made:
        typer.echo(f"{made.database} is ready; `pactwatch add PATH` fills it")


@app.command(rich_help_panel=KEEPING)
def add(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files or folders, as `pactwatch read` takes them.", show_default=False),
    ] = None,
    agreement: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="An agreement: its clauses bind, whatever it looks like."),
    ] = None,
    signed: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            callback=a_day,
            help="The day (YYYY-MM-DD) on which it was signed, from which its due dates are counted, "
            "whatever day the text carries.",
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--from", metavar="FOLDER", help="What `pactwatch bulk` has read, without reading it again."),
    ] = None,
    published: Published = None,
    kind: KindOption = None,
    as_json: AsJson = False,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    record: Where = WHERE,
) -> None:
    """Read reports and keep them. What is on record already is passed over.

    Each report is wholly in or not at all: adding may be broken off at any moment and begun again. A report that cannot
    be read is named and is not on record, and the exit status is 3.

    Examples: `pactwatch add this-morning/` and `pactwatch add --agreement accord.txt --signed 2024-04-11`
    """
    from pactwatch import Intake

    if folder:
        if paths or agreement:
            raise refused("--from brings in what was read already; add files and agreements by a command of their own")
        return add_from(folder, as_json, record)
    if not paths and not agreement:
        raise refused("nothing to add: name files or folders, or an --agreement")
    if signed and not agreement:
        raise refused("--signed is the day of an --agreement, which is not named")
    reports = Intake(published, kind.value if kind else None, warn).reports(paths or [])
    agreements = Intake(kind="agreement", warn=warn, signed=signed).reports([agreement] if agreement else [])
    with opened_record(record) as kept, installed(model), tallied("added") as progress:
        added = kept.add(chain(reports, agreements), model, workers, progress)
        outdated, doubled = kept.outdated(model), kept.doubled()
    told(added, "added", f"{added.known} on record already", as_json)
    if outdated:
        typer.echo(f"{outdated:,} were read by another version of the reader: `pactwatch reread`", err=True)
    for ids in doubled:
        warn(f"{' and '.join(ids)} are one text, and the ledger counts each: `pactwatch forget` the one that is wrong")
    raise typer.Exit(SOME_UNREADABLE if added.failures else 0)


def add_from(folder: Path, as_json: bool, record: str) -> None:
    """Keeps what `pactwatch bulk` has read into a folder."""
    from pactwatch import BulkError

    with opened_record(record) as kept, tallied("added") as progress:
        try:
            added = kept.add_from(folder, progress)
        except BulkError as error:
            raise refused(str(error)) from error
    told(added, "added", f"{added.known} on record already", as_json)
    raise typer.Exit(SOME_UNREADABLE if added.failures else 0)


@app.command(rich_help_panel=KEEPING)
def reread(as_json: AsJson = False, model: Model = DEFAULT_MODEL, workers: Workers = 1, record: Where = WHERE) -> None:
    """Read anew what another version of the reader has read: a newer program, a corrected table, another model.

    Decisions stay. One whose words the new reading no longer finds is shown as lost by `pactwatch log`, and is never
    moved to what looks alike.
    """
    with opened_record(record) as kept, installed(model), tallied("read anew") as progress:
        before = lost_decisions(kept)
        added = kept.reread(model, workers, progress)
        lost = len(lost_decisions(kept) - before)
    told(added, "read anew", f"{lost} decisions lost their words", as_json)
    raise typer.Exit(SOME_UNREADABLE if added.failures else 0)


@app.command(rich_help_panel=KEEPING)
def forget(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.", show_default=False)],
    who: Who,
    why: Why = "",
    when: When = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
    record: Where = WHERE,
) -> None:
    """Remove a report for good: its text, what was read from it, and the decisions on it.

    Nothing brings it back. The log keeps that a report was forgotten, when, by whom and why; not which.

    Example: `pactwatch forget wire-3 --who Ann --why "its source asked for it"`
    """
    with opened_record(record) as kept:
        if sys.stdin.isatty() and not yes:
            typer.confirm(f"Forget {report} for good?", abort=True)
        kept.forget(report, who, when or now(), why)
    typer.echo(f"{report} is forgotten")


@app.command(rich_help_panel=KEEPING)
def rebuild(record: Where = WHERE) -> None:
    """Derive anew all that follows from the reports, their readings and the decisions. What is exported stays the same,
    to the byte."""
    from pactwatch.views.days import counted

    with opened_record(record) as kept:
        typer.echo(f"{counted(kept.rebuild(), 'report')} derived anew")


@app.command(rich_help_panel=KEEPING)
def check(as_json: AsJson = False, record: Where = WHERE) -> None:
    """Prove that a record is sound; where it is not, name each fault and end with status 4."""
    from pactwatch.views.days import counted

    with opened_record(record) as kept:
        faults = kept.check()
        reports, decisions = len(kept.reports()), len(kept.decisions())
    if as_json:
        typer.echo(json.dumps([fault.model_dump() for fault in faults], ensure_ascii=False, indent=2))
    elif faults:
        for fault in faults:
            typer.echo(f"{fault.where}: {fault.what}")
    else:
        typer.echo(f"sound: {counted(reports, 'report')}, {counted(decisions, 'decision')}")
    raise typer.Exit(UNSOUND if faults else 0)


def lost_decisions(record: Record) -> set[str]:
    """The ids of the decisions that are lost."""
    return {ruling.decision.id for ruling in record.decisions() if ruling.outcome == "lost"}


def told(added: Added, done: str, also: str, as_json: bool) -> None:
    """Tells what became of reports, and names those that could not be read."""
    from pactwatch.views.days import counted

    for failure in added.failures:
        typer.echo(f"error: {failure.error.message}", err=True)
    if as_json:
        typer.echo(added.model_dump_json(indent=2))
    failed = f", {len(added.failures)} could not be read" if added.failures else ""
    typer.echo(f"{counted(added.new, 'report')} {done}, {also}{failed}", err=True)


@contextmanager
def tallied(done: str) -> Iterator[Progress]:
    """Something to call with each report's outcome: shows how many of each there are, where somebody looks."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console, counts = Console(stderr=True), Counter[str]()
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def count(_: str, outcome: str) -> None:
            counts[outcome] += 1
            shown = f"{counts['new']:,} {done}, {counts['known']:,} known, {counts['failed']:,} failed"
            bar.update(task, description=shown)

        try:
            yield count
        except KeyboardInterrupt:
            stay = f"broken off: {counts['new']:,} {done}, which stay"
            raise refused(f"{stay}; the same command goes on from there", BROKEN_OFF) from None
