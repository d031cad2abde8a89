"""The tables as Parquet."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from pactwatch.exchange import rows
from pactwatch.exchange.told import Told

if TYPE_CHECKING:
    import pyarrow


def to_parquet(told: Told) -> dict[str, bytes]:
    """A file a table; its columns have types, a list is a list."""
    return {f"{name}.parquet": table(rows.TABLES[name], found) for name, found in told.tables().items()}


def table(shape: type[NamedTuple], found: Sequence[NamedTuple]) -> bytes:
    """One table."""
    import pyarrow
    from pyarrow import parquet

    made = pyarrow.Table.from_pylist([row._asdict() for row in found], schema_of(shape))
    out = io.BytesIO()
    parquet.write_table(made, out, compression="zstd")
    return out.getvalue()


def schema_of(shape: type[NamedTuple]) -> pyarrow.Schema:
    """The columns of a kind of row. What may be missing is null."""
    import pyarrow

    types: Mapping[Any, pyarrow.DataType] = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
        rows.Texts: pyarrow.list_(pyarrow.string()),
    }
    hints = get_type_hints(shape)
    fields = []
    for name in shape._fields:
        held = [hint for hint in types if hints[name] in (hint, hint | None)]
        fields.append(pyarrow.field(name, types[held[0]], nullable=hints[name] != held[0]))
    return pyarrow.schema(fields)
