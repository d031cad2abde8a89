"""What was known of a dossier by a day: the reports published until then, linked without the later ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from pactwatch.linking.actors import LinkedActor
from pactwatch.linking.agreements import LinkedAgreement
from pactwatch.linking.clocks import Clock
from pactwatch.linking.dossier import Dossier, link
from pactwatch.linking.links import Key
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.sides import Sides
from pactwatch.linking.testimony import Testimony
from pactwatch.views.days import counted, written

Found = TypeVar("Found", Testimony, Clock)


class Known:
    """A dossier as it stood on `day` (ISO date), with its entries to be looked up.

    A report without a date is known on every day. `day` None is the newest day on which a report was published; raises
    `ValueError` where no report carries one, or `day` is not an ISO date.
    """

    def __init__(self, dossier: Dossier, day: str | None = None) -> None:
        self.day = date.fromisoformat(day).isoformat() if day else newest(dossier)
        kept = [one for one in dossier.readings if (one.report.published or "") <= self.day]
        self.dossier = (
            dossier if len(kept) == len(dossier.readings) else link(kept, dossier.judgements, dossier.process)
        )
        self.shelf = Shelf(self.dossier.readings, self.dossier.judgements, self.dossier.process)
        self.actors = {actor.id: actor for actor in self.dossier.actors}
        self.who = {key: actor for actor in self.dossier.actors for key in actor.members}
        self.events = {event.id: event for event in self.dossier.events}
        self.commitments = {commitment.id: commitment for commitment in self.dossier.commitments}
        self.statements = {statement.id: statement for statement in self.dossier.statements}
        self.agreements = {agreement.id: agreement for agreement in self.dossier.agreements}
        self.story = {key.report: story.id for story in self.dossier.stories for key in story.members}

    @cached_property
    def testimony(self) -> Mapping[str, tuple[Testimony, ...]]:
        """What reports say of each commitment."""
        return by_commitment(self.dossier.testimony)

    @cached_property
    def clocks(self) -> Mapping[str, tuple[Clock, ...]]:
        """What starts the time of each commitment that waits for an event."""
        return by_commitment(self.dossier.clocks)

    @cached_property
    def sides(self) -> Sides:
        """On whose side everybody stands."""
        return Sides(self.shelf, self.who)

    def is_agreement(self, report: str) -> bool:
        """Whether a report is an agreement's own text."""
        return self.shelf.by_report[report].report.kind == "agreement"

    def actor(self, report: str, id: str | None) -> LinkedActor | None:
        """The linked actor of an actor's id in a report."""
        return self.who.get(Key(report, id)) if id else None

    def published(self, key: Key) -> str:
        """The day on which an entry became known; the empty string where its report carries no date."""
        return self.shelf.days[key.report] or ""

    def newest_first(self, keys: Iterable[Key]) -> list[Key]:
        """Keys by the day on which they became known, the newest first; on one day by key."""
        return sorted(sorted(keys), key=self.published, reverse=True)

    def stories(self, keys: Iterable[Key]) -> int:
        """How many stories the reports of some entries are."""
        return len({self.story[key.report] for key in keys})

    def process(self) -> str:
        """What the reports are about, in a few words: the agreement that most of them name, else nothing."""

        def told(agreement: LinkedAgreement) -> tuple[int, int, str]:
            mentions = sum(len(self.shelf.agreements[key].mentions) for key in agreement.members)
            return -len({key.report for key in agreement.members}), -mentions, agreement.name

        return min(self.dossier.agreements, key=told).name if self.dossier.agreements else ""

    def outlet(self, report: str) -> str:
        """Who published a report: its source, else its title, else the name of its file."""
        taken = self.shelf.by_report[report].report
        return taken.source or taken.title or PurePosixPath(taken.id).name or taken.id

    def rests_on(self) -> str:
        """The head of all that is shown: as of which day, how many reports, how many stories they are, from when."""
        readings = self.dossier.readings
        dated = [day for one in readings if (day := one.report.published)]
        parts = [
            f"As of {written(self.day)}",
            counted(len(readings), "report"),
            counted(len(self.dossier.stories), "story"),
        ]
        if dated:
            days = dict.fromkeys((written(min(dated)), written(max(dated))))
            parts.append(" to ".join(days))
        if len(dated) < len(readings):
            parts.append(f"{len(readings) - len(dated)} without a date")
        return " · ".join(parts)

    def dated(self, report: str) -> str:
        """The day of a report as it is written in a brief."""
        return written(self.shelf.days[report])


def by_commitment(found: Iterable[Found]) -> Mapping[str, tuple[Found, ...]]:
    """Entries by the commitment on which they bear."""
    groups: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        groups[one.commitment].append(one)
    return {id: tuple(entries) for id, entries in groups.items()}


def newest(dossier: Dossier) -> str:
    """The newest day on which a report of the dossier was published."""
    days = [day for one in dossier.readings if (day := one.report.published)]
    if not days:
        raise ValueError("no report carries a date: name the day to be shown")
    return max(days)
