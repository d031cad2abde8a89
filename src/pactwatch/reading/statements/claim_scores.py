"""Scores of claims: how likely a cue and a content belong together and are what the report says.

A logistic model over properties of the claim: how the tree joins cue and content, what the tagger thinks of their words
and of the words next to them. Its weights are made together with the tagger's.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import ArrayLike

from pactwatch.reading.statements.claims import Claim
from pactwatch.reading.statements.sheet import SUBJECTS, Range, Sheet
from pactwatch.reading.statements.tagger import BEGINS, CUE, INSIDE
from pactwatch.reading.statements.weights import Floats, Keys, Rows, hashed, joined

BITS = 16  # of the table of weights: two to this power are its rows
RELATIONS = (
    "quote", "chunk", "chunks", "ccomp", "rest", "xcomp", "acl", "relcl", "csubj", "advcl", "object", "object+",
    "object++", "person+", "prep", "subject", "subject+", "attr", "oprd", "dative", "acomp", "appos",
)  # fmt: skip
STEPS = 12  # of a share from 0 to 1; the lowest and the highest are narrow
UNKNOWN = STEPS
NAMING = frozenset({"NOUN", "PROPN", "NUM"})


class ClaimJudge:
    """Looks at the claims of one report."""

    def __init__(self, sheet: Sheet, chunks: list[Range], tags: Floats, senses: list[int]) -> None:
        said = tags[:, BEGINS] + tags[:, INSIDE]
        self.sheet, self.senses, self.said = sheet, keys(senses), said
        self.begins, self.more, self.cues = tags[:, BEGINS], tags[:, INSIDE], tags[:, CUE].tolist()
        self.sums = np.concatenate([[0.0], np.cumsum(said, dtype=np.float64)]).tolist()
        self.quotes = np.concatenate([[0], np.cumsum(np.array(sheet.quoted) >= 0)]).tolist()
        self.chunks, self.chunk_ends = chunks, [end for _, end in chunks]

    def rows(self, claims: list[Claim]) -> Rows:
        """The rows of the weights that each claim calls up: an array of claims by properties."""
        if not claims:
            return np.zeros((0, 1), dtype=np.int32)
        return hashed(np.stack(self.columns(claims), axis=1), BITS)

    def columns(self, claims: list[Claim]) -> list[Keys]:
        """One column of keys a property; properties that say more together are joined."""
        sheet, size = self.sheet, len(self.sheet)
        lemmas, tags = sheet.keys[:, 1], sheet.keys[:, 2]
        relation = keys([RELATIONS.index(claim.content.relation) for claim in claims])
        start = np.array([claim.content.start for claim in claims])
        end = np.array([claim.content.end for claim in claims])
        cue = np.array([-1 if claim.cue is None else claim.cue for claim in claims])
        cued = cue >= 0
        measured = np.array([self.measured(claim) for claim in claims])
        length = keys(np.minimum(np.log2(measured[:, 0]), 6))
        mean, quoted, agree, rival, inner = (tenths(measured[:, column]) for column in (1, 2, 3, 4, 5))
        parts, subject = keys(np.minimum(measured[:, 6], 3)), keys(measured[:, 7])
        first = tenths(self.begins[start])
        before = np.where(start > 0, tenths(self.said[start - 1]), keys(UNKNOWN))
        after = np.where(end < size, tenths(self.more[np.minimum(end, size - 1)]), keys(UNKNOWN))
        who = np.where(cued, tenths(np.array(self.cues)[cue]), keys(UNKNOWN))
        lemma, tag, sense = (np.where(cued, column[cue], keys(0)) for column in (lemmas, tags, self.senses))
        side = keys(np.where(~cued, 3, np.where(cue < start, 0, np.where(cue >= end, 2, 1))))
        gap = keys(np.where(cued, np.log2(1 + np.minimum(abs(cue - start), abs(cue - end))), 0))
        opening = np.where(keys([sheet.poses[i] in NAMING for i in start]) > 0, keys(1), lemmas[start])
        left, further = (np.where(start >= k, tags[start - k], keys(0)) for k in (1, 2))
        right = np.where(end < size, tags[np.minimum(end, size - 1)], keys(0))
        return [
            keys(0) + relation * keys(0), relation, joined(relation, lemma), joined(relation, sense),
            joined(relation, tag), joined(lemma, who), who, mean, first, before, after, joined(mean, first),
            joined(first, after), joined(mean, agree), agree, joined(relation, mean), joined(relation, agree),
            joined(relation, first, after), joined(relation, length), joined(relation, quoted), joined(quoted, agree),
            joined(relation, who), joined(side, gap), joined(relation, side, gap), joined(relation, parts, side),
            rival, joined(rival, agree), joined(rival, relation), joined(subject, relation), joined(subject, sense),
            joined(before, first), joined(length, mean), joined(relation, opening), opening,
            joined(quoted, who, side), joined(sense, side), joined(sense, relation, agree), joined(lemma, side),
            joined(left, right), joined(relation, left), joined(relation, right), joined(who, agree, first),
            joined(relation, left, further), joined(inner, mean), joined(inner, relation), joined(inner, length),
        ]  # fmt: skip

    def measured(self, claim: Claim) -> tuple[float, ...]:
        """What is counted of a claim.

        Its tokens; how likely and how quoted they are; how well they agree with the tagger's chunks; the likeliest
        other cue between cue and content; the likeliest cue within; its parts; which subjects the cue has.
        """
        parts, cue = claim.content.parts, claim.cue
        size = sum(end - start for start, end in parts)
        mean = sum(self.sums[end] - self.sums[start] for start, end in parts) / size
        quoted = sum(self.quotes[end] - self.quotes[start] for start, end in parts) / size
        inner = max(max(self.cues[start:end]) for start, end in parts)
        rival = 0.0 if cue is None else self.rival(cue, parts)
        return size, mean, quoted, self.agreement(parts, size), rival, inner, len(parts), self.subjects(cue)

    def agreement(self, parts: tuple[Range, ...], size: int) -> float:
        """The best intersection over union of a content with one of the chunks that it meets, in tokens."""
        best = 0.0
        for number in range(bisect_left(self.chunk_ends, parts[0][0] + 1), len(self.chunks)):
            start, end = self.chunks[number]
            if start >= parts[-1][1]:
                break
            shared = sum(max(0, min(stop, end) - max(begin, start)) for begin, stop in parts)
            best = max(best, shared / (size + end - start - shared))
        return best

    def rival(self, cue: int, parts: tuple[Range, ...]) -> float:
        """The likeliest other cue between a cue and its content."""
        start, end = (cue + 1, parts[0][0]) if cue < parts[0][0] else (parts[-1][1], cue)
        return max(self.cues[start:end], default=0.0)

    def subjects(self, cue: int | None) -> int:
        """Whether a cue has a subject of its own (1) and is in the passive (2)."""
        deps = [] if cue is None else [self.sheet.deps[kid] for kid in self.sheet.kids[cue]]
        return any(dep in SUBJECTS for dep in deps) + 2 * ("auxpass" in deps)


def tenths(shares: Floats) -> Keys:
    """Shares from 0 to 1 as steps."""
    inner = 1 + np.minimum(shares, 0.9999) * (STEPS - 2)
    return keys(np.where(shares < 0.02, 0, np.where(shares > 0.98, STEPS - 1, inner)))


def keys(numbers: ArrayLike) -> Keys:
    """Numbers as keys, their fractions dropped."""
    return np.asarray(numbers).astype(np.int64).astype(np.uint64)
