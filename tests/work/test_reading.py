"""One function over many reports, here or on a pool of processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pactwatch import DEFAULT_MODEL
from pactwatch.model import Error, Failure, Reading, Report, ReportId
from pactwatch.reading import reader
from pactwatch.reading.parser import Document
from pactwatch.work import read_all
from pactwatch.work.reading import load

TEXT = "The two sides met in the capital on Monday, and the minister said that the talks would go on."
BROKEN = Failure(report=ReportId(id="broken"), error=Error(kind="empty", message="broken: holds no words"))


def reports(count: int) -> list[Report]:
    return [Report(id=f"r{i}", text=TEXT, published="2024-03-28", language="en") for i in range(count)]


def test_what_could_not_be_taken_in_keeps_its_place() -> None:
    first, second = reports(2)
    given = list(read_all([first, BROKEN, second], DEFAULT_MODEL))
    assert [record.report.id for record in given] == ["r0", "broken", "r1"]
    assert given[1] == BROKEN


def test_another_language_than_the_models_is_a_failure() -> None:
    (given,) = read_all([Report(id="r", text="Ils ont dit non.", language="fr")], DEFAULT_MODEL)
    assert isinstance(given, Failure)
    assert given.error.kind == "language"


def test_two_reports_of_one_id_keep_their_own_readings() -> None:
    first = Report(id="r", text=TEXT)
    second = Report(id="r", text="Nothing happened.")
    assert [given.report.text for given in read_all([first, second], DEFAULT_MODEL) if isinstance(given, Reading)] == [
        first.text,
        second.text,
    ]


def test_workers_give_the_same_in_the_same_order() -> None:
    taken: list[Report | Failure] = [*reports(20), BROKEN]
    assert list(read_all(taken, DEFAULT_MODEL, workers=2)) == list(read_all(taken, DEFAULT_MODEL))


@pytest.fixture
def stumbling(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A reader with a fault in it: it fails at one report."""
    sound = reader.read_document

    def stumble(document: Document) -> Reading:
        if document.report.id == "r3":
            raise KeyError("words of the report")
        return sound(document)

    monkeypatch.setattr(reader, "read_document", stumble)
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.mark.usefixtures("stumbling")
def test_a_report_at_which_the_reader_fails_is_named_without_its_words() -> None:
    given = list(read_all(reports(6), DEFAULT_MODEL))
    failed = [record for record in given if isinstance(record, Failure)]
    assert [record.report.id for record in failed] == ["r3"]
    assert failed[0].error.kind == "crash"
    assert "KeyError" in failed[0].error.message
    assert "words of the report" not in failed[0].error.message
