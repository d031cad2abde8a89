"""A reading's entries as rows to search: derived from the reading as people want it, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pactwatch.linking.names import folded
from pactwatch.model import Actor, Reading
from pactwatch.record.addresses import KINDS, anchors

CALLED = {"name", "epithet"}  # the forms of mention that an actor can be searched by
SEARCHED = [kind for kind in KINDS if kind != "times"]
WORD = re.compile(r"[^\W_]+")
ROOM = 1 << 20  # entries of one report: more than a report has characters


class EntryRow(NamedTuple):
    """An entry with what it is searched by; `words` and `names` are folded."""

    kind: str
    id: str
    status: str | None
    begins: str | None
    ends: str | None
    start: int
    end: int
    words: str
    names: tuple[str, ...]


def words_of(text: str) -> str:
    """A text's words without case and accents, parted by blanks: what both databases index and are asked for."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(WORD.findall(text.casefold()))


def entry_rows(reading: Reading) -> Iterator[EntryRow]:
    """Every entry of a reading but its times, in the order of the contract."""
    line = reading.model_dump(mode="json")
    called = {actor.id: names_of(actor) for actor in reading.actors}
    folded_names = {id: {folded(name) for name in names} - {""} for id, names in called.items()}
    by_id = {entry["id"]: entry for kind in KINDS for entry in line[kind]}
    spans = {time.id: (time.begins, time.ends) for time in reading.times}
    for kind in SEARCHED:
        for entry in line[kind]:
            begins, ends = days(entry, spans)
            hangs_on = anchors(kind, entry)[0]
            involved = [id for id in actor_ids(entry, kind) if id in called]
            yield EntryRow(
                kind=kind,
                id=entry["id"],
                status=entry.get("status") or entry.get("polarity"),
                begins=begins,
                ends=ends,
                start=hangs_on["start"],
                end=hangs_on["end"],
                words=words_of(" ".join([*told(entry, by_id), *(name for id in involved for name in called[id])])),
                names=tuple(sorted({name for id in involved for name in folded_names[id]})),
            )


def names_of(actor: Actor) -> list[str]:
    """What an actor is called in a report."""
    return list(dict.fromkeys([actor.name, *(one.text for one in actor.mentions if one.form in CALLED)]))


def actor_ids(entry: Mapping[str, Any], kind: str) -> list[str]:
    """The actors of an entry: itself, its sides, its speaker, who owes and to whom."""
    if kind == "actors":
        return [entry["id"]]
    listed = [
        id for field in ("actors", "recipients", "by", "to", "parties", "addressees") for id in entry.get(field, [])
    ]
    single = [entry.get("source") or {}, *entry.get("sides", [])]
    return list(dict.fromkeys([*listed, *(one["actor"] for one in single if one.get("actor"))]))


def told(entry: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The words that tell an entry, besides its actors' names; of an event also those of its place and statement."""
    for field in ("text", "name", "type", "mode", "clause"):
        yield entry.get(field) or ""
    for field in ("trigger", "action", "source", "condition", "due"):
        yield (entry.get(field) or {}).get("text") or ""
    yield from entry.get("roles", [])
    yield from (side["holds"] for side in entry.get("sides", []))
    for field in ("place", "statement"):
        other = by_id.get(entry.get(field) or "", {})
        yield other.get("name") or other.get("text") or ""


def days(entry: Mapping[str, Any], spans: Mapping[str, tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    """The first and last day that an entry's own time covers: an event's, a statement's, a commitment's due date."""
    due = entry.get("due")
    if due and due["begins"] and due["ends"]:
        return due["begins"], due["ends"]
    time = entry.get("time") or due or {}
    read = [spans[id] for id in time.get("times", []) if id in spans]
    begins, ends = [day for day, _ in read if day], [day for _, day in read if day]
    if begins and ends:
        return min(begins), max(ends)
    return covered(time.get("value") or entry.get("signed") or "")


def covered(value: str) -> tuple[str | None, str | None]:
    """The first and last day of a calendar value: a year, a month or a day; else none."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value[:10]):
        return None, None
    year, month, day = [*map(int, value[:10].split("-")), 0, 0][:3]
    if not 0 <= month <= 12 or not year:
        return None, None
    last = day or monthrange(year, month or 12)[1]
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{year:04}-{month or 12:02}-{last:02}"
