"""Addresses: which entry of a reading is meant, by its words, so that it can be found in a later reading too.

An id such as `e3` is a reading's own: another version of the reader may give it to another entry. A spot says what
the entry is and which words it hangs on. Where a reading has no such entry at just these words, the spot leads nowhere;
it is never moved to what looks alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, get_args

from pactwatch.model import Reading, Words

EntryKind = Literal[
    "reports", "times", "actors", "places", "statements", "events", "agreements", "commitments", "disputes"
]
KINDS: tuple[EntryKind, ...] = get_args(EntryKind)[1:]  # the lists of a reading
# The fields of entries that hold ids of other entries of the same reading, in whatever depth.
REFERENCES = frozenset(
    {"anchor", "member_of", "members", "actor", "addressees", "place", "times", "actors", "recipients", "statement"}
    | {"parties", "agreement", "by", "to", "about"}
)
GONE = object()


class Spot(Words):
    """An entry by its kind and words: a time's or statement's own, an event's trigger, a commitment's action, a mention
    of an actor, place or agreement, the evidence of a dispute's first side; of a whole report none.

    `mark` is an event's type: two deeds may hang on one word.
    """

    kind: EntryKind
    mark: str | None = None


class Address(Spot):
    """A spot in a report, which is given by its id."""

    report: str

    @property
    def spot(self) -> Spot:
        return Spot(**self.model_dump(exclude={"report"}))


def anchors(kind: str, entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The words that an entry (as JSON has it) hangs on; the first are those that it is addressed by."""
    match kind:
        case "events":
            return [entry["trigger"]]
        case "commitments":
            return [entry["action"]]
        case "disputes":
            return [{**side["evidence"], "text": side["holds"]} for side in entry["sides"][:1]]
        case "times" | "statements":
            return [entry]
    return sorted(entry["mentions"], key=lambda words: (words["start"], words["end"]))


def spots(kind: EntryKind, entry: Mapping[str, Any]) -> Iterator[Spot]:
    """Every spot of an entry, the one that it is addressed by first."""
    mark = entry["type"] if kind == "events" else None
    for words in anchors(kind, entry):
        yield Spot(kind=kind, start=words["start"], end=words["end"], text=words["text"], mark=mark)


class Atlas:
    """The entries of one reading by their ids and by their spots. `line` is the reading as JSON has it."""

    def __init__(self, reading: Reading) -> None:
        self.line = reading.model_dump(mode="json")
        self.entries = {entry["id"]: entry for kind in KINDS for entry in self.line[kind]}
        self.kinds = {entry["id"]: kind for kind in KINDS for entry in self.line[kind]}
        self._at: dict[Spot, set[str]] = defaultdict(set)
        for id, entry in self.entries.items():
            for spot in spots(self.kinds[id], entry):
                self._at[spot].add(id)

    def spot(self, id: str) -> Spot:
        """The spot of an entry; the id `""` is the whole report. Raises `KeyError` where there is no such entry."""
        if not id:
            return Spot(kind="reports", start=0, end=0, text="")
        return next(spots(self.kinds[id], self.entries[id]))

    def find(self, spot: Spot) -> str | None:
        """The id of the one entry at a spot, None where there is none, or are several."""
        if spot.kind == "reports":
            return ""
        found = self._at.get(spot, ())
        return next(iter(found)) if len(found) == 1 else None

    def lifted(self, value: Any, field: str = "") -> Any:
        """A value of a field, each id in it replaced by its spot."""
        return referring(value, field, lambda id: self.spot(id).model_dump(mode="json") if id in self.entries else id)

    def lowered(self, value: Any) -> Any:
        """A lifted value, each spot in it replaced by the id that it has here. Raises `KeyError` for a lost one."""
        if isinstance(value, dict):
            if value.keys() != Spot.model_fields.keys():
                return {name: self.lowered(part) for name, part in value.items()}
            id = self.find(Spot.model_validate(value))
            if id is None:
                raise KeyError(value["text"])
            return id
        return [self.lowered(part) for part in value] if isinstance(value, list) else value


def referring(value: Any, field: str, change: Callable[[str], Any]) -> Any:
    """A field's value, with what `change` makes of each id in it; `GONE` leaves out a list's item, else gives null."""
    if isinstance(value, dict):
        changed = {name: referring(part, name, change) for name, part in value.items()}
        return {name: None if part is GONE else part for name, part in changed.items()}
    if isinstance(value, list):
        return [part for part in (referring(part, field, change) for part in value) if part is not GONE]
    if isinstance(value, str) and field in REFERENCES:
        return change(value)
    return value
