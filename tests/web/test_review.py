"""Deciding in place: what a reviewer sends, what becomes of it, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from pactwatch import Record
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app
from tests import process
from tests.web.serving import served


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[httpx.Client, Record]]:
    """Somebody at the pages of a record of their own."""
    with Record.init(tmp_path / "r.sqlite", process.read) as record:
        record.add([reading.report for reading in process.process()])
        with (
            served(make_app(record, Alone("Ann"))) as site,
            httpx.Client(base_url=site, trust_env=False, timeout=60, follow_redirects=True) as client,
        ):
            yield client, record


def token(page: str) -> str:
    """What makes a form of a page ours."""
    found = re.search(r'name="token" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def send(client: httpx.Client, **sent: str) -> httpx.Response:
    """Sends a decision as the form on an entry's page does."""
    page = client.get("/entry", params={"report": sent["report"], "entry": sent["entry"]}).text
    return client.post("/review", data={"token": token(page), **sent})


def test_a_status_is_corrected_on_its_page_and_undone_in_the_log(desk: tuple[httpx.Client, Record]) -> None:
    client, record = desk
    page = send(
        client,
        action="correct",
        report="denial.txt",
        entry="e1",
        field="status",
        value="expected",
        why="a hope",
    )
    assert page.status_code == 200
    assert record.reading("denial.txt").events[0].status == "expected"
    [ruling] = record.decisions()
    assert (ruling.decision.who, ruling.decision.why) == ("Ann", "a hope")
    log = client.get("/log").text
    assert "a hope" in log
    client.post("/log/undo", data={"token": token(log), "decision": ruling.decision.id})
    assert record.reading("denial.txt").events[0].status == "planned"


def test_a_rejected_entry_is_gone_and_the_log_is_shown(desk: tuple[httpx.Client, Record]) -> None:
    client, record = desk
    page = send(client, action="reject", report="doubt.txt", entry="e1")
    assert page.url.path == "/log"
    assert not record.reading("doubt.txt").events


def are_one(record: Record) -> bool:
    """Whether the envoy of one report is the host of another."""
    both = {("wire-1", "a1"), ("denial.txt", "a2")}
    return any(both <= set(one.members) for one in record.dossier().actors)


def test_two_actors_are_made_one_and_two_again(desk: tuple[httpx.Client, Record]) -> None:
    client, record = desk
    other = json.dumps(["denial.txt", "a2"])
    send(client, action="merge", report="wire-1", entry="a1", other=other)
    assert are_one(record)
    send(client, action="split", report="wire-1", entry="a1", other=other)
    assert not are_one(record)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"action": "correct", "field": "status", "value": "certain"}, 409),
        ({"action": "merge", "other": "nonsense"}, 422),
        ({"action": "dance"}, 409),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    desk: tuple[httpx.Client, Record], sent: dict[str, str], status: int
) -> None:
    client, record = desk
    assert send(client, report="denial.txt", entry="e1", **sent).status_code == status
    assert not record.decisions()


def test_a_form_that_is_not_ours_is_refused(desk: tuple[httpx.Client, Record]) -> None:
    client, record = desk
    sent = {"action": "reject", "report": "doubt.txt", "entry": "e1"}
    assert client.post("/review", data=sent).status_code == 403
    assert client.post("/review", data={**sent, "token": "é"}).status_code == 403
    ours = token(client.get("/actors").text + client.get("/report", params={"id": "doubt.txt"}).text)
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/review", data={**sent, "token": ours}, headers=headers).status_code == 403
    assert not record.decisions()


def test_nobody_is_led_elsewhere(desk: tuple[httpx.Client, Record]) -> None:
    client, _ = desk
    page = client.get("/entry", params={"report": "denial.txt", "entry": "e1"}).text
    for back in ("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"):
        sent = {"token": token(page), "action": "confirm", "report": "denial.txt", "entry": "e1", "back": back}
        assert client.post("/review", data=sent, follow_redirects=False).headers["Location"] == "/"


def test_a_report_is_forgotten_only_by_who_is_sure(desk: tuple[httpx.Client, Record]) -> None:
    client, record = desk
    page = client.get("/report", params={"id": "doubt.txt"}).text
    assert client.post("/forget", data={"token": token(page), "report": "doubt.txt"}).status_code == 409
    assert "doubt.txt" in record.reports()
    client.post("/forget", data={"token": token(page), "report": "doubt.txt", "sure": "yes"})
    assert "doubt.txt" not in record.reports()
    assert "forgot a report" in client.get("/log").text
