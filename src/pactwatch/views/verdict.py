"""The rules by which a commitment's status on a day follows from its due date and the evidence known by that day.

The status is never stored: it is what these rules give for the day that is asked for. `docs/ledger.md` states them.

A party's charge against the other decides nothing by itself; of all other words the newest on each party that owes it
counts. What is done stays done unless a later report says that it is not. Silence is never a breach: past its day a
commitment is overdue, and says whether any report speaks of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pactwatch.linking.evidence import Says
from pactwatch.linking.testimony import Testimony
from pactwatch.model import CommitmentStatus, Modality
from pactwatch.views.days import between, counted, written

ALL: str = ""  # stands for all who owe it, where nobody is named or the words tell of all
TELLING: frozenset[Says] = frozenset({"fulfilled", "partly", "not started", "delayed", "breached"})
UNDONE: frozenset[Says] = frozenset({"partly", "not started", "breached"})


@dataclass(frozen=True)
class Case:
    """A commitment on a day, with all that decides its status.

    `by` are the sides that owe it, `names` what sides are called. `ends` is the last day on which it is in time,
    `latest` the last of all days that are given, `at_once` the day from which it was to be done at once, `again` tells
    that it is owed anew each time, `waits` for what its time waits. `evidence` is what is known of it by the day,
    `claims` what a party charges another with. `disputed` tells that the newest report on it says so, `void` that it
    says that the commitment binds no more.
    """

    day: str
    modality: Modality
    by: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    ends: str | None = None
    latest: str | None = None
    at_once: str | None = None
    again: bool = False
    waits: str = ""
    evidence: tuple[Testimony, ...] = ()
    claims: tuple[Testimony, ...] = ()
    disputed: bool = False
    void: bool = False

    @property
    def aims(self) -> bool:
        """Whether it promises to try only."""
        return self.modality == "aims"

    @property
    def past(self) -> bool:
        """Whether its last day is over."""
        return bool(self.ends and self.ends < self.day) or bool(self.at_once and self.at_once < self.day)

    @property
    def limit(self) -> str | None:
        """The day after which it is past."""
        return self.ends or self.at_once

    @cached_property
    def state(self) -> dict[str, State]:
        """How it stands with each side that owes it."""
        return {side: state_of(self.evidence, side) for side in self.by or (ALL,)}

    @property
    def done(self) -> bool:
        """Whether all who owe it have done it."""
        return all(one.says == "fulfilled" for one in self.state.values())

    @property
    def begun(self) -> bool:
        """Whether a part is done, or some who owe it have done it."""
        return any(one.says in ("fulfilled", "partly") for one in self.state.values())

    @property
    def late(self) -> bool:
        """Whether it was done late: the words say so, or the day on which it was first told as done is past the due
        date. An aim is never late."""
        return not self.aims and any(one.is_late(self.limit) for one in self.state.values())


@dataclass(frozen=True, slots=True)
class State:
    """How a commitment stands with one side: what the newest word says, the words of that day, those that told it as
    done since it last was not, in their order, and a doubt that nothing has answered."""

    says: Says | None
    newest: tuple[Testimony, ...] = ()
    fulfilled: tuple[Testimony, ...] = ()
    doubt: Testimony | None = None

    def is_late(self, limit: str | None) -> bool:
        """Whether it was done after a last day."""
        flags = [one.late for one in self.fulfilled if one.late is not None]
        first = self.fulfilled[0].done if self.fulfilled else None
        return flags[-1] if flags else bool(first and limit and first > limit)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with what explains it: one line, and the evidence that decided."""

    status: CommitmentStatus
    why: str
    because: tuple[Testimony, ...] = ()


def verdict(case: Case) -> Verdict:
    """The status of a commitment on a day. The first rule that holds counts."""
    said = tuple(dict.fromkeys(word for one in case.state.values() for word in one.newest))
    breaches = tuple(word for word in said if word.says == "breached")
    doubts = tuple(one.doubt for one in case.state.values() if one.doubt)
    if case.void:
        return Verdict("void", "a report says that it binds no more", said)
    if case.modality == "may":
        return Verdict("pending", "may be done, need not", said)
    if case.modality == "must not" or (case.again and not case.ends):
        return standing_duty(case, breaches)
    if case.disputed and not case.done and case.day <= (case.latest or case.day):
        return Verdict(
            "disputed", "the sides differ, and the last day that is given is not past", (*said, *case.claims)
        )
    if case.done:
        late = case.late
        done = tuple(word for one in case.state.values() for word in one.fulfilled)
        return Verdict("fulfilled late" if late else "fulfilled", done_words(case, late), done)
    if breaches:
        return Verdict("breached", "a report says that it is broken", breaches)
    if case.past and not case.aims:
        return Verdict("overdue", overdue_words(case, said), said)
    if doubts:
        return Verdict("at risk", f"in doubt; {left(case)}", doubts)
    if case.begun:
        return Verdict("partly", f"{part_words(case)}; {left(case)}", said)
    return Verdict("pending", pending_words(case, said), said)


