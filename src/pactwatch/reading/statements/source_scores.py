"""Scores of sources: how likely a phrase names whose statement a claim is."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from pactwatch.reading.statements.claim_scores import BITS, RELATIONS, keys, tenths
from pactwatch.reading.statements.claims import Claim, inside
from pactwatch.reading.statements.owners import find_owner
from pactwatch.reading.statements.sheet import Range, Sheet
from pactwatch.reading.statements.signatures import signer
from pactwatch.reading.statements.tagger import SOURCE
from pactwatch.reading.statements.weights import Floats, Keys, Rows, hashed, joined

NAMED = 0.15  # probability from which a token is taken for a part of a source's phrase
NOBODY = -1
OWNERS = ("nsubj", "nsubjpass", "poss", "agent", "expl")
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


class SourceJudge:
    """Looks for the sources of the claims of one report."""

    def __init__(self, sheet: Sheet, tags: Floats, senses: list[int]) -> None:
        self.sheet, self.senses, self.chance = sheet, keys(senses), tags[:, SOURCE]
        self.heads = sorted(head_of(sheet, run) for run in runs(self.chance.tolist(), NAMED))

    def candidates(self, claim: Claim) -> list[int]:
        """The heads of the phrases that may name the source, and `NOBODY`."""
        sheet, cue, content = self.sheet, claim.cue, claim.content
        first, last = sheet.sents[content.start], sheet.sents[content.end - 1]
        if cue is not None and (name := signer(sheet, cue)) is not None:
            return [name]
        if cue is None:
            first, last = max(first - 1, 0), min(last + 1, len(sheet.bounds) - 1)
        else:
            first, last = min(first, sheet.sents[cue]), max(last, sheet.sents[cue])
        start, end = sheet.bounds[first][0], sheet.bounds[last][1]
        earlier = bisect_left(self.heads, start)
        found = [i for i in self.heads[earlier : bisect_left(self.heads, end)] if not inside(i, content.parts)]
        if cue is None:
            found += self.heads[max(earlier - 1, 0) : earlier]
        else:
            tree = find_owner(sheet, cue)
            found += [] if tree is None else [tree]
            found += [kid for kid in sheet.kids[cue] if sheet.deps[kid] in ("nsubj", "poss", "nsubjpass")]
        return [NOBODY, *dict.fromkeys(found)]

    def rows(self, claims: list[Claim], candidates: list[list[int]]) -> Rows:
        """The rows of the weights that each candidate calls up: the candidates of all claims, one after the other."""
        if not claims:
            return np.zeros((0, 1), dtype=np.int32)
        facts = [row for claim, found in zip(claims, candidates, strict=True) for row in self.facts(claim, found)]
        return hashed(np.stack(self.columns(np.array(facts)), axis=1), BITS)

    def facts(self, claim: Claim, candidates: list[int]) -> list[tuple[float, ...]]:
        """What is counted of the candidates of one claim; the columns are those that `columns` takes apart."""
        sheet, cue = self.sheet, claim.cue
        anchor = claim.content.start if cue is None else cue
        tree = None if cue is None else find_owner(sheet, cue)
        named = [i for i in candidates if i != NOBODY]
        best = max((float(self.chance[i]) for i in named), default=0.0)
        owned = 0 if cue is None else sum(1 << n for n, dep in enumerate(OWNERS) if sheet.kid(cue, dep) is not None)
        relation = RELATIONS.index(claim.content.relation)
        return [
            (
                i,
                -1 if cue is None else cue,
                relation,
                owned,
                best,
                anchor,
                1 if i == NOBODY else 2 + (tree == i),
                0 if i == NOBODY else sum(min(i, anchor) < k < max(i, anchor) for k in named),
                self.link(cue, i, tree),
                0 if i == NOBODY else 2 + sheet.sents[i] - sheet.sents[anchor],
            )
            for i in candidates
        ]

    def link(self, cue: int | None, i: int, tree: int | None) -> int:
        """How the tree joins a candidate to the cue."""
        if cue is None or i == NOBODY:
            return 0
        head = self.sheet.heads[i]
        return 1 if head == cue else 2 if tree == i else 3 if self.sheet.heads[head] == cue else 4

    def columns(self, facts: Floats) -> list[Keys]:
        """One column of keys a property; properties that say more together are joined."""
        sheet, size = self.sheet, len(self.sheet)
        lemmas, tags, deps = (sheet.keys[:, column] for column in (1, 2, 4))
        i, cue, anchor = (facts[:, column].astype(np.int64) for column in (0, 1, 5))
        relation, owned, kind, link, sentence = (keys(facts[:, column]) for column in (2, 3, 6, 8, 9))
        best, between = tenths(facts[:, 4]), keys(np.minimum(facts[:, 7], 3))
        someone, cued = i != NOBODY, cue >= 0
        lemma, sense, tag, dep = (np.where(cued, column[cue], keys(0)) for column in (lemmas, self.senses, tags, deps))
        own = np.where(someone, tenths(self.chance[i]), keys(0))
        place, word = (np.where(someone, column[i], keys(0)) for column in (deps, tags))
        side = keys(np.where(someone, 1 + (i > anchor), 0))
        distance = keys(np.where(someone, np.minimum(abs(i - anchor), 40) // 4, 0))
        left, right = np.array(sheet.left)[i] - 1, np.minimum(np.array(sheet.right)[i], size - 1)
        opened = np.where(someone & (left >= 0), lemmas[left], keys(0))
        closed = np.where(someone, tags[right], keys(0))
        return [
            kind, joined(kind, own), joined(kind, relation), joined(kind, lemma), joined(kind, sense),
            joined(kind, tag), joined(kind, best, own), joined(link, own), joined(link, place),
            joined(link, place, tag), joined(side, distance), joined(side, between), joined(sentence, relation),
            joined(place, word), joined(kind, place), joined(kind, owned), joined(kind, owned, tag, dep),
            joined(link, side, tag), joined(own, between), joined(kind, dep), joined(kind, own, distance),
            joined(kind, own, link, side), joined(kind, lemma, owned), joined(word, own),
            joined(kind, keys(cued), sentence), joined(kind, best, owned, tag), joined(sentence, own, between),
            joined(relation, link, side), joined(keys(cued), side, opened), joined(relation, closed, side),
            joined(relation, side, opened, word),
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
    """The token of a range that governs the others: the first whose head stands outside, a noun where there is one."""
    tops = [i for i in range(*run) if not run[0] <= sheet.heads[i] < run[1] or sheet.heads[i] == i]
    nouns = [i for i in tops if sheet.poses[i] in NOUNS]
    return (nouns or tops or [run[0]])[0]
