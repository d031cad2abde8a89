"""The command: which record it shows, to whom, and what it says where it cannot."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from pactwatch import Record, RecordError
from pactwatch.web.access.accounts import Accounts
from pactwatch.web.access.door import Alone
from pactwatch.web.app import LOOPBACK, make_app
from pactwatch.web.serving import found_record, team
from tests import process
from tests.web.serving import served


def test_the_command_serves_until_it_is_stopped(tmp_path: Path) -> None:
    with Record.init(tmp_path / "pactwatch.sqlite", process.read) as record:
        record.add([reading.report for reading in process.process()])
    words = [sys.executable, "-m", "pactwatch", "serve", "--port", "0"]
    with subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr
        said = serving.stderr.readline()
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+", said)
            assert found, said
            page = httpx.get(found[0], trust_env=False, timeout=60)
        finally:
            serving.terminate()
        assert "As of 25 Apr 2024" in page.text


def test_where_nothing_was_kept_yet_the_examples_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert found_record("pactwatch.sqlite") == "pactwatch.sqlite"
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "examples.sqlite").touch()
    assert str(found_record("pactwatch.sqlite")) == "out/examples.sqlite"
    assert found_record("other.sqlite") == "other.sqlite"
    (tmp_path / "pactwatch.sqlite").touch()
    assert found_record("pactwatch.sqlite") == "pactwatch.sqlite"


def test_a_team_needs_accounts_and_an_address_that_is_one(tmp_path: Path) -> None:
    file = tmp_path / "accounts.sqlite"
    with pytest.raises(RecordError, match="no accounts"):
        team(file, None)
    Accounts(file)
    with pytest.raises(RecordError, match="nobody"):
        team(file, None)
    Accounts(file).add("Ann", "keeper", "correct horse battery")
    with pytest.raises(RecordError, match="no address"):
        team(file, "pactwatch.example.org")
    assert team(file, None)[1] == LOOPBACK


def test_over_https_cookies_go_no_other_way(tmp_path: Path) -> None:
    file = tmp_path / "accounts.sqlite"
    Accounts(file).add("Ann", "keeper", "correct horse battery")
    access, hosts = team(file, "https://pactwatch.example.org")
    assert hosts == ("pactwatch.example.org",)
    with Record.init(tmp_path / "r.sqlite") as record, served(make_app(record, access, hosts)) as site:
        page = httpx.get(f"{site}/login", headers={"Host": hosts[0]}, trust_env=False)
        assert page.headers["Set-Cookie"].startswith("__Host-visitor=")
        assert "; Secure" in page.headers["Set-Cookie"]
        assert "max-age" in page.headers["Strict-Transport-Security"]
        assert httpx.get(f"{site}/login", trust_env=False).status_code == 400


def test_what_is_huge_is_shown_in_parts(tmp_path: Path) -> None:
    from tests.web import huge

    with (
        Record.init(tmp_path / "r.sqlite", huge.read) as record,
        served(make_app(record, Alone("Ann"))) as site,
        httpx.Client(base_url=site, trust_env=False, timeout=120) as client,
    ):
        record.add([huge.reading().report])
        text = huge.reading().report.text
        shown = ""
        last = re.search(r"page 1 of (\d+)", client.get("/report", params={"id": "huge"}).text)
        assert last
        for number in (1, int(last[1])):
            page = client.get("/report", params={"id": "huge", "page": number})
            assert len(page.content) < 300_000
            shown += page.text
        end = len(text)
        cited = client.get("/report", params={"id": "huge", "at": f"{end - 9}-{end}"})
        assert 'id="cited"' in cited.text
        for path in ("/", "/statements", "/reports", "/search?words=word"):
            assert len(client.get(path).content) < 300_000
