"""One question each: plain data, and a sheet for people."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence

import pytest
from rich.console import Console

from pactwatch.linking.dossier import link
from pactwatch.linking.judgements import Judgement
from pactwatch.linking.links import Key
from pactwatch.model import Reading
from pactwatch.views.answers import sheets
from pactwatch.views.answers.diff import Diff, diff
from pactwatch.views.answers.disputes import disputes
from pactwatch.views.answers.ledger import Ledger, LedgerEntry, ledger
from pactwatch.views.answers.quote import Answer, Quote
from pactwatch.views.answers.said import said
from pactwatch.views.answers.sheet import Sheet, render
from pactwatch.views.answers.timeline import timeline
from pactwatch.views.answers.who import who
from pactwatch.views.brief import brief
from tests.process import agreement, denial, doubt, process, wire
from tests.telling import Telling


def freed(id: str = "freed.txt", published: str = "2024-05-14") -> Telling:
    telling = Telling(id, published, "The Highland Army freed all prisoners in Bel on 13 May.", source="Arl Press")
    telling.event("RETREAT", "freed", telling.actor("Highland Army", kind="forces"), when="2024-05-13", mode="release")
    return telling


def readings(*more: Telling) -> list[Reading]:
    return [*process(), *(one.reading() for one in more)]


def duty(answer: Ledger, clause: str) -> LedgerEntry:
    (found,) = [one for one in answer.entries if one.clause == clause]
    return found


def printed(sheet: Sheet) -> str:
    out = io.StringIO()
    render(sheet, Console(file=out, width=80))
    return out.getvalue()


def test_the_ledger_says_of_each_commitment_how_it_stands_and_why() -> None:
    answer = ledger(link(readings(freed())), "2024-05-15")
    late = duty(answer, "2")
    assert (late.status, late.why) == ("fulfilled late", "done on 13 May 2024, 1 day late")
    assert [one.day for one in late.due] == ["2024-05-12", "2024-05-11"]
    (word,) = [one for one in late.evidence if one.decides]
    assert word.words.text.startswith("The Highland Army freed")
    assert duty(answer, "3").stage == "waiting"


def test_the_day_decides_what_the_ledger_knows() -> None:
    assert duty(ledger(link(readings(freed())), "2024-05-13"), "2").status == "overdue"


def test_every_quotation_stands_in_its_report() -> None:
    given = readings(freed())
    texts = {one.report.id: one.report.text for one in given}

    def quotes(value: object) -> list[Quote]:
        if isinstance(value, Quote):
            return [value]
        if isinstance(value, tuple):
            return [one for each in value for one in quotes(each)]
        fields = getattr(type(value), "model_fields", {})
        return [one for name in fields for one in quotes(getattr(value, name))]

    found = [one for answer in every(given) for one in quotes(answer)]
    assert found
    assert all(texts[one.report][one.start : one.end] == one.text for one in found)


def every(given: Sequence[Reading]) -> list[Answer]:
    dossier = link(given)
    asked: list[Callable[[], Answer]] = [
        lambda: ledger(dossier),
        lambda: timeline(dossier),
        lambda: who(dossier),
        lambda: said(dossier),
        lambda: disputes(dossier),
        lambda: diff(dossier, "2024-04-10", "2024-05-14"),
    ]
    return [ask() for ask in asked]


def test_the_same_reports_in_any_order_give_the_same_answers() -> None:
    given = readings(freed())
    once, again = every(given), every(given[::-1])
    assert [one.model_dump_json() for one in once] == [one.model_dump_json() for one in again]


def test_an_event_has_its_history_and_a_copy_says_so() -> None:
    met = [one for one in timeline(link(process())).entries if one.when == "2024-04-15"]
    (event,) = met
    assert [(step.words.report, step.copy_of_story) for step in event.history] == [("wire-1", False), ("copy-1", True)]


def told_twice() -> Telling:
    """A report that tells of a conference by its host and by somebody who knows of none."""
    telling = Telling("twice", "2024-04-21", "Arl hosts a conference of donors. No conference of donors is known here.")
    telling.event("CONSULT", "hosts a conference", when="2024-06", status="planned")
    telling.event("CONSULT", "No conference", status="denied")
    return telling


def test_two_steps_that_one_report_tells_are_no_copies_and_both_sides_of_a_dispute() -> None:
    other = Telling("other", "2024-04-22", "The conference of donors in Arl nears.")
    other.event("CONSULT", "conference", when="2024-06", status="planned")
    dossier = link([told_twice().reading(), other.reading()])
    (event,) = timeline(dossier).entries
    assert [(step.status, step.copy_of_story) for step in event.history] == [
        ("planned", False),
        ("denied", False),
        ("planned", False),
    ]
    disputed = next(section for section in brief(dossier).sections if section.id == "disputed")
    (dispute,) = disputed.groups[0].lines
    assert {line.pieces[0].text.split(" (")[0] for line in dispute.under} == {"planned", "denied"}


def test_who_is_asked_for_by_a_part_of_a_name_or_office() -> None:
    (envoy,) = who(link(process()), words="solt").entries
    assert (envoy.name, envoy.reports, envoy.stories) == ("Mira Solt", 3, 2)
    assert [(one.title, one.first) for one in envoy.offices] == [("Envoy", "2024-04-16"), ("envoy", "2024-04-20")]
    assert who(link(process()), words="nobody at all").entries == ()


def test_who_was_merged_by_a_person_says_by_whom_and_why() -> None:
    left, right = Key("denial.txt", "a1"), Key("doubt.txt", "a2")
    judgement = Judgement(left=left, right=right, together=True, decision="D1", who="Ann", why="a pen name")
    answer = who(link(process(), [judgement]), words="solt")
    assert "merged by Ann: a pen name" in printed(sheets.who_sheet(answer))


def test_what_one_said_is_in_the_words_of_the_first_report_that_has_it() -> None:
    (words,) = said(link(process()), by="ivo dane").entries[1:]
    assert words.reports == ("copy-1", "wire-1")
    assert (words.parts[0].report, words.stories) == ("wire-1", 1)


def test_a_dispute_shows_what_each_side_holds() -> None:
    (one,) = disputes(link(process())).entries
    assert [side.who and side.who.name for side in one.sides] == ["host (unnamed)", "Mira Solt"]
    assert one.about[0].on == "event"


def changes(answer: Diff) -> list[tuple[str, str, str | None]]:
    return [(one.change, one.on, one.before) for one in answer.entries if one.on == "commitment"]


def test_a_diff_tells_what_was_doubted_missed_and_kept() -> None:
    dossier = link(readings(freed()))
    assert changes(diff(dossier, "2024-04-21", "2024-04-26")) == [("doubted", "commitment", "pending, due 2024-05-01")]
    assert changes(diff(dossier, "2024-04-26", "2024-05-02")) == [("missed", "commitment", "at risk, due 2024-05-01")]
    assert changes(diff(dossier, "2024-05-13", "2024-05-15")) == [("kept", "commitment", "overdue, due 2024-05-12")]


def test_a_copy_of_a_known_story_changes_nothing() -> None:
    answer = diff(link(process()), "2024-04-16", "2024-04-17")
    assert (answer.new_reports, answer.new_stories, answer.entries) == (1, 0, ())


def test_a_plan_whose_day_passed_without_word_is_missed() -> None:
    answer = diff(link([one.reading() for one in (agreement(), doubt())]), "2024-04-21", "2024-04-26")
    assert [one.change for one in answer.entries if one.on == "event"] == ["new"]
    later = diff(
        link([*(one.reading() for one in (agreement(), wire(), doubt())), freed().reading()]),
        "2024-04-25",
        "2024-05-15",
    )
    assert any(one.change == "missed" and one.on == "commitment" for one in later.entries)


def test_the_days_of_a_diff_may_be_given_in_any_order() -> None:
    dossier = link([one.reading() for one in (wire(), denial())])
    assert diff(dossier, "2024-04-20", "2024-04-16") == diff(dossier, "2024-04-16", "2024-04-20")


@pytest.mark.parametrize("everything", [False, True])
def test_every_sheet_is_eighty_columns_wide_and_says_its_day(everything: bool) -> None:
    dossier = link(readings(freed()))
    for sheet in (
        sheets.ledger_sheet(ledger(dossier), everything),
        sheets.timeline_sheet(timeline(dossier), everything),
        sheets.who_sheet(who(dossier), everything),
        sheets.said_sheet(said(dossier), everything),
        sheets.disputes_sheet(disputes(dossier), everything),
        sheets.diff_sheet(diff(dossier, "2024-04-16", "2024-05-14"), everything),
    ):
        text = printed(sheet)
        assert max(map(len, text.splitlines())) <= 80
        assert "As of 14 May 2024" in text


def test_the_chain_of_a_verdict_shows_what_decided() -> None:
    answer = ledger(link(readings(freed())))
    text = printed(sheets.why_sheet(answer, duty(answer, "2")))
    for words in ("fulfilled late", "done on 13 May 2024, 1 day late", "What decided", "so says the report itself"):
        assert words in text


def test_what_is_not_there_is_said() -> None:
    assert "No report tells of a commitment." in printed(sheets.ledger_sheet(ledger(link([wire().reading()]))))


def test_an_answer_is_json() -> None:
    told = json.loads(ledger(link(process())).model_dump_json())
    assert set(told) == {"process", "as_of", "rests_on", "entries"}
