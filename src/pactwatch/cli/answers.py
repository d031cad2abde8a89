"""The commands that answer one question each: `ledger`, `timeline`, `who`, `said`, `disputes`, `diff`.

Each asks the record, or what the paths hold, and prints a sheet for people, or the same as one JSON object.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pactwatch.cli.app import ASKING, All, AsJson, AsOf, a_day, app
from pactwatch.cli.asking import Source, asked, from_source
from pactwatch.cli.kept import printed

if TYPE_CHECKING:
    from pactwatch.library.questions import Questions
    from pactwatch.views.answers.ledger import Ledger
    from pactwatch.views.answers.quote import Answer
    from pactwatch.views.answers.sheet import Sheet

    Found = TypeVar("Found", bound=Answer)

Day = Annotated[str, typer.Argument(metavar="DAY", callback=a_day, show_default=False, help="A day (YYYY-MM-DD).")]
Words = Annotated[str, typer.Option(metavar="WORDS", help="Only of those of whose names or offices it is a part.")]


@app.command(rich_help_panel=ASKING)
@from_source
def ledger(
    source: Source,
    as_of: AsOf = None,
    why: Annotated[
        str, typer.Option(metavar="ID", help="Show the whole chain of one verdict: an id, or a clause's number.")
    ] = "",
    everything: All = False,
    as_json: AsJson = False,
) -> None:
    """Show who owes what by when, how it stands on a day, and why.

    Every commitment of the agreements and of the reports, past its day first. Statuses follow by stated rules from the
    due date and the evidence known by the day.

    Example: `pactwatch ledger examples --as-of 2024-05-20 --why 5.1`
    """
    from pactwatch.views.answers.sheets import ledger_sheet, why_sheet

    def ask(of: Questions) -> Ledger:
        answer = of.ledger(as_of)
        return only(answer, why) if why else answer

    def sheet(answer: Ledger) -> Sheet:
        return why_sheet(answer, answer.entries[0]) if why else ledger_sheet(answer, everything)

    shown(source, as_json, ask, sheet)


@app.command(rich_help_panel=ASKING)
@from_source
def timeline(
    source: Source,
    as_of: AsOf = None,
    everything: All = False,
    as_json: AsJson = False,
) -> None:
    """Show what happened and what is to come, each event with its history.

    An event that was announced, put off and held stands once, each telling under it with its report and status.

    Example: `pactwatch timeline examples --as-of 2024-05-20`
    """
    from pactwatch.views.answers.sheets import timeline_sheet

    shown(
        source,
        as_json,
        lambda of: of.timeline(as_of),
        lambda answer: timeline_sheet(answer, everything),
    )


@app.command(rich_help_panel=ASKING)
@from_source
def who(
    source: Source,
    as_of: AsOf = None,
    name: Words = "",
    everything: All = False,
    as_json: AsJson = False,
) -> None:
    """Show who is who: names, offices with the days on which reports give them, bodies and sides.

    Who was taken for one on a likeness of spelling says so; `--json` gives the reason of every link.

    Example: `pactwatch who examples --name karesh`
    """
    from pactwatch.views.answers.sheets import who_sheet

    shown(
        source,
        as_json,
        lambda of: of.who(as_of, name),
        lambda answer: who_sheet(answer, everything),
    )


@app.command(rich_help_panel=ASKING)
@from_source
def said(
    source: Source,
    as_of: AsOf = None,
    by: Words = "",
    everything: All = False,
    as_json: AsJson = False,
) -> None:
    """Show who said what, the newest first, each with its words.

    Example: `pactwatch said examples --by tessim --as-of 2024-05-10`
    """
    from pactwatch.views.answers.sheets import said_sheet

    shown(
        source,
        as_json,
        lambda of: of.said(as_of, by),
        lambda answer: said_sheet(answer, everything),
    )


@app.command(rich_help_panel=ASKING)
@from_source
def disputes(
    source: Source,
    as_of: AsOf = None,
    everything: All = False,
    as_json: AsJson = False,
) -> None:
    """Show who contradicts whom, or their own earlier word, side by side.

    Example: `pactwatch disputes examples --as-of 2024-05-28`
    """
    from pactwatch.views.answers.sheets import disputes_sheet

    shown(
        source,
        as_json,
        lambda of: of.disputes(as_of),
        lambda answer: disputes_sheet(answer, everything),
    )


@app.command(rich_help_panel=ASKING)
@from_source
def diff(
    since: Day,
    until: Day,
    source: Source,
    everything: All = False,
    as_json: AsJson = False,
) -> None:
    """Show what changed between two days: missed, denied, doubted, moved, kept, begun, new.

    Copies of stories that were known change nothing.

    Example: `pactwatch diff 2024-05-01 2024-05-20 examples`
    """
    from pactwatch.views.answers.sheets import diff_sheet

    shown(
        source,
        as_json,
        lambda of: of.diff(since, until),
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
    source: Source, as_json: bool, question: Callable[[Questions], Found], sheet: Callable[[Found], Sheet]
) -> None:
    """Asks and prints."""
    with asked(source, question) as answer:
        if as_json:
            typer.echo(answer.model_dump_json(by_alias=True, indent=2))
        else:
            printed(sheet(answer))
