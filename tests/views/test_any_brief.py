"""What holds of a brief of any reports on any day."""

from __future__ import annotations

from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from pactwatch.linking.dossier import link
from pactwatch.model import Reading
from pactwatch.views.brief import brief
from pactwatch.views.html import render_html
from pactwatch.views.markdown import render_markdown
from pactwatch.views.outline import Theirs
from pactwatch.views.terminal import render_terminal
from tests.process import any_reports

DAYS = st.sampled_from(("2024-04-30", "2024-05-07", "2024-05-08", "2024-05-24", "2024-07-01"))


@settings(max_examples=50, deadline=None)
@given(any_reports(), DAYS, st.booleans())
def test_every_line_stands_on_words_that_were_known(given: list[Reading], day: str, everything: bool) -> None:
    of = brief(link(given), day, everything)
    sources = {source.number: source for source in of.sources}
    known = {one.report.id: one.report for one in given if (one.report.published or "") <= day}
    lines = [line for section in of.sections for group in section.groups for line in group.lines]
    assert sorted(sources) == list(range(1, len(sources) + 1))
    for line in (*lines, *(below for above in lines for below in above.under)):
        assert line.sources
        quoted = {piece.source for piece in line.pieces if isinstance(piece, Theirs)}
        assert {*line.cited(), *quoted} <= set(sources)
    for source in sources.values():
        assert source.report in known
        assert source.words.rstrip("…") in " ".join(known[source.report].text.split())


@settings(max_examples=30, deadline=None)
@given(any_reports(), DAYS)
def test_all_of_it_leaves_nothing_out(given: list[Reading], day: str) -> None:
    of = brief(link(given), day, everything=True)
    assert all(group.more == 0 for section in of.sections for group in section.groups)


@settings(max_examples=30, deadline=None)
@given(any_reports(), DAYS, st.randoms(use_true_random=False))
def test_every_form_of_it_is_the_same_in_any_order(given: list[Reading], day: str, random: object) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = brief(link(given), day), brief(link(shuffled), day)
    assert render_html(one) == render_html(other)
    assert render_markdown(one) == render_markdown(other)
    printed = [StringIO(), StringIO()]
    for of, out in zip((one, other), printed, strict=True):
        render_terminal(of, Console(file=out, width=80))
    assert printed[0].getvalue() == printed[1].getvalue()
