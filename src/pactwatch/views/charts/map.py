"""The map: a place whose degrees are known is a dot, a country of which no more is known is shaded, never pinned.

What lies in several countries, or is in no table, is not drawn and is named below. All countries are drawn alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactwatch.views.answers.places import PlaceEntry, Places
from pactwatch.views.charts.borders import Degrees, Flat, Projection, Ring, around, countries, whole
from pactwatch.views.charts.lettering import width
from pactwatch.views.charts.marks import CIRCLE, Shape
from pactwatch.views.charts.parts import TEXT, Area, Drawing, Part, Sign, Word
from pactwatch.views.charts.picture import WHOLE, Frame, Picture, Table
from pactwatch.views.days import counted
from pactwatch.views.draft import listed
from pactwatch.views.quoting import in_line

NOTE = "Borders as Natural Earth draws them, by who holds what; they say nothing of what is right"
COLUMNS = ("place", "country", "how exact", "latitude", "longitude", "events", "reports", "words")
CLOSEST = 5  # degrees that a map shows at least
HEMISPHERE = 100  # degrees across, beyond which the whole world is shown
MARGIN = 0.12  # of the sheet around what is shown
FINE = 40  # degrees across, below which the finer shapes are drawn
Box = tuple[float, float, float, float]  # x, y, x2, y2


@dataclass(frozen=True, slots=True)
class Sheet:
    """How degrees come to pixels: a projection, a scale, and where its middle stands."""

    flat: Projection
    scale: float
    x: float
    y: float
    width: int
    height: int

    @property
    def turns(self) -> tuple[int, ...]:
        """By how many degrees to the east what is drawn is drawn again: on a map of the world both edges show it."""
        return (0, 360, -360) if self.flat is whole else (0,)

    def at(self, place: Degrees) -> Flat:
        """Where a place stands."""
        x, y = self.flat(place)
        return self.x + x * self.scale, self.y + y * self.scale

    def ring(self, ring: Ring) -> tuple[Flat, ...]:
        """What is seen of a ring, in pixels; empty where none of it is on the sheet."""
        kept: list[Flat] = []
        for x, y in map(self.at, ring):
            if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 0.7:
                kept.append((x, y))
        for axis, edge, way in ((0, 0, 1), (0, self.width, -1), (1, 0, 1), (1, self.height, -1)):
            kept = clipped(kept, axis, edge, way)
        return tuple(kept) if len(kept) > 2 else ()


def clipped(ring: Sequence[Flat], axis: int, edge: float, way: int) -> list[Flat]:
    """What of a ring lies on one side of an edge (Sutherland and Hodgman, Communications of the ACM 17, 1974)."""
    kept: list[Flat] = []
    for before, place in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        inside, came = (place[axis] - edge) * way >= 0, (before[axis] - edge) * way >= 0
        if inside != came:
            share = (edge - before[axis]) / (place[axis] - before[axis])
            kept.append((before[0] + share * (place[0] - before[0]), before[1] + share * (place[1] - before[1])))
        if inside:
            kept.append(place)
    return kept


def map_picture(answer: Places, frame: Frame = WHOLE) -> Picture:
    """The places that reports name, as exactly as they are known."""
    points = [one for one in answer.entries if one.precision == "point"]
    shaded = [one for one in answer.entries if one.precision == "country" and one.country in countries("110m")]
    others = [in_line(one.name) for one in answer.entries if one not in points and one not in shaded]
    sheet = laid(points, shaded, frame.width)
    parts = tuple(drawn(sheet, points, shaded)) if sheet else ()
    missing = f"not on the map: {listed(others)}" if others else ""
    return Picture(
        name="map",
        title=finding(points, shaded),
        source=" · ".join(part for part in (answer.rests_on, missing, NOTE if sheet else "") if part),
        day=answer.as_of,
        alt=f"{finding(points, shaded)} A dot a place, a shaded country where no more is known.",
        table=Table(COLUMNS, tuple(cells(one) for one in answer.entries)),
        drawing=Drawing(frame.width, sheet.height if sheet else 4, parts),
    )


def finding(points: Sequence[PlaceEntry], shaded: Sequence[PlaceEntry]) -> str:
    """What the picture finds, in a sentence."""
    if not points and not shaded:
        return "No table knows where the places of these reports lie."
    most = max((*points, *shaded), key=lambda one: (one.stories, one.name))
    held = len({one.country for one in (*points, *shaded) if one.country})
    places = counted(len(points), "place")
    lands = f"{held} countries" if held > 1 else "one country"
    return f"{places} in {lands}; most is told of {in_line(most.name)}, in {counted(most.stories, 'story')}."


def laid(points: Sequence[PlaceEntry], shaded: Sequence[PlaceEntry], wide: int) -> Sheet | None:
    """The sheet on which all that is drawn is seen, as large as it goes; None where there is nothing."""
    held: list[Degrees] = [(one.lon, one.lat) for one in points if one.lon is not None and one.lat is not None]
    for one in shaded:
        held += largest(one.country or "")
    if not held:
        return None
    west, east = min(lon for lon, _ in held), max(lon for lon, _ in held)
    south, north = min(lat for _, lat in held), max(lat for _, lat in held)
    if east - west > HEMISPHERE:
        west, east, south, north = -180.0, 180.0, -58.0, 84.0
    spare = [max(0.0, CLOSEST - size) / 2 for size in (east - west, north - south)]
    west, east, south, north = west - spare[0], east + spare[0], south - spare[1], north + spare[1]
    flat = whole if east - west > HEMISPHERE else around(((west + east) / 2, (south + north) / 2))
    edge = [flat((west + (east - west) * i / 8, south + (north - south) * j / 8)) for i in range(9) for j in range(9)]
    x, x2, y, y2 = min(p[0] for p in edge), max(p[0] for p in edge), min(p[1] for p in edge), max(p[1] for p in edge)
    free = 1 - 2 * (0 if flat is whole else MARGIN)
    high = round(min(max(wide * (y2 - y) / (x2 - x), wide * 0.5), wide * (1.1 if wide < 520 else 0.8)))
    scale = min(wide * free / (x2 - x), high * free / (y2 - y))
    return Sheet(flat, scale, wide / 2 - scale * (x + x2) / 2, high / 2 - scale * (y + y2) / 2, wide, high)


def turned(ring: Ring, degrees: int) -> Ring:
    """A ring some degrees further to the east."""
    return tuple((lon + degrees, lat) for lon, lat in ring) if degrees else ring


def largest(code: str) -> Ring:
    """The largest part of a country: what lies overseas does not decide what is shown."""
    return max(countries("110m")[code], key=lambda ring: len(ring))


def drawn(sheet: Sheet, points: Sequence[PlaceEntry], shaded: Sequence[PlaceEntry]) -> Iterator[Part]:
    """The countries, those of which no more is known shaded, and the dots; names where there is room."""
    across = sheet.width / sheet.scale * 57.3
    known = {one.country: one for one in shaded}
    taken: list[Box] = []
    for code, outline in sorted(countries("50m" if across < FINE else "110m").items()):
        rings = tuple(ring for one in outline for turn in sheet.turns if (ring := sheet.ring(turned(one, turn))))
        if rings:
            yield Area(rings, opacity=0.45 if code in known else 0.1)
    dots = [(one, sheet.at((one.lon, one.lat))) for one in points if one.lon is not None and one.lat is not None]
    for one, (x, y) in dots:
        size = 7 + 3 * min(one.stories, 5) ** 0.5
        taken.append((x - size / 2, y - size / 2, x + size / 2, y + size / 2))
        yield Sign(x, y, Shape(CIRCLE, CIRCLE) if one.events else Shape(CIRCLE), "ink", round(size, 1))
    for one, (x, y) in dots:
        yield from name(one, x, y, sheet, taken)
    for one in shaded:
        place = middle(sheet, one.country or "")
        if place:
            yield from name(one, *place, sheet, taken, country=True)


def middle(sheet: Sheet, code: str) -> tuple[float, float] | None:
    """The middle of what is seen of a country's largest part."""
    rings = [ring for one in countries("110m")[code] if (ring := sheet.ring(one))]
    if not rings:
        return None
    ring = max(rings, key=lambda one: len(one))
    xs = [min(max(x, 0), sheet.width) for x, _ in ring]
    ys = [min(max(y, 0), sheet.height) for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def name(one: PlaceEntry, x: float, y: float, sheet: Sheet, taken: list[Box], country: bool = False) -> Iterator[Part]:
    """A place's name beside it, at the first side where nothing stands; none where there is no room."""
    text = in_line(one.name)
    wide = width(text, TEXT, bold=country)
    beside = ((x + 9, y), (x - 9 - wide, y), (x - wide / 2, y - 15), (x - wide / 2, y + 15))
    sides = tuple((x - wide / 2, y + down) for down in (0, -18, 18)) if country else beside
    for left, at in sides:
        box = (left, at - 7, left + wide, at + 7)
        inside = left >= 0 and left + wide <= sheet.width and 7 <= at <= sheet.height - 7
        if inside and not any(overlap(box, other) for other in taken):
            taken.append(box)
            yield Word(left, at, text, bold=country)
            return


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share some room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def cells(one: PlaceEntry) -> tuple[str, ...]:
    """A row of the table."""
    return (
        in_line(one.name),
        one.country or "",
        one.precision,
        f"{one.lat:.2f}" if one.lat is not None else "",
        f"{one.lon:.2f}" if one.lon is not None else "",
        str(len(one.events)),
        str(one.reports),
        f"“{in_line(one.words.text)}”",
    )
