"""A stretch of days across a picture: where a day stands, and the days that are written below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pactwatch.views.charts.lettering import width
from pactwatch.views.charts.parts import TEXT, Part, Rule, Word
from pactwatch.views.charts.picture import Frame
from pactwatch.views.days import MONTHS, between, written

STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months between two ticks
BACK, ON = 120, 120  # days before and after the day that are shown unless others are asked for
CLOSE = 62  # days under which weeks are written, not months


Band = tuple[float, float]  # from where to where down the sheet a rule may run


@dataclass(frozen=True, slots=True)
class Days:
    """The ISO days from `first` to `last`, from `left` to `right` pixels; a day is as wide as its share."""

    first: str
    last: str
    left: float
    right: float

    @property
    def share(self) -> float:
        """How wide a day is, in pixels."""
        return (self.right - self.left) / (between(self.first, self.last) + 1)

    def at(self, day: str) -> float:
        """The middle of a day."""
        return self.begin(day) + self.share / 2

    def begin(self, day: str) -> float:
        """Where a day begins, in pixels."""
        return self.left + self.share * between(self.first, day)

    def end(self, day: str) -> float:
        """Where a day ends, in pixels."""
        return self.begin(day) + self.share

    def shows(self, first: str, last: str) -> bool:
        """Whether some of the days from `first` to `last` are shown."""
        return first <= self.last and last >= self.first

    def axis(self, y: float, bands: Sequence[Band]) -> Iterator[Part]:
        """The line at `y` with the days above it, and where each begins a faint rule through the bands below."""
        yield Rule(self.left, y, self.right, y, "grey", opacity=0.6)
        free = self.left - 100
        for day, label in self.ticks():
            x = self.begin(day)
            for top, bottom in ((y, y + 4), *bands):
                yield Rule(x, top, x, bottom, "grey", 0.5, opacity=0.35)
            room = width(label, TEXT)
            at = min(max(x + 3, self.left), self.right - room)
            if at > free and at <= x + 3:
                yield Word(at, y - 9, label, "grey")
                free = at + room + 4

    def ticks(self) -> Iterator[tuple[str, str]]:
        """The days on which something begins, a week or some months, and what is written there."""
        if between(self.first, self.last) <= CLOSE:
            day = date.fromisoformat(self.first)
            day += timedelta(days=-day.weekday() % 7)
            while day.isoformat() <= self.last:
                yield day.isoformat(), f"{day.day} {MONTHS[day.month - 1]}"
                day += timedelta(days=7)
            return
        room = (self.right - self.left) / 44
        months = between(self.first, self.last) / 30.4
        step = next((step for step in STEPS if months / step <= room), STEPS[-1])
        year, month = int(self.first[:4]), int(self.first[5:7])
        count = year * 12 + month - 1
        while (day_of := f"{count // 12:04}-{count % 12 + 1:02}-01") <= self.last:
            if day_of >= self.first and count % step == 0:
                yield day_of, str(count // 12) if count % 12 == 0 else MONTHS[count % 12]
            count += 1

    def today(self, day: str, top: float, y: float, bands: Sequence[Band]) -> Iterator[Part]:
        """The rule of the day on which all stands, from its date at the top through the axis at `y` and the bands."""
        if not self.first <= day <= self.last:
            return
        x, label = self.at(day), f"as of {written(day)}"
        half = width(label, TEXT, bold=True) / 2
        yield Word(min(max(x, self.left + half), self.right - half), top, label, "ink", align="center", bold=True)
        for above, below in ((top + 8, y), *bands):
            yield Rule(x, above, x, below, "ink", 1, opacity=0.8)


def stretch(frame: Frame, spans: Iterable[tuple[str, str]], day: str, left: float, right: float) -> Days:
    """The days that hold some spans and the day itself, with a little air; or those that the frame asks for.

    What lies further from the day than `BACK` or `ON` days is left to the frame: one far date would press all others
    together.
    """
    near, far = added(day, -BACK), added(day, ON)
    held = [*((first, last) for first, last in spans if last >= near and first <= far), (day, day)]
    first, last = max(near, min(one[0] for one in held)), min(far, max(one[1] for one in held))
    air = max(2, between(first, last) // 30)
    begins = frame.since or min(added(first, -air), frame.until or "9999")
    return Days(begins, max(frame.until or added(last, air), begins), left, right)


def added(day: str, days: int) -> str:
    """A day some days later or earlier, as far as the calendar goes."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day
