"""Answers of an invented process, made by hand, so that each picture's test says what it is given."""

from __future__ import annotations

from typing import Any

from pactwatch.model import CommitmentStatus, EventStatus
from pactwatch.views.answers.ledger import DueEntry, Heard, Ledger, LedgerEntry
from pactwatch.views.answers.places import PlaceEntry, Places, Precision
from pactwatch.views.answers.quote import Quote, Who
from pactwatch.views.answers.timeline import Step, Timeline, TimelineEntry

DAY = "2024-05-28"
HEAD: dict[str, Any] = {"process": "Ostran Accord", "as_of": DAY, "rests_on": "As of 28 May 2024 · 3 reports"}


def quote(text: str, published: str = "2024-05-20") -> Quote:
    """Words of an invented report."""
    return Quote(report="r1", outlet="Ostran Post", published=published, start=0, end=len(text), text=text)


def who(name: str) -> Who:
    """An actor of that name."""
    return Who(id=f"A-{name}", name=name, named=True)


def due(day: str, how: str = "stated") -> DueEntry:
    """A due date."""
    return DueEntry.model_validate(
        {"day": day, "how": how, "kind": "date", "anchor": None, "period": None, "words": quote("by then")}
    )


def owed(
    action: str,
    status: CommitmentStatus,
    *dues: DueEntry,
    days_left: int | None = None,
    stage: str = "next",
    done: str | None = None,
    by: str = "Ostran government",
) -> LedgerEntry:
    """A commitment."""
    heard = Heard.model_validate(
        {
            "says": "fulfilled",
            "of": (),
            "done": done,
            "late": None,
            "voice": None,
            "spoken": False,
            "decides": True,
            "reason": "same words",
            "likeness": 0.9,
            "words": quote("it was done"),
        }
    )
    return LedgerEntry.model_validate(
        {
            "id": f"C-{action}",
            "agreement": "Ostran Accord",
            "clause": "4",
            "by": (who(by),),
            "by_inferred": False,
            "to": (),
            "modality": "must",
            "action": quote(action),
            "due": dues,
            "stage": stage,
            "status": status,
            "why": "",
            "days_left": days_left,
            "evidence": (heard,) if done else (),
        }
    )


def ledger(*entries: LedgerEntry) -> Ledger:
    """A ledger on the day."""
    return Ledger(**HEAD, entries=entries)


def event(
    what: str, status: EventStatus, first: str | None, last: str | None = None, inferred: bool = False
) -> TimelineEntry:
    """An event on a day, or from one to another."""
    return TimelineEntry(
        id=f"E-{what}",
        type="CONSULT",
        what=what,
        status=status,
        when=first,
        inferred=inferred,
        first=first,
        last=last or first,
        actors=(),
        recipients=(),
        history=(Step(status=status, when=first, voice=None, copy_of_story=False, words=quote(what)),),
    )


def timeline(*entries: TimelineEntry) -> Timeline:
    """A timeline on the day."""
    return Timeline(**HEAD, entries=entries)


def place(
    name: str, precision: Precision, country: str | None = None, lat: float | None = None, lon: float | None = None
) -> PlaceEntry:
    """A place."""
    return PlaceEntry(
        name=name,
        country=country,
        lat=lat,
        lon=lon,
        precision=precision,
        events=(),
        reports=1,
        stories=1,
        words=quote(f"It was in {name}."),
    )


def places(*entries: PlaceEntry) -> Places:
    """Places on the day."""
    return Places(**HEAD, since=None, until=None, entries=entries)
