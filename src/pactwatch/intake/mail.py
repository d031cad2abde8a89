"""Mail and mailboxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from pactwatch.intake.letter import letter
from pactwatch.intake.quoted import own_words
from pactwatch.intake.text import UNPACKED, Enclosed, Extract, Unreadable, decode, whole

POSTMARK = re.compile(rb"From \S+ .*\d\d:\d\d.*\d{4}\s*$")  # what parts the messages of a mailbox (RFC 4155)
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)  # as mboxrd writes a line that would read as a postmark
FORWARDED = re.compile(r"fwd?:", re.IGNORECASE)
PARTS = 500  # of one message
HEADS = ("From", "Date", "Subject", "Message-ID", "Received", "MIME-Version", "Content-Type")
SUFFIXES = {"message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf"}


def from_mail(raw: bytes) -> Extract:
    """What the sender of a mail wrote, and its attachments.

    The quoted thread and the signature are left out. The title is the subject, the source the sender, the day that of
    the `Date` line where it was written. Raises `Unreadable` where it is no mail.
    """
    message = BytesParser(policy=policy.default).parsebytes(raw)
    if not isinstance(message, EmailMessage) or not any(head in message for head in HEADS):
        raise Unreadable("unreadable", "is no mail: it begins with no head")
    return Extract(
        body(message),
        title=header(message, "Subject"),
        source=sender(message),
        published=sent(message),
        enclosed=list(enclosed(message)),
    )


def from_mailbox(stream: BinaryIO) -> Extract:
    """The messages of a mailbox (mbox), read one by one; the marks are their numbers from 1."""
    read = whole(from_mail)
    return Extract("", enclosed=(Enclosed(str(n), raw, read) for n, raw in enumerate(messages(stream), 1)))


def messages(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of each message. Raises `Unreadable` where the first line is no postmark."""
    if not POSTMARK.match(stream.readline(1_000)):
        raise Unreadable("unreadable", "is no mailbox: it begins with no line of the form `From SENDER DAY`")
    held: list[bytes] = []
    size, after_blank = 0, False
    for line in iter(lambda: stream.readline(UNPACKED), b""):
        if after_blank and POSTMARK.match(line):
            yield ESCAPED.sub(rb"\1", b"".join(held))
            held, size, after_blank = [], 0, False
            continue
        size += len(line)
        if size <= 2 * UNPACKED:  # enough to be told as too large, and no more to be held
            held.append(line)
        after_blank = not line.strip()
    yield ESCAPED.sub(rb"\1", b"".join(held))


def body(message: EmailMessage) -> str:
    """The words that the sender wrote."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    words = text_of(part)
    forwarded = FORWARDED.match(header(message, "Subject") or "") is not None
    if part.get_content_type() == "text/html":
        words = letter(words, forwarded)
    elif part.get_param("format") == "flowed":
        words = unflowed(words)
    return own_words(words, forwarded)


def text_of(part: MIMEPart) -> str:
    """The text of a part in the encoding that it names, else as it is recognised."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        text = raw.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        text, _ = decode(raw)
    return text.replace("\r\n", "\n")


def unflowed(text: str) -> str:
    """A text whose lines that end in a blank go on in the next (RFC 3676), joined again."""
    return re.sub(r"(?m)^(?!-- $)(.*) \n(?![> ])", r"\1 ", text)


def enclosed(message: EmailMessage) -> Iterator[Enclosed]:
    """The attachments, each under a name of its own."""
    names: set[str] = set()
    for number, part in enumerate(attachments(message), 1):
        if number > PARTS:
            raise Unreadable("too long", f"has more than {PARTS} attachments")
        name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name.strip()
        name = name or f"{number}{SUFFIXES.get(part.get_content_type(), '')}"
        name = f"{number}-{name}" if name in names else name
        names.add(name)
        yield Enclosed(name, content(part))


def attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are files of their own; a picture within the text is part of the letter."""
    for part in message.iter_attachments() if message.is_multipart() else ():
        if isinstance(part, EmailMessage) and part.get_content_maintype() != "image":
            if part.get_content_maintype() == "multipart":
                yield from attachments(part)
            else:
                yield part


def content(part: EmailMessage) -> bytes:
    """The bytes of an attachment; of a message, as it would stand in a file."""
    if part.get_content_type() == "message/rfc822":
        return b"".join(inner.as_bytes() for inner in part.iter_parts())
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def header(message: EmailMessage, name: str) -> str | None:
    """A line of the head, decoded and on one line, or None; one that does not parse is none."""
    try:
        found = message.get(name)
    except (ValueError, IndexError, KeyError, AttributeError):  # faults of the standard library's parser
        return None
    return " ".join(str(found).split()).encode("utf-8", "replace").decode("utf-8") or None if found else None


def sender(message: EmailMessage) -> str | None:
    """The sender's name, else address."""
    name, address = parseaddr(header(message, "From") or "")
    return name or address or None


def sent(message: EmailMessage) -> str | None:
    """The ISO day on which a mail was sent, where its sender was."""
    try:
        when: datetime | None = parsedate_to_datetime(header(message, "Date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when.date().isoformat() if when else None
