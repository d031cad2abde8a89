"""Feeds: RSS and Atom, by feedparser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple


class Item(NamedTuple):
    """An entry of a feed. `id` tells it from others of its feed; `html` is what the feed itself says of the story,
    `published` an ISO day."""

    id: str
    url: str | None
    title: str | None
    source: str | None
    published: str | None
    html: str


def items(raw: bytes, content_type: str = "") -> tuple[Item, ...] | None:
    """The entries of a feed, the oldest first, or None where some bytes are no feed.

    `content_type` is what the server says, for the encoding. The parser is given bytes, never an address: it must not
    ask the network.
    """
    import feedparser

    headers = {"content-type": content_type} if content_type else {}
    found = feedparser.parse(BytesIO(raw), response_headers=headers)
    if not found.get("version"):
        return None
    outlet = text_of(found.feed, "title")
    return tuple(reversed([item(entry, outlet) for entry in found.entries if identity(entry)]))


def item(entry: Any, outlet: str | None) -> Item:
    """An entry as feedparser gives it."""
    html = max((part.get("value") or "" for part in parts(entry)), key=len, default="")
    return Item(identity(entry), text_of(entry, "link"), text_of(entry, "title"), outlet, day_of(entry), html)


def parts(entry: Any) -> Iterator[Any]:
    """Where an entry tells its story: the content, else the summary."""
    yield from entry.get("content") or ()
    yield {"value": entry.get("summary")}


def identity(entry: Any) -> str:
    """What tells an entry from others."""
    return text_of(entry, "id") or text_of(entry, "link") or text_of(entry, "title") or ""


def text_of(entry: Any, name: str) -> str | None:
    """A field that has words."""
    value = entry.get(name)
    return value.strip() or None if isinstance(value, str) else None


def day_of(entry: Any) -> str | None:
    """The day on which an entry was published, in UTC."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return time.strftime("%Y-%m-%d", moment) if moment else None
