"""How things look: one visual language for terminal, Markdown and pages.

A status is a shape first, then a colour, then a word. Colours are those of Okabe and Ito (Color Universal Design,
2008), darkened on white and lightened on black until text in them has a contrast of 7:1 (WCAG 2.2, 1.4.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from pactwatch.model import CommitmentStatus, EventStatus

Colour = Literal["ink", "grey", "orange", "vermilion", "green", "purple", "blue"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A status as it is shown: its shape, its colour's name and its word, empty where the shape says all."""

    shape: str
    colour: Colour
    word: str


# on a white page (#ffffff), on a dark page (#15171a), and the nearest of the 256 terminal colours
COLOURS: Mapping[Colour, tuple[str, str, str]] = MappingProxyType(
    {
        "ink": ("#1a1a1a", "#e8e6e3", "default"),
        "grey": ("#545454", "#b4b4b4", "bright_black"),
        "orange": ("#7a4a00", "#e69f00", "dark_orange"),
        "vermilion": ("#963c00", "#ff9452", "orange_red1"),
        "green": ("#005f46", "#2fc89b", "dark_cyan"),
        "purple": ("#85305f", "#e3a0c6", "pale_violet_red1"),
        "blue": ("#00517f", "#56b4e9", "deep_sky_blue1"),
    }
)
PAPER, NIGHT = "#ffffff", "#15171a"

EVENTS: Mapping[EventStatus, Mark] = MappingProxyType(
    {
        "happened": Mark("●", "ink", "happened"),
        "ongoing": Mark("◐", "ink", "ongoing"),
        "planned": Mark("○", "ink", "planned"),
        "expected": Mark("◌", "ink", "expected"),
        "possible": Mark("◌", "grey", "possible"),
        "demanded": Mark("▷", "ink", "demanded"),
        "conditional": Mark("◇", "ink", "conditional"),
        "denied": Mark("⊗", "vermilion", "denied"),
        "not happened": Mark("∅", "ink", "not happened"),
    }
)
COMMITMENTS: Mapping[CommitmentStatus, Mark] = MappingProxyType(
    {
        "pending": Mark("○", "grey", "pending"),
        "at risk": Mark("◭", "orange", "at risk"),
        "overdue": Mark("▲", "vermilion", "overdue"),
        "fulfilled": Mark("■", "green", "fulfilled"),
        "fulfilled late": Mark("◧", "green", "fulfilled late"),
        "breached": Mark("✖", "vermilion", "breached"),
        "disputed": Mark("◨", "purple", "disputed"),
        "void": Mark("–", "grey", "void"),
        "partly": Mark("◩", "blue", "partly"),
    }
)
DISPUTED = COMMITMENTS["disputed"]
QUESTION = Mark("?", "grey", "")
