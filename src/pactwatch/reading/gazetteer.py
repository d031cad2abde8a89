"""The gazetteer: where known places are.

Countries, cities, regions and places known from peace processes, with coordinates in degrees (WGS 84).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pactwatch.codes import cells, table
from pactwatch.reading.actors.spotting import Spotter


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map. `country` is an ISO 3166-1 alpha-3 code, or None where it lies in several."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    whole: bool = False  # a country itself


@cache
def gazetteer() -> Spotter[tuple[Spot, ...]]:
    """Every place by each of its names; of places of one name the best known first."""
    found: dict[str, list[Spot]] = {}
    for name, spot in _spots():
        if spot not in found.setdefault(name, []):
            found[name].append(spot)
    return Spotter((name, tuple(spots)) for name, spots in found.items())


def _spots() -> Iterator[tuple[str, Spot]]:
    """Places with their names, by rank: countries, then the gazetteer, then other names of countries."""
    countries = [
        (Spot(row["name"], row["code"], _degrees(row["lat"]), _degrees(row["lon"]), whole=True), cells(row["names"]))
        for row in table("countries")
    ]
    yield from ((country.name, country) for country, _ in countries)
    for row in table("gazetteer"):
        country = row["country"] if row["country"] != "NAT" else None
        spot = Spot(row["name"], country, _degrees(row["lat"]), _degrees(row["lon"]))
        for name in (row["name"], *cells(row["names"])):
            yield name, spot
    yield from ((name, country) for country, names in countries for name in names)


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None
