"""Files of JSON lines of any size, packed or not."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from pactwatch.intake.lines import rows
from pactwatch.intake.piece import Piece
from pactwatch.intake.text import LARGEST, Unreadable

if TYPE_CHECKING:
    from zstandard import ZstdDecompressionObj

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
BUFFER = 1 << 20
WINDOW = 1 << 27  # bytes that unpacking zstd may keep
STEP = 1 << 10  # packed bytes that are unpacked at once: 128 kB for each four of them at the worst


def lines(path: Path, name: str) -> Iterator[Piece]:
    """The lines that hold anything. Raises `Unreadable` where the file breaks off; the lines before that come out."""
    import zstandard

    try:
        with opened(path) as stream:
            for number, raw in enumerate(rows(bounded(stream)), 1):
                if raw.strip():
                    yield Piece("line", f"{name}#{number}", str(number), raw)
    except (zstandard.ZstdError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise Unreadable("unreadable", "breaks off or is not packed as its name says") from error


def opened(path: Path) -> BinaryIO:
    """A file as it is unpacked."""
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    if path.suffix.lower() == ".zst":
        return io.BufferedReader(Unpacked(path.open("rb")), BUFFER)
    return path.open("rb")


class Unpacked(io.RawIOBase):
    """A stream of zstd frames, unpacked a little at a time. Raises `EOFError` where the last frame is not whole, which
    zstandard's own reader passes over."""

    def __init__(self, packed: BinaryIO) -> None:
        self.packed = packed
        self.frame: ZstdDecompressionObj | None = None
        self.read_ahead = self.unpacked = b""

    def readable(self) -> bool:
        """As `io.RawIOBase`."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As `io.RawIOBase`."""
        while not self.unpacked:
            raw = self.read_ahead or self.packed.read(STEP)
            if not raw:
                if self.frame is not None:
                    raise EOFError
                return 0
            self.unpack(raw)
        size = min(len(buffer), len(self.unpacked))
        buffer[:size], self.unpacked = self.unpacked[:size], self.unpacked[size:]
        return size

    def unpack(self, raw: bytes) -> None:
        """Unpacks some bytes of a frame; what follows it is kept for the next."""
        import zstandard

        self.frame = self.frame or zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj()
        self.unpacked, self.read_ahead = self.frame.decompress(raw), b""
        if self.frame.eof:
            self.read_ahead, self.frame = self.frame.unused_data, None

    def close(self) -> None:
        """As `io.RawIOBase`."""
        self.packed.close()
        super().close()


def bounded(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long so much that this shows."""
    while line := stream.readline(LARGEST + 1):
        yield line
        while len(line) > LARGEST and not line.endswith(b"\n"):
            line = stream.readline(LARGEST + 1)
