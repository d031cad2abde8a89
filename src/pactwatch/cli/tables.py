"""What is on record as sheets and tables for people: the log, entries that were found, coders' figures."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pydantic import JsonValue
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pactwatch.model import Span
from pactwatch.record.addresses import Address
from pactwatch.record.coders import Comparison
from pactwatch.record.decisions import Decision, Outcome, Ruling
from pactwatch.record.filing import Folder
from pactwatch.record.rulebook import Act
from pactwatch.record.search import Found, Query
from pactwatch.views.answers.sheet import MARKS, Part, Row, Sheet
from pactwatch.views.days import counted, written
from pactwatch.views.draft import listed
from pactwatch.views.look import COMMITMENTS, EVENTS, Mark
from pactwatch.views.quoting import around, in_line
from pactwatch.views.terminal import COLUMNS

OUTCOMES: dict[Outcome, Mark | None] = {
    "holds": None,
    "lost": Mark("∅", "vermilion", "lost"),
    "undone": Mark("–", "grey", "undone"),
}
STATUSES: dict[str, Mark] = {**dict(COMMITMENTS.items()), **dict(EVENTS.items())}
DONE = {
    "confirm": "confirmed",
    "reject": "rejected",
    "correct": "corrected",
    "comment": "commented on",
    "merge": "merged",
    "split": "split",
    "name": "named actors and agreements beforehand",
    "undo": "undid",
}
NOUNS = {
    "reports": "report",
    "times": "time",
    "actors": "actor",
    "places": "place",
    "statements": "statement",
    "events": "event",
    "agreements": "agreement",
    "commitments": "commitment",
    "disputes": "dispute",
}
WORDS, SENTENCE = 50, 140  # code points of an entry's words, and of their sentence


def log_sheet(lines: Sequence[Ruling | Act]) -> Sheet:
    """The log, in the order of time."""
    rows = tuple(ruling_row(line) if isinstance(line, Ruling) else act_row(line) for line in lines)
    rulings = [line.outcome for line in lines if isinstance(line, Ruling)]
    counts = [f"{rulings.count(outcome)} {outcome}" for outcome in ("lost", "undone") if outcome in rulings]
    return Sheet("Log", (", ".join([counted(len(rulings), "decision"), *counts]),), (Part("", rows),), "Nothing yet.")


def ruling_row(ruling: Ruling) -> Row:
    """A decision, and what became of it."""
    one = ruling.decision
    change = (f"{one.field}: {shown(before(one))} → {shown(one.value)}",) if one.field else ()
    return Row(
        day=moment(one.made),
        mark=OUTCOMES[ruling.outcome],
        strong=one.who,
        words=done(one),
        id=one.id,
        notes=(*change, *((one.why,) if one.why else ())),
    )


def act_row(act: Act) -> Row:
    """What was done to the record itself."""
    return Row(moment(act.made), act.what, strong=act.who, notes=(act.why,) if act.why else ())


def moment(made: str) -> str:
    """A day with the hour and minute, from a time in UTC."""
    return f"{written(made)} {made[11:16]} UTC"


def done(one: Decision) -> str:
    """A decision as a deed."""
    on = " and ".join(map(named, one.addresses)) or one.undoes
    return f"{DONE[one.action]} {on}" if on else DONE[one.action]


def named(entry: Address) -> str:
    """An entry by its words."""
    noun = NOUNS[entry.kind]
    return f"{noun} “{in_line(entry.text, WORDS)}” in {entry.report}" if entry.text else f"{noun} {entry.report}"


def before(one: Decision) -> JsonValue:
    """What the reader had where a correction has its value."""
    seen = one.seen or {}
    return seen.get("text") if one.field == "words" else seen.get(one.field or "")


def shown(value: JsonValue) -> str:
    """A field's value for people: an entry that it refers to by its words."""
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(shown, value)) or "none"
        case {"kind": _, "text": str(text)}:
            return f"“{in_line(text, WORDS)}”"
        case dict():
            return "; ".join(f"{name} {shown(part)}" for name, part in value.items() if part not in (None, []))
    return in_line(str(value), WORDS)


def found_sheet(query: Query, found: Sequence[Found], limit: int) -> Sheet:
    """Entries that were found, each in its sentence."""
    asked = [
        f"{name.replace('_', ' ')} {value}" for name, value in query._asdict().items() if value and name != "words"
    ]
    count = f"the first {limit}; --limit shows more" if len(found) == limit else counted(len(found), "entry")
    title = f"Search: {query.words}" if query.words else "Search"
    head = tuple(filter(None, (", ".join(asked), count)))
    return Sheet(title, head, (Part("", tuple(map(found_row, found))),), "Nothing on record fits.")


def found_row(one: Found) -> Row:
    """One entry, and its sentence around its words."""
    mark = STATUSES.get(one.status or "")
    what = NOUNS[one.kind] if mark or not one.status else f"{NOUNS[one.kind]}, {one.status}"
    whole = one.sentence
    part = Span(start=one.start - whole.start, end=one.end - whole.start)
    shown = around(whole.text, Span(start=0, end=len(whole.text)), part, SENTENCE)
    return Row(
        day=written(one.published),
        mark=mark,
        words=f"{what}: “{in_line(one.text, WORDS)}”",
        id=f"{one.report}#{one.id}",
        notes=(f"“{shown.strip(MARKS)}”",) if whole.text.strip(MARKS) != one.text else (),
    )


def folders_sheet(folders: Sequence[tuple[Folder, str]]) -> Sheet:
    """Folders with the names of their processes."""
    rows = tuple(folder_row(folder, name) for folder, name in folders)
    return Sheet("Processes on record", (), (Part("", rows),), "Nothing is on record yet.")


def folder_row(folder: Folder, name: str) -> Row:
    """One folder, by the day of its newest report."""
    since = f", since {written(folder.first)}" if folder.first else ""
    words = f"{counted(folder.reports, 'report')}{since}"
    return Row(written(folder.last), words, strong=in_line(name, WORDS) or "nobody named", id=folder.id)


def print_comparison(comparison: Comparison) -> None:
    """Prints coders' figures, and the table that they are computed from."""
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else COLUMNS)
    console.print(Text(f"How far {listed(list(comparison.coders))} agree", "bold"), figures(comparison))
    if any(not one.units for one in comparison.figures):
        console.print(Text("Fields of which only one of them has spoken have no figure.", "italic"))
    console.print(Text("\nWhat each of them said", "bold"), units(comparison))


def figures(comparison: Comparison) -> Table:
    """The figures, a field of a kind of entry a line."""
    table = bare("kind", "field", units=..., agree=..., kappa=..., alpha=...)
    for one in comparison.figures:
        if one.units:
            table.add_row(one.kind, one.field, str(one.units), *map(figure, (one.agreed, one.kappa, one.alpha)))
    return table


def figure(value: float | None) -> str:
    """A figure, or that it is not defined."""
    return "–" if value is None else f"{value:.2f}"


def units(comparison: Comparison) -> Table:
    """The raw table: a field of an entry a line, a coder a column."""
    table, last = bare("entry", "field", *comparison.coders), None
    for unit in comparison.units:
        entry = f"{named(unit.entry)}" if unit.entry != last else ""
        values = (shown(unit.values[who]) if who in unit.values else "" for who in comparison.coders)
        table.add_row(entry, unit.field, *values)
        last = unit.entry
    return table


def bare(*columns: str, **numbers: object) -> Table:
    """A table without boxes; `numbers` are columns set to the right."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="underline")
    for name in columns:
        table.add_column(name, overflow="fold")
    for name in numbers:
        table.add_column(name, justify="right")
    return table
