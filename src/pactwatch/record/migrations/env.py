"""What Alembic runs to migrate a record: inside the transaction that `database.upgrade` has begun."""

from __future__ import annotations

from alembic import context

from pactwatch.record.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
