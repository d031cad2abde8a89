"""People decide; what they decided holds as long as the words that they decided on are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pactwatch.linking.links import Key
from pactwatch.linking.process import read_process
from pactwatch.model import Event, Reading
from pactwatch.record.database import RecordError
from pactwatch.record.search import Query
from pactwatch.record.store import Record
from tests import toy
from tests.toy import report

MEETING = report("meeting", "Mira met Ivo on 2024-04-30. Mira said the talks go on. Ivo shall leave the town.")
STRIKE = report("strike", "Ivo struck the bridge. Ivo said nobody struck it.", "2024-05-03")
MET, SAID = ("meeting", "e1"), ("meeting", "s1")


def at(minute: int) -> str:
    return f"2024-06-01T09:{minute:02}:00Z"


@pytest.fixture
def record(record: Record) -> Record:
    record.add([MEETING, STRIKE], toy.FIRST)
    return record


def meeting(record: Record) -> Reading:
    return next(reading for reading in record.readings() if reading.report.id == "meeting")


def met(record: Record) -> Event:
    return meeting(record).events[0]


def outcomes(record: Record) -> list[str]:
    return [ruling.outcome for ruling in record.decisions()]


def test_a_confirmation_and_a_comment_change_nothing(record: Record) -> None:
    before = record.readings()
    record.confirm(MET, "Ann", at(1))
    record.comment(SAID, "Ann", at(2), "see the minutes")
    record.comment(("meeting", ""), "Ann", at(3), "the whole report is a translation")
    assert record.readings() == before
    assert outcomes(record) == ["holds"] * 3
    assert record.check() == ()


def test_a_rejected_entry_leaves_the_dossier_and_the_search(record: Record) -> None:
    assert record.search(Query(kind="events", words="met"))
    record.reject(MET, "Ann", at(1), "they did not")
    assert meeting(record).events == ()
    assert not record.search(Query(kind="events", words="met"))
    assert record.readings(decided=False) == tuple(toy.read([MEETING, STRIKE], toy.FIRST))
    assert record.check() == ()


def test_with_a_rejected_actor_go_the_references_to_it(record: Record) -> None:
    record.reject(("meeting", "a1"), "Ann", at(1))
    reading = meeting(record)
    assert [actor.name for actor in reading.actors] == ["Ivo"]
    assert reading.events[0].actors == ("a2",)
    assert reading.statements[0].source is not None
    assert reading.statements[0].source.actor is None
    assert record.check() == ()


def test_the_last_verdict_counts(record: Record) -> None:
    record.reject(MET, "Ann", at(1))
    record.confirm(MET, "Ben", at(2))
    assert meeting(record).events
    record.reject(MET, "Ann", at(3))
    assert not meeting(record).events


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        (MET, "status", "planned"),
        (MET, "actors", ["a2"]),
        (MET, "time", {"value": "2024-05", "times": [], "inferred": True}),
        (MET, "mode", "meet"),
        (SAID, "polarity", "doubts"),
        (SAID, "source", {"start": 12 - 3, "end": 12, "text": "Ivo", "actor": "a2"}),
        (("meeting", "c1"), "by", ["a1"]),
        (("meeting", "a1"), "kind", "armed group"),
        (("meeting", "a1"), "country", "IGO"),
    ],
)
def test_any_field_can_be_corrected(record: Record, entry: tuple[str, str], field: str, value: Any) -> None:
    record.correct(entry, field, value, "Ann", at(1))
    line = meeting(record).model_dump(mode="json")
    kind = {"e": "events", "s": "statements", "c": "commitments", "a": "actors"}[entry[1][0]]
    assert line[kind][0][field] == value
    assert outcomes(record) == ["holds"]
    assert record.check() == ()


def test_a_span_is_corrected_with_its_words(record: Record) -> None:
    start = MEETING.text.index("talks go on")
    record.correct(SAID, "words", {"start": start, "end": start + len("talks")}, "Ann", at(1))
    assert meeting(record).statements[0].text == "talks"


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", "maybe"), ("actors", ["a9"]), ("colour", "red"), ("id", "e7"), ("trigger", {"start": 0, "end": 2})],
)
def test_a_correction_that_does_not_fit_is_refused_and_leaves_nothing(record: Record, field: str, value: Any) -> None:
    with pytest.raises(RecordError):
        record.correct(MET, field, value, "Ann", at(1))
    assert record.decisions() == ()


def test_the_last_correction_of_a_field_counts_and_an_undoing_brings_back_the_one_before(record: Record) -> None:
    record.correct(MET, "status", "planned", "Ann", at(1))
    second = record.correct(MET, "status", "denied", "Ben", at(2))
    assert met(record).status == "denied"
    undoing = record.undo(second.id, "Ann", at(3))
    assert met(record).status == "planned"
    record.undo(undoing.id, "Ben", at(4))
    assert met(record).status == "denied"
    assert outcomes(record) == ["holds", "holds", "undone", "holds"]
    assert record.check() == ()


def test_decisions_count_by_their_times_in_whatever_order_they_are_made(place: Callable[[], str]) -> None:
    def made(order: tuple[int, ...]) -> bytes:
        with Record.init(place(), toy.read) as record:
            record.add([MEETING], toy.FIRST)
            for number in order:
                record.correct(MET, "status", ["planned", "denied", "possible"][number], "Ann", at(number))
            return record.export_bytes()

    assert made((0, 1, 2)) == made((2, 0, 1))


def test_the_same_decision_twice_is_one(record: Record) -> None:
    assert record.confirm(MET, "Ann", at(1)) == record.confirm(MET, "Ann", "2024-06-01T11:01:00+02:00")
    assert len(record.decisions()) == 1


def test_decisions_survive_another_reader_by_their_words(record: Record) -> None:
    record.correct(SAID, "source", {"start": 9, "end": 12, "text": "Ivo", "actor": "a2"}, "Ann", at(1))
    record.correct(("meeting", "a1"), "kind", "state", "Ann", at(2))
    record.reread(toy.LATER)
    reading = meeting(record)
    kinds = {actor.name: actor.kind for actor in reading.actors}
    ids = {actor.name: actor.id for actor in reading.actors}
    assert kinds == {"Mira": "state", "Ivo": "person"}
    assert ids["Ivo"] == "a1"
    assert reading.statements[0].source is not None
    assert reading.statements[0].source.actor == ids["Ivo"]
    assert outcomes(record) == ["holds", "holds"]
    assert record.check() == ()


def test_a_decision_whose_words_are_no_longer_read_is_shown_as_lost_and_comes_back_with_them(record: Record) -> None:
    record.reject(MET, "Ann", at(1))
    record.reject(("strike", "e1"), "Ann", at(2))
    record.reread(toy.LATER)
    assert met(record).type == "COOPERATE"  # another deed on the same word: not what was rejected
    assert outcomes(record) == ["lost", "lost"]
    assert record.check() == ()
    record.reread(toy.FIRST)
    assert outcomes(record) == ["holds", "holds"]
    assert not meeting(record).events


def test_merges_and_splits_are_handed_to_linking_as_pairs(record: Record) -> None:
    one, other = ("strike", "a1"), ("meeting", "a1")
    record.merge(one, other, "Ann", at(1), "an alias")
    (judgement,) = record.judgements()
    assert (judgement.left, judgement.right, judgement.together) == (Key(*other), Key(*one), True)
    record.split(other, one, "Ben", at(2))
    (judgement,) = record.judgements()
    assert (judgement.together, judgement.who) == (False, "Ben")
    record.split(("meeting", ""), ("strike", ""), "Ben", at(3), "no copies")
    assert Key("meeting", "") in {judgement.left for judgement in record.judgements()}
    record.reread(toy.LATER)
    ivo = next(actor.id for actor in record.readings()[1].actors)
    assert Key("strike", ivo) in {judgement.right for judgement in record.judgements()}


def test_merges_and_splits_reach_the_dossier_and_undone_they_leave_no_trace(record: Record) -> None:
    ivo, mira = ("strike", "a1"), ("meeting", "a1")
    never = record.dossier().model_dump_json()
    merge = record.merge(ivo, mira, "Ann", at(1), "a pen name")
    (actor,) = [one for one in record.dossier().actors if Key(*ivo) in one.members]
    assert Key(*mira) in actor.members
    (link,) = [one for one in actor.links if one.by]
    assert link.by is not None
    assert (link.by.who, link.by.why, link.by.decision) == ("Ann", "a pen name", merge.id)
    record.split(ivo, mira, "Ben", at(2))
    assert all(len(one.members) == 1 for one in record.dossier().actors if Key(*ivo) in one.members)
    for made in record.decisions():
        record.undo(made.decision.id, "Ann", at(3))
    assert record.dossier().model_dump_json() == never


def test_what_is_named_beforehand_is_kept_and_the_last_word_on_it_holds(record: Record) -> None:
    first = read_process('[[actor]]\nname = "Ivo Dane"\naliases = ["Ivo"]', "first")
    later = read_process('[[actor]]\nname = "Ivo Dane-Solt"\naliases = ["Ivo"]', "later")
    never = record.dossier().model_dump_json()
    record.name(first, "Ann", at(1), "the list of delegates")
    assert record.process() == first
    (ivo,) = [one for one in record.dossier().actors if one.beforehand]
    assert (ivo.name, len(ivo.members)) == ("Ivo Dane", 2)
    made = record.name(later, "Ben", at(2))
    record.reread(toy.LATER)
    assert [one.name for one in record.dossier().actors if one.beforehand] == ["Ivo Dane-Solt"]
    record.reread(toy.FIRST)
    record.undo(made.id, "Ben", at(3))
    assert record.process() == first
    record.undo(record.decisions()[0].decision.id, "Ann", at(4))
    assert record.dossier().model_dump_json() == never
    assert outcomes(record) == ["undone", "undone", "holds", "holds"]
    assert record.check() == ()


@pytest.mark.parametrize(
    ("act", "fault"),
    [
        (lambda record: record.confirm(("nowhere", "e1"), "Ann", at(1)), "no report nowhere"),
        (lambda record: record.confirm(("meeting", "e9"), "Ann", at(1)), "no entry e9"),
        (lambda record: record.confirm(("meeting", ""), "Ann", at(1)), "takes an entry"),
        (lambda record: record.confirm(MET, " ", at(1)), "needs a name"),
        (lambda record: record.confirm(MET, "Ann", "yesterday"), "not a time"),
        (lambda record: record.confirm(MET, "Ann", "2024-06-01T09:00:00"), "zone"),
        (lambda record: record.merge(MET, SAID, "Ann", at(1)), "of one kind"),
        (lambda record: record.merge(MET, MET, "Ann", at(1)), "two entries"),
        (lambda record: record.undo("D0", "Ann", at(1)), "no decision D0"),
    ],
)
def test_what_cannot_be_decided_is_said(record: Record, act: Callable[[Record], object], fault: str) -> None:
    with pytest.raises(RecordError, match=fault):
        act(record)
    assert record.decisions() == ()


def test_a_decision_is_undone_once_and_not_before_it_was_made(record: Record) -> None:
    made = record.confirm(MET, "Ann", at(5))
    with pytest.raises(RecordError, match="made later"):
        record.undo(made.id, "Ann", at(4))
    record.undo(made.id, "Ann", at(6))
    with pytest.raises(RecordError, match="undone already"):
        record.undo(made.id, "Ann", at(7))


def test_an_event_goes_with_the_statement_that_tells_it() -> None:
    from pactwatch.record.judging import without

    telling = toy.toy_reading(MEETING, toy.FIRST)
    told = telling.events[0].model_copy(update={"statement": "s1"})
    assert without(telling.model_copy(update={"events": (told,)}), {"s1"}).events == ()
