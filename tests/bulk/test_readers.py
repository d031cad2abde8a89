"""The tables are read by DuckDB, polars and pandas as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pytest

from pactwatch.bulk.columns import TABLES, schema
from tests.bulk.archives import lines, made, written


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("tables")
    made([written(where / "wire.jsonl", lines(60))], where / "out", size=7, copies_too=True)
    return where / "out"


@pytest.fixture(scope="module")
def manifest(folder: Path) -> Any:
    return pandas.read_json(folder / "manifest.json", typ="series")


@pytest.mark.parametrize("table", TABLES)
def test_each_reads_every_row_with_its_month(folder: Path, manifest: Any, table: str) -> None:
    rows = manifest["tables"][table]["rows"]
    asked = f"SELECT * FROM read_parquet('{folder}/{table}/*/*.parquet', hive_partitioning = true)"
    of_duckdb = duckdb.execute(asked).df()
    of_polars = polars.read_parquet(f"{folder}/{table}/**/*.parquet", hive_partitioning=True)
    of_pandas = pandas.read_parquet(folder / table)
    columns = [*schema(table).names, "month"]
    for found in (list(of_duckdb.columns), of_polars.columns, list(of_pandas.columns)):
        assert sorted(found) == sorted(columns)
    assert (len(of_duckdb), len(of_polars), len(of_pandas)) == (rows, rows, rows)


def test_each_gives_the_same_answer(folder: Path) -> None:
    asked = """
        SELECT actor.name, count(*) AS n
        FROM read_parquet($events) AS event JOIN read_parquet($actors) AS actor
          ON actor.report = event.report AND list_contains(event.actors, actor.id)
        WHERE event.status = 'happened' GROUP BY ALL ORDER BY ALL
    """
    paths = {name: f"{folder}/{name}/*/*.parquet" for name in ("events", "actors")}
    of_duckdb = duckdb.execute(asked, paths).fetchall()

    events, actors = (polars.read_parquet(f"{folder}/{name}/**/*.parquet") for name in ("events", "actors"))
    joined = (
        events.filter(polars.col("status") == "happened")
        .explode("actors")
        .join(actors, left_on=["report", "actors"], right_on=["report", "id"])
    )
    of_polars = joined.group_by("name").len().sort("name").rows()

    frames = {name: pandas.read_parquet(folder / name) for name in ("events", "actors")}
    happened = frames["events"][frames["events"].status == "happened"].explode("actors")
    merged = happened.merge(frames["actors"], left_on=["report", "actors"], right_on=["report", "id"])
    of_pandas = [(name, len(group)) for name, group in merged.groupby("name")]

    assert of_duckdb
    assert of_duckdb == of_polars == of_pandas


def test_a_part_of_a_field_is_a_field_too(folder: Path) -> None:
    found = duckdb.execute(f"SELECT trigger.text, time.value FROM read_parquet('{folder}/events/*/*.parquet') LIMIT 1")
    assert found.fetchall()[0][0] == "met"
