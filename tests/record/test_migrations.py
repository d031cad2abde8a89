"""The migrations lead to the tables that the program uses, from every form there was."""

from __future__ import annotations

from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Table, text
from sqlalchemy.sql.schema import SchemaItem

from pactwatch.model import Reading, Report
from pactwatch.record.database import MIGRATIONS, Database, RecordError, make_private, upgrade
from pactwatch.record.keys import key_of
from pactwatch.record.search import Query
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


def put_by_hand(connection: Connection, given: Report, reading: Reading) -> None:
    """Puts a report into the tables that every form keeps."""
    row = {"key": key_of(given), "published": given.published, "body": given.model_dump_json(exclude={"id"})}
    insert_report = "INSERT INTO reports (key, id, published, body) VALUES (:key, 'r1', :published, :body)"
    connection.execute(text(insert_report), row)
    connection.execute(text("INSERT INTO names VALUES ('r1', 1)"))
    body = {"body": reading.model_dump_json(exclude={"report"})}
    connection.execute(text("INSERT INTO readings VALUES (1, 'toy', 'report', :body)"), body)


@pytest.mark.parametrize("form", ["0001"])
def test_a_record_of_an_older_form_is_brought_to_the_newest(form: str, where: str) -> None:
    given = toy.report("r1", "Mira met Ivo. Ivo said the road is open.")
    reading = toy.toy_reading(given, toy.FIRST)
    with closing(Database(where)) as database:
        if database.file:
            make_private(database.file)
        with database.writing() as connection:
            upgrade(connection, form)
            put_by_hand(connection, given, reading)
    with Record.open(where, toy.read) as record:
        assert record.check() == ()
        assert record.readings() == (reading,)
        assert [found.id for found in record.search(Query("road", kind="statements"))] == ["s1"]


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
