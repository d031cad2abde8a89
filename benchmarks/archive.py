"""An archive of any size: reports on many peace processes, with their readings, made from our own examples.

Each process tells the examples' story under names of its own, on days of its own, with other numbers, and with a share
of its words exchanged, so that no two reports are copies of one story. All are of the length of what they stand for:
the examples' spans stay right, and nothing need be read. A few worldwide bodies and their envoys recur everywhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from pactwatch.model import Reading, Report

EXAMPLES = Path(__file__).parents[1] / "examples"
ROUNDS = (1, 1, 1, 1, 1, 1, 2, 2, 3, 5)  # how often a process' story goes on under the same names
APART = 120  # days from one round to the next
BEGIN, SPAN = date(2004, 1, 5), 20 * 365  # the processes' first days
CHANGED, LATER = 0.45, 0.75  # of a report's longer words; of those of a later round, which is under the same names
LONGER = 4  # letters
# Tokens of the examples' worldwide actors, each with those that stand for it in one process or another
WORLDWIDE = {
    "Meridian": ("Meridian", "Atlantis", "Northern", "Lowlands", "Tropical", "Crescent"),
    "Union": ("Union",),
    "Blue": ("Blue",),
    "Lantern": ("Lantern", "Harbour", "Bridges", "Meadows"),
    "Society": ("Society",),
    "Marit": ("Marit",),
    "Solane": ("Solane", "Arbelo", "Castro", "Dumont", "Eklund", "Farkas", "Gallen", "Hovsep", "Ingram", "Jarvis"),
}
TOKEN = re.compile(r"[A-Za-z]+|\d+")
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
VOWELS, CONSONANTS = "aeiou", "bdfghklmnprstvz"

Line = dict[str, Any]
Change = Callable[[str], str]


class Archive:
    """Readings as JSON has them, one process after another, always the same ones."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.lines: list[Line] = [reading.model_dump(mode="json", exclude_defaults=True) for reading in readings]
        self.texts = [reading.report.text for reading in readings]

    @cached_property
    def plain(self) -> frozenset[str]:
        """The words that stand in the examples in small letters."""
        return frozenset(word for text in self.texts for word in TOKEN.findall(text) if word.islower())

    @cached_property
    def exchange(self) -> Mapping[int, Sequence[str]]:
        """The longer words by their length."""
        found: dict[int, list[str]] = {}
        for word in sorted(self.plain):
            found.setdefault(len(word), []).append(word)
        return found

    @cached_property
    def names(self) -> Sequence[str]:
        """The tokens that make a name one's own, the shorter first: "Dalvora" before "Dalvoran"."""
        listed = [
            one["name"]
            for line in self.lines
            for kind in ("actors", "places", "agreements")
            for one in line.get(kind, ())
        ]
        tokens = {token for name in listed for token in TOKEN.findall(name) if token[0].isupper()}
        return sorted((one for one in tokens if one.lower() not in self.plain), key=lambda one: (len(one), one))

    def processes(self) -> Iterator[list[Line]]:
        """One process after another, without end: its readings by day."""
        number = 0
        while True:
            yield list(self.process(number))
            number += 1

    def process(self, number: int) -> Iterator[Line]:
        """The readings of one process."""
        chance = random.Random(number)
        called = self.called(chance)
        begin = BEGIN + timedelta(chance.randrange(SPAN))
        first = min(line["report"]["published"] for line in self.lines)
        shift = (begin - date.fromisoformat(first)).days
        for turn in range(chance.choice(ROUNDS)):
            for line, text in zip(self.lines, self.texts, strict=True):
                if turn == 0 or line["report"]["kind"] != "agreement":
                    told = self.told(line, text, called, LATER if turn else CHANGED, chance)
                    yield retold(
                        line, told, called, shift + turn * APART, f"p{number:05}/{turn}/{line['report']['id']}"
                    )

    def called(self, chance: random.Random) -> Mapping[str, str]:
        """What each name's token is in one process."""
        found: dict[str, str] = {}
        for token in self.names:
            base = next((one for one in found if len(one) >= LONGER and token.startswith(one)), "")
            if token in WORLDWIDE:
                found[token] = chance.choice(WORLDWIDE[token])
            else:
                found[token] = found[base] + token[len(base) :] if base else invented(token, chance)
        return found

    def told(self, line: Line, text: str, called: Mapping[str, str], changed: float, chance: random.Random) -> str:
        """A report's text under other names, with other numbers and words."""
        days = [*line.get("times", ()), line["report"].get("header") or {"start": 0, "end": 0}]
        dated = {place for one in days for place in range(one["start"], one["end"])}

        def other(found: re.Match[str]) -> str:
            token = found[0]
            if token in called:
                return called[token]
            if token.isdigit() and found.start() not in dated:
                return str(chance.randint(10 ** (len(token) - 1), 10 ** len(token) - 1))
            if len(token) >= LONGER and token.islower() and chance.random() < changed:
                return chance.choice(self.exchange[len(token)])
            return token

        return TOKEN.sub(other, text)


def invented(token: str, chance: random.Random) -> str:
    """A name of the same length, written with capitals where the token is."""
    letters = (chance.choice(VOWELS if place % 2 else CONSONANTS) for place in range(len(token)))
    return "".join(new.upper() if old.isupper() else new for old, new in zip(token, letters, strict=True))


def retold(line: Line, text: str, called: Mapping[str, str], shift: int, id: str) -> Line:
    """A reading with another text of the same length, other names and later days."""
    later: dict[str, str] = {}

    def moved(found: re.Match[str]) -> str:
        if found[0] not in later:
            later[found[0]] = (date.fromisoformat(found[0]) + timedelta(shift)).isoformat()
        return later[found[0]]

    new: Line = orjson.loads(DAY.sub(moved, orjson.dumps({**line, "report": None}).decode()))
    report = {**line["report"], "id": id, "text": text, "published": DAY.sub(moved, line["report"]["published"])}
    for kind, entries in new.items():
        if kind != "report":
            for entry in entries:
                respell(entry, text, lambda name: TOKEN.sub(lambda found: called.get(found[0], found[0]), name))
    return {**new, "report": report}


def respell(value: Any, text: str, rename: Change) -> None:
    """Brings the words of an entry, at any depth, to those of the text."""
    if isinstance(value, list):
        for part in value:
            respell(part, text, rename)
    elif isinstance(value, dict):
        for field, part in value.items():
            if field in ("name", "title"):
                value[field] = rename(part) if part else part
            elif field == "roles":
                value[field] = [rename(role) for role in part]
            else:
                respell(part, text, rename)
        if "text" in value:
            parts = value.get("parts") or [value]
            value["text"] = " ".join(text[part["start"] : part["end"]] for part in parts)
        if "holds" in value:
            value["holds"] = text[value["evidence"]["start"] : value["evidence"]["end"]]


def read_examples() -> Archive:
    """The archive that is made from the examples, which are read for it."""
    import pactwatch

    return Archive([one for one in pactwatch.read(EXAMPLES) if isinstance(one, Reading)])


def reading(line: Line) -> Reading:
    """A line as a reading."""
    return Reading.model_validate(line)


def report(line: Line) -> Report:
    """The report of a line as it would be given."""
    return Report.model_validate(line["report"])
