"""Reports are filed by process, and what was linked of a process is kept. All of it is derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "ties",
        sa.Column("name", sa.Text(), nullable=False, comment="a name that ties a report to others (ties.py)"),
        sa.Column("report", NUMBER, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("name", "report", name="pk_ties"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ties_report", "ties", ["report"])
    op.create_table(
        "common",
        sa.Column("name", sa.Text(), nullable=False, comment="a name that so many reports share that it ties none"),
        sa.PrimaryKeyConstraint("name", name="pk_common"),
    )
    op.create_table(
        "filed",
        sa.Column("report", NUMBER, autoincrement=False, nullable=False),
        sa.Column("folder", sa.String(13), nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_filed"),
    )
    op.create_index("ix_filed_folder_report", "filed", ["folder", "report"])
    op.create_table(
        "folders",
        sa.Column("id", sa.String(13), nullable=False, comment="follows from its earliest report's key"),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(10), comment="the first day on which a report of it was published"),
        sa.Column("last", sa.String(10)),
        sa.PrimaryKeyConstraint("id", name="pk_folders"),
    )
    op.create_index("ix_folders_last_id", "folders", ["last", "id"])
    op.create_table(
        "dossiers",
        sa.Column("folder", sa.String(13), nullable=False),
        sa.Column(
            "day", sa.String(10), nullable=False, comment="of the newest report in it; the empty string of undated ones"
        ),
        sa.Column("linker", sa.String(64), nullable=False, comment="the version that linked it"),
        sa.Column(
            "body",
            sa.LargeBinary(),
            nullable=False,
            comment="what was linked, without the readings: JSON, packed by zlib",
        ),
        sa.PrimaryKeyConstraint("folder", "day", name="pk_dossiers"),
    )
