"""What was read into tables comes into a record without being read again, and the record is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.intake.files import Intake
from pactwatch.library.record import Record
from pactwatch.work import Given, Taken
from tests import toy
from tests.bulk.archives import line, lines, made, written


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(1, 5), st.sampled_from([None, "report", "agreement"]))
@settings(max_examples=10, deadline=None)
def test_the_record_is_the_one_that_reading_gives(numbers: list[int], size: int, kind: str | None) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        wire = [{**line(number), **({"kind": kind} if kind and number % 2 else {})} for number in numbers]
        source = written(folder / "wire.jsonl", wire)
        made([source], folder / "out", size=size, copies_too=True)
        with (
            Record.init(folder / "read.sqlite", toy.read) as read,
            Record.init(folder / "taken.sqlite", unread) as taken,
        ):
            added = read.add(Intake().reports([source]), toy.FIRST)
            brought = taken.add_from(folder / "out")
            assert taken.export_bytes() == read.export_bytes()
            assert taken.readings() == read.readings()
            assert (brought.new, brought.known, len(brought.failures)) == (added.new, added.known, len(added.failures))
            assert taken.check() == ()
            again = taken.add_from(folder / "out")
            assert (again.new, again.known) == (0, added.new + added.known)


def unread(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """A reader that must not be asked; as `pactwatch.work.read_all`."""
    for item in taken:
        raise AssertionError(f"{item} is read again")
    yield from ()


def test_copies_that_were_not_read_are_passed_over(tmp_path: Path) -> None:
    text = " ".join(f"Mira said that the {n}th lorry of {n * 7} crossed the bridge near Bel." for n in range(9))
    source = written(
        tmp_path / "wire.jsonl", [{"id": "long", "text": text + " Ivo agreed."}, {"id": "cut", "text": text}]
    )
    made([source], tmp_path / "out")
    with Record.init(tmp_path / "process.sqlite", toy.read) as record:
        assert record.add_from(tmp_path / "out").new == 1
        assert record.reports() == ("long",)


def test_the_reader_of_the_tables_is_noted(tmp_path: Path) -> None:
    made([written(tmp_path / "wire.jsonl", lines(3))], tmp_path / "out")
    with Record.init(tmp_path / "process.sqlite", toy.read) as record:
        record.add_from(tmp_path / "out")
        assert record.outdated() == 0
        assert record.outdated(toy.LATER) == len(record.reports()) == 3
