"""The article of a page."""

from __future__ import annotations

import pytest

from pactwatch.intake.html import from_html
from pactwatch.intake.text import Unreadable

PAGE = """<!DOCTYPE html><html><head><title>Guns go back | Quay Gazette</title>
<meta property="og:site_name" content="Quay Gazette"><meta property="og:title" content="Guns go back">
<meta property="article:published_time" content="2024-05-02T07:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Guns go back</h1>
<p>The army withdrew its guns from the ridge on Wednesday, observers said, and the road to the port was open again.</p>
<p>“We have kept our word,” the colonel said, “and we expect the other side to keep theirs before the month is out.”</p>
</article><footer>All rights reserved. Cookies. Privacy.</footer></body></html>"""


def test_the_article_comes_without_its_menus() -> None:
    page = from_html(PAGE)
    assert "“We have kept our word,” the colonel said" in page.text
    assert "Sport" not in page.text
    assert "Cookies" not in page.text


def test_the_page_tells_title_outlet_and_day() -> None:
    page = from_html(PAGE)
    assert (page.title, page.source, page.published) == ("Guns go back", "Quay Gazette", "2024-05-02")


def test_a_page_in_the_future_keeps_its_day() -> None:
    assert from_html(PAGE.replace("2024", "2061")).published == "2061-05-02"


def test_a_page_without_words_is_said_to_have_none() -> None:
    with pytest.raises(Unreadable, match="no article"):
        from_html("<html><body><script>let a = 1</script></body></html>")
