"""The dossier: all that some reports say, linked. No day is applied here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pactwatch.linking.actors import LinkedActor, link_actors
from pactwatch.linking.agreements import LinkedAgreement, link_agreements
from pactwatch.linking.clocks import Clock, find_clocks
from pactwatch.linking.disputes import LinkedDispute, link_disputes
from pactwatch.linking.events import LinkedEvent, link_events
from pactwatch.linking.judgements import Judgement
from pactwatch.linking.ledger import LinkedCommitment, link_ledger
from pactwatch.linking.links import Key, Linked
from pactwatch.linking.passages import Passages
from pactwatch.linking.process import NOTHING, Process
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.sides import Sides
from pactwatch.linking.statements import LinkedStatement, link_statements
from pactwatch.linking.stories import Story, link_stories
from pactwatch.linking.testimony import Testimony, find_testimony
from pactwatch.model import Reading, Record


class Dossier(Record):
    """Readings and what links them. Every entry of every reading is in exactly one linked entry of its kind.

    It is linked by `judgements`, the merges and splits of people, and by `process`, what the analyst named beforehand.
    `testimony` is what reports say of the commitments, `clocks` what starts the time of those that wait for an event.
    """

    readings: tuple[Reading, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    process: Process = NOTHING
    stories: tuple[Story, ...] = ()
    actors: tuple[LinkedActor, ...] = ()
    statements: tuple[LinkedStatement, ...] = ()
    events: tuple[LinkedEvent, ...] = ()
    agreements: tuple[LinkedAgreement, ...] = ()
    commitments: tuple[LinkedCommitment, ...] = ()
    disputes: tuple[LinkedDispute, ...] = ()
    testimony: tuple[Testimony, ...] = ()
    clocks: tuple[Clock, ...] = ()


def link(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), process: Process = NOTHING) -> Dossier:
    """Links readings as people want them; the same readings and judgements in any order give the same dossier.

    What people merge is one, before all; what they split is two, whatever else links it. Judgements on reports that are
    not in hand wait in the dossier. What the process file names is linked under its names.

    Raises `ValueError` where two readings have the same report id.
    """
    shelf = Shelf(readings, judgements, process)
    stories = link_stories(shelf)
    actors = link_actors(shelf)
    who, story = homes(actors), {key.report: id for key, id in homes(stories).items()}
    agreements = link_agreements(shelf, who)
    statements = link_statements(shelf, who, story)
    commitments = link_ledger(shelf, actors, agreements, story)
    passages = Passages(shelf, Sides(shelf, {key: actor for actor in actors for key in actor.members}))
    testimony = find_testimony(shelf, commitments, passages)
    events = link_events(shelf, who, story, passages.sides, testimony)
    disputes = link_disputes(shelf, homes([*statements, *events, *commitments]), [*events, *commitments])
    return Dossier(
        readings=shelf.readings,
        judgements=shelf.judgements,
        process=process,
        stories=stories,
        actors=actors,
        statements=statements,
        events=events,
        agreements=agreements,
        commitments=commitments,
        disputes=disputes,
        testimony=testimony,
        clocks=find_clocks(shelf, commitments, passages),
    )


def homes(linked: Iterable[Linked]) -> Mapping[Key, str]:
    """Each member's linked entry's id."""
    return {key: one.id for one in linked for key in one.members}
