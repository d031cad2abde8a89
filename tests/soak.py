"""The long form of the kill tests: `python -m tests.soak [KILLS] [SEED]`, 300 kills on each database.

And a tenth as many of each process that takes part in reading an archive: driver, worker and scheduler.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from schemathesis import GenerationMode

from pactwatch import Record
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app
from tests import process
from tests.bulk import kills as bulk_kills
from tests.clusters import dask
from tests.databases import on_server, running_server
from tests.kills import kill_again_and_again
from tests.web.load import load
from tests.web.serving import served
from tests.web.test_api import fuzz, operations_of


def main(kills: int = 300, seed: int = 0) -> None:
    """Kills on an SQLite file, then on a PostgreSQL server; ends with an error where something was lost or doubled."""
    with TemporaryDirectory() as folder:
        numbers = count()
        kill_again_and_again(lambda: str(Path(folder, f"{next(numbers)}.sqlite")), kills, seed)
        print(f"sqlite: {kills} kills, sound after each", flush=True)
    with running_server() as server:
        kill_again_and_again(partial(on_server, server), kills, seed)
        print(f"postgresql: {kills} kills, sound after each", flush=True)
    kill_archives(max(1, kills // 10), Random(seed))
    load_pages(seconds=kills / 5)
    fuzz_api(tries=max(1, kills // 3))


def load_pages(seconds: float) -> None:
    """Sixteen clients ask for pages while reports are added; ends with an error where one fails or a report is lost."""
    outcome = load(seconds)
    assert outcome.wrong == [], outcome.wrong[:5]
    assert outcome.added == outcome.kept
    print(
        f"pages: {len(outcome.seconds)} answers in {seconds:.0f} seconds to 16 clients, median {outcome.median:.3f} s,"
        f" {outcome.added} reports added meanwhile and none lost",
        flush=True,
    )


def fuzz_api(tries: int) -> None:
    """Sends the API what fits its description and what does not; ends with an error where an answer is another."""
    with TemporaryDirectory() as folder, Record.init(Path(folder, "r.sqlite"), process.read) as record:
        record.add([reading.report for reading in process.process()])
        with served(make_app(record, Alone("Ann"))) as site:
            operations = operations_of(site)
            for operation in operations:
                for mode in GenerationMode:
                    fuzz(operation, mode, tries)
    print(f"api: {len(operations)} operations, {2 * tries} tries each, all answered as described", flush=True)


def kill_archives(kills: int, chance: Random) -> None:
    """Kills the processes that read an archive; ends with an error where the tables are not those of a quiet run."""
    with TemporaryDirectory() as folder, dask() as cluster:
        archive = bulk_kills.Archive(Path(folder))
        here, there = archive.seconds(), archive.seconds(cluster.address)
        forms: dict[str, Callable[[], None]] = {
            "driver of a pool": lambda: bulk_kills.kill_driver(archive, chance.uniform(0, here)),
            "worker of a pool": lambda: bulk_kills.kill_worker(archive, chance.uniform(0, here), chance),
            "driver of a cluster": lambda: bulk_kills.kill_driver(archive, chance.uniform(0, there), cluster.address),
            "worker of a cluster": lambda: bulk_kills.kill_dask_worker(
                archive, chance.uniform(0, there), cluster, chance
            ),
            "scheduler": lambda: bulk_kills.kill_scheduler(archive, chance.uniform(0, there), cluster),
        }
        for name, kill in forms.items():
            for _ in range(kills):
                kill()
            print(f"bulk: {kills} kills of a {name}, the same tables after each", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
