"""The long form of the kill tests: `python -m tests.soak [KILLS] [SEED]`, 300 kills on each database."""

from __future__ import annotations

import sys
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.databases import on_server, running_server
from tests.kills import kill_again_and_again


def main(kills: int = 300, seed: int = 0) -> None:
    """Kills on an SQLite file, then on a PostgreSQL server; ends with an error where something was lost or doubled."""
    with TemporaryDirectory() as folder:
        numbers = count()
        kill_again_and_again(lambda: str(Path(folder, f"{next(numbers)}.sqlite")), kills, seed)
        print(f"sqlite: {kills} kills, sound after each", flush=True)
    with running_server() as server:
        kill_again_and_again(partial(on_server, server), kills, seed)
        print(f"postgresql: {kills} kills, sound after each", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
