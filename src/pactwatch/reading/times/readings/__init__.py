"""Readings: what the phrases of the grammar mean. One function a reading, under the name the grammar gives it.

A reading takes the phrase and the story so far, and yields the times that stand in the phrase, or none where the words
turn out to tell no time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pactwatch.reading.times.grammar import Phrase
from pactwatch.reading.times.readings import clock, dates, periods, quarters, relative, weekdays
from pactwatch.reading.times.story import Found, Story

Reading = Callable[[Phrase, Story], Iterator[Found]]


def nothing(phrase: Phrase, story: Story) -> Iterator[Found]:
    """Words that look like a time and are none: "37 years old", "three-quarters"."""
    yield from ()


READINGS: Mapping[str, Reading] = {
    "nothing": nothing,
    "moment": clock.moment,
    "clock": clock.clock,
    "clock_on": clock.clock_on,
    "daypart": clock.daypart,
    "beside": clock.beside,
    "date": dates.date,
    "week": dates.week,
    "date_range": dates.date_range,
    "holiday": dates.holiday,
    "hijri": dates.hijri,
    "year": dates.year,
    "years": dates.years,
    "day_of_month": dates.day_of_month,
    "decade": dates.decade,
    "weekday": weekdays.weekday,
    "deictic": weekdays.deictic,
    "unit": relative.unit,
    "told": relative.told,
    "year_end": dates.year_end,
    "ago": relative.ago,
    "hence": relative.hence,
    "shifted": relative.shifted,
    "season": relative.season,
    "quarter": quarters.quarter,
    "quarter_ended": quarters.quarter_ended,
    "duration": periods.duration,
    "unmeasured": periods.unmeasured,
    "set": periods.repeated,
    "present_reference": periods.present,
    "future_reference": periods.future,
    "past_reference": periods.past,
}
