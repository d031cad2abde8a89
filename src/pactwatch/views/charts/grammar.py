"""A drawing told in the grammar of Vega-Lite, by Altair. Colours are put in here, for a light or a dark page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import altair

from pactwatch.views.charts.lettering import FACES
from pactwatch.views.charts.parts import Box, Drawing, Part, Rule, Sign, Word
from pactwatch.views.look import COLOURS, NIGHT, PAPER
from pactwatch.views.quoting import visible

Row = dict[str, Any]


def specification(drawing: Drawing, alt: str, dark: bool, opaque: bool) -> str:
    """The Vega-Lite specification of a drawing, as JSON: the same drawing gives the same bytes."""
    shades = {name: shade[1 if dark else 0] for name, shade in COLOURS.items()}
    ground = (NIGHT if dark else PAPER) if opaque else "transparent"
    chart = (
        altair.layer(*layers(drawing.parts))
        .properties(width=drawing.width, height=drawing.height, padding=0, autosize="none", description=alt)
        .add_params(altair.param("shades", value=shades))
        .configure(background=ground, aria=False)
        .configure_view(stroke=None)
    )
    return json.dumps(chart.to_dict(validate=False), ensure_ascii=False, sort_keys=True)


def layers(parts: Iterable[Part]) -> Iterator[altair.Chart]:
    """One layer a kind of part."""
    parts = tuple(parts)
    shade, opacity = each("shades[datum.colour]"), each("datum.opacity")
    place: Row = {"x": altair.X("x:Q", scale=None, axis=None), "y": altair.Y("y:Q", scale=None, axis=None)}
    line: Row = {"stroke": shade, "strokeWidth": each("datum.width"), "strokeDash": each("datum.dash")}
    other: Row = {"x2": "x2:Q", "y2": "y2:Q"}
    if rows := [row(part) for part in parts if isinstance(part, Box) and not part.width]:
        yield of(rows).mark_rect(fill=shade, opacity=opacity).encode(**place, **other)
    if rows := [row(part) for part in parts if isinstance(part, Box) and part.width]:
        yield of(rows).mark_rect(fill="transparent", opacity=opacity, **line).encode(**place, **other)
    if rows := [row(part) for part in parts if isinstance(part, Rule)]:
        yield of(rows).mark_rule(opacity=opacity, **line).encode(**place, **other)
    signs = [part for part in parts if isinstance(part, Sign)]
    if rows := [sign(part, part.shape.solid) for part in signs if part.shape.solid]:
        yield of(rows).mark_point(fill=shade, strokeWidth=0, **turned()).encode(**place)
    if rows := [sign(part, part.shape.line) for part in signs if part.shape.line]:
        yield of(rows).mark_point(fill="transparent", **{**line, "strokeWidth": 1.5}, **turned()).encode(**place)
    if rows := [word(part) for part in parts if isinstance(part, Word)]:
        yield (
            of(rows)
            .mark_text(
                fill=shade,
                font=each("datum.face"),
                fontSize=each("datum.size"),
                fontWeight=each("datum.weight"),
                align=each("datum.align"),
                baseline="middle",
            )
            .encode(**place, text="text:N")
        )


def of(rows: list[Row]) -> altair.Chart:
    """A chart of rows at hand."""
    return altair.Chart(altair.InlineData(values=rows))


def each(expression: str) -> altair.ExprRef:
    """A property that is given row by row."""
    return altair.ExprRef(expression)


def turned() -> dict[str, Any]:
    """Shape, size and angle of a sign, row by row; Vega counts a size in square pixels."""
    return {
        "shape": each("datum.shape"),
        "size": each("datum.size * datum.size"),
        "angle": each("datum.angle"),
        "opacity": 1,
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
        "dash": list(part.shape.dash),
    }


def word(part: Word) -> Row:
    """A word as a row."""
    return {
        "x": near(part.x),
        "y": near(part.y),
        "text": visible(part.text),
        "colour": part.colour,
        "size": part.size,
        "weight": "bold" if part.bold else "normal",
        "align": part.align,
        "face": FACES[part.family],
    }


def near(pixels: float) -> float:
    """Pixels to a tenth, so that no machine's last digit shows."""
    return round(pixels, 1)
