"""Which engine does the work."""

from __future__ import annotations

from functools import partial

from pactwatch.work.cluster import Cluster
from pactwatch.work.jobs import Engine
from pactwatch.work.pool import Pool
from pactwatch.work.version import reader_version


def engine(workers: int, scheduler: str | None, limit: float | None, model: str) -> Engine:
    """The workers of a Dask scheduler, by its address, else that many processes of this machine.

    `limit` are the seconds that one report may take. Raises `EngineLost` where the scheduler does not answer or its
    workers would read otherwise than this program does.
    """
    if scheduler:
        return Cluster(scheduler, limit, partial(reader_version, model))
    return Pool(workers, limit)
