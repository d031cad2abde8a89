"""From bytes to text, and what every format gives: an `Extract`."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from pactwatch.model import ErrorKind, ReportKind

LONGEST = 1_000_000  # characters of one report
LARGEST = 16_000_000  # bytes of one text (of one line, in a .jsonl): none that is short enough needs more
UNPACKED = 64_000_000  # bytes of a file, and of what a packed one may unfold to

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MOST_CONTROL = 0.005  # share of control characters above which a text is binary; wire services send a few


class Unreadable(Exception):
    """Why a report could not be taken in: the contract's error kind and a message that names no words of the report.

    `id` is the report's own, where it could be read that far.
    """

    def __init__(self, kind: ErrorKind, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.kind: ErrorKind = kind
        self.message = message
        self.id = id


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside another: an attachment, a message of a mailbox, a line. Its report's id is `FILE#mark`.

    `read` is its format, where that is not told by the suffix of the mark.
    """

    mark: str
    raw: bytes
    read: Format | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, what its format says about it, and the files that stand in it.

    A file without words that encloses others is no report of its own. `published` is the ISO day that the format
    carries; `id`, `kind` and `told` (an ISO day) are what a line says of itself, which goes before every option.
    `left_out` are sentences about what was not taken.
    """

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    encoding: str | None = None
    id: str | None = None
    kind: ReportKind | None = None
    told: str | None = None
    enclosed: Iterable[Enclosed] = ()
    left_out: tuple[str, ...] = ()


Format = Callable[[BinaryIO], Extract]


def whole(of_bytes: Callable[[bytes], Extract]) -> Format:
    """The format of a stream that a format of bytes makes."""

    def of_stream(stream: BinaryIO) -> Extract:
        raw = stream.read(UNPACKED + 1)
        if len(raw) > UNPACKED:
            raise Unreadable("too long", f"is larger than {UNPACKED:,} bytes")
        return of_bytes(raw)

    return of_stream


def decoded(of_text: Callable[[str], Extract]) -> Format:
    """The format of a stream that a format of text makes."""

    def of_stream(stream: BinaryIO) -> Extract:
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise Unreadable("too long", f"is larger than {LARGEST:,} bytes")
        text, encoding = decode(raw)
        return replace(of_text(text), encoding=encoding)

    return of_stream


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text of some bytes and its encoding, None for UTF-8.

    A byte-order mark decides and is no text; then UTF-8; then an encoding that HTML or XML declares in its head; then
    what charset-normalizer detects. Raises `Unreadable` for binary data and for bytes that nothing decodes.
    """
    for mark, marked in BOMS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(marked), None if marked == "utf-8" else marked
            except UnicodeDecodeError as error:
                raise Unreadable("encoding", f"begins as {marked} but does not decode as it") from error
    encoding: str | None = None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text, encoding = detect(raw)
    if "\x00" in text or len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise Unreadable("unreadable", "is binary, not text")
    return text, encoding


def detect(raw: bytes) -> tuple[str, str]:
    """The text of bytes that are not UTF-8, and the encoding it was decoded from."""
    import charset_normalizer

    declared = DECLARED.search(raw[:1024])
    if declared:
        try:
            codec = codecs.lookup(declared[1].decode("ascii"))
            return raw.decode(codec.name), codec.name
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common: what the bytes themselves show decides
    if b"\x00" in raw:
        raise Unreadable("unreadable", "is binary, not text")
    best = charset_normalizer.from_bytes(raw).best()
    if best is None:
        raise Unreadable("encoding", "is in no encoding that could be recognised")
    return raw.decode(best.encoding), best.encoding


def day(value: str | None) -> str | None:
    """The ISO day with which a value begins (`2024-04-13T07:30Z` gives `2024-04-13`), None where it is no real day."""
    if not value:
        return None
    try:
        return date.fromisoformat(value.strip()[:10]).isoformat()
    except ValueError:
        return None


def writable(value: str, name: str, id: str | None = None) -> str:
    """A value that can be written as UTF-8. Raises `Unreadable`, with the id, where it cannot."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable("encoding", f'"{name}" holds half a surrogate pair, which is no character', id) from error
    return value
