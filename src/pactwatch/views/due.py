"""The section "What is due": every commitment with a date or an event to wait for, and how it stands on the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pactwatch.linking.links import Key
from pactwatch.model import Due, EvidenceRole, Span
from pactwatch.views.days import period, written
from pactwatch.views.draft import Draft, called, listed
from pactwatch.views.look import COMMITMENTS
from pactwatch.views.outline import Line, Ours, Piece, Section
from pactwatch.views.quoting import in_line
from pactwatch.views.standing import Standing, distance

PAST, NEXT, WAITING, DONE = 4, 5, 2, 3  # lines of each group
# which evidence explains a status, the most telling first
EXPLAINS: dict[str, tuple[EvidenceRole, ...]] = {
    "at risk": ("doubt", "warning", "conflict"),
    "partly": ("progress",),
    "fulfilled": ("fulfilment",),
    "fulfilled late": ("fulfilment",),
    "breached": ("breach",),
    "disputed": ("conflict", "breach", "warning"),
    "overdue": ("doubt", "demand", "progress"),
}
Stage = Literal["past", "next", "waiting", "done", "undated"]


def due_section(draft: Draft, standings: Sequence[Standing]) -> Section:
    """What is due: past its day, next, waiting for an event, and what has been done or decided."""
    at: dict[Stage, list[Standing]] = {"past": [], "next": [], "waiting": [], "done": [], "undated": []}
    for one in standings:
        at[stage(one)].append(one)

    def line(one: Standing) -> Line:
        return due_line(draft, one)

    def newest(one: Standing) -> tuple[str, Key]:
        return draft.known.published(one.said), one.key

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
    if not one.open:
        return "done"
    if one.days is None:
        return "waiting" if one.due.value is None and one.due.from_ else "undated"
    return "past" if one.days < 0 else "next"


def due_line(draft: Draft, one: Standing) -> Line:
    """A commitment: the days left, who must do what, from which agreement, and what explains its status."""
    text, report = one.text, one.key.report
    source = draft.cite_sentence(report, text.action)
    far = distance(one)
    lead: tuple[Piece, ...] = (Ours(far, strong=True), Ours(" · ")) if far else ()
    duty = (Ours(f"{bearers(draft, one)}: "), draft.quote(report, text.action, source))
    return Line(
        pieces=(*lead, *duty, Ours(terms(one.due) + named(draft, one))),
        sources=(source,),
        day=due_day(one.due),
        mark=COMMITMENTS[one.status],
        under=tuple(explanations(draft, one)),
    )


def bearers(draft: Draft, one: Standing) -> str:
    """Who must act; a party that was inferred says so."""
    names = listed([called(draft.known.actor(one.key.report, id)) for id in one.text.by])
    if not names:
        return "Nobody named"
    return names + (" (inferred)" if one.text.by_inferred else "") + (" (aims)" if one.text.modality == "aims" else "")


def due_day(due: Due | None) -> str:
    """The due date for the margin."""
    return written(due.value or due.ends) if due and (due.value or due.ends) else "no date"


def terms(due: Due | None) -> str:
    """How the date was come by, where it was not simply stated."""
    if due is None or due.from_ is None:
        return ""
    span = f"{period(due.from_.period)} " if due.from_.period else ""
    anchor = "the signing" if due.from_.anchor == "signing" else written(due.from_.anchor)
    if anchor == "no date":
        anchor = in_line(due.from_.anchor, 60)
    side = "before" if due.kind == "period before" else "after" if span else "upon"
    return f" ({due.how}: {span}{side} {anchor})"


def named(draft: Draft, one: Standing) -> str:
    """The agreement and clause."""
    agreement = draft.known.agreements.get(one.commitment.agreement or "")
    clause = f"article {in_line(one.text.clause)}" if one.text.clause else ""
    parts = [part for part in (in_line(agreement.name, 60) if agreement else "", clause) if part]
    return f" ({', '.join(parts)})" if parts else ""


def explanations(draft: Draft, one: Standing) -> Iterator[Line]:
    """A deed that may be it, the newest words that explain the status, and other due dates that are given."""
    if one.perhaps:
        yield perhaps(draft, one.perhaps)
    if found := explaining(draft, one):
        report, span = found
        yield Line((Ours(f"{teller(draft, report)}: "), draft.quote(report, span)), (draft.cite(report, span),))
    for other in one.text.due_also:
        if one.due is None or other.value != one.due.value:
            given = Ours(f"also given as {due_day(other)}{terms(other) or f' ({other.how})'}")
            span = Span(start=other.start, end=other.end)
            yield Line(pieces=(given,), sources=(draft.cite(one.key.report, span),))


def perhaps(draft: Draft, key: Key) -> Line:
    """The report of a deed that may be what was owed."""
    trigger = draft.known.shelf.events[key].trigger
    source = draft.cite_sentence(key.report, trigger)
    return Line((Ours(f"perhaps done: {teller(draft, key.report)}: "), draft.gist(key.report, trigger)), (source,))


def teller(draft: Draft, report: str) -> str:
    """Who reports it, and when."""
    return f"{draft.known.outlet(report)}, {draft.known.dated(report)}"


def explaining(draft: Draft, one: Standing) -> tuple[str, Span] | None:
    """The newest evidence that explains the status: its report and its words."""
    for role in EXPLAINS.get(one.status, ()):
        for key in draft.known.newest_first(one.commitment.members):
            for evidence in draft.known.shelf.commitments[key].evidence:
                if evidence.role == role:
                    return key.report, evidence
    return None
