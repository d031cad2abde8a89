"""The brief as Markdown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from pactwatch.linking.dossier import link
from pactwatch.views.brief import brief
from pactwatch.views.markdown import render_markdown
from tests.process import process
from tests.telling import Telling


def test_every_footnote_that_is_cited_is_there_once() -> None:
    text = render_markdown(brief(link(process())))
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert len(defined) == len(set(defined))
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) <= set(defined)


def test_lines_are_items_and_sides_stand_under_them() -> None:
    text = render_markdown(brief(link(process())))
    assert "\n- **1 May 2024** ◭ *at risk* · **6 days left** · Highland Army: “leave the town of Bel”" in text
    assert re.search(r"\n  - Mira Solt \(The Bel Post, 20 Apr 2024\): “There is no conference”\[\^\d+\]", text)


def test_what_a_report_holds_can_not_become_markup() -> None:
    evil = "<script>x</script> ![i](http://a.b/c) [l](//a) **b** _c_ `d` www.a.b # | ~~e~~ &lt;"
    hostile = Telling("h", "2024-05-01", f"He said {evil} today.")
    hostile.statement(evil, "He", mode="direct")
    page = MarkdownIt("gfm-like", {"linkify": False}).render(render_markdown(brief(link([hostile.reading()]))))
    assert not re.search(r"<(script|img|a|em>c|strong>b|code>d|s>)", page)
    assert "**b**" in page
