"""The story so far: what a time expression is counted from."""

from __future__ import annotations

from collections.abc import Iterator
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

    @cached_property
    def published(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.document.report.published[:10]) if self.document.report.published else None

    def told(self, *units: str) -> Found | None:
        """The time told last whose value covers known days, of one of these units where any are named."""
        return next((time for time in self.back() if not units or calendar.unit_of(time.value) in units), None)

    def back(self) -> Iterator[Found]:
        """The times told that cover known days, the last one first."""
        return (time for time in reversed(self.times) if calendar.unit_of(time.value))
