"""Figures: what digits mean by their shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from pactwatch.reading.times.senses import Senses

YEARS = range(1000, 2200)  # numbers of four digits that may be years
CENTURY = 70  # a year of two digits: from 70 on in the twentieth century, below it in the twenty-first
HALF_DAY = r"\s?(?:[aApP]\.\s?[mM]\b\.?|[aApP][mM]\b)"


SHAPES: Mapping[str, str] = {
    "ISO": r"(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])",
    "SLASHED": r"(?<![\w/.-])(?:\d\d?/\d\d?/(?:\d{4}|\d{2})|\d\d?\.\d\d?\.\d{4}|\d\d?-\d\d?-\d{4})(?![\w/-])",
    "DECADE": r"(?<!\w)(?:['’`]?\d0|\d{3}0)['’]?s\b",
    "CLOCK": rf"(?<![\w:.,$])\d{{1,2}}(?:[:.]\d{{2}}(?::\d{{2}})?{HALF_DAY}|:\d{{2}}(?::\d{{2}})?|{HALF_DAY})(?![\w:])"
    r"|(?<![\w:.,$])\d{4}(?=\s?(?:GMT|UTC|hours|hrs))",
    "HALFTAG": r"\b[QH][1-4]\b|\b[1-4][QH]\b",
    "AMOUNT": r"[$€£¥#]\s?\d[\d,.]*|(?<!\w)\d[\d,.]*\s?%",
    "FRACTION": r"(?<!\w)\d+(?:[ -]1/2|\s?½)",
    "RANK": r"(?<!\w)\d{1,2}(?:st|nd|rd|th)\b",
    "NUMBER": r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.])\d+(?:\.\d+)?(?!\w)",
    "CODE": r"\w*\d\w*",
}


def read(kind: str, text: str) -> Senses:
    """The senses of a figure of one of the shapes; none where it is no time's ("45/45/2021")."""
    return READERS[kind](text)


def read_number(text: str) -> Senses:
    """ "12" may be a number, a day, an hour; "1989" a number or a year."""
    senses = {"NUMBER": text.replace(",", "")}
    if text.isdigit():
        if 1 <= int(text) <= 31 and len(text) <= 2:
            senses["DAY"] = text
        if int(text) <= 12 and len(text) <= 2:
            senses["HOUR"] = text
        if len(text) == 4 and int(text) in YEARS:
            senses["YEAR"] = text
    return senses


def read_clock(text: str) -> Senses:
    """ "10:35 p.m." is 22:35."""
    digits = re.findall(r"\d+", text)
    hour, minute = (digits[0][:2], digits[0][2:]) if len(digits[0]) == 4 else (digits[0], (digits[1:2] or ["00"])[0])
    number = int(hour)
    if re.search(r"p\.?\s?m", text, re.I) and number < 12:
        number += 12
    if re.search(r"a\.?\s?m", text, re.I) and number == 12:
        number = 0
    return {"CLOCK": f"{number:02}:{minute}"} if number <= 24 and int(minute) < 60 else {}


def read_slashed(text: str) -> Senses:
    """ "3/25/21" is read as in America, "25/3/21" as elsewhere, "25.3.2021" and "25-3-2021" too."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", text))
    day, month = (first, second) if first > 12 or "/" not in text else (second, first)
    if year < 100:
        year += 1900 if year >= CENTURY else 2000
    try:
        return {"ISO": date(year, month, day).isoformat()}
    except ValueError:
        return {}


def read_iso(text: str) -> Senses:
    """A day, or a moment to the minute."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return {}
    return {"MOMENT" if len(text) > 10 else "ISO": text[:16]}


def read_decade(text: str) -> Senses:
    """ "1980s" is the decade 198; " '80s" as well. "20s" without an apostrophe is an age."""
    digits = "".join(filter(str.isdigit, text))
    if len(digits) == 4:
        return {"DECADE": digits[:3]}
    return {"DECADE": ("20" if digits[0] in "01" else "19") + digits[0]} if text[0] in "'’`" else {}


def read_half(text: str) -> Senses:
    """ "Q1" and "1Q" are the value's own Q1."""
    letter, digit = sorted(text, reverse=True)
    return {"HALFTAG": letter + digit} if letter == "Q" or digit in "12" else {}


READERS: Mapping[str, Callable[[str], Senses]] = {
    "ISO": read_iso,
    "SLASHED": read_slashed,
    "DECADE": read_decade,
    "CLOCK": read_clock,
    "HALFTAG": read_half,
    "AMOUNT": lambda text: {},
    "FRACTION": lambda text: {"NUMBER": re.split(r"[ -]1/2|\s?½", text)[0] + ".5"},
    "RANK": lambda text: (
        {"ORDINAL": text[:-2], "DAY": text[:-2], "NTH": text[:-2]}
        if 1 <= int(text[:-2]) <= 31
        else {"ORDINAL": text[:-2]}
    ),
    "NUMBER": read_number,
    "CODE": lambda text: {},
}
KINDS: tuple[frozenset[str], ...] = tuple(
    frozenset(kinds.split())
    for kinds in (
        "HOLIDAY", "HIJRI", "ISO", "MOMENT", "DECADE", "CLOCK", "HALFTAG", "ORDINAL", "ORDINAL DAY", "ORDINAL DAY NTH",
        "NUMBER", "NUMBER DAY", "NUMBER HOUR", "NUMBER DAY HOUR", "NUMBER YEAR", "POSSESSIVE", "STOP", "COMMA STOP",
        "HYPHEN", "DASH", "APOSTROPHE", "OPEN",
    )
)  # fmt: skip  # every set of senses that a figure or a sign can have
