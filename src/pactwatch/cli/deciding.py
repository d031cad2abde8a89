"""What people decide: `decide` with its actions, `log`, `coders`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pactwatch.cli.app import DECIDING, AsJson, app, refused
from pactwatch.cli.kept import WHERE, When, Where, Who, Why, now, opened_record, printed
from pactwatch.cli.taking import process_file

if TYPE_CHECKING:
    from pactwatch import Record
    from pactwatch.linking.links import Key
    from pactwatch.record.decisions import Decision

decide = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")
app.add_typer(decide, name="decide", rich_help_panel=DECIDING)

ENTRY = "REPORT#ENTRY as `pactwatch search` shows it, or the id that a view shows."
Name = Annotated[str, typer.Argument(metavar="ENTRY", help=ENTRY, show_default=False)]
OtherName = Annotated[str, typer.Argument(metavar="OTHER", help="Another, of the same kind.", show_default=False)]
Each = Annotated[
    bool, typer.Option("--each", help="Where several reports tell what the id stands for: decide on each entry of it.")
]


@decide.callback()
def deciding() -> None:
    """Confirm, reject, correct, merge, split, comment, name, undo.

    Decisions are only ever appended to the log, each with who, when and why, and each can be undone. They hold for
    every day, for they say how the words are to be read, and stay with those words when the reports are read anew.

    An entry is named as `REPORT#ENTRY`, which `pactwatch search` shows for each, or by the id that stands behind a line
    of a view; a whole report by its id.
    """


@decide.command()
def confirm(
    entry: Name,
    who: Who,
    why: Why = "",
    when: When = None,
    each: Each = False,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Say that an entry is as it should be, every field of it.

    Example: `pactwatch decide confirm wire-3#e2 --who Ann`
    """
    with opened_record(record) as kept:
        told((kept.confirm(one, who, when or now(), why) for one in entries(kept, entry, each)), as_json)


