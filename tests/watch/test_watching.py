"""A watch over real servers: what is new goes on record, what follows from it is told once."""

from __future__ import annotations

import email
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pactwatch.library.record import Record
from pactwatch.watch.fetching import Fetcher
from pactwatch.watch.state import Memory
from pactwatch.watch.telling import AtomFile, Mail, Way, Webhook
from pactwatch.watch.watching import Watch
from tests import toy
from tests.watch.servers import Asked, Post, Reply, Web, post, web

BEGIN = datetime(2024, 5, 2, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HERE = Fetcher(frozenset({"127.0.0.1"}), seconds=10)


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as served:
        yield served


@pytest.fixture
def mailbox() -> Iterator[Post]:
    with post() as server:
        yield server


class Analyst:
    """Somebody who keeps a record and watches a site, with a clock of their own."""

    def __init__(self, folder: Path, *urls: str, ways: tuple[Way, ...] = ()) -> None:
        self.folder = folder
        self.urls = urls
        self.ways = ways
        self.time = BEGIN
        self.said: list[str] = []
        with Record.init(folder / "process.sqlite", toy.read):
            pass

    def round(self, after: timedelta = timedelta()) -> None:
        """One round of a watch that was begun anew."""
        self.time += after
        with Record.open(self.folder / "process.sqlite", toy.read) as record:
            memory = Memory(self.folder / "watch.json")
            Watch(
                record,
                memory,
                self.urls,
                HOUR,
                HERE,
                self.ways,
                toy.FIRST,
                pause=0,
                say=self.said.append,
                now=lambda: self.time,
            ).round()

    def reports(self) -> tuple[str, ...]:
        """What is on record."""
        with Record.open(self.folder / "process.sqlite", toy.read) as record:
            return record.reports()


def feed(site: Web, *numbers: int, form: str = "rss") -> bytes:
    """A feed of stories, the newest first."""
    if form == "atom":
        entries = "".join(
            f"<entry><id>urn:{n}</id><title>Story {n}</title><link href='{site.url}/story-{n}.html'/>"
            f"<updated>2024-05-01T08:00:00Z</updated></entry>"
            for n in numbers
        )
        return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Bel Post</title>{entries}</feed>".encode()
    items = "".join(
        f"<item><guid>story-{n}</guid><title>Story {n}</title><link>{site.url}/story-{n}.html</link>"
        f"<pubDate>Wed, 01 May 2024 08:00:00 GMT</pubDate><description>In short.</description></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>The Bel Post</title>{items}</channel></rss>".encode()


def story(site: Web, number: int) -> None:
    """A page with a story."""
    words = f"Mira met Ivo at bridge {number} in the afternoon. Mira said the road number {number} is open. " * 3
    site.pages[f"/story-{number}.html"] = Reply(
        200, {"Content-Type": "text/html; charset=utf-8"}, f"<article><h1>Story</h1><p>{words}</p></article>".encode()
    )


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_the_stories_of_a_feed_go_on_record_once(tmp_path: Path, site: Web, form: str) -> None:
    for number in (1, 2, 3):
        story(site, number)
    site.pages["/feed"] = Reply(200, {"Content-Type": "application/xml"}, feed(site, 2, 1, form=form))
    analyst = Analyst(tmp_path, f"{site.url}/feed")
    analyst.round()
    assert analyst.reports() == (f"{site.url}/story-1.html", f"{site.url}/story-2.html")
    site.pages["/feed"] = Reply(200, {}, feed(site, 3, 2, 1, form=form))
    analyst.round(HOUR)
    assert len(analyst.reports()) == 3
    assert site.paths().count("/story-1.html") == 1
    with Record.open(tmp_path / "process.sqlite", toy.read) as record:
        (first, *_) = record.readings()
        assert (first.report.source, first.report.published) == ("The Bel Post", "2024-05-01")


def test_a_story_whose_page_is_gone_is_taken_from_the_feed(tmp_path: Path, site: Web) -> None:
    words = "Mira met Ivo in Bel. Mira said that the road to the northern villages is open again since Monday."
    item = f"<item><guid>a</guid><link>{site.url}/gone</link><description>{words}</description></item>"
    site.pages["/feed"] = Reply(200, {}, f"<rss version='2.0'><channel>{item}</channel></rss>".encode())
    analyst = Analyst(tmp_path, f"{site.url}/feed")
    analyst.round()
    assert analyst.reports() == (f"{site.url}/gone",)


def test_a_page_is_watched_too(tmp_path: Path, site: Web) -> None:
    story(site, 1)
    analyst = Analyst(tmp_path, f"{site.url}/story-1.html")
    analyst.round()
    assert analyst.reports() == (f"{site.url}/story-1.html",)


def test_nobody_is_asked_before_the_time_and_only_for_what_has_changed(tmp_path: Path, site: Web) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"v1"' and asked.headers.get("if-modified-since") == "yesterday":
            return Reply(304)
        return Reply(200, {"ETag": '"v1"', "Last-Modified": "yesterday"}, feed(site))

    site.pages["/feed"] = answer
    analyst = Analyst(tmp_path, f"{site.url}/feed")
    analyst.round()
    analyst.round(HOUR / 2)
    assert site.paths().count("/feed") == 1
    analyst.round(HOUR / 2)
    assert site.asked[-1].headers["if-none-match"] == '"v1"'
    assert analyst.said == []


def test_robots_txt_is_kept_to(tmp_path: Path, site: Web) -> None:
    site.pages["/robots.txt"] = Reply(200, {}, b"User-agent: *\nDisallow: /private/\n")
    site.pages["/private/feed"] = site.pages["/feed"] = Reply(200, {}, feed(site))
    analyst = Analyst(tmp_path, f"{site.url}/private/feed", f"{site.url}/feed")
    analyst.round()
    assert site.paths() == ["/robots.txt", "/feed"]
    assert "asks programs to stay away" in analyst.said[0]


def test_a_site_whose_rules_cannot_be_told_is_left_alone(tmp_path: Path, site: Web) -> None:
    site.pages["/robots.txt"] = Reply(503)
    analyst = Analyst(tmp_path, f"{site.url}/feed")
    analyst.round()
    assert site.paths() == ["/robots.txt"]


def test_who_fails_is_asked_less_and_less_often(tmp_path: Path, site: Web) -> None:
    site.pages["/feed"] = Reply(500)
    analyst = Analyst(tmp_path, f"{site.url}/feed")
    times = []
    for _ in range(16):
        before = site.paths().count("/feed")
        analyst.round(HOUR)
        times.append(site.paths().count("/feed") > before)
    assert [hour for hour, asked in enumerate(times) if asked] == [0, 2, 6, 14]
    assert analyst.said[0] == f"{site.url}/feed: answers with 500"


def test_a_server_says_itself_when_to_come_again(tmp_path: Path, site: Web) -> None:
    site.pages["/feed"] = Reply(429, {"Retry-After": str(5 * 3600)})
    analyst = Analyst(tmp_path, f"{site.url}/feed")
    analyst.round()
    analyst.round(HOUR * 4)
    assert site.paths().count("/feed") == 1
    analyst.round(HOUR)
    assert site.paths().count("/feed") == 2


def test_what_is_new_is_told_once_by_every_way(tmp_path: Path, site: Web, mailbox: Post) -> None:
    site.pages["/hook"] = Reply(204)
    ways = (
        AtomFile(tmp_path / "news.atom"),
        Webhook(f"{site.url}/hook", HERE),
        Mail(mailbox.place, "pactwatch@bel.example", "desk@bel.example"),
    )
    analyst = Analyst(tmp_path, ways=ways)
    analyst.round()
    dispute(analyst)
    mailbox.refuses = True
    analyst.round(HOUR)
    mailbox.refuses = False
    for _ in range(3):
        analyst.round(HOUR)
    told = [json.loads(asked.body) for asked in site.asked if asked.path == "/hook"]
    (notice,) = told
    assert notice["title"].startswith("New dispute between")
    (letter,) = [email.message_from_bytes(raw) for raw in mailbox.letters]
    assert letter["Message-ID"] == f"<{notice['id']}@pactwatch>"
    assert letter["To"] == "desk@bel.example"
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = ElementTree.parse(tmp_path / "news.atom").findall("a:entry", names)
    assert [entry.findtext("a:title", None, names) for entry in entries] == [notice["title"]]
    assert any("the letter was not taken" in sentence for sentence in analyst.said)


def dispute(analyst: Analyst) -> None:
    """Puts a report with a dispute on record, as somebody beside the watch may."""
    from tests.process import denial, process

    with Record.open(analyst.folder / "process.sqlite", toy.read) as record:
        readings = [one for one in process() if one.report.id == denial().reading().report.id]
        record.take_over(((one.report, one) for one in readings), "by hand")


def test_what_was_on_record_before_is_no_news(tmp_path: Path, site: Web) -> None:
    analyst = Analyst(tmp_path, ways=(AtomFile(tmp_path / "news.atom"),))
    dispute(analyst)
    analyst.round()
    analyst.round(HOUR)
    assert not (tmp_path / "news.atom").exists()
