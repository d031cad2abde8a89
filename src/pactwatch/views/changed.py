"""The section "What changed", of a brief that begins with what came after a day: missed, denied, moved, kept, new."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from pactwatch.model import Span
from pactwatch.views.answers.diff import Changed, Diff
from pactwatch.views.answers.sheets import CHANGED
from pactwatch.views.answers.turns import Turn
from pactwatch.views.days import counted, written
from pactwatch.views.draft import Draft
from pactwatch.views.outline import Line, Ours, Section, Theirs
from pactwatch.views.quoting import in_line

EACH = 4  # lines of each kind of change
WHAT = 110  # code points that say what changed


def changed_section(draft: Draft, diff: Diff) -> Section:
    """What changed after the diff's day, by the kind of change; then who took back a word."""
    groups = [
        group
        for change, entries in groupby(diff.entries, key=lambda one: one.change)
        for group in draft.group(change.capitalize(), tuple(entries), lambda one: changed_line(draft, one), EACH)
    ]
    groups += draft.group("Took back a word", diff.turns, lambda one: turn_line(draft, one), EACH)
    came = f"{counted(diff.new_reports, 'new report')}, {counted(diff.new_stories, 'new story')}"
    if groups:
        groups[-1] = replace(groups[-1], note=f"all from {came}")
    title = f"What changed since {written(diff.since)}"
    return Section("changed", title, tuple(groups), f"Nothing changed; {came}.")


def changed_line(draft: Draft, one: Changed) -> Line:
    """One change: what it is about, what stood and stands, and the words that brought it."""
    before = f"{one.before} → " if one.before and one.before != one.after else ""
    said = Ours(f"{in_line(one.what, WHAT)}: {before}{one.after} ({one.why})")
    if one.words is None:
        return Line(pieces=(said,), sources=(), mark=CHANGED[one.change])
    source = draft.cite(one.words.report, Span(start=one.words.start, end=one.words.end))
    return Line(
        pieces=(said,),
        sources=(source,),
        day=written(one.words.published),
        mark=CHANGED[one.change],
        gist=Theirs(in_line(one.words.text, WHAT), source),
    )


def turn_line(draft: Draft, one: Turn) -> Line:
    """A side that took back its word: both words."""
    spans = [(words.report, Span(start=words.start, end=words.end)) for words in (one.before, one.after)]
    earlier, later = (draft.quote(report, span) for report, span in spans)
    return Line(
        pieces=(Ours(f"{in_line(one.side.name)}: {one.held}, "), earlier, Ours(f"; now {one.holds}, "), later),
        sources=(earlier.source, later.source),
        day=written(one.after.published),
    )
