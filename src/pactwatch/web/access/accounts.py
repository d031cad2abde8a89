"""Accounts and sessions of a team, in a small SQLite file of their own.

Not in the record: that is a function of its reports and decisions, is exported and handed on, and may lie on a server;
passwords go nowhere with it. Passwords are kept by Argon2id (RFC 9106, as argon2-cffi sets it), sessions by the SHA-256
of a token that only the browser has.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from pactwatch.record.database import RecordError, make_private
from pactwatch.web.access.people import ROLES, Person, Role

LEAST = 12  # characters of a password (NIST SP 800-63B asks for at least 8, 15 where it stands alone)
MOST = 1000
IDLE, LONGEST = 3600, 12 * 3600  # seconds after which a session ends: unused, and however much it is used
HASHER = PasswordHasher()
TABLES = """
CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY,
    name TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE,
    begun REAL NOT NULL,
    used REAL NOT NULL
);
"""


class Accounts:
    """The accounts in a file, which is made where there is none. `clock` gives seconds since 1970."""

    def __init__(self, file: Path, clock: Callable[[], float] = time, hasher: PasswordHasher = HASHER) -> None:
        self.file, self.clock, self.hasher = file, clock, hasher
        self.nobody = self.hasher.hash(secrets.token_urlsafe())  # checked where there is no account: as slow as one
        make_private(file)
        with self.opened() as connection:
            connection.executescript(TABLES)

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """A connection with one transaction. Raises `RecordError` where the file holds no accounts."""
        connection = sqlite3.connect(self.file, timeout=30)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            with connection:
                yield connection
        except sqlite3.DatabaseError as error:
            raise RecordError(f"{self.file} holds no accounts: {error}") from error
        finally:
            connection.close()

    def add(self, name: str, role: Role, password: str) -> None:
        """Makes an account, or gives one another role and password; its sessions end.

        Raises `RecordError` where the name is empty or the password too short.
        """
        if not name.strip() or len(name) > MOST or not name.isprintable():
            raise RecordError("an account needs a name that can be shown on a line")
        if not LEAST <= len(password) <= MOST:
            raise RecordError(f"a password has at least {LEAST} characters")
        with self.opened() as connection:
            connection.execute("DELETE FROM accounts WHERE name = ?", (name.strip(),))
            row = name.strip(), role, self.hasher.hash(password)
            connection.execute("INSERT INTO accounts VALUES (?, ?, ?)", row)

    def remove(self, name: str) -> None:
        """Removes an account and its sessions; what it decided stays. Raises `RecordError` where there is none."""
        with self.opened() as connection:
            if not connection.execute("DELETE FROM accounts WHERE name = ?", (name,)).rowcount:
                raise RecordError(f"there is no account {name}")

    def people(self) -> list[Person]:
        """All accounts, by name."""
        with self.opened() as connection:
            return [Person(*row) for row in connection.execute("SELECT name, role FROM accounts ORDER BY name")]

    def begin(self, name: str, password: str) -> str | None:
        """The token of a new session, None where the password is not that account's, or there is none such."""
        with self.opened() as connection:
            row = connection.execute("SELECT password FROM accounts WHERE name = ?", (name,)).fetchone()
        try:
            self.hasher.verify(row[0] if row else self.nobody, password[: MOST + 1])
        except (VerifyMismatchError, InvalidHashError):
            return None
        if not row:
            return None
        token, now = secrets.token_urlsafe(32), self.clock()
        with self.opened() as connection:
            connection.execute("DELETE FROM sessions WHERE used < ? OR begun < ?", (now - IDLE, now - LONGEST))
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (digest(token), name, now, now))
        return token

    def whose(self, token: str) -> Person | None:
        """Whose session a token is of, None where it has ended or never was one."""
        now = self.clock()
        asked = (
            "SELECT name, role, used FROM sessions JOIN accounts USING (name)"
            " WHERE token = ? AND used >= ? AND begun >= ?"
        )
        with self.opened() as connection:
            row = connection.execute(asked, (digest(token), now - IDLE, now - LONGEST)).fetchone()
            if row and now - row[2] > IDLE / 60:
                connection.execute("UPDATE sessions SET used = ? WHERE token = ?", (now, digest(token)))
        return Person(row[0], row[1]) if row else None

    def end(self, token: str) -> None:
        """Ends a session."""
        with self.opened() as connection:
            connection.execute("DELETE FROM sessions WHERE token = ?", (digest(token),))


def role_named(name: str) -> Role:
    """A role by its name; raises `RecordError` where it is none."""
    for role in ROLES:
        if role == name:
            return role
    raise RecordError(f"{name!r} is no role: {', '.join(ROLES)}")


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
