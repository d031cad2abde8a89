"""Servers are asked within bounds: which addresses, how long, how much."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from itertools import repeat

import pytest

from pactwatch.watch.fetching import Fetcher, Refused, is_open
from tests.watch.servers import Asked, Reply, Web, web

HERE = frozenset({"127.0.0.1"})


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as served:
        yield served


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.9.9",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_open_to_all(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111"])
def test_addresses_of_the_open_net(address: str) -> None:
    assert is_open(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_no_spelling_of_the_loopback_is_asked(site: Web, host: str) -> None:
    port = site.server.server_port
    with pytest.raises(Refused, match=r"not open to all|no address|cannot be reached"):
        Fetcher().get(f"http://{host}:{port}/")
    assert site.asked == []


def test_a_host_that_is_allowed_by_name_is_asked(site: Web) -> None:
    site.pages["/"] = Reply(body=b"hello")
    answer = Fetcher(HERE).get(f"{site.url}/")
    assert (answer.status, answer.body) == (200, b"hello")
    assert site.asked[0].headers["host"] == site.url.removeprefix("http://")


@pytest.mark.parametrize("target", ["http://localhost:{port}/", "http://[::1]:{port}/", "http://169.254.169.254/"])
def test_a_redirect_to_a_private_address_is_refused(site: Web, target: str) -> None:
    site.pages["/"] = Reply(302, {"Location": target.format(port=site.server.server_port)})
    with pytest.raises(Refused, match=r"not open to all|cannot be reached"):
        Fetcher(HERE).get(f"{site.url}/")
    assert site.paths() == ["/"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
def test_a_redirect_out_of_the_web_is_refused(site: Web, target: str) -> None:
    site.pages["/"] = Reply(302, {"Location": target})
    with pytest.raises(Refused, match="no address of the web"):
        Fetcher(HERE).get(f"{site.url}/")


def test_a_redirect_is_followed_and_an_endless_one_is_not(site: Web) -> None:
    site.pages["/old"] = Reply(301, {"Location": "/new"})
    site.pages["/new"] = Reply(body=b"here")
    assert Fetcher(HERE).get(f"{site.url}/old").url == f"{site.url}/new".replace("localhost", "127.0.0.1")
    site.pages["/round"] = Reply(302, {"Location": "/round"})
    with pytest.raises(Refused, match="without end"):
        Fetcher(HERE).get(f"{site.url}/round")


@pytest.mark.parametrize("packed", [False, True])
def test_an_endless_answer_is_cut_off(site: Web, packed: bool) -> None:
    piece = gzip.compress(bytes(1 << 22)) if packed else bytes(1 << 16)
    headers = {"Content-Encoding": "gzip"} if packed else {}
    site.pages["/"] = lambda asked: Reply(200, headers, repeat(piece))
    with pytest.raises(Refused, match="more than 1,000,000 bytes"):
        Fetcher(HERE, largest=1_000_000).get(f"{site.url}/")


def test_a_slow_answer_is_cut_off(site: Web) -> None:
    done = threading.Event()

    def drip(asked: Asked) -> Reply:
        return Reply(body=(b"x" for _ in iter(lambda: done.wait(0.05), True)))

    site.pages["/"] = drip
    with pytest.raises(Refused, match=r"no whole answer in 0\.5 seconds"):
        Fetcher(HERE, seconds=0.5).get(f"{site.url}/")
    done.set()


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(Refused, match="cannot be reached"):
        Fetcher(HERE).get("http://127.0.0.1:9/")
