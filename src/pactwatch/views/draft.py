"""A brief while it is being written: what is known, the sources cited so far, and how long a group may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pactwatch.linking.actors import LinkedActor
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.model import Span
from pactwatch.views.known import Known
from pactwatch.views.outline import Group, Line, Source, Text, Theirs
from pactwatch.views.quoting import around, in_line

Item = TypeVar("Item")
QUOTED = 170  # code points of a quotation in a line
NOTED = 400  # of the words of a source
GIST = 90  # of the words that show what an event is
NAMED = 3  # actors named one by one before "and 2 others"


class Draft:
    """Numbers the sources in the order in which they are cited, and shortens groups openly."""

    def __init__(self, known: Known, everything: bool = False) -> None:
        self.known = known
        self.everything = everything
        self._numbers: dict[tuple[str, int, int], int] = {}

    def cite(self, report: str, span: Span) -> int:
        """The number of a source, a new one where these words are cited for the first time."""
        return self._numbers.setdefault((report, span.start, span.end), len(self._numbers) + 1)

    def cite_sentence(self, report: str, span: Span) -> int:
        """The number of the sentence around a span."""
        return self.cite(report, sentence(self.text(report), span.start, span.end))

    def quote(self, report: str, span: Span, source: int | None = None) -> Theirs:
        """A report's words as they are shown in a line, shortened; `source` is a wider one that is cited for them."""
        return Theirs(in_line(self.text(report)[span.start : span.end], QUOTED), source or self.cite(report, span))

    def gist(self, report: str, span: Span) -> Theirs:
        """The sentence around a span, shortened on both sides of it."""
        text = self.text(report)
        whole = sentence(text, span.start, span.end)
        return Theirs(around(text, whole, span, GIST), self.cite(report, whole))

    def text(self, report: str) -> str:
        """The text of a report."""
        return self.known.shelf.by_report[report].report.text

    def group(
        self, heading: str, items: Sequence[Item], line: Callable[[Item], Line], limit: int, note: str = ""
    ) -> tuple[Group, ...]:
        """A group of lines, at most `limit` of them unless everything is asked for; none where there are no items."""
        shown = items if self.everything else items[:limit]
        lines = tuple(line(item) for item in shown)
        return (Group(heading, lines, more=len(items) - len(shown), note=note),) if lines else ()

    def one(self, entries: Iterable[Key]) -> list[Key]:
        """The entries of the newest report of each story, the newest first: a copy is no second witness."""
        newest: dict[str, str] = {}
        keys = self.known.newest_first(entries)
        for key in keys:
            newest.setdefault(self.known.story[key.report], key.report)
        return [key for key in keys if newest[self.known.story[key.report]] == key.report]

    def sources(self) -> tuple[Source, ...]:
        """All sources cited so far, in the order of their numbers."""
        return tuple(
            Source(
                number=number,
                report=report,
                outlet=in_line(self.known.outlet(report)),
                day=self.known.dated(report),
                span=Span(start=start, end=end),
                words=in_line(self.text(report)[start:end], NOTED),
            )
            for (report, start, end), number in self._numbers.items()
        )

    def texts(self) -> tuple[Text, ...]:
        """The reports cited so far, by day and id."""
        cited = {report for report, _, _ in self._numbers}
        return tuple(
            Text(
                report=one.report.id,
                title=in_line(one.report.title or ""),
                outlet=in_line(self.known.outlet(one.report.id)),
                day=self.known.dated(one.report.id),
                text=one.report.text,
            )
            for one in self.known.shelf.readings
            if one.report.id in cited
        )


def called(actor: LinkedActor | None) -> str:
    """How an actor is called in a line: the name; one without a name is said to be unnamed."""
    if actor is None:
        return "somebody not named"
    name = in_line(actor.name)
    return f"{name} (unnamed)" if is_unnamed(actor) and "unnamed" not in name else name


def is_unnamed(actor: LinkedActor) -> bool:
    """Whether it is a person or persons whom no report names; a people or an army has no other name than what it is."""
    return not actor.named and (actor.kind == "person" or (actor.kind == "people" and not actor.country))


def listed(names: Sequence[str]) -> str:
    """Names in a row: `A`, `A and B`, `A, B and 3 others`."""
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{len(names) - NAMED} others"]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
