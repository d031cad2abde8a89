"""Features: what the tagger looks at for each token, as rows of one table of weights.

Every feature is one word, or the word it hangs on, joined with tags and relations of the tree; there are no sequences
of words. A feature's row is found by hashing ("feature hashing", Weinberger et al. 2009), which needs no dictionary.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pactwatch.reading.statements.sheet import Indices, Sheet
from pactwatch.reading.statements.speeches import Speech
from pactwatch.reading.statements.weights import Keys, Rows, hashed, joined

BITS = 18  # of the table of weights: two to this power are its rows
KIDS = (
    "nsubj",
    "nsubjpass",
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "mark",
    "auxpass",
    "poss",
    "acl",
    "relcl",
    "attr",
    "agent",
)


def find_features(sheet: Sheet, speeches: tuple[Speech, ...], senses: list[int]) -> Rows:
    """The rows of the weights that each token calls up: an array of tokens by templates.

    `senses` is what the table of cues knows of each token, as numbers.
    """
    return hashed(np.stack(templates(sheet, speeches, senses), axis=1), BITS)


def templates(sheet: Sheet, speeches: tuple[Speech, ...], senses: list[int]) -> list[Keys]:
    """One column of keys a template."""
    lower, lemma, tag, pos, dep = (sheet.keys[:, column] for column in range(5))
    heads = np.array(sheet.heads)
    size = len(sheet)
    at = np.arange(size)
    side = number(np.sign(heads - at) + 1)
    cue = number(senses)
    verb = number([p == "VERB" or p == "AUX" for p in sheet.poses])
    quote = quoting(sheet, speeches)
    opener, closer = boundaries(sheet, heads)
    opened = number(at == opener)
    governor, branch = above(heads, cue > 0, dep)
    clause, path = above(heads, verb > 0, dep)
    kids = kid_mask(sheet)
    position = number(sentence_position(sheet))
    around = sentence_cues(sheet, cue > 0)
    entity, shape = sheet.keys[:, 5], joined(sheet.keys[:, 6], sheet.keys[:, 7])
    grand = heads[heads]
    gov_lemma = np.where(governor >= 0, lemma[governor], np.uint64(0))
    gov_cue = np.where(governor >= 0, cue[governor], np.uint64(0))
    gov_side = number(np.sign(governor - at) + 1)
    clause_lemma = np.where(clause >= 0, lemma[clause], np.uint64(0))
    open_dep, open_head = dep[opener], lemma[heads[opener]]
    open_cue = cue[heads[opener]]
    close_dep, close_cue = dep[closer], cue[heads[closer]]
    columns = [
        lemma, lower, tag, pos, dep, entity, shape, cue, quote, kids, position, around, joined(lemma, tag),
        joined(lemma, dep), joined(lemma, kids), joined(tag, kids), joined(cue, kids), joined(cue, dep),
        joined(tag, dep), joined(lemma, quote), joined(tag, quote), joined(cue, quote), joined(cue, around),
        joined(dep, tag[heads]), joined(dep, lemma[heads]), joined(dep, lemma[heads], side),
        joined(dep, cue[heads], side), joined(lemma, dep[heads]), joined(tag, tag[heads], tag[grand]),
        joined(dep, dep[heads], dep[grand]), joined(dep, dep[heads], lemma[grand]),
        joined(dep, dep[heads], cue[grand]), joined(gov_lemma, branch), joined(gov_lemma, branch, gov_side),
        joined(gov_cue, branch, gov_side), joined(gov_cue, branch, tag), joined(gov_cue, branch, quote),
        joined(gov_lemma, dep), joined(gov_lemma, branch, kids), joined(clause_lemma, path),
        joined(clause_lemma, path, quote), joined(path, tag, quote), joined(open_dep, opened),
        joined(open_dep, open_head), joined(open_dep, open_cue, quote), joined(open_dep, open_cue, tag),
        joined(close_dep, close_cue), joined(close_dep, tag), joined(close_dep, close_cue, quote),
        joined(open_dep, lemma), joined(open_dep, lemma[opener]),
    ]  # fmt: skip
    for offset in (-3, -2, -1, 1, 2, 3):
        columns += [shift(lemma, offset), shift(tag, offset), joined(shift(dep, offset), tag)]
    for offset in (-2, -1, 1, 2):
        columns += [joined(shift(quote, offset), quote), joined(shift(cue, offset), tag, quote)]
    for offset in (-1, 1):
        columns += [shift(lower, offset), joined(shift(lemma, offset), tag)]
        columns += [joined(shift(kids, offset), shift(cue, offset), tag)]
    last, following = shift(tag, -1), shift(tag, 1)
    columns += [
        joined(last, tag), joined(tag, following), joined(last, tag, following),
        joined(shift(tag, -2), last, tag), joined(tag, following, shift(tag, 2)),
        joined(shift(close_dep, -1), open_dep),
        joined(shift(close_dep, -1), shift(close_cue, -1), open_dep, open_cue),
        joined(shift(quote, -1), quote, shift(quote, 1)), joined(shift(cue, -1), open_dep),
        joined(shift(cue, 1), close_dep), joined(shift(cue, -1), quote, open_dep),
    ]  # fmt: skip
    return columns


def number(values: object) -> Keys:
    """Small numbers as keys."""
    return np.asarray(values).astype(np.int64).astype(np.uint64)


def shift(column: Keys, offset: int) -> Keys:
    """The column of the token that stands `offset` further on; 0 beyond the report's ends."""
    moved = np.zeros_like(column)
    if offset > 0:
        moved[:-offset] = column[offset:]
    else:
        moved[-offset:] = column[:offset]
    return moved


