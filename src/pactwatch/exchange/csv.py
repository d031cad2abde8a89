"""The tables as CSV (RFC 4180, UTF-8), harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from pactwatch.exchange import rows
from pactwatch.exchange.told import Told

# What a spreadsheet takes for a formula, and a cell that was made harmless already
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
LIST = "|"


def to_csv(told: Told) -> dict[str, bytes]:
    """A file a table. A list is written with `|` between its items; true and false are `yes` and `no`.

    A cell that a spreadsheet would run as a formula has an apostrophe before it, and one that begins with an apostrophe
    and such a sign has one more: taking off one gives the text back.
    """
    return {f"{name}.csv": table(rows.TABLES[name], found) for name, found in told.tables().items()}


def table(shape: type[NamedTuple], found: Sequence[NamedTuple]) -> bytes:
    """One table, its column names first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shape._fields)
    writer.writerows([cell(value) for value in row] for row in found)
    return out.getvalue().encode()


def cell(value: object) -> object:
    """A value as it stands in a cell."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return harmless(LIST.join(value))
        case str():
            return harmless(value)
    return "" if value is None else value


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text
