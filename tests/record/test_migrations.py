"""The migrations lead to the tables that the program uses, from every form there was."""

from __future__ import annotations

from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, text
from sqlalchemy.sql.schema import SchemaItem

from pactwatch.record.database import MIGRATIONS, Database, RecordError
from pactwatch.record.store import Record
from pactwatch.record.tables import SCHEMA, metadata
from tests import toy


def is_ours(item: SchemaItem, name: str | None, kind: str, *_: object) -> bool:
    """All but the index of words, which each database keeps in its own way."""
    table = item.name if isinstance(item, Table) else name
    return not str(table).startswith("entry_words")


def test_the_migrations_lead_to_the_tables(where: str) -> None:
    Record.init(where).close()
    with closing(Database(where)) as database, database.reading() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        assert database.version(connection) == SCHEMA


def test_the_newest_form_is_the_one_the_program_knows() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == SCHEMA


def test_a_record_of_a_newer_program_is_left_alone(where: str) -> None:
    with Record.init(where) as record, record.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordError, match="newer Pactwatch"):
        Record.open(where)


def test_a_database_with_other_tables_is_left_alone(where: str) -> None:
    with closing(Database(where)) as database, database.writing() as connection:
        connection.execute(text("CREATE TABLE notes (words TEXT)"))
    with pytest.raises(RecordError, match="no record"):
        Record.open(where)
    with pytest.raises(RecordError, match="other tables"):
        Record.init(where)


def test_a_damaged_record_is_found_out(where: str) -> None:
    with Record.init(where, toy.read) as record:
        record.add([toy.report("r1", "Mira met Ivo."), toy.report("r2", "Ada said no.")], toy.FIRST)
        record.confirm(("r1", "e1"), "Ann", "2024-06-01T09:00:00Z")
        damage = (
            "UPDATE reports SET body = replace(body, 'Ivo', 'Ova') WHERE id = 'r1'",
            "UPDATE entries SET status = 'denied' WHERE kind = 'events'",
            "DELETE FROM readings WHERE report = (SELECT number FROM reports WHERE id = 'r2')",
            "UPDATE decisions SET body = replace(body, 'Ann', 'Ben')",
        )
        with record.database.writing() as connection:
            for statement in damage:
                connection.execute(text(statement))
        found = {fault.what for fault in record.check()}
    assert "its content is not what its key says" in found
    assert any("is not its words" in what for what in found)
    assert "what is searched does not follow from its reading: rebuild the record" in found
    assert "has no reading" in found
    assert "the decision is not what its id says" in found
