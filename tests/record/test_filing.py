"""Reports are filed by process: what lies in a folder follows from the reports on record alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random

import pytest
from sqlalchemy import select

from pactwatch.model import Report
from pactwatch.record import ties as ties_of
from pactwatch.record.store import Record
from pactwatch.record.tables import filed, folders, reports
from pactwatch.record.ties import ties
from pactwatch.work import Given, Taken
from tests import toy
from tests.telling import Telling

WHEN = "2024-06-01T09:00:00Z"
FULL = ("Mira Tolk", "Ivo Dane", "Ada Sorn", "Ben Karr", "Lea Moss", "Olo Pell", "Uma Reck", "Tor Vane")


def read_full_names(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """A reader that takes two words with capitals for a person's full name."""
    for item in (item for item in taken if isinstance(item, Report)):
        telling = Telling(**{**item.model_dump(), "kind": "report"})
        for name in FULL:
            if name in item.text:
                telling.actor(name)
        yield telling.reading()


def given(count: int, seed: int) -> list[Report]:
    """Reports that each name two persons."""
    chance = Random(seed)
    pairs = [chance.sample(FULL, 2) for _ in range(count)]
    return [toy.report(f"r{n}", f"{a} met {b}. {n}", f"2024-05-{n % 28 + 1:02}") for n, (a, b) in enumerate(pairs)]


def filing_of(record: Record) -> list[tuple[str, ...]]:
    """Each folder with its reports."""
    with record.database.reading() as connection:
        rows = connection.execute(
            select(filed.c.folder, reports.c.id).join(reports, reports.c.number == filed.c.report)
        )
        lying: dict[str, list[str]] = {}
        for folder, report in rows:
            lying.setdefault(folder, []).append(report)
        listed = connection.execute(select(folders.c.id, folders.c.reports)).all()
    assert dict(map(tuple, listed)) == {id: len(found) for id, found in lying.items()}
    return sorted((id, *sorted(found)) for id, found in lying.items())


def test_a_small_record_is_one_folder(record: Record) -> None:
    record.add([toy.report("r1", "Mira met Ivo."), toy.report("r2", "Ada struck.")], toy.FIRST)
    assert [one.reports for one in record.folders()] == [2]


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_adding_forgetting_and_rebuilding_files_alike(
    seed: int, place: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties_of, "RARE", 3)
    monkeypatch.setattr(ties_of, "SMALL", 3)
    wanted = given(14, seed)
    shuffled = Random(seed).sample(wanted, len(wanted))
    with Record.init(place(), read_full_names) as one, Record.init(place(), read_full_names) as other:
        one.add(wanted, "names")
        other.add([*shuffled, toy.report("extra", "Mira Tolk met Ada Sorn and Uma Reck and Tor Vane.")], "names")
        other.forget("extra", "Ann", WHEN)
        assert filing_of(one) == filing_of(other)
        before = filing_of(one)
        assert len(before) > 1
        one.rebuild()
        assert filing_of(one) == before


def test_reports_that_people_say_tell_of_one_are_in_one_folder(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties_of, "SMALL", 1)
    record.add([toy.report("r1", "Mira met Ivo."), toy.report("r2", "Ada met Solt.")], toy.FIRST)
    assert len(record.folders()) == 2
    made = record.merge(("r1", "a1"), ("r2", "a1"), "Ann", WHEN)
    assert len(record.folders()) == 1
    record.rebuild()
    assert len(record.folders()) == 1
    record.undo(made.id, "Ann", "2024-06-02T09:00:00Z")
    assert len(record.folders()) == 2


@pytest.mark.parametrize(
    ("name", "kind", "tied"),
    [
        ("Yelmar Front", "armed group", "group yelmar front"),
        ("Mira Tolk", "person", "name mira tolk"),
        ("Tolk", "person", None),
        ("Meridian Union", "international organization", None),
        ("Islamic State", "armed group", None),
    ],
)
def test_names_tie_by_what_they_name(name: str, kind: str, tied: str | None) -> None:
    mentions = [{"start": 0, "end": len(name), "text": name, "form": "name"}]
    actor = {"id": "a1", "name": name, "kind": kind, "mentions": mentions}
    assert ties({"actors": [actor]}) == {"", tied} - {None}


@pytest.mark.parametrize(
    ("name", "tied"),
    [("Castelmar Agreement", True), ("Peace Agreement", False), ("the peace agreement", False), ("Agreement", False)],
)
def test_an_agreement_ties_by_a_word_of_its_own(name: str, tied: bool) -> None:
    assert (len(ties({"agreements": [{"id": "g1", "name": name, "mentions": []}]})) == 2) is tied