@decide.command()
def reject(
    entry: Name,
    who: Who,
    why: Why = "",
    when: When = None,
    each: Each = False,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Say that an entry is none. It leaves every view, and what rests on it alone goes with it.

    Example: `pactwatch decide reject wire-3#e2 --who Ann --why "a drill, no attack"`
    """
    with opened_record(record) as kept:
        told((kept.reject(one, who, when or now(), why) for one in entries(kept, entry, each)), as_json)


@decide.command()
def correct(
    entry: Name,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="A field of the entry, or `words`, its span.", show_default=False)
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="As JSON; bare words are text.", show_default=False)],
    who: Who,
    why: Why = "",
    when: When = None,
    each: Each = False,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Give one field of an entry another value, in the form that `pactwatch read` prints (`pactwatch schema`).

    What does not fit that form, or is not the report's words, is refused. Examples:

    - `pactwatch decide correct wire-3#e2 status planned --who Ann`
    - `pactwatch decide correct wire-3#e2 actors '["a1", "a4"]' --who Ann`
    - `pactwatch decide correct wire-3#e2 time '{"value": "2024-05-02"}' --who Ann`
    - `pactwatch decide correct wire-3#s1 words '{"start": 10, "end": 42}' --who Ann`
    """
    with opened_record(record) as kept:
        given = parsed(value)
        told((kept.correct(one, field, given, who, when or now(), why) for one in entries(kept, entry, each)), as_json)


@decide.command()
def comment(
    entry: Name,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What is to be said.", show_default=False)],
    who: Who,
    when: When = None,
    each: Each = False,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Say something of an entry or a report; it changes nothing.

    Example: `pactwatch decide comment wire-3 "the outlet has withdrawn this" --who Ann`
    """
    with opened_record(record) as kept:
        told((kept.comment(one, who, when or now(), words) for one in entries(kept, entry, each)), as_json)


@decide.command()
def merge(
    entry: Name,
    other: OtherName,
    who: Who,
    why: Why = "",
    when: When = None,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Say that two entries of one kind are one: a person under two spellings, an event told twice, two copies.

    Example: `pactwatch decide merge wire-3#a1 wire-7#a4 --who Ann --why "one person, two spellings"`
    """
    with opened_record(record) as kept:
        pairs = kept.pairs_to_merge(entry, other)
        told((kept.merge(*pair, who, when or now(), why) for pair in pairs), as_json)


@decide.command()
def split(
    entry: Name,
    other: OtherName,
    who: Who,
    why: Why = "",
    when: When = None,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Say that two entries of one kind are two, whatever else links them: namesakes, two events, two stories.

    Where one of them is the id that a view shows, the other is told apart from every entry that is linked under it.

    Examples: `pactwatch decide split wire-3 wire-9 --who Ann`, and to take one entry out of what is linked,
    `pactwatch decide split A621192613b wire-3#a2 --who Ann`
    """
    with opened_record(record) as kept:
        pairs = {
            (min(pair), max(pair))
            for pair in product(kept.entries_called(entry), kept.entries_called(other))
            if pair[0] != pair[1]
        }
        if not pairs:
            raise refused("to split takes two entries")
        told((kept.split(*pair, who, when or now(), why) for pair in sorted(pairs)), as_json)


@decide.command()
def name(
    process: Annotated[
        Path, typer.Argument(metavar="FILE", help="A process file (.toml).", show_default=False, dir_okay=False)
    ],
    who: Who,
    why: Why = "",
    when: When = None,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Name the parties, agreements and aliases beforehand, in place of what was so named before.

    What the file names is linked under its names; nothing is taken from it that no report speaks of.

    Example: `pactwatch decide name examples/process.toml --who Ann`
    """
    with opened_record(record) as kept:
        told([kept.name(process_file(process), who, when or now(), why)], as_json)


@decide.command()
def undo(
    decisions: Annotated[
        list[str], typer.Argument(metavar="DECISION", help="The ids of decisions, from the log.", show_default=False)
    ],
    who: Who,
    why: Why = "",
    when: When = None,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Take back decisions. The log keeps both; an undoing can be undone.

    Example: `pactwatch decide undo D41f0c5a3e9 --who Ann`
    """
    with opened_record(record) as kept:
        told((kept.undo(one, who, when or now(), why) for one in decisions), as_json)


@app.command(rich_help_panel=DECIDING)
def log(as_json: AsJson = False, record: Where = WHERE) -> None:
    """Show who decided what and when, and what became of it; and what was done to the record itself.

    A decision whose words a new reading no longer finds is shown as lost.
    """
    from pactwatch.cli.tables import log_sheet

    with opened_record(record) as kept:
        lines = kept.log()
    if as_json:
        typer.echo(json.dumps([line.model_dump(mode="json") for line in lines], ensure_ascii=False, indent=2))
    else:
        printed(log_sheet(lines))


@app.command(rich_help_panel=DECIDING)
def coders(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Two people who decide, or more.", show_default=False)
    ],
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Show how far people agree in what they decided, field by field, and the table of what each of them said.

    Cohen's kappa is for two of them, Krippendorff's alpha (nominal) for any number. A figure that is not defined, as
    where one value only was used, is a dash.

    Example: `pactwatch coders Ann Ben`
    """
    from pactwatch.cli.tables import print_comparison

    with opened_record(record) as kept:
        comparison = kept.coders(*names)
    if as_json:
        typer.echo(comparison.model_dump_json(indent=2))
    else:
        print_comparison(comparison)


def entries(record: Record, name: str, each: bool) -> tuple[Key, ...]:
    """The entries that a decision is on: the one of that name, or all that it stands for where that is wanted."""
    found = record.entries_called(name)
    if len(found) > 1 and not each:
        choice = ", ".join(f"{key.report}#{key.id}" for key in found)
        raise refused(f"{name} stands for {len(found)} entries: name one, or say --each. They are {choice}")
    return found


def parsed(value: str) -> Any:
    """A value from JSON; bare words are text."""
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def told(made: Iterable[Decision], as_json: bool) -> None:
    """Tells of decisions as they are made."""
    from pactwatch.cli.tables import done

    decisions = []
    for one in made:
        decisions.append(one.model_dump(mode="json"))
        if not as_json:
            typer.echo(f"{one.id}  {done(one)}")
    if as_json:
        typer.echo(json.dumps(decisions, ensure_ascii=False, indent=2))
