"""Markdown without its marks."""

from __future__ import annotations

from pactwatch.intake.markdown import from_markdown

NOTE = """\
---
date: 2024-05-02
source: "The Quay Gazette"
---
# Talks *resume*

The envoy said [the road](https://example.org) is open
and **quiet**.

3. Guns go back.
4. Prisoners go home.

- No date yet.

| Step | Due |
| --- | --- |
| Maps | 2 May |
"""


def test_words_stay_and_marks_go() -> None:
    assert from_markdown(NOTE).text.split("\n\n") == [
        "Talks resume",
        "The envoy said the road is open\nand quiet.",
        "3. Guns go back.",
        "4. Prisoners go home.",
        "- No date yet.",
        "Step; Due",
        "Maps; 2 May",
    ]


def test_the_front_matter_tells_day_and_outlet() -> None:
    note = from_markdown(NOTE)
    assert (note.published, note.source, note.title) == ("2024-05-02", "The Quay Gazette", "Talks resume")


def test_without_a_heading_there_is_no_title() -> None:
    assert from_markdown("Only words.").title is None
