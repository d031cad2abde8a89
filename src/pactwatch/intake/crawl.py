"""WARC files (ISO 28500): the HTML pages of a crawl."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pactwatch.intake.html import from_html
from pactwatch.intake.piece import Piece
from pactwatch.intake.text import LARGEST, Extract, Format, Unreadable, decode

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

HTML = re.compile(r"(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
SWITCHES = re.compile(r"[\x00\x1b]")  # in bytes that are no UTF-8 although they decode as it: UTF-16, ISO-2022


def pages(path: Path, name: str) -> Iterator[Piece]:
    """The pages that a server gave in full. A page's name is its address and the moment at which it was fetched.

    The moment says when the page was seen, not when it was written, and is no report's day. Raises `Unreadable` where
    the file breaks off; the pages before that come out.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if is_page(record):
                    yield piece(record, name)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise Unreadable("unreadable", "breaks off or is no WARC file") from error


def is_page(record: ArcWarcRecord) -> bool:
    """Whether a record is the answer of a server that holds a page."""
    if record.rec_type not in ("response", "resource"):
        return False
    if record.http_headers is None:
        return HTML.match(record.rec_headers.get_header("Content-Type", "")) is not None
    given = record.http_headers.get_header("Content-Type", "")
    return record.http_headers.get_statuscode() == "200" and HTML.match(given) is not None


def piece(record: ArcWarcRecord, name: str) -> Piece:
    """The page of a record."""
    url = record.rec_headers.get_header("WARC-Target-URI", name)
    fetched = record.rec_headers.get_header("WARC-Date", "")
    headers = record.http_headers or record.rec_headers
    charset = CHARSET.search(headers.get_header("Content-Type", ""))
    raw = record.content_stream().read(LARGEST + 1)
    if len(raw) <= LARGEST and record.raw_stream.limit > 0:
        raise EOFError("the record is shorter than it says")
    return Piece("page", f"{url}@{fetched}", url, raw, charset and charset[1], url)


def from_page(charset: str | None, url: str | None) -> Format:
    """The format of a page that came with what a server says of it."""

    def of_stream(stream: BinaryIO) -> Extract:
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise Unreadable("too long", f"is longer than {LARGEST:,} bytes")
        text, encoding = served(raw, charset)
        found = from_html(text)
        return replace(found, encoding=encoding, url=found.url or url)

    return of_stream


def served(raw: bytes, charset: str | None) -> tuple[str, str | None]:
    """The text of bytes with the encoding that a server names, which servers often get wrong; None for UTF-8.

    Bytes that are UTF-8 are read as that, else what the server says holds, else what `decode` finds.
    """
    try:
        if not SWITCHES.search(text := raw.decode("utf-8-sig")):
            return text, None
    except UnicodeDecodeError:
        pass
    try:
        codec = codecs.lookup(charset or "")
        return raw.decode(codec.name), codec.name
    except (LookupError, UnicodeDecodeError):
        return decode(raw)
