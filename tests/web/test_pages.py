"""Every page: it stands at its address, carries its day, and leads to the words."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from pactwatch import Record

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
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', page)]


def newest(page: str) -> str:
    """The link of a page that leads away from its day."""
    found = re.search(r"<a [^>]*>newest</a>", page)
    return found[0] if found else ""


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


def test_every_link_leads_somewhere_on_the_same_day(ask: httpx.Client) -> None:
    endless = re.compile(r"[?&](since|until|status|month)=")  # one may go on for ever to earlier and later days
    waiting, seen = ["/?as_of=2024-04-20"], {"/"}
    while waiting:
        page = ask.get(waiting.pop(), follow_redirects=True)
        assert page.status_code == 200, page.url
        if not page.headers["Content-Type"].startswith("text/html"):
            continue
        assert "As of 20 Apr 2024" in page.text, page.url
        for link in links(page.text.replace(newest(page.text), "")):
            path = link.partition("#")[0]
            if path and path not in seen and not endless.search(path):
                seen.add(path)
                waiting.append(path)
    assert {path.partition("?")[0] for path in seen} >= set(PAGES) - {"/changes"}


@pytest.mark.parametrize("name", ["ledger", "timeline", "positions", "network", "map"])
def test_a_picture_is_drawn_for_its_day(ask: httpx.Client, name: str) -> None:
    drawn = ask.get(f"/pictures/{name}.svg", params={"as_of": "2024-04-20", "width": 340, "dark": 1})
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    assert drawn.text.startswith("<svg")


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
