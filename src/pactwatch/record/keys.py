"""Which report is which: a key that follows from the content, and the id by which a report is cited.

A report is known again by its content, wherever it lies now and whatever it is called. It may have been given under
several names; the first in the alphabet is its own. Two reports of one own name (every morning has its `1.txt`) are
both cited with the beginning of their keys. So ids follow from what is on record, not from the order in which it came.
"""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Connection, insert, select, update

from pactwatch.model import Report
from pactwatch.record import filing
from pactwatch.record.tables import names, reports

DERIVED = {"id", "header", "language"}  # the id is a name, the others follow from the text
SHOWN = 12  # digits of a key


def key_of(report: Report) -> str:
    """The SHA-256 of a report's content: its text, date, title, source, address, kind and encoding as given."""
    content = json.dumps(report.model_dump(exclude=DERIVED), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def add_name(connection: Connection, number: int, name: str) -> None:
    """Notes that a report was given under a name, and settles the ids that this touches."""
    known = names_of(connection, number)
    if name not in known:
        connection.execute(insert(names).values(name=name, report=number))
        for own in {min([*known, name]), *known[:1]}:
            settle(connection, own)


def names_of(connection: Connection, number: int) -> list[str]:
    """The names of a report, its own first."""
    return sorted(connection.scalars(select(names.c.name).where(names.c.report == number)))


def settle(connection: Connection, own: str) -> None:
    """Gives the reports of one own name their ids: the name itself where there is one such report."""
    so_named = select(names.c.report).where(names.c.name == own)
    columns = reports.c.number, reports.c.key, names.c.name
    rows = connection.execute(select(*columns).join(names).where(reports.c.number.in_(so_named))).all()
    first: dict[tuple[int, str], str] = {}
    for number, key, name in rows:
        first[number, key] = min(name, first.get((number, key), name))
    namesakes = [report for report, name in first.items() if name == own]
    for number, key in namesakes:
        id = own if len(namesakes) == 1 else among_namesakes(own, key)
        changed = update(reports).where(reports.c.number == number, reports.c.id != id).values(id=id)
        if connection.execute(changed).rowcount:
            filing.forget_linked(connection, number)


def among_namesakes(own: str, key: str) -> str:
    """The id of a report whose own name is another report's too."""
    return f"{own}~{key[:SHOWN]}"
