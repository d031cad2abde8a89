"""Pictures and briefs as files, of a record: how they are made is said by the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk

NAMES = ["ledger", "timeline", "positions", "network", "map"]


@pytest.mark.parametrize("name", NAMES)
def test_without_a_file_a_picture_is_printed_as_its_table(shown: Desk, name: str) -> None:
    with shown.open() as record:
        picture = record.chart(name)
    told = shown("chart", name).out
    assert told.startswith(picture.title[:60])
    assert picture.table.columns[0] in told


def test_the_files_name_says_how_a_picture_is_drawn(shown: Desk, tmp_path: Path) -> None:
    svg, png = tmp_path / "ledger.svg", tmp_path / "ledger.PNG"
    for file in (svg, png):
        assert shown("chart", "ledger", "-o", file, "--width", "360").status == 0
    with shown.open() as record:
        picture = record.chart("ledger", width=360)
    assert svg.read_text(encoding="utf-8") == picture.svg()
    assert png.read_bytes() == picture.png()


def test_another_suffix_and_another_picture_are_refused(shown: Desk, tmp_path: Path) -> None:
    refused = shown("chart", "ledger", "-o", tmp_path / "ledger.gif")
    assert refused.status == 2
    assert "neither an .svg nor a .png" in " ".join(refused.err.split()).replace("│ ", "")
    assert shown("chart", "weather").status == 2
    with shown.open() as record, pytest.raises(ValueError, match="there is no picture 'weather'"):
        record.chart("weather")


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".md", b"# Brief"), (".html", b"<!DOCTYPE"), (".docx", b"PK"), (".pdf", b"%PDF")]
)
def test_the_files_name_says_how_a_brief_is_written(shown: Desk, tmp_path: Path, suffix: str, begins: bytes) -> None:
    file = tmp_path / f"brief{suffix}"
    assert shown("brief", "-o", file).status == 0
    assert file.read_bytes().startswith(begins)


def test_a_word_document_is_not_poured_into_the_terminal(shown: Desk) -> None:
    refused = shown("brief", "--format", "docx")
    assert (refused.status, refused.out) == (2, "")


def test_a_weekly_brief_begins_with_what_changed(shown: Desk) -> None:
    assert "What changed since 18 Apr 2024" in shown("brief", "--weekly").out
    assert "What changed since 16 Apr 2024" in shown("brief", "--since", "2024-04-16").out
    assert "What changed" not in shown("brief").out


def test_a_brief_cannot_begin_after_its_day(shown: Desk) -> None:
    refused = shown("brief", "--since", "2024-05-01", "--as-of", "2024-04-25")
    assert refused.status == 2
    assert "is not before" in refused.err
