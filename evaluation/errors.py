"""The error browser: what was missed and what was found wrongly, with the sentence it stands in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.sets import SETS, Scored

AROUND = 70  # characters of context on each side


@dataclass(frozen=True, slots=True)
class Item:
    """One annotated or found thing: its span, what it was taken for, and its class."""

    start: int
    end: int
    label: str
    klass: str


def time_class(words: str, kind: str) -> str:
    """The class of a time expression, by its words."""
    classes = (
        ("weekday", r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tue|wed|thu|fri|sat|sun)\b"),
        ("month", r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"),
        ("quarter", r"\b(?:quarters?|half)\b"),
        ("year", r"\b(?:1[89]|20)\d\d(?:s)?\b"),
        ("ago and later", r"\b(?:ago|earlier|later|before|after|since)\b"),
        ("relative", r"\b(?:last|next|this|today|yesterday|tomorrow|tonight|past|coming|previous)\b"),
        ("vague", r"\b(?:now|recent|recently|currently|current|future|once|formerly)\b"),
    )
    if kind != "DATE":
        return kind.lower()
    return next((name for name, pattern in classes if re.search(pattern, words, re.IGNORECASE)), "other")


def times(line: dict[str, Any]) -> Iterator[Item]:
    for time in line.get("times") or ():
        klass = time_class(time["text"], time["type"])
        yield Item(time["start"], time["end"], f"{time['type']} {time.get('value')}", klass)


def statements(line: dict[str, Any]) -> Iterator[Item]:
    for said in line.get("statements") or ():
        source, cue = said.get("source") or {}, said.get("cue") or {}
        yield Item(said["start"], said["end"], f"{source.get('text')} | {cue.get('text')}", said["mode"])


def events(line: dict[str, Any]) -> Iterator[Item]:
    names = {actor["id"]: actor["name"] for actor in line.get("actors") or ()}
    for event in line.get("events") or ():
        if (code := event.get("plover") or event["type"]) != "none":
            trigger = event.get("trigger") or {"start": 0, "end": 0}
            sides = " -> ".join(", ".join(names[id] for id in event[side]) for side in ("actors", "recipients"))
            yield Item(trigger["start"], trigger["end"], f"{code} {sides}", code)


def commitments(line: dict[str, Any]) -> Iterator[Item]:
    for owed in line.get("commitments") or ():
        due = owed.get("due") or {}
        label = f"{owed['modality']} due {due.get('kind')} {due.get('value')}"
        yield Item(owed["action"]["start"], owed["action"]["end"], label, owed["modality"])


def mentions(line: dict[str, Any]) -> Iterator[Item]:
    given = line.get("mentions")
    if given is not None:
        yield from (Item(m["start"], m["end"], str(m["kind"]), str(m["kind"])) for m in given if m["kind"])
        return
    for kind in ("actors", "places"):
        for item in line.get(kind) or ():
            klass = "place" if kind == "places" else "person" if item["kind"] == "person" else "group"
            yield from (Item(m["start"], m["end"], item["name"], klass) for m in item["mentions"])


ITEMS: dict[str, Callable[[dict[str, Any]], Iterator[Item]]] = {
    "times": times,
    "statements": statements,
    "events": events,
    "commitments": commitments,
    "actors-mentions": mentions,
}


def browse(name: str, klass: str | None) -> Iterator[str]:
    """A line for each miss and each false alarm of a set, in the order of the words.

    A miss is an annotated span that no found span of the same label equals; of times, statements and events the label
    tells what each was taken for. `klass` keeps one class of them.
    """
    scored = next(scored for scored in SETS if scored.name == name)
    gold, found = lines(scored, gold=True), lines(scored, gold=False)
    for id, line in found.items():
        text = line["report"]["text"]
        wanted, got = set(ITEMS[name](gold.get(id, {}))), set(ITEMS[name](line))
        wrong = [("missed", item) for item in wanted - got] + [("false", item) for item in got - wanted]
        for what, item in sorted(wrong, key=lambda pair: (pair[1].start, pair[1].end, pair[0], pair[1].label)):
            if klass is None or item.klass == klass:
                yield f"{id}  {what:6}  {item.label}  {within(text, item)}"


def lines(scored: Scored, gold: bool) -> dict[str, dict[str, Any]]:
    """The annotated or the read lines of a set, by the report's id."""
    path = scored.gold if gold else scored.output
    with path.open(encoding="utf-8") as stream:
        rows = [json.loads(row) for row in stream if row.strip()]
    return {(row.get("report") or row)["id"]: row for row in rows if "error" not in row}


def within(text: str, item: Item) -> str:
    """An item's words in brackets, with what stands around them."""
    before, after = text[max(0, item.start - AROUND) : item.start], text[item.end : item.end + AROUND]
    return " ".join(f"{before}[{text[item.start : item.end]}]{after}".split())
