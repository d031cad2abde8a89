"""The timeline: every event, when it was or is to be, and its history: each telling with its report and status."""

from __future__ import annotations

from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.model import EventStatus, EventType, Record
from pactwatch.views.answers.quote import Answer, Quote, Who, heading, quote, who
from pactwatch.views.deeds import SURER, Deed, deed, deed_words
from pactwatch.views.known import Known


class Step(Record):
    """One telling of an event: its status, when it says the event was or is to be (TIMEX3), who says so (None: the
    report itself, or nobody who is known), and the words. `copy_of_story` tells that an earlier report tells the same
    story."""

    status: EventStatus
    when: str | None
    voice: Who | None
    copy_of_story: bool
    words: Quote


class TimelineEntry(Record):
    """One event on the day. `first` and `last` are the ISO days that `when` covers, None where it is not that exact."""

    id: str
    type: EventType
    what: str
    status: EventStatus
    when: str | None
    inferred: bool
    first: str | None
    last: str | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    history: tuple[Step, ...]


class Timeline(Answer):
    """All events by day; those without an exact day are last."""

    entries: tuple[TimelineEntry, ...]


def timeline(dossier: Dossier, as_of: str | None = None) -> Timeline:
    """The timeline of a dossier on a day; raises `ValueError` as `ledger` does."""
    return timeline_of(Known(dossier, as_of))


def timeline_of(known: Known) -> Timeline:
    """The timeline of what is known."""
    return Timeline(**heading(known), entries=tuple(entries(known)))


def entries(known: Known) -> list[TimelineEntry]:
    """All events of what is known, by day."""
    deeds = [deed(known, event) for event in known.dossier.events if not only_clauses(known, event.members)]
    return sorted((entry(known, one) for one in deeds), key=lambda one: (one.last or "~", one.first or "~", one.id))


def only_clauses(known: Known, members: tuple[Key, ...]) -> bool:
    """Whether only an agreement's clauses tell it: it is owed, not an event."""
    return all(known.is_agreement(key.report) for key in members)


def entry(known: Known, one: Deed) -> TimelineEntry:
    """One event."""
    days = one.days
    return TimelineEntry(
        id=one.event.id,
        type=one.event.type,
        what=deed_words(known, one),
        status=one.telling.status,
        when=one.when,
        inferred=one.inferred,
        first=days[0] if days else None,
        last=days[1] if days else None,
        actors=tuple(who(known.actors[id]) for id in one.event.actors),
        recipients=tuple(who(known.actors[id]) for id in one.event.recipients),
        history=history(known, one.event.members),
    )


def history(known: Known, members: tuple[Key, ...]) -> tuple[Step, ...]:
    """The tellings of an event, the oldest first; of one day the surest last."""
    told = [key for key in members if not known.is_agreement(key.report)]
    keys = sorted(told, key=lambda key: (known.published(key), -SURER.index(known.shelf.events[key].status), key))
    first: dict[str, str] = {}  # the report that told a story first
    for key in keys:
        first.setdefault(known.story[key.report], key.report)
    return tuple(step(known, key, first[known.story[key.report]] != key.report) for key in keys)


def step(known: Known, key: Key, copied: bool) -> Step:
    """One telling."""
    event = known.shelf.events[key]
    statement = known.shelf.statements[Key(key.report, event.statement)] if event.statement else None
    voice = known.actor(key.report, statement.source.actor) if statement and statement.source else None
    text = known.shelf.by_report[key.report].report.text
    return Step(
        status=event.status,
        when=event.time.value if event.time else None,
        voice=who(voice) if voice else None,
        copy_of_story=copied,
        words=quote(known, key.report, sentence(text, event.trigger.start, event.trigger.end)),
    )
