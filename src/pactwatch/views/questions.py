"""The section "Open questions": what the record cannot say, each with the words that raise it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from pactwatch.linking.links import Key
from pactwatch.views.days import written
from pactwatch.views.deeds import Deed, deed_words, is_quarrel
from pactwatch.views.draft import Draft, is_unnamed
from pactwatch.views.due import bearers, date_terms, due_date, due_day, stage, terms
from pactwatch.views.look import QUESTION
from pactwatch.views.outline import Line, Ours, Section
from pactwatch.views.planned import AHEAD, is_past
from pactwatch.views.standing import Standing

SHOWN = 5
Question = Callable[[], Line]  # written only when it is shown, so that its sources are cited only then


def questions_section(draft: Draft, deeds: Sequence[Deed], standings: Sequence[Standing]) -> Section:
    """Questions of every kind in turn, so that a short brief shows some of each."""
    kinds = [
        list(unreported(draft, standings)),
        list(doubted(draft, standings)),
        list(two_dates(draft, standings)),
        list(passed_plans(draft, deeds)),
        list(waiting(draft, standings)),
        list(unnamed_only(draft, deeds)),
    ]
    longest = max(map(len, kinds))
    in_turn = [kind[place] for place in range(longest) for kind in kinds if place < len(kind)]
    return Section(
        id="questions",
        title="Open questions",
        groups=draft.group("", in_turn, lambda question: question(), SHOWN),
        empty="The reports leave no question of the kinds that are looked for.",
    )


def unreported(draft: Draft, standings: Sequence[Standing]) -> Iterator[Question]:
    """Duties whose day is past without a word on whether they were done; the latest first."""
    for one in sorted(standings, key=lambda one: (-(one.days or 0), one.key)):
        if one.unreported and stage(one) == "past":
            yield partial(of_duty, draft, one, "Was it done? No report says so. ")


def doubted(draft: Draft, standings: Sequence[Standing]) -> Iterator[Question]:
    """Commitments at risk of which no later report speaks."""
    for one in sorted(standings, key=lambda one: (one.days or 0, one.key)):
        if one.status == "at risk":
            since = draft.known.dated(one.said)
            yield partial(of_duty, draft, one, f"Will it be done? In doubt since {since}, no later word. ")


def two_dates(draft: Draft, standings: Sequence[Standing]) -> Iterator[Question]:
    """Due dates that are given or follow differently."""
    for one in standings:
        dates = [date for date in one.dues if date.ends]
        if len({date.ends for date in dates}) > 1:
            given = [f"{due_date(date)}{date_terms(date) or f' ({date.due.how})'}" for date in dates]
            yield partial(of_duty, draft, one, f"Which date counts: {' or '.join(given)}? ")


def passed_plans(draft: Draft, deeds: Sequence[Deed]) -> Iterator[Question]:
    """Plans whose day is past and of which no report says what came; the latest first."""
    passed = [one for one in deeds if one.telling.status in AHEAD and is_past(draft, one)]
    for one in sorted(passed, key=lambda one: (one.days or ("", ""), one.key), reverse=True):
        yield partial(of_deed, draft, one, f"Did it happen? Planned for {written(one.when)}, no report since. ")


def waiting(draft: Draft, standings: Sequence[Standing]) -> Iterator[Question]:
    """Due dates that wait for an event."""
    for one in standings:
        if stage(one) == "waiting":
            yield partial(of_duty, draft, one, f"When does the time begin{terms(one)}? ")


def unnamed_only(draft: Draft, deeds: Sequence[Deed]) -> Iterator[Question]:
    """Events for which only sources without a name stand."""
    for one in sorted(deeds, key=lambda one: (draft.known.published(one.key), one.key), reverse=True):
        if not is_quarrel(one.event.type) and all(rests_on_unnamed(draft, key) for key in one.event.members):
            yield partial(of_deed, draft, one, "Who can confirm it? Only unnamed sources say so. ")


def rests_on_unnamed(draft: Draft, key: Key) -> bool:
    """Whether a telling of an event rests on a source without a name."""
    telling = draft.known.shelf.events[key]
    if telling.statement is None:
        return False
    source = draft.known.shelf.statements[Key(key.report, telling.statement)].source
    actor = draft.known.actor(key.report, source.actor) if source else None
    return actor is None or is_unnamed(actor)


def of_duty(draft: Draft, one: Standing, question: str) -> Line:
    """A question about a commitment."""
    source = draft.cite_sentence(one.key.report, one.text.action)
    action = draft.quote(one.key.report, one.text.action, source)
    pieces = (Ours(question, strong=True), Ours(f"{bearers(draft, one)}: "), action)
    return Line(pieces, (source,), due_day(one), QUESTION)


def of_deed(draft: Draft, one: Deed, question: str) -> Line:
    """A question about an event."""
    source = draft.cite_sentence(one.key.report, one.telling.trigger)
    pieces = (Ours(question, strong=True), Ours(deed_words(draft.known, one)))
    gist = draft.gist(one.key.report, one.telling.trigger)
    return Line(pieces, (source,), written(one.when), QUESTION, gist)
