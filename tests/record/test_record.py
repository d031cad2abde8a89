"""What is put into a record stays there, once, and comes out again."""

from __future__ import annotations

import stat
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from pactwatch.model import Error, Failure, Reading, Report, ReportId
from pactwatch.record.database import RecordError
from pactwatch.record.store import Record
from pactwatch.work import Taken
from tests import toy
from tests.toy import report

MEETING = report("meeting", "Mira met Ivo on 2024-04-30. Mira said the talks go on.", source="Arl Press")
STRIKE = report("strike", "Ivo struck the bridge. Ivo said nobody struck it.", "2024-05-03")
PLEDGE = report("pledge", "Ivo shall leave the town.", None)
ALL = [MEETING, STRIKE, PLEDGE]
NOW = "2024-06-01T09:00:00Z"


def add(record: Record, *given: Taken) -> tuple[int, int, int]:
    added = record.add(given, toy.FIRST)
    return added.new, added.known, len(added.failures)


def test_a_reading_comes_out_as_it_was_read(record: Record) -> None:
    assert add(record, *ALL) == (3, 0, 0)
    assert record.readings() == tuple(toy.read([PLEDGE, MEETING, STRIKE], toy.FIRST))
    assert record.reports() == ("pledge", "meeting", "strike")
    assert record.check() == ()


def test_adding_again_changes_nothing(record: Record) -> None:
    add(record, *ALL)
    before = record.export_bytes()
    assert add(record, *ALL, MEETING) == (0, 4, 0)
    assert record.export_bytes() == before


def test_a_report_is_known_by_its_content_under_whatever_name(record: Record) -> None:
    add(record, MEETING)
    assert add(record, MEETING.model_copy(update={"id": "archive/meeting"})) == (0, 1, 0)
    assert record.reports() == ("archive/meeting",)
    assert record.check() == ()


def test_two_reports_of_one_name_are_both_kept_and_told_apart(record: Record) -> None:
    add(record, MEETING)
    assert record.reports() == ("meeting",)
    other = STRIKE.model_copy(update={"id": "meeting"})
    assert add(record, other) == (1, 0, 0)
    first, second = record.reports()
    assert first.startswith("meeting~")
    assert second.startswith("meeting~")
    assert record.check() == ()
    record.forget(second, "Ann", NOW)
    assert record.reports() == ("meeting",)


def test_the_names_follow_from_what_is_on_record_not_from_its_order(place: Callable[[], str]) -> None:
    named = [
        MEETING,
        STRIKE.model_copy(update={"id": "meeting"}),
        PLEDGE.model_copy(update={"id": "meeting"}),
        STRIKE.model_copy(update={"id": "a-strike"}),
    ]
    exports = set()
    for order in list(permutations(named))[::5]:
        with Record.init(place(), toy.read) as record:
            add(record, *order)
            exports.add(record.export_bytes())
            assert record.check() == ()
    assert len(exports) == 1


def test_what_cannot_be_taken_in_or_read_is_given_back_and_the_rest_is_kept(record: Record) -> None:
    broken = Failure(report=ReportId(id="broken"), error=Error(kind="empty", message="broken: holds no words"))
    added = record.add([broken, MEETING, report("bad", "crash"), report("n\0l", "Mira met Ivo."), STRIKE], toy.FIRST)
    failed = {failure.report.id: failure.error.message for failure in added.failures}
    assert failed.keys() == {"broken", "n\\0l", "bad"}
    assert failed["bad"] == "bad: the reader failed"
    assert record.reports() == ("meeting", "strike")


def test_a_text_may_hold_every_character(record: Record) -> None:
    odd = report("odd", "Mira met\0 Ivo \U0001f54a \u2028 \ufeff \\0 'x' \"y\" %s :z .", title="n\0l", source="\0")
    assert add(record, odd) == (1, 0, 0)
    (reading,) = record.readings()
    assert (reading.report.text, reading.report.title) == (odd.text, odd.title)
    assert add(record, odd) == (0, 1, 0)
    assert record.check() == ()


def test_progress_is_told_report_by_report(record: Record) -> None:
    told: list[tuple[str, str]] = []
    record.add([MEETING, MEETING, report("bad", "crash")], toy.FIRST, progress=lambda id, what: told.append((id, what)))
    assert sorted(told) == [("bad", "failed"), ("meeting", "known"), ("meeting", "new")]


