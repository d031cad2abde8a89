"""The brief as one HTML file: no script, no outside address; every reference opens the report's text at its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from pactwatch.views.charts.picture import Picture
from pactwatch.views.days import written
from pactwatch.views.look import COLOURS, NIGHT, PAPER
from pactwatch.views.outline import Brief, Line, Source, Text, Theirs
from pactwatch.views.quoting import in_line, visible

NAMESPACE = re.compile(r' xmlns(:xlink)?="[^"]*"')
BESIDE = 260  # code points of a source's words in the margin


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a report's text over which the same sources lie: which cover it, begin before it and end after it."""

    text: str
    covering: tuple[int, ...]
    beginning: tuple[int, ...]
    ending: tuple[int, ...]


def render_html(brief: Brief) -> str:
    """A brief as a whole HTML page. What comes from a report is escaped and isolated in its direction of writing."""
    return template().render(
        brief=brief,
        day=written(brief.as_of),
        sources={source.number: source for source in brief.sources},
        texts=[(text, tuple(stretches(text, brief.sources))) for text in brief.texts],
        is_first=once(),
        svg=inline,
        notes=notes,
        is_theirs=lambda piece: isinstance(piece, Theirs),
        colours=COLOURS,
        paper=PAPER,
        night=NIGHT,
    )


@cache
def template() -> Template:
    """The page's template."""
    environment = Environment(
        loader=PackageLoader("pactwatch", "views/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.jinja")


def inline(picture: Picture) -> Markup:
    """A picture as it stands in a page, which knows without being told what SVG is."""
    return Markup(NAMESPACE.sub("", picture.svg(bare=True), count=2))


def stretches(text: Text, sources: Iterable[Source]) -> Iterator[Stretch]:
    """A report's text cut wherever a source begins or ends, so that sources may overlap."""
    here = [source for source in sources if source.report == text.report]
    edges = sorted({0, len(text.text), *(edge for one in here for edge in (one.span.start, one.span.end))})
    for start, end in pairwise(edges):
        yield Stretch(
            text=visible(text.text[start:end]),
            covering=tuple(one.number for one in here if one.span.start <= start and end <= one.span.end),
            beginning=tuple(one.number for one in here if one.span.start == start),
            ending=tuple(one.number for one in here if one.span.end == end),
        )


def notes(line: Line, sources: dict[int, Source]) -> Iterator[tuple[Source, str]]:
    """The sources of a line and of what stands under it, each with the words that the line itself does not give."""
    given = {piece.source for one in (line, *line.under) for piece in one.pieces if isinstance(piece, Theirs)}
    for number in dict.fromkeys(line.cited()):
        source = sources[number]
        yield source, "" if number in given else in_line(source.words, BESIDE)


def once() -> Callable[[int], bool]:
    """A function that is true the first time it is asked for a number: a mark leads back to its first citation."""
    seen: set[int] = set()

    def is_first(number: int) -> bool:
        new = number not in seen
        seen.add(number)
        return new

    return is_first
