"""How days are written: as exact as they are known, and how far they are from the day that is asked for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PARTS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H1": "first half", "H2": "second half"}
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
MONTH = re.compile(r"(\d{4})-(\d{2})")
WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-WE)?")
PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|H[12]|Q[1-4])")
YEAR = re.compile(r"(\d{4})")
PERIOD = re.compile(r"P(?:T?)(\d+)([YMWDH])")


def written(value: str | None) -> str:
    """A TIMEX3 value for people: `2021-04` gives `Apr 2021`, `2021-W14` `week of 5 Apr 2021`, others `no date`."""
    if not value:
        return "no date"
    if found := DAY.fullmatch(value):
        return f"{int(found[3])} {MONTHS[int(found[2]) - 1]} {found[1]}"
    if found := MONTH.fullmatch(value):
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    if WEEK.fullmatch(value) and (days := covered(value)):
        return f"{'weekend' if value.endswith('-WE') else 'week'} of {written(days[0])}"
    if found := PART.fullmatch(value):
        return f"{PARTS.get(found[2], found[2])} {found[1]}"
    return value if YEAR.fullmatch(value) else "no date"


def covered(value: str | None) -> tuple[str, str] | None:
    """The first and last ISO day that a calendar value covers; None where that is not exact (seasons) or not known."""
    if value is None:
        return None
    if DAY.fullmatch(value):
        return value[:10], value[:10]
    if found := MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return f"{value}-01", f"{value}-{monthrange(year, month)[1]}"
    if found := WEEK.fullmatch(value):
        first = 6 if value.endswith("-WE") else 1
        year, week = int(found[1]), int(found[2])
        return date.fromisocalendar(year, week, first).isoformat(), date.fromisocalendar(year, week, 7).isoformat()
    if YEAR.fullmatch(value):
        return f"{value}-01-01", f"{value}-12-31"
    return None


def between(first: str, last: str) -> int:
    """Days from one ISO day to another; negative where the second comes first."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 day`, `2 days`, `2 stories`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} " + (noun[:-1] + "ies" if noun.endswith("ry") else noun + ("es" if noun.endswith("s") else "s"))


def period(value: str) -> str:
    """An ISO 8601 period of one unit for people: `P45D` gives `45 days`. Others are given as they are."""
    found = PERIOD.fullmatch(value)
    return counted(int(found[1]), UNITS[found[2]]) if found else value
