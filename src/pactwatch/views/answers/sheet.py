"""A sheet: what was asked for as lines for people, and how it is printed on a terminal.

One visual language (`look.py`): a day in the left margin, a mark, our words plain, a report's words between quotation
marks with their source, 80 columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pactwatch.views.answers.quote import Quote
from pactwatch.views.days import written
from pactwatch.views.look import COLOURS, Mark
from pactwatch.views.quoting import in_line
from pactwatch.views.terminal import COLUMNS, DAY, MARK, heading, mark

MARKS = '"“”'  # of quotation, which stand around the words already
QUOTED = 150  # code points of a quotation


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet: `day` in the margin, the words of the program, and under them notes and quotations, each
    with what leads to it. `strong` stands before the words, `id` behind them."""

    day: str
    words: str
    mark: Mark | None = None
    strong: str = ""
    id: str = ""
    notes: tuple[str, ...] = ()
    quotes: tuple[tuple[str, Quote], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a heading; `more` are left out for shortness, never silently."""

    heading: str
    rows: tuple[Row, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was asked for: its title, what is said under it, and its parts; `empty` is said where they have no rows."""

    title: str
    head: tuple[str, ...]
    parts: tuple[Part, ...]
    empty: str


def render(sheet: Sheet, console: Console) -> None:
    """Prints a sheet on a console, no wider than 80 columns."""
    head = Text("\n").join((Text(sheet.title, "bold"), *map(Text, sheet.head)))
    parts = [part for part in sheet.parts if part.rows or part.more]
    body = [piece for part in parts for piece in pieces(part)] or [Text(f"\n{sheet.empty}")]
    console.print(Group(head, *body), width=min(console.width, COLUMNS), highlight=False)


def pieces(part: Part) -> Iterator[RenderableType]:
    """A part's heading, rows, and how many it leaves out."""
    yield heading(part.heading) if part.heading else Text("")
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=DAY)
    grid.add_column(width=MARK)
    grid.add_column(ratio=1)
    for row in part.rows:
        grid.add_row(Text(row.day), mark(row.mark), words(row))
        for below in (*map(Text, row.notes), *(quoted(lead, one) for lead, one in row.quotes)):
            grid.add_row("", "", Text.assemble("└ ", below))
    yield grid
    if part.more:
        left = Text(f"and {part.more} more (--all shows them)", style="italic")
        yield Padding(left, (0, 0, 0, DAY + MARK + 2))


def words(row: Row) -> Text:
    """A row's words."""
    text = Text()
    if row.mark and row.mark.word:
        text.append(f"{row.mark.word} · ", style=COLOURS[row.mark.colour][2])
    if row.strong:
        text.append(row.strong, style="bold").append(" · ")
    text.append(row.words)
    return text.append(f" {row.id}", style="bright_black") if row.id else text


def quoted(lead: str, one: Quote) -> Text:
    """A report's words with what we say of them and where they stand."""
    text = Text(f"{lead}: " if lead else "")
    text.append(f"“{in_line(one.text, QUOTED).strip(MARKS)}”", style="italic")
    return text.append(f" {in_line(one.outlet)}, {written(one.published)}", style="bright_black")
