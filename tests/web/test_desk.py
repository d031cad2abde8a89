"""A record of many processes: each is shown by itself, and what was worked out once is not again."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from pactwatch import Record
from pactwatch.record import ties
from pactwatch.views.answers.ledger import ledger
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app
from pactwatch.web.desk import At, Desk
from tests import toy
from tests.web.serving import served


def apart(tmp_path: Path) -> Record:
    """A record of two processes that share no name."""
    record = Record.init(tmp_path / "r.sqlite", toy.read)
    reports = (("old", "Ann shall leave.", "2024-05-01"), ("new", "Ben shall pay.", "2024-05-02"))
    record.add([toy.report(*one) for one in reports], toy.FIRST)
    return record


def test_a_small_record_is_shown_as_a_whole(tmp_path: Path) -> None:
    with apart(tmp_path) as record:
        assert len(Desk(record).known(At(None)).shelf.readings) == 2


def test_of_many_processes_the_one_with_the_newest_reports_is_shown_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties, "SMALL", 1)  # two reports are many
    with (
        apart(tmp_path) as record,
        served(make_app(record, Alone("Ann"))) as site,
        httpx.Client(base_url=site, trust_env=False, timeout=60) as client,
    ):
        assert {one.report.id for one in Desk(record).known(At(None)).shelf.readings} == {"new"}
        assert "one of 2 processes" in client.get("/ledger").text
        other = record.folder_of("old")
        page = client.get("/ledger", params={"folder": other}).text
        assert "leave" in page
        assert f"folder={other}" in page
        assert "Ann" in client.get("/report", params={"id": "old"}).text
        assert str(other) in client.get("/processes").text


def test_an_answer_is_worked_out_once_until_the_record_changes(tmp_path: Path) -> None:
    with apart(tmp_path) as record:
        asked = Desk(record)
        first = asked.ask(ledger, At(None))
        assert asked.ask(ledger, At(None)) is first
        with asked.changing():
            record.add([toy.report("third", "Cay shall wait.", "2024-05-03")], toy.FIRST)
        assert len(asked.ask(ledger, At(None)).entries) == len(first.entries) + 1
