"""What a provision asks: the deed, what it is done to, and what stands beside."""

from __future__ import annotations

import pytest

from pactwatch.linking.provisions import Ask, asks, shortened, written_out
from pactwatch.linking.terms import Term, stem


def stems(terms: tuple[Term, ...]) -> list[str]:
    return [term.stem for term in terms]


def only(provision: str) -> Ask:
    (ask,) = asks(provision)
    return ask


@pytest.mark.parametrize(
    ("provision", "deed", "things"),
    [
        ("The Parties shall release the remaining prisoners within 30 days.", "release", ["remaining", "prisoners"]),
        ("A harbour board shall be established to oversee the port.", "established", ["harbour", "board"]),
        ("Reopen the coastal road in order to let convoys pass.", "Reopen", ["coastal", "road"]),
        ("Withdrawal of heavy weapons by both sides until 1 May.", "Withdrawal", ["heavy", "weapons"]),
        ("The Parties agree that the old assembly shall be dissolved.", "dissolved", ["old", "assembly"]),
    ],
)
def test_the_deed_and_its_things_are_told_from_purpose_time_and_actor(
    provision: str, deed: str, things: list[str]
) -> None:
    ask = only(provision)
    assert ask.deed.word == deed
    assert stems(ask.things) == [stem(thing) for thing in things]


def test_each_clause_with_a_word_of_duty_asks_something() -> None:
    found = asks("The Board shall revise the harbour law. The Army shall vacate the schools. This is article 9.")
    assert [ask.deed.word for ask in found] == ["revise", "vacate"]


def test_the_will_of_the_people_is_no_duty() -> None:
    assert only("Elect a harbour board so that the fares reflect the will of the crews").deed.word == "Elect"


def test_a_deed_that_says_little_is_told_by_who_does_it() -> None:
    assert "harbour" in stems(only("The Harbour Guard shall disarm.").things)


def test_a_provision_without_words_asks_nothing() -> None:
    assert asks("(1)") == ()


def test_an_abbreviation_stands_for_the_name_before_it() -> None:
    provision = "A Commission for Truth, Reconciliation and Healing (CTRH) and the Joint Board (XY) shall be formed."
    assert shortened(provision) == {"CTRH": "Commission for Truth, Reconciliation and Healing"}
    assert written_out("The CTRH met.", provision) == "The Commission for Truth, Reconciliation and Healing met."
