"""Statements: who said what, how, to whom, when and where."""

from __future__ import annotations

import pytest

from pactwatch.model import Statement
from pactwatch.reading.statements.choice import choose
from tests.reading.statements.conftest import FindStatements, MakeSheet


def only(found: tuple[Statement, ...]) -> Statement:
    """The one statement that there is to be."""
    assert len(found) == 1, [statement.text for statement in found]
    return found[0]


def source_of(statement: Statement) -> str | None:
    """The words of a statement's source."""
    return statement.source.text if statement.source else None


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("The minister said that the talks would resume in May.", "the talks would resume in May", "minister", "said"),
        ("The talks will resume in May, the minister said.", "The talks will resume in May", "minister", "said"),
        ("The talks will resume, according to the ministry.", "The talks will resume", "ministry", "according to"),
        ("“We will be back in May,” said the envoy.", "We will be back in May", "envoy", "said"),
        ("The rebels denied any role in the attack.", "any role in the attack", "rebels", "denied"),
        ("The general vowed to hold the bridge.", "to hold the bridge", "general", "vowed"),
    ],
)
def test_a_statement_has_its_content_its_source_and_its_cue(
    statements: FindStatements, text: str, content: str, source: str, cue: str
) -> None:
    statement = only(statements(text))
    assert (statement.text, source_of(statement), statement.cue and statement.cue.text) == (content, source, cue)


def test_a_quotation_broken_by_its_cue_is_one_statement_in_two_parts(statements: FindStatements) -> None:
    statement = only(statements("“The road is open,” the mayor said. “Nobody was stopped today.”"))
    assert statement.parts is not None
    assert len(statement.parts) == 2
    assert statement.mode == "direct"
    assert statement.text == "The road is open Nobody was stopped today"


def test_a_sentence_goes_on_behind_the_words_thrown_into_it(statements: FindStatements) -> None:
    statement = only(
        statements("The army would leave the bridge, the mayor said, but would keep its posts in the hills.")
    )
    assert statement.text.startswith("The army would leave the bridge")
    assert statement.text.endswith("would keep its posts in the hills")
    assert source_of(statement) == "mayor"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The road is open to everybody,” the mayor said.", "direct"),
        ("The mayor said the road was open to everybody.", "indirect"),
        ("The mayor said the road was “open to everybody who comes in peace”.", "mixed"),
    ],
)
def test_the_mode_tells_how_much_is_verbatim(statements: FindStatements, text: str, mode: str) -> None:
    assert only(statements(text)).mode == mode


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("The minister said that the border was closed.", "speech", "asserts"),
        ("The minister denied that the border was closed.", "speech", "denies"),
        ("The minister asked whether the border was closed.", "speech", "asks"),
        ("The minister demanded that the border be closed.", "speech", "demands"),
        ("The minister believes that the border is closed.", "thought", "asserts"),
        ("The minister doubts that the border is closed.", "thought", "doubts"),
        ("The government plans to close the border.", "intention", "asserts"),
        ("A survey shows that most people want the border closed.", "finding", "asserts"),
    ],
)
def test_kind_and_polarity_come_from_the_cue(statements: FindStatements, text: str, kind: str, polarity: str) -> None:
    statement = statements(text)[0]
    assert (statement.kind, statement.polarity) == (kind, polarity)


def test_who_was_told_when_and_where_goes_with_the_statement(statements: FindStatements) -> None:
    statement = statements("The minister told reporters in Geneva on Monday that the talks had failed.")[0]
    assert statement.text == "the talks had failed"
    assert statement.time is not None
    assert (statement.time.value, statement.time.inferred) == ("2024-03-25", False)


def test_a_quotation_that_goes_on_inherits_the_time(statements: FindStatements) -> None:
    text = (
        "“The talks have failed for good,” President Anna Keller told reporters on Monday.\n\n"
        "“We will not return to that table before the summer,” Keller said."
    )
    first, second = statements(text)
    assert first.time is not None
    assert second.time is not None
    assert (second.time.value, second.time.inferred) == (first.time.value, True)


def test_a_report_without_a_statement_gives_none(statements: FindStatements) -> None:
    assert statements("Two bridges cross the river. Snow fell.") == ()


def test_nothing_is_chosen_from_nothing(sheet: MakeSheet) -> None:
    assert choose(sheet("")) == []


def test_speech_within_speech_gives_both(statements: FindStatements) -> None:
    found = statements("The envoy said that the general had told him that the road was safe.")
    assert [statement.text for statement in found[1:]] == ["the road was safe"]
    assert found[0].text.startswith("the general had told him")


def test_a_signed_quotation_is_its_signers(statements: FindStatements) -> None:
    statement = only(statements("“We are tired of this war and want to go home.” — Ana Ruiz"))
    assert (statement.text, source_of(statement)) == ("We are tired of this war and want to go home", "Ana Ruiz")


def test_in_a_transcript_the_label_names_who_speaks(statements: FindStatements) -> None:
    found = statements(
        "BRANDT: Nobody came to the bridge that night.\n\nRUIZ: We were there.\n\n"
        "BRANDT: You were not there.\n\nBoth men left at noon."
    )
    assert [(source_of(statement), statement.text) for statement in found] == [
        ("BRANDT", "Nobody came to the bridge that night"),
        ("RUIZ", "We were there"),
        ("BRANDT", "You were not there"),
    ]
    assert {statement.mode for statement in found} == {"direct"}


def test_a_document_speaks_for_whoever_made_it(statements: FindStatements) -> None:
    text = (
        "The talks will go on, a Foreign Ministry statement said.\n\n"
        "Two delegations are expected this week, the minister of Norway said.\n\n"
        "Both sides have sent their lists, according to the statement."
    )
    first, *_, last = statements(text)
    assert first.source is not None
    assert last.source is not None
    assert first.source.actor == last.source.actor is not None


def test_he_who_speaks_is_nobody_whom_the_quotation_names(statements: FindStatements) -> None:
    text = (
        "President Paul Keller told reporters that the army would stay.\n\n"
        "“It is hard to leave. Minister Karl Brandt has met our allies twice this month,” he said."
    )
    first, *_, last = statements(text)
    assert first.source is not None
    assert last.source is not None
    assert first.source.actor == last.source.actor is not None


def test_nothing_is_said_in_a_dateline(statements: FindStatements) -> None:
    found = statements("GENEVA, March 27 (Newswire) — The envoy said that the talks had failed.")
    assert [statement.text for statement in found] == ["the talks had failed"]


def test_the_clauses_of_an_agreement_are_no_statements(statements: FindStatements) -> None:
    clause = "The Parties reaffirm that the border shall be open."
    assert statements(clause) != ()
    assert statements(clause, "agreement") == ()


def test_whoever_speaks_within_an_agreement_is_heard(statements: FindStatements) -> None:
    text = "“Nobody shall be left behind on either side,” President Anna Keller said."
    assert source_of(only(statements(text, "agreement"))) == "Anna Keller"
