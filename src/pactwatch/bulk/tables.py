"""Readings as rows of tables, and readings made of the rows again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.bulk.columns import ERRORS, REPORTS, TABLES, THINGS, schema
from pactwatch.model import Error, Failure, Reading, Report, ReportId

if TYPE_CHECKING:
    import pyarrow

Tables = dict[str, "pyarrow.Table"]  # by name: one of `columns.TABLES`


class CopyOf(NamedTuple):
    """The report that tells a report's story and is longer, by its id, and how alike the two are."""

    id: str
    likeness: float
    reason: str


class Outcome(NamedTuple):
    """What became of a report of the sources. `given` is a `Report` where it was not read, being a copy."""

    position: int  # among all that the sources gave, from 0
    kind_given: str | None  # what the report was to be read as
    given: Reading | Report | Failure
    copy: CopyOf | None = None


def tables_of(outcomes: Iterable[Outcome]) -> Tables:
    """The rows of all tables, in the order of the outcomes."""
    import pyarrow

    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for outcome in outcomes:
        given = outcome.given
        if isinstance(given, Failure):
            rows[ERRORS].append({"position": outcome.position, "report": given.report.id, **given.error.model_dump()})
            continue
        rows[REPORTS].append(report_row(outcome, given if isinstance(given, Report) else given.report))
        if isinstance(given, Reading):
            things = given.model_dump(by_alias=True, exclude={"report"})
            for table in THINGS:
                rows[table] += [{"report": given.report.id, **thing} for thing in things[table]]
    return {table: pyarrow.Table.from_pylist(rows[table], schema(table)) for table in TABLES}


def report_row(outcome: Outcome, report: Report) -> dict[str, Any]:
    """The row of a report, read or not."""
    copy = outcome.copy
    return {
        **report.model_dump(),
        "position": outcome.position,
        "kind_given": outcome.kind_given,
        "copy_of": copy and copy.id,
        "copy_likeness": copy and copy.likeness,
        "copy_reason": copy and copy.reason,
        "was_read": isinstance(outcome.given, Reading),
    }


def outcomes_of(tables: Tables) -> Iterator[Outcome]:
    """What the rows of tables were made of, in the order of the rows; errors come last."""
    things = {table: by_report(tables[table]) for table in THINGS}
    for row in tables[REPORTS].to_pylist():
        report = Report.model_validate({name: row[name] for name in Report.model_fields})
        given: Reading | Report = report
        if row["was_read"]:
            given = Reading.model_validate({"report": report, **{t: things[t].get(report.id, ()) for t in THINGS}})
        copy = CopyOf(row["copy_of"], row["copy_likeness"], row["copy_reason"]) if row["copy_of"] else None
        yield Outcome(row["position"], row["kind_given"], given, copy)
    for row in tables[ERRORS].to_pylist():
        error = Error(kind=row["kind"], message=row["message"])
        yield Outcome(row["position"], None, Failure(report=ReportId(id=row["report"]), error=error))


def by_report(table: pyarrow.Table) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of a table by the report that they are of, without its id."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table.to_pylist():
        found[row.pop("report")].append(row)
    return found
