"""The tables that are given away: what each row tells, with the words that it stands on and whose they are.

Every row that rests on words has `report`, `outlet`, `published`, `start`, `end` and `words`: the report's id, who
published it on which ISO day, and `report.text[start:end]`. `said_by` is the name of the one whose word it is,
`said_by_id` the id in the table of actors; both are empty where nobody known is named, and then the word is the
report's own, or of somebody who is not told. Days are ISO 8601; ids are those of the views.
"""

from __future__ import annotations

from typing import NamedTuple

Texts = tuple[str, ...]


class ReportRow(NamedTuple):
    """A report. `story` is shared by the copies of one story."""

    id: str
    title: str | None
    outlet: str
    url: str | None
    published: str | None
    kind: str | None
    language: str | None
    story: str
    characters: int


class ActorRow(NamedTuple):
    """Somebody of whom a report tells: one row a report that names them. `id` is who they are over all reports."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    names: Texts
    offices: Texts
    member_of: str | None
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str


class StatementRow(NamedTuple):
    """What a report says that somebody said, thinks, intends or found. `source` is how the report names them."""

    id: str
    said_by_id: str | None
    said_by: str | None
    source: str | None
    cue: str | None
    kind: str
    mode: str
    polarity: str
    day: str | None
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str


class EventRow(NamedTuple):
    """One telling of an event: what one report says of it, in `status`. The tellings of one event share its `id`.

    `type` is the deed by PLOVER, `plover` what PLOVER codes. `told_by` is `report` or `statement`. `words` are the
    deed's, `sentence` the sentence around them. `when` is a TIMEX3 value, `begins` and `ends` the days that it covers.
    """

    id: str
    type: str
    mode: str | None
    plover: str
    status: str
    told_by: str
    said_by_id: str | None
    said_by: str | None
    actor_ids: Texts
    actors: Texts
    recipient_ids: Texts
    recipients: Texts
    when: str | None
    begins: str | None
    ends: str | None
    inferred: bool
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str
    sentence: str


class AgreementRow(NamedTuple):
    """An agreement: one row a report that names it."""

    id: str
    name: str
    signed: str | None
    party_ids: Texts
    parties: Texts
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str


class CommitmentRow(NamedTuple):
    """A commitment as it stands on the day `as_of`, in the words of the agreement, else of the newest report.

    `due` is the last day in time, `due_how` whether the words state it or it was computed from `due_from` and
    `due_period`, `due_words` what gives it. `status` follows from the day and the evidence by stated rules; `why` says
    how.
    """

    id: str
    agreement_id: str | None
    agreement: str | None
    clause: str | None
    by_ids: Texts
    by: Texts
    by_inferred: bool
    to: Texts
    modality: str
    due: str | None
    due_how: str | None
    due_kind: str | None
    due_from: str | None
    due_period: str | None
    due_words: str | None
    as_of: str
    status: str
    why: str
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str


class EvidenceRow(NamedTuple):
    """Words that bear on a commitment. `decides` tells that its status rests on them."""

    commitment: str
    says: str
    late: bool | None
    done: str | None
    decides: bool
    said_by_id: str | None
    said_by: str | None
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str


class DisputeRow(NamedTuple):
    """What one side of a dispute holds about the entries `about`; nobody named: a report's own voice."""

    id: str
    about: Texts
    said_by_id: str | None
    said_by: str | None
    holds: str
    report: str
    outlet: str
    published: str | None
    start: int
    end: int
    words: str


TABLES: dict[str, type[NamedTuple]] = {
    "reports": ReportRow,
    "actors": ActorRow,
    "statements": StatementRow,
    "events": EventRow,
    "agreements": AgreementRow,
    "commitments": CommitmentRow,
    "evidence": EvidenceRow,
    "disputes": DisputeRow,
}
