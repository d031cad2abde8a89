"""Ways of telling: an Atom file, a webhook, mail. Each is given notices that it has not told yet."""

from __future__ import annotations

import json
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

from pactwatch.watch.fetching import Fetcher, Refused
from pactwatch.watch.state import Notice

NAMESPACE = "http://www.w3.org/2005/Atom"
NEWEST = 200  # entries of the Atom file
SECONDS = 60


class NotTold(Exception):
    """Why a notice could not be told; it is tried again in the next round."""


class Way(Protocol):
    """A way of telling. `name` is how the state remembers it."""

    @property
    def name(self) -> str: ...

    def tell(self, notice: Notice, all: Sequence[Notice]) -> None:
        """Tells a notice; `all` are all there ever were. Raises `NotTold`."""


@dataclass(frozen=True)
class AtomFile:
    """A feed (RFC 4287) in a file, with the newest notices."""

    path: Path

    @property
    def name(self) -> str:
        return f"atom {self.path}"

    def tell(self, notice: Notice, all: Sequence[Notice]) -> None:
        """Writes the whole file, so that it cannot say a thing twice."""
        unfinished = self.path.with_name(f".{self.path.name}.unfinished")
        try:
            unfinished.write_bytes(atom(all[-NEWEST:]))
            unfinished.replace(self.path)
        except OSError as error:
            raise NotTold(f"{self.path}: cannot be written ({error.strerror})") from error


@dataclass(frozen=True)
class Webhook:
    """An address to which each notice is sent as JSON. A receiver tells by `Idempotency-Key` what it has had before."""

    url: str
    fetcher: Fetcher

    @property
    def name(self) -> str:
        return f"webhook {self.url}"

    def tell(self, notice: Notice, all: Sequence[Notice]) -> None:
        """Sends one notice."""
        body = notice.model_dump(exclude={"told"})
        headers = {"Content-Type": "application/json", "Idempotency-Key": notice.id}
        try:
            answer = self.fetcher.post(self.url, json.dumps(body).encode(), headers)
        except Refused as error:
            raise NotTold(str(error)) from error
        if not 200 <= answer.status < 300:
            raise NotTold(f"{self.url}: answers with {answer.status}")


@dataclass(frozen=True)
class Mail:
    """A letter a notice, by a mail server. A mailbox tells by `Message-ID` what it has had before.

    `server` is HOST:PORT; the connection is encrypted where the server offers it, and a `user` is named only then.
    """

    server: str
    sender: str
    receiver: str
    user: str = ""
    password: str = ""

    @property
    def name(self) -> str:
        return f"mail {self.receiver}"

    def tell(self, notice: Notice, all: Sequence[Notice]) -> None:
        """Sends one notice."""
        host, _, port = self.server.partition(":")
        try:
            with smtplib.SMTP(host, int(port or 25), timeout=SECONDS) as server:
                server.ehlo()
                if server.has_extn("starttls"):
                    import ssl

                    server.starttls(context=ssl.create_default_context())
                    if self.user:
                        server.login(self.user, self.password)
                elif self.user:
                    raise NotTold(f"{self.server}: offers no encryption, so no password is sent to it")
                server.send_message(self.letter(notice))
        except (OSError, smtplib.SMTPException) as error:
            raise NotTold(f"{self.server}: the letter was not taken ({type(error).__name__})") from error

    def letter(self, notice: Notice) -> EmailMessage:
        """A notice as a letter."""
        letter = EmailMessage(policy=SMTP)
        letter["From"], letter["To"] = self.sender, self.receiver
        letter["Subject"] = notice.title[:200]
        letter["Message-ID"] = f"<{notice.id}@pactwatch>"
        letter.set_content(f"{notice.title}\n\n{notice.text}\n")
        return letter


def atom(notices: Sequence[Notice]) -> bytes:
    """Notices as a feed, the newest first."""
    feed = ElementTree.Element("feed", xmlns=NAMESPACE)
    add(feed, "id", "urn:pactwatch:watch")
    add(feed, "title", "Pactwatch: new due dates, disputes and changes of status")
    add(feed, "updated", f"{notices[-1].day if notices else '1970-01-01'}T00:00:00Z")
    add(ElementTree.SubElement(feed, "author"), "name", "Pactwatch")
    for notice in reversed(notices):
        entry = ElementTree.SubElement(feed, "entry")
        add(entry, "id", f"urn:pactwatch:notice:{notice.id}")
        add(entry, "title", notice.title)
        add(entry, "updated", f"{notice.day}T00:00:00Z")
        add(entry, "content", notice.text)
    ElementTree.indent(feed)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def add(parent: ElementTree.Element, name: str, text: str) -> None:
    """A child with its text; what XML 1.0 cannot hold is left out."""
    ElementTree.SubElement(parent, name).text = "".join(filter(writable, text))


def writable(character: str) -> bool:
    """Whether XML 1.0 can hold a character."""
    return character in "\t\n" or (character >= " " and character not in "\ufffe\uffff")
