"""The section "What is due": every commitment with a date or an event to wait for, and how it stands on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pactwatch.linking.links import Key
from pactwatch.linking.testimony import Testimony
from pactwatch.model import Span
from pactwatch.views.days import period, written
from pactwatch.views.draft import Draft, called, listed
from pactwatch.views.dues import DueDate
from pactwatch.views.look import COMMITMENTS
from pactwatch.views.outline import Line, Ours, Piece, Section
from pactwatch.views.quoting import in_line
from pactwatch.views.standing import Standing, distance

PAST, NEXT, WAITING, DONE = 4, 5, 2, 3  # lines of each group
WORDS = 2  # evidence that is shown under a commitment, the newest first
Stage = Literal["past", "next", "waiting", "done", "undated"]


def due_section(draft: Draft, standings: Sequence[Standing]) -> Section:
    """What is due: past its day, next, waiting for an event, and what has been done or decided."""
    at: dict[Stage, list[Standing]] = {"past": [], "next": [], "waiting": [], "done": [], "undated": []}
    for one in standings:
        at[stage(one)].append(one)

    def line(one: Standing) -> Line:
        return due_line(draft, one)

    def newest(one: Standing) -> tuple[str, Key]:
        return draft.known.shelf.days[one.said] or "", one.key

    return Section(
        id="due",
        title="What is due",
        groups=(
            *draft.group("Past its day", sorted(at["past"], key=lambda one: (-(one.days or 0), one.key)), line, PAST),
            *draft.group("Next", sorted(at["next"], key=lambda one: (one.days or 0, one.key)), line, NEXT),
            *draft.group("Waiting for an event", sorted(at["waiting"], key=lambda one: one.key), line, WAITING),
            *draft.group("Done or decided", sorted(at["done"], key=newest, reverse=True), line, DONE),
        ),
        empty="No report names a duty with a date.",
    )


def stage(one: Standing) -> Stage:
    """Which group a commitment belongs to. Permissions, prohibitions and duties without a date are `undated`."""
    if one.due is None or one.text.modality in ("may", "must not"):
        return "undated"
    if one.status == "overdue":
        return "past"
    if not one.open:
        return "done"
    if one.days is None:
        return "waiting" if one.waits else "undated"
    return "past" if one.days < 0 else "next"


def due_line(draft: Draft, one: Standing) -> Line:
    """A commitment: the days left, who must do what, from which agreement, and what explains its status."""
    text, report = one.text, one.key.report
    source = draft.cite_sentence(report, text.action)
    far = distance(one)
    lead: tuple[Piece, ...] = (Ours(far, strong=True), Ours(" · ")) if far else ()
    duty = (Ours(f"{bearers(draft, one)}: "), draft.quote(report, text.action, source))
    return Line(
        pieces=(*lead, *duty, Ours(terms(one) + named(draft, one))),
        sources=(source,),
        day=due_day(one),
        mark=COMMITMENTS[one.status],
        under=tuple(explanations(draft, one)),
    )


def bearers(draft: Draft, one: Standing) -> str:
    """Who must act; a party that was inferred says so."""
    names = listed([called(draft.known.actor(one.key.report, id)) for id in one.text.by])
    if not names:
        return "Nobody named"
    return names + (" (inferred)" if one.text.by_inferred else "") + (" (aims)" if one.text.modality == "aims" else "")


def due_day(one: Standing) -> str:
    """The due date for the margin."""
    return due_date(one.dues[0]) if one.dues else "no date"


def due_date(one: DueDate) -> str:
    """A due date as exact as it is known."""
    if one.due.kind == "at once" and not one.ends:
        return "at once"
    return written(one.ends if one.clock else one.due.value or one.ends)


def terms(one: Standing) -> str:
    """How the date was come by, where it was not simply stated."""
    return date_terms(one.dues[0]) if one.dues else ""


def date_terms(one: DueDate) -> str:
    """How a due date was come by: from what it is counted, and since when that is known to have taken place."""
    if one.due.from_ is None:
        return ""
    span = f"{period(one.due.from_.period)} " if one.due.from_.period else ""
    anchor = "the signing" if one.due.from_.anchor == "signing" else written(one.due.from_.anchor)
    if anchor == "no date":
        anchor = in_line(one.due.from_.anchor, 60)
    if one.clock:
        anchor += f", {written(one.clock.day)}"
    side = "before" if one.due.kind == "period before" else "after" if span else "upon"
    return f" ({one.due.how}: {span}{side} {anchor})"


def named(draft: Draft, one: Standing) -> str:
    """The agreement and clause."""
    agreement = draft.known.agreements.get(one.commitment.agreement or "")
    clause = f"article {in_line(one.text.clause)}" if one.text.clause else ""
    parts = [part for part in (in_line(agreement.name, 60) if agreement else "", clause) if part]
    return f" ({', '.join(parts)})" if parts else ""


def explanations(draft: Draft, one: Standing) -> Iterator[Line]:
    """What decided the status, what started its time, and other due dates that are given."""
    for word in newest_words(one.verdict.because)[:WORDS]:
        yield testimony_line(draft, word)
    for date in one.dues:
        if date.clock:
            span = Span(start=date.clock.start, end=date.clock.end)
            told = draft.quote(date.clock.report, span)
            begun = Ours(f"its time runs, {teller(draft, date.clock.report)}: ")
            yield Line((begun, told), (draft.cite(date.clock.report, span),))
    for other in one.dues[1:]:
        given = Ours(f"also given as {due_date(other)}{date_terms(other) or f' ({other.due.how})'}")
        span = Span(start=other.due.start, end=other.due.end)
        yield Line(pieces=(given,), sources=(draft.cite(one.key.report, span),))


def newest_words(because: Iterable[Testimony]) -> list[Testimony]:
    """Evidence, the newest first; of one day in the order of the text."""
    return sorted(
        sorted(because, key=lambda one: (one.report, one.start)), key=lambda one: one.known or "", reverse=True
    )


def testimony_line(draft: Draft, word: Testimony) -> Line:
    """Words that bear on a commitment: what they say, whose they are, and where they stand."""
    span = Span(start=word.start, end=word.end)
    lead = Ours(f"{word.says}: {voice(draft, word)}{teller(draft, word.report)}: ")
    return Line((lead, draft.quote(word.report, span)), (draft.cite(word.report, span),))


def voice(draft: Draft, word: Testimony) -> str:
    """Who says it, where that is not the report itself."""
    if word.statement is None:
        return ""
    actor = draft.known.actors.get(word.voice or "")
    source = draft.known.shelf.statements[Key(word.report, word.statement)].source
    return f"{called(actor) if actor else in_line(source.text) if source else 'somebody not named'}, in "


def teller(draft: Draft, report: str) -> str:
    """Who reports it, and when."""
    return f"{draft.known.outlet(report)}, {draft.known.dated(report)}"
