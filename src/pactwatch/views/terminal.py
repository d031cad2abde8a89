"""The brief on a terminal: 80 columns, sources as [1] with the list below. Colour is the console's to decide."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pactwatch.views.look import COLOURS, Mark
from pactwatch.views.outline import Brief, Group, Line, Ours, Section, Source
from pactwatch.views.quoting import in_line

COLUMNS = 80
DAY, MARK = 13, 1  # columns of the day and of the mark
WORDS = 110  # code points of a source's words


def render_terminal(brief: Brief, console: Console) -> None:
    """Prints a brief on a console, no wider than 80 columns."""
    width = min(console.width, COLUMNS)
    for part in (title(brief), *(piece for section in brief.sections for piece in section_parts(section))):
        console.print(part, width=width, highlight=False)
    console.print(heading("Sources"), width=width, highlight=False)
    console.print(sources(brief.sources), width=width, highlight=False)


def title(brief: Brief) -> Text:
    """The process and the line that says what the brief rests on."""
    return Text.assemble((f"Brief: {brief.process}" if brief.process else "Brief", "bold"), "\n", brief.head)


def heading(words: str) -> Text:
    """A section's heading with a rule below it."""
    return Text.assemble("\n", (words, "bold"), "\n", ("─" * COLUMNS, "bright_black"), overflow="crop", no_wrap=True)


def section_parts(section: Section) -> list[Text | Padding | Table]:
    """A section's heading and groups."""
    parts: list[Text | Padding | Table] = [heading(section.title)]
    if not section.groups:
        parts.append(Text(section.empty))
    for group in section.groups:
        if group.heading:
            parts.append(Text(group.heading, style="underline"))
        parts.append(rows(group))
        if left := remainder(group):
            parts.append(Padding(Text(left, style="italic"), (0, 0, 0, DAY + MARK + 2)))
    return parts


def remainder(group: Group) -> str:
    """What a group leaves out, and how to see it."""
    more = f"and {group.more} more (--all shows them)" if group.more else ""
    return "; ".join(part for part in (more, group.note) if part)


def rows(group: Group) -> Table:
    """A group's lines as a grid: day, mark, words."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=DAY)
    grid.add_column(width=MARK)
    grid.add_column(ratio=1)
    for line in group.lines:
        grid.add_row(Text(line.day), mark(line.mark), words(line))
        for below in line.under:
            grid.add_row("", "", Text.assemble("└ ", words(below)))
    return grid


def mark(shown: Mark | None) -> Text:
    """A mark in its colour."""
    return Text(shown.shape, style=COLOURS[shown.colour][2]) if shown else Text("")


def words(line: Line) -> Text:
    """A line's words: ours plain, the report's between quotation marks, then the numbers of the sources."""
    text = Text()
    if line.mark and line.mark.word:
        text.append(f"{line.mark.word} · ", style=COLOURS[line.mark.colour][2])
    for piece in line.pieces:
        if isinstance(piece, Ours):
            text.append(piece.text, style="bold" if piece.strong else "")
        else:
            text.append(f"“{piece.text}”", style="italic")
    if line.gist:
        text.append(": ").append(f"“{line.gist.text}”", style="italic")
    for number in line.sources:
        text.append(f" [{number}]", style="bright_black")
    return text


def sources(cited: tuple[Source, ...]) -> Table:
    """The list of sources: number, report, outlet, day and the words."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=5, justify="right")
    grid.add_column(ratio=1)
    for source in cited:
        outlet = f"{source.outlet}, " if not source.report.endswith(source.outlet) else ""
        grid.add_row(
            f"[{source.number}]", Text(f"{source.report}, {outlet}{source.day}: “{in_line(source.words, WORDS)}”")
        )
    return grid
