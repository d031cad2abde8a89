"""Whatever is killed, and when: nothing is lost, nothing stands twice. The long form is `make soak`."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from pactwatch.bulk.run import WORK, BulkError, locked
from tests.bulk.archives import made
from tests.bulk.kills import SIZE, Archive, kill_dask_worker, kill_driver, kill_scheduler, kill_worker
from tests.clusters import Dask, dask


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def own_dask() -> Iterator[Dask]:
    with dask() as cluster:
        yield cluster


def test_a_killed_run_goes_on(archive: Archive) -> None:
    kill_driver(archive, 1.5)


def test_a_killed_process_changes_nothing(archive: Archive) -> None:
    kill_worker(archive, 1.0, Random(0))


def test_a_killed_worker_of_a_cluster_changes_nothing(archive: Archive, own_dask: Dask) -> None:
    kill_dask_worker(archive, 2.0, own_dask, Random(0))


def test_a_killed_scheduler_ends_the_run_which_goes_on_with_another(archive: Archive, own_dask: Dask) -> None:
    kill_scheduler(archive, 2.0, own_dask)


def test_two_at_once_in_one_folder_are_refused(archive: Archive) -> None:
    out = archive.place()
    (out / WORK).mkdir(parents=True)
    with locked(out / WORK), pytest.raises(BulkError, match="another process is at work there"):
        made([archive.source], out, size=SIZE)
