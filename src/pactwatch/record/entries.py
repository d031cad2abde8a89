"""A reading's entries as rows to search: derived from the reading as people want it, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pactwatch.linking.names import folded
from pactwatch.record.addresses import KINDS, anchors

CALLED = {"name", "epithet"}  # the forms of mention that an actor can be searched by
SEARCHED = [kind for kind in KINDS if kind != "times"]
WORD = re.compile(r"[^\W_]+")
# The fields that tell who is involved in an entry, and in what words it is told: fields, and the texts of spans
INVOLVED = {
    "statements": ("addressees",),
    "events": ("actors", "recipients"),
    "agreements": ("parties",),
    "commitments": ("by", "to"),
}
OWN_WORDS = {
    "actors": ("name",),
    "places": ("name",),
    "statements": ("text", "mode"),
    "events": ("type", "mode"),
    "agreements": ("name",),
    "commitments": ("clause",),
}
SPANS = {
    "statements": ("source",),
    "events": ("trigger",),
    "commitments": ("action", "condition", "due"),
}

Line = Mapping[str, Any]
Days = tuple[str | None, str | None]


class EntryRow(NamedTuple):
    """An entry with what it is searched by; `words` and `names` are folded, the latter `fenced`."""

    kind: str
    id: str
    status: str | None
    begins: str | None
    ends: str | None
    start: int
    end: int
    words: str
    names: str


def words_of(text: str) -> str:
    """A text's words without case and accents, parted by blanks: what both databases index and are asked for."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(WORD.findall(text.casefold()))


def entry_rows(line: Line) -> Iterator[EntryRow]:
    """Every entry of a reading but its times, in the order of the contract.

    `line` is the reading as JSON has it; fields that are empty may be left out.
    """
    called = {actor["id"]: names_of(actor) for actor in line.get("actors", ())}
    folded_names = {id: {folded(name) for name in names} - {""} for id, names in called.items()}
    spoken = {id: " ".join(names) for id, names in called.items()}
    by_id = {entry["id"]: entry for kind in ("places", "statements") for entry in line.get(kind, ())}
    spans = {time["id"]: (time.get("begins"), time.get("ends")) for time in line.get("times", ())}
    for kind in SEARCHED:
        for entry in line.get(kind, ()):
            begins, ends = days(entry, spans)
            hangs_on = anchors(kind, entry)[0]
            involved = [id for id in actor_ids(entry, kind) if id in called]
            yield EntryRow(
                kind=kind,
                id=entry["id"],
                status=status_of(kind, entry),
                begins=begins,
                ends=ends,
                start=hangs_on["start"],
                end=hangs_on["end"],
                words=words_of(" ".join([*told(kind, entry, by_id), *map(spoken.__getitem__, involved)])),
                names=fenced(sorted({name for id in involved for name in folded_names[id]})),
            )


def names_of(actor: Line) -> list[str]:
    """What an actor is called in a report."""
    mentions = (one["text"] for one in actor["mentions"] if one["form"] in CALLED)
    return list(dict.fromkeys([actor["name"], *mentions]))


def fenced(names: Iterable[str]) -> str:
    """Names as one text in which each can be looked for, with a line break before and after it."""
    return "".join(f"\n{name}" for name in names) + "\n"


def status_of(kind: str, entry: Line) -> str | None:
    """An event's or a commitment's status, a statement's polarity."""
    found: str | None = entry.get("polarity" if kind == "statements" else "status")
    return found


def actor_ids(entry: Line, kind: str) -> list[str]:
    """The actors of an entry: itself, its sides, its speaker, who owes and to whom."""
    if kind == "actors":
        return [entry["id"]]
    listed = [id for field in INVOLVED.get(kind, ()) for id in entry.get(field, ())]
    single = [entry.get("source") or {}, *entry.get("sides", ())]
    return list(dict.fromkeys([*listed, *(one["actor"] for one in single if one.get("actor"))]))


def told(kind: str, entry: Line, by_id: Mapping[str, Line]) -> Iterator[str]:
    """The words that tell an entry, besides its actors' names; of an event also those of its place and statement."""
    for field in OWN_WORDS.get(kind, ()):
        yield entry.get(field) or ""
    for field in SPANS.get(kind, ()):
        yield (entry.get(field) or {}).get("text") or ""
    yield from entry.get("roles", ())
    yield from (side["holds"] for side in entry.get("sides", ()))
    if kind == "events":
        for field in ("place", "statement"):
            other = by_id.get(entry.get(field) or "", {})
            yield other.get("name") or other.get("text") or ""


def days(entry: Line, spans: Mapping[str, Days]) -> Days:
    """The first and last day that an entry's own time covers: an event's, a statement's, a commitment's due date."""
    due = entry.get("due") or {}
    if due.get("begins") and due.get("ends"):
        return due["begins"], due["ends"]
    time = entry.get("time") or due
    read = [spans[id] for id in time.get("times", ()) if id in spans]
    begins, ends = [day for day, _ in read if day], [day for _, day in read if day]
    if begins and ends:
        return min(begins), max(ends)
    return covered(time.get("value") or entry.get("signed") or "")


@lru_cache(maxsize=1 << 14)
def covered(value: str) -> Days:
    """The first and last day of a calendar value: a year, a month or a day; else none."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value[:10]):
        return None, None
    year, month, day = [*map(int, value[:10].split("-")), 0, 0][:3]
    if not 0 <= month <= 12 or not year:
        return None, None
    last = day or monthrange(year, month or 12)[1]
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{year:04}-{month or 12:02}-{last:02}"
