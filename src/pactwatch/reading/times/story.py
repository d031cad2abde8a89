"""The story so far: what a time expression is counted from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pactwatch import model
from pactwatch.reading.parser import Document
from pactwatch.reading.times import calendar
from pactwatch.reading.times.tokens import Tokens


@dataclass(frozen=True, eq=False)
class Found:
    """A time expression with its value. `anchor` is what it was counted from: `published`, another one, or nothing."""

    start: int
    end: int
    type: model.TimeType
    value: str
    anchor: Found | str | None = None

    @property
    def told_by(self) -> str | None:
        """What the time was counted from in the end: `published`, or nothing where the words tell it in full."""
        return self.anchor.told_by if isinstance(self.anchor, Found) else self.anchor


@dataclass
class Story:
    """What has been told when an expression is read: the publication and the times before it, in their order."""

    document: Document
    tokens: Tokens
    narrative: bool = False  # a tale of the past, which counts from its own times rather than from the publication
    times: list[Found] = field(default_factory=list)
    last: dict[tuple[str, str, bool], Found] = field(default_factory=dict)
    dated: Found | None = None  # the date told last whose year is known, where it is no limit

    @cached_property
    def published(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.document.report.published[:10]) if self.document.report.published else None

    def tell(self, time: Found) -> None:
        """Adds a time, and keeps it as the last of its unit and type, apart for those counted from the publication."""
        self.times.append(time)
        unit = calendar.unit_of(time.value)
        if unit:
            self.last[unit, time.type, time.anchor == "published"] = time
        if time.type == "DATE" and time.value[:4].isdigit() and not self.tokens.is_limit(time.start):
            self.dated = time

    def told(self, *units: str, type: str | None = None, published: bool | None = None) -> Found | None:
        """The time told last whose value covers known days, of these units, this type, leaning on the publication."""
        known = (
            time
            for (unit, kind, leans), time in self.last.items()
            if (not units or unit in units) and type in (None, kind) and published in (None, leans)
        )
        return max(known, key=lambda time: time.start, default=None)
