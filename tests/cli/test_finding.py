"""`search`, in either database."""

from __future__ import annotations

from pactwatch import Record
from tests import toy
from tests.cli.conftest import Desk


def names(desk: Desk, *words: str) -> list[str]:
    """What a search finds, as decisions name it."""
    return [f"{one['report']}#{one['id']}" for one in desk("search", *words, "--json").json["entries"]]


def test_entries_are_found_by_words_and_narrowed(either: Desk) -> None:
    assert names(either, "conference", "--status", "denies") == ["denial.txt#s1"]
    assert names(either, "prisoners", "--kind", "commitments") == ["accord.txt#c2"]
    assert names(either, "--day", "2024-04-22") == ["doubt.txt#e1"]
    assert names(either, "--source", "The Bel Post", "--kind", "events") == [
        "denial.txt#e1",
        "copy-1#e1",
        "copy-1#e2",
    ]
    assert names(either, "conference", "--kind", "events", "--as-of", "2024-04-16") == ["wire-1#e2"]


def test_an_entry_is_shown_in_its_sentence_with_the_name_that_decisions_take(either: Desk) -> None:
    printed = either("search", "conference", "--status", "planned").out
    assert printed.splitlines()[:3] == ["Search: conference", "status planned", "1 entry"]
    assert "○ planned · event: “conference” denial.txt#e1" in printed
    assert "└ “There will be a conference in June, the host says.”" in printed


def test_an_actor_is_found_under_every_linked_name(desk: Desk) -> None:
    texts = ["Mira met Ivo.", "Mira said the road is open.", "Solt said the road is shut.", "Solt struck."]
    with Record.init(desk.record, toy.read) as record:
        record.add([toy.report(f"r{number}", text) for number, text in enumerate(texts, 1)], toy.FIRST)
    assert names(desk, "--actor", "Mira", "--kind", "statements") == ["r2#s1"]
    desk("decide", "merge", "r2#a1", "r3#a1")
    assert sorted(names(desk, "--actor", "Mira", "--kind", "statements")) == ["r2#s1", "r3#s1"]


def test_the_first_so_many_are_shown_and_it_is_said(either: Desk) -> None:
    printed = either("search", "--kind", "actors", "--limit", "2").out
    assert "the first 2; --limit shows more" in printed
    assert printed.count("actor: ") == 2


def test_a_status_that_there_is_not_is_refused(either: Desk) -> None:
    assert "no entry has the status 'plannd'; there are happened" in either("search", "--status", "plannd").err


def test_what_is_not_there_is_said(either: Desk) -> None:
    assert "Nothing on record fits." in either("search", "volcano").out


def test_the_processes_of_a_record_are_listed_and_asked_alone(shown: Desk) -> None:
    (folder,) = shown("folders", "--json").json
    assert (folder["reports"], folder["last"], folder["process"]) == (5, "2024-04-25", "ARL ACCORD")
    assert f"ARL ACCORD · 5 reports, since 1 Apr 2024 {folder['id']}" in shown("folders").out
    assert shown("ledger", "--folder", folder["id"], "--json").out == shown("ledger", "--json").out
    assert shown("ledger", "--folder", "F0").err == "error: there is no folder F0\n"
