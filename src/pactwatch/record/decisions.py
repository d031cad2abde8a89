"""Decisions: what people say of the record's entries. Append-only; what holds now follows from all that were made.

A decision's id follows from its content, and decisions count in the order of their times, so that the same decisions
mean the same in whatever order they were stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import JsonValue

from pactwatch.model import Record
from pactwatch.record.addresses import Address
from pactwatch.record.database import RecordError

Action = Literal["confirm", "reject", "correct", "merge", "split", "comment", "name", "undo"]
Outcome = Literal["holds", "lost", "undone"]


class Decision(Record):
    """One decision.

    `made` is when, in UTC. `entry` is what it is on, `other` the second entry of a merge or split. A correction gives
    `field` a `value`; in it and in `seen`, the entry as the reader had it, a spot stands for each id. Who names actors
    and agreements beforehand gives a process as the `value`. `undoes` is the id of another decision.
    """

    id: str
    made: str
    who: str
    action: Action
    entry: Address | None = None
    other: Address | None = None
    field: str | None = None
    value: JsonValue = None
    seen: dict[str, JsonValue] | None = None
    undoes: str | None = None
    why: str = ""

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The entries that it is on."""
        return tuple(address for address in (self.entry, self.other) if address)


class Ruling(Record):
    """A decision and what became of it.

    `holds`; `lost`: the reading no longer has the words, or the correction does not fit what it has; `undone`.
    """

    decision: Decision
    outcome: Outcome

    @property
    def made(self) -> str:
        """When it was decided, in UTC."""
        return self.decision.made


def decision(made: str, who: str, action: Action, **rest: Any) -> Decision:
    """A decision with its id. Raises `RecordError` where it has no time or nobody's name."""
    if not who.strip():
        raise RecordError("a decision needs a name")
    plain = Decision(id="", made=moment(made), who=who.strip(), action=action, **rest)
    return plain.model_copy(update={"id": identifier(plain)})


def identifier(decision: Decision) -> str:
    """`D` and ten hexadecimal digits of the SHA-256 of all the rest."""
    content = json.dumps(decision.model_dump(mode="json", exclude={"id"}), sort_keys=True, separators=(",", ":"))
    return "D" + hashlib.sha256(content.encode()).hexdigest()[:10]


def moment(when: str) -> str:
    """An ISO 8601 time with its zone, in UTC to the microsecond. Raises `RecordError` for anything else."""
    try:
        parsed = datetime.fromisoformat(when)
    except ValueError as error:
        raise RecordError(f"{when!r} is not a time; write it as 2024-05-01T09:30:00Z") from error
    if parsed.tzinfo is None:
        raise RecordError(f"{when!r} does not say its zone; write Z for UTC")
    return parsed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions in the order in which they count: by time, then by id."""
    return tuple(sorted(decisions, key=lambda one: (one.made, one.id)))


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of decisions that a later one undoes, where that later one is not undone itself."""
    gone: set[str] = set()
    for one in reversed(in_order(decisions)):
        if one.undoes and one.id not in gone:
            gone.add(one.undoes)
    return frozenset(gone)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that are not undone, in their order; the undoings themselves left out."""
    decisions = tuple(decisions)
    gone = undone(decisions)
    return tuple(one for one in in_order(decisions) if one.id not in gone and one.action != "undo")
