"""Entries are numbered by day, so that the newest need no sorting; their actors' names stand with them.

Nothing that is kept changes. What is derived is empty afterwards: `Record.open` makes it anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = {
    "sqlite": """CREATE VIRTUAL TABLE entry_words USING fts5(
                   words, content='entries', content_rowid='number', tokenize='porter unicode61')""",
    "postgresql": "CREATE INDEX entry_words ON entries USING gin (to_tsvector('pactwatch', words))",
}


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    if dialect == "sqlite":
        op.execute("DROP TABLE entry_words")
    op.drop_table("actors")
    op.drop_table("entries")
    op.create_table(
        "entries",
        sa.Column(
            "number", NUMBER, autoincrement=False, nullable=False, comment="the newest have the highest (places.py)"
        ),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="as in the reading: actors, events ..."),
        sa.Column("id", sa.Text(), nullable=False, comment="in its reading"),
        sa.Column("status", sa.Text(), comment="an event's or a commitment's status, a statement's polarity"),
        sa.Column("begins", sa.String(10), comment="the first day that the entry's own time covers"),
        sa.Column("ends", sa.String(10)),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="what is searched, folded"),
        sa.Column(
            "names", sa.Text(), nullable=False, comment="its actors' names, folded, a line break before and after each"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_entries"),
    )
    op.create_index("ix_entries_kind_status", "entries", ["kind", "status"])
    op.create_index("ix_entries_begins_ends", "entries", ["begins", "ends"])
    op.create_table(
        "actors",
        sa.Column("name", sa.Text(), nullable=False, comment="a name of an actor of the report, folded"),
        sa.Column("place", NUMBER, nullable=False, comment="the report's (places.py)"),
        sa.PrimaryKeyConstraint("name", "place", name="pk_actors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actors_place", "actors", ["place"])
    op.execute(WORDS[dialect])
