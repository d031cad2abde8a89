"""A watch: rounds over its sources, what is new goes on record, what follows from it is told once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from mimetypes import guess_extension

from pactwatch import DEFAULT_MODEL
from pactwatch.intake.crawl import CHARSET, from_page
from pactwatch.intake.feeds import Item, items
from pactwatch.intake.files import FORMATS, Intake
from pactwatch.library.record import Record
from pactwatch.model import Failure, Report
from pactwatch.watch.fetching import Answer, Fetcher, Refused
from pactwatch.watch.manners import PAUSE, Manners, utc_now, wait_after
from pactwatch.watch.news import news
from pactwatch.watch.state import Memory, Source
from pactwatch.watch.telling import NotTold, Way

REMEMBERED = 5_000  # entries of a source that are known to be on record
CHANGED, UNCHANGED = 200, 304
PAGES = (".html", ".htm", ".txt")  # a page that a server calls plain text is a page all the same
DAY = slice(10)  # of a moment in ISO 8601


@dataclass(frozen=True)
class Watch:
    """A watch on addresses of feeds and pages. `every` is the time between two looks at one of them.

    `say` is called with a sentence for all that is worth knowing. `now` gives the time; a round stands as on its day.
    """

    record: Record
    memory: Memory
    urls: Sequence[str]
    every: timedelta
    fetcher: Fetcher
    ways: Sequence[Way] = ()
    model: str = DEFAULT_MODEL
    pause: float = PAUSE
    say: Callable[[str], None] = lambda sentence: None
    now: Callable[[], datetime] = utc_now

    def forever(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Round after round, each when the next source is due."""
        while True:
            self.round()
            due = min(self.due(url) for url in self.urls)
            sleep(max(1.0, (due - self.now()).total_seconds()))

    def due(self, url: str) -> datetime:
        """When a source is to be looked at."""
        told = self.memory.state.sources.get(url, Source()).next
        return datetime.fromisoformat(told) if told else datetime.min.replace(tzinfo=UTC)

    def round(self) -> None:
        """Looks at every source that is due, and tells what is new."""
        if self.memory.state.known is None:  # what is on record before the first look is no news
            self.look()
        manners = Manners(self.fetcher, self.pause)
        for url in self.urls:
            if self.due(url) <= self.now():
                self.visit(url, manners)
        self.look()
        self.tell()

    def visit(self, url: str, manners: Manners) -> None:
        """Looks at one source; notes when to come again."""
        source = self.memory.state.sources.setdefault(url, Source())
        answer = None
        try:
            answer = manners.get(url, conditions(source))
            if answer.status not in (CHANGED, UNCHANGED):
                raise Refused(f"{url}: answers with {answer.status}")
            if answer.status == CHANGED:
                self.take(source, answer, manners)
                source.etag, source.modified = answer.headers.get("etag"), answer.headers.get("last-modified")
            source.failures = 0
            wait = self.every
        except Refused as error:
            self.say(str(error))
            source.failures += 1
            wait = wait_after(source.failures, self.every, answer, self.now())
        source.next = (self.now() + wait).isoformat()
        self.memory.keep()

    def take(self, source: Source, answer: Answer, manners: Manners) -> None:
        """Puts on record what an answer tells: the new entries of a feed, or the page itself."""
        found = items(answer.body, answer.headers.get("content-type", ""))
        if found is None:
            self.add(reports_of(answer, answer.url))
            return
        for item in found:
            if item.id not in source.seen:
                self.add(self.story(item, manners))
                source.seen = [*source.seen, item.id][-REMEMBERED:]
                self.memory.keep()

    def story(self, item: Item, manners: Manners) -> Iterator[Report | Failure]:
        """The report of an entry: the page it leads to, else what the feed itself tells."""
        taken: list[Report | Failure] = []
        if item.url:
            try:
                answer = manners.get(item.url)
                taken = list(reports_of(answer, item.url)) if answer.status == CHANGED else []
            except Refused as error:
                self.say(str(error))
        if not any(isinstance(one, Report) for one in taken):
            page = f"<html><body><article><h1>{item.title or ''}</h1><p>{item.html}</p></article></body></html>"
            taken = list(reports_of(Answer(item.url or item.id, CHANGED, {}, page.encode()), item.url or item.id))
        for one in taken:
            yield completed(one, item) if isinstance(one, Report) else one

    def add(self, reports: Iterator[Report | Failure]) -> None:
        """Reads reports and keeps them."""
        for failure in self.record.add(reports, self.model).failures:
            self.say(failure.error.message)

    def look(self) -> None:
        """Notes what is new on record, before anybody is told."""
        state = self.memory.state
        state.known, found = news(self.record, state.known, self.now().isoformat()[DAY])
        there = {notice.id for notice in state.notices}
        state.notices += [notice for notice in found if notice.id not in there]
        self.memory.keep()

    def tell(self) -> None:
        """Tells each notice by each way that has not told it; what could not be told is tried in the next round."""
        for way in self.ways:
            for notice in self.memory.state.notices:
                if way.name not in notice.told:
                    try:
                        way.tell(notice, self.memory.state.notices)
                    except NotTold as error:
                        self.say(str(error))
                        break
                    notice.told.append(way.name)
                    self.memory.keep()


def conditions(source: Source) -> dict[str, str]:
    """The headers that ask for an answer only if there is something new."""
    headers = {"If-None-Match": source.etag, "If-Modified-Since": source.modified}
    return {name: value for name, value in headers.items() if value}


def reports_of(answer: Answer, name: str) -> Iterator[Report | Failure]:
    """The reports of a page, or of a file of another kind that is read, as the server says."""
    content_type = answer.headers.get("content-type", "")
    kind = guess_extension(content_type.partition(";")[0].strip()) or ".html"
    charset = CHARSET.search(content_type)
    page = from_page(charset and charset[1], answer.url)
    read = page if kind in PAGES else FORMATS.get(kind, page)
    for taken in Intake().taken(name, BytesIO(answer.body), name, read):
        yield taken.model_copy(update={"url": taken.url or answer.url}) if isinstance(taken, Report) else taken


def completed(report: Report, item: Item) -> Report:
    """A report with what its feed says of it, where the page itself does not."""
    told = {
        "title": report.title or item.title,
        "source": report.source or item.source,
        "published": report.published or item.published,
    }
    return report.model_copy(update=told)
