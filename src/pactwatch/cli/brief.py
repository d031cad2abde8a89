"""The command `brief`."""

from __future__ import annotations

import sys
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.app import (
    ASKING,
    AsJson,
    AsOf,
    KindOption,
    Output,
    Published,
    a_day,
    app,
)
from pactwatch.cli.asking import Source, asked, from_source
from pactwatch.cli.taking import written_bytes

if TYPE_CHECKING:
    from pactwatch.views.outline import Brief

WEEK = timedelta(days=7)


class Format(StrEnum):
    """How a brief is written."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    docx = "docx"
    pdf = "pdf"
    json = "json"


SUFFIXES = {
    ".txt": Format.terminal,
    ".md": Format.markdown,
    ".html": Format.html,
    ".docx": Format.docx,
    ".pdf": Format.pdf,
    ".json": Format.json,
}


@app.command(rich_help_panel=ASKING)
@from_source
def brief(
    source: Source,
    as_of: AsOf = None,
    format: Annotated[
        Format | None,
        typer.Option(help="How it is written.", show_default="by FILE's suffix, else terminal"),
    ] = None,
    output: Output = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every entry, instead of the first of each section.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", callback=a_day, help="Begin with what changed after this day (YYYY-MM-DD)."),
    ] = None,
    weekly: Annotated[
        bool, typer.Option("--weekly", help="Begin with what changed in the seven days before the day.")
    ] = False,
    as_json: AsJson = False,
    published: Published = None,
    kind: KindOption = None,
) -> None:
    """Show what a desk officer reads in a minute.

    In short; what is due, with days left; what is planned and what is in doubt; who said what; what is disputed; the
    timeline; open questions. Every line carries a reference to its report and words.

    Example: `pactwatch brief examples --as-of 2024-05-28 --weekly -o brief.pdf`
    """
    source = source._replace(published=published, kind=kind)
    how = Format.json if as_json else format or by_suffix(output)
    if how in (Format.docx, Format.pdf) and output is None:
        raise typer.BadParameter(f"a .{how.value} needs a file to be written to", param_hint="--output")

    with asked(source, lambda of: of.brief(as_of, everything, WEEK if weekly else since)) as outline:
        shown(outline, how, output)


def by_suffix(output: Path | None) -> Format:
    """The format of a file, by its name; that of the terminal where none is named, or of another suffix."""
    return SUFFIXES.get(output.suffix.lower(), Format.terminal) if output else Format.terminal


def shown(outline: Brief, how: Format, output: Path | None) -> None:
    """Writes a brief in one of the formats."""
    if output is not None:
        written_bytes(output, rendered(outline, how))
    elif how is Format.terminal:
        from rich.console import Console

        from pactwatch.views.terminal import render_terminal

        render_terminal(outline, Console(file=sys.stdout, width=None if sys.stdout.isatty() else 80))
    else:
        sys.stdout.write(rendered(outline, how).decode())


def rendered(outline: Brief, how: Format) -> bytes:
    """A brief in one of the formats."""
    match how:
        case Format.terminal:
            from io import StringIO

            from rich.console import Console

            from pactwatch.views.terminal import render_terminal

            render_terminal(outline, Console(file=(page := StringIO()), width=80))
            return page.getvalue().encode()
        case Format.markdown:
            from pactwatch.views.markdown import render_markdown

            return render_markdown(outline).encode()
        case Format.html:
            from pactwatch.views.html import render_html

            return render_html(outline).encode()
        case Format.json:
            from pactwatch.views.json import render_json

            return render_json(outline).encode()
        case Format.docx:
            from pactwatch.views.docx import render_docx

            return render_docx(outline)
        case Format.pdf:
            from pactwatch.views.pdf import render_pdf

            return render_pdf(outline)
