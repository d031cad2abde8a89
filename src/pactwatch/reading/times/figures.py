"""Figures: what digits mean by their shape, and numbers that are spelled in several words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

Senses = Mapping[str, str]  # kind of word -> what it means there
YEARS = range(1000, 2200)
CENTURY = 70  # a year of two digits: from 70 on in the twentieth century, below it in the twenty-first
HALF_DAY = r"\s?(?:[aApP]\.\s?[mM]\b\.?|[aApP][mM]\b)"


class Word(NamedTuple):
    """A word with its senses; `start` and `end` are offsets into the report's text. A gap has no text."""

    text: str
    start: int
    end: int
    senses: Senses

    @property
    def lower(self) -> str:
        """The word in small letters, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


SHAPES: Mapping[str, str] = {
    "ISO": r"(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])",
    "SLASHED": r"(?<![\w/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4})(?![\w/])",
    "DECADE": r"(?<!\w)(?:['’`]?\d0|\d{3}0)['’]?s\b",
    "CLOCK": r"(?<![\w:.,$])\d{1,2}(?:[:.]\d{2}(?::\d{2})?"
    + HALF_DAY
    + r"|:\d{2}(?::\d{2})?|"
    + HALF_DAY
    + r")(?![\w:])"
    r"|(?<![\w:.,$])\d{4}(?=\s?(?:GMT|UTC|hours|hrs))",
    "HALFTAG": r"\b[QH][1-4]\b|\b[1-4][QH]\b",
    "AMOUNT": r"[$€£¥#]\s?\d[\d,.]*|(?<!\w)\d[\d,.]*\s?%",
    "FRACTION": r"(?<!\w)\d+(?:[ -]1/2|\s?½)",
    "RANK": r"(?<!\w)\d{1,2}(?:st|nd|rd|th)\b",
    "NUMBER": r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.])\d+(?:\.\d+)?(?!\w)",
    "CODE": r"\w*\d\w*",
}


def read(kind: str, text: str) -> Mapping[str, str]:
    """The senses of a figure of one of the shapes; none where it is no time's ("45/45/2021")."""
    return READERS[kind](text)


def read_number(text: str) -> dict[str, str]:
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


def read_clock(text: str) -> dict[str, str]:
    """ "10:35 p.m." is 22:35."""
    digits = re.findall(r"\d+", text)
    hour, minute = (digits[0][:2], digits[0][2:]) if len(digits[0]) == 4 else (digits[0], (digits[1:2] or ["00"])[0])
    number = int(hour)
    if re.search(r"p\.?\s?m", text, re.I) and number < 12:
        number += 12
    if re.search(r"a\.?\s?m", text, re.I) and number == 12:
        number = 0
    return {"CLOCK": f"{number:02}:{minute}"} if number <= 24 and int(minute) < 60 else {}


def read_slashed(text: str) -> dict[str, str]:
    """ "3/25/21" is read as in America, "25/3/21" as elsewhere, "25.3.2021" as on the Continent."""
    first, second, year = (int(part) for part in re.split(r"[/.]", text))
    day, month = (first, second) if first > 12 or "." in text else (second, first)
    if year < 100:
        year += 1900 if year >= CENTURY else 2000
    try:
        return {"ISO": date(year, month, day).isoformat()}
    except ValueError:
        return {}


def read_iso(text: str) -> dict[str, str]:
    """A day, or a moment to the minute."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return {}
    return {"MOMENT" if len(text) > 10 else "ISO": text[:16]}


def read_decade(text: str) -> dict[str, str]:
    """ "1980s" is the decade 198; " '80s" as well. "20s" without an apostrophe is an age."""
    digits = "".join(filter(str.isdigit, text))
    if len(digits) == 4:
        return {"DECADE": digits[:3]}
    return {"DECADE": ("20" if digits[0] in "01" else "19") + digits[0]} if text[0] in "'’`" else {}


def read_half(text: str) -> dict[str, str]:
    """ "Q1" and "1Q" are the value's own Q1."""
    letter, digit = sorted(text, reverse=True)
    return {"HALFTAG": letter + digit} if letter == "Q" or digit in "12" else {}


