"""Periods as agreements write them ("thirty (30) days"), and calendar arithmetic with them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pactwatch.codes import cells, table

UNITS = {"Y": "years?", "M": "months?", "W": "weeks?", "D": "(?:calendar |working |business )?days?", "TH": "hours?"}
ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A period in a text, `start` to `end`, as an ISO 8601 duration."""

    start: int
    end: int
    value: str


def find_periods(text: str, start: int, end: int) -> Iterator[Period]:
    """The periods of a stretch of text: "14 days", "thirty (30) days", "the 90th day", "the seventh day", "day 2"."""
    for match in spoken().finditer(text, start, end):
        if match["ordinal"] or match["rank"]:
            count, unit = int(match["ordinal"] or numerals("ORDINAL")[match["rank"].lower()]), "D"
        elif match["position"]:
            count, unit = int(match["position"]) - 1, "D"
        else:
            figure = match["figure"] or match["bare"]
            count = int(figure) if figure else number(match["words"]) if match["words"] else 1
            unit = next(name for name, word in UNITS.items() if re.fullmatch(word, match["unit"], re.I))
        yield Period(match.start(), match.end(), f"PT{count}H" if unit == "TH" else f"P{count}{unit}")


@cache
def spoken() -> re.Pattern[str]:
    """The pattern of a period: a number in words, in figures or both, and a unit; or the number of a day."""
    numeral, rank = ("|".join(sorted(numerals(kind), key=len, reverse=True)) for kind in ("NUMERAL", "ORDINAL"))
    words = rf"(?P<words>(?:{numeral})(?:[\s-]+(?:and\s+)?(?:{numeral}))*)"
    one = r"(?P<one>first|an?|the(?=\s+(?:week|month|year)\b))"
    unit = rf"(?P<unit>{'|'.join(UNITS.values())})"
    return re.compile(
        rf"\b(?:(?P<ordinal>\d{{1,3}})(?:st|nd|rd|th)|(?P<rank>{rank}))\s+day\b|\bday\s+(?P<position>\d{{1,3}})\b|"
        rf"(?:\b{words}[\s-]*(?:\(?\s*(?P<figure>\d{{1,3}})\s*\)?)?|(?<!\w)\(?\s*(?P<bare>\d{{1,3}})\s*\)?|\b{one})"
        rf"[\s-]+{unit}\b\)?",
        re.I,
    )


@cache
def numerals(kind: str = "NUMERAL") -> dict[str, int]:
    """The words for numbers, or for ranks (`ORDINAL`), from the table of the words of time."""
    return {
        word: int(row["value"])
        for row in table("times_words")
        if row["kind"] == kind and row["value"].isdigit()
        for word in cells(row["word"])
        if word.isalpha()
    }


def number(words: str) -> int:
    """The number that words name: "forty-five" is 45, "one hundred and thirty-five" 135."""
    total = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "and":
            continue
        value = numerals()[word]
        total = (total or 1) * value if value >= 100 else total + value
    return total


def added(day: str, period: str, sign: int = 1) -> str:
    """An ISO date a period after `day` (`sign` -1: before).

    Months and years are calendar months, kept within the month's end (31 January and one month is the last of
    February); hours are rounded to days. A month alone ("2020-02") stays a month where the period is one of months or
    years. Raises `ValueError` where `period` is no ISO 8601 duration.
    """
    match = ISO.fullmatch(period)
    if not match:
        raise ValueError(f"not an ISO 8601 period: {period}")
    years, months, weeks, days, hours = (int(part or 0) for part in match.groups())
    year, month = int(day[:4]), int(day[5:7])
    serial = year * 12 + month - 1 + sign * (12 * years + months)
    year, month = divmod(serial, 12)
    month += 1
    if len(day) == 7:
        return f"{year:04}-{month:02}"
    last = calendar.monthrange(year, month)[1]
    moved = date(year, month, min(int(day[8:10]), last))
    return (moved + sign * timedelta(days=7 * weeks + days + round(hours / 24))).isoformat()


def days_of(value: str) -> tuple[str, str]:
    """The first and the last day of an ISO date or month."""
    if len(value) == 10:
        return value, value
    year, month = int(value[:4]), int(value[5:7])
    return f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}"
