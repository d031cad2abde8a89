"""The ledger as a calendar strip: a row a commitment, flags where it is due, a line from there to the day.

The line of what is overdue or done late is as long as it is late, that of what is to come as the time that is left.
A due date that is stated is a full flag, one that is computed an open one; where they differ both stand on one pole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactwatch.views.answers.ledger import DueEntry, Ledger, LedgerEntry
from pactwatch.views.charts.calendar import Days, stretch
from pactwatch.views.charts.lettering import cut, width
from pactwatch.views.charts.marks import COMMITMENT_SHAPES, COMPUTED, STATED
from pactwatch.views.charts.parts import TEXT, Drawing, Part, Rule, Sign, Word
from pactwatch.views.charts.picture import WHOLE, Frame, Picture, Table
from pactwatch.views.days import between, counted, written
from pactwatch.views.draft import listed
from pactwatch.views.look import COMMITMENTS
from pactwatch.views.quoting import in_line

ROWS = 24
TOP = 44  # pixels of the axis
COLUMNS = ("due", "how", "days left", "status", "who", "what", "clause")


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment with the due dates that have a day, the one that counts first, and the day on which it was done."""

    entry: LedgerEntry
    dues: tuple[DueEntry, ...]
    done: str | None

    @property
    def day(self) -> str:
        """The day on which it is due."""
        return self.dues[0].day or ""

    @property
    def days(self) -> tuple[str, str]:
        """The first and last day that is drawn."""
        held = sorted([one.day for one in self.dues if one.day] + ([self.done] if self.done else []))
        return held[0], held[-1]


def ledger_picture(answer: Ledger, frame: Frame = WHOLE) -> Picture:
    """The commitments with a date, by that date; of many those that are open and nearest to the day."""
    found = [row for one in answer.entries if (row := dated(one))]
    days = stretch(frame, [row.days for row in found], answer.as_of, *panel(frame))
    inside = [row for row in found if days.shows(*row.days)]
    told = inside if frame.since or frame.until else found
    shown = sorted(
        sorted(inside, key=lambda row: urgency(row, answer.as_of))[:ROWS], key=lambda row: (row.day, row.entry.id)
    )
    step = 46 if frame.narrow else 24
    height = TOP + step * len(shown)
    lines = [TOP + step * number + (34 if frame.narrow else step / 2) for number in range(len(shown))]
    bands = [(y - 12, y + 12) for y in lines]
    parts: list[Part] = [*days.axis(TOP - 8, bands), *days.today(answer.as_of, 8, TOP - 8, bands)]
    for row, y in zip(shown, lines, strict=True):
        parts += [*label(row, frame, y), *flags(row, days, y), *line(row, days, answer.as_of, y)]
    left = len(told) - len(shown)
    more = f" · {counted(left, 'commitment')} more in the table" if left else ""
    return Picture(
        name="ledger",
        title=finding(told, answer.as_of),
        source=answer.rests_on + more + (f" · {KEY}" if shown else ""),
        day=answer.as_of,
        alt=f"{finding(told, answer.as_of)} A row a commitment, with flags at its due dates and a line to the day.",
        table=Table(COLUMNS, tuple(cells(row) for row in told)),
        drawing=Drawing(frame.width, height, tuple(parts)),
    )


KEY = "full flag: stated; open flag: computed"


def panel(frame: Frame) -> tuple[float, float]:
    """From where to where the days are drawn."""
    return (2, frame.width - 2) if frame.narrow else (frame.width * 0.46, frame.width - 2)


def dated(entry: LedgerEntry) -> Row | None:
    """An entry as a row; None where it has no day, or binds to nothing that is done by a day."""
    dues = tuple(one for one in entry.due if one.day)
    if not dues or entry.modality in ("may", "must not"):
        return None
    done = max((word.done for word in entry.evidence if word.decides and word.done), default=None)
    # A report of a later day tells that it was done, not that it was done late, unless the status says so
    kept = entry.status == "fulfilled late" or (entry.status == "fulfilled" and done and done <= (dues[0].day or ""))
    return Row(entry, dues, done if kept else None)


def urgency(row: Row, day: str) -> tuple[bool, int]:
    """What is drawn first: what is open, then what is nearest to the day."""
    return row.entry.stage == "done", abs(between(day, row.day))


