"""The marks of `look.py` as shapes, so that no picture hangs on a font that has them.

A shape is a path in a square from -1 to 1: `line` is drawn, `solid` filled. Dashes are in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pactwatch.model import CommitmentStatus, EventStatus
from pactwatch.views.look import COMMITMENTS, EVENTS, Mark

CIRCLE = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"
SQUARE = "M-.9,-.9H.9V.9H-.9Z"
TRIANGLE = "M0,-1L1,.8H-1Z"
CROSS = "M-.7,-.7L.7,.7M-.7,.7L.7,-.7"
FLAG = "M0,-1L1.6,-.5L0,0Z"
SOLID: tuple[int, ...] = ()
DASHED = (3, 2)
DOTTED = (1, 2)


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark's line, which may be broken, and what of it is filled."""

    line: str = ""
    solid: str = ""
    dash: tuple[int, ...] = SOLID


EVENT_SHAPES: Mapping[EventStatus, Shape] = MappingProxyType(
    {
        "happened": Shape(CIRCLE, CIRCLE),
        "ongoing": Shape(CIRCLE, "M0,-1A1,1,0,0,0,0,1Z"),
        "planned": Shape(CIRCLE),
        "expected": Shape(CIRCLE, dash=DASHED),
        "possible": Shape(CIRCLE, dash=DOTTED),
        "demanded": Shape("M-.8,-1L1,0L-.8,1Z"),
        "conditional": Shape("M0,-1.1L1.1,0L0,1.1L-1.1,0Z"),
        "denied": Shape(CIRCLE + CROSS),
        "not happened": Shape(CIRCLE + "M-1,1L1,-1"),
    }
)
COMMITMENT_SHAPES: Mapping[CommitmentStatus, Shape] = MappingProxyType(
    {
        "pending": Shape(CIRCLE),
        "at risk": Shape(TRIANGLE, "M0,-1V.8H-1Z"),
        "overdue": Shape(TRIANGLE, TRIANGLE),
        "fulfilled": Shape(SQUARE, SQUARE),
        "fulfilled late": Shape(SQUARE, "M-.9,-.9H0V.9H-.9Z"),
        "breached": Shape(solid="M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z"),
        "disputed": Shape(SQUARE, "M.9,-.9H0V.9H.9Z"),
        "void": Shape("M-1,0H1"),
        "partly": Shape(SQUARE, "M-.9,-.9H.9L-.9,.9Z"),
    }
)
# a due date: stated in words, or counted from a day
STATED, COMPUTED = Shape(FLAG, FLAG), Shape(FLAG)
POINT = Shape(solid="M-1,-.8L1,0L-1,.8Z")  # of an arrow

# what changed: new, moved
OTHERS: Mapping[str, Shape] = MappingProxyType(
    {"+": Shape("M-.9,0H.9M0,-.9V.9"), "→": Shape("M-1,0H.9M.2,-.6L.9,0L.2,.6")}
)

# what a side says of an event or a commitment: the marks of its status, and of a delay that of what is at risk
SAID: Mapping[str, Shape] = MappingProxyType(
    {
        **{str(status): shape for status, shape in COMMITMENT_SHAPES.items()},
        **{str(status): shape for status, shape in EVENT_SHAPES.items()},
        "delayed": COMMITMENT_SHAPES["at risk"],
        "not started": EVENT_SHAPES["not happened"],
    }
)


def shape_of(mark: Mark) -> Shape | None:
    """The shape of a mark of `look.py`; None where it is of another kind (a question)."""
    shapes = {EVENTS[status].shape: shape for status, shape in EVENT_SHAPES.items()}
    shapes |= {COMMITMENTS[status].shape: shape for status, shape in COMMITMENT_SHAPES.items()}
    if mark.shape == EVENTS["possible"].shape and mark.word == EVENTS["possible"].word:
        return EVENT_SHAPES["possible"]
    return shapes.get(mark.shape) or OTHERS.get(mark.shape)


def drawn_mark(mark: Mark, colour: str) -> str | None:
    """A mark as a small SVG of its own, in a colour; None where it has no shape here."""
    shape = shape_of(mark)
    if shape is None:
        return None
    dash = f' stroke-dasharray="{" ".join(str(size / 5) for size in shape.dash)}"' if shape.dash else ""
    solid = f'<path d="{shape.solid}" fill="{colour}"/>' if shape.solid else ""
    line = f'<path d="{shape.line}" fill="none" stroke="{colour}" stroke-width=".3"{dash}/>' if shape.line else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1.2 -1.2 2.4 2.4">{solid}{line}</svg>'
