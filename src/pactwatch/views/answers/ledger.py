"""The ledger: every commitment with its due dates, its status on the day, why, and all evidence."""

from __future__ import annotations

from pactwatch.linking.dossier import Dossier
from pactwatch.linking.evidence import Says
from pactwatch.linking.testimony import Reason, Testimony
from pactwatch.model import CommitmentStatus, DueHow, DueKind, Modality, Record, Span
from pactwatch.views.answers.quote import Answer, Quote, Who, heading, quote, who
from pactwatch.views.due import Stage, stage
from pactwatch.views.dues import DueDate
from pactwatch.views.known import Known
from pactwatch.views.standing import Standing, standing

STAGES: tuple[Stage, ...] = ("past", "next", "waiting", "done", "undated")


class DueEntry(Record):
    """One due date. `day` is the last ISO day in time, None while it waits for `anchor`; `words` are those that give
    it, `since` those that tell that its time has begun, and `through` the definition that ties the two."""

    day: str | None
    how: DueHow
    kind: DueKind
    anchor: str | None
    period: str | None
    words: Quote
    since: Quote | None = None
    since_day: str | None = None
    through: Quote | None = None


class Heard(Record):
    """Words that bear on a commitment: what they say, of whom (of all who owe it where empty), and whose they are.

    `voice` is None where the words are the report's own, or of a speaker who is not known; `spoken` tells the two
    apart. `decides` tells that the status rests on them; `reason` and `likeness` why they are taken to be about it.
    """

    says: Says
    of: tuple[Who, ...]
    done: str | None
    late: bool | None
    voice: Who | None
    spoken: bool
    decides: bool
    reason: Reason
    likeness: float
    words: Quote


class LedgerEntry(Record):
    """One commitment on the day. `due` has the date that counts first; `evidence` is the newest first."""

    id: str
    agreement: str | None
    clause: str | None
    by: tuple[Who, ...]
    by_inferred: bool
    to: tuple[Who, ...]
    modality: Modality
    action: Quote
    due: tuple[DueEntry, ...]
    stage: Stage
    status: CommitmentStatus
    why: str
    days_left: int | None
    evidence: tuple[Heard, ...]


class Ledger(Answer):
    """All commitments: past their day, next, waiting for an event, done or decided, without a date."""

    entries: tuple[LedgerEntry, ...]


def ledger(dossier: Dossier, as_of: str | None = None) -> Ledger:
    """The ledger of a dossier on a day, by default the newest on which a report was published.

    Raises `ValueError` where `as_of` is not an ISO day, or is not given and no report carries one.
    """
    return ledger_of(Known(dossier, as_of))


def ledger_of(known: Known) -> Ledger:
    """The ledger of what is known."""
    standings = sorted((standing(known, one) for one in known.dossier.commitments), key=lambda one: order(known, one))
    return Ledger(**heading(known), entries=tuple(entry(known, one) for one in standings))


def order(known: Known, one: Standing) -> tuple[int, int, bool, int, str]:
    """Past first, the latest of them first; what comes next; then in the order of the agreement's words."""
    place = STAGES.index(stage(one))
    days = one.days if place < STAGES.index("waiting") and one.days is not None else 0
    return place, days, not known.is_agreement(one.key.report), one.text.action.start, one.commitment.id


def entry(known: Known, one: Standing) -> LedgerEntry:
    """One commitment."""
    agreement = known.agreements.get(one.commitment.agreement or "")
    report = one.key.report
    return LedgerEntry(
        id=one.commitment.id,
        agreement=agreement.name if agreement else None,
        clause=one.text.clause,
        by=tuple(who(actor) for id in one.text.by if (actor := known.actor(report, id))),
        by_inferred=one.text.by_inferred,
        to=tuple(who(actor) for id in one.text.to if (actor := known.actor(report, id))),
        modality=one.text.modality,
        action=quote(known, report, one.text.action),
        due=tuple(due_entry(known, report, date) for date in one.dues),
        stage=stage(one),
        status=one.status,
        why=one.verdict.why,
        days_left=one.days,
        evidence=tuple(heard(known, word, word in one.verdict.because) for word in one.evidence),
    )


def due_entry(known: Known, report: str, date: DueDate) -> DueEntry:
    """One due date, with what started its time."""
    due, clock = date.due, date.clock
    return DueEntry(
        day=date.ends,
        how=due.how,
        kind=due.kind,
        anchor=due.from_.anchor if due.from_ else None,
        period=due.from_.period if due.from_ else None,
        words=quote(known, report, Span(start=due.start, end=due.end)),
        since=quote(known, clock.report, Span(start=clock.start, end=clock.end)) if clock else None,
        since_day=clock.day if clock else None,
        through=quote(known, *clock.through) if clock and clock.through else None,
    )


def heard(known: Known, word: Testimony, decides: bool) -> Heard:
    """Words that bear on a commitment."""
    voice = known.actors.get(word.voice or "")
    return Heard(
        says=word.says,
        of=tuple(who(known.actors[id]) for id in word.of if id in known.actors),
        done=word.done,
        late=word.late,
        voice=who(voice) if voice else None,
        spoken=word.statement is not None,
        decides=decides,
        reason=word.reason,
        likeness=word.likeness,
        words=quote(known, word.report, Span(start=word.start, end=word.end)),
    )
