"""A whole record as one file: reports, their readings, decisions, the log. What is derived is derived anew.

An archive is JSON lines: a head, a line a report by its key, a line a decision in their order, a line an act of the
log, and a foot with the SHA-256 of all before it. The same record gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from pactwatch.exchange.lines import canonical
from pactwatch.model import Reading, Report
from pactwatch.record import keys, rebuilding, rulebook, shelves
from pactwatch.record.database import RecordError
from pactwatch.record.decisions import Decision, identifier
from pactwatch.record.rulebook import Act
from pactwatch.record.tables import reports

HEAD = {"pactwatch": "archive", "version": 1}
Line = dict[str, Any]


def archive(connection: Connection) -> Iterator[bytes]:
    """The lines of a record's archive."""
    digest = hashlib.sha256()
    for line in chain([HEAD], report_lines(connection), decision_lines(connection), act_lines(connection)):
        raw = canonical(line) + b"\n"
        digest.update(raw)
        yield raw
    yield canonical({"sha256": digest.hexdigest()}) + b"\n"


def report_lines(connection: Connection) -> Iterator[Line]:
    """The reports with their readings, by key."""
    for number in connection.scalars(select(reports.c.number).order_by(reports.c.key)).all():
        kept = shelves.numbered(connection, number)
        if kept:
            yield {
                "report": json.loads(kept.body),
                "key": kept.key,
                "names": keys.names_of(connection, number),
                "kind": kept.kind,
                "reader": kept.reader,
                "reading": json.loads(kept.read),
            }


def decision_lines(connection: Connection) -> Iterator[Line]:
    """The decisions in the order in which they count; reports stand there by their keys."""
    for decision in rulebook.every(connection):
        yield {"decision": decision.model_dump(mode="json")}


def act_lines(connection: Connection) -> Iterator[Line]:
    """What was done to the record itself."""
    for act in rulebook.acts(connection):
        yield {"act": act.model_dump(mode="json")}


def restore(connection: Connection, lines: Iterable[bytes]) -> int:
    """Puts in what an archive holds and is not on record yet; gives the number of new reports.

    Raises `RecordError` where it is no archive, one that was cut off or changed, or of a newer form.
    """
    known = set(rulebook.acts(connection))
    count = 0
    for number, line in enumerate(checked(lines), 1):
        try:
            match line:
                case {"report": _}:
                    count += put_report(connection, line)
                case {"decision": decision}:
                    rulebook.put(connection, sound(Decision.model_validate(decision)))
                case {"act": act}:
                    done = Act.model_validate(act)
                    if done not in known:
                        rulebook.note(connection, done)
                case _:
                    raise ValueError("it is of no known kind")
        except (ValidationError, ValueError, KeyError, TypeError) as error:
            raise RecordError(f"line {number + 1} of the archive is not as it must be") from error
    rebuilding.rebuild(connection)
    return count


def checked(lines: Iterable[bytes]) -> Iterator[Line]:
    """The lines between head and foot, which are looked at."""
    digest = hashlib.sha256()
    begun = False
    for raw in lines:
        line = parsed(raw)
        if not begun and line != HEAD:
            raise RecordError("it is no archive of Pactwatch, or one of a newer form")
        if line.keys() == {"sha256"}:
            if line["sha256"] != digest.hexdigest():
                raise RecordError("the archive was changed: its sum does not fit what it holds")
            return
        digest.update(raw)
        if begun:
            yield line
        begun = True
    raise RecordError("the archive was cut off: its last line is missing" if begun else "it is no archive of Pactwatch")


def parsed(raw: bytes) -> Line:
    """A line, empty where it is no object of JSON."""
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return line if isinstance(line, dict) else {}


def put_report(connection: Connection, line: Line) -> bool:
    """Puts in a report under all its names; tells whether it is new."""
    own, *others = line["names"]
    report = Report.model_validate({**line["report"], "id": own})
    if keys.key_of(report) != line["key"]:
        raise ValueError("its key does not follow from its content")
    told = report.model_copy(update={"kind": line["kind"]})
    reading = Reading.model_validate({**line["reading"], "report": told})
    new = shelves.put(connection, report, line["key"], reading, line["reader"])
    number = shelves.number_of(connection, line["key"])
    for name in others:
        keys.add_name(connection, number or 0, name)
    return new


def sound(decision: Decision) -> Decision:
    """A decision whose id follows from its content."""
    if decision.id != identifier(decision):
        raise ValueError("its id does not follow from its content")
    return decision
