"""The commands that tell what is on record: `search`, `folders`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from pactwatch.cli.app import ASKING, AsJson, a_day, app
from pactwatch.cli.kept import WHERE, Where, opened_record, printed


class EntryKind(StrEnum):
    """What can be found."""

    actors = "actors"
    places = "places"
    statements = "statements"
    events = "events"
    agreements = "agreements"
    commitments = "commitments"
    disputes = "disputes"


@app.command(rich_help_panel=ASKING)
def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help='Words, in any form; "in quotes" side by side.', show_default=False)
    ] = "",
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of this actor, under any name that is linked to it.")
    ] = None,
    kind: Annotated[EntryKind | None, typer.Option(help="Of this kind.")] = None,
    status: Annotated[
        str | None,
        typer.Option(
            metavar="STATUS", help="Of this status: an event's or a commitment's, or what a statement does (denies)."
        ),
    ] = None,
    day: Annotated[
        str | None, typer.Option(metavar="DAY", callback=a_day, help="Whose own time covers this day.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="In reports of this source.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", callback=a_day, help="In reports that were published by this day.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The first so many.")] = 50,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Find entries by their words, actor, kind, status, day and source, the newest report's first.

    All words must be there. Each entry is shown in its sentence, with the name by which `pactwatch decide` takes it.

    Example: `pactwatch search "prisoner exchange" --actor "Ministry of Defence" --kind statements`
    """
    from pactwatch.cli.tables import found_sheet
    from pactwatch.record.search import Query

    query = Query(words, actor, kind.value if kind else None, status, day, source, as_of)
    with opened_record(record) as kept:
        found = kept.search(query, limit)
    if as_json:
        answer = {"query": query._asdict(), "entries": [one.model_dump(mode="json") for one in found]}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        printed(found_sheet(query, found, limit))


@app.command(rich_help_panel=ASKING)
def folders(
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The first so many.")] = 20,
    as_json: AsJson = False,
    record: Where = WHERE,
) -> None:
    """Show the processes of a record that holds many, those with the newest reports first.

    Reports are filed together that name one agreement or armed group, or share another rare name. Each question can be
    asked of one process alone: `pactwatch ledger --folder F86b79cd77018`.
    """
    from pactwatch.cli.tables import folders_sheet

    with opened_record(record) as kept:
        found = [(one, kept.folder(one.id).name()) for one in kept.folders(limit)]
    if as_json:
        told = [{**one._asdict(), "process": name} for one, name in found]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        printed(folders_sheet(found))
