"""Who is who: every actor, and one actor's page with names, offices, words and deeds."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from pactwatch.views.answers.ledger import ledger
from pactwatch.views.answers.said import said
from pactwatch.views.answers.timeline import timeline
from pactwatch.views.answers.who import WhoEntry, who
from pactwatch.web.asking import Chosen, Number, paged
from pactwatch.web.visit import Here

MOST = 20  # entries of a section of one actor's page
MERGED = 300  # actors that are offered as being the same

router = APIRouter()


@router.get("/actors")
def whole(here: Here, name: Chosen = None, number: Number = 1) -> Response:
    """All actors, those of most stories first; with `name` those of whose names or offices it is a part."""
    answer = here.ask(who)
    found = [one for one in answer.entries if name is None or is_called(one, name)]
    return here.page("actors.html.jinja", answer=answer, pages=paged(found, number), name=name)


@router.get("/actors/{id}")
def one(here: Here, id: str) -> Response:
    """One actor: names, offices, what was said, what was done, what is owed."""
    answer = here.ask(who)
    entry = next((one for one in answer.entries if one.id == id), None)
    if entry is None:
        raise HTTPException(404, "No such actor is known on this day")
    statements = [one for one in here.ask(said).entries if one.speaker and one.speaker.id == id]
    deeds = [one for one in here.ask(timeline).entries if any(each.id == id for each in (*one.actors, *one.recipients))]
    owed = [one for one in here.ask(ledger).entries if any(each.id == id for each in (*one.by, *one.to))]
    members = [one for one in answer.entries if one.member_of and one.member_of.id == id]
    return here.page(
        "actor.html.jinja",
        answer=answer,
        entry=entry,
        statements=statements,
        deeds=deeds[::-1],
        owed=owed,
        members=members,
        most=MOST,
        review=here.review("actors", id, [(one.name, one.id) for one in answer.entries if one.named][:MERGED]),
    )


def is_called(one: WhoEntry, words: str) -> bool:
    """Whether words are a part of a name or an office."""
    called = (one.name, *one.names, *(office.title for office in one.offices))
    return any(words.casefold() in written.casefold() for written in called)
