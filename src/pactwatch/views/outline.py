"""The outline of a brief: plain frozen data that every renderer shows in its own way.

Whose words stand where is in the data: `Ours` is what the program says, `Theirs` the words of a report with the number
of their source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.model import Span
from pactwatch.views.charts.picture import Picture
from pactwatch.views.look import Mark


@dataclass(frozen=True, slots=True)
class Ours:
    """Words of the program. `strong` are the few by which a reader finds the line again: a name, a number of days."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Theirs:
    """Words of a report, perhaps shortened with an ellipsis, and the number of their source."""

    text: str
    source: int


Piece = Ours | Theirs


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief: `day` stands in the left margin, `under` below it, `sources` after it.

    `gist` are the words that show what is meant, for where the sources' words do not stand beside the line.
    """

    pieces: tuple[Piece, ...]
    sources: tuple[int, ...]
    day: str = ""
    mark: Mark | None = None
    gist: Theirs | None = None
    under: tuple[Line, ...] = ()

    def cited(self) -> Iterator[int]:
        """The numbers of all sources of the line and of what stands under it."""
        yield from self.sources
        for line in self.under:
            yield from line.cited()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading of their own, which may be empty. `more` are left out for shortness, never silently."""

    heading: str
    lines: tuple[Line, ...]
    more: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that goes with a section, laid out for a page and for a phone."""

    page: Picture
    phone: Picture


@dataclass(frozen=True, slots=True)
class Section:
    """One section: `id` is its address in a page, `empty` what is said where it has no lines."""

    id: str
    title: str
    groups: tuple[Group, ...]
    empty: str
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Words of one report that lines refer to: `number` from 1, in the order in which the brief first cites them."""

    number: int
    report: str
    outlet: str
    day: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A report that is cited, with its whole text, in which the sources' spans lie."""

    report: str
    title: str
    outlet: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What a desk officer reads in a minute, as of a day (ISO date)."""

    process: str
    as_of: str
    head: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    texts: tuple[Text, ...]
