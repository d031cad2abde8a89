"""What PLOVER codes, and which deeds it leaves to others."""

from __future__ import annotations

import pytest

from pactwatch.model import EventStatus
from pactwatch.reading.events.coding import plover
from tests.conftest import Read
from tests.reading.events.told import told


@pytest.mark.parametrize(
    ("type", "status", "threat", "code"),
    [
        ("CONSULT", "happened", False, None),
        ("CONSULT", "planned", False, "AGREE"),
        ("AID", "expected", False, "AGREE"),
        ("RETREAT", "planned", False, "CONCEDE"),
        ("CONCEDE", "planned", False, None),
        ("ASSAULT", "conditional", True, "THREATEN"),
        ("ASSAULT", "conditional", False, "none"),
        ("ASSAULT", "planned", False, None),
        ("CONSULT", "demanded", False, "none"),
        ("CONSULT", "possible", False, "none"),
        ("CONSULT", "denied", False, "none"),
        ("RETREAT", "not happened", False, "none"),
    ],
)
def test_tense_and_threat_change_the_code(type: str, status: EventStatus, threat: bool, code: str | None) -> None:
    assert plover(type, status, threat) == code


def test_an_agreement_to_meet_is_coded_once(read: Read) -> None:
    found = [(e.type, e.plover) for e in told(read, "Kenya and Sudan agreed to exchange prisoners.")]
    assert found == [("AGREE", None), ("RETREAT", "none")]


def test_a_vow_to_fight_threatens(read: Read) -> None:
    assert next((e.type, e.plover) for e in told(read, "The rebels vowed to attack the port.")) == ("THREATEN", None)
    assert next((e.type, e.plover) for e in told(read, "The rebels vowed to release the prisoners.")) == ("AGREE", None)


def test_what_the_speaker_will_do_in_anger_threatens(read: Read) -> None:
    event = next(e for e in told(read, "Kenya said it would impose sanctions on Sudan.") if e.type == "COERCE")
    assert (event.plover, event.status) == ("THREATEN", "planned")


def test_the_bare_said_is_no_event(read: Read) -> None:
    assert [e.trigger for e in told(read, "Kenya said that Sudan attacked the port.")] == ["attacked"]


def test_what_lies_behind_the_news_is_not_coded(read: Read) -> None:
    found = {
        e.trigger: e.plover for e in told(read, "Kenya expelled the envoy after Sudan arrested two Kenyan teachers.")
    }
    assert found == {"expelled": None, "arrested": "none"}


def test_the_same_deed_is_told_once(read: Read) -> None:
    assert [e.trigger for e in told(read, "Rebels attacked the town of Goma, killing nine people.")] == ["attacked"]
