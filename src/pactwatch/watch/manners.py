"""Manners: what a site's robots.txt allows (RFC 9309), pauses between questions, waiting longer after each failure."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from pactwatch.watch.fetching import AGENT, Answer, Fetcher, Refused

PAUSE = 1.0  # seconds between two questions to one site, where it names no other
LONGEST_PAUSE = 60.0  # seconds; a site that names more is asked no more slowly than this within a round
LONGEST_WAIT = timedelta(days=1)


class Manners:
    """Asks politely, for the time of one round. `pause` are the least seconds between two questions to one site."""

    def __init__(self, fetcher: Fetcher, pause: float = PAUSE, sleep: Callable[[float], None] = time.sleep) -> None:
        self.fetcher = fetcher
        self.pause = pause
        self.sleep = sleep
        self.rules: dict[str, RobotFileParser] = {}
        self.asked: dict[str, float] = {}  # by site: when it was asked last

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer at an address. Raises `Refused`, also where the site wants no programs there."""
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        rules = self.rules_of(site)
        if not rules.can_fetch(AGENT, url):
            raise Refused(f"{url}: the site's robots.txt asks programs to stay away")
        wanted = float(rules.crawl_delay(AGENT) or 0) if self.pause else 0
        self.wait(site, min(max(self.pause, wanted), LONGEST_PAUSE))
        return self.fetcher.get(url, headers)

    def rules_of(self, site: str) -> RobotFileParser:
        """The rules of a site: none where it has no such file, everything forbidden where it cannot be told."""
        if site not in self.rules:
            rules = RobotFileParser()
            answer = self.fetcher.get(f"{site}/robots.txt")
            self.asked[site] = time.monotonic()
            if answer.status < 300:
                rules.parse(answer.body.decode("utf-8", "replace").splitlines())
            else:
                rules.parse([] if answer.status < 500 else ["User-agent: *", "Disallow: /"])
            self.rules[site] = rules
        return self.rules[site]

    def wait(self, site: str, seconds: float) -> None:
        """Waits until a site may be asked again."""
        missing = self.asked.get(site, float("-inf")) + seconds - time.monotonic()
        if missing > 0:
            self.sleep(missing)
        self.asked[site] = time.monotonic()


def wait_after(failures: int, every: timedelta, answer: Answer | None, now: datetime) -> timedelta:
    """How long to wait after that many failures in a row: twice as long each time, and no less than the server asks."""
    wait = min(every * (1 << min(failures, 16)), max(LONGEST_WAIT, every))
    return max(wait, retry_after(answer, now)) if answer else wait


def retry_after(answer: Answer, now: datetime) -> timedelta:
    """What the `Retry-After` of an answer asks for, at most a day."""
    told = answer.headers.get("retry-after", "")
    if told.isdigit():
        return min(timedelta(seconds=int(told[:9])), LONGEST_WAIT)
    try:
        then: datetime = parsedate_to_datetime(told)
    except ValueError:
        return timedelta()
    asked: timedelta = then - now if then.tzinfo else timedelta()
    return min(max(asked, timedelta()), LONGEST_WAIT)


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)
