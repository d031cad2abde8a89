"""The timeline: a row an event, where it stands in time and how sure that is.

A day is a mark, a month or another stretch a bar as wide as it is; where the day was inferred the bar's ends fade. What
happened is in full ink; what is planned, expected, possible or denied is an outline of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pactwatch.model import EventStatus
from pactwatch.views.answers.timeline import Timeline, TimelineEntry
from pactwatch.views.charts.calendar import Days, stretch
from pactwatch.views.charts.lettering import cut, width
from pactwatch.views.charts.marks import DASHED, DOTTED, EVENT_SHAPES
from pactwatch.views.charts.parts import TEXT, Box, Drawing, Part, Rule, Sign, Word
from pactwatch.views.charts.picture import WHOLE, Frame, Picture, Table
from pactwatch.views.days import counted, written
from pactwatch.views.deeds import is_quarrel
from pactwatch.views.look import EVENTS, Colour
from pactwatch.views.quoting import in_line

ROWS, AHEAD_ROWS = 26, 10
TOP = 44
KEY = "a bar is as wide as its date is inexact, and fades where it was inferred"
COLUMNS = ("when", "status", "what", "told by reports")
AHEAD: frozenset[EventStatus] = frozenset({"planned", "expected", "possible", "demanded", "conditional"})
FULL: frozenset[EventStatus] = frozenset({"happened", "ongoing"})
DASHES: Mapping[EventStatus, tuple[int, ...]] = MappingProxyType(
    {"expected": DASHED, "possible": DOTTED, "conditional": DOTTED, "demanded": DASHED}
)
BESIDE = 230  # pixels that words need beside a bar
FADES = (0.5, 0.3, 0.15)  # of the ink, outwards


@dataclass(frozen=True, slots=True)
class Row:
    """An event with the days that it covers."""

    entry: TimelineEntry
    first: str
    last: str


def timeline_picture(answer: Timeline, frame: Frame = WHOLE) -> Picture:
    """The events with a date, by that date; of many what is to come next and what most stories tell."""
    found = [Row(one, one.first, one.last) for one in answer.entries if one.first and one.last]
    days = stretch(frame, [(row.first, row.last) for row in found], answer.as_of, 2, frame.width - 2)
    inside = [row for row in found if days.shows(row.first, row.last)]
    told = inside if frame.since or frame.until else found
    shown = chosen(inside, answer.as_of)
    step = 38 if frame.narrow else 22
    others = [row for row in inside if row not in shown]
    height = TOP + step * len(shown) + (34 if others else 4)
    lines = [TOP + step * number + (27 if frame.narrow else step / 2) for number in range(len(shown))]
    half = 8 if frame.narrow else 11
    bands = [*((y - half, y + half) for y in lines), *([(height - 14, height)] if others else [])]
    parts: list[Part] = [*days.axis(TOP - 8, bands), *days.today(answer.as_of, 8, TOP - 8, bands)]
    for row, y in zip(shown, lines, strict=True):
        parts += [*extent(row, days, y + (6 if crowded(row, days, frame) else 0)), *label(row, days, frame, y)]
    parts += rug(others, days, height - 8)
    undated = len(answer.entries) - len(found)
    left = f" · {counted(undated, 'event')} without an exact date not drawn" if undated else ""
    left += (
        f" · {counted(len(told) - len(inside), 'event')} of other days in the table" if len(told) > len(inside) else ""
    )
    return Picture(
        name="timeline",
        title=finding(told, answer.as_of),
        source=answer.rests_on + left + (f" · {KEY}" if shown else ""),
        day=answer.as_of,
        alt=f"{finding(told, answer.as_of)} A row an event; its width is how exact its date is.",
        table=Table(COLUMNS, tuple(cells(row) for row in told)),
        drawing=Drawing(frame.width, height, tuple(parts)),
    )


def chosen(rows: Sequence[Row], day: str) -> list[Row]:
    """The rows that are drawn, by date: the next that are to come, then what most stories tell, the newest first."""
    ahead = sorted((row for row in rows if is_ahead(row, day)), key=lambda row: (row.last, row.first, row.entry.id))
    rest = sorted((row for row in rows if not is_ahead(row, day)), key=weight, reverse=True)
    kept = ahead[:AHEAD_ROWS]
    kept += rest[: ROWS - len(kept)]
    return sorted(kept, key=lambda row: (row.first, row.last, row.entry.id))


def is_ahead(row: Row, day: str) -> bool:
    """Whether it is still to come."""
    return row.last >= day and row.entry.status in AHEAD


def weight(row: Row) -> tuple[bool, int, str, str]:
    """How much an event of the past counts: deeds before quarrels; what most stories tell; the newest."""
    stories = len({step.words.report for step in row.entry.history if not step.copy_of_story})
    return not is_quarrel(row.entry.type), stories, row.last, row.entry.id


def finding(rows: Sequence[Row], day: str) -> str:
    """What the picture finds, in a sentence."""
    if not rows:
        return "No event here has a date."
    told = [
        (sum(row.entry.status in FULL for row in rows), "reported as done"),
        (sum(is_ahead(row, day) for row in rows), "said to come"),
        (sum(row.entry.status in ("denied", "not happened") for row in rows), "denied or not done"),
    ]
    parts = [f"{number} {what}" for number, what in told if number]
    return f"Of {counted(len(rows), 'event')} with a date, {', '.join(parts) or 'none is done or to come'}."


def extent(row: Row, days: Days, y: float) -> Iterator[Part]:
    """The bar of the days that it covers, and its mark in the middle of what is seen of them."""
    entry = row.entry
    colour, shape = EVENTS[entry.status].colour, EVENT_SHAPES[entry.status]
    x, x2 = days.begin(max(row.first, days.first)), days.end(min(row.last, days.last))
    if row.first != row.last and x2 - x > 12:
        if entry.status in FULL:
            yield Box(x, y - 3, x2, y + 3, colour, opacity=0.35)
        else:
            yield Box(x, y - 3, x2, y + 3, colour, 1, DASHES.get(entry.status, ()))
    if entry.inferred:
        yield from faded(max(x2, (x + x2) / 2 + 6), y, 1)
        yield from faded(min(x, (x + x2) / 2 - 6), y, -1)
    yield Sign((x + x2) / 2, y, shape, colour, 10)


def faded(x: float, y: float, way: int) -> Iterator[Part]:
    """An edge that fades to one side: it is not known how far."""
    for at, opacity in enumerate(FADES):
        begin = x + way * 5 * at
        yield Box(min(begin, begin + way * 5), y - 3, max(begin, begin + way * 5), y + 3, "grey", opacity=opacity)


def label(row: Row, days: Days, frame: Frame, y: float) -> Iterator[Part]:
    """What it is, beside its mark where there is more room, or above it on a phone."""
    entry = row.entry
    x, x2 = days.begin(max(row.first, days.first)), days.end(min(row.last, days.last))
    middle = (x + x2) / 2
    x, x2 = min(x, middle - 6) - (15 if entry.inferred else 0), max(x2, middle + 6) + (15 if entry.inferred else 0)
    said = in_line(entry.what)
    words = said if entry.status == "happened" else f"{EVENTS[entry.status].word} · {said}"
    colour: Colour = "grey" if entry.status == "possible" else "ink"
    if frame.narrow or crowded(row, days, frame):
        text = cut(words, frame.width - 4, TEXT)
        above = 16 if frame.narrow else 5
        yield Word(max(min(x, frame.width - 2 - width(text, TEXT)), 0), y - above, text, colour)
    elif frame.width - x2 >= x:
        yield Word(x2 + 5, y, cut(words, frame.width - x2 - 8, TEXT), colour)
    else:
        yield Word(x - 5, y, cut(words, x - 8, TEXT), colour, align="right")


def crowded(row: Row, days: Days, frame: Frame) -> bool:
    """Whether a bar leaves no room beside it, so that its words stand above."""
    left, right = days.begin(max(row.first, days.first)), days.end(min(row.last, days.last))
    return not frame.narrow and max(left, frame.width - right) < BESIDE


def rug(rows: Sequence[Row], days: Days, y: float) -> Iterator[Part]:
    """What is not drawn in a row, as a tick at its first day."""
    if rows:
        yield Word(days.left, y - 14, f"{counted(len(rows), 'more event')}, a tick each", "grey")
    for row in rows:
        x = days.begin(max(row.first, days.first))
        yield Rule(x, y - 4, x, y + 4, "grey", 1, opacity=0.7)


def cells(row: Row) -> tuple[str, ...]:
    """A row of the table."""
    entry = row.entry
    return (
        written(entry.when) + (" (inferred)" if entry.inferred else ""),
        EVENTS[entry.status].word,
        in_line(entry.what),
        str(len({step.words.report for step in entry.history})),
    )
