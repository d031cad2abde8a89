"""The tables of a record. What is kept: reports, names, readings, decisions, log. All others are
derived.

Bodies are JSON text, which escapes what a database's text may not hold. The derived tables can be dropped and made
again from the kept ones at any time (`Record.rebuild`); they are written in bulk, so no foreign keys watch over them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA = "0003"  # the newest migration's revision

Number = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


reports = Table(
    "reports",
    metadata,
    Column("number", Number, primary_key=True, comment="in the order of adding"),
    Column("key", String(64), unique=True, nullable=False, comment="SHA-256 of the report's content (keys.py)"),
    Column("id", Text, unique=True, nullable=False, comment="as it is cited; follows from keys and names (keys.py)"),
    Column("published", String(10), comment="ISO date"),
    Column("source", Text, comment="folded, for search"),
    Column("body", Text, nullable=False, comment="the report as it was given, text and all, without its id"),
    Index(None, "published", "key"),
    sqlite_autoincrement=True,
)

names = Table(
    "names",
    metadata,
    Column("name", Text, primary_key=True, comment="an id under which the report was given"),
    Column("report", Number, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    Index(None, "report"),
)

readings = Table(
    "readings",
    metadata,
    Column("report", Number, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("reader", Text, nullable=False, comment="the version that read it (version.py)"),
    Column("kind", Text, nullable=False, comment="what the text was read as"),
    Column("body", Text, nullable=False, comment="the reading without its report"),
    Index(None, "reader"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True, comment="follows from the rest"),
    Column("made", String(27), nullable=False, comment="when, UTC"),
    Column("who", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the whole decision; reports stand there by their keys"),
)

log = Table(
    "log",
    metadata,
    Column("number", Number, primary_key=True),
    Column("made", String(27), nullable=False, comment="when, UTC"),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False, comment="what was done, never to which words"),
    Column("why", Text, nullable=False),
    sqlite_autoincrement=True,
)

entries = Table(
    "entries",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False, comment="the newest have the highest (places.py)"),
    Column("report", Number, nullable=False),
    Column("kind", Text, nullable=False, comment="as in the reading: actors, events ..."),
    Column("id", Text, nullable=False, comment="in its reading"),
    Column("status", Text, comment="an event's or a commitment's status, a statement's polarity"),
    Column("begins", String(10), comment="the first day that the entry's own time covers"),
    Column("ends", String(10)),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False, comment="what is searched, folded"),
    Column("names", Text, nullable=False, comment="its actors' names, folded, a line break before and after each"),
    Index(None, "kind", "status"),
    Index(None, "begins", "ends"),
)

actors = Table(
    "actors",
    metadata,
    Column("name", Text, primary_key=True, comment="a name of an actor of the report, folded"),
    Column("place", Number, primary_key=True, comment="the report's (places.py)"),
    Index(None, "place"),
    sqlite_with_rowid=False,
)

ties = Table(
    "ties",
    metadata,
    Column("name", Text, primary_key=True, comment="a name that ties a report to others (ties.py)"),
    Column("report", Number, primary_key=True, autoincrement=False),
    Index(None, "report"),
    sqlite_with_rowid=False,
)

common = Table(
    "common",
    metadata,
    Column("name", Text, primary_key=True, comment="a name that so many reports share that it ties none"),
)

filed = Table(
    "filed",
    metadata,
    Column("report", Number, primary_key=True, autoincrement=False),
    Column("folder", String(13), nullable=False),
    Index(None, "folder", "report"),
)

folders = Table(
    "folders",
    metadata,
    Column("id", String(13), primary_key=True, comment="follows from its earliest report's key"),
    Column("reports", Integer, nullable=False),
    Column("first", String(10), comment="the first day on which a report of it was published"),
    Column("last", String(10)),
    Index(None, "last", "id"),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("folder", String(13), primary_key=True),
    Column("day", String(10), primary_key=True, comment="of the newest report in it; the empty string of undated ones"),
    Column("linker", String(64), nullable=False, comment="the version that linked it"),
    Column("body", LargeBinary, nullable=False, comment="what was linked, without the readings: JSON, packed by zlib"),
)
