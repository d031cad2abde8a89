"""Dossiers: what was linked of the reports of one folder, as of a day, kept until one of them changes.

Linking one folder asks nothing of another. What is kept follows from the folder's readings, the decisions and the
program: it can be thrown away at any time, and is made again when somebody asks.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, delete, select

from pactwatch.linking.clocks import Clock
from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Linked
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.testimony import Testimony
from pactwatch.model import Reading
from pactwatch.record import rulebook, shelves
from pactwatch.record.bulk import insert_rows
from pactwatch.record.judging import by_report, judge
from pactwatch.record.tables import dossiers, filed, reports

Entry = TypeVar("Entry", bound=Linked)
Told = TypeVar("Told", Testimony, Clock)
GIVEN = {"readings", "judgements", "process"}  # of a dossier; the rest is linked
QUICK = 1  # of zlib's levels


class Contents(NamedTuple):
    """What lies in a folder by a day: the readings, as people want them, and the day of the newest report."""

    folder: str
    day: str
    readings: tuple[Reading, ...]


def contents(connection: Connection, folder: str, as_of: str | None) -> Contents:
    """The readings of a folder; of all its reports, or of those published by a day, undated ones among them."""
    rules = by_report(rulebook.cited(connection, rulebook.every(connection)))
    inside = shelves.KEPT.join(filed, filed.c.report == reports.c.number).where(filed.c.folder == folder)
    if as_of is not None:
        inside = inside.where((reports.c.published <= as_of) | reports.c.published.is_(None))
    found = [shelves.Kept(*row) for row in connection.execute(inside)]
    wanted = (judge(kept.reading, rules.get(kept.id, ())).reading for kept in found)
    return Contents(folder, max((kept.published or "" for kept in found), default=""), Shelf(wanted).readings)


def kept(connection: Connection, of: Contents) -> Dossier | None:
    """What was linked of a folder, without what was given, if it is still there."""
    where = dossiers.c.folder == of.folder, dossiers.c.day == of.day, dossiers.c.linker == linker_version()
    body = connection.scalar(select(dossiers.c.body).where(*where))
    return Dossier.model_validate_json(zlib.decompress(body)) if body is not None else None


def keep(connection: Connection, of: Contents, linked: Dossier) -> None:
    """Keeps what was linked of a folder."""
    body = zlib.compress(linked.model_dump_json(exclude=GIVEN, exclude_defaults=True).encode(), QUICK)
    connection.execute(delete(dossiers).where(dossiers.c.folder == of.folder, dossiers.c.day == of.day))
    insert_rows(connection, dossiers, [(of.folder, of.day, linker_version(), body)])


def together(parts: Sequence[Dossier], judged: Shelf) -> Dossier:
    """The dossiers of some folders as one: each links for itself, and nothing across."""
    if len(parts) == 1:
        return parts[0]
    return Dossier(
        readings=Shelf(chain.from_iterable(one.readings for one in parts)).readings,
        judgements=judged.judgements,
        process=judged.process,
        stories=by_id(one.stories for one in parts),
        actors=by_id(one.actors for one in parts),
        statements=by_id(one.statements for one in parts),
        events=by_id(one.events for one in parts),
        agreements=by_id(one.agreements for one in parts),
        commitments=by_id(one.commitments for one in parts),
        disputes=by_id(one.disputes for one in parts),
        testimony=in_order(chain.from_iterable(one.testimony for one in parts)),
        clocks=in_order(chain.from_iterable(one.clocks for one in parts)),
    )


def by_id(parts: Iterable[Iterable[Entry]]) -> tuple[Entry, ...]:
    """Linked entries of some folders, in the order of linking."""
    return tuple(sorted(chain.from_iterable(parts), key=lambda one: one.id))


def in_order(told: Iterable[Told]) -> tuple[Told, ...]:
    """What bears on commitments, in the order of linking. A commitment is in one folder, whose order stays."""
    return tuple(sorted(told, key=lambda one: one.commitment))


@cache
def linker_version() -> str:
    """A digest of the rooms and tables by which reports are linked."""
    digest = hashlib.sha256()
    for folder in ("linking", "data"):
        for file in sorted((files("pactwatch") / folder).iterdir(), key=lambda file: file.name):
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
