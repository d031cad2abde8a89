"""The loader of the tables."""

from __future__ import annotations

from importlib.resources import files

import pytest

from pactwatch import codes


@pytest.mark.parametrize(
    "name",
    sorted(
        file.name.removesuffix(".csv") for file in (files("pactwatch") / "data").iterdir() if file.name.endswith(".csv")
    ),
)
def test_every_table_has_a_cell_for_each_column_in_each_row(name: str) -> None:
    rows = codes.table(name)
    assert rows
    assert all(row.keys() == rows[0].keys() for row in rows)


def test_a_cell_lists_its_things_between_bars() -> None:
    assert codes.cells("one| two |") == ("one", "two")
    assert codes.cells("") == ()


def test_small_words_are_asked_for_by_room_and_use() -> None:
    assert codes.uses("events", "blamed") == ("by", "of", "from")
    assert set(codes.uses("actors", "definite")) > set(codes.uses("agreements", "definite"))
    with pytest.raises(KeyError):
        codes.uses("actors", "blamed")
