"""JSON lines: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pactwatch.intake.text import Enclosed, Extract, Unreadable, day, decode, decoded, writable
from pactwatch.model import ReportKind

FIELDS = ("title", "source", "url")


def from_lines(stream: BinaryIO) -> Extract:
    """A .jsonl file: its lines are read one by one, so that a bad one costs no other."""
    read = decoded(from_line)
    return Extract("", enclosed=(Enclosed(str(n), raw, read) for n, raw in enumerate(rows(stream), 1) if raw.strip()))


def from_line(line: str) -> Extract:
    """The report of one line, `{"id"?, "text", "published"?, "title"?, "source"?, "url"?, "kind"?}`."""
    fields = parse_line(line)
    id = line_id(fields)
    try:
        words = fields.get("text")
        if not isinstance(words, str):
            raise Unreadable("no text", 'has no "text"')
        given = optional(fields, "published")
        if given is not None and day(given) is None:
            raise Unreadable("unreadable", '"published" is not a day (YYYY-MM-DD)')
        title, source, url = (optional(fields, name) for name in FIELDS)
        return Extract(words, title, source, url, id=id, kind=line_kind(fields), told=day(given))
    except Unreadable as error:
        raise Unreadable(error.kind, error.message, id) from error


def rows(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a .jsonl file as UTF-8 bytes; a file in UTF-16 or UTF-32 is decoded whole."""
    found = iter(stream)
    first = next(found, b"")
    if first.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        text, _ = decode(first + b"".join(found))
        yield from (line.encode("utf-8", "surrogatepass") for line in text.split("\n"))
        return
    yield first
    yield from found


def parse_line(text: str) -> dict[str, object]:
    """The object that one line of JSON holds. Raises `Unreadable` where it holds none."""
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable("not json", f"is not JSON{where}") from error
    if not isinstance(value, dict):
        raise Unreadable("not json", "is JSON, but not an object")
    return value


def line_id(fields: dict[str, object]) -> str | None:
    """A line's id; a number becomes its digits. Raises `Unreadable` for anything else."""
    id = fields.get("id")
    if id is None or id == "":
        return None
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise Unreadable("unreadable", '"id" is neither text nor a whole number')
    return writable(str(id), "id")


def line_kind(fields: dict[str, object]) -> ReportKind | None:
    """A line's `kind`. Raises `Unreadable` where it is none of the two."""
    kinds: dict[str | None, ReportKind | None] = {None: None, "report": "report", "agreement": "agreement"}
    kind = optional(fields, "kind")
    if kind not in kinds:
        raise Unreadable("unreadable", '"kind" is neither "report" nor "agreement"')
    return kinds[kind]


def optional(fields: dict[str, object], name: str) -> str | None:
    """A field of text that may be left out. Raises `Unreadable` where it is no text."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise Unreadable("unreadable", f'"{name}" is not text')
    return writable(value, name) if value else None
