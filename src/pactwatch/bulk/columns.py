"""The columns of the tables: the fields of the reading contract, so that a reading can be made of its rows again."""

from __future__ import annotations

import types
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from pactwatch.model import Error, Reading, Report

if TYPE_CHECKING:
    import pyarrow

REPORTS, ERRORS = "reports", "errors"
THINGS = tuple(name for name in Reading.model_fields if name != "report")  # times, actors, ... disputes
TABLES = (REPORTS, *THINGS, ERRORS)

# What a report's row says beside the report: its place among the sources, what it was to be read as, whose copy it is.
OF_REPORTS: dict[str, Any] = {
    "position": int,
    "kind_given": str | None,
    "copy_of": str | None,
    "copy_likeness": float | None,
    "copy_reason": str | None,
    "was_read": bool,
}
OF_THINGS: dict[str, Any] = {"report": str}
OF_ERRORS: dict[str, Any] = {"position": int, "report": str}


@cache
def schema(table: str) -> pyarrow.Schema:
    """The columns of a table as Arrow knows them."""
    import pyarrow

    fields = {name: arrow_type(kind) for name, kind in kinds(table).items()}
    return pyarrow.schema([pyarrow.field(name, found, nullable=optional) for name, (found, optional) in fields.items()])


def kinds(table: str) -> dict[str, Any]:
    """The columns of a table and the type of each in the contract."""
    if table == REPORTS:
        return {**fields_of(Report), **OF_REPORTS}
    if table == ERRORS:
        return {**OF_ERRORS, **fields_of(Error)}
    (thing, _) = get_args(Reading.model_fields[table].annotation)
    return {**OF_THINGS, **fields_of(thing)}


def fields_of(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a type of the contract, by the names that its JSON has."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def arrow_type(kind: Any) -> tuple[pyarrow.DataType, bool]:
    """The Arrow type of a type of the contract, and whether a value may be missing."""
    import pyarrow

    plain: dict[Any, pyarrow.DataType] = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
    }
    inner = [one for one in get_args(kind) if one is not type(None)]
    if get_origin(kind) in (Union, types.UnionType):
        if all(get_origin(one) is Literal for one in inner):
            return pyarrow.string(), len(inner) < len(get_args(kind))
        return arrow_type(inner[0])[0], True
    if get_origin(kind) is tuple:
        return pyarrow.list_(arrow_type(inner[0])[0]), False
    if get_origin(kind) is Literal:
        return pyarrow.string(), False
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        parts = {name: arrow_type(part) for name, part in fields_of(kind).items()}
        return pyarrow.struct([pyarrow.field(name, part, nullable=may) for name, (part, may) in parts.items()]), False
    return plain[kind], False
