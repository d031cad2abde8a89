"""The readings in hand, each entry to be looked up by its report and id, and what people said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from pactwatch.linking.beforehand import named_actor, named_agreement
from pactwatch.linking.judgements import Judgement
from pactwatch.linking.links import Key
from pactwatch.linking.process import NOTHING, NamedActor, NamedAgreement, Process
from pactwatch.model import Actor, Agreement, Commitment, Dispute, Event, Place, Reading, Statement

Entry = TypeVar("Entry", Actor, Agreement, Commitment, Dispute, Event, Place, Statement)


class Shelf:
    """Readings in one order whatever the order they came in: by day, then by id, undated ones first.

    Raises `ValueError` where two readings have one report id.
    """

    def __init__(
        self, readings: Iterable[Reading], judgements: Iterable[Judgement] = (), process: Process = NOTHING
    ) -> None:
        self.readings = tuple(sorted(readings, key=lambda one: (one.report.published or "", one.report.id)))
        self.by_report: Mapping[str, Reading] = {reading.report.id: reading for reading in self.readings}
        if len(self.by_report) < len(self.readings):
            raise ValueError("two readings have the same report id")
        self.days = {reading.report.id: reading.report.published for reading in self.readings}
        self.judgements = tuple(sorted(set(judgements), key=lambda one: (one.left, one.right, one.decision)))
        self.process = process

    @cached_property
    def actors(self) -> Mapping[Key, Actor]:
        return dict(entry for reading in self.readings for entry in keyed(reading, reading.actors))

    @cached_property
    def places(self) -> Mapping[Key, Place]:
        return dict(entry for reading in self.readings for entry in keyed(reading, reading.places))

    @cached_property
    def statements(self) -> Mapping[Key, Statement]:
        return dict(entry for reading in self.readings for entry in keyed(reading, reading.statements))

    @cached_property
    def events(self) -> Mapping[Key, Event]:
        return dict(entry for reading in self.readings for entry in keyed(reading, reading.events))

    @cached_property
    def agreements(self) -> Mapping[Key, Agreement]:
        return dict(entry for reading in self.readings for entry in keyed(reading, reading.agreements))

    @cached_property
    def commitments(self) -> Mapping[Key, Commitment]:
        return dict(entry for reading in self.readings for entry in keyed(reading, reading.commitments))

    @cached_property
    def disputes(self) -> Mapping[Key, Dispute]:
        return dict(entry for reading in self.readings for entry in keyed(reading, reading.disputes))

    @cached_property
    def named_actors(self) -> Mapping[Key, NamedActor]:
        """The actors that the process file names, by the entries that stand for them."""
        found = ((key, named_actor(self.process, one, self.days[key.report])) for key, one in self.actors.items())
        return {key: one for key, one in found if one} if self.process.actors else {}

    @cached_property
    def named_agreements(self) -> Mapping[Key, NamedAgreement]:
        """The agreements that the process file names, by the entries that stand for them."""
        found = ((key, named_agreement(self.process, one)) for key, one in self.agreements.items())
        return {key: one for key, one in found if one} if self.process.agreements else {}


def keyed(reading: Reading, entries: Iterable[Entry]) -> Iterator[tuple[Key, Entry]]:
    """Entries of one reading, each with its key."""
    for entry in entries:
        yield Key(reading.report.id, entry.id), entry
