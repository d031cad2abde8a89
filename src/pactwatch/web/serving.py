"""Serving an application over a record until it is stopped."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from getpass import getuser
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from pactwatch.library.record import Record
from pactwatch.record.database import RecordError, Where
from pactwatch.web.access.accounts import Accounts
from pactwatch.web.access.door import Access, Alone, Team
from pactwatch.web.app import LOOPBACK, make_app

EXAMPLES = Path("out/examples.sqlite")
HERE = "127.0.0.1"


class Serving:
    """A record that is to be served on a port of this machine. `say` is told where, and of what."""

    def __init__(self, where: Where, port: int, say: Callable[[str], None]) -> None:
        self.where, self.port, self.say = found_record(where), port, say

    def run(self, accounts: Path | None = None, address: str | None = None) -> None:
        """Serves until it is stopped: to whoever sits here, or to the people of a file of accounts, who come to the
        URL `address` by a proxy.

        Raises `RecordError` where there is no record, nobody has an account, or the port is taken.
        """
        access, hosts = team(accounts, address) if accounts else (Alone(local_name()), LOOPBACK)
        with Record.open(self.where) as record, self.listening() as listener:
            here = f"http://{HERE}:{listener.getsockname()[1]}"
            self.say(f"{self.where}: {address or here} (Ctrl-C stops it)")
            config = uvicorn.Config(
                make_app(record, access, hosts),
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=address is not None,
                forwarded_allow_ips=HERE,
            )
            uvicorn.Server(config).run([listener])

    def listening(self) -> socket.socket:
        """A socket on the loopback."""
        try:
            return socket.create_server((HERE, self.port))
        except OSError as error:
            raise RecordError(f"port {self.port} cannot be had: {error.strerror}; name another by --port") from error


def found_record(where: Where) -> Where:
    """The record that is named; where there is none and none was made yet, the examples', if that is there."""
    nothing_yet = os.fspath(where) == "pactwatch.sqlite" and not Path(where).exists()
    return EXAMPLES if nothing_yet and EXAMPLES.is_file() else where


def team(accounts: Path, address: str | None) -> tuple[Access, tuple[str, ...]]:
    """How a team is known, and the names by which it asks. Over https its cookies go no other way."""
    if not accounts.is_file():
        raise RecordError(f"there are no accounts at {accounts}: `pactwatch account add NAME --role keeper` makes one")
    known = Accounts(accounts)
    if not known.people():
        raise RecordError(f"nobody has an account in {accounts}")
    where = urlsplit(address or "")
    if address and (where.scheme not in ("http", "https") or not where.hostname):
        raise RecordError(f"{address} is no address: write it as https://pactwatch.example.org")
    hosts = (where.hostname,) if where.hostname else LOOPBACK
    return Team(known, secure=where.scheme == "https"), hosts


def local_name() -> str:
    """Who decides on one's own machine."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "somebody"
