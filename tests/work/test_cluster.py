"""A Dask cluster: the same results as a pool's, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from pactwatch.work.cluster import Cluster
from pactwatch.work.jobs import EngineLost, chunked
from tests.clusters import Dask
from tests.work.toil import DIES, Toil

WORDS = [f"word{n}" for n in range(23)]


def test_results_come_in_the_order_of_the_items_whatever_ends_a_process(running_dask: Dask) -> None:
    words = [*WORDS[:5], DIES, *WORDS[5:]]
    with Cluster(running_dask.address) as engine:
        results = list(chain.from_iterable(engine.do(Toil(), chunked(words, 4))))
    assert results == [*(word.upper() for word in WORDS[:5]), "dies: crash", *(word.upper() for word in WORDS[5:])]


def test_a_worker_lost_in_the_middle_changes_nothing(running_dask: Dask) -> None:
    def losing() -> Iterator[str]:
        for number, word in enumerate(WORDS):
            if number == 12:
                os.kill(a_worker(), signal.SIGKILL)
            yield word

    with Cluster(running_dask.address) as engine:

        def a_worker() -> int:
            return int(next(iter(engine.client.run(os.getpid).values())))

        results = list(chain.from_iterable(engine.do(Toil(), chunked(losing(), 1))))
    assert results == [word.upper() for word in WORDS]


def test_a_worker_of_another_version_is_refused(running_dask: Dask) -> None:
    with pytest.raises(EngineLost, match="install the same there"):
        Cluster(running_dask.address, version=process_number)


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineLost, match="no Dask scheduler answers at tcp"):
        Cluster("tcp://127.0.0.1:9")


def process_number() -> str:
    """Another one in every process."""
    return str(os.getpid())
