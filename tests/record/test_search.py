"""Search finds entries by their words and what they are, alike in both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pactwatch.record.entries import covered, words_of
from pactwatch.record.search import Query, phrases
from pactwatch.record.store import Record
from tests import toy
from tests.toy import report

REPORTS = [
    report("r1", "Mira met Ivo on 2024-04-30. Mira said the withdrawal of troops goes on.", source="Arl Press"),
    report("r2", "Ivo shall withdraw the troops from Córdal. Ivo struck.", "2024-05-03", source="The Bel Post"),
    report("r3", "Ada said the exchange of prisoners is near. Ada met Ivo on 2024-05-02.", "2024-05-02"),
    report("r4", "Ada said the prisoners wait for an exchange.", None),
]


@pytest.fixture(scope="module")
def record(place: Callable[[], str]) -> Iterator[Record]:
    """One record for all tests that only look."""
    with Record.init(place(), toy.read) as made:
        made.add(REPORTS, toy.FIRST)
        yield made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("withdrawing", kind="statements"), ["r1 s1"]),
        (Query("troops withdraw"), ["r2 c1", "r1 s1"]),
        (Query("exchange prisoners"), ["r3 s1", "r4 s1"]),
        (Query('"exchange of prisoners"'), ["r3 s1"]),
        (Query('prisoners "an exchange"'), ["r4 s1"]),
        (Query("the", kind="statements"), ["r3 s1", "r1 s1", "r4 s1"]),
        (Query("CORDAL"), ["r2 c1"]),
        (Query("cordal", kind="commitments"), ["r2 c1"]),
        (Query("nobody"), []),
        (Query("***"), None),
        (Query(actor="mira", kind="statements"), ["r1 s1"]),
        (Query(actor="The Mira", kind="events"), ["r1 e1"]),
        (Query("met", actor="Ada"), ["r3 e1"]),
        (Query(kind="commitments"), ["r2 c1"]),
        (Query(status="asserts"), ["r3 s1", "r1 s1", "r4 s1"]),
        (Query(status="pending"), ["r2 c1"]),
        (Query(day="2024-05-02"), ["r3 e1"]),
        (Query(day="2024-05-04"), []),
        (Query(source="arl press", kind="events"), ["r1 e1"]),
        (Query(source="Bel Post", kind="events"), ["r2 e1"]),
        (Query(kind="statements", as_of="2024-05-01"), ["r1 s1", "r4 s1"]),
    ],
)
def test_a_query_finds(record: Record, query: Query, found: list[str] | None) -> None:
    entries = record.search(query)
    texts = {report.id: report.text for report in REPORTS}
    assert all(entry.text == texts[entry.report][entry.start : entry.end] for entry in entries)
    if found is None:
        assert len(entries) == len(record.search(Query()))
    else:
        assert [f"{entry.report} {entry.id}" for entry in entries] == found


def test_the_first_are_shown_where_there_are_many(record: Record) -> None:
    everything = record.search(Query(), limit=1000)
    assert record.search(Query(), limit=3) == everything[:3]


def test_a_corrected_entry_is_found_as_it_is_now(where: str) -> None:
    with Record.init(where, toy.read) as record:
        record.add(REPORTS, toy.FIRST)
        record.correct(("r2", "e1"), "status", "denied", "Ann", "2024-06-01T09:00:00Z")
        assert [entry.id for entry in record.search(Query(kind="events", status="denied"))] == ["e1"]


@pytest.mark.parametrize(
    "words", ["'", '"', '"" ""', "a AND (b", "x NEAR/2 y", "col:x", "a | !b & <->", ":*", "%s :z", "\0"]
)
def test_no_words_break_the_search(record: Record, words: str) -> None:
    record.search(Query(words))


def test_words_are_folded_and_phrases_kept() -> None:
    assert words_of("Córdal’s “cease-fire”, 2024!") == "cordal s cease fire 2024"
    assert phrases('talks "prisoner exchange" now "') == [["talks"], ["prisoner", "exchange"], ["now"]]


def test_a_value_covers_its_days() -> None:
    assert covered("2024-02") == ("2024-02-01", "2024-02-29")
    assert covered("2024") == ("2024-01-01", "2024-12-31")
    assert covered("2024-05-03TMO") == ("2024-05-03", "2024-05-03")
    assert covered("2024-W20") == covered("P3D") == covered("XXXX-05") == covered("2024-13") == (None, None)
