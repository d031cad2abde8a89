"""Places: how the entries of reports are numbered, so that the newest stand last and need no sorting.

An entry's number is made of the day on which its report was published, the report's number and a count. An undated
report stands before all others.
"""

from __future__ import annotations

from datetime import date

ENTRIES = 1 << 19  # of one report; a report is at most a million characters long
REPORTS = 1 << 22  # of one record
DAY = ENTRIES * REPORTS


def place(published: str | None, number: int) -> int:
    """Where the entries of a report begin. Raises `ValueError` where the record has no more room."""
    if number >= REPORTS:
        raise ValueError(f"a record holds no more than {REPORTS} reports")
    return day_place(published) + number * ENTRIES


def day_place(published: str | None) -> int:
    """Where the entries of a day begin; what is no ISO day is undated."""
    try:
        return date.fromisoformat(published or "").toordinal() * DAY
    except ValueError:
        return 0


def day_of(number: int) -> int:
    """Where the entries of the day begin to which an entry's number belongs."""
    return number - number % DAY
