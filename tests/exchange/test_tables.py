"""The tables, read by others than us."""

from __future__ import annotations

import csv
import io
import re

import polars
import pytest
from pyarrow import parquet

from pactwatch.exchange.csv import LIST, to_csv
from pactwatch.exchange.parquet import to_parquet
from pactwatch.exchange.rows import TABLES
from pactwatch.exchange.told import Told
from pactwatch.linking.dossier import link
from tests.process import process

DANGER = re.compile(r"[=+\-@\t\r\n]")


@pytest.mark.parametrize("name", [name for name in TABLES if name != "reports"])
def test_every_row_keeps_its_words_and_their_place(told: Told, name: str) -> None:
    texts = {reading.report.id: reading.report.text for reading in told.known.shelf.readings}
    found = told.tables()[name]
    assert found
    for row in found:
        values = row._asdict()
        assert values["words"] == texts[values["report"]][values["start"] : values["end"]]


def test_a_telling_says_its_status_and_whose_word_it_is(told: Told) -> None:
    expected = {(row.status, row.told_by, row.said_by, row.outlet) for row in told.events if row.when == "2024-06"}
    assert expected == {
        ("expected", "statement", "diplomats (unnamed)", "Arl Press"),
        ("expected", "statement", "diplomats (unnamed)", "The Bel Post"),
        ("planned", "report", None, "The Bel Post"),
    }


def test_a_day_before_a_report_does_not_know_of_it() -> None:
    early = Told(link(process()), "2024-04-16")
    assert {row.report for row in early.events} == {"wire-1"}
    assert {row.as_of for row in early.commitments} == {"2024-04-16"}


@pytest.mark.parametrize("name", TABLES)
def test_csv_is_read_back_and_no_cell_is_a_formula(told: Told, name: str) -> None:
    raw = to_csv(told)[f"{name}.csv"]
    head, *found = csv.reader(io.StringIO(raw.decode(), newline=""))
    assert tuple(head) == TABLES[name]._fields
    for cells, row in zip(found, told.tables()[name], strict=True):
        assert not [cell for cell in cells if DANGER.match(cell)]
        assert [unharmed(cell) for cell in cells] == [plain(value) for value in row]
    assert polars.read_csv(raw, infer_schema=False).shape == (len(found), len(head))


def unharmed(cell: str) -> str:
    """A cell as the docs say to read it: without the apostrophe that makes it harmless."""
    return cell[1:] if re.match(r"''*[=+\-@\t\r\n]", cell) else cell


def plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return LIST.join(value)
    return str(value)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_is_read_back_with_its_types(told: Told, name: str) -> None:
    raw = to_parquet(told)[f"{name}.parquet"]
    found = parquet.read_table(io.BytesIO(raw)).to_pylist()
    assert found == [
        {key: list(value) if isinstance(value, tuple) else value for key, value in row._asdict().items()}
        for row in told.tables()[name]
    ]
    assert polars.read_parquet(raw).height == len(found)
