"""Records: a choice as the contract writes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from pactwatch.codes import lookup
from pactwatch.model import Polarity, Source, Span, Statement, StatementKind, StatementMode, Words
from pactwatch.reading.statements.choice import Choice
from pactwatch.reading.statements.claims import Claim
from pactwatch.reading.statements.contents import FRAMES
from pactwatch.reading.statements.cues import Sense, senses_of
from pactwatch.reading.statements.negation import NEGATED, nameless, negated
from pactwatch.reading.statements.settings import Surroundings
from pactwatch.reading.statements.sheet import Sheet

CLOSING_MARK = re.compile(r"[.,!?…]?[\"”]")
QUOTED = 0.9  # share of a content between quotation marks from which it is verbatim


def make_statement(
    id: str, sheet: Sheet, choice: Choice, source: Source | None, surroundings: Surroundings
) -> Statement:
    """One choice as the contract writes it."""
    text, claim = sheet.document.text, choice.claim
    ranges = [(start, without_link(sheet, start, end)) for start, end in claim.content.parts]
    parts = [closed(text, sheet.starts[start], sheet.ends[end - 1]) for start, end in ranges]
    sense = meaning(sheet, claim)
    kind: StatementKind = sense.kind if sense else "speech"
    if (
        choice.source is not None
        and lookup("statement_documents", "word", "kind").get(sheet.lemmas[choice.source]) == "finding"
    ):
        kind = "finding"
    return Statement(
        id=id,
        start=parts[0].start,
        end=parts[-1].end,
        parts=tuple(parts) if len(parts) > 1 else None,
        text=" ".join(text[part.start : part.end] for part in parts),
        mode=mode_of(sheet, parts),
        kind=kind,
        polarity=polarity(sheet, claim, sense),
        source=source,
        cue=cue_words(sheet, choice),
        addressees=surroundings.addressees(claim),
        time=surroundings.time(claim),
        place=surroundings.place(claim),
    )


def without_link(sheet: Sheet, start: int, end: int) -> int:
    """The end of a part without the ", but" that leads on to another clause."""
    last = end - 1
    while last > start and sheet.deps[last] == "cc":
        last -= 1
        while last > start and not sheet.lowers[last][-1].isalnum():
            last -= 1
    return last + 1


def closed(text: str, start: int, end: int) -> Span:
    """A part with both marks of a quotation inside it: "the truce was “fragile”", not "was “fragile"."""
    inside = text[start:end]
    if inside.count('"') % 2 or inside.count("“") > inside.count("”"):
        closing = CLOSING_MARK.match(text, end)
        end = closing.end() if closing else end
    inside = text[start:end]
    if start and text[start - 1] in '"“' and (inside.count('"') % 2 or inside.count("”") > inside.count("“")):
        start -= 1
    return Span(start=start, end=end)


def polarity(sheet: Sheet, claim: Claim, sense: Sense | None) -> Polarity:
    """What a statement does with its content: "does not believe that" doubts, "does not intend to" denies."""
    if sense is None:
        return "asserts"
    turned = sense.polarity == "asserts" and claim.cue is not None and negated(sheet, claim.cue)
    return NEGATED.get(sense.kind, sense.polarity) if turned else sense.polarity


def withheld(sheet: Sheet, claim: Claim) -> bool:
    """Whether nothing was said, or nothing of the matter: "has not confirmed that", "asked not to be named"."""
    if nameless(sheet, claim.content.start):
        return True
    if claim.cue is None or not negated(sheet, claim.cue):
        return False
    sense = meaning(sheet, claim)
    return sense is None or sense.kind not in NEGATED


def cue_words(sheet: Sheet, choice: Choice) -> Words | None:
    """The words of the cue: the word, its particle, and what leads on to its content or source ("according to")."""
    cue = choice.claim.cue
    if cue is None:
        return None
    led_to = {choice.claim.content.start, None if choice.source is None else sheet.left[choice.source]}
    end = cue + 1
    while goes_along(sheet, cue, end) and (sheet.deps[end] == "prt" or end + 1 in led_to):
        end += 1
    return sheet.document.words(sheet.starts[cue], sheet.ends[end - 1])


def goes_along(sheet: Sheet, cue: int, i: int) -> bool:
    """Whether a token is a particle or preposition of the cue."""
    return i < len(sheet) and sheet.heads[i] == cue and sheet.poses[i] == "ADP"


def meaning(sheet: Sheet, claim: Claim) -> Sense | None:
    """What the cue means with a content so joined: the first sense that allows it, else the word's first."""
    if claim.cue is None:
        return None
    senses = senses_of(sheet, claim.cue)
    frame = frame_of(sheet, claim)
    before = sheet.lowers[claim.content.start - 1] if claim.content.start else ""
    fitting = (
        s for s in senses if frame in s.frames or (before in s.prepositions and frame not in ("clause", "infinitive"))
    )
    return next(fitting, senses[0] if senses else None)


def frame_of(sheet: Sheet, claim: Claim) -> str:
    """Where the content stands by the words of the table."""
    first = claim.content.start
    if sheet.tags[first] == "TO":
        return "infinitive"
    linked = next(
        (sheet.deps[i] for start, end in claim.content.parts for i in range(start, end) if sheet.heads[i] == claim.cue),
        "",
    )
    by_link = {"ccomp": "clause", "xcomp": "infinitive", "dobj": "object", "pobj": "prep"}
    return FRAMES.get(claim.content.relation) or by_link.get(linked, "clause")


def mode_of(sheet: Sheet, parts: list[Span]) -> StatementMode:
    """How much of a content is verbatim, by its code points."""
    whole = sum(part.end - part.start for part in parts)
    first = bisect_left(sheet.quotations, parts[0].start, key=attrgetter("end"))
    last = bisect_left(sheet.quotations, parts[-1].end, key=attrgetter("start"))
    quoted = sum(
        max(0, min(part.end, quotation.end) - max(part.start, quotation.start))
        for part in parts
        for quotation in sheet.quotations[first:last]
    )
    return "direct" if quoted > QUOTED * whole else "mixed" if quoted else "indirect"
