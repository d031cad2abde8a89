"""`init`, `add`, `forget`, `rebuild` and `check`."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from pactwatch.cli.keeping import tallied
from tests.cli.conftest import Desk


def due_days(desk: Desk) -> dict[str, list[str]]:
    """Each clause's due dates."""
    return {one["clause"]: [due["day"] for due in one["due"]] for one in desk("ledger", "--json").json["entries"]}


def test_a_record_is_made_once_for_its_owner_alone(desk: Desk) -> None:
    made = desk("init")
    assert (made.status, made.out) == (0, f"{desk.record} is ready; `pactwatch add PATH` fills it\n")
    assert Path(desk.record).stat().st_mode & 0o777 == 0o600
    again = desk("init")
    assert (again.status, again.err) == (2, f"error: {desk.record} is a record already\n")


@pytest.mark.parametrize(
    "words",
    ["ledger", "brief", "add x.txt", "search x", "log", "check", "rebuild", "reread", "forget x", "decide confirm a#b"],
)
def test_without_a_record_a_command_says_how_one_is_made(desk: Desk, words: str) -> None:
    done = desk(*words.split())
    assert done.status == 2
    assert f"there is no record at {desk.record}; `pactwatch init` makes one" in done.err


def test_what_is_no_record_is_named(desk: Desk) -> None:
    Path(desk.record).write_text("words", encoding="utf-8")
    assert desk("ledger").err == f"error: {desk.record} is no record, or cannot be reached\n"


def test_an_agreement_is_tallied_from_the_day_on_which_it_was_signed(desk: Desk, texts: Path) -> None:
    desk("init")
    added = desk("add", "--agreement", texts / "accord.txt", "--signed", "2024-04-10")
    assert (added.status, added.err) == (0, "1 report added, 0 on record already\n")
    assert due_days(desk) == {"1": ["2024-05-10"], "2": ["2024-06-09"]}


def test_the_signing_that_is_told_holds_whatever_day_the_text_carries(desk: Desk, tmp_path: Path) -> None:
    accord = tmp_path / "accord.txt"
    accord.write_text(
        "date 2024-06-01\n\nThe Parties shall withdraw within ten days of the signing of this Agreement.\n"
    )
    desk("init")
    desk("add", "--agreement", accord, "--signed", "2024-04-10")
    assert [day for days in due_days(desk).values() for day in days] == ["2024-04-20"]


def test_an_agreement_that_stands_under_two_days_is_named(desk: Desk, texts: Path) -> None:
    desk("init")
    desk("add", "--agreement", texts / "accord.txt", "--signed", "2024-04-10")
    added = desk("add", "--agreement", texts / "accord.txt", "--signed", "2024-04-11")
    assert "are one text, and the ledger counts each" in added.err


def test_adding_again_adds_nothing_and_a_bad_file_is_named(desk: Desk, texts: Path) -> None:
    desk("init")
    (texts / "empty.txt").touch()
    first = desk("add", texts)
    assert first.status == 3
    assert first.err.splitlines() == [
        "error: empty.txt: holds no words",
        "3 reports added, 0 on record already, 1 could not be read",
    ]
    (texts / "empty.txt").unlink()
    again = desk("add", texts, "--json")
    assert (again.status, again.json) == (0, {"new": 0, "known": 3, "failures": []})


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "nothing to add: name files or folders, or an --agreement"),
        ("x.txt --signed 2024-05-01", "--signed is the day of an --agreement, which is not named"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Desk, words: str, told: str) -> None:
    assert desk("add", *words.split()).err == f"error: {told}\n"


def test_a_model_that_is_not_installed_is_named(desk: Desk, texts: Path) -> None:
    desk("init")
    done = desk("add", texts, "--model", "no_such_model")
    assert done.status == 2
    assert "no_such_model" in done.err


def test_who_breaks_off_is_told_what_stays(capsys: pytest.CaptureFixture[str]) -> None:
    def broken_off() -> None:
        with tallied("added") as count:
            count("a.txt", "new")
            raise KeyboardInterrupt

    with pytest.raises(typer.Exit) as ended:
        broken_off()
    assert ended.value.exit_code == 130
    assert "broken off: 1 added, which stay; the same command goes on" in capsys.readouterr().err


def test_a_forgotten_report_is_gone_and_the_log_says_that_something_was(reviewed: Desk) -> None:
    assert reviewed("forget", "wire-1", "--why", "asked for").status == 0
    assert reviewed("search", "Dane", "--json").json["entries"][0]["report"] != "wire-1"
    with reviewed.open() as record:
        assert "wire-1" not in record.reports()
    log = reviewed("log").out
    assert "forgot a report and 0 decisions on it" in log
    assert "wire-1" not in log
    assert reviewed("forget", "wire-1").err == "error: there is no report wire-1 on record\n"


def test_rebuilding_changes_no_byte(reviewed: Desk) -> None:
    with reviewed.open() as record:
        before = record.export_bytes()
    assert reviewed("rebuild").out == "5 reports derived anew\n"
    with reviewed.open() as record:
        assert record.export_bytes() == before


def test_a_sound_record_is_said_to_be_so(shown: Desk) -> None:
    done = shown("check")
    assert (done.status, done.out) == (0, "sound: 5 reports, 0 decisions\n")


def test_every_fault_is_named_and_the_status_is_4(desk: Desk) -> None:
    desk("init")
    Path(desk.record).chmod(0o644)
    done = desk("check")
    assert (done.status, done.out) == (4, "the record: others than its owner may open the file\n")
    assert desk("check", "--json").json == [{"where": "the record", "what": "others than its owner may open the file"}]