def quoting(sheet: Sheet, speeches: tuple[Speech, ...]) -> Keys:
    """0 outside quotations, 1 in one, 2 in a speech; 3 and 4 where a speech begins and ends."""
    states = np.where(np.array(sheet.quoted) >= 0, 1, 0)
    for speech in speeches:
        for start, end in speech.parts:
            states[start:end] = 2
            states[start] = 3
            states[end - 1] = 4
    return number(states)


def boundaries(sheet: Sheet, heads: Indices) -> tuple[Indices, Indices]:
    """For each token the highest node whose phrase begins with it, and the highest whose phrase ends with it."""
    left, right = np.array(sheet.left), np.array(sheet.right)
    rising = np.argsort(right - left, kind="stable")
    opener, closer = np.arange(len(heads)), np.arange(len(heads))
    opener[left[rising]] = rising
    closer[right[rising] - 1] = rising
    return opener, closer


def above(heads: Indices, wanted: NDArray[np.bool_], dep: Keys) -> tuple[Indices, Keys]:
    """The nearest wanted ancestor of each token (-1: none), and the relation by which its branch hangs on it."""
    found = np.where(wanted[heads] & (heads != np.arange(len(heads))), heads, -1)
    branch = np.where(found >= 0, dep, np.uint64(0))
    while True:
        open_ = (found < 0) & (found[heads] >= 0)
        if not open_.any():
            return found, branch
        found, branch = np.where(open_, found[heads], found), np.where(open_, branch[heads], branch)


def kid_mask(sheet: Sheet) -> Keys:
    """Which relations a token's children stand in, a bit each."""
    bits = {name: 1 << k for k, name in enumerate(KIDS)}
    masks = np.zeros(len(sheet), dtype=np.int64)
    np.bitwise_or.at(masks, np.array(sheet.heads), [bits.get(dep, 0) for dep in sheet.deps])
    return number(masks)


def sentence_position(sheet: Sheet) -> list[int]:
    """Where in its sentence a token stands: first, second, last, or somewhere between."""
    places = [3] * len(sheet)
    for start, end in sheet.bounds:
        places[end - 1] = 2
        if end - start > 1:
            places[start + 1] = 1
        places[start] = 0
    return places


def sentence_cues(sheet: Sheet, cues: NDArray[np.bool_]) -> Keys:
    """How many cues of the table a token's sentence has before and after it, each up to two."""
    before = np.cumsum(cues, dtype=np.int64) - cues
    starts = np.array([start for start, _ in sheet.bounds])
    ends = np.array([end for _, end in sheet.bounds])
    sents = np.array(sheet.sents)
    total = np.concatenate([[0], np.cumsum(cues)])
    earlier = before - total[starts[sents]]
    later = total[ends[sents]] - total[:-1] - cues
    return number(np.minimum(earlier, 2) * 3 + np.minimum(later, 2))
