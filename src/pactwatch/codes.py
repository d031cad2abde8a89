"""Loads the tables of `data/`: everything the program believes about words.

A table is a CSV file whose first lines, each beginning with `#`, say what it holds and what its columns mean; then
comes the line of column names. A cell that lists several things separates them by `|`. Nested knowledge is TOML.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Row = Mapping[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `data/NAME.csv`, in order, each a mapping of column name to cell.

    Raises `ValueError` naming the table and line where a row has more or fewer cells than there are columns.
    """
    lines = (files("pactwatch") / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    body = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    cells = list(csv.reader(line for _, line in body))
    columns, rows = cells[0], []
    for (number, _), row in zip(body[1:], cells[1:], strict=True):
        if len(row) != len(columns):
            raise ValueError(f"data/{name}.csv, line {number}: {len(row)} cells where {len(columns)} columns are named")
        rows.append(MappingProxyType(dict(zip(columns, row, strict=True))))
    return tuple(rows)


@cache
def tree(name: str) -> Mapping[str, Any]:
    """The content of `data/NAME.toml`."""
    return MappingProxyType(tomllib.loads((files("pactwatch") / "data" / f"{name}.toml").read_text(encoding="utf-8")))


def cells(value: str) -> tuple[str, ...]:
    """The things that one cell lists: `"a|b"` gives `("a", "b")`, an empty cell nothing."""
    return tuple(part.strip() for part in value.split("|") if part.strip())


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """Every word that a column of a table lists, as one set."""
    return frozenset(word for row in table(name) for word in cells(row[column]))


@cache
def uses(room: str, use: str) -> tuple[str, ...]:
    """The words that a room asks for by their use, in their order (`word_uses`). Raises `KeyError` for another use."""
    return {(row["room"], row["use"]): cells(row["words"]) for row in table("word_uses")}[room, use]


@cache
def lookup(name: str, key: str, value: str) -> Mapping[str, str]:
    """A mapping from each word listed in column `key` to the cell in column `value`; the first row wins."""
    found: dict[str, str] = {}
    for row in table(name):
        for word in cells(row[key]):
            found.setdefault(word, row[value])
    return MappingProxyType(found)
