"""The article of a news page."""

from __future__ import annotations

import logging
import re

from pactwatch.intake.text import Extract, Unreadable, day

FRAME = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)

for name in ("trafilatura", "htmldate"):  # what they say of a page is said in the report's record
    logging.getLogger(name).addHandler(logging.NullHandler())


def from_html(html: str) -> Extract:
    """The article of a page, without menus and adverts, by trafilatura. Raises `Unreadable` where there is none."""
    import trafilatura

    found = trafilatura.bare_extraction(
        framed(html),
        include_comments=False,
        with_metadata=True,
        # The clock is never asked: by default the date finder refuses days after today.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise Unreadable("no text", "holds no article that could be found")
    return Extract(found.text or "", found.title or None, found.sitename or None, found.url or None, day(found.date))


def framed(html: str) -> str:
    """A page with its outermost element, which what was saved from one may lack."""
    return html if FRAME.search(html) else f"<html><body>{html}</body></html>"
