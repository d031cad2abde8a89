"""What a reviewer may do on a page: each report's telling of an entry, what may be corrected of it, what it may be
one with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from pactwatch.library.record import Record
from pactwatch.linking.links import Key, Linked
from pactwatch.model import EventStatus, Modality, Polarity, Span
from pactwatch.record.addresses import anchors
from pactwatch.record.database import RecordError
from pactwatch.record.deciding import Entry
from pactwatch.record.decisions import Decision, Ruling
from pactwatch.views.answers.doubts import Doubt
from pactwatch.views.answers.quote import Quote, quote
from pactwatch.views.known import Known

Kind = Literal["actors", "statements", "events", "commitments", "disputes"]
MOST = 20  # tellings of one entry on its page

# What is corrected most, with the values that it may have
CHOICES: Mapping[Kind, tuple[str, tuple[str, ...]]] = {
    "events": ("status", get_args(EventStatus)),
    "statements": ("polarity", get_args(Polarity)),
    "commitments": ("modality", get_args(Modality)),
}


class Telling(NamedTuple):
    """An entry as one report tells it: its words, and each field with its value as JSON."""

    report: str
    id: str
    words: Quote
    fields: Mapping[str, str]


class Review(NamedTuple):
    """What may be decided of a linked entry: of each telling, and with what it may be merged (name, report, id)."""

    kind: Kind
    tellings: tuple[Telling, ...]
    more: int
    choice: tuple[str, tuple[str, ...]] | None
    others: tuple[tuple[str, str, str], ...]


def review(known: Known, kind: Kind, linked: Linked, others: Iterable[tuple[str, Linked]] = ()) -> Review:
    """What may be decided of a linked entry; `others` are those that it may be one with, by their names."""
    members = known.newest_first(linked.members)
    return Review(
        kind=kind,
        tellings=tuple(telling(known, kind, key) for key in members[:MOST]),
        more=max(0, len(members) - MOST),
        choice=CHOICES.get(kind),
        others=tuple((name, *other.members[0]) for name, other in others if other.id != linked.id),
    )


def telling(known: Known, kind: Kind, key: Key) -> Telling:
    """An entry as one report tells it."""
    entry = getattr(known.shelf, kind)[key].model_dump(mode="json", by_alias=True)
    hangs_on = anchors(kind, entry)[0]
    span = Span(start=hangs_on["start"], end=hangs_on["end"])
    fields = {name: json.dumps(value, ensure_ascii=False) for name, value in entry.items() if name != "id"}
    return Telling(key.report, key.id, quote(known, key.report, span), fields)


def value_of(typed: str) -> Any:
    """What a person typed as a value: JSON where it is that, else the words themselves."""
    try:
        return json.loads(typed)
    except ValueError:
        return typed


def open_doubts(doubts: Iterable[Doubt], rulings: Iterable[Ruling]) -> list[Doubt]:
    """The doubts on which nobody has decided."""
    decided = {
        (address.report, address.kind, address.start, address.end)
        for ruling in rulings
        if ruling.outcome == "holds" and ruling.decision.action in ("confirm", "reject", "correct", "merge", "split")
        for address in ruling.decision.addresses
    }

    def is_decided(doubt: Doubt) -> bool:
        told = [doubt.entry, *([doubt.other] if doubt.other else [])]
        return all((one.words.report, doubt.kind, one.words.start, one.words.end) in decided for one in told)

    return [one for one in doubts if not is_decided(one)]


def decided(
    record: Record,
    action: str,
    on: Entry,
    other: Entry | None = None,
    field: str = "",
    value: Any = None,
    said: Mapping[str, str] = MappingProxyType({}),
) -> Decision:
    """Makes a decision on an entry; `said` has who, when and why. Raises `RecordError` where it cannot be."""
    match action:
        case "confirm":
            return record.confirm(on, **said)
        case "reject":
            return record.reject(on, **said)
        case "comment":
            return record.comment(on, **said)
        case "correct":
            return record.correct(on, field, value, **said)
        case "merge" | "split" if other:
            return (record.merge if action == "merge" else record.split)(on, other, **said)
    raise RecordError(f"{action} is no decision that can be made so")


def now() -> str:
    """The time at which somebody decides."""
    return datetime.now(UTC).isoformat()
