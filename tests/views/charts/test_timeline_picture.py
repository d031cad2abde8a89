"""The timeline's picture: shapes of the statuses, bars as wide as a date is inexact, edges that fade."""

from __future__ import annotations

import pytest

from pactwatch.model import EventStatus
from pactwatch.views.charts.marks import EVENT_SHAPES
from pactwatch.views.charts.parts import Box, Sign, Word
from pactwatch.views.charts.picture import Frame
from pactwatch.views.charts.timeline import ROWS, timeline_picture
from tests.views.charts.made import event, timeline

MET = event("Berg: meeting with Holt", "happened", "2024-05-10")
MONTH = event("Holt: visit", "planned", "2024-06-01", "2024-06-30")


@pytest.mark.parametrize("status", EVENT_SHAPES)
def test_every_status_is_a_shape_of_its_own(status: EventStatus) -> None:
    parts = timeline_picture(timeline(event("Berg: meeting", status, "2024-05-10"))).drawing.parts
    assert [part.shape for part in parts if isinstance(part, Sign)] == [EVENT_SHAPES[status]]
    assert len(set(EVENT_SHAPES.values())) == len(EVENT_SHAPES)


def test_a_month_is_a_bar_as_wide_as_the_month_and_a_day_is_a_mark() -> None:
    parts = timeline_picture(timeline(MET, MONTH)).drawing.parts
    bar, *others = [part for part in parts if isinstance(part, Box)]
    assert others == []
    frame = timeline_picture(timeline(MET, MONTH), Frame(since="2024-06-01", until="2024-06-30"))
    whole = next(part for part in frame.drawing.parts if isinstance(part, Box))
    assert whole.x2 - whole.x == pytest.approx(720 - 4, abs=1), "a month on a sheet of a month fills it"
    assert bar.x2 - bar.x < whole.x2 - whole.x


def test_what_happened_is_full_and_what_is_planned_is_an_outline() -> None:
    spring = event("Berg: talks", "happened", "2024-04-01", "2024-04-30")
    boxes = [part for part in timeline_picture(timeline(spring, MONTH)).drawing.parts if isinstance(part, Box)]
    assert [box.width for box in boxes] == [0, 1]


def test_an_inferred_date_fades_to_both_sides() -> None:
    guessed = event("Berg: meeting", "happened", "2024-05-10", inferred=True)
    boxes = [part for part in timeline_picture(timeline(guessed)).drawing.parts if isinstance(part, Box)]
    right = [box.opacity for box in boxes[:3]]
    assert len(boxes) == 6
    assert right == sorted(right, reverse=True)


def test_only_the_days_of_the_frame_are_shown() -> None:
    picture = timeline_picture(timeline(MET, MONTH), Frame(since="2024-05-01", until="2024-05-31"))
    assert [row[2] for row in picture.table.rows] == ["Berg: meeting with Holt"]


def test_what_has_no_row_is_a_tick_and_is_counted() -> None:
    many = [event(f"Berg: meeting {number:02}", "happened", "2024-05-10") for number in range(ROWS + 4)]
    picture = timeline_picture(timeline(*many))
    assert any("4 more events" in part.text for part in picture.drawing.parts if isinstance(part, Word))
    assert len(picture.table.rows) == ROWS + 4


def test_the_title_counts_what_is_said_of_events() -> None:
    denied = event("Holt: attack", "denied", "2024-05-09")
    title = timeline_picture(timeline(MET, MONTH, denied)).title
    assert title == "Of 3 events with a date, 1 reported as done, 1 said to come, 1 denied or not done."