def standing_duty(case: Case, breaches: Sequence[Testimony]) -> Verdict:
    """The status of a prohibition, or of what is owed again and again: it is kept until somebody says otherwise."""
    if breaches:
        return Verdict("breached", "a report says that it is not kept", tuple(breaches))
    charges = tuple(one for one in case.claims if one.says == "breached")
    if charges:
        return Verdict("disputed", "one party says that the other does not keep it", charges)
    why = (
        "no report says that it is not kept"
        if case.modality == "must not"
        else "owed anew each time; no day is on record"
    )
    return Verdict("pending", why)


def state_of(evidence: Iterable[Testimony], side: str) -> State:
    """How a commitment stands with a side, by the newest words on it that tell anything."""
    told = [one for one in evidence if one.says in TELLING and (not one.of or side == ALL or side in one.of)]
    days: dict[str, list[Testimony]] = {}
    for one in sorted(told, key=lambda one: (one.known or "", one.report, one.start)):
        days.setdefault(one.known or "", []).append(one)
    says: Says | None = None
    newest: tuple[Testimony, ...] = ()
    fulfilled: tuple[Testimony, ...] = ()
    doubt: Testimony | None = None
    for words in days.values():
        found = of_one_day({word.says for word in words})
        doubts = [word for word in words if word.says == "delayed"]
        if says == "fulfilled" and found == "delayed":
            continue
        says, newest = found, tuple(word for word in words if word.says != "delayed" or found == "delayed")
        fulfilled = (*fulfilled, *(word for word in words if word.says == "fulfilled")) if found == "fulfilled" else ()
        doubt = None if found == "fulfilled" else doubts[-1] if doubts else doubt
    return State(says, newest, fulfilled, doubt)


def of_one_day(said: set[Says]) -> Says:
    """What the words of one day come to: done and not done is a part; a delay of what is done is over."""
    if "breached" in said and "fulfilled" not in said:
        return "breached"
    if "partly" in said or ("fulfilled" in said and said & UNDONE):
        return "partly"
    for says in ("fulfilled", "not started", "delayed"):
        if says in said:
            return says
    return "unclear"


def left(case: Case) -> str:
    """How long there is still time."""
    if case.ends is None:
        return f"waits for {case.waits}" if case.waits else "no day is given"
    days = between(case.day, case.ends)
    return "due today" if days == 0 else f"{counted(days, 'day')} left" if days > 0 else f"{counted(-days, 'day')} past"


def done_words(case: Case, late: bool) -> str:
    """When it was done: late by how much, else the day on which it was first told."""
    fulfilled = [one.fulfilled for one in case.state.values()]
    limit = case.limit
    if late:
        last = max((word.done for words in fulfilled for word in words if word.done), default=None)
        if last and limit and last > limit:
            return f"done on {written(last)}, {counted(between(limit, last), 'day')} late"
        return "done late, by a report's words"
    days = [words[0].done for words in fulfilled]
    if not all(days):
        return "told as done; the day is not told"
    return f"done on {written(max(day for day in days if day))}{', in time' if limit else ''}"


def part_words(case: Case) -> str:
    """Who has done what."""
    if len(case.state) < 2:
        return "done in part"
    parts = [f"{case.names.get(side, side)}: {PARTS[one.says or 'unclear']}" for side, one in case.state.items()]
    return ", ".join(parts)


PARTS: dict[Says, str] = {
    "fulfilled": "done",
    "partly": "a part",
    "not started": "not yet",
    "delayed": "put off",
    "breached": "broken",
    "unclear": "no word",
    "ongoing": "no word",
    "planned": "no word",
}


def overdue_words(case: Case, said: Sequence[Testimony]) -> str:
    """By how long, and whether a report speaks of it."""
    limit = case.limit or case.day
    past = f"{counted(between(limit, case.day), 'day')} past"
    if not any(tells_past(word, limit) for word in said):
        return f"{past}, no report says that it was done"
    return f"{past}; {part_words(case)}" if case.begun else f"{past}, reported not done"


def tells_past(word: Testimony, limit: str | None) -> bool:
    """Whether words tell how it stands past its day: reported after it, and more than a doubt."""
    return word.says != "delayed" and (word.known or "") > (limit or "")


def pending_words(case: Case, said: Sequence[Testimony]) -> str:
    """What it waits for."""
    if any(word.says == "not started" for word in said):
        return f"not begun; {left(case)}"
    return left(case)
