"""What reading whole archives costs: two workers against one, Dask against the pool, and the memory of the driver.

`python -m benchmarks bulk [REPORTS] [LINES]`: 2,000 reports are read on each engine with one and with two workers, then
a million short lines go through with a reader that finds nothing, so that only what stands around it is measured.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.copies import topical
from pactwatch.bulk.run import Settings, bulk
from pactwatch.model import Failure, Reading
from pactwatch.work.engines import engine
from pactwatch.work.reading import Given, Taken

ROOT = Path(__file__).parents[1]
REPORTS, LINES = 2_000, 1_000_000
SPEEDUP_BAR, ENGINE_BAR, MEMORY_BAR = 1.8, 1.15, 400  # times, times, MB
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "OMP_NUM_THREADS": "1"}
STEP = 1.0  # seconds between two looks at the driver's memory


@dataclass(frozen=True)
class PassThrough:
    """A reader that finds nothing."""

    def prepare(self) -> None:
        """Nothing is needed."""

    def __call__(self, items: list[Taken]) -> list[Given]:
        """Each report as a reading in which nothing was found."""
        return [item if isinstance(item, Failure) else passed(item) for item in items]


def passed(report: Taken) -> Reading:
    """A reading in which nothing was found."""
    return Reading.model_validate({"report": {**report.model_dump(), "kind": "report"}})


def main(reports: int = REPORTS, lines: int = LINES) -> int:
    """Runs all measurements and prints their figures beside the bars."""
    with TemporaryDirectory() as folder:
        speed(Path(folder), reports)
        memory(Path(folder), lines)
    return 0


def speed(folder: Path, count: int) -> None:
    """Reads the same reports on each engine, with one worker and with two."""
    source = folder / "reports.jsonl"
    chance = random.Random(1)
    with source.open("w") as stream:
        for id, text in topical(count, chance):
            stream.write(json.dumps({"id": id, "text": text, "published": "2024-04-13"}) + "\n")
    seconds: dict[tuple[str, int], float] = {}
    for workers in (1, 2):
        seconds["pool", workers] = timed(source, folder / f"pool{workers}", workers, None)
        with dask(workers) as address:
            seconds["Dask", workers] = timed(source, folder / f"dask{workers}", workers, address)
    for name in ("pool", "Dask"):
        ratio = seconds[name, 1] / seconds[name, 2]
        one, two = seconds[name, 1], seconds[name, 2]
        print(f"{name}: {count:,} reports in {one:.0f} s with one worker, in {two:.0f} s with two")
        print(f"{name}: two workers are {one / two:.2f} times as fast as one (bar {SPEEDUP_BAR})")
    ratio = seconds["Dask", 2] / seconds["pool", 2]
    print(f"Dask with two workers takes {ratio:.2f} times as long as the pool with two (bar {ENGINE_BAR})")
    size = sum(file.stat().st_size for file in (folder / "pool1").rglob("*") if file.is_file())
    print(f"a report: {source.stat().st_size / count:,.0f} bytes in, {size / count:,.0f} bytes of tables out")
    print(f"a core reads {count / seconds['pool', 1]:.2f} reports a second")


def timed(source: Path, out: Path, workers: int, scheduler: str | None) -> float:
    """The seconds of a whole run; the processor time of this process and of its children is printed."""
    begun, before = time.perf_counter(), used()
    with engine(workers, scheduler, 300, Settings().model) as at_work:
        bulk([source], out, Settings(copies_too=True), at_work)
    seconds, after = time.perf_counter() - begun, used()
    driver, children = (now - then for now, then in zip(after, before, strict=True))
    where = scheduler or "pool"
    print(
        f"{workers} workers, {where}: {seconds:.1f} s; processor: driver {driver:.1f} s, its readers {children:.1f} s"
    )
    return seconds


def used() -> tuple[float, float]:
    """The processor seconds of this process, and of its children that have ended."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, children.ru_utime + children.ru_stime


@contextmanager
def dask(workers: int) -> Iterator[str]:
    """A cluster on this machine, by its scheduler's address."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
        ) as cluster,
        Client(cluster) as client,
    ):
        client.wait_for_workers(workers)
        yield cluster.scheduler_address


def memory(folder: Path, count: int) -> None:
    """The memory of a driver through which short lines go."""
    source = folder / "lines.jsonl"
    chance = random.Random(2)
    words = [f"{a}{b}" for a in ("bel", "arl", "cor", "dun", "est", "fal", "gor") for b in ("mor", "vat", "hal", "ry")]
    with source.open("w") as stream:
        for number in range(count):
            text = f"{' '.join(chance.choices(words, k=9))} {number}"
            day = f"20{number % 20:02}-{number % 12 + 1:02}-01"
            stream.write(json.dumps({"id": f"r{number}", "text": text, "published": day}) + "\n")
    begun = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.bulk", str(source), str(folder / "lines")]
    with subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT) as driver:
        held = list(watched(driver))
    tenth = max(1, len(held) // 10)
    print(
        f"{count:,} short lines in {time.perf_counter() - begun:.0f} s; the driver's memory in each tenth of that, MB:"
    )
    print(" ".join(f"{statistics.median(held[at : at + tenth]):.0f}" for at in range(0, len(held), tenth)))
    print(f"the driver held {max(held):.0f} MB at most (bar {MEMORY_BAR})")


def watched(process: subprocess.Popen[bytes]) -> Iterator[float]:
    """The memory of a process, MB, as long as it runs."""
    while True:
        try:
            pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
        except (FileNotFoundError, IndexError):
            return
        if pages:
            yield pages * resource.getpagesize() / 1e6
        try:
            process.wait(STEP)
            return
        except subprocess.TimeoutExpired:
            continue


def drive(source: str, out: str) -> None:
    """The driver whose memory is measured."""
    with engine(2, None, 300, Settings().model) as at_work:
        bulk([Path(source)], Path(out), Settings(), at_work, reads=PassThrough())


if __name__ == "__main__":
    from benchmarks.bulk import drive as as_module  # so that its reader has a name that other processes find

    as_module(sys.argv[1], sys.argv[2])
