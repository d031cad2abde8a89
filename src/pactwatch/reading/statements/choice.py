"""Choice: which cues and contents of a report belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pactwatch.reading.statements.contents import FRAMES, Content, find_contents
from pactwatch.reading.statements.cues import Sense, senses_of
from pactwatch.reading.statements.sheet import Range, Sheet
from pactwatch.reading.statements.speeches import Speech, find_speeches

ORDER = ("quote", "ccomp", "rest", "object+", "object++", "person+", "xcomp", "subject+", "acl", "object", "prep", "subject")


@dataclass(frozen=True, slots=True)
class Claim:
    """A cue with a content that it may govern; `cue` is None where a speech goes on without one."""

    cue: int | None
    content: Content
    sense: Sense | None
    score: float


def choose(sheet: Sheet) -> list[Claim]:
    """The claims of a report: the most promising first, none that lies across another."""
    taken: list[Claim] = []
    for claim in sorted(claims(sheet), key=lambda c: (-c.score, c.content.start)):
        if all(apart(claim, other) for other in taken):
            taken.append(claim)
    return sorted(taken, key=lambda c: (c.content.start, c.content.end))


def claims(sheet: Sheet) -> Iterator[Claim]:
    """Every claim that the tree and the marks allow."""
    speeches = find_speeches(sheet)
    for speech in speeches:
        yield from attributed(sheet, speech)
    for cue in range(len(sheet)):
        meanings = senses_of(sheet, cue)
        if meanings and not spoken(speeches, cue):
            for content in find_contents(sheet, cue):
                sense = meaning(sheet, meanings, content)
                if sense is not None:
                    yield Claim(cue, content, sense, 1 - ORDER.index(content.relation) / len(ORDER))


def attributed(sheet: Sheet, speech: Speech) -> Iterator[Claim]:
    """A speech with each verb of saying around it, the nearest first; without any it stands alone."""
    content = Content("quote", speech.parts)
    alone = True
    for cue in range(*speech.zone):
        sense = next((s for s in senses_of(sheet, cue) if "clause" in s.frames and sheet.poses[cue] == "VERB"), None)
        if sense and not any(start <= cue < end for start, end in speech.parts):
            distance = min(min(abs(cue - start), abs(cue - end)) for start, end in speech.parts)
            yield Claim(cue, content, sense, 2 - distance / 100)
            alone = False
    if alone:
        yield Claim(None, content, None, 1.5)


def meaning(sheet: Sheet, meanings: Iterable[Sense], content: Content) -> Sense | None:
    """The first sense of a cue that lets it govern a content so joined."""
    relation = content.relation
    if relation == "prep":
        before = sheet.lowers[content.start - 1]
        return next((s for s in meanings if before in s.prepositions), None)
    return next((s for s in meanings if FRAMES.get(relation, "") in s.frames), None)


def spoken(speeches: Iterable[Speech], token: int) -> bool:
    """Whether a token is a word of a speech."""
    return any(inside(token, speech.parts) for speech in speeches)


def inside(token: int, ranges: tuple[Range, ...]) -> bool:
    """Whether a token stands in one of the ranges."""
    return any(start <= token < end for start, end in ranges)


def apart(claim: Claim, other: Claim) -> bool:
    """Whether two claims can stand side by side: other cues, other words."""
    if claim.cue is not None and claim.cue == other.cue:
        return False
    return claim.content.end <= other.content.start or other.content.end <= claim.content.start
