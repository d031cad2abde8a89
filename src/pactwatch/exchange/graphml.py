"""Who did what to whom, as a network in GraphML: an actor a node, a telling an edge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from pactwatch.exchange.csv import LIST
from pactwatch.exchange.rows import EventRow
from pactwatch.exchange.told import Told

if TYPE_CHECKING:
    import networkx

UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no characters of XML 1.0


def to_graphml(told: Told) -> dict[str, bytes]:
    """A directed graph with several edges between two nodes. An edge is what one report tells, with its status.

    What is done together has an edge between each two of its actors, with `mutual` true.
    """
    import networkx

    lines = networkx.generate_graphml(graph_of(told), named_key_ids=True)
    return {"network.graphml": ("\n".join(['<?xml version="1.0" encoding="utf-8"?>', *lines]) + "\n").encode()}


def graph_of(told: Told) -> networkx.MultiDiGraph:
    """The graph."""
    import networkx

    graph = networkx.MultiDiGraph()
    for actor in told.actors:
        if actor.id not in graph:
            values = {"name": actor.name, "kind": actor.kind, "country": actor.country, "sector": actor.sector}
            graph.add_node(actor.id, names=written(LIST.join(actor.names)), **attributes(values))
    for row in told.events:
        for left, right, mutual in pairs(row):
            edge = {name: value for name, value in row._asdict().items() if not isinstance(value, tuple)}
            graph.add_edge(left, right, mutual=mutual, event=edge.pop("id"), **attributes(edge))
    return graph


def pairs(row: EventRow) -> Iterator[tuple[str, str, bool]]:
    """From whom to whom, and whether it is done together."""
    if row.recipient_ids:
        yield from ((left, right, False) for left, right in product(row.actor_ids, row.recipient_ids))
    else:
        yield from ((left, right, True) for left, right in combinations(row.actor_ids, 2))


def attributes(values: dict[str, Any]) -> dict[str, Any]:
    """What GraphML can hold: what is missing is left out."""
    held = {name: value for name, value in values.items() if value is not None}
    return {name: written(value) if isinstance(value, str) else value for name, value in held.items()}


def written(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return UNWRITABLE.sub("\ufffd", text)
