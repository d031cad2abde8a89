"""Said is not so: what happened, what is planned, asked for, doubted or denied."""

from __future__ import annotations

import pytest

from tests.conftest import Read
from tests.reading.events.told import told


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The rebels attacked the port.", "attacked", "happened"),
        ("The rebels managed to seize the port.", "seize", "happened"),
        ("The minister was forced to resign.", "resign", "happened"),
        ("The rebels are attacking the port.", "attacking", "ongoing"),
        ("The army keeps shelling the port.", "shelling", "ongoing"),
        ("The minister will visit Kenya.", "visit", "planned"),
        ("The minister is to visit Kenya in May.", "visit", "planned"),
        ("The army plans to withdraw its troops.", "withdraw", "planned"),
        ("The minister is expected to visit Kenya.", "visit", "expected"),
        ("The talks are likely to resume in May.", "talks", "expected"),
        ("The minister may visit Kenya.", "visit", "possible"),
        ("The rebels are believed to have attacked the port.", "attacked", "possible"),
        ("It is possible that the rebels will attack the port.", "attack", "possible"),
        ("The union urged the army to withdraw its troops.", "withdraw", "demanded"),
        ("The army must withdraw its troops, the union said.", "withdraw", "demanded"),
        ("The army was supposed to withdraw its troops by May.", "withdraw", "planned"),
        ("The army has not confirmed that rebels attacked the port.", "attacked", "possible"),
        ("The envoy refused to confirm the meeting.", "meeting", "possible"),
        ("The spokesman would not comment on reports of an airstrike.", "airstrike", "possible"),
        ("The envoys did not tell where the rebels seized the trucks.", "seized", "happened"),
        ("If the army stays, the rebels will attack the port.", "attack", "conditional"),
        ("Unless the army leaves, the rebels will attack the port.", "attack", "conditional"),
        ("Should the talks fail, the union would impose sanctions.", "impose", "conditional"),
        ("The army denied that it had attacked the port.", "attacked", "denied"),
        ("The army said it had not attacked the port.", "attacked", "denied"),
        ("The army has not yet withdrawn its troops.", "withdrawn", "not happened"),
        ("The army failed to withdraw its troops.", "withdraw", "not happened"),
        ("The army refused to withdraw its troops.", "withdraw", "not happened"),
        ("The ministers were to have met on Monday.", "met", "not happened"),
        ("The army has yet to withdraw its troops.", "withdraw", "not happened"),
        ("The ministers had been due to meet on Monday.", "meet", "not happened"),
    ],
)
def test_the_words_around_a_deed_give_its_status(read: Read, text: str, trigger: str, status: str) -> None:
    assert (trigger, status) in [(event.trigger, event.status) for event in told(read, text)]


def test_the_outer_word_decides_over_the_inner(read: Read) -> None:
    found = {event.trigger: event.status for event in told(read, "The army denied that it plans to attack the port.")}
    assert found["attack"] == "denied"


def test_would_is_a_plan_in_reported_speech_only(read: Read) -> None:
    reported = told(read, "The rebels said they would attack the port.")
    assert [e.status for e in reported if e.trigger == "attack"] == ["planned"]
    quoted = told(read, '"We would attack the port," the rebel leader said on Monday.')
    assert [e.status for e in quoted if e.trigger == "attack"] == ["conditional"]
