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


STORY = (
    "The army withdrew its guns from the ridge on Wednesday, observers said, and the road to the port was open again.",
    "“We have kept our word,” the colonel said, “and we expect the other side to keep theirs before the month is out.”",
    "Officials of the commission will meet again in the old town next week, its chairwoman announced.",
)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport results</a></li></ul></nav>"
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in STORY)
KINDS = {
    "an article": f"<body>{MENU}<article><h1>Guns</h1>{PARAGRAPHS}</article><footer>Cookies</footer></body>",
    "blocks": f"<body>{MENU}<div><div class='body'>{''.join(f'<div>{one}</div>' for one in STORY)}</div></div></body>",
    "no more than paragraphs": f"<body>{PARAGRAPHS}</body>",
    "a page without its frame": f"<h1>Guns</h1>{PARAGRAPHS}",
    "a wire's plain lines": f"<body><pre>{chr(10).join(STORY)}</pre></body>",
    "points": f"<body>{MENU}<article><ul>{''.join(f'<li>{words}</li>' for words in STORY)}</ul></article></body>",
    "a running report": "<body><main><h1>Live</h1>"
    + "".join(f"<div class='update'><time>10:0{at}</time><p>{words}</p></div>" for at, words in enumerate(STORY))
    + "</main></body>",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_story_is_found_on_every_kind_of_page(kind: str) -> None:
    page = KINDS[kind]
    text = from_html(f"<html>{page}</html>" if page.startswith("<body") else page).text
    assert [words for words in STORY if words not in text] == []
    assert "Sport" not in text
    assert "Cookies" not in text


def test_a_page_tells_its_day_in_linked_data_and_in_its_time() -> None:
    data = '{"@type": "NewsArticle", "datePublished": "2024-05-02T07:00:00Z"}'
    linked = f"<head><script type='application/ld+json'>{data}</script></head><body><main>{PARAGRAPHS}</main></body>"
    timed = f"<body><main><time datetime='2024-05-02'>yesterday</time>{PARAGRAPHS}</main></body>"
    for page in (linked, timed):
        assert from_html(f"<html>{page}</html>").published == "2024-05-02"
