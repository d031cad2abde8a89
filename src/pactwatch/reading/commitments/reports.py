"""The commitments that a report tells of: one a duty, with its dates, its evidence and its status."""

from __future__ import annotations

from dataclasses import replace

from pactwatch.model import Agreement, Commitment, Evidence, Statement, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.commitments.anchors import Anchor
from pactwatch.reading.commitments.dues import Deadline, due_of
from pactwatch.reading.commitments.evidence import Sign, Unit, signs_of, units_of
from pactwatch.reading.commitments.gathered import Duty, gather
from pactwatch.reading.commitments.parties import bearers, receivers
from pactwatch.reading.commitments.standing import status_of
from pactwatch.reading.commitments.told import find_told
from pactwatch.reading.parser import Document


def find_reported(
    document: Document,
    times: tuple[Time, ...],
    cast: Cast,
    statements: tuple[Statement, ...],
    agreements: tuple[Agreement, ...],
) -> tuple[Commitment, ...]:
    """The commitments that a report tells of, in the order of the words."""
    tellings = find_told(document, times, statements, agreements)
    if not tellings:
        return ()
    duties, units = gather(tellings), units_of(document, statements, times, tellings)
    by_id = {agreement.id: agreement for agreement in agreements}
    return tuple(
        commitment(document, cast, f"c{number}", duty, units, by_id.get(duty.agreement or ""))
        for number, duty in enumerate(duties, 1)
    )


def commitment(
    document: Document, cast: Cast, id: str, duty: Duty, units: list[Unit], agreement: Agreement | None
) -> Commitment:
    """One commitment with its evidence."""
    main = duty.main
    signed = agreement.signed if agreement is not None else None
    deadlines = [counted(d, signed) for told in duty.tellings for d in told.deadlines]
    due, due_also = due_of(document, deadlines, signed)
    values = frozenset(d.value for d in (due, *due_also) if d is not None and d.value is not None)
    by, inferred = who_must(document, cast, duty, agreement)
    signs = list(signs_of(cast, duty, by, units, values | duty.dates, agreement))
    missed = main.duty.opener is not None and any(child.lower_ == "have" for child in main.duty.verb.children)
    return Commitment(
        id=id,
        agreement=duty.agreement,
        by=by,
        by_inferred=inferred,
        to=receivers(document, cast, main.duty),
        modality="must" if missed else main.duty.modality,
        action=main.action,
        due=due,
        due_also=due_also,
        condition=document.words(main.condition.start, main.condition.end) if main.condition else None,
        status=status_of(signs, cast, due, document.report.published, missed),
        evidence=evidence_of(duty, signs),
    )


def counted(deadline: Deadline, signed: str | None) -> Deadline:
    """A deadline that is a bare period ("in 14 months") counted from the signing, where that is known."""
    if deadline.period is None or deadline.anchor is not None or signed is None or "T" in deadline.period:
        return deadline
    return replace(deadline, anchor=Anchor(deadline.start, deadline.end, signed, None, False))


def evidence_of(duty: Duty, signs: list[Sign]) -> tuple[Evidence, ...]:
    """The words on which a commitment rests, in the order of the text."""
    found = [Evidence.model_validate({"start": t.start, "end": t.end, "role": t.role}) for t in duty.tellings]
    found += [Evidence(start=sign.unit.start, end=sign.unit.end, role=sign.role) for sign in signs]
    return tuple(sorted(dict.fromkeys(found), key=lambda e: (e.start, e.end, e.role)))


def who_must(document: Document, cast: Cast, duty: Duty, agreement: Agreement | None) -> tuple[tuple[str, ...], bool]:
    """Who must act, and whether that is inferred: a passive that names nobody is the duty of the party of the
    agreement whose own the things are ("the withdrawal of US troops")."""
    for told in duty.tellings:
        if told.duty.verb.pos_ in ("VERB", "AUX") and (by := bearers(document, cast, told.duty)):
            return by, False
    parties = agreement.parties if agreement is not None else ()
    for told in duty.tellings:
        for actor in cast.within(told.start, told.end):
            owner = next((party for party in parties if owns(cast, party, actor)), None)
            if owner is not None:
                return (owner,), True
    return (), False


def owns(cast: Cast, party: str, actor: str) -> bool:
    """Whether an actor is a party, belongs to it, or is of its country."""
    if actor == party or cast[actor].member_of == party:
        return True
    return (
        cast[party].country is not None and cast[actor].country == cast[party].country and cast[actor].kind == "forces"
    )
