"""The brief as a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pactwatch.linking.dossier import link
from pactwatch.model import Reading
from pactwatch.views.brief import brief
from pactwatch.views.html import render_html
from tests.process import process
from tests.telling import Telling


class Page(HTMLParser):
    """What a browser makes of a page: its tags, ids, links, and the marked words of each source."""

    def __init__(self, readings: list[Reading]) -> None:
        super().__init__()
        self.brief = brief(link(readings))
        self.source = render_html(self.brief)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.marked: dict[str, str] = {}
        self.open_marks: list[str] = []
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= set(named)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if "href" in named else []
        if tag == "mark":
            self.open_marks = named["class"].split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open_marks = []

    def handle_data(self, data: str) -> None:
        for name in self.open_marks:
            self.marked[name] = self.marked.get(name, "") + data


def test_it_is_one_file_without_script_or_outside_address() -> None:
    page = Page(process())
    assert "script" not in page.tags
    assert not {"src", "onclick", "onload", "style"} & page.attributes
    assert not re.search(r"(?i)url\(|@import|https?:", page.source)
    assert "default-src 'none'" in page.source


def test_every_reference_leads_to_its_words_and_back() -> None:
    page = Page(process())
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert {f"s{source.number}" for source in page.brief.sources} <= set(page.ids)
    assert {f"r{source.number}" for source in page.brief.sources} <= set(page.ids)


def test_the_marked_words_are_the_sources_words_though_spans_overlap() -> None:
    page = Page(process())
    for source in page.brief.sources:
        text = next(text.text for text in page.brief.texts if text.report == source.report)
        assert page.marked[f"m{source.number}"] == text[source.span.start : source.span.end]


def test_overlapping_and_equal_spans_are_each_marked_whole() -> None:
    telling = Telling("r", "2024-05-01", "Alpha beta gamma delta epsilon.")
    for words, source in (("Alpha beta gamma", "delta"), ("beta gamma delta", "epsilon"), ("gamma", "Alpha")):
        telling.statement(words, source)
    page = Page([telling.reading()])
    assert sorted(page.marked.values()) == ["Alpha beta gamma", "beta gamma delta", "gamma"]


def test_a_reports_text_stands_in_the_page_as_it_is() -> None:
    page = Page(process())
    text = re.sub(r"<[^>]+>", "", page.source)
    assert "1. The Highland Army shall leave the town of Bel by 1 May 2024" in text


def test_what_a_report_holds_is_shown_and_does_nothing() -> None:
    evil = "<img src=x onerror=alert(1)> \"'> </mark></bdi><script>y</script> \u202eback \x00"
    telling = Telling("<b>id</b>", "2024-05-01", f"He said {evil} twice.", title="<i>title</i>", source='"><u>paper')
    telling.statement(evil, "He", mode="direct")
    page = Page([telling.reading()])
    assert not {"img", "script", "b", "i", "u"} & set(page.tags)
    assert not set("\u202e\x00") & set(page.source)
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.source


def test_the_page_says_its_language_and_its_title_and_has_one_first_heading() -> None:
    page = Page(process())
    assert '<html lang="en">' in page.source
    assert "<title>Brief: ARL ACCORD, as of 25 Apr 2024</title>" in page.source
    assert page.tags.count("h1") == 1
