"""`decide`, `log` and `coders`, in either database."""

from __future__ import annotations

import json

import pytest

from pactwatch import Record
from tests import toy
from tests.cli.conftest import Desk


def decided(desk: Desk, *words: str) -> list[str]:
    """The ids of the decisions that a command makes."""
    done = desk("decide", *words, "--json")
    assert done.status == 0, done.err
    return [one["id"] for one in done.json]


def event(desk: Desk, words: str) -> str:
    """The id under which an event with these words is linked."""
    (found,) = [one["id"] for one in desk("timeline", "--json").json["entries"] if words in json.dumps(one)]
    return str(found)


def test_what_a_view_shows_can_be_rejected_and_the_rejection_undone(reviewed: Desk) -> None:
    meeting = event(reviewed, "met the commander")
    refused = reviewed("decide", "reject", meeting)
    assert refused.status == 2
    assert f"{meeting} stands for 2 entries: name one, or say --each. They are copy-1#e1, wire-1#e1" in refused.err
    made = decided(reviewed, "reject", meeting, "--each", "--why", "another day")
    assert "met the commander" not in reviewed("timeline", "--json").out
    decided(reviewed, "undo", *made)
    assert event(reviewed, "met the commander") == meeting


def test_a_decision_says_what_it_did(reviewed: Desk) -> None:
    done = reviewed("decide", "confirm", "denial.txt#e1")
    assert done.out.endswith("  confirmed event “conference” in denial.txt\n")


def test_any_field_can_be_corrected(reviewed: Desk) -> None:
    decided(reviewed, "correct", "doubt.txt#e1", "status", "possible")
    decided(reviewed, "correct", "doubt.txt#e1", "actors", '["a1"]')
    decided(reviewed, "correct", "doubt.txt#e1", "time", '{"value": "2024-04-23"}')
    with reviewed.open() as record:
        (talks,) = next(one for one in record.readings() if one.report.id == "doubt.txt").events
    assert (talks.status, talks.actors, talks.time and talks.time.value) == ("possible", ("a1",), "2024-04-23")
    assert "status: planned → possible" in reviewed("log").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("confirm nothing", "nothing on record is called nothing: write REPORT#ENTRY, or an id that a view shows"),
        ("confirm doubt.txt#e9", "doubt.txt has no entry e9"),
        ("confirm doubt.txt", "to confirm takes an entry, not a whole report"),
        ("correct doubt.txt#e1 colour red", "events have no colour to correct; they have type, plover, mode"),
        ("correct doubt.txt#e1 status soon", "this value does not fit status"),
        ("merge doubt.txt#e1 doubt.txt#a1", "to merge takes two entries of one kind, not of"),
        ("split doubt.txt#a1 doubt.txt#a1", "to split takes two entries"),
        ("undo D0", "there is no decision D0"),
        ("confirm doubt.txt#e1 --when noon", "'noon' is not a time; write it as 2024-05-01T09:30:00Z"),
        ("name absent.toml", "absent.toml cannot be read"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_reason(shown: Desk, words: str, told: str) -> None:
    done = shown("decide", *words.split())
    assert done.status == 2
    assert done.err.startswith("error: ")
    assert told in done.err


def test_nobody_decides_namelessly(shown: Desk) -> None:
    shown.who = ""
    done = shown("decide", "confirm", "doubt.txt#e1")
    shown.who = "Ann"
    assert done.status == 2
    assert "--who" in done.err or "a decision needs a name" in done.err


def test_two_actors_are_merged_and_one_is_split_off_again(reviewed: Desk) -> None:
    def of(name: str) -> list[int]:
        return [one["reports"] for one in reviewed("who", "--name", name, "--json").json["entries"]]

    assert of("Ivo Dane") == [3]
    (commander,) = [one["id"] for one in reviewed("who", "--name", "ivo dane", "--json").json["entries"]]
    decided(reviewed, "split", commander, "doubt.txt#a2", "--why", "a namesake")
    assert sorted(of("Ivo Dane")) == [1, 2]
    assert len(decided(reviewed, "merge", "wire-1#a2", "doubt.txt#a2", "--why", "no, it is he")) == 2
    assert of("Ivo Dane") == [3]


def test_the_log_shows_who_when_why_and_what_was_undone(reviewed: Desk) -> None:
    (made,) = decided(reviewed, "comment", "wire-1", "withdrawn by the outlet", "--when", "2024-06-01T09:30:00+02:00")
    reviewed.who = "Ben"
    decided(reviewed, "undo", made, "--why", "it was not", "--when", "2024-06-02T09:30:00Z")
    lines = reviewed("log").out.splitlines()
    assert lines[:3] == ["Log", "2 decisions, 1 undone", ""]
    assert lines[3].split() == ["1", "Jun", "2024", "–", *f"undone · Ann · commented on report wire-1 {made}".split()]
    assert lines[4].split()[:2] == ["07:30", "UTC"]
    assert "└ withdrawn by the outlet" in lines[5] or "└ withdrawn by the outlet" in lines[4]
    assert "Ben · undid" in reviewed("log").out


def test_a_decision_whose_words_a_new_reading_no_longer_finds_is_shown_as_lost(where: str) -> None:
    desk = Desk(where)
    with Record.init(where, toy.read) as record:
        record.add([toy.report("r1", "Mira struck Ivo.")], toy.FIRST)
    decided(desk, "reject", "r1#e1", "--why", "no blow")
    with Record.open(where, toy.read) as record:
        record.reread(toy.LATER)
    assert "1 decision, 1 lost" in desk("log").out
    assert "∅ lost · Ann · rejected event “struck” in r1" in desk("log").out


def test_coders_are_compared_with_the_table_beside_the_figures(reviewed: Desk) -> None:
    decided(reviewed, "correct", "doubt.txt#e1", "status", "possible")
    reviewed.who = "Ben"
    decided(reviewed, "confirm", "doubt.txt#e1")
    lines = [line.split() for line in reviewed("coders", "Ann", "Ben").out.splitlines()]
    assert ["events", "status", "1", "0.00", "0.00", "0.00"] in lines
    assert ["status", "possible", "planned"] in [line[-3:] for line in lines]
    assert reviewed("coders", "Ann", "Ben", "--json").json["coders"] == ["Ann", "Ben"]
    assert reviewed("coders", "Ann").err == "error: a comparison needs two coders\n"


def test_actors_are_named_beforehand(reviewed: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    named = tmp_path_factory.mktemp("named") / "arl.toml"
    named.write_text('[[actor]]\nname = "Army of the Highlands"\naliases = ["Highland Army"]\nkind = "forces"\n')
    decided(reviewed, "name", str(named))
    assert [one["name"] for one in reviewed("who", "--name", "Highland", "--json").json["entries"]] == [
        "Army of the Highlands"
    ]
