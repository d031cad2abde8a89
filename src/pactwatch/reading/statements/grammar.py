"""Grammar: the claims that the tree alone makes plain, whatever the report is about.

The choosers learned from political news of one country. Where a word of speech has an owner
and a clause, or a speech is signed or broken only by its cue, the grammar says enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pactwatch.reading.statements.claims import Claim, tidy
from pactwatch.reading.statements.contents import Content, find_contents
from pactwatch.reading.statements.cues import senses_of, tells
from pactwatch.reading.statements.sheet import Sheet
from pactwatch.reading.statements.speeches import Speech
from pactwatch.reading.statements.tagger import CUE
from pactwatch.reading.statements.weights import Floats

SURE = 0.8  # probability from which a verb of saying is plain
PLAIN = 0.5  # the least probability of its clause
BROKEN = 0.8  # of a speech that its only cue breaks
SIGNED = 0.95  # of a speech that is signed
LINKS = {"VERB": frozenset({"ccomp", "rest"}), "NOUN": frozenset({"acl"})}


def find_plain(sheet: Sheet, speeches: tuple[Speech, ...], senses: list[int], tags: Floats) -> dict[Claim, float]:
    """The claims that are plain, each with the least probability that it has; `senses` as for the features."""
    chance = tags[:, CUE].tolist()
    cues = [cue for cue, sense in enumerate(senses) if sense and speaks(sheet, cue, chance[cue])]
    found = {claim: PLAIN for cue in cues for claim in clauses(sheet, cue)}
    for speech in speeches:
        parts = tidy(sheet, speech.parts)
        near = cues[bisect_left(cues, speech.zone[0]) : bisect_left(cues, speech.zone[1])]
        if parts and speech.mark is not None:
            found[Claim(speech.mark, Content("quote", parts))] = SIGNED
        elif len(parts) > 1 and len(near) == 1 and speech.start - 1 <= speech.zone[0]:
            found[Claim(near[0], Content("quote", parts))] = BROKEN
    return found


def clauses(sheet: Sheet, cue: int) -> Iterator[Claim]:
    """The clauses that hang on a word of speech, or into which it is thrown."""
    links = LINKS[sheet.poses[cue]]
    for content in find_contents(sheet, cue):
        parts = tidy(sheet, content.parts)
        if content.relation in links and parts and has_subject(sheet, parts[0][0], parts[-1][1]):
            yield Claim(cue, Content(content.relation, parts))


def speaks(sheet: Sheet, cue: int, chance: float) -> bool:
    """Whether a token outside quotations is a word of speech that somebody owns; of a verb the tagger is asked too."""
    if sheet.quoted[cue] >= 0:
        return False
    if sheet.poses[cue] == "NOUN":
        return sheet.kid(cue, "poss") is not None and any(sense.kind == "speech" for sense in senses_of(sheet, cue))
    owned = sheet.lowers[cue] == "according" or sheet.kid(cue, "nsubj") is not None
    return chance >= SURE and tells(sheet, cue) and owned


def has_subject(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a range of tokens holds a verb with its subject."""
    return any(sheet.deps[i] in ("nsubj", "nsubjpass", "expl") for i in range(start, end))
