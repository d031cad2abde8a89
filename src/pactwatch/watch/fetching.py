"""Asking a server, within bounds: which addresses, how long, how much.

A name is resolved here, every address it stands for is looked at, and the connection goes to the address that was
looked at: so no name can mean one thing when it is checked and another when it is used. Each redirect is looked at in
the same way (OWASP, Server-Side Request Forgery Prevention). No proxy is used: it would resolve
anew.
"""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import httpx

AGENT = "Pactwatch"  # as `robots.txt` calls us
REDIRECTS = 5
SEEMS = {"http": 80, "https": 443}


class Refused(Exception):
    """Why a server is not asked, or its answer not taken; a sentence that names the address."""


class Answer(NamedTuple):
    """What a server answered. `url` is where the answer came from in the end; names of headers are in small letters."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Fetcher:
    """Asks servers. `allowed` are hosts that may be asked although their addresses are private; `seconds` is the time
    for all of an answer, redirects among it, `largest` its bytes, unpacked."""

    allowed: frozenset[str] = frozenset()
    seconds: float = 60
    largest: int = 16_000_000

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer at an address. Raises `Refused`."""
        return self.within_bounds(url, "GET", headers or {}, b"")

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        """The answer to what is sent. Raises `Refused`."""
        return self.within_bounds(url, "POST", headers, body)

    def within_bounds(self, url: str, method: str, headers: dict[str, str], body: bytes) -> Answer:
        """The answer, if it comes in time."""
        import httpx

        try:
            return asyncio.run(asyncio.wait_for(self.followed(url, method, headers, body), self.seconds))
        except TimeoutError as error:
            raise Refused(f"{url}: gave no whole answer in {self.seconds:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise Refused(f"{url}: cannot be reached ({type(error).__name__})") from error

    async def followed(self, url: str, method: str, headers: dict[str, str], body: bytes) -> Answer:
        """The answer after all redirects; what is sent is not sent elsewhere."""
        import httpx

        async with httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=self.seconds) as client:
            for _ in range(REDIRECTS + 1):
                answer = await self.asked(client, httpx.URL(url), method, headers, body)
                onward = answer.headers.get("location")
                if answer.status not in (301, 302, 303, 307, 308) or not onward or method != "GET":
                    return answer
                url = str(httpx.URL(url).join(onward))
        raise Refused(f"{url}: leads from one address to the next without end")

    async def asked(
        self, client: httpx.AsyncClient, url: httpx.URL, method: str, headers: dict[str, str], body: bytes
    ) -> Answer:
        """The answer of one server, at the address that was looked at."""
        if url.scheme not in SEEMS or not url.host:
            raise Refused(f"{url}: is no address of the web")
        address = await self.address(url)
        request = client.build_request(
            method,
            url.copy_with(host=address),
            headers={"User-Agent": AGENT, **headers, "Host": url.netloc.decode("ascii")},
            content=body,
            extensions={"sni_hostname": url.host},  # the certificate is the name's, not the address's
        )
        response = await client.send(request, stream=True)
        try:
            taken = bytearray()
            async for piece in response.aiter_bytes(1 << 16):
                taken += piece
                if len(taken) > self.largest:
                    raise Refused(f"{url}: answers with more than {self.largest:,} bytes")
        finally:
            await response.aclose()
        told = {name.lower(): value for name, value in response.headers.items()}
        return Answer(str(url), response.status_code, told, bytes(taken))

    async def address(self, url: httpx.URL) -> str:
        """The first address of a host. Raises `Refused` where any of them is not one of the open net."""
        port = url.port or SEEMS[url.scheme]
        found = await asyncio.get_running_loop().getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
        addresses = [str(entry[4][0]) for entry in found]
        closed = next((address for address in addresses if not is_open(address)), None)
        if closed and url.host not in self.allowed:
            raise Refused(f"{url}: {url.host} is {closed}, which is not open to all; `--allow {url.host}` asks it")
        return addresses[0]


def is_open(address: str) -> bool:
    """Whether an address is one of the open net: not private, loopback, link-local, reserved, multicast."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return is_open(str(inner))
    return found.is_global and not found.is_multicast
