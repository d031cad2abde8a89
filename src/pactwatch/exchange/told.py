"""What was known on a day, as the rows that are given away (`rows.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from pactwatch.exchange import rows
from pactwatch.linking.disputes import LinkedDispute
from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.model import Span
from pactwatch.views.answers.disputes import Disputes, disputes
from pactwatch.views.answers.ledger import Ledger, ledger
from pactwatch.views.answers.quote import Quote, Who, quote
from pactwatch.views.days import covered
from pactwatch.views.draft import called
from pactwatch.views.known import Known


class Told:
    """A dossier as it stood on an ISO day, by default the newest on which a report was published, in rows.

    Raises `ValueError` where `as_of` is no ISO day, or is not given and no report carries one.
    """

    def __init__(self, dossier: Dossier, as_of: str | None = None) -> None:
        self.dossier = dossier
        self.known = Known(dossier, as_of)
        self.as_of = self.known.day

    def tables(self) -> Mapping[str, Sequence[NamedTuple]]:
        """Every table of `rows.TABLES` by its name."""
        return {name: getattr(self, name) for name in rows.TABLES}

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of the day."""
        return ledger(self.dossier, self.as_of)

    @cached_property
    def disputed(self) -> Disputes:
        """The disputes of the day."""
        return disputes(self.dossier, self.as_of)

    @cached_property
    def reports(self) -> list[rows.ReportRow]:
        given = [reading.report for reading in self.known.shelf.readings]
        return [
            rows.ReportRow(
                one.id,
                one.title,
                self.known.outlet(one.id),
                one.url,
                one.published,
                one.kind,
                one.language,
                self.known.story[one.id],
                len(one.text),
            )
            for one in given
        ]

    @cached_property
    def actors(self) -> list[rows.ActorRow]:
        return [
            rows.ActorRow(
                id=actor.id,
                name=actor.name,
                kind=actor.kind,
                country=actor.country,
                sector=actor.sector,
                names=actor.names,
                offices=actor.roles,
                member_of=actor.member_of,
                **self.place(key.report, self.known.shelf.actors[key].mentions[0]),
            )
            for actor in self.known.dossier.actors
            for key in self.by_day(actor.members)
        ]

    @cached_property
    def statements(self) -> list[rows.StatementRow]:
        return [
            self.statement(one.id, key) for one in self.known.dossier.statements for key in self.by_day(one.members)
        ]

    @cached_property
    def events(self) -> list[rows.EventRow]:
        told = ((one.id, key) for one in self.known.dossier.events for key in self.by_day(one.members))
        return [self.event(id, key) for id, key in told if not self.known.is_agreement(key.report)]

    @cached_property
    def agreements(self) -> list[rows.AgreementRow]:
        return [
            rows.AgreementRow(
                id=one.id,
                name=one.name,
                signed=one.signed,
                party_ids=one.parties,
                parties=self.names(one.parties),
                **self.place(key.report, self.known.shelf.agreements[key].mentions[0]),
            )
            for one in self.known.dossier.agreements
            for key in self.by_day(one.members)
        ]

    @cached_property
    def commitments(self) -> list[rows.CommitmentRow]:
        found = []
        for one in self.ledger.entries:
            due = one.due[0] if one.due else None
            found.append(
                rows.CommitmentRow(
                    id=one.id,
                    agreement_id=self.known.commitments[one.id].agreement,
                    agreement=one.agreement,
                    clause=one.clause,
                    by_ids=tuple(who.id for who in one.by),
                    by=tuple(who.name for who in one.by),
                    by_inferred=one.by_inferred,
                    to=tuple(who.name for who in one.to),
                    modality=one.modality,
                    due=due.day if due else None,
                    due_how=due.how if due else None,
                    due_kind=due.kind if due else None,
                    due_from=due.anchor if due else None,
                    due_period=due.period if due else None,
                    due_words=due.words.text if due else None,
                    as_of=self.as_of,
                    status=one.status,
                    why=one.why,
                    **of_quote(one.action),
                )
            )
        return sorted(found, key=lambda row: row.id)

    @cached_property
    def evidence(self) -> list[rows.EvidenceRow]:
        found = [
            rows.EvidenceRow(
                commitment=one.id,
                says=heard.says,
                late=heard.late,
                done=heard.done,
                decides=heard.decides,
                **of_voice(heard.voice),
                **of_quote(heard.words),
            )
            for one in self.ledger.entries
            for heard in one.evidence
        ]
        return sorted(found, key=lambda row: (row.commitment, row.published or "", row.report, row.start, row.end))

    @cached_property
    def disputes(self) -> list[rows.DisputeRow]:
        found = [
            rows.DisputeRow(
                id=one.id,
                about=tuple(subject.id for subject in one.about),
                holds=side.holds,
                **of_voice(side.who),
                **of_quote(side.words),
            )
            for one in self.disputed.entries
            for side in one.sides
        ]
        return sorted(found, key=lambda row: (row.id, row.published or "", row.report, row.start, row.holds))

    def statement(self, id: str, key: Key) -> rows.StatementRow:
        """One report's telling of a statement."""
        one = self.known.shelf.statements[key]
        return rows.StatementRow(
            id=id,
            source=one.source.text if one.source else None,
            cue=one.cue.text if one.cue else None,
            kind=one.kind,
            mode=one.mode,
            polarity=one.polarity,
            day=one.time.value if one.time else None,
            **self.voice(key.report, one.id),
            **self.place(key.report, one),
        )

    def event(self, id: str, key: Key) -> rows.EventRow:
        """One report's telling of an event."""
        one = self.known.shelf.events[key]
        when = one.time.value if one.time else None
        begins, ends = covered(when) or (None, None)
        place = self.known.shelf.places[Key(key.report, one.place)] if one.place else None
        text = self.known.shelf.by_report[key.report].report.text
        around = sentence(text, one.trigger.start, one.trigger.end)
        actors, recipients = self.ids(key.report, one.actors), self.ids(key.report, one.recipients)
        return rows.EventRow(
            id=id,
            type=one.type,
            mode=one.mode,
            plover=one.plover or one.type,
            status=one.status,
            told_by="statement" if one.statement else "report",
            actor_ids=actors,
            actors=self.names(actors),
            recipient_ids=recipients,
            recipients=self.names(recipients),
            when=when,
            begins=begins,
            ends=ends,
            inferred=bool(one.time and one.time.inferred),
            place=place.name if place else None,
            country=place.country if place else None,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            sentence=text[around.start : around.end],
            **self.voice(key.report, one.statement),
            **self.place(key.report, one.trigger),
        )

    def origin(self, id: str) -> tuple[str, int, int]:
        """Where an event, a commitment or a dispute was told first: later reports do not change that."""
        known = self.known
        members = (known.events.get(id) or known.commitments.get(id) or self.questions[id]).members
        first = known.newest_first(members or self.questions[id].tellings)[-1]
        shelf = known.shelf
        if first in shelf.disputes:
            span = shelf.disputes[first].sides[0].evidence
        else:
            span = shelf.events[first].trigger if first in shelf.events else shelf.commitments[first].action
        return first.report, span.start, span.end

    @cached_property
    def questions(self) -> Mapping[str, LinkedDispute]:
        """The disputes by their ids."""
        return {one.id: one for one in self.known.dossier.disputes}

    def by_day(self, members: Iterable[Key]) -> Iterator[Key]:
        """Entries by the day on which they became known."""
        return reversed(self.known.newest_first(members))

    def ids(self, report: str, ids: Iterable[str]) -> tuple[str, ...]:
        """The linked actors of some actors of a report, each once."""
        return tuple(dict.fromkeys(actor.id for id in ids if (actor := self.known.actor(report, id))))

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """What linked actors are called."""
        return tuple(called(self.known.actors[id]) for id in ids)

    def voice(self, report: str, statement: str | None) -> dict[str, Any]:
        """Whose word a statement of a report is."""
        source = self.known.shelf.statements[Key(report, statement)].source if statement else None
        actor = self.known.actor(report, source.actor) if source else None
        named = called(actor) if actor else source and source.text
        return {"said_by_id": actor.id if actor else None, "said_by": named or None}

    def place(self, report: str, span: Span) -> dict[str, Any]:
        """Words of a report, with where they stand and who published them."""
        return of_quote(quote(self.known, report, span))


def of_quote(words: Quote) -> dict[str, Any]:
    """The fields of a row that tell the words it stands on."""
    return {**words.model_dump(exclude={"text"}), "words": words.text}


def of_voice(voice: Who | None) -> dict[str, Any]:
    """The fields of a row that tell whose word it is."""
    return {"said_by_id": voice.id if voice else None, "said_by": voice.name if voice else None}
