"""What the tables know of actors: names of the known, and the nouns that call somebody by what they are.

Everything here is read from `data/` once and then only looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from rapidfuzz import fuzz, process

from pactwatch.codes import cells, lookup, table, words
from pactwatch.model import ActorKind
from pactwatch.reading.actors.spotting import Spotter

Told = tuple[ActorKind, str | None, str | None]  # what a head noun tells: kind, sector, country
Head = tuple[frozenset[str], Told]  # words needed beside it, and what it tells
MISSPELT = 7  # letters of the shortest country name that is read past a slip
LIKENESS = 90  # how alike it must be, of 100 (rapidfuzz's ratio)
Sense = Literal["name", "adjective", "people", "capital", "seat"]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a table knows, in the sense in which a word names them.

    `key` is the same for every name of one actor: of a country its code.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    sense: Sense = "name"
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Calling:
    """A noun that calls somebody by what they are. `row` is the same for nouns that mean the same.

    `title`: it can stand before a name. `scope`: `national`, `back`, `body` or `sides`, as the tables explain.
    """

    noun: str
    row: str
    kind: ActorKind
    sector: str | None
    title: bool = False
    plural: bool = False
    scope: str = ""
    country: str | None = None


@cache
def known_names() -> Spotter[Known]:
    """Every known name. Earlier tables and rows win: countries, groups, organisations, people, media, peoples."""
    return Spotter(_all_known())


def _all_known() -> Iterator[tuple[str, Known]]:
    """Every name of every table with whom it stands for, in the order of their rank."""
    for row in table("countries"):
        senses: tuple[tuple[Sense, str], ...] = (
            ("name", f"{row['name']}|{row['names']}"),
            ("adjective", row["adjectives"]),
            ("people", row["peoples"]),
            ("capital", row["capital"]),
            ("seat", row["seats"]),
        )
        for sense, cell in senses:
            kind: ActorKind = "people" if sense == "people" else "state"
            sector = None if sense == "people" else "GOV"
            key = f"{row['code']} people" if sense == "people" else row["code"]
            for name in cells(cell):
                yield name, Known(key, row["name"], kind, row["code"], sector, sense)
    for source in ("armed_groups", "organizations", "people", "media", "peoples"):
        for row in table(source):
            known = Known(
                key=f"{source} {row['name']}",
                name=row["name"],
                kind=_kind(source, row),
                country=row["country"] or None,
                sector=_sector(source, row),
                sense="people" if source == "peoples" else "name",
                gender=row.get("gender") or None,
            )
            for name in (row["name"], *cells(row["names"])):
                yield name, known


def _kind(source: str, row: Mapping[str, str]) -> ActorKind:
    kinds = {"armed_groups": "armed group", "people": "person", "media": "media", "peoples": "people"}
    kind = {"MIL": "forces", "PTY": "organization", "OPP": "organization"}.get(row.get("sector", ""), "armed group")
    return cast(ActorKind, row.get("kind") or (kind if source == "armed_groups" else kinds[source]))


def _sector(source: str, row: Mapping[str, str]) -> str | None:
    return {"media": "JRN", "peoples": "CVL"}.get(source) or row["sector"] or None


def misspelt_country(word: str) -> Known | None:
    """The country that a word of seven letters or more, slightly misspelt, means: "Afganistan"."""
    if len(word) < MISSPELT:
        return None
    match = process.extractOne(word, _country_names(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return known_names().get(match[0]) if match else None


@cache
def _country_names() -> tuple[str, ...]:
    return tuple(name for row in table("countries") for name in (row["name"], *cells(row["names"])) if " " not in name)


@cache
def callings() -> Mapping[str, Calling]:
    """Every noun that calls somebody by what they are, in small letters."""
    found: dict[str, Calling] = {}
    for number, row in enumerate(table("offices")):
        for noun in _turned(cells(row["title"])):
            sector, title = row["sector"] or None, row["before"] == "yes"
            found.setdefault(noun, Calling(noun, f"office {number}", "person", sector, title, scope=row["scope"]))
    for number, row in enumerate(table("collectives")):
        for noun in cells(row["noun"]):
            calling = Calling(
                noun,
                f"body {number}",
                cast(ActorKind, row["kind"]),
                row["sector"] or None,
                plural=noun.endswith("s") or row["kind"] == "people",
                scope=row["scope"],
                country=row["country"] or None,
            )
            found.setdefault(noun, calling)
    return found


def _turned(titles: tuple[str, ...]) -> Iterator[str]:
    """Titles, and those of ministers also in their other form: "defence minister", "minister of defence"."""
    for title in titles:
        yield title
        subject = title.removesuffix(" minister")
        if subject != title:
            yield from (f"minister of {subject}", f"minister for {subject}", f"minister of {subject} affairs")


@cache
def calling_nouns() -> Spotter[Calling]:
    """Every noun that calls somebody by what they are, to be spotted in a text."""
    return Spotter(((noun, calling) for noun, calling in callings().items()), fold=True)


@cache
def head_words() -> Mapping[str, tuple[Head, ...]]:
    """The words that make a name the name of a body: for each its rows."""
    found: dict[str, list[Head]] = {}
    for row in table("heads"):
        told = (cast(ActorKind, row["kind"]), row["sector"] or None, row["country"] or None)
        entry = frozenset(cells(row["needs"])), told
        for word in cells(row["word"]):
            found.setdefault(word, []).append(entry)
    return {word: tuple(rows) for word, rows in found.items()}


def genders() -> Mapping[str, str]:
    """Given names with the gender they tell, in small letters."""
    return lookup("given_names", "name", "gender")


def scenery() -> frozenset[str]:
    """Nouns after a country's adjective that make it tell where, not who."""
    return words("scenery", "noun")
