"""Said is not so: what somebody is told not to have said is no statement of theirs."""

from __future__ import annotations

import pytest

from tests.reading.statements.conftest import FindStatements


@pytest.mark.parametrize(
    "text",
    [
        "The army has not confirmed that rebels attacked the town.",
        "The ministry did not say whether talks would resume.",
        "The government has never said that it would release the prisoners.",
        "The council neither confirmed nor denied that the envoy had left.",
        "The army did not immediately respond to a request for comment.",
    ],
)
def test_what_was_not_said_is_no_statement(statements: FindStatements, text: str) -> None:
    assert statements(text) == ()


def test_not_only_said_is_said(statements: FindStatements) -> None:
    assert [one.polarity for one in statements("The envoy not only said that the truce holds.")] == ["asserts"]


def test_who_does_not_believe_doubts(statements: FindStatements) -> None:
    (one,) = statements("The general does not believe that the truce will hold.")
    assert (one.kind, one.polarity) == ("thought", "doubts")


def test_a_cue_does_not_reach_into_the_next_paragraph(statements: FindStatements) -> None:
    found = statements(
        "The convoy will reach the town on Friday, officials said.\n\n"
        "The rebels' leader, Tavo Renn, is expected to sign the accord."
    )
    assert found[0].text == "The convoy will reach the town on Friday"


def test_a_quotation_inside_a_content_keeps_its_closing_mark(statements: FindStatements) -> None:
    (one,) = statements('The envoy said the observers would be "remote".')
    assert one.text == 'the observers would be "remote"'


def test_a_quotation_inside_a_content_keeps_its_opening_mark(statements: FindStatements) -> None:
    (one,) = statements('The envoy praised "dogged and painstaking" diplomacy.')
    assert one.text == '"dogged and painstaking" diplomacy'
