"""A whole record as one file, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pactwatch import Record, RecordError
from tests import toy
from tests.toy import report

NOW = "2024-06-01T09:00:00Z"
ALL = [
    report("meeting", "Mira met Ivo on 2024-04-30. Mira said the talks go on.", source="Arl Press"),
    report("meeting", "Ivo struck the bridge. Ivo said nobody struck it.", "2024-05-03"),
    report("pledge", "Ivo shall leave the town.", None),
    report("gone", "Mira met nobody.", None),
]


def filled(record: Record) -> Record:
    """A record with reports of one name, decisions, one that was undone, and one report that was forgotten."""
    record.add(ALL, toy.FIRST)
    record.add([ALL[2].model_copy(update={"id": "archive/pledge"})], toy.FIRST)
    record.forget("gone", "Ann", NOW)
    (met,) = [key for reading in record.readings() for key in reading.events if key.type == "CONSULT"]
    entry = (next(one.report.id for one in record.readings() if met in one.events), met.id)
    undone = record.reject(entry, "Ann", NOW, "no meeting")
    record.undo(undone.id, "Ann", "2024-06-01T10:00:00Z")
    record.correct(entry, "status", "planned", "Bo", "2024-06-01T11:00:00Z")
    return record


def test_an_archive_comes_back_as_the_same_record_in_either_database(record: Record, place: Callable[[], str]) -> None:
    lines = list(filled(record).archive())
    with Record.init(place(), toy.read) as other:
        assert other.restore(lines) == 3
        assert other.check() == ()
        assert other.export_bytes() == record.export_bytes()
        assert other.log() == record.log()
        assert list(other.archive()) == lines
        assert other.restore(lines) == 0
        assert list(other.archive()) == lines


def test_the_same_reports_in_another_order_give_the_same_archive(tmp_path: Path) -> None:
    archives = []
    for name, given in (("one", ALL), ("other", ALL[::-1])):
        with Record.init(tmp_path / f"{name}.sqlite", toy.read) as record:
            record.add(given, toy.FIRST)
            archives.append(list(record.archive()))
    assert archives[0] == archives[1]


def test_an_archive_that_was_cut_off_or_changed_is_refused_whole(tmp_path: Path) -> None:
    with Record.init(tmp_path / "one.sqlite", toy.read) as record:
        lines = list(filled(record).archive())
    other = [line.replace(b"Mira", b"Nira") for line in lines]
    with Record.init(tmp_path / "other.sqlite", toy.read) as record:
        before = record.export_bytes()
        for broken, words in (
            (lines[:-1], "cut off"),
            (lines[1:], "no archive"),
            ([], "no archive"),
            ([b"\x00\xff", *lines[1:]], "no archive"),
            (other, "not as it must be"),
            ([*lines[:-2], lines[-1]], "was changed"),
        ):
            with pytest.raises(RecordError, match=words):
                record.restore(broken)
            assert record.export_bytes() == before
