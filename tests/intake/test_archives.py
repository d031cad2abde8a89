"""Archives: every document comes out once, whatever it is packed in, and a bad one costs no other."""

from __future__ import annotations

import gzip
import json
from datetime import date, datetime
from pathlib import Path

import polars
import pytest
import zstandard

from pactwatch.intake.archives import Columns, pieces, taken_in
from pactwatch.intake.files import Intake
from pactwatch.intake.text import LARGEST
from pactwatch.model import Failure, Report

IDS = [f"r{n}" for n in range(5)]
LINES = [{"id": id, "text": f"Report {id} says that the road is open.", "published": "2024-04-01"} for id in IDS]
PLAIN = b"".join(json.dumps(line).encode() + b"\n" for line in LINES)


def taken(*paths: Path, columns: Columns | None = None, warnings: list[str] | None = None) -> list[Report | Failure]:
    """What comes of sources."""
    found: list[Report | Failure] = []
    warn = (warnings if warnings is not None else []).append
    for piece in pieces(paths, columns or Columns(), warn):
        found += [piece] if isinstance(piece, Failure) else taken_in(piece, Intake())
    return found


def messages(found: list[Report | Failure]) -> list[str]:
    return [one.error.message for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.jsonl", PLAIN),
        ("a.jsonl.gz", gzip.compress(PLAIN)),
        ("a.jsonl.gz", gzip.compress(PLAIN[:150]) + gzip.compress(PLAIN[150:])),
        ("a.jsonl.zst", zstandard.compress(PLAIN)),
        ("a.JSONL.ZST", zstandard.compress(PLAIN[:150]) + zstandard.compress(PLAIN[150:])),
    ],
)
def test_packed_lines_give_what_plain_ones_give(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "plain.jsonl").write_bytes(PLAIN)
    assert taken(tmp_path / name) == list(Intake().reports([tmp_path / "plain.jsonl"]))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_packed_lines_that_break_off_are_named_after_those_that_are_whole(tmp_path: Path, name: str) -> None:
    many = PLAIN * 1_000
    raw = gzip.compress(many) if name.endswith("gz") else zstandard.compress(many)
    (tmp_path / name).write_bytes(raw[: len(raw) // 2])
    found = taken(tmp_path / name)
    assert messages(found)[-1].startswith(f"{name}: breaks off")
    assert len(found) > 1


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.parquet"])
def test_a_file_that_is_not_what_its_name_says_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PLAIN)
    (message,) = messages(taken(tmp_path / name))
    assert message.startswith(f"{name}: ")


def test_a_line_without_end_is_an_error_and_the_next_one_is_read(tmp_path: Path) -> None:
    bomb = json.dumps({"text": "a"})[:-2].encode() + b"a" * (2 * LARGEST) + b'"}\n'
    (tmp_path / "bomb.jsonl.zst").write_bytes(zstandard.compress(bomb + PLAIN))
    found = taken(tmp_path / "bomb.jsonl.zst")
    assert messages(found) == [f"bomb.jsonl.zst#1: is larger than {LARGEST:,} bytes"]
    assert [report.id for report in found if isinstance(report, Report)] == [line["id"] for line in LINES]


def test_parquet_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    frame = polars.DataFrame(
        {
            "nr": [7, 8, 9],
            "body": ["The road is open.", None, "The bridge is shut."],
            "day": [date(2024, 4, 1), date(2024, 4, 2), None],
            "paper": ["Arl Press", "Arl Press", None],
            "words": [4, 0, 4],
        }
    )
    frame.write_parquet(tmp_path / "archive.parquet")
    columns = Columns(text="body", id="nr", published="day", source="paper")
    found = taken(tmp_path / "archive.parquet", columns=columns)
    reports = [(one.id, one.text, one.published, one.source) for one in found if isinstance(one, Report)]
    assert reports == [
        ("7", "The road is open.", "2024-04-01", "Arl Press"),
        ("9", "The bridge is shut.", None, None),
    ]
    assert messages(found) == ['archive.parquet#2: has no "text"']


def test_parquet_with_moments_and_without_ids(tmp_path: Path) -> None:
    frame = polars.DataFrame({"text": ["The road is open."], "published": [datetime(2024, 4, 1, 7, 30)]})
    frame.write_parquet(tmp_path / "archive.parquet")
    (report,) = taken(tmp_path / "archive.parquet")
    assert isinstance(report, Report)
    assert (report.id, report.published) == ("archive.parquet#1", "2024-04-01")


def test_parquet_without_a_column_of_text_says_how_to_name_it(tmp_path: Path) -> None:
    polars.DataFrame({"body": ["The road is open."]}).write_parquet(tmp_path / "archive.parquet")
    assert messages(taken(tmp_path / "archive.parquet")) == [
        'archive.parquet: has no column "text"; name the one that holds the text'
    ]


def test_a_folder_gives_what_read_gives_and_its_archives_too(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "note.txt").write_text("date 2024-04-02\nThe bridge is shut.")
    (tmp_path / "page.html").write_text("<html><body><article><p>The road to Bel is open again.</p></article></html>")
    (tmp_path / "lines.jsonl").write_bytes(PLAIN)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    plain = list(Intake().reports([tmp_path]))
    (tmp_path / "sub" / "lines.jsonl.gz").write_bytes(gzip.compress(PLAIN))
    warnings: list[str] = []
    found = taken(tmp_path, warnings=warnings)
    assert found[: len(plain) - 1] + found[-1:] == plain
    assert [report.id for report in found if isinstance(report, Report)][len(plain) - 1 : -1] == IDS
    assert warnings == ["picture.png: left out, .png is not a format that is read"]
