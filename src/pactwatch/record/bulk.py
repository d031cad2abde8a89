"""Rows in bulk: many rows into one table, by each database's own short way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table

Row = Sequence[Any]


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Puts in rows, each with a value for every column of the table, in order."""
    found = list(rows)
    if not found:
        return
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name == "sqlite":
        gaps = ", ".join("?" for _ in table.columns)
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({columns}) VALUES ({gaps})", [tuple(row) for row in found]
        )
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in found:
            copy.write_row(row)
