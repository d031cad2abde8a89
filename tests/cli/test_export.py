"""What is known is given away, and a record is taken back."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import icalendar

from tests.cli.conftest import Desk


def test_tables_are_a_folder_of_the_day_that_is_asked_for(shown: Desk, tmp_path: Path) -> None:
    assert shown("export", "csv", "--as-of", "2024-04-16", "-o", tmp_path / "tables").status == 0
    with (tmp_path / "tables" / "events.csv").open(encoding="utf-8", newline="") as rows:
        assert {row["report"] for row in csv.DictReader(rows)} == {"wire-1"}
    assert "name a folder" in shown("export", "parquet").err


def test_one_file_goes_to_standard_output(shown: Desk) -> None:
    told = shown("export", "plover")
    assert [json.loads(line)["type"] for line in told.out.splitlines()]
    assert icalendar.Calendar.from_ical(shown("export", "ics").out).walk("VEVENT")


def test_a_record_is_archived_and_taken_back(shown: Desk, tmp_path: Path) -> None:
    archive = tmp_path / "record.pactwatch"
    assert shown("export", "archive", "-o", archive).status == 0
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    other = Desk(tmp_path / "other.sqlite")
    assert other("import", archive).out == "5 reports taken in\n"
    assert other("import", archive).out == "0 reports taken in\n"
    assert other("export", "archive", "-o", tmp_path / "again").status == 0
    assert (tmp_path / "again").read_bytes() == archive.read_bytes()


def test_what_is_no_archive_is_refused_and_makes_no_difference(shown: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"no archive\n")
    with shown.open() as record:
        before = record.export_bytes()
        told = shown("import", broken)
        assert (told.status, record.export_bytes()) == (2, before)
    assert "no archive of Pactwatch" in told.err
    assert "whole record" in shown("export", "archive", "--as-of", "2024-04-16").err
