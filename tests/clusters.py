"""A real Dask cluster on this machine: a scheduler and workers, each a process that a test may kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[1]
LOOPBACK = "tcp://127.0.0.1"
WAIT = 60  # seconds


class Dask:
    """A scheduler with its workers. `address` is what `--scheduler` takes."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder = folder
        self.port = 0
        self.scheduler = self.started_scheduler()
        self.workers = [self.started_worker() for _ in range(workers)]

    @property
    def address(self) -> str:
        return f"{LOOPBACK}:{self.port}"

    def started_scheduler(self) -> subprocess.Popen[bytes]:
        """A scheduler that listens; on the port of the one before, if there was one."""
        told = self.folder / "scheduler.json"
        told.unlink(missing_ok=True)
        options = ["--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard", "--scheduler-file", str(told)]
        process = begun("scheduler", *options)
        from distributed import Client

        with Client(scheduler_file=str(told), timeout=WAIT, set_as_default=False) as client:
            self.port = int(client.scheduler.address.rsplit(":", 1)[1])
        return process

    def started_worker(self) -> subprocess.Popen[bytes]:
        """A worker of one thread, with Dask's nanny, which begins it anew when it ends."""
        options = ["--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder), "--memory-limit", "0"]
        return begun("worker", self.address, *options)

    def wait_for(self, workers: int) -> None:
        """Waits until workers are there."""
        from distributed import Client

        with Client(self.address, timeout=WAIT, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=WAIT)

    def lose_scheduler(self) -> None:
        """Kills the scheduler."""
        ended(self.scheduler)

    def replace_scheduler(self) -> None:
        """Begins a scheduler in place of the one that was lost, and workers for it."""
        self.close()
        self.scheduler = self.started_scheduler()
        self.workers = [self.started_worker() for _ in self.workers]
        self.wait_for(len(self.workers))

    def close(self) -> None:
        """Ends all processes."""
        for process in (*self.workers, self.scheduler):
            ended(process)


def begun(*words: str) -> subprocess.Popen[bytes]:
    """A process of Dask's command line, leader of a group of its own; it finds the tests' modules too."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths, "DASK_DISTRIBUTED__WORKER__DAEMON": "True"}
    command = [sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_" + words[0], *words[1:]]
    return subprocess.Popen(
        command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def ended(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it has begun."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def dask(workers: int = 2) -> Iterator[Dask]:
    """A cluster for a block."""
    with TemporaryDirectory() as folder:
        cluster = Dask(Path(folder), workers)
        try:
            cluster.wait_for(workers)
            yield cluster
        finally:
            cluster.close()


@pytest.fixture(scope="session")
def running_dask() -> Iterator[Dask]:
    """One cluster of two workers for all tests that do not kill it."""
    with dask() as cluster:
        yield cluster