def test_another_reader_reads_anew_what_the_first_has_read(record: Record) -> None:
    add(record, *ALL)
    assert record.outdated(toy.FIRST) == 0
    assert record.outdated(toy.LATER) == 3
    told = record.reread(toy.LATER)
    assert (told.new, told.failures) == (3, ())
    assert record.readings() == tuple(toy.read([PLEDGE, MEETING, STRIKE], toy.LATER))
    assert record.reread(toy.LATER).new == 0
    assert record.check() == ()


def test_where_reading_anew_fails_the_old_reading_stays(where: str) -> None:
    with Record.init(where, toy.read) as record:
        add(record, MEETING)
        before = record.readings()
    failing = Record.open(where, lambda taken, model, workers: toy.read(map(ruined, taken), model))
    with failing as record:
        told = record.reread(toy.LATER)
        assert [failure.report.id for failure in told.failures] == ["meeting"]
        assert record.readings() == before


def ruined(item: Taken) -> Taken:
    return item.model_copy(update={"text": "crash"})


def test_the_record_as_of_a_day_holds_what_was_published_by_then(record: Record) -> None:
    add(record, *ALL)
    assert [reading.report.id for reading in record.readings("2024-05-02")] == ["pledge", "meeting"]


def test_any_order_split_and_rebuilding_give_the_same_bytes(place: Callable[[], str]) -> None:
    with Record.init(place(), toy.read) as record:
        add(record, *ALL)
        whole = record.export_bytes()
        assert record.rebuild() == 3
        assert record.export_bytes() == whole
        assert record.check() == ()
    with Record.init(place(), toy.read) as record:
        add(record, PLEDGE, STRIKE)
        add(record, STRIKE, MEETING)
        assert record.export_bytes() == whole


def test_a_record_is_opened_again(where: str) -> None:
    with Record.init(where, toy.read) as record:
        add(record, *ALL)
        before = record.export_bytes()
    with Record.open(where) as record:
        assert record.export_bytes() == before


def test_init_and_open_say_what_is_wrong(where: str) -> None:
    with pytest.raises(RecordError, match="no record"):
        Record.open(where)
    Record.init(where).close()
    with pytest.raises(RecordError, match="is a record already"):
        Record.init(where)


def test_forgetting_removes_every_word_and_says_that_it_was_done(record: Record) -> None:
    add(record, MEETING, STRIKE)
    record.confirm(("strike", "s1"), "Ann", NOW)
    undone = record.reject(("strike", "e1"), "Ann", NOW)
    record.undo(undone.id, "Ann", NOW)
    kept = record.comment(("meeting", "s1"), "Ann", NOW, "noted")
    record.forget("strike", "Ann", "2024-06-02T09:00:00+02:00", "asked to")
    assert record.reports() == ("meeting",)
    assert [ruling.decision for ruling in record.decisions()] == [kept]
    (act,) = record.acts()
    assert act.what == "forgot a report and 3 decisions on it"
    assert (act.made, act.who, act.why) == ("2024-06-02T07:00:00.000000Z", "Ann", "asked to")
    assert record.check() == ()
    with pytest.raises(RecordError, match="no report strike"):
        record.forget("strike", "Ann", NOW)


def test_nothing_of_a_forgotten_report_stays_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite"
    secret = report("secret", "Quillon met Ivo. Quillon said the xanthic ledger is false.", source="Zephyrine Post")
    with Record.init(file, toy.read) as record:
        add(record, MEETING, secret, STRIKE)
        record.comment(("secret", "s1"), "Ann", NOW, "see the vermilion note")
        record.forget("secret", "Ann", NOW)
        kept = b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()
    assert b"meeting" in kept
    for word in (b"quillon", b"xanthic", b"zephyrine", b"vermilion", b"secret"):
        assert word not in kept


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite"
    with Record.init(file, toy.read) as record:
        add(record, MEETING)
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
        file.chmod(0o644)
        assert [fault.what for fault in record.check()] == ["others than its owner may open the file"]


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, and longer than a header of one hundred bytes " * 3)
    with pytest.raises(RecordError, match="no record"):
        Record.open(tmp_path / "notes.txt")


def test_the_programs_own_reader_reads_what_is_added(tmp_path: Path, read: Callable[..., Reading]) -> None:
    text = "The minister met the rebels in Geneva on Monday. “We will sign in May,” he said."
    with Record.init(tmp_path / "record.sqlite") as record:
        assert record.add([Report(id="r", text=text, published="2024-03-28", language="en")]).new == 1
        assert record.readings() == (read(text).model_copy(update={"report": record.readings()[0].report}),)
        assert record.readings()[0].report.kind == "report"
        assert record.outdated() == 0
        assert record.check() == ()
