"""The one visual language."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest

from pactwatch.model import CommitmentStatus, EventStatus
from pactwatch.views.look import COLOURS, COMMITMENTS, EVENTS, NIGHT, PAPER


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", COLOURS)
def test_every_colour_can_be_read_on_its_page(name: str) -> None:
    day, night, _ = COLOURS[name]  # type: ignore[index]
    assert contrast(day, PAPER) >= 7
    assert contrast(night, NIGHT) >= 7


def test_every_status_has_its_mark_and_its_own_word() -> None:
    assert set(EVENTS) == set(get_args(EventStatus))
    assert set(COMMITMENTS) == set(get_args(CommitmentStatus))
    assert all(mark.word == status for marks in (EVENTS, COMMITMENTS) for status, mark in marks.items())


def test_no_two_commitments_differ_by_colour_alone() -> None:
    assert all(one.shape != other.shape for one, other in combinations(COMMITMENTS.values(), 2))
