"""Every page: it stands at its address, carries its day, and leads to the words."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from pactwatch import Record

NEWEST = {"/", "/changes"}
PAGES = (
    "/",
    "/changes",
    "/ledger",
    "/timeline",
    "/disputes",
    "/statements",
    "/actors",
    "/reports",
    "/search",
    "/review",
    "/log",
)


def links(page: str) -> list[str]:
    """The addresses that a page leads to."""
    return [unescape(found) for found in re.findall(r'(?:href|src)="([^"]*)"', page)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_of_which_day_and_on_what_it_rests(ask: httpx.Client, path: str) -> None:
    page = ask.get(path)
    assert page.status_code == 200
    assert "As of 25 Apr 2024 · 5 reports · 4 stories" in page.text
    assert "As of 20 Apr 2024 · 4 reports · 3 stories" in ask.get(path, params={"as_of": "2024-04-20"}).text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_nothing_inline_and_nothing_from_elsewhere(ask: httpx.Client, path: str) -> None:
    page = ask.get(path)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?! src=\"/)", page.text)
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links(page.text))
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere_on_the_same_day(ask: httpx.Client, path: str) -> None:
    page = ask.get(path, params={"as_of": "2024-04-20"})
    inner = {one for one in links(page.text) if one.startswith("/")}
    assert {ask.get(link, follow_redirects=True).status_code for link in inner} == {200}
    views = {one for one in inner if "." not in one.split("?")[0]}
    assert {one for one in views if "as_of=2024-04-20" not in one} <= {path, *NEWEST}


def test_a_commitment_shows_its_whole_history(ask: httpx.Client) -> None:
    ledger = ask.get("/ledger").text
    found = next(link for link in links(ledger) if link.startswith("/ledger/"))
    page = ask.get(found).text
    assert "may not leave Bel by 1 May" in page
    assert "The last day in time" in page


def test_what_is_not_there_says_so(ask: httpx.Client) -> None:
    assert ask.get("/ledger/C0").status_code == 404
    assert ask.get("/report", params={"id": "none"}).status_code == 404
    refused = ask.get("/ledger", params={"as_of": "soon"})
    assert refused.status_code == 422
    assert "is not a day" in refused.text


def test_a_name_that_is_not_ours_is_not_answered(ask: httpx.Client) -> None:
    assert ask.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_the_words_cited_are_marked_in_their_report(ask: httpx.Client, kept: Record) -> None:
    text = kept.reading("denial.txt").report.text
    start = text.index("There is no conference")
    page = ask.get("/report", params={"id": "denial.txt", "at": f"{start}-{start + 22}"}).text
    marked = "".join(re.findall(r'<mark class="cited"[^>]*>(.*?)</mark>', page, re.DOTALL))
    assert re.sub(r"<[^>]*>", "", marked) == "There is no conference"


def test_an_entry_of_a_report_leads_to_what_it_was_linked_into(ask: httpx.Client) -> None:
    led = ask.get("/entry", params={"report": "doubt.txt", "entry": "c1"})
    assert led.status_code == 303
    assert "may not leave Bel" in ask.get(led.headers["Location"]).text
