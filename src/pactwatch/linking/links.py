"""Links: what joins two entries of two reports into one, why, and from which day that was known.

Linking knows no order. Links are pairwise relations over the whole set of readings; what is one are the connected
components of them; identifiers come from the members. So the same reports in any order give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, TypeVar

from pydantic import Field

from pactwatch.model import Record

Reason = Literal[
    "merged by a person",
    "named in the process file",
    "same country",
    "same name",
    "same name in another form",
    "same abbreviation",
    "same surname and office",
    "spelling",
    "same office at the time",
    "same deed, actors and day",
    "same deed, day and words",
    "one commitment carried out",
    "same occasion",
    "what was planned and then done",
    "same deed told again",
    "same words of one speaker",
    "same text",
    "copied text",
    "cut text",
    "same day of signing",
    "same agreement and due date",
    "same agreement and action",
    "about the same entry",
]


class Key(NamedTuple):
    """An entry of a reading: the report's id and the entry's id in it."""

    report: str
    id: str


class Decided(Record):
    """Whose word something is: the decision's id in the record, who made it and why."""

    decision: str
    who: str
    why: str = ""


class Link(Record):
    """Why two entries are one.

    `known` is the ISO date from which both reports were published, None where one carries no date. `likeness` stands
    where the two are alike, not equal: from 0 to 1, by the measure that the reason's function names. `by` stands where
    a person made the link.
    """

    left: Key
    right: Key
    reason: Reason
    known: str | None = None
    likeness: float | None = Field(default=None, ge=0, le=1)
    by: Decided | None = None


class Linked(Record):
    """One thing that one or more reports tell of: its entries, sorted, and the links that join them."""

    id: str
    members: tuple[Key, ...]
    links: tuple[Link, ...] = ()


Days = Mapping[str, str | None]
Item = TypeVar("Item", Key, str, int)
Value = TypeVar("Value", bound=str)


def link(
    left: Key, right: Key, reason: Reason, days: Days, likeness: float | None = None, by: Decided | None = None
) -> Link:
    """A link between two entries, the smaller first. `days` gives each report's `published`."""
    left, right = sorted((left, right))
    first, second = days[left.report], days[right.report]
    known = max(first, second) if first is not None and second is not None else None
    return Link(left=left, right=right, reason=reason, known=known, likeness=likeness and round(likeness, 3), by=by)


def components(items: Iterable[Item], joined: Iterable[tuple[Item, Item]]) -> tuple[tuple[Item, ...], ...]:
    """The connected components of some items of which some pairs are joined; members and components sorted."""
    root = {item: item for item in items}

    def find(item: Item) -> Item:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for one, other in joined:
        left, right = sorted((find(one), find(other)))
        root[right] = left
    members = defaultdict(list)
    for item in sorted(root):
        members[find(item)].append(item)
    return tuple(tuple(group) for _, group in sorted(members.items()))


def most(values: Iterable[Value]) -> Value | None:
    """The most frequent value; of equally frequent ones the longest, then the first in the alphabet."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], -len(value), value), default=None)


def identifier(prefix: str, members: Iterable[Key]) -> str:
    """An id that depends on nothing but the members: a prefix and ten hexadecimal digits of their SHA-256."""
    content = json.dumps(sorted(members), ensure_ascii=True, separators=(",", ":"))
    return prefix + hashlib.sha256(content.encode()).hexdigest()[:10]
