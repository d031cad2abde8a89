"""Calendar days among TIMEX3 values."""

from __future__ import annotations

DAY = len("2024-04-11")


def is_day(value: str) -> bool:
    """Whether a TIMEX3 value is a calendar day."""
    return len(value) == DAY and value.replace("-", "").isdigit() and value[4] == value[7] == "-"
