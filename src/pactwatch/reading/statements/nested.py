"""Nested speech: what somebody is said to have said. "She said that he had denied having left" tells two claims."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.reading.statements.claims import Claim, tidy
from pactwatch.reading.statements.contents import Content, subtree
from pactwatch.reading.statements.cues import tells
from pactwatch.reading.statements.sheet import Sheet


def find_nested(sheet: Sheet, outer: Claim) -> Iterator[Claim]:
    """The claims told inside the words of another: a verb of saying with a subject and a clause of its own.

    The corpus from which the choosers learned has none of them, so they are found by rule, and only outside quotation
    marks, where nobody speaks of himself.
    """
    for start, end in outer.content.parts:
        for cue in range(start, end):
            if sheet.quoted[cue] < 0 and tells(sheet, cue):
                clause = sheet.kid(cue, "ccomp")
                if clause is None or sheet.subject(cue) is None:
                    continue
                parts = tidy(sheet, (subtree(sheet, clause),))
                if parts and start <= parts[0][0] and parts[0][1] <= end and not parts[0][0] <= cue < parts[0][1]:
                    yield Claim(cue, Content("ccomp", parts))
