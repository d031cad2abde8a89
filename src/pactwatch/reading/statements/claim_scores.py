"""Scores: how likely a claim is what the report says.

A logistic model over properties of the claim: how the tree joins cue and content, what the tagger thinks of their words
and of the words next to them. Its weights are made together with the tagger's.
"""

from __future__ import annotations

import math

import numpy as np

from pactwatch.reading.statements.claims import Claim, find_chunks
from pactwatch.reading.statements.sheet import SUBJECTS, Range, Sheet
from pactwatch.reading.statements.tagger import BEGINS, CUE, INSIDE
from pactwatch.reading.statements.weights import Floats, Rows, hashed

BITS = 16
RELATIONS = (
    "quote", "chunk", "chunks", "ccomp", "rest", "xcomp", "acl", "relcl", "csubj", "advcl", "object", "object+", "object++",
    "person+", "prep", "subject", "subject+", "attr", "oprd", "dative", "acomp", "appos",
)  # fmt: skip


class ClaimJudge:
    """Looks at the claims of one report: `rows` gives for each the rows of the weights that it calls up."""

    def __init__(self, sheet: Sheet, tags: Floats, senses: list[int]) -> None:
        self.sheet = sheet
        self.said = (tags[:, BEGINS] + tags[:, INSIDE]).tolist()
        self.begins, self.more = tags[:, BEGINS].tolist(), tags[:, INSIDE].tolist()
        self.cue = tags[:, CUE].tolist()
        self.sums = np.concatenate([[0.0], np.cumsum(tags[:, BEGINS] + tags[:, INSIDE])]).tolist()
        self.chunks = find_chunks(sheet, tags)
        self.senses = senses
        self.lemmas = sheet.keys[:, 1].tolist()
        self.tags = sheet.keys[:, 2].tolist()
        quoted = np.array(sheet.quoted) >= 0
        self.quotes = np.concatenate([[0], np.cumsum(quoted)]).tolist()

    def rows(self, claims: list[Claim]) -> Rows:
        """An array of claims by properties."""
        return table_rows([self.properties(claim) for claim in claims])

    def properties(self, claim: Claim) -> list[int]:
        """What is seen of a claim, a small number each; numbers that belong together are joined."""
        sheet, cue, content = self.sheet, claim.cue, claim.content
        relation = RELATIONS.index(content.relation)
        size = sum(end - start for start, end in content.parts)
        mean = sum(self.sums[end] - self.sums[start] for start, end in content.parts) / size
        start, end = content.start, content.end
        mean_, first = tenth(mean), tenth(self.begins[start])
        before = tenth(self.said[start - 1]) if start else 11
        after = tenth(self.more[end]) if end < len(sheet) else 11
        quoted = tenth(sum(self.quotes[b] - self.quotes[a] for a, b in content.parts) / size)
        agree = tenth(max((alike(content.parts, chunk, size) for chunk in self.chunks), default=0.0))
        length = min(int(math.log2(size)), 6)
        parts = min(len(content.parts), 3)
        if cue is None:
            who, lemma, tag, sense, side, gap, outside, subject = 11, 0, 0, 0, 3, 0, 0, 0
        else:
            who, lemma, tag, sense = (
                tenth(self.cue[cue]),
                self.lemmas[cue] & 0xFFFFFFFF,
                self.tags[cue] & 0xFFFFFF,
                self.senses[cue],
            )
            side = 0 if cue < start else 2 if cue >= end else 1
            gap = min(int(math.log2(1 + min(abs(cue - start), abs(cue - end)))), 6)
            outside = tenth(self.rival(cue, content.parts))
            subject = sum(
                1 << (sheet.deps[k] in SUBJECTS) for k in sheet.kids[cue] if sheet.deps[k] in (*SUBJECTS, "auxpass")
            )
        opening = self.lemmas[start] & 0xFFFFFF if sheet.poses[start] not in ("NOUN", "PROPN", "NUM") else 1
        return [
            0, relation, joined(relation, lemma), joined(relation, sense), joined(relation, tag), joined(lemma, who), who,
            mean_, first, before, after, joined(mean_, first), joined(first, after), joined(mean_, agree), agree,
            joined(relation, mean_), joined(relation, agree), joined(relation, first, after), joined(relation, length),
            joined(relation, quoted), joined(quoted, agree), joined(relation, who), joined(side, gap), joined(relation, side, gap),
            joined(relation, parts, side), outside, joined(outside, agree), joined(outside, relation), joined(subject, relation),
            joined(subject, sense), joined(before, first), joined(length, mean_), joined(relation, opening), opening,
            joined(quoted, who, side), joined(sense, side), joined(sense, relation, agree), joined(lemma, side),
            joined(self.mark(start - 1), self.mark(end)), joined(relation, self.mark(start - 1)), joined(relation, self.mark(end)),
            joined(who, agree, first),
        ]  # fmt: skip

    def rival(self, cue: int, parts: tuple[Range, ...]) -> float:
        """The likeliest other cue between the cue and its content."""
        start, end = (cue + 1, parts[0][0]) if cue < parts[0][0] else (parts[-1][1], cue)
        return max(self.cue[start:end], default=0.0)

    def mark(self, i: int) -> int:
        """What stands at the edge of a content: the report's end, a mark or a word's tag."""
        if not 0 <= i < len(self.sheet):
            return 0
        return self.tags[i] & 0xFFFFFF


def table_rows(numbers: list[list[int]]) -> Rows:
    """The rows of the weights for a table of small numbers, one column a property."""
    return hashed(np.array(numbers, dtype=np.uint64).reshape(len(numbers), -1 if numbers else 1), BITS)


def tenth(share: float) -> int:
    """A share from 0 to 1 in twelve steps, finer at both ends."""
    return 0 if share < 0.02 else 11 if share > 0.98 else 1 + int(share * 9.999)


def joined(*numbers: int) -> int:
    """One number for several."""
    mixed = 0
    for number in numbers:
        mixed = (mixed * 0x100000001B3 ^ number) & 0x7FFFFFFFFFFFFFFF
    return mixed


def alike(parts: tuple[Range, ...], chunk: Range, size: int) -> float:
    """Intersection over union of a content and a chunk, in tokens."""
    shared = sum(max(0, min(end, chunk[1]) - max(start, chunk[0])) for start, end in parts)
    return shared / (size + chunk[1] - chunk[0] - shared)
