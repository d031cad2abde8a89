"""Filing: which reports are of one process. A folder holds the reports that are tied together, by whatever chain.

What lies in a folder follows from the reports on record alone, never from the order in which they came: folders are the
connected components of the reports that share a name which ties (ties.py). A report that is added or taken out changes
the folders that it touches, and no others. A folder's id is that of its earliest report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, literal, select, update

from pactwatch.linking.links import components
from pactwatch.record.bulk import insert_rows
from pactwatch.record.places import ENTRIES, REPORTS
from pactwatch.record.tables import actors, common, dossiers, filed, folders, readings, reports, ties
from pactwatch.record.ties import most

DIGITS = 12  # of a report's key
UNDATED = "~"  # after every day
LOOKED_INTO, CALLED = 3, 2000  # folders in which a name's other forms are looked up; reports that name it


BINDING = select(ties.c.name, ties.c.report).order_by(ties.c.name, ties.c.report)
BINDING = BINDING.where(ties.c.name.not_in(select(common.c.name)))
SHARING = (
    select(ties.c.name, func.min(ties.c.report), func.count())
    .where(ties.c.name.in_(bindparam("names", expanding=True)), ties.c.report != bindparam("own"))
    .where(ties.c.name.not_in(select(common.c.name)))
    .group_by(ties.c.name)
)
# A report as a folder of its own, with its number where the number of its reports would be
OWN_ID = literal("F").concat(func.substr(reports.c.key, 1, DIGITS))
SINGLE = select(OWN_ID, reports.c.number, reports.c.published, reports.c.published)


class Folder(NamedTuple):
    """A folder: its id, how many reports are in it, and the first and last ISO day on which one was published."""

    id: str
    reports: int
    first: str | None
    last: str | None


def file(connection: Connection, number: int, names: Iterable[str]) -> None:
    """Puts a report that is in no folder, with the names that tie it, where it belongs."""
    insert_rows(connection, ties, [(name, number) for name in sorted(names)])
    near, worn = neighbours(connection, number, names)
    touched = select(filed.c.folder).where(filed.c.report.in_(near)).distinct()
    joined = [Folder(*row) for row in connection.execute(select(folders).where(folders.c.id.in_(touched)))]
    whole = together([*joined, alone(connection, number)])
    insert_rows(connection, filed, [(number, whole.id)])
    others = [one.id for one in joined if one.id != whole.id]
    connection.execute(update(filed).where(filed.c.folder.in_(others)).values(folder=whole.id))
    forget(connection, {one.id for one in joined} | {whole.id})
    insert_rows(connection, folders, [whole])
    if worn:
        insert_rows(connection, common, [(name,) for name in worn])
        settle(connection, {whole.id})


def neighbours(connection: Connection, number: int, names: Iterable[str]) -> tuple[list[int], list[str]]:
    """A report's neighbour by each of its names, and the names that have just become common.

    One neighbour stands for all who share the name: they are in one folder.
    """
    found = connection.execute(SHARING, {"names": sorted(names), "own": number}).all()
    worn = [name for name, _, others in found if others >= most(name)]
    return sorted({other for _, other, _ in found}), worn


def unfile(connection: Connection, number: int) -> None:
    """Takes a report out of its folder, which may fall apart; names that are rare again tie again."""
    names = connection.scalars(select(ties.c.name).where(ties.c.report == number)).all()
    touched = set(connection.scalars(select(filed.c.folder).where(filed.c.report == number)))
    connection.execute(delete(ties).where(ties.c.report == number))
    connection.execute(delete(filed).where(filed.c.report == number))
    for name in connection.scalars(select(common.c.name).where(common.c.name.in_(names))).all():
        sharing = select(ties.c.report).where(ties.c.name == name)
        if (connection.scalar(select(func.count()).select_from(sharing.subquery())) or 0) <= most(name):
            connection.execute(delete(common).where(common.c.name == name))
            touched |= set(connection.scalars(select(filed.c.folder).where(filed.c.report.in_(sharing)).distinct()))
    settle(connection, touched)


def settle(connection: Connection, touched: set[str]) -> None:
    """Files anew the reports of some folders; these hold all that is tied to them."""
    forget(connection, touched)
    inside = select(filed.c.report).where(filed.c.folder.in_(touched))
    alone = [Folder(*row) for row in connection.execute(SINGLE.where(reports.c.number.in_(inside)))]
    tied = connection.execute(BINDING.where(ties.c.report.in_(inside))).all()
    connection.execute(delete(filed).where(filed.c.folder.in_(touched)))
    refile(connection, alone, tied)


def file_all(connection: Connection) -> None:
    """Files all reports, by the ties that are in their table."""
    for table in (common, filed, folders, dossiers):
        connection.execute(delete(table))
    insert_rows(connection, common, [(name,) for name in common_names(connection)])
    refile(connection, every_alone(connection), connection.execute(BINDING))


def common_names(connection: Connection) -> list[str]:
    """The names that so many reports share that they tie none."""
    shared = select(ties.c.name, func.count()).group_by(ties.c.name).order_by(ties.c.name)
    return [name for name, count in connection.execute(shared) if count > most(name)]


def every_alone(connection: Connection) -> list[Folder]:
    """Each report as a folder of its own."""
    return [Folder(*row) for row in connection.execute(SINGLE.join(readings))]


def refile(connection: Connection, alone: Sequence[Folder], tied: Iterable[Sequence[Any]]) -> None:
    """Files reports that are in no folder, each given as if it were alone, by their ties in the order of names."""
    found = grouped(alone, tied)
    insert_rows(connection, folders, list(found))
    insert_rows(connection, filed, [(number, folder.id) for folder, inside in found.items() for number in inside])


def grouped(alone: Sequence[Folder], tied: Iterable[Sequence[Any]]) -> dict[Folder, tuple[int, ...]]:
    """The folders that reports make up, each with the numbers of its reports."""
    of = {one.reports: one._replace(reports=1) for one in alone}
    whole = (row for row in tied if row[1] in of)
    pairs = ((one, other) for (name, one), (same, other) in pairwise(whole) if name == same)
    return {together([of[number] for number in inside]): inside for inside in components(of, pairs)}


def fits(connection: Connection) -> bool:
    """Whether all reports lie where their ties put them."""
    wanted = grouped(every_alone(connection), connection.execute(BINDING))
    lying = {(number, folder.id) for folder, inside in wanted.items() for number in inside}
    return (
        list(connection.scalars(select(common.c.name).order_by(common.c.name))) == common_names(connection)
        and {Folder(*row) for row in connection.execute(select(folders))} == set(wanted)
        and {tuple(row) for row in connection.execute(select(filed))} == lying
    )


def together(parts: Sequence[Folder]) -> Folder:
    """The folder that some folders are together."""
    id = min(parts, key=lambda one: (one.first or UNDATED, one.id)).id
    firsts, lasts = [one.first for one in parts if one.first], [one.last for one in parts if one.last]
    return Folder(id, sum(one.reports for one in parts), min(firsts, default=None), max(lasts, default=None))


def alone(connection: Connection, number: int) -> Folder:
    """The folder that a report would be in if it were tied to no other."""
    return Folder(*connection.execute(SINGLE.where(reports.c.number == number)).one())._replace(reports=1)


def newest(connection: Connection, limit: int | None) -> tuple[Folder, ...]:
    """The folders, those with the newest reports first."""
    order = folders.c.last.desc().nulls_last(), folders.c.id
    return tuple(Folder(*row) for row in connection.execute(select(folders).order_by(*order).limit(limit)))


def one(connection: Connection, id: str) -> Folder | None:
    """The folder of an id."""
    row = connection.execute(select(folders).where(folders.c.id == id)).first()
    return Folder(*row) if row else None


def holding(connection: Connection, report: str) -> str | None:
    """The id of the folder that holds a report, by the report's id."""
    wanted = select(reports.c.number).where(reports.c.id == report).scalar_subquery()
    found: str | None = connection.scalar(select(filed.c.folder).where(filed.c.report == wanted))
    return found


def naming(connection: Connection, name: str) -> set[str]:
    """The folders in which a report calls somebody by a name (folded); none where these are too many to look into."""
    number = actors.c.place / ENTRIES % REPORTS
    called = select(number.label("number")).where(actors.c.name == name).limit(CALLED).subquery()
    found = set(connection.scalars(select(filed.c.folder).join(called, called.c.number == filed.c.report).distinct()))
    return found if len(found) <= LOOKED_INTO else set()


def forget_linked(connection: Connection, number: int) -> None:
    """Removes what was linked of the folder that a report lies in."""
    holding = select(filed.c.folder).where(filed.c.report == number)
    connection.execute(delete(dossiers).where(dossiers.c.folder.in_(holding)))


def forget(connection: Connection, touched: Iterable[str]) -> None:
    """Removes folders and what was linked of them; what lies in them stays."""
    connection.execute(delete(folders).where(folders.c.id.in_(touched)))
    connection.execute(delete(dossiers).where(dossiers.c.folder.in_(touched)))
