"""One process from the first command to the last, read by the real reader, on either database."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Desk


def status_of(desk: Desk, clause: str, day: str) -> str:
    """How a clause's commitment stands on a day."""
    entries = desk("ledger", "--as-of", day, "--json").json["entries"]
    return next(str(one["status"]) for one in entries if one["clause"] == clause)


def test_an_analyst_keeps_a_process(where: str, texts: Path) -> None:
    desk = Desk(where)

    # The agreement, then each pile as it comes; adding again adds nothing
    assert desk("init").status == 0
    assert desk("add", "--agreement", texts / "accord.txt", "--signed", "2024-04-10").status == 0
    assert desk("add", texts / "monday.txt").err == "1 report added, 0 on record already\n"
    assert desk("add", texts / "monday.txt", texts / "friday.txt").err == "1 report added, 1 on record already\n"

    # The ledger on two days, and what changed between them
    assert [status_of(desk, "1", day) for day in ("2024-05-06", "2024-05-17")] == ["pending", "fulfilled late"]
    changes = desk("diff", "2024-05-06", "2024-05-17", "--json").json["entries"]
    assert ("kept", "commitment") in {(one["change"], one["on"]) for one in changes}
    why = desk("ledger", "--why", "1").out
    assert "30 days after the signing" in why
    assert "“The Highland Front handed over its heavy weapons on Thursday" in why

    # A deed is rejected, for every day, and that is undone
    done = "search", "weapons", "--kind", "events", "--status", "happened", "--json"
    (handed_over,) = desk(*done).json["entries"]
    rejected = desk("decide", "reject", f"friday.txt#{handed_over['id']}", "--why", "seen by nobody", "--json").json
    assert desk(*done).json["entries"] == []
    desk("decide", "undo", rejected[0]["id"])
    assert desk(*done).json["entries"] == [handed_over]

    # Two actors are one person
    people = {one["name"]: one["id"] for one in desk("who", "--json").json["entries"]}
    merged = desk("decide", "merge", people["Defence Ministry of Belmora"], people["Government of Belmora"], "--json")
    assert merged.status == 0
    (government,) = desk("who", "--name", "of Belmora", "--json").json["entries"]
    assert government["names"] == ["Defence Ministry of Belmora", "Government of Belmora"]
    assert (
        len(desk("search", "--actor", "Government of Belmora", "--kind", "statements", "--json").json["entries"]) == 1
    )

    # A report is forgotten with what only it supports, and everything is still sound
    assert desk("forget", "friday.txt", "--why", "its source asked for it").status == 0
    assert status_of(desk, "1", "2024-05-17") == "overdue"
    assert desk("check").out == "sound: 2 reports, 1 decision\n"
    with desk.open() as record:
        before = record.export_bytes()
    desk("rebuild")
    with desk.open() as record:
        assert record.export_bytes() == before
    log = desk("log").out
    assert "merged actor “" in log
    assert "forgot a report and 2 decisions on it" in log
