"""Whole archives from the command line, and into a record."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet

from tests.bulk.archives import written

TEXT = "The Yelmar Front and the government of Dalvoran met in Port Lira on Monday, the mediator said."
WIRE = [
    {"id": "a", "text": TEXT, "published": "2024-04-02"},
    {"id": "b", "text": "The road to Bel was opened on Sunday.", "published": "2024-05-02"},
    {"id": "c", "text": " "},
    {"id": "d", "text": TEXT, "published": "2023-04-02"},
]


def pactwatch(*words: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "pactwatch", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "100"})


def test_an_archive_becomes_tables_and_a_record(tmp_path: Path) -> None:
    source, out, record = written(tmp_path / "wire.jsonl.gz", WIRE), tmp_path / "out", tmp_path / "process.sqlite"
    done = pactwatch("bulk", str(source), "-o", str(out), "--since", "2024-01-01", "--json")
    assert done.returncode == 3, done.stderr
    *told, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["stage"] for line in told} == {"gathering", "comparing", "reading"}
    counts = {"reports": 3, "read": 2, "copies": 0, "errors": {"empty": 1}, "left_out": {"day": 1}}
    assert last["counts"] == counts
    assert pyarrow.parquet.read_table(out / "reports")["id"].to_pylist() == ["a", "b"]

    assert pactwatch("init", "--record", str(record)).returncode == 0
    added = pactwatch("add", "--from", str(out), "--record", str(record))
    assert added.returncode == 3
    assert "holds no words" in added.stderr
    assert "2 reports added" in added.stderr
    (out / "manifest.json").unlink()
    assert "did not come to its end" in pactwatch("add", "--from", str(out), "--record", str(record)).stderr


def test_what_is_wrong_with_the_command_is_said(tmp_path: Path) -> None:
    source = written(tmp_path / "wire.jsonl", WIRE)
    done = pactwatch("bulk", str(source), "-o", str(tmp_path), "--column", "text")
    assert (done.returncode, "write FIELD=NAME" in done.stderr) == (2, True)
    done = pactwatch("bulk", str(source), "-o", str(tmp_path))
    assert (done.returncode, "is not empty; give a folder of its own" in done.stderr) == (4, True)
