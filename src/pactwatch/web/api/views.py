"""Every view as JSON, on a day."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, HTTPException, Query

from pactwatch.model import Reading
from pactwatch.record.addresses import EntryKind
from pactwatch.record.search import Found
from pactwatch.record.search import Query as Asked
from pactwatch.views.answers.diff import Changed
from pactwatch.views.answers.disputes import DisputeEntry, disputes
from pactwatch.views.answers.doubts import Doubt, doubts
from pactwatch.views.answers.ledger import LedgerEntry, ledger
from pactwatch.views.answers.network import Tie, network
from pactwatch.views.answers.places import PlaceEntry, places
from pactwatch.views.answers.positions import Question, positions
from pactwatch.views.answers.quote import Answer, heading
from pactwatch.views.answers.said import SaidEntry, said
from pactwatch.views.answers.timeline import TimelineEntry, timeline
from pactwatch.views.answers.turns import Turn
from pactwatch.views.answers.who import WhoEntry, who
from pactwatch.web.api.answers import Cursor, Limit, Page, page_of
from pactwatch.web.asking import SHOWN, Chosen, Day, Name, Plain
from pactwatch.web.visit import Here

Entry = TypeVar("Entry", LedgerEntry, TimelineEntry, DisputeEntry, SaidEntry, WhoEntry)
MOST = 1000  # entries that a search finds

router = APIRouter()


@router.get("/record")
def record(here: Here) -> Answer:
    """What the record is about, the day, and on how many reports it rests."""
    return Answer(**heading(here.known))


@router.get("/ledger", response_model=Page[LedgerEntry])
def commitments(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Commitments with due dates, status, why, and evidence: past their day first."""
    answer = here.ask(ledger)
    return page_of(answer, answer.entries, cursor, limit, lambda one: one.id)


@router.get("/ledger/{id}")
def commitment(here: Here, id: Plain) -> LedgerEntry:
    """One commitment."""
    return one_of(here.ask(ledger).entries, id, "commitment")


@router.get("/timeline", response_model=Page[TimelineEntry])
def events(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Events by day, each with its tellings; those without an exact day last."""
    answer = here.ask(timeline)
    return page_of(answer, answer.entries, cursor, limit, lambda one: one.id)


@router.get("/timeline/{id}")
def event(here: Here, id: Plain) -> TimelineEntry:
    """One event."""
    return one_of(here.ask(timeline).entries, id, "event")


@router.get("/disputes", response_model=Page[DisputeEntry])
def disputed(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Questions on which sides differ, the newest first."""
    answer = here.ask(disputes)
    return page_of(answer, answer.entries, cursor, limit, lambda one: one.id)


@router.get("/disputes/{id}")
def dispute(here: Here, id: Plain) -> DisputeEntry:
    """One dispute."""
    return one_of(here.ask(disputes).entries, id, "dispute")


@router.get("/turns", response_model=Page[Turn])
def turns(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Where one side's word has changed, the newest first."""
    answer = here.ask(disputes)
    return page_of(answer, answer.turns, cursor, limit, lambda one: f"{one.about} {one.side.id} {one.after.start}")


@router.get("/positions", response_model=Page[Question])
def questions(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Questions with each party's words on them, the newest first."""
    answer = here.ask(positions)
    return page_of(answer, answer.questions, cursor, limit, lambda one: one.about.id)


@router.get("/statements", response_model=Page[SaidEntry])
def statements(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Who said what, the newest first."""
    answer = here.ask(said)
    return page_of(answer, answer.entries, cursor, limit, lambda one: one.id)


@router.get("/statements/{id}")
def statement(here: Here, id: Plain) -> SaidEntry:
    """One statement."""
    return one_of(here.ask(said).entries, id, "statement")


@router.get("/actors", response_model=Page[WhoEntry])
def actors(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Who is who: those of most stories first."""
    answer = here.ask(who)
    return page_of(answer, answer.entries, cursor, limit, lambda one: one.id)


@router.get("/actors/{id}")
def actor(here: Here, id: Plain) -> WhoEntry:
    """One actor."""
    return one_of(here.ask(who).entries, id, "actor")


@router.get("/network", response_model=Page[Tie])
def ties(here: Here, since: Day = None, until: Day = None, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Who met, agreed with, accused or acted against whom, from a day to a day; the most frequent first."""
    answer = here.ask_within(network, since, until)
    return page_of(answer, answer.ties, cursor, limit, lambda one: f"{one.kind} {one.left.id} {one.right.id}")


@router.get("/places", response_model=Page[PlaceEntry])
def named(here: Here, since: Day = None, until: Day = None, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """Places, as exactly as reports name them; those of most stories first."""
    answer = here.ask_within(places, since, until)
    return page_of(answer, answer.entries, cursor, limit, lambda one: f"{one.name} {one.country}")


@router.get("/changes", response_model=Page[Changed])
def changes(here: Here, since: Day = None, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """What changed since a day, by default in the week before the day shown."""
    answer = here.desk.diff(since or here.week_before, here.at)
    return page_of(answer, answer.entries, cursor, limit, lambda one: f"{one.change} {one.id}")


@router.get("/doubts", response_model=Page[Doubt])
def uncertain(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """What nobody has decided on yet, the least sure first."""
    answer = here.ask(doubts)
    entries = here.desk.open_doubts(here.at)
    return page_of(answer, entries, cursor, limit, lambda one: f"{one.doubt} {one.entry.words.report} {one.entry.id}")


@router.get("/search", response_model=Page[Found])
def search(
    here: Here,
    words: Annotated[Plain, Query(max_length=1000, description="all must be there, in any form")] = "",
    actor: Chosen = None,
    kind: EntryKind | None = None,
    status: Chosen = None,
    day: Day = None,
    source: Chosen = None,
    cursor: Cursor = None,
    limit: Limit = SHOWN,
) -> Any:
    """Entries by their words, the newest report's first; at most a thousand."""
    asked = Asked(words, actor, kind, status, day, source, here.at.day)
    found = here.desk.record.search(asked, MOST)
    return page_of(Answer(**heading(here.known)), found, cursor, limit, lambda one: f"{one.report} {one.kind} {one.id}")


@router.get("/reports", response_model=Page[str])
def reports(here: Here, cursor: Cursor = None, limit: Limit = SHOWN) -> Any:
    """The ids of the reports, the newest first."""
    ids = [one.report.id for one in reversed(here.known.shelf.readings)]
    return page_of(Answer(**heading(here.known)), ids, cursor, limit, str)


@router.get("/report")
def report(here: Here, id: Name) -> Reading:
    """A report with all that was read from it, as people want it, in the form of `pactwatch read`."""
    return here.desk.reading(id)


def one_of(entries: tuple[Entry, ...], id: str, noun: str) -> Entry:
    """The entry of an id."""
    for one in entries:
        if one.id == id:
            return one
    raise HTTPException(404, f"No such {noun} is known on this day")
