"""Whatever is put in, in whatever order: the same record."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.linking.process import read_process
from pactwatch.model import Report
from pactwatch.record.store import Record
from tests import toy

NAMES = ("Mira", "Ivo", "Ada")
ACTIONS = ("confirm", "reject", "comment", "correct", "merge", "split", "name", "undo")
PROCESS = read_process('[[actor]]\nname = "Mira"\naliases = ["Ada"]', "process.toml")


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """A few reports in the toy language: ids and contents may come twice, and not together."""
    name = st.sampled_from(NAMES)
    sentences = st.sampled_from(
        ("{} met {}.", "{} said {} struck.", "{0} shall leave.", "{} met nobody on 2024-04-30.")
    )
    made = []
    for _ in range(draw(st.integers(1, 6))):
        told = [draw(sentences).format(draw(name), draw(name)) for _ in range(draw(st.integers(1, 3)))]
        day = draw(st.sampled_from((None, "2024-05-01", "2024-05-02")))
        made.append(toy.report(draw(st.sampled_from("abcd")), " ".join(told), day))
    return made


@settings(max_examples=15, deadline=None)
@given(reports(), st.integers(0, 99), st.integers(0, 6))
def test_any_order_split_and_rebuild_give_the_same_bytes(given: list[Report], seed: int, cut: int) -> None:
    shuffled = Random(seed).sample(given, len(given))
    with TemporaryDirectory() as folder:
        with Record.init(Path(folder, "one"), toy.read) as one:
            one.add(given, toy.FIRST)
            whole = one.export_bytes()
        with Record.init(Path(folder, "other"), toy.read) as other:
            other.add(shuffled[:cut], toy.LATER)
            other.reread(toy.FIRST)
            other.add(shuffled[cut:], toy.FIRST)
            assert other.export_bytes() == whole
            other.rebuild()
            assert other.export_bytes() == whole
            assert other.check() == ()


@settings(max_examples=15, deadline=None)
@given(reports(), st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 99)), max_size=8), st.integers(0, 99))
def test_decisions_survive_reading_anew_in_any_order(
    given: list[Report], choices: list[tuple[str, int]], seed: int
) -> None:
    with TemporaryDirectory() as folder, Record.init(Path(folder, "record"), toy.read) as record:
        record.add(given, toy.FIRST)
        for minute, (action, number) in enumerate(choices):
            decide(record, action, number, f"2024-06-01T09:{minute:02}:00Z")
        decided, made = record.export_bytes(), record.decisions()
        assert record.check() == ()
        record.rebuild()
        assert record.export_bytes() == decided
        assert all(ruling.outcome != "lost" for ruling in made)
        record.reread(toy.LATER)
        assert [ruling.decision for ruling in record.decisions()] == [ruling.decision for ruling in made]
        assert record.check() == ()
        record.reread(toy.FIRST)
        assert record.export_bytes() == decided


def decide(record: Record, action: str, number: int, when: str) -> None:
    """Makes one of the decisions that can be made now."""
    entries = [(one.report.id, event.id) for one in record.readings(decided=False) for event in one.events]
    made = [ruling.decision.id for ruling in record.decisions() if ruling.outcome != "undone"]
    if action == "undo" and made:
        record.undo(made[number % len(made)], "Ann", when)
    elif action != "undo" and entries:
        entry, other = entries[number % len(entries)], entries[number // len(entries) % len(entries)]
        match action:
            case "correct":
                record.correct(entry, "status", ("planned", "denied")[number % 2], "Ann", when)
            case "comment":
                record.comment(entry, "Ann", when, "noted")
            case "reject":
                record.reject(entry, "Ann", when)
            case "merge" if entry != other:
                record.merge(entry, other, "Ann", when)
            case "split" if entry != other:
                record.split(entry, other, "Ann", when)
            case "name":
                record.name(PROCESS, "Ann", when)
            case _:
                record.confirm(entry, "Ann", when)