READERS: Mapping[str, Callable[[str], Mapping[str, str]]] = {
    "ISO": read_iso,
    "SLASHED": read_slashed,
    "DECADE": read_decade,
    "CLOCK": read_clock,
    "HALFTAG": read_half,
    "AMOUNT": lambda text: {},
    "FRACTION": lambda text: {"NUMBER": re.split(r"[ -]1/2|\s?½", text)[0] + ".5"},
    "RANK": lambda text: (
        {"ORDINAL": text[:-2], "DAY": text[:-2]} if 1 <= int(text[:-2]) <= 31 else {"ORDINAL": text[:-2]}
    ),
    "NUMBER": read_number,
    "CODE": lambda text: {},
}
KINDS: tuple[frozenset[str], ...] = tuple(
    frozenset(kinds.split())
    for kinds in (
        "HOLIDAY", "HIJRI", "ISO", "MOMENT", "DECADE", "CLOCK", "HALFTAG", "ORDINAL", "ORDINAL DAY", "NUMBER",
        "NUMBER DAY", "NUMBER HOUR", "NUMBER DAY HOUR", "NUMBER YEAR", "POSSESSIVE", "STOP", "COMMA STOP", "HYPHEN",
        "DASH", "APOSTROPHE", "OPEN",
    )
)  # fmt: skip  # every set of senses that a figure or a sign can have


def join_numerals(words: list[Word]) -> list[Word]:
    """The words, numbers that are spelled in several ("twenty-four", "nineteen ninety-seven", "7 million") made one."""
    joined: list[Word] = []
    i = 0
    while i < len(words):
        if "NUMERAL" not in words[i].senses and not (i + 1 < len(words) and counts_more(words[i], words[i + 1])):
            joined.append(words[i])
            i += 1
            continue
        run, end = [words[i]], i + 1
        while end < len(words):
            step = end + 1 if "HYPHEN" in words[end].senses and end + 1 < len(words) else end
            if "NUMERAL" not in words[step].senses and not ("ORDINAL" in words[step].senses and numeral(run[-1]) >= 20):
                break
            run.append(words[step])
            end = step + 1
        joined.append(number(run))
        i = end
    return joined


def counts_more(word: Word, after: Word) -> bool:
    """Whether a figure is multiplied by the word after it ("7 million")."""
    return "NUMBER" in word.senses and int(after.senses.get("NUMERAL", 0)) >= 100


def numeral(word: Word) -> float:
    """The number that one word of a spelled number stands for."""
    return float(word.senses.get("NUMERAL") or word.senses.get("NUMBER") or word.senses.get("ORDINAL") or 0)


def number(run: list[Word]) -> Word:
    """One word for a spelled number: "nineteen ninety-seven" is a year, "twenty-first" a rank."""
    values = [numeral(word) for word in run]
    century = len(values) > 1 and 10 <= values[0] <= 21 and 10 <= values[1] < 100
    total = values[0] * 100 + sum(values[1:]) if century else added(values)
    text = f"{total:g}" if total < 1e6 else str(int(total))
    senses = {"ORDINAL": text, "DAY": text} if "ORDINAL" in run[-1].senses else {"NUMBER": text}
    if "NUMBER" in senses and (century or total == 2000) and total in YEARS:
        senses["YEAR"] = text
    if total <= 12 and "NUMBER" in senses:
        senses["HOUR"] = text
    spread = "".join(word.text + " " for word in run).strip()
    return Word(spread, run[0].start, run[-1].end, senses)


def added(values: list[float]) -> float:
    """The sum of number words: "two hundred fifty thousand" is 250,000."""
    total = current = 0.0
    for value in values:
        if value < 100:
            current += value
        elif value == 100 and len(values) > 1:
            current = max(current, 1) * value
        elif value >= 1000:
            total, current = total + max(current, 1) * value, 0
        else:
            current += value
    return total + current
