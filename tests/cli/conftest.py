"""Commands called in this process, so that one loaded language model serves all, and a record that they are given."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from pactwatch import Record
from pactwatch.cli import app
from tests import process

ACCORD = """AGREEMENT ON THE CEASEFIRE IN ARL

Between the Government of Belmora and the Highland Front.

Article 1. The Highland Front shall hand over its heavy weapons within thirty days of the signing of this Agreement.
Article 2. The Government of Belmora shall release all prisoners within sixty days of the signing of this Agreement.
"""
MONDAY = """date 2024-05-06

The Highland Front has not begun to hand over its heavy weapons, the Defence Ministry of Belmora said on Monday. \
"We will keep our word," commander Ivo Dane told reporters in Arl.
"""
FRIDAY = """date 2024-05-17

The Highland Front handed over its heavy weapons on Thursday, observers said. \
Commander Ivo Dane met Defence Minister Mira Solt in Arl on Friday.
"""


class Done(NamedTuple):
    """What a command has done: its exit status, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Desk:
    """Somebody at a terminal, with a record."""

    def __init__(self, record: str | Path) -> None:
        self.record = str(record)
        self.who = "Ann"

    def __call__(self, *words: str | Path) -> Done:
        """Calls `pactwatch` with these words."""
        there = {"PACTWATCH_RECORD": self.record, "PACTWATCH_WHO": self.who, "COLUMNS": "80", "NO_COLOR": "1"}
        done = CliRunner(env=there).invoke(app, [*map(str, words)], catch_exceptions=False)
        return Done(done.exit_code, done.stdout, done.stderr)

    def open(self) -> Record:
        return Record.open(self.record)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk without a record."""
    return Desk(tmp_path / "r.sqlite")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with an agreement that carries no day, and two reports."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (("accord.txt", ACCORD), ("monday.txt", MONDAY), ("friday.txt", FRIDAY)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def kept(where: str) -> Desk:
    """A desk with a record of the small process, as it was read by hand."""
    with Record.init(where, process.read) as record:
        record.add([reading.report for reading in process.process()])
    return Desk(where)


@pytest.fixture
def reviewed(where: str) -> Desk:
    """A record to be changed, in either database."""
    return kept(where)


@pytest.fixture(scope="module")
def either(place: Callable[[], str]) -> Desk:
    """A record to be looked at, in either database."""
    return kept(place())


@pytest.fixture(scope="package")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A record to be looked at, in a file."""
    return kept(str(tmp_path_factory.mktemp("shown") / "r.sqlite"))
