"""One database: an SQLite file of its owner's alone, or a PostgreSQL server by its URL. Knows nothing of reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError

from pactwatch.record.tables import SCHEMA

MIGRATIONS = Path(__file__).with_name("migrations")
PATIENCE = 60  # seconds that a writer waits for another one
WRITERS = 7_265_616  # the advisory lock that writers of one PostgreSQL record pass through one by one
OWNER_ALONE = 0o600

Where = str | os.PathLike[str]


class RecordError(Exception):
    """What is wrong with a record or with what is asked of it, in words for the one who asked."""


class NoRecord(RecordError):
    """There is no record at a place, though there could be one."""


class Database:
    """A database that holds a record, or is to hold one.

    `where` is a path, or a `postgresql://` URL. Raises `RecordError` where its driver is not installed.
    """

    def __init__(self, where: Where) -> None:
        self.url = url_of(where)
        self.file = Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None
        try:
            self.engine = create_engine(self.url)
        except ModuleNotFoundError as error:
            raise RecordError(f"{error.name} is not installed: pip install 'pactwatch[postgres]'") from error
        if self.file:
            event.listen(self.engine, "connect", settle_sqlite)
            event.listen(self.engine, "begin", begin_sqlite)
        self.writers = self.engine.execution_options(writing=True)

    def create(self) -> None:
        """Makes an empty record. Raises `RecordError` where something is there already."""
        if self.file:
            make_private(self.file)
        with self.writing() as connection:
            if self.version(connection):
                raise RecordError(f"{self} is a record already")
            if set(inspect(connection).get_table_names()):
                raise RecordError(f"{self} holds other tables")
            upgrade(connection)

    def open(self, renew: Callable[[Connection], object]) -> None:
        """Makes sure that a record is there, and brings an older one to the newest form.

        `renew` derives anew what is derived, of which a migration leaves nothing. Raises `RecordError` where there is
        no record, or one of a newer form than this program knows.
        """
        if self.file and not self.file.is_file():
            raise NoRecord(f"there is no record at {self}")
        try:
            with self.reading() as connection:
                version = self.version(connection)
        except DatabaseError as error:
            raise RecordError(f"{self} is no record, or cannot be reached") from error
        if version is None:
            raise NoRecord(f"{self} holds no record")
        if version > SCHEMA:
            raise RecordError(f"{self} was made by a newer Pactwatch (form {version}, this one knows {SCHEMA})")
        if version < SCHEMA:
            with self.writing() as connection:
                upgrade(connection)
                renew(connection)

    def version(self, connection: Connection) -> str | None:
        """The form of the record in a database, None where there is none."""
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the record and writes nothing."""
        with self.engine.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer's overlaps: wholly done, or not at all."""
        with self.writers.begin() as connection:
            if not self.file:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS})
            yield connection

    def scrub(self) -> None:
        """Leaves nothing of deleted rows in the tables' pages.

        SQLite overwrites them as they are deleted (`secure_delete`); its write-ahead log is emptied here. A server's
        own log and copies are the server's.
        """
        self.measure()
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)" if self.file else "VACUUM"))

    def measure(self) -> None:
        """Lets the database look at what it holds, so that it finds the short way to what is looked for."""
        with self.writing() as connection:
            connection.execute(text("ANALYZE"))

    def faults(self) -> Iterator[str]:
        """What is wrong with the database itself."""
        with self.reading() as connection:
            version = self.version(connection)
            if version != SCHEMA:
                yield f"the form of the record is {version}, not {SCHEMA}"
            if self.file:
                for check in ("integrity_check", "foreign_key_check"):
                    for row in connection.execute(text(f"PRAGMA {check}")):
                        if row[0] != "ok":
                            yield f"{check}: {row[0]}"
        if self.file and self.file.stat().st_mode & 0o077:
            yield "others than its owner may open the file"

    def close(self) -> None:
        """Lets go of every connection."""
        self.engine.dispose()

    def __str__(self) -> str:
        return str(self.file or self.url.set(drivername="postgresql").render_as_string(hide_password=True))


def url_of(where: Where) -> URL:
    """A place as SQLAlchemy writes it: a PostgreSQL URL gets its driver, anything else is a file."""
    place = os.fspath(where)
    if place.startswith(("postgresql:", "postgres:", "postgresql+psycopg:")):
        return make_url("postgresql+psycopg:" + place.partition(":")[2])
    return URL.create("sqlite", database=place)


def make_private(file: Path) -> None:
    """An empty file that its owner alone may open; SQLite gives its logs the same rights."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, OWNER_ALONE))
    except OSError as error:
        raise RecordError(f"{file} cannot be made: {error.strerror}") from error


def settle_sqlite(connection: DBAPIConnection, _: Any) -> None:
    """How every SQLite connection behaves. Transactions are begun by `begin_sqlite`, not by the driver."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {PATIENCE * 1000}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "analysis_limit = 1000",
    ):
        connection.cursor().execute(f"PRAGMA {pragma}")


def begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once, so that what it has looked up stays true until it has written."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def upgrade(connection: Connection, form: str = "head") -> None:
    """Runs the migrations that a database has not seen, up to a form, inside the transaction at hand."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, form)
