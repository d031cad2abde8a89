"""The types of the reading contract: what `read` gives for one report.

All are frozen. Spans are half-open Unicode code-point offsets into `Report.text`; where `text` stands beside them it
is `report.text[start:end]`. Ids are unique in a report and every id that is referred to is there. A field that was
not found is None or an empty tuple. Values of times follow TIMEX3 (ISO-TimeML, as used in TempEval-3); event types,
modes and sectors follow PLOVER (Open Event Data Alliance); countries are ISO 3166-1 alpha-3, or `IGO`, `NGO`, `NAT`.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

ReportKind = Literal["report", "agreement"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal[
    "person",
    "state",
    "government body",
    "armed group",
    "forces",
    "international organization",
    "alliance",
    "organization",
    "media",
    "people",
    "group",
]
MentionForm = Literal["name", "epithet", "adjective", "pronoun"]
StatementMode = Literal["direct", "indirect", "mixed"]
StatementKind = Literal["speech", "thought", "intention", "finding"]
Polarity = Literal["asserts", "denies", "doubts", "asks", "demands"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
PloverCode = EventType | Literal["none"]
EventStatus = Literal[
    "happened", "ongoing", "planned", "expected", "possible", "demanded", "conditional", "denied", "not happened"
]
Modality = Literal["must", "must not", "may", "aims"]
DueHow = Literal["stated", "computed"]
DueKind = Literal["date", "period after", "period before", "at once", "event"]
CommitmentStatus = Literal[
    "pending", "partly", "fulfilled", "fulfilled late", "at risk", "overdue", "breached", "disputed", "void"
]
EvidenceRole = Literal["term", "due", "doubt", "warning", "demand", "conflict", "progress", "fulfilment", "breach"]
ErrorKind = Literal[
    "unreadable",
    "empty",
    "encoding",
    "too long",
    "encrypted",
    "not json",
    "no text",
    "duplicate id",
    "language",
    "timeout",
    "crash",
]


class Record(BaseModel):
    """The base of every type here: frozen, closed, written under its contract name."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Span(Record):
    """A half-open range of code points in `report.text`."""

    start: int = Field(ge=0, description="first code point")
    end: int = Field(ge=0, description="one past the last code point")


class Words(Span):
    """A span with the words that stand there."""

    text: str = Field(description="report.text[start:end]")


class Report(Record):
    """One report as it was taken in.

    `published` is an ISO date (of an agreement: its signing) or None, and then relative times stay open.
    `encoding` is None for UTF-8, else what was detected. `header` is the span of a leading `date YYYY-MM-DD` line,
    from which nothing is read.
    """

    id: str
    kind: ReportKind | None = Field(default=None, description="None only before the text has been read")
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    header: Span | None = None
    language: str | None = None
    encoding: str | None = None
    text: str


class Time(Words):
    """A time expression (TIMEX3), without a leading preposition.

    `begins` and `ends` are the inclusive ISO dates that a calendar DATE covers (of a TIME: its day); None for seasons,
    references, durations, sets and open values. `anchor` tells what the value was counted from: `published`, the id of
    another time, or None.
    """

    id: str
    type: TimeType
    value: str
    begins: str | None = None
    ends: str | None = None
    anchor: str | None = None


class Mention(Words):
    """One place where an actor stands in the text, without leading article or title of office."""

    form: MentionForm


class Actor(Record):
    """Somebody who acts, speaks or is acted upon, with every mention in the report.

    `roles` are offices as written; `member_of` is an actor's id; `members` are actor ids (of a `group`).
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    roles: tuple[str, ...] = ()
    member_of: str | None = None
    members: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]


class Place(Record):
    """A place, which is no actor. `lat` and `lon` are degrees (WGS 84), or None where the place is not known."""

    id: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    mentions: tuple[Words, ...]


class Source(Words):
    """The words that name a statement's source, and the actor they stand for where that is known."""

    actor: str | None = None


class When(Record):
    """When something happened or was said: a TIMEX3 value, the times it was read from, and whether it was inferred."""

    value: str
    times: tuple[str, ...] = ()
    inferred: bool = False


class Statement(Span):
    """What somebody said, thinks, intends or found.

    The span is the content without its quotation marks and without a leading "that". A content that is broken up has
    `parts`; `text` joins them by a blank. `addressees` are actor ids, `place` is a place's id.
    """

    id: str
    parts: tuple[Span, ...] | None = None
    text: str
    mode: StatementMode
    kind: StatementKind
    polarity: Polarity
    source: Source | None = None
    cue: Words | None = None
    addressees: tuple[str, ...] = ()
    time: When | None = None
    place: str | None = None


class Event(Record):
    """A deed by its PLOVER type, whatever its status.

    `plover` is the code after PLOVER's rules for tense and threat: None where it is `type`, `none` where PLOVER codes
    nothing. `statement` is the id of the statement that tells the event, None where the report itself does.
    """

    id: str
    type: EventType
    plover: PloverCode | None = None
    mode: str | None = None
    trigger: Words
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: When | None = None
    status: EventStatus
    statement: str | None = None


class Agreement(Record):
    """An agreement that the report mentions, or is. `signed` is an ISO date or the part of one that is known."""

    id: str
    name: str
    parties: tuple[str, ...] = ()
    signed: str | None = None
    mentions: tuple[Words, ...]


class DueFrom(Record):
    """What a computed due date runs from: `signing`, an ISO date or the event's words, and an ISO 8601 period."""

    anchor: str
    period: str | None = None


class Due(Record):
    """By when a commitment is due. `value` stands only where it is stated or can be computed."""

    value: str | None = None
    begins: str | None = None
    ends: str | None = None
    how: DueHow
    kind: DueKind
    from_: DueFrom | None = Field(default=None, alias="from")
    start: int
    end: int
    text: str


class Evidence(Span):
    """Words that bear on a commitment, and in which role."""

    role: EvidenceRole


class Commitment(Record):
    """Who owes what to whom, by when.

    `action` is the span of the minimal verb phrase. `by_inferred` tells that the party that must act is not named as
    such. `status` is as of `report.published`.
    """

    id: str
    agreement: str | None = None
    by: tuple[str, ...] = ()
    by_inferred: bool = False
    to: tuple[str, ...] = ()
    modality: Modality
    action: Words
    clause: str | None = None
    due: Due | None = None
    due_also: tuple[Due, ...] = ()
    condition: Words | None = None
    status: CommitmentStatus
    evidence: tuple[Evidence, ...] = ()


class Side(Record):
    """What one side of a dispute holds, with its words. `actor` is None for the report's own voice."""

    actor: str | None = None
    holds: str
    evidence: Span


class Dispute(Record):
    """A question on which the report shows two or more sides. `about` are ids of events, commitments, statements."""

    id: str
    about: tuple[str, ...] = ()
    sides: tuple[Side, ...]


class Reading(Record):
    """All that was read from one report."""

    report: Report
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    disputes: tuple[Dispute, ...] = ()


class ReportId(Record):
    """Which report an error is about."""

    id: str


class Error(Record):
    """Why a report could not be read. The message names the file and what is wrong, never the report's words."""

    kind: ErrorKind
    message: str


class Failure(Record):
    """The record that stands for a report that could not be read."""

    report: ReportId
    error: Error


def line_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line that `pactwatch read` prints: a `Reading` or a `Failure`."""
    return TypeAdapter(Reading | Failure).json_schema(by_alias=True, mode="serialization")
