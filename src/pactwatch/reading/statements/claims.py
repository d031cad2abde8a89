"""Claims: a cue with a content that it may govern, drawn from the tree, the quotation marks and the tagger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.codes import words
from pactwatch.reading.statements.contents import Content, find_contents
from pactwatch.reading.statements.sheet import SUBJECTS, Range, Sheet
from pactwatch.reading.statements.speeches import Speech
from pactwatch.reading.statements.tagger import BEGINS, CUE, INSIDE
from pactwatch.reading.statements.weights import Floats

LIKELY = 0.08  # probability from which a token is looked at as a cue
SAID = 0.4  # probability from which a token is taken for a part of a chunk
LIGHT = frozenset({"AUX", "ADV", "PART", "ADP"})  # what only goes along with another cue word
REACH = 12  # tokens between a chunk and a cue that may govern it without a link in the tree


@dataclass(frozen=True, slots=True)
class Claim:
    """A cue with a content that it may govern; `cue` is None where a speech goes on without one."""

    cue: int | None
    content: Content


def find_claims(sheet: Sheet, speeches: tuple[Speech, ...], chunks: list[Range], tags: Floats) -> list[Claim]:
    """Every claim worth a look, each once; `chunks` are the runs of words that the tagger marked."""
    cues = find_cues(sheet, tags)
    found: dict[tuple[int | None, tuple[Range, ...]], Claim] = {}
    for claim in (*attributed(speeches, cues), *chunked(sheet, chunks, cues), *governed(sheet, cues)):
        found.setdefault((claim.cue, tidy(sheet, claim.content.parts)), claim)
    return [
        Claim(cue, Content(claim.content.relation, parts))
        for (cue, parts), claim in found.items()
        if parts and not deed(sheet, cue, parts)
    ]


def deed(sheet: Sheet, cue: int | None, parts: tuple[Range, ...]) -> bool:
    """Whether a cue does something to what it governs and tells nothing: "released the prisoners"."""
    if cue is None or sheet.poses[cue] != "VERB" or sheet.lemmas[cue] not in words("statement_deeds", "lemma"):
        return False
    told = (sheet.deps[i] in SUBJECTS or sheet.quoted[i] >= 0 for start, end in parts for i in range(start, end))
    return not any(told)


def find_cues(sheet: Sheet, tags: Floats) -> list[int]:
    """The tokens that are likely cues; of neighbours that are one cue together ("has said") the likeliest."""
    chance = [0.0, *tags[:, CUE].tolist(), 0.0]
    return [
        i
        for i, (before, own, after) in enumerate(zip(chance, chance[1:], chance[2:], strict=False))
        if own >= LIKELY and not (sheet.poses[i] in LIGHT and own < max(before, after))
    ]


def attributed(speeches: tuple[Speech, ...], cues: list[int]) -> Iterator[Claim]:
    """Each speech alone and with each cue of its sentences."""
    for speech in speeches:
        content = Content("quote", speech.parts)
        yield Claim(None, content)
        near = cues[bisect_left(cues, speech.zone[0]) : bisect_left(cues, speech.zone[1])]
        yield from (Claim(cue, content) for cue in near if not inside(cue, speech.parts))


def governed(sheet: Sheet, cues: list[int]) -> Iterator[Claim]:
    """Each cue with what the tree offers."""
    for cue in cues:
        yield from (Claim(cue, content) for content in find_contents(sheet, cue))


def chunked(sheet: Sheet, chunks: list[Range], cues: list[int]) -> Iterator[Claim]:
    """Each chunk, alone or with its neighbour of one sentence across a cue, with the cues near it."""
    for number, chunk in enumerate(chunks):
        first, last = bisect_left(cues, chunk[0] - REACH), bisect_left(cues, chunk[1] + REACH)
        near = [cue for cue in cues[first:last] if not chunk[0] <= cue < chunk[1]]
        yield from (Claim(cue, Content("chunk", (chunk,))) for cue in near)
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        if following and following[0] - chunk[1] <= REACH and sheet.sents[chunk[0]] == sheet.sents[following[0]]:
            between = [cue for cue in near if chunk[1] <= cue < following[0]]
            yield from (Claim(cue, Content("chunks", (chunk, following))) for cue in between)


def find_chunks(sheet: Sheet, tags: Floats) -> list[Range]:
    """Runs of tokens that are likely words of a content, parted where another is likely to begin."""
    begins, inside_ = tags[:, BEGINS].tolist(), tags[:, INSIDE].tolist()
    chunks: list[Range] = []
    start = -1
    for i, (first, more) in enumerate(zip(begins, inside_, strict=True)):
        said = first + more >= SAID
        if start >= 0 and (not said or first > more or (sheet.sents[i] != sheet.sents[i - 1] and sheet.quoted[i] < 0)):
            chunks.append((start, i))
            start = -1
        if said and start < 0:
            start = i
    if start >= 0:
        chunks.append((start, len(begins)))
    return chunks


def tidy(sheet: Sheet, parts: tuple[Range, ...]) -> tuple[Range, ...]:
    """The parts without marks at their ends and a leading "that"; empty parts left out."""
    found = []
    for start, end in parts:
        while start < end and (
            not sheet.lowers[start][0].isalnum() or (sheet.lowers[start] == "that" and sheet.deps[start] == "mark")
        ):
            start += 1
        while end > start and not sheet.lowers[end - 1][-1].isalnum():
            end -= 1
        if start < end:
            found.append((start, end))
    return tuple(found)


def inside(token: int, ranges: tuple[Range, ...]) -> bool:
    """Whether a token stands in one of the ranges."""
    return any(start <= token < end for start, end in ranges)
