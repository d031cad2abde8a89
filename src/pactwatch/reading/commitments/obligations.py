"""The commitments of an agreement's text: every clause that obliges, permits or aims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from pactwatch.codes import uses
from pactwatch.model import Agreement, Commitment, Evidence, Time
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.commitments import conditions
from pactwatch.reading.commitments.actions import action_of
from pactwatch.reading.commitments.anchors import Anchor, resolved
from pactwatch.reading.commitments.conditions import Bound, find_bounds
from pactwatch.reading.commitments.dues import Deadline, due_of, find_deadlines
from pactwatch.reading.commitments.entry import dated, enters_at_signing
from pactwatch.reading.commitments.parties import bearers, receivers
from pactwatch.reading.commitments.predicates import Predicate, find_predicates, open_predicate
from pactwatch.reading.commitments.provisions import Provision, cut
from pactwatch.reading.parser import Document


def find_obligations(
    document: Document, times: tuple[Time, ...], cast: Cast, agreements: tuple[Agreement, ...]
) -> tuple[Commitment, ...]:
    """The commitments of an agreement, in the order of its clauses."""
    header = document.report.header
    agreement = agreements[0].id if agreements else None
    numbers = count(1)
    in_force = enters_at_signing(document.text)
    return tuple(
        commitment.model_copy(update={"id": f"c{next(numbers)}", "agreement": agreement})
        for provision in cut(document.text, header.end if header else 0)
        for commitment in of_provision(document, times, cast, provision, in_force)
    )


def of_provision(
    document: Document, times: tuple[Time, ...], cast: Cast, provision: Provision, in_force: bool
) -> Iterator[Commitment]:
    """The commitments of one provision; `in_force` tells that the agreement enters into force at its signing."""
    clause = document.tokens(provision.start, provision.end)
    chapeau = opened(document, provision.chapeau)
    duties = find_predicates(clause, chapeau)
    bounds = find_bounds(document, provision.start, provision.end, duties)
    duties = [d for d in duties if not conditions.within(bounds, d.verb.idx)]
    deadlines = [
        d
        for d in find_deadlines(document, provision.start, provision.end, times, since=document.report.published)
        if not conditions.within(bounds, d.start)
    ]
    if in_force:
        deadlines = [replace(d, anchor=dated(d.anchor)) if d.anchor is not None else d for d in deadlines]
    for place, duty in enumerate(duties):
        begin, end = segment(document, provision, duties, place)
        lead = lead_of(document, provision, duties, place)
        mine = [d for d in deadlines if begin <= d.start < end or lead[0] <= d.start < lead[1]]
        mine = [d for d in mine if not in_subject(document, duty, d)]
        bound = [b for b in bounds if begin <= b.start < end or lead[0] <= b.start < lead[1]]
        stops = [*(d.start for d in deadlines), *(b.start for b in bounds)]
        yield commitment(document, cast, provision, duty, mine, bound, action_limit=end, stops=stops)


def in_subject(document: Document, duty: Predicate, deadline: Deadline) -> bool:
    """Whether a deadline belongs to what is said of a subject: "Those who disarm before 1 May shall be paid"."""
    subject = duty.subject
    if subject is None or subject.i > duty.verb.i:
        return False
    for above in document.tokens(deadline.start, deadline.end)[0].ancestors:
        if above == subject or above == duty.verb:
            return False
        if above.dep_ in ("relcl", "acl"):
            return subject.i < above.i < duty.verb.i
    return False


def opened(document: Document, chapeau: Provision | None) -> Predicate | None:
    """The open predicate of a list's chapeau: "The Parties shall:"."""
    if chapeau is None:
        return None
    return open_predicate(document.tokens(chapeau.start, chapeau.end)) or opened(document, chapeau.chapeau)


def segment(document: Document, provision: Provision, duties: list[Predicate], place: int) -> tuple[int, int]:
    """The code points that speak of one duty alone: from its own words to the next duty's."""
    duty, following = duties[place], duties[place + 1] if place + 1 < len(duties) else None
    begin = document.doc[duty.starts].idx
    if following is None:
        return begin, provision.end
    return begin, document.doc[following.starts if following.starts > duty.verb.i else following.verb.i].idx


def lead_of(document: Document, provision: Provision, duties: list[Predicate], place: int) -> tuple[int, int]:
    """The code points before a sentence's first duty, which hold for all of its duties."""
    sentence = duties[place].verb.sent
    first = next(duty for duty in duties if duty.verb.sent == sentence)
    start = max(provision.start, sentence.start_char)
    if first is duties[0] and not document.text[provision.start : start].rstrip().endswith("."):
        start = provision.start  # but of whole sentences before it each speaks for itself
    return start, document.doc[first.starts].idx


def commitment(
    document: Document,
    cast: Cast,
    provision: Provision,
    duty: Predicate,
    deadlines: list[Deadline],
    bounds: list[Bound],
    action_limit: int,
    stops: list[int],
) -> Commitment:
    """One commitment of a clause."""
    condition = next(conditions.of(bounds, "condition"), None)
    by = bearers(document, cast, duty)
    action = action_of(document, duty, action_limit, stops, whole=not by)
    counted = [anchored(document, duty, deadline, condition) for deadline in deadlines]
    due, due_also = due_of(document, counted, document.report.published)
    evidence = [Evidence(start=action.start, end=action.end, role="term")]
    if due is not None:
        evidence.append(Evidence(start=due.start, end=due.end, role="due"))
    return Commitment(
        id="c0",
        by=by,
        to=receivers(document, cast, duty),
        modality=duty.modality,
        action=action,
        clause=provision.number,
        due=due,
        due_also=due_also,
        condition=document.words(condition.start, condition.end) if condition else None,
        status="pending",
        evidence=tuple(evidence),
    )


def anchored(document: Document, duty: Predicate, deadline: Deadline, condition: Bound | None) -> Deadline:
    """A deadline with the event that it counts from: as said, or where a bare period is given, the condition that sets
    the duty off, the start of what is to be completed, else the signing."""
    if deadline.anchor is not None:
        return replace(deadline, anchor=resolved(deadline.anchor, owner(duty)))
    if deadline.period is None:
        return deadline
    place = (deadline.start, deadline.end)
    if duty.verb.dep_ == "relcl" and duty.verb.head.head.pos_ == "VERB":
        outer = duty.verb.head.head
        said = document.text[outer.idx : duty.verb.head.idx + len(duty.verb.head.text)]
        return replace(deadline, anchor=Anchor(*place, said, None, True))
    if condition is not None:
        said = document.text[condition.start : condition.end].split(" ", 1)[-1]
        return replace(deadline, anchor=Anchor(*place, said, None, True))
    if duty.verb.lemma_.lower() in uses("commitments", "finishing"):
        done = next((c for c in duty.verb.children if c.dep_ == "dobj"), duty.subject if duty.passive else None)
        if done is not None:
            said = f"start of {document.doc[done.left_edge.i : done.right_edge.i + 1].text}"
            return replace(deadline, anchor=resolved(Anchor(*place, said, None, False), owner(duty)))
    return replace(deadline, anchor=Anchor(*place, "signing", "signing", False))


def owner(duty: Predicate) -> str | None:
    """Whose "its" in a deadline is: the receiver's ("pay each household ... within two months of its return"), else the
    subject's."""
    receiver = next((child for child in duty.verb.children if child.dep_ == "dative" and child.pos_ != "ADP"), None)
    head = receiver or duty.subject
    if head is None or head.pos_ == "PRON":
        return None
    return head.doc[head.left_edge.i : head.i + 1].text
