"""The rules by which a commitment's status follows."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.linking.testimony import Testimony as Heard  # by its own name pytest takes it for a test
from pactwatch.views.dues import moved
from pactwatch.views.verdict import Case, verdict

DUE = "2024-05-10"


def word(says: str, known: str = "2024-05-01", **fields: Any) -> Heard:
    given = {"commitment": "C", "report": f"r{known}", "start": 0, "end": 9, "reason": "same words", "likeness": 1}
    return Heard.model_validate({**given, "says": says, "known": known, **fields})


def status(day: str, *evidence: Heard, **fields: Any) -> str:
    return verdict(
        Case(**{"day": day, "modality": "must", "ends": DUE, "latest": DUE, "evidence": evidence, **fields})
    ).status


def test_without_a_word_it_is_pending_until_its_day_and_overdue_after_it() -> None:
    assert status("2024-05-10") == "pending"
    assert status("2024-05-11") == "overdue"


def test_silence_and_a_promise_change_nothing() -> None:
    assert status("2024-05-11", word("planned"), word("unclear"), word("ongoing")) == "overdue"


def test_what_was_not_done_before_its_day_is_no_report_that_it_was_missed() -> None:
    def why(known: str) -> str:
        return verdict(Case("2024-05-20", "must", ends=DUE, evidence=(word("not started", known),))).why

    assert why("2024-05-01") == "10 days past, no report says that it was done"
    assert why("2024-05-15") == "10 days past, reported not done"


def test_a_doubt_makes_it_doubtful_until_it_is_done() -> None:
    assert status("2024-05-05", word("delayed")) == "at risk"
    assert status("2024-05-05", word("delayed"), word("planned", "2024-05-02")) == "at risk"
    assert status("2024-05-05", word("delayed"), word("fulfilled", "2024-05-02")) == "fulfilled"


def test_done_after_its_day_is_done_late() -> None:
    assert status("2024-05-20", word("fulfilled", "2024-05-19", done="2024-05-18")) == "fulfilled late"
    assert status("2024-05-20", word("fulfilled", "2024-05-19", done="2024-05-10")) == "fulfilled"
    assert status("2024-05-20", word("fulfilled", "2024-05-19", late=True)) == "fulfilled late"
    assert status("2024-05-20", word("fulfilled", "2024-05-19", done="2024-05-18", late=False)) == "fulfilled"


def test_a_later_report_of_an_old_deed_does_not_make_it_late() -> None:
    told = word("fulfilled", "2024-05-09"), word("fulfilled", "2024-06-01", done="2024-06-01")
    assert status("2024-06-02", *told) == "fulfilled"


def test_an_aim_is_never_overdue_and_never_late() -> None:
    assert status("2024-05-20", modality="aims") == "pending"
    assert status("2024-05-20", word("fulfilled", "2024-05-19", late=True), modality="aims") == "fulfilled"


def test_both_must_have_done_it() -> None:
    both = ("a", "b")
    one = word("fulfilled", of=("a",))
    assert status("2024-05-05", one, by=both) == "partly"
    assert status("2024-05-11", one, by=both) == "overdue"
    assert status("2024-05-11", one, word("fulfilled", of=("b",)), by=both) == "fulfilled"


def test_done_and_not_done_in_one_report_is_a_part() -> None:
    assert status("2024-05-05", word("fulfilled"), word("not started", start=10)) == "partly"


def test_a_charge_of_the_other_party_decides_nothing() -> None:
    assert status("2024-05-05", claims=(word("breached"),)) == "pending"


def test_a_prohibition_is_broken_by_a_reports_word_and_disputed_by_a_partys() -> None:
    forbidden = {"modality": "must not", "ends": None, "latest": None}
    assert status("2024-05-05", **forbidden) == "pending"
    assert status("2024-05-05", word("breached"), **forbidden) == "breached"
    assert status("2024-05-05", claims=(word("breached"),), **forbidden) == "disputed"


def test_a_dispute_over_the_day_ends_with_the_last_day_that_is_given() -> None:
    assert status("2024-05-10", disputed=True) == "disputed"
    assert status("2024-05-11", disputed=True) == "overdue"


def test_a_permission_stays_one() -> None:
    assert status("2024-06-01", modality="may") == "pending"


SAYS = ("fulfilled", "partly", "delayed", "not started", "breached", "ongoing", "planned", "unclear")


@given(st.permutations([word(says, f"2024-05-0{day}") for day in (1, 2) for says in SAYS]))
def test_the_order_of_the_evidence_changes_nothing(evidence: list[Heard]) -> None:
    assert (
        verdict(Case("2024-05-05", "must", ends=DUE, evidence=tuple(evidence))).status
        == verdict(Case("2024-05-05", "must", ends=DUE, evidence=tuple(sorted(evidence, key=str)))).status
    )


@given(st.lists(st.sampled_from(SAYS), max_size=4), st.sampled_from(("must", "must not", "may", "aims")))
def test_every_verdict_says_why(said: list[str], modality: str) -> None:
    evidence = tuple(word(says, f"2024-05-0{day}") for day, says in enumerate(said, 1))
    found = verdict(Case("2024-05-11", modality, ends=DUE, evidence=evidence))  # type: ignore[arg-type]
    assert found.why
    assert set(found.because) <= set(evidence)


def test_a_month_later_is_the_same_day_or_the_months_last() -> None:
    assert moved("2024-01-31", "P1M") == "2024-02-29"
    assert moved("2024-06-10", "P18M") == "2025-12-10"
    assert moved("2024-06-10", "P7D", back=True) == "2024-06-03"
    assert moved("2024-04-11", "PT72H") == "2024-04-14"
    assert moved("2024-04-11", "PT1H") == "2024-04-12"
    assert moved("2024-04-11", "P1Y6M") is None
