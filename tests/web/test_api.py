"""The API: what it says is what the library says, it is turned page by page, and no input breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from pactwatch import Record
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app
from tests import process
from tests.web.serving import served

LISTS = {
    "ledger": "entries",
    "timeline": "entries",
    "disputes": "entries",
    "statements": "entries",
    "actors": "entries",
    "network": "ties",
    "positions": "questions",
    "places": "entries",
}


@pytest.fixture(scope="module")
def open_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Record]]:
    """A record that may be decided on."""
    with Record.init(tmp_path_factory.mktemp("api") / "r.sqlite", process.read) as record:
        record.add([reading.report for reading in process.process()])
        with (
            served(make_app(record, Alone("Ann"))) as site,
            httpx.Client(base_url=site, trust_env=False, timeout=60) as client,
        ):
            yield client, record


def operations_of(site: str) -> list[Any]:
    """The operations that an API says it has."""
    schema = schemathesis.openapi.from_url(f"{site}/api/openapi.json")
    return [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]


TRIES = 3  # of each operation and mode; `make soak` tries more
CHECKS = [
    schemathesis.checks.not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
    content_type_conformance,
]


def fuzz(operation: Any, mode: schemathesis.GenerationMode, tries: int) -> None:
    """Sends an operation what fits its description, or what does not, and checks each answer against it."""

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=tries, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck])
    def answered(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, timeout=60)

    answered()


def test_whatever_is_sent_is_answered_as_described(open_record: tuple[httpx.Client, Record]) -> None:
    client, _ = open_record
    operations = operations_of(str(client.base_url).rstrip("/"))
    assert {one.method for one in operations} == {"get", "post"}
    for operation in operations:

        @given(operation.as_strategy())
        @settings(
            max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        def answered(case: Any) -> None:
            case.call_and_validate(checks=CHECKS, timeout=60)

        answered()


def all_of(client: httpx.Client, view: str, limit: int, **asked: str) -> list[Any]:
    """A view's entries, page by page."""
    found: list[Any] = []
    following: dict[str, Any] = {}
    while True:
        page = client.get(f"/api/{view}", params={**asked, **following, "limit": limit}).raise_for_status().json()
        found += page["entries"]
        if not page["next"]:
            return found
        assert len(page["entries"]) == limit
        following = {"cursor": page["next"]}


@pytest.mark.parametrize("view", LISTS)
@pytest.mark.parametrize("day", ["2024-04-20", "2024-04-25"])
def test_every_view_is_there_whole_page_by_page(ask: httpx.Client, kept: Record, view: str, day: str) -> None:
    from pactwatch.views.answers.network import network
    from pactwatch.views.answers.places import places
    from pactwatch.views.answers.positions import positions

    questions: dict[str, Any] = {"network": network, "positions": positions, "places": places}
    names = {"statements": "said", "actors": "who"}
    answer = questions[view](kept.dossier(), day) if view in questions else getattr(kept, names.get(view, view))(day)
    expected = [one.model_dump(mode="json", by_alias=True) for one in getattr(answer, LISTS[view])]
    assert all_of(ask, view, 2, as_of=day) == expected
    assert all_of(ask, view, 200, as_of=day) == expected


def test_one_entry_is_as_in_the_list(ask: httpx.Client) -> None:
    for view in ("ledger", "timeline", "disputes", "statements", "actors"):
        for one in all_of(ask, view, 50):
            assert ask.get(f"/api/{view}/{one['id']}").json() == one


def test_a_report_is_in_the_form_of_the_contract(ask: httpx.Client, kept: Record) -> None:
    for id in all_of(ask, "reports", 2):
        assert ask.get("/api/report", params={"id": id}).json() == kept.reading(id).model_dump(
            mode="json", by_alias=True
        )


def test_what_has_not_changed_is_not_sent_again(open_record: tuple[httpx.Client, Record]) -> None:
    client, _ = open_record
    first = client.get("/api/ledger")
    tag = first.headers["ETag"]
    again = client.get("/api/ledger", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    made = {"action": "comment", "report": "doubt.txt", "entry": "e1", "why": "seen"}
    assert client.post("/api/decisions", json=made).status_code == 201
    assert client.get("/api/ledger", headers={"If-None-Match": tag}).status_code == 200


def test_a_decision_is_made_and_undone(open_record: tuple[httpx.Client, Record]) -> None:
    client, record = open_record
    sent = {"action": "correct", "report": "wire-1", "entry": "e1", "field": "status", "value": "denied"}
    made = client.post("/api/decisions", json=sent)
    assert made.status_code == 201
    assert made.json()["who"] == "Ann"
    assert record.reading("wire-1").events[0].status == "denied"
    undone = client.post(f"/api/decisions/{made.json()['id']}/undo", json={"why": "no"})
    assert undone.status_code == 201
    assert record.reading("wire-1").events[0].status == "happened"
    assert made.json()["id"] in {one["decision"]["id"] for one in all_of(client, "decisions", 2)}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"action": "merge", "report": "wire-1", "entry": "e1"}, 422),
        ({"action": "confirm", "report": "none", "entry": "e1"}, 409),
        ({"action": "confirm", "report": "a\x00b", "entry": "e1"}, 422),
    ],
)
def test_what_cannot_be_decided_is_refused(
    open_record: tuple[httpx.Client, Record], sent: dict[str, str], status: int
) -> None:
    client, record = open_record
    before = len(record.decisions())
    assert client.post("/api/decisions", json=sent).status_code == status
    assert client.post("/api/decisions", json=sent, headers={"Origin": "http://elsewhere.example"}).status_code == 403
    assert len(record.decisions()) == before


@pytest.mark.parametrize("cursor", ["nonsense", "W10=", "WzEsIDJd", "é"])
def test_a_cursor_that_is_none_is_refused(ask: httpx.Client, cursor: str) -> None:
    assert ask.get("/api/ledger", params={"cursor": cursor}).status_code == 400


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    with (
        Record.init(tmp_path / "r.sqlite") as record,
        served(make_app(record, Alone("Ann"))) as site,
        httpx.Client(base_url=site, trust_env=False) as client,
    ):
        assert client.get("/api/ledger").status_code == 409
        assert "no report carries a date" in client.get("/").text
        assert client.get("/api/ledger", params={"as_of": "2024-05-01"}).json()["entries"] == []
        assert client.get("/", params={"as_of": "2024-05-01"}).status_code == 200
