"""The index of words. PostgreSQL keeps its own; SQLite's FTS5 is told of a report's entries, all of them at once."""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from pactwatch.record.places import ENTRIES

OF_REPORT = "number, words FROM entries WHERE number >= :begin AND number < :end"
ADD = text(f"INSERT INTO entry_words(rowid, words) SELECT {OF_REPORT}")
REMOVE = text(f"INSERT INTO entry_words(entry_words, rowid, words) SELECT 'delete', {OF_REPORT}")
FILL = text("INSERT INTO entry_words(entry_words) VALUES ('rebuild')")
EMPTY = text("INSERT INTO entry_words(entry_words) VALUES ('delete-all')")
SCRUB = text("INSERT INTO entry_words(entry_words) VALUES ('optimize')")
CHECK = text("INSERT INTO entry_words(entry_words, rank) VALUES ('integrity-check', 1)")


def is_told(connection: Connection) -> bool:
    """Whether this database's index must be told."""
    return connection.dialect.name == "sqlite"


def add(connection: Connection, place: int) -> None:
    """Takes up the entries of a report, which stand in the table and not yet in the index."""
    if is_told(connection):
        connection.execute(ADD, {"begin": place, "end": place + ENTRIES})


def remove(connection: Connection, place: int) -> None:
    """Lets go of the entries of a report, which still stand in the table."""
    if is_told(connection):
        connection.execute(REMOVE, {"begin": place, "end": place + ENTRIES})


def fill(connection: Connection) -> None:
    """Takes up all entries anew."""
    if is_told(connection):
        connection.execute(FILL)


def empty(connection: Connection) -> None:
    """Lets go of everything."""
    if is_told(connection):
        connection.execute(EMPTY)


def scrub(connection: Connection) -> None:
    """Leaves no word in the index that stands in no entry."""
    if is_told(connection):
        connection.execute(SCRUB)


def fits(connection: Connection) -> bool:
    """Whether the index has the words of the entries, and no others."""
    try:
        if is_told(connection):
            connection.execute(CHECK)
    except DatabaseError:
        return False
    return True
