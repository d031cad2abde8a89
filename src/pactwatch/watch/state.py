"""What a watch remembers, in one file that is there whole or not at all: sources, what is known, what is to be told."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel


class Source(BaseModel):
    """A feed or page: what its server said last, when it is to be asked next (ISO), which entries are on record."""

    etag: str | None = None
    modified: str | None = None
    next: str | None = None
    failures: int = 0
    seen: list[str] = []


class Notice(BaseModel):
    """Something new. `id` follows from what it says; `told` are the ways by which it was told."""

    id: str
    day: str
    title: str
    text: str
    told: list[str] = []


class Known(BaseModel):
    """What was on record when the watch looked last: due dates and disputes by their keys, each commitment's status."""

    dues: list[str] = []
    disputes: list[str] = []
    statuses: dict[str, str] = {}


class State(BaseModel):
    """All that is remembered. `known` is None before the first look."""

    sources: dict[str, Source] = {}
    known: Known | None = None
    notices: list[Notice] = []


class Memory:
    """The file of a state. Every change is on the disk before anything else is done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.state = State.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            self.state = State()

    def keep(self) -> None:
        """Writes the state; its owner alone may read it."""
        unfinished = self.path.with_name(f".{self.path.name}.unfinished")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(self.state.model_dump_json(indent=1).encode())
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(unfinished, self.path)
