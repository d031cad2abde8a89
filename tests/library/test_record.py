"""A record answers what the library's functions answer of the same readings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import pactwatch
from pactwatch import Record
from tests import process


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of the small process."""
    with Record.init(tmp_path_factory.mktemp("kept") / "r.sqlite", process.read) as record:
        record.add([reading.report for reading in process.process()])
        yield record


@pytest.mark.parametrize("question", ["brief", "ledger", "timeline", "who", "said", "disputes"])
@pytest.mark.parametrize("day", [None, "2024-04-20"])
def test_a_record_answers_as_the_function_of_the_same_name(kept: Record, question: str, day: str | None) -> None:
    asked = getattr(pactwatch, question)(process.process(), day)
    assert getattr(kept, question)(day) == asked


def test_a_record_tells_what_changed(kept: Record) -> None:
    assert kept.diff("2024-04-16", "2024-04-25") == pactwatch.diff(process.process(), "2024-04-16", "2024-04-25")


def test_a_question_may_be_narrowed(kept: Record) -> None:
    assert {one.name for one in kept.who(words="solt").entries} == {"Mira Solt"}
    assert {one.speaker and one.speaker.name for one in kept.said(by="solt").entries} == {"Mira Solt"}


def test_a_wrong_day_is_refused(kept: Record) -> None:
    with pytest.raises(ValueError, match="soon"):
        kept.ledger("soon")
