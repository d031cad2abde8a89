"""Checking: whether everything in a record is as it must be."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Select, select

from pactwatch.model import Record
from pactwatch.record import filing, keys, rulebook, shelves, wordindex
from pactwatch.record.database import Database
from pactwatch.record.decisions import Decision, identifier
from pactwatch.record.entries import EntryRow, entry_rows
from pactwatch.record.judging import by_report, judge
from pactwatch.record.places import ENTRIES
from pactwatch.record.soundness import faults
from pactwatch.record.tables import actors, entries, readings, reports, ties
from pactwatch.record.ties import merges
from pactwatch.record.ties import ties as ties_of

COLUMNS = [entries.c[name] for name in EntryRow._fields]


class Fault(Record):
    """Something that is not as it must be; `where` is a report's or decision's id, or the record. No report's words."""

    where: str
    what: str


def check(database: Database) -> Iterator[Fault]:
    """All faults of a record; none of a sound one. A decision that is lost is no fault."""
    for what in database.faults():
        yield Fault(where="the record", what=what)
    with database.writing() as connection:
        if not wordindex.fits(connection):
            yield Fault(where="the record", what="the index of words does not fit the entries: rebuild the record")
    with database.reading() as connection:
        if not filing.fits(connection):
            yield Fault(where="the record", what="reports do not lie where their names put them: rebuild the record")
        made = rulebook.every(connection)
        rules = by_report(rulebook.cited(connection, made))
        for kept in shelves.every(connection):
            for what in report_faults(connection, kept, rules.get(kept.id, ())):
                yield Fault(where=kept.id, what=what)
        for id in connection.scalars(unread()):
            yield Fault(where=id, what="has no reading")
        known = set(connection.scalars(select(reports.c.key)))
        for one in made:
            for what in decision_faults(one, known, {other.id for other in made}):
                yield Fault(where=one.id, what=what)


def report_faults(connection: Connection, kept: shelves.Kept, rules: tuple[Decision, ...]) -> Iterator[str]:
    """What is wrong with one report, its names, its reading and the rows derived from it."""
    if keys.key_of(kept.report) != kept.key:
        yield "its content is not what its key says"
    own = keys.names_of(connection, kept.number)
    if not own or kept.id not in (own[0], keys.among_namesakes(own[0], kept.key)):
        yield "its id does not follow from its names"
    yield from faults(kept.reading)
    line = shelves.as_line(judge(kept.reading, rules).reading)
    wanted = list(entry_rows(line))
    called = [name for name, _ in shelves.called_rows(kept.place, wanted)]
    tied = sorted(ties_of(line) | merges(rules, kept.id))
    if derived(connection, kept) != (wanted, called, tied):
        yield "what is searched does not follow from its reading: rebuild the record"


def derived(connection: Connection, kept: shelves.Kept) -> tuple[list[EntryRow], list[str], list[str]]:
    """The rows that are searched, as they stand in the tables; what the report's actors are called; what ties it."""
    of_report = (entries.c.number >= kept.place) & (entries.c.number < kept.place + ENTRIES)
    rows = connection.execute(select(*COLUMNS).where(of_report).order_by(entries.c.number))
    called = connection.scalars(select(actors.c.name).where(actors.c.place == kept.place)).all()
    tied = connection.scalars(select(ties.c.name).where(ties.c.report == kept.number)).all()
    return [EntryRow._make(row) for row in rows], sorted(called), sorted(tied)


def unread() -> Select[str]:
    """The ids of reports without a reading."""
    return select(reports.c.id).where(reports.c.number.not_in(select(readings.c.report)))


def decision_faults(one: Decision, known: set[str], made: set[str]) -> Iterator[str]:
    """What is wrong with one decision."""
    if identifier(one) != one.id:
        yield "the decision is not what its id says"
    if any(address.report not in known for address in one.addresses):
        yield "the decision is on a report that is not on record"
    if one.undoes and one.undoes not in made:
        yield "the decision undoes one that is not on record"
