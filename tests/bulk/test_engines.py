"""`bulk` gives what `read` gives, in any partitioning, with any number of workers, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pactwatch
from pactwatch.bulk.folder import Folder
from pactwatch.bulk.run import Settings, bulk
from pactwatch.work.cluster import Cluster
from pactwatch.work.jobs import Engine, Here
from pactwatch.work.pool import Pool
from tests.bulk.archives import written
from tests.clusters import Dask

# What an archive is made of: reports of two months and of none, one in another language, and lines that cannot be read.
TEXTS = (
    "The Yelmar Front and the government of Dalvoran met in Port Lira on Monday, the mediator said.",
    "“We shall leave Bel within 60 days of signing,” said Mira Solt. A spokesman for the army denied it.",
    "Article 1. The parties shall release all prisoners within 30 days of the signing of this agreement.",
    "Les deux parties se sont rencontrées lundi dans la capitale et le ministre a dit non aux observateurs.",
    "   ",
)
LINES = st.fixed_dictionaries(
    {"text": st.sampled_from(TEXTS)},
    optional={
        "id": st.sampled_from(["a", "b", "c", "d"]),
        "published": st.sampled_from(["2024-03-28", "2024-04-02", "never"]),
        "kind": st.sampled_from(["report", "agreement"]),
    },
)


@pytest.fixture(scope="module")
def engines(running_dask: Dask) -> Iterator[dict[str, Engine]]:
    with Pool(2) as two, Cluster(running_dask.address) as cluster:
        yield {"one worker": Here(), "two processes": two, "Dask": cluster}


@pytest.mark.parametrize("name", ["one worker", "two processes", "Dask"])
@given(st.lists(LINES, max_size=8), st.integers(1, 8), st.integers(1, 4))
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bulk_equals_read(
    engines: dict[str, Engine], name: str, lines: list[dict[str, Any]], size: int, files: int
) -> None:
    with TemporaryDirectory() as folder:
        sources = [written(Path(folder, f"{n}.jsonl"), lines[n::files]) for n in range(files)]
        expected = list(pactwatch.read(*sources))
        out = Path(folder, "out")
        manifest = bulk(sources, out, Settings(size=size, copies_too=True), engines[name])
        outcomes = sorted(Folder(out).outcomes(), key=lambda outcome: outcome.position)
        assert [outcome.given for outcome in outcomes] == expected
        assert manifest["counts"]["reports"] == len(expected)


def test_the_engine_leaves_no_trace_in_the_bytes(engines: dict[str, Engine], tmp_path: Path) -> None:
    source = written(tmp_path / "wire.jsonl", [{"text": f"{text} {n}."} for n in range(4) for text in TEXTS])
    folders = {}
    for name, engine in engines.items():
        bulk([source], tmp_path / name, Settings(size=3), engine)
        folders[name] = {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
    assert folders["one worker"] == folders["two processes"] == folders["Dask"]
