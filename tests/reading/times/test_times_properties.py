"""What holds of the times of any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactwatch.model import Time
from pactwatch.reading.times import calendar

FindTimes = Callable[..., tuple[Time, ...]]
SPOKEN = re.findall(
    r"\S+",
    """
    the a on in of at by until since last next this that past two twenty 3 14 31 1999 2024 2,000 May March April Sept.
    Monday Friday Fridays week weeks year years month day days quarter half first second third early late end mid - , .
    ( ) to and or ago earlier later before now soon today yesterday evening noon 10:30 a.m. GMT 1980s century summer
    every daily they signed will sign talks old Rajab Easter 's
    """,
)
WORDS = st.sampled_from([*SPOKEN, "\n\n"])
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
PUBLISHED = st.none() | st.dates(date(1950, 1, 1), date(2049, 12, 31)).map(date.isoformat)
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(text=TEXTS, published=PUBLISHED)
def test_spans_values_and_anchors_hold_together(times: FindTimes, text: str, published: str | None) -> None:
    found = times(text, published)
    end = 0
    ids = {time.id for time in found}
    assert len(ids) == len(found)
    for time in found:
        assert end <= time.start < time.end <= len(text)
        end = time.end
        assert time.text == text[time.start : time.end] == time.text.strip()
        assert time.anchor in {None, "published"} | (ids - {time.id})
        assert published is not None or time.anchor != "published"
        bounds = calendar.bounds(time.value) if time.type in ("DATE", "TIME") else None
        assert (time.begins, time.ends) == (tuple(day.isoformat() for day in bounds) if bounds else (None, None))
        assert time.begins is None or time.ends is None or time.begins <= time.ends


@SLOW
@given(
    day=st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    clause=st.sampled_from(["They met on {}.", "They will meet on {}.", "They met last {}.", "They meet next {}."]),
    published=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    weeks=st.integers(1, 60),
)
def test_weekdays_move_with_the_publication_by_whole_weeks(
    times: FindTimes, day: str, clause: str, published: date, weeks: int
) -> None:
    away = timedelta(weeks=weeks)
    (before,) = times(clause.format(day), published.isoformat())
    (after,) = times(clause.format(day), (published + away).isoformat())
    assert date.fromisoformat(after.value) == date.fromisoformat(before.value) + away
    assert abs(date.fromisoformat(before.value) - published) <= timedelta(days=7)


@SLOW
@given(text=TEXTS, published=PUBLISHED)
def test_the_same_text_gives_the_same_times(times: FindTimes, text: str, published: str | None) -> None:
    assert times(text, published) == times(text, published)
