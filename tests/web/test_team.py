"""A team: who gets in, what each role may, and how often a password may be tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher

from pactwatch import Record, RecordError
from pactwatch.web.access.accounts import IDLE, LONGEST, Accounts
from pactwatch.web.access.door import Team
from pactwatch.web.access.throttle import OF_A_NAME, SPAN, Throttle
from pactwatch.web.app import make_app
from tests import process
from tests.web.serving import served

PASSWORD = "correct horse battery"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)  # the hardness of a password is argon2-cffi's


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    """Three people, one of each role."""
    made = Accounts(tmp_path_factory.mktemp("team") / "accounts.sqlite", hasher=QUICK)
    made.add("Rea", "reader", PASSWORD)
    made.add("Ben", "reviewer", PASSWORD)
    made.add("Kim", "keeper", PASSWORD)
    return made


@pytest.fixture
def team(accounts: Accounts, tmp_path: Path) -> Iterator[tuple[str, Record]]:
    """The address of the pages of a team."""
    with Record.init(tmp_path / "r.sqlite", process.read) as record:
        record.add([reading.report for reading in process.process()])
        with served(make_app(record, Team(accounts, secure=False))) as site:
            yield site, record


@contextmanager
def somebody(site: str) -> Iterator[httpx.Client]:
    """A browser of its own."""
    with httpx.Client(base_url=site, trust_env=False, timeout=60, follow_redirects=True) as client:
        yield client


def token(page: str) -> str:
    """What makes a form of a page ours."""
    found = re.search(r'name="token" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def log_in(client: httpx.Client, name: str, password: str = PASSWORD) -> httpx.Response:
    """Sends the form of the log-in page."""
    page = client.get("/ledger")
    assert page.url.path == "/login"
    return client.post(
        "/login", data={"token": token(page.text), "name": name, "password": password, "next": "/ledger"}
    )


def decide(client: httpx.Client) -> httpx.Response:
    """Rejects an event."""
    page = client.get("/ledger").text
    sent = {"token": token(page), "action": "reject", "report": "doubt.txt", "entry": "e1"}
    return client.post("/review", data=sent)


def test_nobody_sees_anything_before_the_log_in(team: tuple[str, Record]) -> None:
    site, _ = team
    with somebody(site) as client:
        for path in ("/", "/report?id=wire-1", "/log", "/marks.css", "/pictures/map.svg"):
            page = client.get(path)
            assert page.url.path == "/login"
            assert "Arl" not in page.text
        assert client.get("/api/ledger").status_code == 401


def test_who_logs_in_is_led_to_the_page_that_was_asked_for_and_out_again(team: tuple[str, Record]) -> None:
    site, _ = team
    with somebody(site) as client:
        page = log_in(client, "Rea")
        assert page.url.path == "/ledger"
        assert "Rea" in page.text
        client.post("/logout", data={"token": token(page.text)})
        assert client.get("/ledger").url.path == "/login"


def test_a_cookie_is_no_scripts_business_and_goes_with_our_own_pages_only(team: tuple[str, Record]) -> None:
    site, _ = team
    with somebody(site) as client:
        page = client.get("/login")
        sent = {"token": token(page.text), "name": "Rea", "password": PASSWORD}
        answer = client.post("/login", data=sent, follow_redirects=False)
        assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(answer.headers["Set-Cookie"].split("; "))


def test_roles_may_what_they_may_and_decisions_carry_the_name(team: tuple[str, Record]) -> None:
    site, record = team
    with somebody(site) as client:
        log_in(client, "Rea")
        assert decide(client).status_code == 403
        assert not record.decisions()
    with somebody(site) as client:
        log_in(client, "Ben")
        assert decide(client).url.path == "/log"
        assert [one.decision.who for one in record.decisions()] == ["Ben"]
        forget = {"token": token(client.get("/ledger").text), "report": "doubt.txt", "sure": "yes"}
        assert client.post("/forget", data=forget).status_code == 403
    with somebody(site) as client:
        log_in(client, "Kim")
        forget = {"token": token(client.get("/ledger").text), "report": "doubt.txt", "sure": "yes"}
        assert client.post("/forget", data=forget).url.path == "/log"
        assert "doubt.txt" not in record.reports()


def test_a_form_of_one_session_is_not_anothers(team: tuple[str, Record]) -> None:
    site, record = team
    with somebody(site) as one, somebody(site) as other:
        log_in(one, "Ben")
        log_in(other, "Kim")
        sent = {"token": token(one.get("/ledger").text), "action": "reject", "report": "doubt.txt", "entry": "e1"}
        assert other.post("/review", data=sent).status_code == 403
        assert not record.decisions()


def test_a_password_may_be_tried_a_few_times(team: tuple[str, Record]) -> None:
    site, _ = team
    with somebody(site) as client:
        answers = [log_in(client, "Ben", "wrong") for _ in range(OF_A_NAME + 1)]
        assert [one.status_code for one in answers] == [401] * OF_A_NAME + [429]
        assert int(answers[-1].headers["Retry-After"]) > 0
        assert log_in(client, "Ben").status_code == 429
        assert log_in(client, "Nobody").status_code == 401
        assert log_in(client, "Rea").status_code == 200


def test_wrong_tries_are_forgotten_in_time() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(OF_A_NAME):
        assert throttle.wait("Ben", "here") == 0
        throttle.wrong("Ben", "here")
    assert throttle.wait("Ben", "elsewhere") > 0
    assert throttle.wait("Ann", "here") == 0
    clock.now += SPAN + 1
    assert throttle.wait("Ben", "here") == 0


def test_a_session_ends(tmp_path: Path) -> None:
    clock = Clock()
    accounts = Accounts(tmp_path / "accounts.sqlite", clock, QUICK)
    accounts.add("Ann", "reader", PASSWORD)
    unused = accounts.begin("Ann", PASSWORD) or ""
    clock.now += IDLE + 1
    assert accounts.whose(unused) is None
    used = accounts.begin("Ann", PASSWORD) or ""
    for _ in range(int(LONGEST / IDLE) * 2 - 1):
        clock.now += IDLE / 2
        assert accounts.whose(used)
    clock.now += IDLE / 2 + 1
    assert accounts.whose(used) is None


def test_what_is_kept_gives_nobody_away(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.sqlite", hasher=QUICK)
    accounts.add("Ann", "reader", PASSWORD)
    session = accounts.begin("Ann", PASSWORD) or ""
    kept = accounts.file.read_bytes()
    assert PASSWORD.encode() not in kept
    assert session.encode() not in kept
    assert b"$argon2id$" in kept
    assert accounts.file.stat().st_mode & 0o077 == 0


def test_a_new_password_or_none_ends_the_sessions(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.sqlite", hasher=QUICK)
    accounts.add("Ann", "reader", PASSWORD)
    session = accounts.begin("Ann", PASSWORD) or ""
    accounts.add("Ann", "keeper", PASSWORD + "!")
    assert accounts.whose(session) is None
    assert accounts.begin("Ann", PASSWORD) is None
    accounts.remove("Ann")
    assert accounts.people() == []
    with pytest.raises(RecordError, match="no account"):
        accounts.remove("Ann")


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("Ann\n", PASSWORD), ("Ann", "short")])
def test_a_poor_name_or_password_is_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(RecordError):
        Accounts(tmp_path / "accounts.sqlite", hasher=QUICK).add(name, "reader", password)
