"""From bytes to text, and what every format gives: an `Extract`."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import date

from pactwatch.model import ErrorKind

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
    """Why a report could not be taken in: the contract's error kind and a message that names no words of the report."""

    def __init__(self, kind: ErrorKind, message: str) -> None:
        super().__init__(message)
        self.kind: ErrorKind = kind
        self.message = message


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file and what its format says about it."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None


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
