"""A few seconds of load; `make soak` has the minute."""

from __future__ import annotations

from tests.web.load import load


def test_no_answer_fails_and_no_report_is_lost_while_reports_are_added() -> None:
    outcome = load(3)
    assert outcome.wrong == []
    assert outcome.added == outcome.kept >= 1
    assert outcome.seconds
