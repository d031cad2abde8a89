"""Scores of sources: how likely a phrase names whose statement a claim is."""

from __future__ import annotations

from pactwatch.reading.statements.claims import Claim, inside
from pactwatch.reading.statements.claim_scores import RELATIONS, joined, table_rows, tenth
from pactwatch.reading.statements.sheet import Range, Sheet
from pactwatch.reading.statements.sources import find_source
from pactwatch.reading.statements.tagger import SOURCE
from pactwatch.reading.statements.weights import Floats, Rows

NAMED = 0.15  # probability from which a token is taken for a part of a source's phrase
NOBODY = -1


class SourceJudge:
    """Looks for the sources of the claims of one report."""

    def __init__(self, sheet: Sheet, tags: Floats, senses: list[int]) -> None:
        self.sheet = sheet
        self.chance = tags[:, SOURCE].tolist()
        self.senses = senses
        self.lemmas, self.tags, self.deps = (sheet.keys[:, column].tolist() for column in (1, 2, 4))
        self.heads = [head_of(sheet, run) for run in runs(self.chance, NAMED)]

    def candidates(self, claim: Claim) -> list[int]:
        """The heads of the phrases that may name the source, and `NOBODY`."""
        sheet = self.sheet
        anchor = claim.content.start if claim.cue is None else claim.cue
        sentence = sheet.sents[anchor]
        start = sheet.bounds[
            max(sheet.sents[claim.content.start] - 1, 0)
            if claim.cue is None
            else min(sentence, sheet.sents[claim.content.start])
        ][0]
        end = max(sheet.bounds[sentence][1], sheet.bounds[sheet.sents[claim.content.end - 1]][1])
        found = [i for i in self.heads if start <= i < end and not inside(i, claim.content.parts)]
        if claim.cue is None:
            found += [i for i in self.heads if i < start][-1:]
        else:
            tree = find_source(sheet, claim.cue)
            found += [tree] if tree is not None else []
            found += [k for k in sheet.kids[claim.cue] if self.sheet.deps[k] in ("nsubj", "poss", "nsubjpass")]
        return [NOBODY, *dict.fromkeys(found)]

    def rows(self, claim: Claim, candidates: list[int]) -> Rows:
        """An array of candidates by properties."""
        return table_rows([self.properties(claim, i, candidates) for i in candidates])

    def properties(self, claim: Claim, i: int, candidates: list[int]) -> list[int]:
        """What is seen of a candidate, a small number each."""
        sheet, cue = self.sheet, claim.cue
        relation = RELATIONS.index(claim.content.relation)
        anchor = claim.content.start if cue is None else cue
        lemma, sense = (0, 0) if cue is None else (self.lemmas[cue] & 0xFFFFFFFF, self.senses[cue])
        tag, dep = (0, 0) if cue is None else (self.tags[cue] & 0xFFFFFFFF, self.deps[cue] & 0xFFFFFFFF)
        tree = None if cue is None else find_source(sheet, cue)
        best = tenth(max((self.chance[k] for k in candidates if k >= 0), default=0.0))
        has = (
            0
            if cue is None
            else sum(
                1 << n
                for n, d in enumerate(("nsubj", "nsubjpass", "poss", "agent", "expl"))
                if sheet.kid(cue, d) is not None
            )
        )
        if i == NOBODY:
            facts = [1, 0, 0, 0, 0, 0, 0, 0, 0]
        else:
            own = tenth(self.chance[i])
            between = sum(min(i, anchor) < k < max(i, anchor) for k in candidates if k >= 0)
            link = (
                0
                if cue is None
                else 1
                if sheet.heads[i] == cue
                else 2
                if tree == i
                else 3
                if sheet.heads[i] in sheet.kids[cue]
                else 4
            )
            facts = [
                2 + (tree == i), own, 1 + (i > anchor), min(abs(i - anchor), 40) // 4, self.deps[i] & 0xFFFFFFFF,
                self.tags[i] & 0xFFFFFFFF, min(between, 3), link, 1 + (sheet.sents[i] - sheet.sents[anchor]),
            ]  # fmt: skip
        kind, own, side, distance, place, word, between, link, sentence = facts
        return [
            kind, joined(kind, own), joined(kind, relation), joined(kind, lemma), joined(kind, sense), joined(kind, tag),
            joined(kind, best, own), joined(link, own), joined(link, place), joined(link, place, tag), joined(side, distance),
            joined(side, between), joined(sentence, relation), joined(place, word), joined(kind, place), joined(kind, has),
            joined(kind, has, tag, dep), joined(link, side, tag), joined(own, between), joined(kind, dep), joined(kind, own, distance),
            joined(kind, own, link, side), joined(kind, lemma, has), joined(word, own), joined(kind, cue is None, sentence),
            joined(kind, best, has, tag), joined(sentence, own, between), joined(relation, link, side),
        ]  # fmt: skip


def runs(chance: list[float], least: float) -> list[Range]:
    """Ranges of neighbouring tokens whose probability is at least `least`."""
    found: list[Range] = []
    start = -1
    for i, p in enumerate([*chance, 0.0]):
        if p >= least and start < 0:
            start = i
        elif p < least and start >= 0:
            found.append((start, i))
            start = -1
    return found


def head_of(sheet: Sheet, run: Range) -> int:
    """The token of a range that governs the others: the first whose head stands outside, marks and articles left aside."""
    tops = [i for i in range(*run) if not run[0] <= sheet.heads[i] < run[1] or sheet.heads[i] == i]
    nouns = [i for i in tops if sheet.poses[i] in ("NOUN", "PROPN", "PRON")]
    return (nouns or tops or [run[0]])[0]
