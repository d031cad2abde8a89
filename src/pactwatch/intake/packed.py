"""Files that were packed into one: `.zip` and `.gz`, unfolded within bounds."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from pactwatch.intake.text import UNPACKED, Enclosed, Extract, Unreadable

MEMBERS = 1_000
NAMED = 0x08  # the flag of a .gz that carries its file's name (RFC 1952, 2.3.1)


def from_zip(raw: bytes) -> Extract:
    """The files of a .zip, hidden ones and folders left out, in the order of their names."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            fits(packed)
            return Extract("", enclosed=list(members(packed)))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Unreadable("unreadable", "is no .zip, or a broken one") from error


def fits(packed: zipfile.ZipFile) -> None:
    """Raises `Unreadable` where a .zip holds too many files, too large ones, or needs a password.

    Python's zipfile gives no more bytes of a member than the size that is checked here.
    """
    found = packed.infolist()
    if any(member.flag_bits & 0x1 for member in found):
        raise Unreadable("encrypted", "is encrypted: it opens with a password only")
    if len(found) > MEMBERS:
        raise Unreadable("too long", f"packs {len(found):,} files, more than {MEMBERS:,}")
    if sum(member.file_size for member in found) > UNPACKED:
        raise Unreadable("too long", f"unfolds to more than {UNPACKED:,} bytes")


def members(packed: zipfile.ZipFile) -> Iterator[Enclosed]:
    """The files that are packed."""
    for member in sorted(packed.infolist(), key=lambda member: member.filename):
        hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(member.filename).parts)
        if not member.is_dir() and not hidden:
            yield Enclosed(member.filename, packed.read(member))


def from_gzip(stream: BinaryIO) -> Extract:
    """The one file of a .gz, under the name that its head tells; without one it is taken to be text."""
    head = stream.read(1024)
    stream.seek(0)
    try:
        raw = gzip.GzipFile(fileobj=stream).read(UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("unreadable", "is no .gz, or a broken one") from error
    if len(raw) > UNPACKED:
        raise Unreadable("too long", f"unfolds to more than {UNPACKED:,} bytes")
    return Extract("", enclosed=[Enclosed(named(head), raw)])


def named(head: bytes) -> str:
    """The name that the head of a .gz carries (RFC 1952), without folders."""
    if len(head) < 10 or not head[3] & NAMED:
        return "packed.txt"
    start = 10 + (2 + int.from_bytes(head[10:12], "little") if head[3] & 0x04 else 0)
    return PurePosixPath(head[start:].partition(b"\x00")[0].decode("latin-1")).name or "packed.txt"
