"""Real servers on the loopback: one of the web that answers as a test wants, one that takes mail."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import NamedTuple


class Asked(NamedTuple):
    """What a server was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Reply(NamedTuple):
    """What a server answers. `body` may be pieces, which are sent one by one."""

    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes | Iterator[bytes] = b""


class Web:
    """A server of the web. `pages` are what it answers at its paths: a reply, or what makes one of the question."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                asked = Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
                web.asked.append(asked)
                page = web.pages.get(self.path, Reply(404))
                reply = page if isinstance(page, Reply) else page(asked)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for piece in [reply.body] if isinstance(reply.body, bytes) else reply.body:
                        self.wfile.write(piece)
                        self.wfile.flush()
                except OSError:  # who asked has gone away
                    return

            do_GET = do_POST = answer

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [asked.path for asked in self.asked]


@contextmanager
def web() -> Iterator[Web]:
    """A server of the web for a block."""
    served = Web()
    with running(served.server):
        yield served


class Letters(socketserver.StreamRequestHandler):
    """A mail server (RFC 5321) that takes every letter."""

    def handle(self) -> None:
        server = self.server
        assert isinstance(server, Post)
        self.say("220 ready")
        while line := self.rfile.readline():
            command = line.decode().strip().upper()
            if command == "DATA":
                self.say("354 go on")
                server.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say("250 taken" if not server.refuses else "451 not now")
                if server.refuses:
                    server.letters.pop()
            elif command == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class Post(socketserver.ThreadingTCPServer):
    """The mail server and the letters it has taken; while it `refuses` it takes none."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Letters)
        self.letters: list[bytes] = []
        self.refuses = False

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


@contextmanager
def post() -> Iterator[Post]:
    """A mail server for a block."""
    server = Post()
    with running(server):
        yield server


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[None]:
    """A server at work for a block."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
