"""Lettering: how wide words are about, and how they are cut and broken to fit.

Faces that are as wide as each other stand on every machine, so that what fits here fits there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Family = Literal["sans", "serif"]
Medium = Literal["screen", "print"]
# On a screen the first is what the drawing program brings, the others are as wide and what a reader has; in print, what
# the PDF's program and a package bring, hardly narrower
FACES: dict[Medium, dict[Family, str]] = {
    "screen": {
        "sans": "Liberation Sans, Arial, Helvetica, sans-serif",
        "serif": "Liberation Serif, Times New Roman, Times, serif",
    },
    "print": {"sans": "Roboto", "serif": "Libertinus Serif"},
}
# How wide a character is, in thousandths of the size: those of Helvetica, which Arial and Liberation Sans keep
EMS = {
    char: ems
    for ems, chars in (
        (222, "ijl'‘’"),
        (278, " !,./:;I[]\\ft"),
        (333, "()-r`“”"),
        (500, "cksvxyzJ"),
        (556, "abdeghnopqu0123456789?_–·"),
        (611, "FTZ"),
        (667, "ABEKPSVXY&"),
        (722, "CDHNRUw"),
        (778, "GOQ"),
        (833, "mM"),
        (944, "W"),
        (1000, "—…@%"),
    )
    for char in chars
}
RTL = 580  # of a letter in Arabic or Hebrew, about
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
BOLD, SERIF = 1.06, 0.9  # against the sans face


def width(text: str, size: float, bold: bool = False, family: Family = "sans") -> float:
    """About how many pixels a text is wide."""
    ems = sum(map(em, text))
    return ems * size * (BOLD if bold else 1) * (SERIF if family == "serif" else 1)


def em(char: str) -> float:
    """How wide a character is, in parts of its size."""
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1
    return EMS.get(char, RTL if RIGHT_TO_LEFT.match(char) else 600) / 1000


def cut(text: str, room: float, size: float, family: Family = "sans") -> str:
    """A text cut with an ellipsis, at a word where one ends near, so that it is at most `room` pixels wide."""
    if width(text, size, family=family) <= room:
        return text
    kept = ""
    for char in text:
        if width(kept + char + "…", size, family=family) > room:
            break
        kept += char
    at = kept.rfind(" ")
    return (kept[:at] if at > len(kept) * 0.6 else kept).rstrip(" ,;:–—-") + "…"


def even(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """A text broken into as few lines as it needs, about as long as each other."""
    found = lines(text, room, size, bold)
    while len(found) > 1 and len(closer := lines(text, room * 0.97, size, bold)) == len(found):
        found, room = closer, room * 0.97
    return found


def lines(text: str, room: float, size: float, bold: bool = False, most: int = 6) -> list[str]:
    """A text broken into lines of at most `room` pixels; a word that is longer is cut, and so is what does not fit."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size, bold) <= room:
            found[-1] = longer
        else:
            found.append(cut(word, room, size))
    return found if len(found) <= most else [*found[: most - 1], cut(" ".join(found[most - 1 :]), room, size)]
