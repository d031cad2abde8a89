"""A whole run: sources in, tables out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactwatch.bulk.filters import Wanted
from pactwatch.bulk.folder import Folder
from pactwatch.bulk.run import BulkError
from pactwatch.intake.files import Intake
from pactwatch.model import Failure, Reading
from pactwatch.record.keys import key_of
from tests import toy
from tests.bulk.archives import files_of, lines, made, written


def test_every_report_is_there_once_in_its_month(tmp_path: Path) -> None:
    source = written(tmp_path / "wire.jsonl", lines(40))
    manifest = made([source], tmp_path / "out", size=5, copies_too=True)
    expected = list(toy.read(Intake().reports([source]), toy.FIRST))
    outcomes = sorted(Folder(tmp_path / "out").outcomes(), key=lambda outcome: outcome.position)
    assert [outcome.given for outcome in outcomes] == expected
    assert manifest["counts"]["errors"] == {"crash": sum(isinstance(given, Failure) for given in expected)}
    months = {path.split("/")[1] for path in manifest["files"]}
    assert months == {"month=undated", "month=2024-03", "month=2024-04", "month=2024-05"}


def test_the_folder_holds_nothing_but_tables_and_their_manifest(tmp_path: Path) -> None:
    manifest = made([written(tmp_path / "wire.jsonl", lines(12))], tmp_path / "out")
    assert set(files_of(tmp_path / "out")) == {"manifest.json", *manifest["files"]}


def test_a_second_report_of_one_id_is_an_error_as_for_read(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.jsonl", lines(6)), written(tmp_path / "b.jsonl.gz", lines(3))
    made([first, second], tmp_path / "out", copies_too=True)
    outcomes = sorted(Folder(tmp_path / "out").outcomes(), key=lambda outcome: outcome.position)
    messages = [outcome.given.error.message for outcome in outcomes if isinstance(outcome.given, Failure)]
    assert messages == [f"r000{n}: a report of this id was read before" for n in range(3)]


def test_what_is_not_wanted_is_counted_and_left_out(tmp_path: Path) -> None:
    source = written(tmp_path / "wire.jsonl", lines(40))
    wanted = Wanted(since="2024-03-01", until="2024-04-30", words=("old bridge", "mill"))
    manifest = made([source], tmp_path / "out", wanted=wanted)
    kept = [outcome.given for outcome in Folder(tmp_path / "out").outcomes()]
    texts = [given.report.text for given in kept if isinstance(given, Reading)]
    assert texts
    assert all("old bridge" in text or "mill" in text for text in texts)
    assert set(manifest["counts"]["left_out"]) == {"no day", "day", "words"}
    assert sum(manifest["counts"]["left_out"].values()) + manifest["counts"]["reports"] == 40


def test_a_copy_is_marked_and_read_once_unless_told_otherwise(tmp_path: Path) -> None:
    long = toy_story(12)
    first = written(
        tmp_path / "a.jsonl", [{"id": "short", "text": long[: len(long) * 3 // 4]}, {"id": "r", "text": "Ada met Ivo."}]
    )
    second = written(tmp_path / "b.jsonl.zst", [{"id": "long", "text": long}])
    counts = made([first, second], tmp_path / "once")["counts"]
    assert (counts["reports"], counts["read"], counts["copies"]) == (3, 2, 1)
    (copy,) = [outcome for outcome in Folder(tmp_path / "once").outcomes() if outcome.copy]
    assert copy.copy is not None
    assert (copy.position, copy.copy.id, copy.copy.reason) == (0, "long", "cut text")
    assert made([first, second], tmp_path / "twice", copies_too=True)["counts"]["read"] == 3
    assert [outcome.copy for outcome in Folder(tmp_path / "twice").outcomes() if outcome.copy] == [copy.copy]


def toy_story(sentences: int) -> str:
    """One text that is long enough to be cut."""
    return " ".join(
        f"Mira said that the {n}th lorry of {n * 7} crossed the bridge near Bel before {n} o'clock."
        for n in range(sentences)
    )


def test_a_report_keeps_what_it_was_to_be_read_as(tmp_path: Path) -> None:
    source = written(tmp_path / "wire.jsonl", [{"id": "a", "text": "Ada met Ivo.", "kind": "agreement"}, *lines(2)])
    made([source], tmp_path / "out")
    outcomes = list(Folder(tmp_path / "out").outcomes())
    given = {outcome.given.report.id: outcome for outcome in outcomes if isinstance(outcome.given, Reading)}
    assert [given[id].kind_given for id in ("a", "r0000")] == ["agreement", None]
    reports = {report.id: report for report in Intake().reports([source]) if not isinstance(report, Failure)}
    for id, outcome in given.items():
        assert isinstance(outcome.given, Reading)
        as_given = outcome.given.report.model_copy(update={"kind": outcome.kind_given})
        assert key_of(as_given) == key_of(reports[id])


def test_a_finished_folder_is_left_as_it_is(tmp_path: Path) -> None:
    source = written(tmp_path / "wire.jsonl", lines(12))
    manifest = made([source], tmp_path / "out")
    before = files_of(tmp_path / "out")
    assert made([source], tmp_path / "out") == manifest
    assert files_of(tmp_path / "out") == before


def test_a_folder_of_anything_else_is_refused(tmp_path: Path) -> None:
    source, other = written(tmp_path / "wire.jsonl", lines(5)), written(tmp_path / "other.jsonl", lines(4))
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine")
    with pytest.raises(BulkError, match="is not empty"):
        made([source], tmp_path / "letters")
    made([source], tmp_path / "out")
    with pytest.raises(BulkError, match="other sources or settings"):
        made([other], tmp_path / "out")
    with pytest.raises(BulkError, match="other sources or settings"):
        made([source], tmp_path / "out", copies_too=True)


def test_no_source_is_needed_for_an_answer(tmp_path: Path) -> None:
    manifest = made([tmp_path / "missing.jsonl"], tmp_path / "out")
    assert manifest["counts"] == {"reports": 1, "read": 0, "copies": 0, "errors": {"unreadable": 1}, "left_out": {}}


def test_a_damaged_folder_says_which_file_it_is(tmp_path: Path) -> None:
    manifest = made([written(tmp_path / "wire.jsonl", lines(12))], tmp_path / "out")
    path = next(path for path in manifest["files"] if path.startswith("events/"))
    (tmp_path / "out" / path).write_bytes(b"PAR1")
    with pytest.raises(ValueError, match="is not the file that was written"):
        Folder(tmp_path / "out")
    (tmp_path / "out" / "manifest.json").unlink()
    with pytest.raises(ValueError, match="did not come to its end"):
        Folder(tmp_path / "out")
