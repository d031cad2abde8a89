"""Who said what, as linked data: JSON-LD with schema.org, PROV-O and the Web Annotation vocabulary.

What a report tells is a `schema:Claim`, attributed to whoever says it, reported by its outlet, and derived from a span
of the report. An event or a commitment is only what claims are about: it has no property of its own that is a fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from pactwatch.codes import cells, table
from pactwatch.exchange.lines import canonical
from pactwatch.exchange.rows import CommitmentRow, DisputeRow, EventRow, EvidenceRow, StatementRow
from pactwatch.exchange.told import Told

CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "pw": "urn:pactwatch:term:",
}
Node = dict[str, Any]
ClaimRow = StatementRow | EventRow | CommitmentRow | EvidenceRow | DisputeRow


def to_jsonld(told: Told) -> dict[str, bytes]:
    """One graph, its context in it: nothing outside is asked for. Names that begin with `pw:` are ours."""
    graph = sorted([*things(told), *claims(told)], key=lambda node: str(node["@id"]))
    return {"graph.jsonld": canonical({"@context": CONTEXT, "@graph": graph}) + b"\n"}


def things(told: Told) -> Iterator[Node]:
    """Reports, their outlets, actors, and what claims are about."""
    for outlet in sorted({row.outlet for row in told.reports}):
        yield node("outlet", outlet, ["schema:Organization", "prov:Agent"], {"schema:name": outlet})
    for row in told.reports:
        values: Node = {
            "schema:headline": row.title,
            "schema:url": row.url,
            "schema:datePublished": row.published,
            "schema:publisher": ref("outlet", row.outlet),
            "prov:wasAttributedTo": ref("outlet", row.outlet),
            "pw:story": row.story,
        }
        yield node("report", row.id, ["schema:Article", "prov:Entity"], values)
    for id, actor in {row.id: row for row in told.actors}.items():
        types = ["prov:Agent", *(f"schema:{type}" for type in (types_of(actor.kind)["schema"],) if type)]
        values = {
            "schema:name": actor.name,
            "schema:alternateName": [name for name in actor.names if name != actor.name],
            "pw:kind": actor.kind,
            "pw:country": actor.country,
            "pw:sector": actor.sector,
        }
        yield node("actor", id, types, values)
    for id in sorted({row.id for row in told.events}):
        yield node("entry", id, ["pw:Event"], {})
    for commitment in told.commitments:
        yield node("entry", commitment.id, ["pw:Commitment"], {})


def claims(told: Told) -> Iterator[Node]:
    """What is told, by whom, in which words."""
    for said in told.statements:
        yield claim("statement", said, said.id, {"pw:polarity": said.polarity, "pw:kind": said.kind})
    values: Node
    for event in told.events:
        values = {
            "schema:about": ref("entry", event.id),
            "pw:status": event.status,
            "pw:deed": event.type,
            "pw:plover": event.plover,
            "pw:mode": event.mode,
            "pw:when": event.when,
            "pw:place": event.place,
            "pw:actor": [ref("actor", id) for id in event.actor_ids],
            "pw:recipient": [ref("actor", id) for id in event.recipient_ids],
        }
        yield claim("telling", event, event.id, values)
    for owed in told.commitments:
        values = {
            "schema:about": ref("entry", owed.id),
            "pw:status": owed.status,
            "pw:asOf": owed.as_of,
            "pw:why": owed.why,
            "pw:modality": owed.modality,
            "pw:due": owed.due,
            "pw:dueHow": owed.due_how,
            "pw:by": [ref("actor", id) for id in owed.by_ids],
        }
        yield claim("commitment", owed, owed.id, values)
    for heard in told.evidence:
        about = ref("entry", heard.commitment)
        values = {"schema:about": about, "pw:says": heard.says, "pw:decides": heard.decides}
        yield claim("evidence", heard, heard.commitment, values)
    for side in told.disputes:
        values = {"schema:about": [ref("entry", id) for id in side.about], "pw:holds": side.holds}
        yield claim("side", side, f"{side.id}:{side.said_by_id or ''}", values)


def claim(kind: str, row: ClaimRow, id: str, values: Node) -> Node:
    """A claim: its words, where they stand, who says it (where that is known) and who reports it."""
    said_by = None if isinstance(row, CommitmentRow) else row.said_by
    speaker = None if isinstance(row, CommitmentRow) else row.said_by_id
    outlet = ref("outlet", row.outlet)
    words = {
        "@type": "oa:SpecificResource",
        "oa:hasSource": ref("report", row.report),
        "oa:hasSelector": [
            {"@type": "oa:TextPositionSelector", "oa:start": row.start, "oa:end": row.end},
            {"@type": "oa:TextQuoteSelector", "oa:exact": row.words},
        ],
    }
    attributed = {
        "schema:text": row.words,
        "prov:wasDerivedFrom": words,
        "prov:wasAttributedTo": ref("actor", speaker) if speaker else outlet,
        "pw:saidBy": said_by,
        "pw:reportedBy": outlet,
    }
    name = f"{kind}:{id}:{row.report}:{row.start}-{row.end}"
    return node("claim", name, ["schema:Claim", "prov:Entity"], attributed | values)


def node(kind: str, name: str, types: list[str], values: Node) -> Node:
    """A node without what is missing."""
    held = {key: value for key, value in values.items() if value not in (None, [])}
    return {"@id": identifier(kind, name), "@type": types, **held}


def ref(kind: str, name: str) -> Node:
    """A reference to a node."""
    return {"@id": identifier(kind, name)}


def identifier(kind: str, name: str) -> str:
    """The URN of a node."""
    return f"urn:pactwatch:{kind}:{quote(name, safe='')}"


def types_of(kind: str) -> Any:
    """The row of `exchange_actors` for a kind of actor."""
    return next(row for row in table("exchange_actors") if kind in cells(row["kind"]))
