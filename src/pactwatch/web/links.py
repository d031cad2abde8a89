"""Addresses of our own pages: a path and what it is asked with, the day among it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

from pactwatch.model import Span
from pactwatch.record.addresses import EntryKind
from pactwatch.views.answers.quote import Quote

Asked = str | int | None

# Where the pages of each kind of linked entry stand
ROOMS: Mapping[EntryKind, str] = MappingProxyType(
    {
        "events": "/timeline/",
        "commitments": "/ledger/",
        "disputes": "/disputes/",
        "statements": "/statements/",
        "actors": "/actors/",
    }
)


def address(path: str, asked: Mapping[str, Asked], fragment: str = "") -> str:
    """A path with its query, in which what is None or empty is left out."""
    query = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def report_address(report: str, span: Span | None = None, *, carried: Mapping[str, Asked]) -> str:
    """A report's page; with a span at these words, which are marked. `carried` is what its address takes along."""
    at = f"{span.start}-{span.end}" if span else None
    return address("/report", {"id": report, "at": at, **carried}, "cited" if span else "")


def quote_address(quote: Quote, *, carried: Mapping[str, Asked]) -> str:
    """The page on which a quotation stands in its report, marked."""
    return report_address(quote.report, Span(start=quote.start, end=quote.end), carried=carried)


def inside(where: str) -> str:
    """An address if it is one of our own pages, else the first page: nobody is led elsewhere by a link of ours."""
    own = where.startswith("/") and not where.startswith("//") and "\\" not in where and where.isprintable()
    return where if own else "/"
