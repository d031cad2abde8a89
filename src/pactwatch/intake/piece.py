"""A document that was found in a source and is not taken in yet."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Piece(NamedTuple):
    """A document as bytes, and what its source says of it. `name` is its report's id where it does not tell its own."""

    form: Literal["file", "line", "page"]
    name: str
    mark: str  # its name within the source: a suffix tells its format, a date its day
    raw: bytes
    charset: str | None = None  # as the server that gave the page says
    url: str | None = None
