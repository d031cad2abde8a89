"""The command `brief`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import ASKING, AsOf, KindOption, Model, Output, ProcessFile, Published, SomePaths, Workers, app
from pactwatch.cli.asking import Source, asked
from pactwatch.cli.kept import WHERE, Where
from pactwatch.cli.taking import opened

if TYPE_CHECKING:
    from pactwatch.views.outline import Brief


class Format(StrEnum):
    """How a brief is written."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"


@app.command(rich_help_panel=ASKING)
def brief(
    paths: SomePaths = None,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option(help="How it is written.")] = Format.terminal,
    output: Output = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every entry, instead of the first of each section.")
    ] = False,
    published: Published = None,
    kind: KindOption = None,
    process: ProcessFile = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    record: Where = WHERE,
) -> None:
    """Show what a desk officer reads in a minute.

    In short; what is due, with days left; what is planned and what is in doubt; who said what; what is disputed; the
    timeline; open questions. Every line carries a reference to its report and words.

    Example: `pactwatch brief examples --as-of 2024-05-01 --format html -o brief.html`
    """
    source = Source(record, paths, model, workers, published, kind, process)
    with asked(source, lambda of: of.brief(as_of, everything)) as outline, ExitStack() as stack:
        show(outline, format, stack.enter_context(opened(output)) if output else sys.stdout)


def show(outline: Brief, format: Format, out: TextIO) -> None:
    """Renders a brief in one of the formats."""
    from rich.console import Console

    from pactwatch.views.html import render_html
    from pactwatch.views.markdown import render_markdown
    from pactwatch.views.terminal import render_terminal

    match format:
        case Format.terminal:
            render_terminal(outline, Console(file=out, width=None if out.isatty() else 80))
        case Format.markdown:
            out.write(render_markdown(outline))
        case Format.html:
            out.write(render_html(outline))
