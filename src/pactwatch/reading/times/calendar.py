"""The calendar as TIMEX3 writes it: which value covers a day, which days a value covers, how far a day is moved.

Values are TIMEX3 (ISO-TimeML): `2021`, `2021-04`, `2021-04-09`, `2021-W14`, `2021-Q2`, `2021-H1`, `2021-W14-WE`, a
decade `202`, a century `20`; of a day's time `2021-04-09T10:00`. A unit is one letter (`Y` year, `H` half, `Q`
quarter, `M` month, `W` week, `D` day, `E` decade, `C` century) or `WE` for a weekend.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

OPEN = {
    "D": "XXXX-XX-XX",
    "WE": "XXXX-WXX-WE",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}  # a value of which nothing but its unit is known
MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
DAYS = {"D": 1, "W": 7, "WE": 7}
VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?"
    r"|(?P<year>\d{4})(?:-(?P<month>\d\d)|-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>[1-4])|-H(?P<half>[12]))?"
    r"|(?P<decade>\d{3})|(?P<century>\d{2})"
)


def cover(day: date, unit: str) -> str:
    """The value of the unit in which a day lies."""
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    iso = day.isoformat()
    return {
        "D": iso,
        "M": iso[:7],
        "Q": f"{iso[:4]}-Q{(day.month + 2) // 3}",
        "H": f"{iso[:4]}-H{(day.month + 5) // 6}",
        "Y": iso[:4],
        "E": iso[:3],
        "C": iso[:2],
    }[unit]


def move(day: date, count: int, unit: str) -> date:
    """A day moved by so many units; the 31st becomes a month's last day. Raises `ValueError` or `OverflowError` outside
    the years 1 to 9999."""
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"the year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_of(value: str) -> str | None:
    """The unit that a calendar value covers, or None of an open value, a season, a reference or a period."""
    match = VALUE.fullmatch(value)
    if not match:
        return None
    parts = match.groupdict()
    names = ("day", "weekend", "week", "quarter", "half", "month", "year", "decade", "century")
    units = ("D", "WE", "W", "Q", "H", "M", "Y", "E", "C")
    return next(unit for name, unit in zip(names, units, strict=True) if parts[name])


def bounds(value: str) -> tuple[date, date] | None:
    """The first and last day that a calendar value covers, or None where it covers no known days."""
    match, unit = VALUE.fullmatch(value), unit_of(value)
    if not match or not unit:
        return None
    try:
        first = first_day(match, unit)
        return first, move(first, 1, "D" if unit == "WE" else unit) - timedelta(days=unit != "WE")
    except (ValueError, OverflowError):
        return None


def first_day(match: re.Match[str], unit: str) -> date:
    """The first day of a value that `VALUE` has matched."""
    if unit == "D":
        return date.fromisoformat(match["day"])
    if unit in ("E", "C"):
        digits = match["decade"] or match["century"]
        return date(int(digits) * 10 ** (4 - len(digits)), 1, 1)
    year = int(match["year"])
    if unit in ("W", "WE"):
        return date.fromisocalendar(year, int(match["week"]), 6 if unit == "WE" else 1)
    months = {"M": match["month"], "Q": match["quarter"], "H": match["half"], "Y": "1"}
    return date(year, (int(months[unit]) - 1) * MONTHS[unit] + 1 if unit != "Y" else 1, 1)


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms)."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, rank: str, weekday: int) -> date:
    """The n-th Monday (1) to Sunday (7) of a month; the rank `L` is the last."""
    last = monthrange(year, month)[1]
    days = [day for day in range(1, last + 1) if date(year, month, day).isoweekday() == weekday]
    return date(year, month, days[-1] if rank == "L" else days[int(rank) - 1])
