"""A picture on a page: where its drawings stand, for each width and for light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pactwatch.views.charts.picture import Picture

WIDE, NARROW = 1100, 340  # CSS pixels; a phone gets the narrow one
PHONE, DARK = "(max-width: 47.99rem)", "(prefers-color-scheme: dark)"


class Shown(NamedTuple):
    """A picture with the addresses of its drawings: `sources` are those for other screens, each with its condition."""

    picture: Picture
    address: str
    sources: tuple[tuple[str, str], ...]


def shown(picture: Picture, since: str | None, until: str | None, to: Callable[..., str]) -> Shown:
    """A picture as a page shows it; `to` gives the address of a page on the same day."""

    def at(width: int, dark: bool) -> str:
        asked = {"since": since, "until": until, "width": width, "dark": "1" if dark else None}
        return to(f"/pictures/{picture.name}.svg", **asked)

    others = (
        (f"{PHONE} and {DARK}", at(NARROW, True)),
        (PHONE, at(NARROW, False)),
        (DARK, at(WIDE, True)),
    )
    return Shown(picture, at(WIDE, False), others)
