"""Making a decision: from ids that a reader of the record sees to the words that they stand for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete

from pactwatch.linking.process import Process
from pactwatch.record import rulebook, shelves
from pactwatch.record.addresses import Address, Atlas
from pactwatch.record.database import RecordError
from pactwatch.record.decisions import Action, Decision, decision, undone
from pactwatch.record.judging import corrected
from pactwatch.record.tables import dossiers

Entry = tuple[str, str]  # a report's id and the id of an entry in its reading; the id `""` is the whole report
ON_READING = ("confirm", "reject", "correct")


def on_entry(connection: Connection, action: Action, made: str, who: str, entry: Entry, why: str) -> Decision:
    """Confirms, rejects or comments on an entry."""
    address, atlas = located(connection, entry)
    if action in ON_READING and address.kind == "reports":
        raise RecordError(f"to {action} takes an entry, not a whole report")
    seen = atlas.lifted(atlas.entries[entry[1]]) if action in ON_READING else None
    return decision(made, who, action, entry=address, seen=seen, why=why)


def correction(connection: Connection, made: str, who: str, entry: Entry, field: str, value: Any, why: str) -> Decision:
    """Gives a field of an entry a value, in which ids may stand.

    Raises `RecordError` where the value does not fit.
    """
    address, atlas = located(connection, entry)
    if address.kind == "reports":
        raise RecordError("to correct takes an entry, not a whole report")
    seen = atlas.lifted(atlas.entries[entry[1]])
    made_of_words = atlas.lifted({field: value})[field]
    one = decision(made, who, "correct", entry=address, field=field, value=made_of_words, seen=seen, why=why)
    kept = required(connection, entry[0])
    try:
        corrected(kept.reading, entry[1], one, atlas)
    except KeyError as error:
        fields = ", ".join(name for name in atlas.entries[entry[1]] if name != "id")
        raise RecordError(f"{address.kind} have no {error.args[0]} to correct; they have {fields}") from error
    except (TypeError, ValueError) as error:
        raise RecordError(f"this value does not fit {field}: {error}") from error
    return one


def pairing(
    connection: Connection, action: Action, made: str, who: str, entry: Entry, other: Entry, why: str
) -> Decision:
    """Says that two entries of one kind are one (`merge`), or two (`split`)."""
    first, second = sorted((located(connection, entry)[0], located(connection, other)[0]), key=repr)
    if first == second:
        raise RecordError(f"to {action} takes two entries")
    if first.kind != second.kind:
        raise RecordError(f"to {action} takes two entries of one kind, not of {first.kind} and {second.kind}")
    return decision(made, who, action, entry=first, other=second, why=why)


def naming(made: str, who: str, process: Process, why: str) -> Decision:
    """Names actors and agreements beforehand."""
    return decision(made, who, "name", value=process.model_dump(mode="json"), why=why)


def undoing(connection: Connection, made: str, who: str, id: str, why: str) -> Decision:
    """Undoes a decision."""
    earlier = {one.id: one for one in rulebook.every(connection)}
    if id not in earlier:
        raise RecordError(f"there is no decision {id}")
    if id in undone(earlier.values()):
        raise RecordError(f"{id} is undone already")
    one = decision(made, who, "undo", undoes=id, why=why)
    if one.made < earlier[id].made:
        raise RecordError(f"{id} was made later, on {earlier[id].made}")
    return one


def append(connection: Connection, one: Decision) -> Decision:
    """Puts a decision in and derives anew what it touches; gives it with the ids of its reports."""
    rulebook.put(connection, one)
    made = rulebook.every(connection)
    touched = one
    while touched.undoes:
        touched = next(other for other in made if other.id == touched.undoes)
    rules = rulebook.cited(connection, made)
    if not touched.addresses:  # what people named beforehand is linked everywhere
        connection.execute(delete(dossiers))
    for address in rulebook.cited(connection, [touched])[0].addresses:
        kept = required(connection, address.report)
        shelves.derive_anew(connection, kept.number, rules)
    return rulebook.cited(connection, [one])[0]


def located(connection: Connection, entry: Entry) -> tuple[Address, Atlas]:
    """An entry's address, its report by its key, and the reading that it is in."""
    report, id = entry
    kept = required(connection, report)
    atlas = Atlas(kept.reading)
    if id and id not in atlas.entries:
        raise RecordError(f"{report} has no entry {id}")
    spot = atlas.spot(id)
    if atlas.find(spot) != id:
        raise RecordError(f"{report} has two {spot.kind} at the words of {id}: they cannot be told apart")
    return Address(report=kept.key, **spot.model_dump()), atlas


def required(connection: Connection, report: str) -> shelves.Kept:
    """A report by its id. Raises `RecordError` where it is not on record."""
    kept = shelves.one(connection, report)
    if kept is None:
        raise RecordError(f"there is no report {report} on record")
    return kept
