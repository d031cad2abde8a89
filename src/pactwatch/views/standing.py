"""How a commitment stands on a day: whose words are shown, when it is due, and the verdict with its evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pactwatch.linking.ledger import LinkedCommitment
from pactwatch.linking.links import Key
from pactwatch.linking.testimony import Testimony
from pactwatch.model import Commitment, CommitmentStatus, Due
from pactwatch.views.days import between, counted
from pactwatch.views.draft import called
from pactwatch.views.dues import DueDate, due_dates
from pactwatch.views.known import Known
from pactwatch.views.verdict import Case, Verdict, tells_past, verdict

OPEN: frozenset[CommitmentStatus] = frozenset({"pending", "at risk", "partly", "overdue", "disputed"})
ONCE = re.compile(r"^(?:start|end) of |\bfirst\b|\belections?\b", re.I)  # events that come once
CHARGES = {"breached", "not started"}  # what a party may say against another; a doubt is a doubt, whoever's


@dataclass(frozen=True, slots=True)
class Standing:
    """One commitment on the day.

    `key` and `text` are the telling whose words are shown: the agreement's own, else the newest with a due date. `dues`
    are its due dates, the one that counts first. `evidence` is all that bears on it, the newest first; `days` the days
    left to the last day in time, negative when past.
    """

    commitment: LinkedCommitment
    key: Key
    text: Commitment
    dues: tuple[DueDate, ...]
    evidence: tuple[Testimony, ...]
    verdict: Verdict
    days: int | None

    @property
    def status(self) -> CommitmentStatus:
        """The status on the day."""
        return self.verdict.status

    @property
    def due(self) -> Due | None:
        """The due date that counts, as it was told."""
        return self.dues[0].due if self.dues else None

    @property
    def begins(self) -> str | None:
        """The first day that the due date covers."""
        return self.dues[0].begins if self.dues else None

    @property
    def ends(self) -> str | None:
        """The last day on which it is in time; None where there is none, or it waits for its event."""
        return self.dues[0].ends if self.dues else None

    @property
    def waits(self) -> bool:
        """Whether it waits for an event from which its time runs."""
        return bool(self.dues) and self.dues[0].waits

    @property
    def unreported(self) -> bool:
        """Whether it is overdue and no report of a later day says how it stands; a doubt does not."""
        return self.status == "overdue" and not any(tells_past(word, self.ends) for word in self.verdict.because)

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.status in OPEN

    @property
    def said(self) -> str:
        """The report whose words decided, else the one whose words are shown."""
        because = self.verdict.because
        return max(because, key=lambda one: (one.known or "", one.report)).report if because else self.key.report


def standing(known: Known, commitment: LinkedCommitment) -> Standing:
    """How a commitment stands on the day of what is known."""
    keys = known.newest_first(commitment.members)
    told = known.shelf.commitments
    key = min(keys, key=lambda key: (not known.is_agreement(key.report), not has_day(told[key]), told[key].due is None))
    dues = due_dates(told[key], known.clocks.get(commitment.id, ()))
    evidence = known.testimony.get(commitment.id, ())
    found = verdict(case_of(known, commitment, key, dues, evidence))
    ends = dues[0].ends if dues else None
    return Standing(
        commitment=commitment,
        key=key,
        text=told[key],
        dues=dues,
        evidence=tuple(sorted(evidence, key=lambda one: (one.known or "", one.report, one.start), reverse=True)),
        verdict=found,
        days=between(known.day, ends) if ends else None,
    )


def case_of(
    known: Known, commitment: LinkedCommitment, key: Key, dues: tuple[DueDate, ...], evidence: tuple[Testimony, ...]
) -> Case:
    """What decides a commitment's status."""
    text = known.shelf.commitments[key]
    by = tuple(dict.fromkeys(side for id in text.by for side in known.sides.of(Key(key.report, id))))
    first = dues[0] if dues else None
    claims = tuple(one for one in evidence if is_claim(known, one, by))
    newest = known.newest_first(commitment.members)
    told = next((status for one in newest if (status := known.shelf.commitments[one].status) != "pending"), "pending")
    return Case(
        day=known.day,
        modality=text.modality,
        by=by,
        names={id: called(known.actors[id]) for id in by if id in known.actors},
        ends=first.ends if first else None,
        latest=max((one.ends for one in dues if one.ends), default=None),
        at_once=at_once(known, key, text),
        again=comes_again(first),
        waits=first.due.from_.anchor if first and first.waits and first.due.from_ else "",
        evidence=tuple(one for one in evidence if one not in claims),
        claims=claims,
        disputed=told == "disputed",
        void=told == "void",
    )


def comes_again(first: DueDate | None) -> bool:
    """Whether a due date runs from what may come again and again (a request, a complaint), not from one event."""
    if first is None or not first.waits or first.due.kind != "period after" or first.due.from_ is None:
        return False
    return not ONCE.search(first.due.from_.anchor)


def is_claim(known: Known, one: Testimony, by: tuple[str, ...]) -> bool:
    """Whether it is a party's word against another that owes it."""
    speaker = known.actors.get(one.voice or "")
    side = known.sides.side(speaker) if speaker else None
    if side is None or side not in known.sides.signed or one.says not in CHARGES:
        return False
    return side not in (one.of or by) or (not one.of and len(by) > 1)


def at_once(known: Known, key: Key, text: Commitment) -> str | None:
    """The day of the signing, where an agreement's clause is to be kept at once and names no day."""
    due = text.due
    if (
        due
        and due.kind == "at once"
        and due.ends is None
        and text.modality == "must"
        and known.is_agreement(key.report)
    ):
        return known.shelf.days[key.report]
    return None


def has_day(commitment: Commitment) -> bool:
    """Whether a due date can be counted to."""
    return commitment.due is not None and commitment.due.ends is not None


def distance(one: Standing) -> str:
    """The days left or overdue, in words; of a month or another span, to its last day."""
    if one.days is None or not one.open:
        return ""
    if one.days == 0:
        return "due today"
    if one.days > 0:
        return f"{counted(one.days, 'day')} left" + (" at most" if one.begins != one.ends else "")
    past = counted(-one.days, "day")
    if one.unreported:
        return f"by {past}, not reported done"
    return f"by {past}" if one.status == "overdue" else f"{past} past"
