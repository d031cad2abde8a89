"""A Dask cluster: `dask scheduler` and `dask worker` on any number of machines (docs/bulk.md starts one)."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import get_ident
from typing import Any

from pactwatch.work.desk import Desk
from pactwatch.work.jobs import AHEAD, EngineLost, Item, Job, Result, in_order

RETRIES = 10  # of a chunk whose Dask workers were lost again and again
PATIENCE = "10s"  # for the scheduler to answer

desks: dict[int, Desk] = {}  # on a worker: each thread's


class Cluster:
    """An engine of the workers of a Dask scheduler, each thread of which attends to a process at a desk of its own.

    `address` is the scheduler's (`tcp://host:8786`), `limit` the seconds that one item may take, or None. `version` is
    called on every worker: all must give what it gives here, else `EngineLost` is raised.
    """

    def __init__(self, address: str, limit: float | None = None, version: Callable[[], str] = str) -> None:
        from distributed import Client

        self.address = address
        self.limit = limit
        try:
            self.client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise EngineLost(f"no Dask scheduler answers at {address}") from error
        self.compare(version)

    def compare(self, version: Callable[[], str]) -> None:
        """Raises `EngineLost` where a worker runs another version."""
        try:
            theirs = self.client.run(version)
        except Exception as error:
            self.client.close()
            raise EngineLost(f"a worker of {self.address} cannot run Pactwatch: {error}") from error
        other = sorted(worker for worker, its in theirs.items() if its != version())
        if other:
            self.client.close()
            raise EngineLost(
                f"the worker {other[0]} runs {theirs[other[0]]}, this is {version()}; install the same there"
            )

    def do(self, job: Job[Item, Result], chunks: Iterable[list[Item]]) -> Iterator[Result]:
        """As `Engine.do`. Raises `EngineLost` where the scheduler is lost."""
        task = pickle.dumps((job, self.limit), protocol=5)

        def begin(chunk: list[Item]) -> Callable[[], list[Result]]:
            raw = pickle.dumps(chunk, protocol=5)
            future = self.client.submit(at_desk, task, raw, pure=False)
            return lambda: self.results(future, task, raw)

        yield from in_order(chunks, begin, self.slots)

    def slots(self) -> int:
        """How many chunks may be under way: workers may come and go. With none the work waits for the first."""
        from distributed.comm.core import CommClosedError

        try:
            return AHEAD * max(1, sum(map(int, self.client.nthreads().values())))
        except (OSError, CommClosedError, ValueError) as error:
            raise self.lost() from error

    def results(self, future: Any, task: bytes, raw: bytes) -> Any:
        """The results of a chunk, which is begun again where its worker was lost more often than Dask allows."""
        from concurrent.futures import CancelledError

        from distributed import KilledWorker
        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError

        for _ in range(RETRIES):
            try:
                return pickle.loads(future.result())
            except KilledWorker:
                future = self.client.submit(at_desk, task, raw, pure=False)
            except (CancelledError, FutureCancelledError, CommClosedError, OSError) as error:
                raise self.lost() from error
        raise EngineLost(f"the workers of {self.address} end again and again; look at their logs")

    def lost(self) -> EngineLost:
        """What is raised when the scheduler does not answer."""
        return EngineLost(f"the Dask scheduler at {self.address} was lost; start it and run the same command again")

    def leave(self) -> None:
        """Ends the processes at the workers' desks, as far as the workers can be reached."""
        if self.client.status == "running":
            with suppress(Exception):
                self.client.run(leave_desks)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
        self.client.close(timeout=5)


def at_desk(task: bytes, raw: bytes) -> bytes:
    """On a worker: the results of a chunk, from its thread's desk. Bytes go in and out, so that Dask looks at none."""
    job, limit = pickle.loads(task)
    desk = desks.get(get_ident())
    if desk is None or desk.limit != limit:
        if desk is not None:
            desk.end()
        desk = desks[get_ident()] = Desk(limit)
    return pickle.dumps(desk.do(job, pickle.loads(raw)), protocol=5)


def leave_desks() -> None:
    """On a worker: ends the processes that wait at its desks. One that is at work for somebody else is begun anew."""
    while desks:
        desks.popitem()[1].end()
