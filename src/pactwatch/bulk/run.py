"""The order of the work, in one glance: gather, compare, read, write down what is there.

Each stage leaves on the disk what the next one needs, so a run that was killed goes on where it was, and its folder
becomes, byte for byte, what an undisturbed run makes.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from pactwatch import DEFAULT_MODEL, __version__
from pactwatch.bulk import copies, plan
from pactwatch.bulk.files import get_array, get_json, put_array, put_json
from pactwatch.bulk.filters import Wanted
from pactwatch.bulk.gathering import TakeIn, gather
from pactwatch.bulk.manifest import FORMAT, NAME, manifest
from pactwatch.bulk.parts import Journal, write
from pactwatch.bulk.reading import CHUNK, ReadEntries, Reads
from pactwatch.bulk.spool import Array, Spool
from pactwatch.bulk.tables import Tables
from pactwatch.intake.archives import Columns, fingerprints, pieces
from pactwatch.model import ReportKind
from pactwatch.work.jobs import Engine, chunked
from pactwatch.work.reading import ReadReports
from pactwatch.work.version import reader_version

WORK = ".work"  # what is needed until the run is at its end
SIZE = 1_000  # reports of a part

Stage = Literal["gathering", "comparing", "reading"]


class BulkError(Exception):
    """Why a run cannot begin or go on, in words for the one who asked."""


@dataclass(frozen=True)
class Settings:
    """What a run does with its sources; the results follow from this and the sources alone.

    `published` (an ISO day) and `kind` hold for reports that do not say otherwise. `copies_too` has copies read like
    any report. `size` are the reports of one month whose rows stand in one file.
    """

    published: str | None = None
    kind: ReportKind | None = None
    wanted: Wanted = field(default_factory=Wanted)
    columns: Columns = field(default_factory=Columns)
    copies_too: bool = False
    model: str = DEFAULT_MODEL
    size: int = SIZE


@dataclass(frozen=True)
class State:
    """How far a run is. `done` and `total` count reports, or pairs of them where copies are looked for; `resumed` of
    `done` were done by an earlier go. `total` is None while nobody knows it."""

    stage: Stage
    done: int
    total: int | None = None
    resumed: int = 0
    errors: Counter[str] = field(default_factory=Counter)


Tell = Callable[[State], None]


def bulk(
    sources: Iterable[Path],
    folder: Path,
    settings: Settings,
    engine: Engine,
    tell: Tell = lambda state: None,
    warn: Callable[[str], None] = lambda sentence: None,
    reads: Reads | None = None,
) -> dict[str, Any]:
    """Reads the sources into tables in a folder, and gives the folder's manifest.

    Goes on where an earlier go with the same sources and settings was broken off. Raises `BulkError` where the folder
    holds anything else, and `OSError` where the model is not installed. `reads` is what reads, by default a reader of
    the settings' model.
    """
    given = [Path(source) for source in sources]
    run = as_noted(
        {
            "format": FORMAT,
            "pactwatch": __version__,
            "reader": reader_version(settings.model),
            "settings": asdict(settings),
            "sources": fingerprints(given),
        }
    )
    with begun(folder, run) as work:
        made = get_json(folder / NAME)
        if made is None:
            spool = Spool(work / "spool")
            left_out = gathered(given, settings, engine, spool, tell, warn)
            journal = Journal(work / "parts")
            job = ReadEntries(reads or ReadReports(settings.model), settings.copies_too)
            read(folder, settings.size, job, engine, spool, journal, marked(spool, work, tell), tell)
            written = [journal.done[part.name] for part in plan.parts(spool, settings.size)]
            made = manifest(without_times(run), left_out, written)
            put_json(folder / NAME, made)
    return dict(made)


@contextmanager
def begun(folder: Path, run: dict[str, Any]) -> Iterator[Path]:
    """The place for what is needed until the end, for a run that begins or goes on; removed when the block is done."""
    work = folder / WORK
    finished = get_json(folder / NAME)
    if finished and any(finished.get(name) != value for name, value in without_times(run).items()):
        raise BulkError(f"{folder}: holds the tables of other sources or settings; give another folder")
    if not finished and not work.exists() and folder.exists() and any(folder.iterdir()):
        raise BulkError(f"{folder}: is not empty; give a folder of its own")
    work.mkdir(parents=True, exist_ok=True)
    with locked(work):
        noted = get_json(work / "run.json")
        if not finished and noted not in (None, run):
            what = ", ".join(name for name in run if noted.get(name) != run[name])
            raise BulkError(f"{folder}: holds the beginning of another run, of other {what}; remove it or give another")
        put_json(work / "run.json", run)
        yield work
        shutil.rmtree(work)


@contextmanager
def locked(work: Path) -> Iterator[None]:
    """Keeps a second process out, where the system can; the lock goes with its process."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BulkError(f"{work.parent}: another process is at work there") from error
        yield


def as_noted(run: dict[str, Any]) -> dict[str, Any]:
    """A run as it reads when it was written down."""
    return dict(json.loads(json.dumps(run)))


def without_times(run: dict[str, Any]) -> dict[str, Any]:
    """A run without the times of its sources' files: the manifest says what was read, not when that was written."""
    sources = [{name: value for name, value in source.items() if name != "changed"} for source in run["sources"]]
    return {**run, "sources": sources}


def gathered(
    sources: list[Path],
    settings: Settings,
    engine: Engine,
    spool: Spool,
    tell: Tell,
    warn: Callable[[str], None],
) -> Counter[str]:
    """Takes in what the sources hold; gives how many reports were not wanted, by reason."""
    job = TakeIn(settings.published, settings.kind, settings.wanted)
    resumed = spool.count
    tell(State("gathering", resumed, None, resumed))
    documents = pieces(sources, settings.columns, warn)
    return gather(documents, job, engine, spool, lambda count: tell(State("gathering", count, None, resumed)))


def marked(spool: Spool, work: Path, tell: Tell) -> tuple[Array, copies.Marks]:
    """Which reports have an id that was there before, and which are copies of which."""
    again = plan.duplicates(spool)
    noted = get_array(work / "copies.npy")
    if noted is None:
        tell(State("comparing", 0))
        noted = copies.find_marks(spool, again, lambda done, total: tell(State("comparing", done, total))).table
        put_array(work / "copies.npy", noted)
    return again, copies.Marks(noted)


def read(
    folder: Path,
    size: int,
    job: ReadEntries,
    engine: Engine,
    spool: Spool,
    journal: Journal,
    known: tuple[Array, copies.Marks],
    tell: Tell,
) -> None:
    """Reads every part that is not written yet, and writes it."""
    waiting = [part for part in plan.parts(spool, size) if part.name not in journal.done]
    done = resumed = spool.count - sum(len(part.positions) for part in waiting)
    errors: Counter[str] = sum((Counter(part.errors) for part in journal.done.values()), Counter())
    tell(State("reading", done, spool.count, resumed, errors))
    results = engine.do(job, (chunk for part in waiting for chunk in chunked(plan.entries(spool, part, *known), CHUNK)))
    for part in waiting:
        pieces: list[Tables] = []
        missing = len(part.positions)
        while missing:
            pieces.append(next(results))
            rows = pieces[-1]["reports"].num_rows + pieces[-1]["errors"].num_rows
            missing -= rows
            done += rows
            errors.update(pieces[-1]["errors"]["kind"].to_pylist())
            tell(State("reading", done, spool.count, resumed, errors))
        journal.note(write(folder, part.name, pieces))
