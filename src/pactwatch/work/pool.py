"""A pool of processes on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pactwatch.work.desk import Desk
from pactwatch.work.jobs import AHEAD, Item, Job, Result, in_order


class Pool:
    """An engine of that many processes, each at a desk of its own that a thread of this process attends to.

    `limit` are the seconds that one item may take, or None.
    """

    def __init__(self, workers: int, limit: float | None = None) -> None:
        self.workers = workers
        self.limit = limit
        self.threads = ThreadPoolExecutor(workers)
        self.own = threading.local()
        self.desks: list[Desk] = []

    def do(self, job: Job[Item, Result], chunks: Iterable[list[Item]]) -> Iterator[Result]:
        """As `Engine.do`."""

        for _ in range(self.workers):  # the processes are made ready while the first items are still being taken in
            self.threads.submit(self.make_ready, job)

        def begin(chunk: list[Item]) -> Callable[[], list[Result]]:
            return self.threads.submit(self.at_desk, job, chunk).result

        yield from in_order(chunks, begin, lambda: self.workers * AHEAD)

    def at_desk(self, job: Job[Item, Result], chunk: list[Item]) -> list[Result]:
        """The results of a chunk, from this thread's desk."""
        return self.desk().do(job, chunk)

    def make_ready(self, job: Job[Any, Any]) -> None:
        """Prepares the process at this thread's desk."""
        self.desk().ready(job)

    def desk(self) -> Desk:
        """This thread's desk."""
        desk: Desk | None = getattr(self.own, "desk", None)
        if desk is None:
            desk = self.own.desk = Desk(self.limit)
            self.desks.append(desk)
        return desk

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for desk in self.desks:
            desk.close()
        self.threads.shutdown(cancel_futures=True)
        for desk in self.desks:
            desk.end()
