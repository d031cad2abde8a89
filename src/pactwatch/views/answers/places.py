"""Places: where reports say that something happens, as exactly as they say it, and what was told of each."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Literal

from pactwatch.codes import cells, table
from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key
from pactwatch.linking.names import folded
from pactwatch.linking.sentences import sentence
from pactwatch.model import Place, Record
from pactwatch.views.answers.quote import Answer, Quote, heading, quote
from pactwatch.views.answers.timeline import TimelineEntry, entries
from pactwatch.views.known import Known

Precision = Literal["point", "country", "area", "not known"]


class PlaceEntry(Record):
    """One place. A `point` has degrees (WGS 84); of a `country` no more is known; an `area` lies in several countries;
    where it is `not known` no table has it.

    `events` are the ids of the timeline's entries there; `reports` and `stories` count what names it; `words` is the
    sentence of the newest.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    events: tuple[str, ...]
    reports: int
    stories: int
    words: Quote


class Places(Answer):
    """All places that reports of `since` to `until` (None: open) name: those of most stories first."""

    since: str | None
    until: str | None
    entries: tuple[PlaceEntry, ...]


def places(dossier: Dossier, as_of: str | None = None, since: str | None = None, until: str | None = None) -> Places:
    """The places of a dossier on a day; raises `ValueError` as `ledger` does."""
    known = Known(dossier, as_of)
    named: dict[tuple[str, str | None], list[Key]] = defaultdict(list)
    for key, place in known.shelf.places.items():
        if (since or "") <= known.published(key) <= (until or "9999"):
            named[folded(place.name), place.country].append(key)
    events = events_at(known, entries(known))
    found = [entry(known, known.newest_first(keys), events) for keys in named.values()]
    found.sort(key=lambda one: (-one.stories, -one.reports, one.name, one.country or ""))
    return Places(**heading(known), since=since, until=until, entries=tuple(found))


def events_at(known: Known, told: list[TimelineEntry]) -> dict[Key, list[str]]:
    """The ids of the events that are told to be at each place of a report."""
    found: dict[Key, list[str]] = defaultdict(list)
    for one in told:
        for key in known.events[one.id].members:
            if where := known.shelf.events[key].place:
                found[Key(key.report, where)].append(one.id)
    return found


def entry(known: Known, keys: list[Key], events: dict[Key, list[str]]) -> PlaceEntry:
    """One place, in the words of the newest report that names it."""
    newest = known.shelf.places[keys[0]]
    mention = newest.mentions[0]
    text = known.shelf.by_report[keys[0].report].report.text
    precision = precision_of(newest)
    return PlaceEntry(
        name=newest.name,
        country=newest.country,
        lat=newest.lat if precision == "point" else None,
        lon=newest.lon if precision == "point" else None,
        precision=precision,
        events=tuple(dict.fromkeys(id for key in keys for id in events.get(key, ()))),
        reports=len({key.report for key in keys}),
        stories=known.stories(keys),
        words=quote(known, keys[0].report, sentence(text, mention.start, mention.end)),
    )


def precision_of(place: Place) -> Precision:
    """How exactly it is known where a place is."""
    if place.lat is None or place.lon is None:
        return "not known"
    if place.country == "NAT":
        return "area"
    return "country" if (place.country or "", folded(place.name)) in countries() else "point"


@cache
def countries() -> frozenset[tuple[str, str]]:
    """Each country's code with each of its names."""
    return frozenset(
        (row["code"], folded(name)) for row in table("countries") for name in (row["name"], *cells(row["names"]))
    )
