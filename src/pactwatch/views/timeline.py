"""The section "Timeline": past to future, with the day of the brief between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactwatch.views.days import counted, written
from pactwatch.views.deeds import Deed, deed_line, is_quarrel
from pactwatch.views.draft import Draft
from pactwatch.views.due import due_line
from pactwatch.views.outline import Group, Line, Ours, Section
from pactwatch.views.planned import AHEAD
from pactwatch.views.standing import Standing

PAST, FUTURE = 6, 4
TOLD = {"happened", "ongoing", "not happened", "planned", "expected"}


@dataclass(frozen=True, slots=True)
class Point:
    """Something with a place on the timeline: the days it covers, how many stories tell it, whether it is to come."""

    first: str
    last: str
    stories: int
    ahead: bool
    what: Deed | Standing


def timeline_section(draft: Draft, deeds: Sequence[Deed], standings: Sequence[Standing]) -> Section:
    """Events and due dates: of the past what most stories tell, then the newest; of the future what comes next."""
    day = draft.known.day
    points = [*deed_points(draft, deeds), *due_points(draft, standings)]
    past = [one for one in points if is_past(one, day)]
    future = [one for one in points if not is_past(one, day)]
    groups = (
        *span(draft, f"Until {written(day)}", sorted(past, key=weight, reverse=True), PAST),
        *span(draft, f"From {written(day)} on", sorted(future, key=lambda one: (one.last, one.first)), FUTURE),
    )
    undated = sum(1 for one in deeds if one.days is None and one.telling.status in TOLD)
    if groups and undated:
        groups = (*groups[:-1], replace(groups[-1], note=f"{counted(undated, 'event')} without an exact date left out"))
    return Section("timeline", "Timeline", groups, "No report gives an event with a date.")


def deed_points(draft: Draft, deeds: Sequence[Deed]) -> Iterator[Point]:
    """Events with a date, whatever came of them."""
    for one in deeds:
        if one.days and one.telling.status in TOLD:
            yield Point(*one.days, draft.known.stories(one.event.members), one.telling.status in AHEAD, one)


def due_points(draft: Draft, standings: Sequence[Standing]) -> Iterator[Point]:
    """Due dates of what is to be done."""
    for one in standings:
        if one.ends and one.text.modality in ("must", "aims"):
            stories = draft.known.stories(one.commitment.members)
            yield Point(one.begins or one.ends, one.ends, stories, one.open, one)


def span(draft: Draft, heading: str, points: Sequence[Point], limit: int) -> tuple[Group, ...]:
    """A stretch of time: of points in the order of their weight the first ones, shown by date."""
    shown = points if draft.everything else points[:limit]
    by_date = sorted(shown, key=lambda one: (one.last, one.first, point_id(one)))
    lines = tuple(point_line(draft, one) for one in by_date)
    return (Group(heading, lines, more=len(points) - len(shown)),) if lines else ()


def is_past(point: Point, day: str) -> bool:
    """Whether a point lies before the day, or has begun and is not still to come."""
    return point.last < day or (point.first <= day and not point.ahead)


def weight(point: Point) -> tuple[bool, int, str]:
    """What is shown first of the past: deeds before words, plans and due dates; what most stories tell; the newest."""
    deed = isinstance(point.what, Deed) and not is_quarrel(point.what.event.type) and not point.ahead
    return deed, point.stories, point.last


def point_id(point: Point) -> str:
    """What sets apart two points of one date."""
    return point.what.event.id if isinstance(point.what, Deed) else point.what.commitment.id


def point_line(draft: Draft, point: Point) -> Line:
    """An event, or a due date without what explains it."""
    if isinstance(point.what, Deed):
        return deed_line(draft, point.what)
    line = due_line(draft, point.what)
    return replace(line, pieces=line.pieces if point.what.days == 0 else (Ours("due · "), *line.pieces), under=())
