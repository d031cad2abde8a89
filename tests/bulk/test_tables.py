"""Rows are made of readings, and the same readings of the rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.bulk.columns import TABLES, THINGS, kinds, schema
from pactwatch.bulk.parts import parquet
from pactwatch.bulk.tables import CopyOf, Outcome, outcomes_of, tables_of
from pactwatch.model import Error, Failure, Reading, Report, ReportId
from tests.process import any_reports, process

PAGE = Path(__file__).parents[2] / "docs" / "bulk.md"


@given(any_reports(), st.permutations(range(4)), st.sampled_from([None, "report", "agreement"]))
@settings(max_examples=30, deadline=None)
def test_readings_come_back_equal(readings: list[Reading], positions: list[int], kind: str | None) -> None:
    outcomes = [Outcome(at, kind, reading) for at, reading in zip(positions, readings, strict=True)]
    assert list(outcomes_of(tables_of(outcomes))) == outcomes


def test_what_was_not_read_comes_back_too() -> None:
    report = Report(id="short", text="Rain fell.", kind="agreement")
    failure = Failure(report=ReportId(id="gone"), error=Error(kind="crash", message="gone: the reader failed"))
    outcomes = [
        Outcome(0, None, process()[0]),
        Outcome(2, "agreement", report, CopyOf("accord.txt", 0.75, "cut text")),
        Outcome(1, None, failure),
    ]
    assert list(outcomes_of(tables_of(outcomes))) == outcomes


def test_the_same_rows_are_the_same_bytes() -> None:
    outcomes = [Outcome(at, None, reading) for at, reading in enumerate(process())]
    one, other = tables_of(outcomes), tables_of(outcomes)
    assert [parquet(one[table]) for table in TABLES] == [parquet(other[table]) for table in TABLES]


def test_there_is_a_table_for_each_kind_of_thing() -> None:
    assert ("reports", *THINGS, "errors") == TABLES
    assert [name for name in Reading.model_fields if name != "report"] == list(THINGS)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained(table: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"### {table}\n", 1)[1].split("\n### ", 1)[0]
    assert [column for column in schema(table).names if f"`{column}`" not in section] == []
    assert list(kinds(table)) == schema(table).names
