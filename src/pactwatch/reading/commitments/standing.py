"""How a commitment stands on the day of the report."""

from __future__ import annotations

from pactwatch.model import CommitmentStatus, Due
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.commitments.evidence import Sign

ANSWERS = ("due", "fulfilment", "progress", "doubt")


def status_of(
    signs: list[Sign], cast: Cast, due: Due | None, published: str | None, overdue_told: bool
) -> CommitmentStatus:
    """The status that the evidence gives on the day of publication.

    What nobody tells of stays pending: a date that has passed is no breach by itself.
    """
    roles = {sign.role for sign in signs}
    if "fulfilment" in roles:
        if "progress" in roles and not is_late(signs, due):
            return "partly"
        return "fulfilled late" if is_late(signs, due) else "fulfilled"
    if is_contested(signs, cast):
        return "disputed"
    past = due is not None and due.ends is not None and published is not None and due.ends < published
    if "breach" in roles or overdue_told:
        return "overdue" if past or overdue_told else "breached" if due is None else "at risk"
    if roles & {"doubt", "warning", "conflict"}:
        return "at risk"
    return "partly" if "progress" in roles else "pending"


def is_contested(signs: list[Sign], cast: Cast) -> bool:
    """Whether one says that it was broken and another, of another camp, says that it was not, or is not yet due."""
    accusers = {sign.actor for sign in signs if sign.role == "breach" and sign.actor is not None}
    answers = {sign.actor for sign in signs if sign.role in ANSWERS and sign.actor is not None}
    return any(not cast.camp(one) & cast.camp(other) for one in accusers for other in answers)


def is_late(signs: list[Sign], due: Due | None) -> bool:
    """Whether what was done was done after its date."""
    done = [sign.unit for sign in signs if sign.role == "fulfilment"]
    if any("late" in {token.lower_ for token in unit.tokens} for unit in done):
        return True
    if due is None or due.ends is None:
        return False
    return any(len(day) == 10 and day > due.ends for unit in done for day in unit.dates)
