"""Disputes: questions on which sides differ, and turns of one side's word, with the words of each."""

from __future__ import annotations

from typing import Literal

from pactwatch.linking.disputes import LinkedDispute
from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.model import Record
from pactwatch.views.answers.quote import Answer, Quote, Who, heading, quote, who
from pactwatch.views.answers.said import words_of
from pactwatch.views.answers.turns import Turn, turns
from pactwatch.views.deeds import deed, deed_words
from pactwatch.views.known import Known


class Subject(Record):
    """What is disputed: an event, a commitment or a statement by its id, with its words."""

    id: str
    on: Literal["event", "commitment", "statement"]
    what: str
    words: Quote


class SideEntry(Record):
    """What one side holds; `who` is None for the report's own voice."""

    who: Who | None
    holds: str
    words: Quote


class DisputeEntry(Record):
    """One question with its sides. `since` and `last` are the ISO days of the first and the newest report on it.
    `shown` tells that a report itself shows both sides; else two reports contradict each other."""

    id: str
    about: tuple[Subject, ...]
    sides: tuple[SideEntry, ...]
    shown: bool
    since: str | None
    last: str | None


class Disputes(Answer):
    """All disputes and turns, the newest first."""

    entries: tuple[DisputeEntry, ...]
    turns: tuple[Turn, ...]


def disputes(dossier: Dossier, as_of: str | None = None) -> Disputes:
    """What is disputed, as known on a day; raises `ValueError` as `ledger` does."""
    known = Known(dossier, as_of)
    found = sorted((entry(known, one) for one in known.dossier.disputes), key=lambda one: one.id)
    found.sort(key=lambda one: one.last or "", reverse=True)
    return Disputes(**heading(known), entries=tuple(found), turns=turns(known))


def entry(known: Known, one: LinkedDispute) -> DisputeEntry:
    """One dispute; what one side holds in the same words in a copy stands once."""
    days = sorted(known.published(key) for key in (*one.members, *one.tellings))
    once: dict[tuple[str | None, str], SideEntry] = {}
    for side in (*shown_sides(known, one), *told_sides(known, one)):
        once.setdefault((side.who.id if side.who else None, side.holds), side)
    return DisputeEntry(
        id=one.id,
        about=tuple(subject(known, id) for id in one.about),
        sides=tuple(once.values()),
        shown=bool(one.members),
        since=days[0] or None,
        last=days[-1] or None,
    )


def shown_sides(known: Known, one: LinkedDispute) -> list[SideEntry]:
    """The sides that reports show, by day."""
    found = []
    for key in reversed(known.newest_first(one.members)):
        for side in known.shelf.disputes[key].sides:
            actor = known.actor(key.report, side.actor)
            words = quote(known, key.report, side.evidence)
            found.append(SideEntry(who=who(actor) if actor else None, holds=side.holds, words=words))
    return found


def told_sides(known: Known, one: LinkedDispute) -> list[SideEntry]:
    """The tellings of reports that contradict each other, by day."""
    found = []
    for key in reversed(known.newest_first(one.tellings)):
        event = known.shelf.events.get(key)
        status = event.status if event else known.shelf.commitments[key].status
        found.append(SideEntry(who=None, holds=status, words=telling_words(known, key)))
    return found


def telling_words(known: Known, key: Key) -> Quote:
    """The sentence in which a report tells an event or a commitment."""
    event = known.shelf.events.get(key)
    span = event.trigger if event else known.shelf.commitments[key].action
    return quote(known, key.report, sentence(known.shelf.by_report[key.report].report.text, span.start, span.end))


def subject(known: Known, id: str) -> Subject:
    """What is disputed, in the words of its newest telling."""
    if id in known.events:
        told = deed(known, known.events[id])
        words = quote(known, told.key.report, told.telling.trigger)
        return Subject(id=id, on="event", what=deed_words(known, told), words=words)
    if id in known.commitments:
        key = known.newest_first(known.commitments[id].members)[0]
        words = quote(known, key.report, known.shelf.commitments[key].action)
        return Subject(id=id, on="commitment", what=words.text, words=words)
    words = words_of(known, known.newest_first(known.statements[id].members)[0])
    return Subject(id=id, on="statement", what=words.text, words=words)
