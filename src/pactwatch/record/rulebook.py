"""Decisions and the log, put into their tables and taken out again. Only `forget_report` ever removes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, delete, insert, select

from pactwatch.model import Record
from pactwatch.record.addresses import Address
from pactwatch.record.decisions import Decision, in_order
from pactwatch.record.tables import decisions, log, reports


class Act(Record):
    """Something that was done to the record itself, in its log: never which words it was done to."""

    made: str
    who: str
    what: str
    why: str = ""


def put(connection: Connection, decision: Decision) -> None:
    """Appends a decision on reports that stand there by their keys; the same one again changes nothing."""
    if connection.scalar(select(decisions.c.id).where(decisions.c.id == decision.id)) is None:
        row = {"id": decision.id, "made": decision.made, "who": decision.who, "body": decision.model_dump_json()}
        connection.execute(insert(decisions).values(row))


def every(connection: Connection) -> tuple[Decision, ...]:
    """All decisions in the order in which they count; reports stand there by their keys."""
    return in_order(Decision.model_validate_json(body) for body in connection.scalars(select(decisions.c.body)))


def cited(connection: Connection, made: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions with the ids of their reports in place of the keys."""
    made = tuple(made)
    keys = {address.report for one in made for address in one.addresses}
    rows = connection.execute(select(reports.c.key, reports.c.id)) if keys else ()
    ids = {key: id for key, id in rows if key in keys}
    return tuple(readdressed(one, lambda key: ids.get(key, key)) for one in made)


def readdressed(decision: Decision, change: Callable[[str], str]) -> Decision:
    """A decision with another name for each report."""

    def moved(address: Address | None) -> Address | None:
        return address and address.model_copy(update={"report": change(address.report)})

    return decision.model_copy(update={"entry": moved(decision.entry), "other": moved(decision.other)})


def forget_report(connection: Connection, key: str) -> int:
    """Removes the decisions on a report, and what undoes them; gives their number."""
    made = every(connection)
    gone = {one.id for one in made if any(address.report == key for address in one.addresses)}
    for one in made:  # in their order: what undoes comes later
        if one.undoes in gone:
            gone.add(one.id)
    for id in gone:
        connection.execute(delete(decisions).where(decisions.c.id == id))
    return len(gone)


def note(connection: Connection, act: Act) -> None:
    """Appends to the log."""
    connection.execute(insert(log).values(act.model_dump()))


def acts(connection: Connection) -> tuple[Act, ...]:
    """The log, in order."""
    columns = log.c.made, log.c.who, log.c.what, log.c.why
    rows = connection.execute(select(*columns).order_by(log.c.made, log.c.number))
    return tuple(Act.model_validate(dict(row._mapping)) for row in rows)
