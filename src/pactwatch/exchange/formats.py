"""The formats that are given away, by their names."""

from __future__ import annotations

from collections.abc import Callable

from pactwatch.exchange.atom import to_atom
from pactwatch.exchange.csv import to_csv
from pactwatch.exchange.ftm import to_ftm
from pactwatch.exchange.graphml import to_graphml
from pactwatch.exchange.ics import to_ics
from pactwatch.exchange.jsonld import to_jsonld
from pactwatch.exchange.parquet import to_parquet
from pactwatch.exchange.plover import to_plover
from pactwatch.exchange.told import Told

# What is known as files by their names; a new format is a new line here. The same record and day give the same bytes.
FORMATS: dict[str, Callable[[Told], dict[str, bytes]]] = {
    "plover": to_plover,
    "csv": to_csv,
    "parquet": to_parquet,
    "jsonld": to_jsonld,
    "ftm": to_ftm,
    "graphml": to_graphml,
    "ics": to_ics,
    "atom": to_atom,
}
