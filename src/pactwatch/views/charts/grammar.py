"""A drawing told in the grammar of Vega-Lite, by Altair. Colours are put in here, for a light or a dark page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair

from pactwatch.views.charts.lettering import FACES, RIGHT_TO_LEFT, Family
from pactwatch.views.charts.parts import Area, Box, Drawing, Ink, Part, Rule, Sign, Word
from pactwatch.views.look import COLOURS, NIGHT, PAPER
from pactwatch.views.quoting import visible

Row = dict[str, Any]


def each(field: str) -> altair.ExprRef:
    """A property that each row gives for itself."""
    return altair.ExprRef(f"datum.{field}")


def placed(*ends: str) -> Row:
    """Where a part stands, in pixels, and where it ends."""
    x, y = altair.X("x:Q", scale=None, axis=None), altair.Y("y:Q", scale=None, axis=None)
    return {"x": x, "y": y, **{end: f"{end}:Q" for end in ends}}


HEBREW = re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")
MARK = "\u200e"  # from left to right
SIGN = 1.5  # pixels of a sign's line
SHADE = altair.ExprRef("shades[datum.colour]")
LINE: Row = {"stroke": SHADE, "strokeWidth": each("width"), "strokeDash": each("dash")}
# Vega counts the size of a sign in square pixels
TURNED: Row = {
    "shape": each("shape"),
    "size": altair.ExprRef("datum.size * datum.size"),
    "angle": each("angle"),
    "opacity": 1,
}


def specification(drawing: Drawing, alt: str, ink: Ink) -> str:
    """The Vega-Lite specification of a drawing, as JSON: the same drawing gives the same bytes."""
    shades = {name: shade[1 if ink.dark else 0] for name, shade in COLOURS.items()}
    ground = (NIGHT if ink.dark else PAPER) if ink.opaque else "transparent"
    data = {name: rows for name, rows in datasets(drawing.parts, FACES[ink.medium]) if rows}
    chart = (
        altair.layer(*(LAYERS[name](altair.Chart(altair.NamedData(name))) for name in data))
        .properties(width=drawing.width, height=drawing.height, padding=0, autosize="none", description=alt)
        .add_params(altair.param("shades", value=shades))
        .configure(background=ground, aria=False)
        .configure_view(stroke=None)
    )
    told = {**chart.to_dict(validate=False), "datasets": data}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def datasets(parts: Sequence[Part], faces: Mapping[Family, str]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each kind of part, the lowest kind first."""
    signs = [part for part in parts if isinstance(part, Sign)]
    yield "shapes", [shape(part) for part in parts if isinstance(part, Area)]
    yield "areas", [row(part) for part in parts if isinstance(part, Box) and not part.width]
    yield "frames", [row(part) for part in parts if isinstance(part, Box) and part.width]
    yield "rules", [row(part) for part in parts if isinstance(part, Rule)]
    yield "solids", [sign(part, part.shape.solid) for part in signs if part.shape.solid]
    yield "lines", [sign(part, part.shape.line) for part in signs if part.shape.line]
    yield "words", [word(part, faces) for part in parts if isinstance(part, Word)]


def shapes(chart: altair.Chart) -> altair.Chart:
    """Areas, which are in pixels already."""
    line: Row = {"stroke": SHADE, "strokeWidth": each("line"), "strokeOpacity": 0.45}
    shaded: altair.Chart = chart.mark_geoshape(fill=SHADE, fillOpacity=each("opacity"), **line)
    return shaded.project("identity", scale=1, translate=[0, 0])


def areas(chart: altair.Chart) -> altair.Chart:
    """Filled boxes."""
    found: altair.Chart = chart.mark_rect(fill=SHADE, opacity=each("opacity")).encode(**placed("x2", "y2"))
    return found


def frames(chart: altair.Chart) -> altair.Chart:
    """Boxes in outline."""
    found: altair.Chart = chart.mark_rect(fill="transparent", opacity=each("opacity"), **LINE).encode(
        **placed("x2", "y2")
    )
    return found


def rules(chart: altair.Chart) -> altair.Chart:
    """Straight lines."""
    found: altair.Chart = chart.mark_rule(opacity=each("opacity"), **LINE).encode(**placed("x2", "y2"))
    return found


def solids(chart: altair.Chart) -> altair.Chart:
    """What of a sign is filled."""
    found: altair.Chart = chart.mark_point(fill=SHADE, strokeWidth=0, **TURNED).encode(**placed())
    return found


def lines(chart: altair.Chart) -> altair.Chart:
    """A sign's line."""
    found: altair.Chart = chart.mark_point(fill="transparent", **LINE, **TURNED).encode(**placed())
    return found


def words(chart: altair.Chart) -> altair.Chart:
    """Lines of text."""
    face: Row = {"font": each("face"), "fontSize": each("size"), "fontWeight": each("weight"), "align": each("align")}
    found: altair.Chart = chart.mark_text(fill=SHADE, baseline="middle", **face).encode(**placed(), text="text:N")
    return found


LAYERS = {
    "shapes": shapes,
    "areas": areas,
    "frames": frames,
    "rules": rules,
    "solids": solids,
    "lines": lines,
    "words": words,
}


def shape(part: Area) -> Row:
    """An area as a feature of GeoJSON; each ring is a polygon's outline, drawn by the rule of even and odd."""
    outlines = [[[near(x), near(y)] for x, y in (*ring, ring[0])] for ring in part.rings]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": outlines},
        "colour": part.colour,
        "opacity": part.opacity,
        "line": part.line,
    }


def row(part: Box | Rule) -> Row:
    """A box or a rule as a row."""
    return {
        "x": near(part.x),
        "y": near(part.y),
        "x2": near(part.x2),
        "y2": near(part.y2),
        "colour": part.colour,
        "width": part.width,
        "dash": list(part.dash),
        "opacity": part.opacity,
    }


def sign(part: Sign, path: str) -> Row:
    """A sign as a row: its line, or what of it is filled."""
    return {
        "x": near(part.x),
        "y": near(part.y),
        "shape": path,
        "colour": part.colour,
        "size": part.size,
        "angle": part.angle,
        "width": SIGN,
        "dash": list(part.shape.dash),
    }


def word(part: Word, faces: Mapping[Family, str]) -> Row:
    """A word as a row."""
    return {
        "x": near(part.x),
        "y": near(part.y),
        "text": rightward(visible(part.text)),
        "colour": part.colour,
        "size": part.size,
        "weight": "bold" if part.bold else "normal",
        "align": part.align,
        "face": face(part.text, faces[part.family]),
    }


def rightward(text: str) -> str:
    """A text in whose line the words run from left to right, whatever the script that it begins with."""
    return f"{MARK}{text}{MARK}" if RIGHT_TO_LEFT.search(text) else text


def face(text: str, usual: str) -> str:
    """The faces of a text: of one that is mostly in Arabic or Hebrew those that are made for it come first."""
    letters = [char for char in text if char.isalpha()]
    if 2 * sum(bool(RIGHT_TO_LEFT.match(char)) for char in letters) <= len(letters):
        return usual
    first, second = ("Noto Serif Hebrew", "Noto Sans Arabic")
    return f"{first}, {second}, {usual}" if HEBREW.search(text) else f"{second}, {first}, {usual}"


def near(pixels: float) -> float:
    """Pixels to a tenth, so that no machine's last digit shows."""
    return round(pixels, 1)
