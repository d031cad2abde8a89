"""Archives for tests: reports in the toy language, written in every form that is read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zstandard

from pactwatch.bulk.run import Settings, bulk
from pactwatch.work.jobs import Engine, Here
from pactwatch.work.reading import Given, Taken
from tests import toy

NAMES = ("Mira", "Ivo", "Ada", "Solt", "Karesh", "Dane", "Orsan")
PLACES = ("harbour", "northern road", "old bridge", "market", "mill", "checkpoint", "hospital", "airfield")
Line = dict[str, Any]


@dataclass(frozen=True)
class ReadToys:
    """Reads the toy language, as a job: no language model, no waiting."""

    def prepare(self) -> None:
        """Nothing is needed."""

    def __call__(self, items: list[Taken]) -> list[Given]:
        return list(toy.read(items, toy.FIRST))


def lines(count: int) -> list[Line]:
    """Lines of JSON, no two alike, over three months and without a day; a few of them cannot be read."""
    return [line(number) for number in range(count)]


def line(number: int) -> Line:
    """The line of a number."""
    one, other = NAMES[number % 7], NAMES[(number * 3 + 1) % 7]
    place = PLACES[number % 8]
    text = (
        f"{one} met {other} at the {place} on 2024-04-{number % 28 + 1:02}, report {number} of day {number // 3}. "
        f"{one} said the {place} number {number} is open to {number + 7} people. {other} shall go {number} miles."
    )
    if number % 11 == 10:
        text = f"crash {text}"
    day = None if number % 9 == 8 else f"2024-0{number % 3 + 3}-{number % 28 + 1:02}"
    return {"id": f"r{number:04}", "text": text, **({"published": day} if day else {})}


def written(path: Path, lines: Iterable[Line]) -> Path:
    """A file of JSON lines; its suffix tells how it is packed."""
    raw = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    packs: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstandard.compress}
    pack = packs.get(path.suffix, bytes)
    path.write_bytes(pack(raw))
    return path


def made(sources: Sequence[Path], folder: Path, engine: Engine | None = None, **settings: Any) -> dict[str, Any]:
    """The manifest of a folder that was made of sources, read as the toy language in this process."""
    with engine or Here() as at_work:
        return bulk(sources, folder, Settings(**settings), at_work, reads=ReadToys())


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder and what is in them."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
