"""One browser and one server for all browser tests, over a record in which every report is hostile or odd."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from pactwatch import Record
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app
from tests.browser.finding import HOW, found
from tests.web import hostile
from tests.web.serving import served

# A browser that finds no address but our own, whatever a page asks for
CLOSED = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages."""
    with Record.init(tmp_path_factory.mktemp("browser") / "r.sqlite", hostile.read) as record:
        record.add([reading.report for reading in hostile.readings()])
        with served(make_app(record, Alone("Ann"))) as address:
            yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium with a closed network.

    Not for the whole run: while it is there, its loop runs in this process, and no other test may run one of its own.
    """
    path = found()
    if path is None:
        pytest.skip(HOW)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CLOSED)
        yield running
        running.close()