def finding(rows: Sequence[Row], day: str) -> str:
    """What the picture finds, in a sentence."""
    if not rows:
        return "No commitment here has a date."
    past = sum(row.entry.status == "overdue" for row in rows)
    ahead = sorted(row.day for row in rows if row.entry.stage == "next")
    head = f"Of {counted(len(rows), 'commitment')} with a date, {past or 'none'} {'is' if past < 2 else 'are'} overdue"
    if not ahead:
        return f"{head}; none is still to come."
    left = between(day, ahead[0])
    return f"{head}; the next is due {'in ' + counted(left, 'day') if left else 'today'}."


def label(row: Row, frame: Frame, y: float) -> Iterator[Part]:
    """The mark, who must act, and what, in the words of the report."""
    entry = row.entry
    colour = COMMITMENTS[entry.status].colour
    at, room = (y - 20, frame.width - 20.0) if frame.narrow else (y, panel(frame)[0] - 28)
    yield Sign(7, at, COMMITMENT_SHAPES[entry.status], colour)
    who = cut(listed([in_line(one.name) for one in entry.by]) or "Nobody named", room * 0.55, TEXT) + ": "
    yield Word(18, at, who)
    taken = width(who, TEXT)
    words = cut(in_line(entry.action.text), room - taken - 12, TEXT, "serif")
    yield Word(18 + taken, at, f"“{words}”", family="serif")


def flags(row: Row, days: Days, y: float) -> Iterator[Part]:
    """A flag for each due date, on one pole where there are two."""
    colour = COMMITMENTS[row.entry.status].colour
    drawn = [one for one in row.dues if one.day and days.first <= one.day <= days.last]
    if len(drawn) > 1:
        held = sorted(days.at(one.day or "") for one in drawn)
        yield Rule(held[0], y + 7, held[-1], y + 7, colour, 1)
    for one in drawn:
        x = days.at(one.day or "")
        yield Rule(x, y - 8, x, y + 7, colour, 1.5)
        yield Sign(x, y + 1, STATED if one.how == "stated" else COMPUTED, colour, 14)


def line(row: Row, days: Days, day: str, y: float) -> Iterator[Part]:
    """The line from the due date to the day, or to the day on which it was done, and what it means in words."""
    entry = row.entry
    mark = COMMITMENTS[entry.status]
    far = words(row, day)
    start, end = row.day, row.done or (row.day if entry.stage == "done" else day)
    x, x2 = (days.at(min(max(one, days.first), days.last)) for one in (start, end))
    late = end > start
    if x != x2:
        yield Rule(x, y + 4, x2, y + 4, mark.colour, 3 if late else 1, () if late else (2, 3))
    if row.done and late:
        yield Sign(x2, y + 4, COMMITMENT_SHAPES[entry.status], mark.colour, 8)
    rightmost = max(x2 + 9, *(days.at(min(one.day or "", days.last)) + 21 for one in row.dues))
    leftmost = min(x, x2, *(days.at(max(one.day or "", days.first)) for one in row.dues)) - 6
    taken = width(far, TEXT)
    if rightmost + taken <= days.right:
        yield Word(rightmost, y, far, mark.colour)
    elif leftmost - taken >= days.left:
        yield Word(leftmost, y, far, mark.colour, align="right")
    else:  # neither side has room: above the line
        yield Word(min(x, x2) + 6, y - 5, far, mark.colour)


def words(row: Row, day: str) -> str:
    """The status, and how far the day is."""
    entry = row.entry
    if row.done and row.done > row.day:
        return f"{counted(between(row.day, row.done), 'day')} late"
    if entry.stage == "done" or entry.days_left is None:
        return COMMITMENTS[entry.status].word
    if entry.days_left < 0:
        past = counted(-entry.days_left, "day")
        return f"overdue by {past}" if entry.status == "overdue" else f"{entry.status}, {past} past"
    left = f"{counted(entry.days_left, 'day')} left" if entry.days_left else "due today"
    return left if entry.status == "pending" else f"{entry.status}, {left}"


def cells(row: Row) -> tuple[str, ...]:
    """A row of the table: each due date in one cell, the first of them counts."""
    entry = row.entry
    return (
        "; ".join(written(one.day) for one in row.dues),
        "; ".join(one.how for one in row.dues),
        str(entry.days_left) if entry.days_left is not None else "",
        COMMITMENTS[entry.status].word,
        listed([one.name for one in entry.by]) or "nobody named",
        f"“{in_line(entry.action.text)}”",
        entry.clause or "",
    )
