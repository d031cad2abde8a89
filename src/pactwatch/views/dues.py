"""When a commitment is due, on a day: as it is stated, or counted from an event once that event is on record."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pactwatch.linking.clocks import Clock
from pactwatch.model import Commitment, Due

PERIOD = re.compile(r"P(T?)(\d+)([YMWDH])")
DAYS = {"D": 1, "W": 7}


@dataclass(frozen=True, slots=True)
class DueDate:
    """One due date of a commitment: the last ISO day on which it is in time, None while it waits for its event.

    `clock` is the report's word that started the time, where it runs from an event.
    """

    due: Due
    begins: str | None
    ends: str | None
    clock: Clock | None = None

    @property
    def waits(self) -> bool:
        """Whether it waits for an event."""
        return self.ends is None and self.due.from_ is not None


def due_dates(text: Commitment, clocks: Sequence[Clock]) -> tuple[DueDate, ...]:
    """The due dates of a commitment, the one that counts first; of equal ones the first only."""
    given = [due_date(due, clocks) for due in (text.due, *text.due_also) if due]
    first = {one.ends or one.due.text: one for one in reversed(given)}
    return tuple(one for one in given if first[one.ends or one.due.text] is one)


def due_date(due: Due, clocks: Sequence[Clock]) -> DueDate:
    """A due date; one that runs from an event is counted from the day that most reports tell, of equals the first."""
    plain = DueDate(due, due.begins, due.ends)
    started = [one for one in clocks if due.from_ and one.anchor == due.from_.anchor]
    if due.ends or not started:
        return plain
    told = Counter(one.day for one in {(one.day, one.report): one for one in started}.values())
    day = min(told, key=lambda day: (-told[day], day))
    clock = min(
        (one for one in started if one.day == day), key=lambda one: (one.through is None, one.known or "", one.report)
    )
    ends = moved(day, due.from_.period, back=due.kind == "period before") if due.from_ and due.from_.period else day
    return replace(plain, begins=ends, ends=ends, clock=clock) if ends else plain


def moved(day: str, period: str, back: bool = False) -> str | None:
    """A day that is an ISO 8601 period of one unit later, or earlier; hours are rounded up to days.

    A month later is the same day of the month, or its last. None for a period that is not of one unit.
    """
    found = PERIOD.fullmatch(period)
    if not found:
        return None
    start, number, unit = date.fromisoformat(day), int(found[2]), found[3]
    sign = -1 if back else 1
    if found[1] or unit == "H":
        return (start + timedelta(days=sign * -(-number // 24))).isoformat()
    if unit in DAYS:
        return (start + timedelta(days=sign * number * DAYS[unit])).isoformat()
    months = start.month - 1 + sign * number * (12 if unit == "Y" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()
