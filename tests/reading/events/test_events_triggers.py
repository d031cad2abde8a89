"""Which words tell which deed."""

from __future__ import annotations

import pytest

from tests.conftest import Read
from tests.reading.events.told import told


@pytest.mark.parametrize(
    ("text", "type", "trigger"),
    [
        ("The union called for a ceasefire in Ethiopia.", "REQUEST", "called"),
        ("Kenya called off the talks with Somalia.", "SANCTION", "called off"),
        ("Kenya held talks with Somalia.", "CONSULT", "held talks"),
        ("Kenya broke off diplomatic relations with Somalia.", "SANCTION", "broke off"),
        ("Kenya turned down the offer of Somalia.", "REJECT", "turned down"),
        ("Kenya hit out at Somalia over the raid.", "ACCUSE", "hit out"),
        ("Kenya expressed concern over the arrests in Somalia.", "ACCUSE", "expressed"),
        ("Kenya recalled its ambassador from Somalia.", "SANCTION", "recalled"),
        ("Kenya recalled the words of its first president.", None, None),
        ("Kenya imposed sanctions on Somalia.", "COERCE", "imposed"),
        ("Kenya lifted sanctions on Somalia.", "CONCEDE", "lifted"),
        ("The rebels released the prisoners.", "RETREAT", "released"),
        ("The ministry released a statement.", None, None),
        ("The rebels attacked the port.", "ASSAULT", "attacked"),
        ("The rebels launched an attack on the port.", "ASSAULT", "launched an attack"),
        ("Workers went on strike in Nairobi.", "PROTEST", "went"),
        ("Jets struck the port.", "ASSAULT", "struck"),
        ("Students staged a protest in Nairobi.", "PROTEST", "staged a protest"),
        ("Kenya and Somalia signed an agreement on the border.", "SUPPORT", "signed"),
        ("Kenya and Somalia reached an agreement on the border.", "AGREE", "reached"),
        ("A convoy reached the besieged town.", "AID", "reached"),
        ("The minister met the deadline.", None, None),
        ("The police are investigating the murder.", "ACCUSE", "investigating"),
    ],
)
def test_the_frame_decides(read: Read, text: str, type: str | None, trigger: str | None) -> None:
    found = [(event.type, event.trigger) for event in told(read, text) if event.plover != "none"]
    assert found[:1] == ([(type, trigger)] if type else [])


def test_a_noun_tells_a_deed_where_it_goes_on(read: Read) -> None:
    assert [(e.type, e.trigger, e.status) for e in told(read, "The talks between Kenya and Somalia continue.")] == [
        ("CONSULT", "talks", "ongoing")
    ]


def test_a_noun_inside_a_name_tells_none(read: Read) -> None:
    assert told(read, "He works for the Peace Talks Institute.") == []


def test_the_trigger_is_the_reports_own_words(read: Read) -> None:
    text = "On Monday, Kenya held a second round of talks with Somalia."
    event = told(read, text)[0].event
    assert text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_nothing_in_a_dateline_is_an_event(read: Read) -> None:
    assert told(read, "CAMP MEETING, March 28 (Agency) - Nothing was new.") == []


def test_a_label_is_no_deed(read: Read) -> None:
    assert told(read, 'The mayor called the accord "a surrender to terrorism".') == []


def test_a_source_who_asks_not_to_be_named_asks_nothing_of_anybody(read: Read) -> None:
    assert told(read, "A diplomat, who asked not to be named, was at the hall.") == []


def test_a_flight_that_lands_is_nobodys_visit(read: Read) -> None:
    assert told(read, "A first commercial flight landed in Libya.") == []


def test_a_source_who_may_not_speak_tells_no_talks(read: Read) -> None:
    assert told(read, "The man, who was not authorised to speak to the media, was at the hall.") == []


def test_a_modal_behind_its_verb_makes_no_empty_trigger(read: Read) -> None:
    assert all(event.trigger for event in told(read, ") sides not talks will"))
