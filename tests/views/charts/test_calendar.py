"""Days across a picture: a day is as wide as its share, and what is written below never overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pactwatch.views.charts.calendar import Days, stretch
from pactwatch.views.charts.lettering import cut, even, lines, width
from pactwatch.views.charts.parts import TEXT, Word
from pactwatch.views.charts.picture import Frame


def test_a_day_is_as_wide_as_its_share() -> None:
    days = Days("2024-01-01", "2024-01-10", 0, 100)
    assert (days.begin("2024-01-01"), days.end("2024-01-10")) == (0, 100)
    assert days.at("2024-01-05") == 45


@pytest.mark.parametrize("last", ["2024-02-01", "2024-06-01", "2025-06-01", "2032-01-01", "2124-01-01"])
def test_the_days_below_the_axis_never_overlap(last: str) -> None:
    for wide in (340, 720):
        days = Days("2024-01-03", last, 0, wide)
        words = sorted((part for part in days.axis(20, [(20, 40)]) if isinstance(part, Word)), key=lambda word: word.x)
        assert words
        assert all(one.x + width(one.text, TEXT) <= other.x for one, other in pairwise(words))
        assert words[-1].x + width(words[-1].text, TEXT) <= wide


def test_the_frame_decides_where_it_says_so() -> None:
    days = stretch(Frame(since="2024-05-01", until="2024-05-31"), [("2020-01-01", "2030-01-01")], "2024-05-10", 0, 10)
    assert (days.first, days.last) == ("2024-05-01", "2024-05-31")


def test_far_days_are_left_to_the_frame() -> None:
    days = stretch(Frame(), [("2015-01-01", "2015-01-01"), ("2024-05-01", "2024-05-01")], "2024-05-10", 0, 10)
    assert "2024-04-01" < days.first < "2024-05-01"


def test_words_are_cut_and_broken_to_fit() -> None:
    assert width(cut("a long sentence about a ceasefire", 80, TEXT), TEXT) <= 80
    assert all(width(line, TEXT) <= 80 for line in lines("a long sentence about a ceasefire " * 3, 80, TEXT))
    assert cut("short", 80, TEXT) == "short"
    first, second = even("one two three four five six seven", 170, 16)
    assert abs(width(first, 16) - width(second, 16)) < 60
