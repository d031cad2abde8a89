"""How a commitment stands on a day.

The newest telling that says more than "pending" counts. Where that leaves a commitment open and its last day is past,
it is overdue, which says only that nothing reports it done: absence of word is never a breach. A deed that may be it is
named beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.linking.ledger import LinkedCommitment
from pactwatch.linking.links import Key
from pactwatch.model import Commitment, CommitmentStatus, Due
from pactwatch.views.bearing import bearing
from pactwatch.views.days import between, counted
from pactwatch.views.known import Known

OPEN: frozenset[CommitmentStatus] = frozenset({"pending", "at risk", "partly", "overdue", "disputed"})
LAPSING: frozenset[CommitmentStatus] = frozenset({"pending", "at risk", "partly"})  # overdue when the day is past


@dataclass(frozen=True, slots=True)
class Standing:
    """One commitment on the day.

    `key` and `text` are the telling whose words are shown: the agreement's own, else the newest with a due date. `said`
    is the telling whose status counts. `days` are the days left to the last day that is given, negative when past;
    `unreported` tells that it is overdue by the calendar, not by a report; `perhaps` is then the telling of a deed that
    may be what was owed.
    """

    commitment: LinkedCommitment
    key: Key
    text: Commitment
    due: Due | None
    said: Key
    status: CommitmentStatus
    days: int | None
    unreported: bool
    perhaps: Key | None

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.status in OPEN


def standing(known: Known, commitment: LinkedCommitment) -> Standing:
    """How a commitment stands on the day of what is known."""
    keys = known.newest_first(commitment.members)
    told = known.shelf.commitments
    key = min(keys, key=lambda key: (not known.is_agreement(key.report), not has_day(told[key]), told[key].due is None))
    said = next((key for key in keys if told[key].status != "pending"), keys[0])
    status, due = told[said].status, told[key].due
    days = between(known.day, due.ends) if due and due.ends else None
    unreported = status in LAPSING and days is not None and days < 0
    return Standing(
        commitment=commitment,
        key=key,
        text=told[key],
        due=due,
        said=said,
        status="overdue" if unreported else status,
        days=days,
        unreported=unreported,
        perhaps=bearing(known, commitment.by, told[key].action.text, known.published(keys[-1])) if unreported else None,
    )


def has_day(commitment: Commitment) -> bool:
    """Whether a due date can be counted to."""
    return commitment.due is not None and commitment.due.ends is not None


def distance(one: Standing) -> str:
    """The days left or overdue, in words; of a month or another span, to its last day."""
    if one.days is None or one.due is None:
        return ""
    if not one.open:
        return ""
    if one.days == 0:
        return "due today"
    if one.days > 0:
        begun = one.due.begins != one.due.ends
        return f"{counted(one.days, 'day')} left" + (" at most" if begun else "")
    past = counted(-one.days, "day")
    if one.perhaps:
        return f"by {past}, unless it is what is told below"
    if one.unreported:
        return f"by {past}, not reported done"
    return f"by {past}" if one.status == "overdue" else f"{past} past"
