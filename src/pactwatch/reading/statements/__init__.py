"""Statements: who said, thinks, intends or found what."""

from __future__ import annotations

from pactwatch.model import Place, Source, Span, Statement, StatementMode, Time, When, Words
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document
from pactwatch.reading.statements.choice import Claim, choose
from pactwatch.reading.statements.settings import Surroundings
from pactwatch.reading.statements.sheet import Range, Sheet, make_sheet
from pactwatch.reading.statements.sources import find_source, make_source

QUOTED = 0.9  # share of a content between quotation marks from which it is verbatim
LEADING = frozenset({"that", ",", ":", "-", "–", "—"})


def find_statements(
    document: Document, times: tuple[Time, ...], cast: Cast, places: tuple[Place, ...]
) -> tuple[Statement, ...]:
    """The statements of a report, in the order of the words."""
    sheet = make_sheet(document)
    surroundings = Surroundings(sheet, times, places, cast)
    found: list[Statement] = []
    sources: list[Source] = []
    for claim in choose(sheet):
        parts = [span for part in claim.content.parts if (span := trimmed(sheet, part))]
        if not parts or any(document.in_dateline(sheet.token(i)) for i, _ in claim.content.parts):
            continue
        head = find_source(sheet, claim.cue) if claim.cue is not None else None
        source = make_source(sheet, head, cast, sources) if head is not None else None
        if claim.cue is None and sources:
            source = sources[-1]
        if source is not None:
            sources.append(source)
        found.append(make_statement(f"s{len(found) + 1}", sheet, claim, parts, source, surroundings))
    return continued(found)


def make_statement(
    id: str, sheet: Sheet, claim: Claim, parts: list[Span], source: Source | None, surroundings: Surroundings
) -> Statement:
    """One claim as the contract writes it."""
    text, cue = sheet.document.text, claim.cue
    return Statement(
        id=id,
        start=parts[0].start,
        end=parts[-1].end,
        parts=tuple(parts) if len(parts) > 1 else None,
        text=" ".join(text[part.start : part.end] for part in parts),
        mode=mode_of(sheet, parts),
        kind=claim.sense.kind if claim.sense else "speech",
        polarity=claim.sense.polarity if claim.sense else "asserts",
        source=source,
        cue=sheet.document.words(sheet.starts[cue], sheet.ends[cue]) if cue is not None else None,
        addressees=surroundings.addressees(cue, claim.content.parts) if cue is not None else (),
        time=surroundings.time(cue, claim.content.parts) if cue is not None else None,
        place=surroundings.place(cue, claim.content.parts) if cue is not None else None,
    )


def trimmed(sheet: Sheet, part: Range) -> Span | None:
    """The code points of a token range, without marks at its ends and a leading "that"."""
    start, end = part
    while start < end and (sheet.lowers[start] in LEADING or not sheet.lowers[start][0].isalnum()):
        start += 1
    while end > start and not sheet.lowers[end - 1][-1].isalnum():
        end -= 1
    return Span(start=sheet.starts[start], end=sheet.ends[end - 1]) if start < end else None


def mode_of(sheet: Sheet, parts: list[Span]) -> StatementMode:
    """How much of a content is verbatim, by its code points."""
    whole = sum(part.end - part.start for part in parts)
    quoted = sum(
        max(0, min(part.end, quotation.end) - max(part.start, quotation.start))
        for part in parts
        for quotation in sheet.quotations
    )
    return "direct" if quoted > QUOTED * whole else "mixed" if quoted else "indirect"


def continued(statements: list[Statement]) -> tuple[Statement, ...]:
    """A quotation that goes on from the one before it, by the same actor, was said to the same people, then and there."""
    result: list[Statement] = []
    for statement in statements:
        before = result[-1] if result else None
        if before and goes_on(before, statement):
            when = before.time and When(value=before.time.value, times=before.time.times, inferred=True)
            statement = statement.model_copy(
                update={
                    "addressees": statement.addressees or before.addressees,
                    "time": statement.time or when,
                    "place": statement.place or before.place,
                }
            )
        result.append(statement)
    return tuple(result)


def goes_on(before: Statement, after: Statement) -> bool:
    """Whether two statements are one utterance: both verbatim, by one actor, and the second names no time of its own."""
    actors = [statement.source.actor if statement.source else None for statement in (before, after)]
    return before.mode == after.mode == "direct" and actors[0] == actors[1] is not None and after.time is None
