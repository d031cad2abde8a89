"""The commands, as a person calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = (
    "date 2024-03-28\n\nKarsova will host talks in April, the foreign ministry said on Monday. A spokesman denied it.\n"
)


def pactwatch(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own."""
    command = [sys.executable, "-m", "pactwatch", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def test_read_prints_one_object_a_report_and_talks_on_standard_error(report: Path) -> None:
    done = pactwatch("read", report)
    assert done.returncode == 0
    (line,) = map(json.loads, done.stdout.splitlines())
    assert line["report"]["text"] == EXAMPLE
    assert done.stderr.strip() == "1 report read"


def test_read_writes_a_file_where_one_is_named(report: Path, tmp_path: Path) -> None:
    done = pactwatch("read", report, "-o", tmp_path / "out.jsonl")
    assert done.stdout == ""
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["report"]["id"] == "report.txt"


def test_a_report_that_cannot_be_read_gives_status_3_and_the_others_come_out(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = pactwatch("read", tmp_path)
    assert done.returncode == 3
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines[0] == {
        "report": {"id": "empty.txt"},
        "error": {"kind": "empty", "message": "empty.txt: holds no words"},
    }
    assert lines[1]["report"]["id"] == "report.txt"
    assert "error: empty.txt: holds no words" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("read", "x.txt", "--published", "soon"), "write it as YYYY-MM-DD"),
        (("read", "x.txt", "--kind", "poem"), "poem"),
        (("brief", "x.txt", "--as-of", "2024-02-30"), "write it as YYYY-MM-DD"),
    ],
)
def test_a_wrong_option_is_a_usage_error(words: tuple[str, ...], told: str) -> None:
    done = pactwatch(*words)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())


def test_a_model_that_is_not_installed_is_named(report: Path) -> None:
    done = pactwatch("read", report, "--model", "no_such_model")
    assert done.returncode == 2
    assert "no_such_model" in done.stderr
    assert "Traceback" not in done.stderr


def test_evidence_answers_each_pair_and_names_bad_lines(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    provision = "The Parties shall withdraw their heavy weapons within 30 days."
    told = {"id": "1", "provision": provision, "segment": "The heavy guns were not yet withdrawn.", "report": "r"}
    pairs.write_text(json.dumps(told) + "\n{\n", encoding="utf-8")
    done = pactwatch("evidence", pairs)
    assert done.returncode == 3
    answer, bad = map(json.loads, done.stdout.splitlines())
    assert (answer["id"], answer["about"], answer["says"]) == ("1", True, "not started")
    assert bad["error"]["kind"] == "not json"
    assert "error: pairs.jsonl#2" in done.stderr


def test_schema_prints_json() -> None:
    assert "Reading" in json.loads(pactwatch("schema").stdout)["$defs"]


@pytest.mark.parametrize("command", ["", "read", "brief", "evidence", "schema", "add", "decide confirm"])
def test_help_loads_no_language_model(command: str) -> None:
    words = [*command.split(), "--help"]
    code = (
        "import sys, runpy; sys.argv[:] = ['pactwatch', *sys.argv[1:]]\n"
        "try: runpy.run_module('pactwatch', run_name='__main__')\n"
        "except SystemExit: print(sorted({'spacy', 'trafilatura'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("command", ["ledger", "timeline", "who", "said", "disputes"])
def test_an_answer_is_printed_for_people_and_as_json(command: str, report: Path) -> None:
    shown = pactwatch(command, report)
    assert shown.returncode == 0
    assert "As of 28 Mar 2024" in shown.stdout
    told = json.loads(pactwatch(command, report, "--json").stdout)
    assert told["as_of"] == "2024-03-28"


def test_diff_compares_two_days(report: Path) -> None:
    told = json.loads(pactwatch("diff", "2024-03-01", "2024-03-28", report, "--json").stdout)
    assert (told["since"], told["as_of"], told["new_reports"]) == ("2024-03-01", "2024-03-28", 1)


def test_a_verdict_that_nobody_knows_is_a_usage_error(report: Path) -> None:
    asked = pactwatch("ledger", report, "--why", "99.9")
    assert asked.returncode == 2
    assert "0 commitments are called" in asked.stderr
