"""The map: a dot only where degrees are known, a country shaded and never pinned, all borders drawn alike."""

from __future__ import annotations

import math

import pytest

from pactwatch.views.answers.places import PlaceEntry
from pactwatch.views.charts.borders import Projection, around, countries, whole
from pactwatch.views.charts.map import NOTE, map_picture
from pactwatch.views.charts.parts import Area, Sign, Word
from pactwatch.views.charts.picture import Frame
from tests.views.charts.made import place, places

VIENNA = place("Vienna", "point", "AUT", 48.21, 16.37)
GENEVA = place("Geneva", "point", "CHE", 46.2, 6.15)
UGANDA = place("Uganda", "country", "UGA")
NOWHERE = place("Korvan", "not known")


def test_a_place_with_degrees_is_a_dot_with_its_name() -> None:
    parts = map_picture(places(VIENNA, GENEVA)).drawing.parts
    west, east = sorted((part for part in parts if isinstance(part, Sign)), key=lambda sign: sign.x)
    assert east.x - west.x > 100
    assert {part.text for part in parts if isinstance(part, Word)} == {"Vienna", "Geneva"}


def test_a_country_of_which_no_more_is_known_is_shaded_and_never_pinned() -> None:
    parts = map_picture(places(UGANDA)).drawing.parts
    assert not [part for part in parts if isinstance(part, Sign)]
    assert len([part for part in parts if isinstance(part, Area) and part.opacity > 0.2]) == 1


def test_borders_carry_their_note() -> None:
    assert NOTE in map_picture(places(VIENNA)).source


def test_what_cannot_be_placed_is_named_below_and_stands_in_the_table() -> None:
    picture = map_picture(places(VIENNA, NOWHERE))
    assert "not on the map: Korvan" in picture.source
    assert [row[2] for row in picture.table.rows] == ["point", "not known"]


def test_where_no_place_is_known_it_says_so_and_draws_nothing() -> None:
    picture = map_picture(places(NOWHERE))
    assert picture.drawing.parts == ()
    assert picture.title == "No table knows where the places of these reports lie."


@pytest.mark.parametrize("width", [360, 720])
@pytest.mark.parametrize("shown", [(VIENNA, GENEVA), (UGANDA,), (VIENNA, place("Nairobi", "point", "KEN", -1.3, 36.8))])
def test_nothing_is_drawn_beyond_the_sheet(width: int, shown: tuple[PlaceEntry, ...]) -> None:
    drawing = map_picture(places(*shown), Frame(width)).drawing
    xs = [x for part in drawing.parts if isinstance(part, Area) for ring in part.rings for x, _ in ring]
    ys = [y for part in drawing.parts if isinstance(part, Area) for ring in part.rings for _, y in ring]
    assert min(xs) >= -0.1
    assert max(xs) <= width + 0.1
    assert min(ys) >= -0.1
    assert max(ys) <= drawing.height + 0.1
    assert all(0 <= sign.x <= width for sign in drawing.parts if isinstance(sign, Sign))


def test_places_far_apart_are_shown_on_a_map_of_the_world() -> None:
    far = places(place("Suva", "point", "FJI", -18.1, 178.4), place("Lima", "point", "PER", -12.0, -77.0))
    dots = [part for part in map_picture(far).drawing.parts if isinstance(part, Sign)]
    assert len(dots) == 2


def test_the_projections_keep_areas() -> None:
    def area(flat: Projection, lon: float, lat: float, size: float = 0.01) -> float:
        corners = [flat(place) for place in ((lon, lat), (lon + size, lat), (lon, lat + size))]
        (x, y), (x2, y2), (x3, y3) = corners
        return abs((x2 - x) * (y3 - y) - (x3 - x) * (y2 - y)) / math.cos(math.radians(lat + size / 2))

    for flat in (whole, around((20.0, 40.0))):
        near, far = area(flat, 20, 40), area(flat, 60, 5)
        assert near == pytest.approx(far, rel=0.002)


def test_countries_are_known_by_their_codes() -> None:
    assert {"KEN", "UGA", "XKX", "FJI"} <= set(countries("50m"))
