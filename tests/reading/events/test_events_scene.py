"""Where, when, and in whose words."""

from __future__ import annotations

from tests.conftest import Read
from tests.reading.events.told import told


def test_the_time_that_stands_with_the_deed(read: Read) -> None:
    event = next(e for e in told(read, "Kenya and Sudan will meet on 4 April 2024.") if e.type == "CONSULT")
    assert event.event.time is not None
    assert (event.event.time.value, event.event.time.inferred) == ("2024-04-04", False)


def test_the_day_of_the_saying_is_not_the_day_of_the_deed(read: Read) -> None:
    event = next(
        e for e in told(read, "Kenya said on 4 April 2024 that Sudan had attacked the port.") if e.type == "ASSAULT"
    )
    assert event.event.time is None


def test_the_words_that_carry_a_deed_carry_its_time(read: Read) -> None:
    event = next(e for e in told(read, "Kenya is due on 4 April 2024 to host a summit.") if e.type == "CONSULT")
    assert event.event.time is not None
    assert event.event.time.value == "2024-04-04"


def test_the_statement_that_tells_it(read: Read) -> None:
    reading = read("Kenya said that Sudan attacked the port.")
    event = next(event for event in reading.events if event.type == "ASSAULT")
    statement = next(s for s in reading.statements if s.id == event.statement)
    assert statement.start <= event.trigger.start < event.trigger.end <= statement.end


def test_the_reports_own_telling_has_no_statement(read: Read) -> None:
    assert [event.statement for event in read("Rebels bombed the port.").events] == [None]


def test_the_contracts_own_example(read: Read) -> None:
    reading = read("Turkey will host talks in April, Ankara said. A spokesman denied it.", published="2021-03-28")
    host, denial = reading.events
    names = {actor.id: actor.name for actor in reading.actors}
    assert (host.type, host.plover, host.mode, host.trigger.text, host.status) == (
        "CONSULT",
        "AGREE",
        None,
        "host",
        "planned",
    )
    assert ([names[id] for id in host.actors], host.recipients) == (["Turkey"], ())
    assert host.time is not None
    assert (host.time.value, host.time.inferred, host.statement) == ("2021-04", False, "s1")
    assert (denial.type, denial.trigger.text, denial.status, denial.statement) == (
        "REJECT",
        "denied",
        "happened",
        "s2",
    )


def test_a_day_inside_a_quotation_is_none_of_who_quotes(read: Read) -> None:
    text = (
        'If the army stays, the chairman warned, "the highlands will defend themselves as they have done since 2015".'
    )
    assert [event.event.time for event in told(read, text) if event.type == "THREATEN"] == [None]
