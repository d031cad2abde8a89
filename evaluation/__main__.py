"""`python -m evaluation`: reads every set, scores it, writes `docs/accuracy.md`, fails below the floors."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from evaluation import errors, floors, table
from evaluation.bootstrap import intervals
from evaluation.sets import SETS, SHARED, Scored

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, invoke_without_command=True)


@app.callback()
def evaluate(
    context: typer.Context,
    only: Annotated[
        list[str] | None, typer.Option("--set", help="Score only this set; the table stays as it is.")
    ] = None,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Keep better figures as the new floors.")
    ] = False,
) -> None:
    """Score the reading on every set that there is gold for.

    Without ../shared beside this clone there are no scorers: that is said, and nothing is scored.
    """
    if context.invoked_subcommand:
        return
    if not SHARED.is_dir():
        typer.echo("evaluation: skipped, there is no ../shared beside this clone")
        return
    chosen = [scored for scored in SETS if not only or scored.name in only]
    read(chosen)
    figures = {scored.name: measured(scored) for scored in chosen}
    if raise_floors:
        floors.raise_to(figures)
    if not only:
        table.write(figures, {scored.name: intervals(scored) for scored in chosen if scored.resampled})
    if fallen := floors.fallen(figures):
        typer.echo("\n".join(["", "below the floors:", *fallen]), err=True)
        raise typer.Exit(1)


@app.command("errors")
def show_errors(
    name: Annotated[str, typer.Argument(metavar="SET", help="times, statements, events, commitments, actors-mentions")],
    klass: Annotated[str | None, typer.Option("--class", help="Only this class, such as weekday.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read the set again first.")] = False,
) -> None:
    """Print what was missed and what was found wrongly, each with its sentence."""
    scored = next((scored for scored in SETS if scored.name == name and name in errors.ITEMS), None)
    if scored is None:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(errors.ITEMS)}")
    if fresh or not scored.output.exists():
        read([scored])
    for line in errors.browse(name, klass):
        typer.echo(line)


def read(chosen: list[Scored]) -> None:
    """Reads the reports of the sets, each pile once, and writes what was read."""
    done: dict[object, str] = {}
    for scored in chosen:
        if scored.reports not in done:
            typer.echo(f"reading {scored.title}", err=True)
            given = scored.made(scored.reports)
            done[scored.reports] = "".join(record.model_dump_json() + "\n" for record in given)
        scored.output.parent.mkdir(parents=True, exist_ok=True)
        scored.output.write_text(done[scored.reports], encoding="utf-8")


def measured(scored: Scored) -> dict[str, float]:
    """The figures of one set, printed as they come."""
    result = scored.score()
    figures = {figure.name: round(figure.of(result), 4) for figure in scored.figures}
    typer.echo(f"{scored.title}: " + ", ".join(f"{name} {table.cell(value)}" for name, value in figures.items()))
    return figures


if __name__ == "__main__":
    sys.exit(app())
