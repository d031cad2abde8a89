"""What a picture is made of: words, rules, boxes and signs at places in pixels, on a sheet.

A picture decides where things stand, so that it is the same on every machine and can be checked; Altair draws it
(`grammar.py`). Colours are names of `look.COLOURS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pactwatch.views.charts.lettering import Family, Medium, even, lines
from pactwatch.views.charts.marks import Shape
from pactwatch.views.look import Colour

Align = Literal["left", "center", "right"]
TITLE, TEXT = 16, 12  # pixels
LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Ink:
    """With what a drawing is put down: for a dark page, on an opaque ground, in the faces of a medium."""

    dark: bool = False
    opaque: bool = False
    medium: Medium = "screen"


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text. `x` is where it begins, ends or has its middle, by `align`; `y` is its middle."""

    x: float
    y: float
    text: str
    colour: Colour = "ink"
    size: float = TEXT
    align: Align = "left"
    bold: bool = False
    family: Family = "sans"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one place to another, `width` pixels wide; `dash` in pixels."""

    x: float
    y: float
    x2: float
    y2: float
    colour: Colour = "ink"
    width: float = 1
    dash: tuple[int, ...] = ()
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: filled, or in outline where `width` is that of its line."""

    x: float
    y: float
    x2: float
    y2: float
    colour: Colour = "ink"
    width: float = 0
    dash: tuple[int, ...] = ()
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape about `size` pixels across, turned by `angle` degrees."""

    x: float
    y: float
    shape: Shape
    colour: Colour = "ink"
    size: float = 10
    angle: float = 0


@dataclass(frozen=True, slots=True)
class Area:
    """What lies inside of rings of places, with a line around; a ring in another is a hole."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    colour: Colour = "grey"
    opacity: float = 1
    line: float = 0.5


Part = Word | Rule | Box | Sign | Area


@dataclass(frozen=True, slots=True)
class Drawing:
    """Parts on a sheet of `width` by `height` pixels. Areas lie lowest, then boxes, rules, signs and words."""

    width: int
    height: int
    parts: tuple[Part, ...]

    def titled(self, title: str, source: str) -> Drawing:
        """With the title above and the source below."""
        head = even(title, self.width, TITLE, bold=True)
        foot = lines(source, self.width, TEXT)
        top = round(len(head) * TITLE * LEADING + 10)
        bottom = top + self.height + 6
        return Drawing(
            self.width,
            round(bottom + len(foot) * TEXT * LEADING + 4),
            (
                *stacked(head, 0, TITLE, bold=True),
                *(lowered(part, top) for part in self.parts),
                *stacked(foot, bottom, TEXT, "grey"),
            ),
        )


def stacked(
    texts: Sequence[str], y: float, size: float = TEXT, colour: Colour = "ink", bold: bool = False
) -> list[Word]:
    """Lines of text one below the other, from `y` down."""
    step = size * LEADING
    return [Word(0, y + step * (at + 0.5), text, colour, size, bold=bold) for at, text in enumerate(texts)]


def lowered(part: Part, down: float) -> Part:
    """A part, lower by some pixels."""
    if isinstance(part, Area):
        return replace(part, rings=tuple(tuple((x, y + down) for x, y in ring) for ring in part.rings))
    if isinstance(part, (Rule, Box)):
        return replace(part, y=part.y + down, y2=part.y2 + down)
    return replace(part, y=part.y + down)
