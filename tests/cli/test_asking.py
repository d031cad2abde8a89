"""The questions' commands ask the record, or what the paths hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk

QUESTIONS = ["ledger", "timeline", "who", "said", "disputes"]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("day", ["2024-04-25", "2024-04-20"])
def test_a_record_is_asked_where_no_path_is_given(shown: Desk, question: str, day: str) -> None:
    newest = day == "2024-04-25"
    told = shown(question, "--json", *(() if newest else ("--as-of", day)))
    with shown.open() as record:
        assert told.out.strip() == getattr(record, question)(day).model_dump_json(by_alias=True, indent=2)


@pytest.mark.parametrize("question", [*QUESTIONS, "brief"])
def test_the_head_says_which_day_it_is(shown: Desk, question: str) -> None:
    assert "As of 25 Apr 2024 · 5 reports · 4 stories" in shown(question).out
    assert "As of 20 Apr 2024 · 4 reports · 3 stories" in shown(question, "--as-of", "2024-04-20").out


def test_the_brief_is_an_object_too_without_its_pictures(shown: Desk) -> None:
    told = shown("brief", "--json").json
    assert told["as_of"] == "2024-04-25"
    assert told["sections"][0]["title"] == "In short"
    assert "figure" not in told["sections"][0]


def test_two_days_of_a_record_are_compared(shown: Desk) -> None:
    told = shown("diff", "2024-04-16", "2024-04-25", "--json").json
    assert (told["since"], told["as_of"], told["new_reports"], told["new_stories"]) == (
        "2024-04-16",
        "2024-04-25",
        3,
        2,
    )


def test_paths_are_asked_in_place_of_the_record(shown: Desk, texts: Path) -> None:
    told = shown("said", texts / "monday.txt", "--json").json
    assert told["as_of"] == "2024-05-06"


def test_a_process_file_names_what_is_read(desk: Desk, texts: Path, tmp_path: Path) -> None:
    named = tmp_path / "arl.toml"
    named.write_text('[[actor]]\nname = "Front of the Highlands"\naliases = ["Highland Front"]\nkind = "armed group"\n')
    told = desk("who", texts / "monday.txt", "--process", named, "--json").json
    assert "Front of the Highlands" in {one["name"] for one in told["entries"]}
    assert "`pactwatch decide name FILE` keeps it" in desk("who", "--process", named).err


def test_an_empty_record_says_how_it_is_filled(desk: Desk) -> None:
    desk("init")
    done = desk("brief")
    assert (done.status, done.err) == (2, f"error: nothing is on record yet at {desk.record}: `pactwatch add PATH`\n")
