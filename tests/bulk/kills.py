"""Runs of `bulk` whose driver, worker or scheduler is killed at some moment, and what must hold afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from tests.bulk.archives import files_of, lines, made, written
from tests.clusters import Dask

ROOT = Path(__file__).parents[2]
COUNT, SIZE = 160, 20  # reports, and reports of a part


class Archive:
    """An archive in a folder, the tables that an undisturbed run makes of it, and how long such a run takes."""

    def __init__(self, folder: Path, count: int = COUNT) -> None:
        self.folder = folder
        self.source = written(folder / "wire.jsonl.gz", lines(count))
        self.number = 0
        made([self.source], folder / "whole", size=SIZE)
        self.whole = files_of(folder / "whole")

    def place(self) -> Path:
        """A folder for another run."""
        self.number += 1
        return self.folder / f"out{self.number}"

    def begun(self, out: Path, scheduler: str = "") -> subprocess.Popen[bytes]:
        """A process that makes the tables on two processes, or on the cluster of a scheduler."""
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        command = [sys.executable, "-m", "tests.bulk.driver", str(self.source), str(out), str(SIZE), scheduler]
        return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": paths}, cwd=ROOT, stderr=subprocess.DEVNULL)

    def finish(self, out: Path, scheduler: str = "") -> None:
        """Begins a run until it comes to its end, and asserts that nothing shows of what happened before."""
        with self.begun(out, scheduler) as process:
            assert process.wait() == 0
        assert files_of(out) == self.whole

    def seconds(self, scheduler: str = "") -> float:
        """How long an undisturbed run takes."""
        begun = time.perf_counter()
        self.finish(self.place(), scheduler)
        return time.perf_counter() - begun


def kill_driver(archive: Archive, seconds: float, scheduler: str = "") -> None:
    """Kills the driver some seconds after its begin, and lets another finish."""
    out = archive.place()
    with archive.begun(out, scheduler) as process:
        wait(process, seconds)
        process.kill()
    archive.finish(out, scheduler)


def kill_worker(archive: Archive, seconds: float, chance: Random) -> None:
    """Kills a process that reads some seconds after the driver's begin; the driver itself must come to its end."""
    out = archive.place()
    with archive.begun(out) as process:
        wait(process, seconds)
        children = children_of(process.pid)
        if children:
            kill(chance.choice(children))
        assert process.wait() == 0
    assert files_of(out) == archive.whole


def kill_dask_worker(archive: Archive, seconds: float, dask: Dask, chance: Random) -> None:
    """Kills a Dask worker, which its nanny begins anew, and all that it has begun."""
    out = archive.place()
    with archive.begun(out, dask.address) as process:
        wait(process, seconds)
        workers = [worker for nanny in dask.workers for worker in children_of(nanny.pid)]
        if workers:
            kill(chance.choice(workers))
        assert process.wait() == 0
    assert files_of(out) == archive.whole


def kill_scheduler(archive: Archive, seconds: float, dask: Dask) -> None:
    """Kills the scheduler; the driver must end, and go on when another scheduler is there."""
    out = archive.place()
    with archive.begun(out, dask.address) as process:
        wait(process, seconds)
        dask.lose_scheduler()
        process.wait()
        dask.replace_scheduler()
        archive.finish(out, dask.address)


def wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Waits until some time has passed or a process has ended."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def children_of(process: int) -> list[int]:
    """The processes that a process has begun."""
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text()
        others = [int(child) for child in told.split()]
        for thread in Path(f"/proc/{process}/task").iterdir():
            if thread.name != str(process):
                others += [int(child) for child in (thread / "children").read_text().split()]
    except FileNotFoundError:
        return []
    return others


def kill(process: int) -> None:
    """Kills a process that may have ended."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return
