"""Load: many clients ask for pages while reports are being added; every answer is one, and no report is lost."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import httpx

from pactwatch import Record, Report
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app
from tests import toy
from tests.web.serving import served

PATHS = ("/", "/ledger", "/timeline", "/statements", "/actors", "/reports", "/search?words=met", "/api/ledger")


@dataclass
class Outcome:
    """What came of it: how many answers, the seconds that each took, those that were none, and the reports."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    added: int = 0
    kept: int = 0

    @property
    def median(self) -> float:
        return sorted(self.seconds)[len(self.seconds) // 2]


def load(length: float, clients: int = 16, pause: float = 0.25) -> Outcome:
    """Serves a record for so many seconds to so many clients, a report more every `pause` seconds or so."""
    outcome = Outcome()
    with TemporaryDirectory() as folder, Record.init(Path(folder, "r.sqlite"), toy.read) as record:
        record.add([story(number) for number in range(20)], toy.FIRST)
        with served(make_app(record, Alone("Ann"))) as site, ThreadPoolExecutor(clients) as pool:
            end = monotonic() + length
            asking = [pool.submit(ask, site, number, end, outcome) for number in range(clients)]
            for number in adding(end, pause):
                outcome.added += record.add([story(20 + number)], toy.FIRST).new
            for one in asking:
                one.result()
        outcome.kept = len(record.reports()) - 20
        outcome.wrong += [str(fault) for fault in record.check()]
    return outcome


def story(number: int) -> Report:
    """A report of its own."""
    text = f"Ann met Ben on 2024-05-{number % 28 + 1:02d}. Ben said they agree {number}. Ann shall pay {number} crowns."
    return toy.report(f"r{number}", text, f"2024-05-{number % 28 + 1:02d}")


def adding(end: float, pause: float) -> Iterator[int]:
    """Numbers of reports, each when it is time to add it."""
    from threading import Event

    for number in count():
        if monotonic() >= end:
            return
        yield number
        Event().wait(pause)


def ask(site: str, first: int, end: float, outcome: Outcome) -> None:
    """One client: page after page."""
    with httpx.Client(base_url=site, trust_env=False, timeout=120) as client:
        for place in cycle(range(len(PATHS))):
            if monotonic() >= end:
                return
            path, begun = PATHS[(first + place) % len(PATHS)], monotonic()
            try:
                answer = client.get(path)
                if answer.status_code != 200:
                    outcome.wrong.append(f"{path}: {answer.status_code}")
            except httpx.HTTPError as error:
                outcome.wrong.append(f"{path}: {error!r}")
            outcome.seconds.append(monotonic() - begun)
