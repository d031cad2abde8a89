"""A parsed report as columns: the tokens' words and their tree as plain lists, which are quick to walk."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from pactwatch.reading.paragraphs import find_breaks
from pactwatch.reading.parser import Document
from pactwatch.reading.statements.quotations import Quotation, find_quotations

Range = tuple[int, int]
Indices = NDArray[np.int64]
Keys = NDArray[np.uint64]  # columns: the first eight attributes
ATTRIBUTES: list[int | str] = [  # the first five are also given as words
    "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "IS_LOWER", "IS_TITLE", "HEAD", "SENT_START", "IDX", "LENGTH",
]  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


@dataclass(frozen=True)
class Sheet:
    """The tokens of a report, one list a property, all of one length.

    `keys` are the same words, tags and relations as the vocabulary's own numbers, which do not change from run to run.
    `heads` are token indices (a root is its own head); `left` and `right` are the half-open range of a token's subtree;
    `kids` are a token's children in order; `sents` and `paras` number the sentence and paragraph a token stands in;
    `quoted` is the index of the quotation whose words a token is part of, or -1.
    """

    document: Document
    quotations: tuple[Quotation, ...]
    keys: Keys
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    poses: list[str]
    deps: list[str]
    heads: list[int]
    left: list[int]
    right: list[int]
    kids: list[list[int]]
    sents: list[int]
    paras: list[int]
    quoted: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.lowers)

    def token(self, i: int) -> Token:
        """The token itself, for whoever must ask the cast."""
        return self.document.doc[i]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child that stands in one of these relations."""
        return next((k for k in self.kids[i] if self.deps[k] in deps), None)

    def subject(self, i: int) -> int | None:
        """The subject of a verb itself."""
        return next((k for k in self.kids[i] if self.deps[k] in SUBJECTS), None)

    def tokens(self, start: int, end: int) -> Range:
        """The half-open range of the tokens that begin between two code points."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    @cached_property
    def bounds(self) -> list[Range]:
        """The half-open token ranges of the sentences."""
        return runs(self.sents)

    @cached_property
    def blocks(self) -> list[Range]:
        """The half-open token ranges of the paragraphs."""
        return runs(self.paras)


def make_sheet(document: Document) -> Sheet:
    """The columns of a parsed report."""
    doc = document.doc
    strings = doc.vocab.strings
    rows = doc.to_array(ATTRIBUTES)
    names: dict[int, str] = {}
    columns: list[list[str]] = []
    for column in range(5):
        keys = rows[:, column].tolist()
        names |= {key: strings[key] for key in set(keys) - names.keys()}
        columns.append([names[key] for key in keys])
    starts = rows[:, 10].astype(np.int64)
    heads = np.arange(len(rows)) + rows[:, 8].astype(np.int64)
    left, right = edges(heads)
    begins = rows[:, 9].astype(np.int64) == 1
    begins[:1] = False
    cuts = np.array([end for _, end in find_breaks(document.text)], dtype=np.int64)
    quotations = find_quotations(document.text)
    return Sheet(
        document=document,
        quotations=quotations,
        keys=rows[:, :8].astype(np.uint64),
        lowers=columns[0],
        lemmas=[lemma.lower() for lemma in columns[1]],
        tags=columns[2],
        poses=columns[3],
        deps=columns[4],
        heads=heads.tolist(),
        left=left.tolist(),
        right=right.tolist(),
        kids=children(heads.tolist()),
        sents=np.cumsum(begins).tolist(),
        paras=np.searchsorted(cuts, starts, side="right").tolist(),
        quoted=owners(starts, quotations).tolist(),
        starts=starts.tolist(),
        ends=(starts + rows[:, 11].astype(np.int64)).tolist(),
    )


def runs(numbers: list[int]) -> list[Range]:
    """The half-open ranges in which a list holds the same number."""
    cuts = [i for i in range(len(numbers)) if i == 0 or numbers[i] != numbers[i - 1]]
    return list(pairwise([*cuts, len(numbers)]))


def edges(heads: Indices) -> tuple[Indices, Indices]:
    """The subtree of every token as a half-open range: each token hands its edges to its head until nothing moves."""
    left, right = np.arange(len(heads)), np.arange(1, len(heads) + 1)
    while True:
        wider_left, wider_right = left.copy(), right.copy()
        np.minimum.at(wider_left, heads, left)
        np.maximum.at(wider_right, heads, right)
        if (wider_left == left).all() and (wider_right == right).all():
            return left, right
        left, right = wider_left, wider_right


def children(heads: list[int]) -> list[list[int]]:
    """The children of every token, in order."""
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    return kids


def owners(starts: Indices, quotations: tuple[Quotation, ...]) -> Indices:
    """The quotation in which each token stands, or -1."""
    begins = np.array([quotation.start for quotation in quotations], dtype=np.int64)
    ends = np.array([0, *(quotation.end for quotation in quotations)], dtype=np.int64)
    found = np.searchsorted(begins, starts, side="right") - 1
    return np.where(starts < ends[found + 1], found, -1)
