"""Serving an application over a record until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from getpass import getuser
from pathlib import Path

import uvicorn

from pactwatch.library.record import Record
from pactwatch.record.database import RecordError, Where
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app

OWN, EXAMPLES = Path("pactwatch.sqlite"), Path("out/examples.sqlite")
HERE = "127.0.0.1"


def found_record(where: str | None) -> Where:
    """The record to be shown: the one that is named, else the one of this folder, else the examples'.

    Raises `RecordError` where there is none.
    """
    for place in (OWN, EXAMPLES) if where is None else ():
        if place.is_file():
            return place
    if where is None:
        raise RecordError(
            f"there is no record here ({OWN}): name one by --record, or make the examples' by `make demo`"
        )
    return where


class Serving:
    """An application that is being served. `say` is told where, and of what."""

    def __init__(self, where: Where, port: int, say: Callable[[str], None]) -> None:
        self.where, self.port, self.say = where, port, say

    def run(self) -> None:
        """Serves until it is stopped. Raises `RecordError` where there is no record, or the port is taken."""
        with Record.open(self.where) as record, self.listening() as listener:
            self.say(f"{self.where}: http://{HERE}:{listener.getsockname()[1]} (Ctrl-C stops it)")
            config = uvicorn.Config(
                make_app(record, Alone(local_name())), log_level="warning", access_log=False, server_header=False
            )
            uvicorn.Server(config).run([listener])

    def listening(self) -> socket.socket:
        """A socket on the loopback."""
        try:
            return socket.create_server((HERE, self.port))
        except OSError as error:
            raise RecordError(f"port {self.port} cannot be had: {error.strerror}; name another by --port") from error


def local_name() -> str:
    """Who decides on one's own machine."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "somebody"
