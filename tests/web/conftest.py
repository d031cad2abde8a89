"""Pages over a record of the small invented process, asked as a browser asks."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from pactwatch import Record
from pactwatch.web.access.door import Alone
from pactwatch.web.app import make_app
from tests import process
from tests.web.serving import served


@pytest.fixture(scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of the small process."""
    with Record.init(tmp_path_factory.mktemp("web") / "r.sqlite", process.read) as record:
        record.add([reading.report for reading in process.process()])
        yield record


@pytest.fixture(scope="package")
def site(kept: Record) -> Iterator[str]:
    """The address of the pages of that record."""
    with served(make_app(kept, Alone("Ann"))) as address:
        yield address


@pytest.fixture(scope="package")
def ask(site: str) -> Iterator[httpx.Client]:
    """Somebody who asks for pages."""
    with httpx.Client(base_url=site, trust_env=False, timeout=60) as client:
        yield client
