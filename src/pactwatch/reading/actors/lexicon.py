"""What the tables know of actors: names of the known, and the nouns that call somebody by what they are.

Everything here is read from `data/` once and then only looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Doc

from pactwatch.codes import cells, lookup, table, words
from pactwatch.model import ActorKind

Sense = Literal["name", "adjective", "people", "capital", "seat"]
PREFIX = 2  # letters by which names are indexed
LONGEST = 6  # words in the longest calling


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
    """A noun that calls somebody by what they are. `row` is the same for nouns that mean the same."""

    noun: str
    row: str
    kind: ActorKind
    sector: str | None
    national: bool
    title: bool = False
    plural: bool = False


@cache
def known_names() -> Mapping[str, Mapping[str, Known]]:
    """Every known name as written: by its first letters in small letters, then by itself.

    Earlier tables and rows win: countries, then groups, organisations, people, media and peoples.
    """
    index: dict[str, dict[str, Known]] = {}
    for name, known in _all_known():
        index.setdefault(name[:PREFIX].lower(), {}).setdefault(name.replace("’", "'"), known)
    return index


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
            sector = "CVL" if sense == "people" else "GOV"
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


@cache
def reach() -> Mapping[str, int]:
    """How many letters the longest known name has, by its first letters."""
    return {prefix: max(map(len, names)) for prefix, names in known_names().items()}


def find_known(doc: Doc) -> Iterator[tuple[int, int, Known]]:
    """The known names of a text as token ranges, left to right, the longest first and none inside another."""
    index, longest, text = known_names(), reach(), doc.text.replace("’", "'")
    position = 0
    while position < len(doc):
        token = doc[position]
        prefix = text[token.idx : token.idx + PREFIX].lower()
        names, best = index.get(prefix), None
        if names is not None and not token.is_space:
            for end in range(position + 1, min(position + 12, len(doc)) + 1):
                stop = doc[end - 1].idx + len(doc[end - 1])
                if stop - token.idx > longest[prefix]:
                    break
                known = names.get(text[token.idx : stop].replace("\n", " "))
                if known is not None:
                    best = end, known
        if best:
            yield position, best[0], best[1]
        position = best[0] if best else position + 1


@cache
def callings() -> Mapping[str, Calling]:
    """Every noun that calls somebody by what they are, in small letters."""
    found: dict[str, Calling] = {}
    for number, row in enumerate(table("offices")):
        for noun in cells(row["title"]):
            found.setdefault(
                noun,
                Calling(
                    noun, f"office {number}", "person", row["sector"] or None, bool(row["scope"]), bool(row["before"])
                ),
            )
    for number, row in enumerate(table("collectives")):
        for noun in cells(row["noun"]):
            kind = cast(ActorKind, row["kind"])
            plural = noun.endswith("s") or kind == "people"
            found.setdefault(
                noun, Calling(noun, f"body {number}", kind, row["sector"] or None, bool(row["scope"]), plural=plural)
            )
    return found


def find_callings(doc: Doc) -> Iterator[tuple[int, int, Calling]]:
    """The nouns that call somebody by what they are, as token ranges, the longest first and none inside another."""
    known, first, text = callings(), first_words(), doc.text.lower().replace("’", "'")
    position = 0
    while position < len(doc):
        best = None
        if doc[position].lower_ in first:
            start = doc[position].idx
            for end in range(position + 1, min(position + LONGEST, len(doc)) + 1):
                last = doc[end - 1]
                calling = known.get(text[start : last.idx + len(last)])
                if calling is not None:
                    best = end, calling
        if best:
            yield position, best[0], best[1]
        position = best[0] if best else position + 1


@cache
def first_words() -> frozenset[str]:
    """The first token of every calling."""
    return frozenset(noun.replace("-", " ").split()[0] for noun in callings()) | frozenset(callings())


@cache
def head_words() -> Mapping[str, tuple[tuple[frozenset[str], ActorKind, str | None], ...]]:
    """The words that make a name the name of a body: for each the rows (words needed beside it, kind, sector)."""
    found: dict[str, list[tuple[frozenset[str], ActorKind, str | None]]] = {}
    for row in table("heads"):
        entry = frozenset(cells(row["needs"])), cast(ActorKind, row["kind"]), row["sector"] or None
        for word in cells(row["word"]):
            found.setdefault(word, []).append(entry)
    return {word: tuple(rows) for word, rows in found.items()}


def genders() -> Mapping[str, str]:
    """Given names with the gender they tell, in small letters."""
    return lookup("given_names", "name", "gender")


def scenery() -> frozenset[str]:
    """Nouns after a country's adjective that make it tell where, not who."""
    return words("scenery", "noun")
