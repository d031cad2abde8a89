"""Pairs of a provision and a segment of a report, taken from JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pactwatch.intake.files import failure
from pactwatch.intake.lines import line_id, optional, parse_line, rows
from pactwatch.intake.text import LARGEST, Unreadable, decode
from pactwatch.model import Failure


class Pair(NamedTuple):
    """A provision and a segment of a report, with the words that stand before the segment there."""

    id: str
    provision: str
    segment: str
    context: str = ""


def read_pairs(path: Path) -> Iterator[Pair | Failure]:
    """The pairs of a .jsonl file, a line each: `{"id", "provision", "segment", "context"?}`; other fields are passed
    over. A line that cannot be read comes out as a `Failure`, by its id or as FILE#LINE."""
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(rows(stream), 1):
                if raw.strip():
                    yield read_pair(raw, f"{path.name}#{number}")
    except (Unreadable, OSError) as error:
        yield failure(path.name, error, path.name)


def read_pair(raw: bytes, where: str) -> Pair | Failure:
    """The pair that stands in one line."""
    id = where
    try:
        if len(raw) > LARGEST:
            raise Unreadable("too long", f"is longer than {LARGEST:,} bytes")
        fields = parse_line(decode(raw)[0])
        id = line_id(fields) or where
        return Pair(id, needed(fields, "provision"), needed(fields, "segment"), optional(fields, "context") or "")
    except Unreadable as error:
        return failure(id, error, where)


def needed(fields: dict[str, object], name: str) -> str:
    """A field that holds words. Raises `Unreadable` where it does not."""
    value = optional(fields, name)
    if value is None or not value.strip():
        raise Unreadable("no text", f'has no "{name}"')
    return value
