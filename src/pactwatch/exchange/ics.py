"""Due dates and planned meetings as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from pactwatch.exchange.lines import name_of
from pactwatch.exchange.rows import CommitmentRow
from pactwatch.exchange.told import Told
from pactwatch.views.answers.timeline import TimelineEntry, timeline
from pactwatch.views.look import EVENTS

if TYPE_CHECKING:
    from icalendar import Event

MEETINGS = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})
AHEAD = frozenset({"planned", "expected"})
LONGEST = 31  # days of an entry that a calendar still shows well


def to_ics(told: Told) -> dict[str, bytes]:
    """An entry a due date, and one a meeting that is planned or expected, whole days each; `TENTATIVE`: it is said.

    Its UID follows from the words that told it first, so that a calendar that takes a later file moves what moved. The
    stamp is the day on which the record was asked, not the clock.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Pactwatch//Pactwatch//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{told.known.process() or 'Pactwatch'}, as of {told.as_of}")
    for row in told.commitments:
        if row.due and row.status != "void":
            calendar.add_component(due_date(told, row))
    for entry in meetings(told):
        calendar.add_component(meeting(told, entry))
    return {"calendar.ics": calendar.to_ical(sorted=True)}


def due_date(told: Told, row: CommitmentRow) -> Event:
    """The due date of a commitment."""
    day = date.fromisoformat(row.due or "")
    who = ", ".join(row.by) or "somebody not named"
    verb = "not to" if row.modality == "must not" else "to"
    how = "as stated" if row.due_how == "stated" else f"computed: {row.due_words}"
    lines = [
        f"Status as of {told.as_of}: {row.status} ({row.why})",
        f"By {row.due}, {how}",
        cited(row.words, row.outlet, row.published, row.report, row.start, row.end),
    ]
    return entry_of(told, row.id, f"Due: {who} {verb} {row.words}", day, day, lines)


def meetings(told: Told) -> Iterator[TimelineEntry]:
    """The meetings whose newest telling is a plan, and whose days are known."""
    for entry in timeline(told.dossier, told.as_of).entries:
        if entry.type in MEETINGS and entry.status in AHEAD and entry.first and entry.last:
            days = (date.fromisoformat(entry.last) - date.fromisoformat(entry.first)).days
            if days <= LONGEST:
                yield entry


def meeting(told: Told, entry: TimelineEntry) -> Event:
    """A planned meeting."""
    status = EVENTS[entry.status].word
    lines = []
    for step in reversed(entry.history):
        said = f"{step.voice.name} in " if step.voice else ""
        words = step.words
        told_in = cited(words.text, f"{said}{words.outlet}", words.published, words.report, words.start, words.end)
        lines.append(f"{EVENTS[step.status].word}: {told_in}")
    first, last = date.fromisoformat(entry.first or ""), date.fromisoformat(entry.last or "")
    return entry_of(told, entry.id, f"{status.capitalize()}: {entry.what}", first, last, lines)


def cited(words: str, whose: str, published: str | None, report: str, start: int, end: int) -> str:
    """Words with whose they are and where they stand."""
    return f"“{words}” ({whose}, {published or 'no date'}; {report}#{start}-{end})"


def entry_of(told: Told, id: str, summary: str, first: date, last: date, lines: list[str]) -> Event:
    """An entry of whole days."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{name_of(told.origin(id))}@pactwatch")
    event.add("dtstamp", datetime.combine(date.fromisoformat(told.as_of), datetime.min.time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", " ".join(summary.split()))
    event.add("description", "\n".join(lines))
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event
