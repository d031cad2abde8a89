"""What changed between two days: new, moved, doubted, denied, kept, missed. Copies of known stories change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar

from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key, Linked
from pactwatch.model import CommitmentStatus, EventStatus, Record, Span
from pactwatch.views.answers.disputes import telling_words
from pactwatch.views.answers.quote import Answer, Quote, heading, quote
from pactwatch.views.answers.timeline import only_clauses
from pactwatch.views.answers.turns import Turn, turns
from pactwatch.views.deeds import Deed, deed, deed_words, is_quarrel
from pactwatch.views.draft import called, listed
from pactwatch.views.known import Known
from pactwatch.views.planned import AHEAD
from pactwatch.views.standing import Standing, standing

Change = Literal["new", "moved", "doubted", "denied", "kept", "missed", "begun"]
CHANGES: tuple[Change, ...] = ("missed", "denied", "doubted", "moved", "kept", "begun", "new")
OF_COMMITMENT: Mapping[CommitmentStatus, Change] = {
    "fulfilled": "kept",
    "fulfilled late": "kept",
    "overdue": "missed",
    "breached": "missed",
    "at risk": "doubted",
    "disputed": "doubted",
    "partly": "begun",
    "pending": "moved",
    "void": "denied",
}
OF_EVENT: Mapping[EventStatus, Change] = {
    "happened": "kept",
    "ongoing": "begun",
    "planned": "moved",
    "expected": "moved",
    "possible": "doubted",
    "conditional": "doubted",
    "demanded": "moved",
    "denied": "denied",
    "not happened": "missed",
}
Entry = TypeVar("Entry", bound=Linked)


class Changed(Record):
    """One change. `id` is that of the later day; `before` and `after` say what stood and stands, `before` None where
    the entry is new; `words` are those that brought the change, None where only the calendar did."""

    change: Change
    on: Literal["commitment", "event", "dispute"]
    id: str
    what: str
    before: str | None
    after: str
    why: str
    words: Quote | None


class Diff(Answer):
    """What changed after `since` until `as_of`. `new_reports` counts the reports that came, `new_stories` the stories
    among them of which nothing was known."""

    since: str
    new_reports: int
    new_stories: int
    entries: tuple[Changed, ...]
    turns: tuple[Turn, ...]


def diff(dossier: Dossier, since: str, until: str) -> Diff:
    """What changed in a dossier between two ISO days, whichever comes first in the call.

    Raises `ValueError` where one is not an ISO day.
    """
    since, until = sorted((since, until))
    return diff_of(Known(dossier, since), Known(dossier, until))


def diff_of(old: Known, new: Known) -> Diff:
    """What changed from what was known to what is."""
    fresh = Fresh(old, new)
    found = [*of_commitments(old, new, fresh), *of_events(old, new, fresh), *of_disputes(old, new, fresh)]
    found.sort(key=lambda one: CHANGES.index(one.change))
    return Diff(
        **heading(new),
        since=old.day,
        new_reports=len(fresh.reports),
        new_stories=len({new.story[report] for report in fresh.told}),
        entries=tuple(found),
        turns=tuple(one for one in turns(new) if one.after.report in fresh.told),
    )


class Fresh:
    """The reports that came between two days, and of these those that tell a story of which nothing was known."""

    def __init__(self, old: Known, new: Known) -> None:
        self.new = new
        self.reports = frozenset(new.shelf.by_report) - frozenset(old.shelf.by_report)
        known_stories = {new.story[report] for report in old.shelf.by_report}
        self.told = frozenset(report for report in self.reports if new.story[report] not in known_stories)

    def newest(self, keys: Iterable[Key]) -> Key | None:
        """The newest of some entries that a fresh story tells."""
        told = [key for key in keys if key.report in self.told]
        return self.new.newest_first(told)[0] if told else None


def earlier(old: Iterable[Entry], now: Linked) -> Entry | None:
    """What an entry was on the earlier day, when some of its members were not known: the first that shares one."""
    members = set(now.members)
    return next((one for one in old if members & set(one.members)), None)


def of_commitments(old: Known, new: Known, fresh: Fresh) -> Iterator[Changed]:
    """Changes of status and of due dates."""
    for now in sorted((standing(new, one) for one in new.dossier.commitments), key=lambda one: one.key):
        commitment = now.commitment
        known = earlier(old.dossier.commitments, commitment)
        then = standing(old, known) if known else None
        if then is None:
            if fresh.newest(commitment.members):
                yield changed_duty(fresh, now, None, "new")
        elif then.status != now.status:
            yield changed_duty(fresh, now, then, OF_COMMITMENT[now.status])
        elif then.ends != now.ends:
            yield changed_duty(fresh, now, then, "moved")


def changed_duty(fresh: Fresh, now: Standing, then: Standing | None, change: Change) -> Changed:
    """A change of one commitment."""
    bearers = [called(fresh.new.actor(now.key.report, id)) for id in now.text.by]
    return Changed(
        change=change,
        on="commitment",
        id=now.commitment.id,
        what=f"{listed(bearers) or 'nobody named'}: {now.text.action.text}",
        before=standing_words(then) if then else None,
        after=standing_words(now),
        why=now.verdict.why,
        words=duty_words(fresh, now, then),
    )


def duty_words(fresh: Fresh, now: Standing, then: Standing | None) -> Quote | None:
    """What brought a change: the newest fresh words that decided; else those that started its time; else its own."""
    new = fresh.new
    decided = [word for word in now.verdict.because if word.report in fresh.told]
    if decided:
        newest = max(decided, key=lambda one: (one.known or "", one.report, one.start))
        return quote(new, newest.report, Span(start=newest.start, end=newest.end))
    if then is None:
        return quote(new, now.key.report, now.text.action)
    clock = now.dues[0].clock if now.dues and then.ends != now.ends else None
    return quote(new, clock.report, Span(start=clock.start, end=clock.end)) if clock else None


def standing_words(one: Standing) -> str:
    """A status with its due date."""
    return f"{one.status}, due {one.ends}" if one.ends else one.status


def of_events(old: Known, new: Known, fresh: Fresh) -> Iterator[Changed]:
    """New events, and changes of status and day; a plan whose day has passed without word is missed."""
    told = [deed(new, event) for event in new.dossier.events if not only_clauses(new, event.members)]
    for now in sorted(told, key=lambda one: weight(new, one)):
        event = now.event
        known = earlier(old.dossier.events, event)
        then = deed(old, known) if known else None
        newest = fresh.newest(event.members)
        if then is None:
            if newest:
                yield changed_event(new, now, None, "new", newest)
        elif newest and then.telling.status != now.telling.status:
            yield changed_event(new, now, then, OF_EVENT[now.telling.status], newest)
        elif newest and then.when != now.when and now.telling.status in AHEAD:
            yield changed_event(new, now, then, "moved", newest)
        elif now.telling.status in AHEAD and now.days is not None and old.day <= now.days[1] < new.day:
            yield changed_event(new, now, then, "missed", None)


def weight(new: Known, one: Deed) -> tuple[bool, int, str, str]:
    """What is told first: deeds before quarrels, what most stories tell, then by its newest telling."""
    return is_quarrel(one.event.type), -new.stories(one.event.members), one.when or "~", one.event.id


def changed_event(new: Known, now: Deed, then: Deed | None, change: Change, newest: Key | None) -> Changed:
    """A change of one event."""
    return Changed(
        change=change,
        on="event",
        id=now.event.id,
        what=deed_words(new, now),
        before=deed_status(then) if then else None,
        after=deed_status(now),
        why="a new report tells it" if newest else "its day has passed and no report says what came of it",
        words=telling_words(new, newest) if newest else None,
    )


def deed_status(one: Deed) -> str:
    """A status with the time that is told."""
    return f"{one.telling.status}, {one.when}" if one.when else one.telling.status


def of_disputes(old: Known, new: Known, fresh: Fresh) -> Iterator[Changed]:
    """Disputes that were none before."""
    seen = {key for one in old.dossier.disputes for key in (*one.members, *one.tellings)}
    for dispute in new.dossier.disputes:
        keys = (*dispute.members, *dispute.tellings)
        newest = fresh.newest(keys)
        if newest is None or (seen & set(dispute.members)) or (dispute.tellings and seen.issuperset(dispute.tellings)):
            continue
        if dispute.members:
            side = new.shelf.disputes[newest].sides[-1]
            words = quote(new, newest.report, side.evidence)
        else:
            words = telling_words(new, newest)
        yield Changed(
            change="denied",
            on="dispute",
            id=dispute.id,
            what=words.text,
            before=None,
            after="disputed",
            why="a report shows both sides" if dispute.members else "two reports contradict each other",
            words=words,
        )
