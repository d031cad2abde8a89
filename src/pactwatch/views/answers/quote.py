"""What every answer is made of: words of a report with their place, and the head that says what is known."""

from __future__ import annotations

from pydantic import Field

from pactwatch.linking.actors import LinkedActor
from pactwatch.model import Record, Span
from pactwatch.views.draft import called
from pactwatch.views.known import Known


class Quote(Record):
    """Words of a report: `text` is `report.text[start:end]`; `outlet` published it on `published` (ISO day or None)."""

    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    text: str


class Who(Record):
    """An actor by the id of the dossier and the name that most reports use; `named` is False where none gives one."""

    id: str
    name: str
    named: bool


class Answer(Record):
    """The head of every answer: what the process is called, the ISO day on which it stands, and on what it rests."""

    process: str
    as_of: str
    rests_on: str = Field(description="how many reports and stories, from when to when")


def quote(known: Known, report: str, span: Span) -> Quote:
    """Words of a report."""
    return Quote(
        report=report,
        outlet=known.outlet(report),
        published=known.shelf.days[report],
        start=span.start,
        end=span.end,
        text=known.shelf.by_report[report].report.text[span.start : span.end],
    )


def who(actor: LinkedActor) -> Who:
    """An actor as it stands in an answer."""
    return Who(id=actor.id, name=called(actor), named=actor.named)


def heading(known: Known) -> dict[str, str]:
    """The fields that every answer begins with."""
    return {"process": known.process(), "as_of": known.day, "rests_on": known.rests_on()}
