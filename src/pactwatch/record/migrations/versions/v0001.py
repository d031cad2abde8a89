"""The first record. A migration is written once: it does not follow tables.py, tables.py follows it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# Words are folded and parted by blanks before they are stored, so that both databases see the same words; here each
# cuts them to their stems by Porter's rules, and neither leaves any out.
WORDS = {
    "sqlite": (
        """CREATE VIRTUAL TABLE entry_words USING fts5(
             words, content='entries', content_rowid='number', tokenize='porter unicode61')""",
    ),
    "postgresql": (
        "CREATE TEXT SEARCH DICTIONARY pactwatch_stem (TEMPLATE = snowball, Language = porter)",
        "CREATE TEXT SEARCH CONFIGURATION pactwatch (COPY = simple)",
        "ALTER TEXT SEARCH CONFIGURATION pactwatch ALTER MAPPING FOR asciiword, word, numword WITH pactwatch_stem",
        "CREATE INDEX entry_words ON entries USING gin (to_tsvector('pactwatch', words))",
    ),
}


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, nullable=False, comment="in the order of adding"),
        sa.Column("key", sa.String(64), nullable=False, comment="SHA-256 of the report's content (keys.py)"),
        sa.Column("id", sa.Text(), nullable=False, comment="as it is cited; follows from keys and names (keys.py)"),
        sa.Column("published", sa.String(10), comment="ISO date"),
        sa.Column("source", sa.Text(), comment="folded, for search"),
        sa.Column(
            "body", sa.Text(), nullable=False, comment="the report as it was given, text and all, without its id"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.UniqueConstraint("key", name="uq_reports_key"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_published_key", "reports", ["published", "key"])
    op.create_table(
        "names",
        sa.Column("name", sa.Text(), nullable=False, comment="an id under which the report was given"),
        sa.Column("report", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_names_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "report", name="pk_names"),
    )
    op.create_index("ix_names_report", "names", ["report"])
    op.create_table(
        "readings",
        sa.Column("report", NUMBER, autoincrement=False, nullable=False),
        sa.Column("reader", sa.Text(), nullable=False, comment="the version that read it (version.py)"),
        sa.Column("kind", sa.Text(), nullable=False, comment="what the text was read as"),
        sa.Column("body", sa.Text(), nullable=False, comment="the reading without its report"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_readings_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name="pk_readings"),
    )
    op.create_index("ix_readings_reader", "readings", ["reader"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text(), nullable=False, comment="follows from the rest"),
        sa.Column("made", sa.String(27), nullable=False, comment="when, UTC"),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole decision; reports stand there by their keys"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_table(
        "log",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("made", sa.String(27), nullable=False, comment="when, UTC"),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False, comment="what was done, never to which words"),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entries",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False, comment="the report's number and a count"),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="as in the reading: actors, events ..."),
        sa.Column("id", sa.Text(), nullable=False, comment="in its reading"),
        sa.Column("status", sa.Text(), comment="an event's or a commitment's status, a statement's polarity"),
        sa.Column("begins", sa.String(10), comment="the first day that the entry's own time covers"),
        sa.Column("ends", sa.String(10)),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="what is searched, folded"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_entries_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_entries"),
    )
    op.create_index("ix_entries_report", "entries", ["report"])
    op.create_index("ix_entries_kind_status", "entries", ["kind", "status"])
    op.create_index("ix_entries_begins_ends", "entries", ["begins", "ends"])
    op.create_table(
        "actors",
        sa.Column("name", sa.Text(), nullable=False, comment="a name of an actor of the entry, folded"),
        sa.Column("entry", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name="fk_actors_entry", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "entry", name="pk_actors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actors_entry", "actors", ["entry"])
    for statement in WORDS[op.get_bind().dialect.name]:
        op.execute(statement)
