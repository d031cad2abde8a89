"""Which reports of an archive are copies of which, found on the disk by the means of `linking.copies`.

A report is a copy of a longer one that is itself no copy, so what is not read is told, and more, by what is. Whether
two texts are copies is `linking.copies.compare`; what is new here is where the pairs come from: each band of the
sketches is sorted on its own, and texts that agree in it stand side by side. Memory holds one band and the pairs of
numbers, no texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, get_args

import numpy as np

from pactwatch.bulk.spool import Array, Spool, SpoolReader
from pactwatch.linking.copies import BANDS, HELD, CopyReason, Wording, compare
from pactwatch.model import Report

FEW = 16  # texts that agree in a band are compared each with each; of more, each with the longest of them
NONE = -1
REASONS = get_args(CopyReason)
MARK = np.dtype([("copy", "<i8"), ("original", "<i8"), ("likeness", "<f8"), ("reason", "u1")])

Tell = Callable[[int, int], None]


class Mark(NamedTuple):
    """Whose copy a report is, by its position, how alike the two are, and in what way."""

    original: int
    likeness: float
    reason: CopyReason


class Marks:
    """The copies of a spool: an array of `MARK`, sorted by the copies' positions."""

    def __init__(self, table: Array) -> None:
        self.table = table

    def of(self, position: int) -> Mark | None:
        """Whose copy the report at a position is, None where it is nobody's."""
        at = int(np.searchsorted(self.table["copy"], position))
        if at == len(self.table) or self.table[at]["copy"] != position:
            return None
        _, original, likeness, reason = self.table[at].tolist()
        return Mark(original, likeness, REASONS[reason])


def find_marks(spool: Spool, left_out: Array, tell: Tell = lambda done, total: None) -> Marks:
    """The copies among the reports of a spool. Reports that are `left_out` are nobody's copy.

    `tell` is called with the number of pairs that were compared, and how many there are.
    """
    table = spool.entry_table()
    ranked = np.lexsort((np.arange(spool.count), -table["size"].astype(np.int64)))  # the longest first, then the first
    rank = np.empty(spool.count, np.int64)
    rank[ranked] = np.arange(spool.count)
    compared = np.flatnonzero(~(spool.without_words() | left_out))
    pairs = candidates(spool, compared, rank)
    with spool.reader() as reader:
        found = np.fromiter(marks(pairs, ranked, reader, tell), MARK)
    return Marks(np.sort(found, order="copy"))


def candidates(spool: Spool, compared: Array, rank: Array) -> Array:
    """Pairs of reports that agree in a band, sorted: the shorter one's rank in the upper 32 bits, the longer one's in
    the lower."""
    found = np.zeros(0, np.uint64)
    ranks = rank[compared]
    for band in range(BANDS):
        keys = spool.band(band)[compared]
        order = np.lexsort((ranks, keys))
        found = np.union1d(found, agreeing(keys[order], ranks[order].astype(np.uint64)))
    return found


def agreeing(keys: Array, ranks: Array) -> Array:
    """The pairs of one band, whose keys are sorted and within a key the ranks."""
    if not len(keys):
        return np.zeros(0, np.uint64)
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sizes = np.diff(np.append(begins, len(keys)))
    begin, size = np.repeat(begins, sizes), np.repeat(sizes, sizes)
    at = np.arange(len(keys))
    pairs = [paired(ranks, at[at > begin], begin[at > begin])]
    for back in range(1, FEW):
        here = at[(size <= FEW) & (at - back > begin)]
        pairs.append(paired(ranks, here, here - back))
    return np.concatenate(pairs)


def paired(ranks: Array, shorter: Array, longer: Array) -> Array:
    """Two ranks in one number."""
    return (ranks[shorter] << np.uint64(32)) | ranks[longer]


def marks(pairs: Array, ranked: Array, reader: SpoolReader, tell: Tell) -> Iterator[tuple[int, int, float, int]]:
    """The copies as rows of `MARK`, from the longest to the shortest: each is compared with longer ones until one fits.

    A longer one that is a copy itself stands for its original.
    """

    @lru_cache(maxsize=HELD)
    def wording(position: int) -> Wording:
        taken = reader.taken(position)
        assert isinstance(taken, Report)
        return Wording(taken.text)

    original = np.full(len(ranked), NONE, np.int64)
    for begin, end in groups(pairs >> np.uint64(32)):
        position = int(ranked[int(pairs[begin]) >> 32])
        tried: set[int] = set()
        for pair in pairs[begin:end].tolist():
            longer = int(ranked[pair & 0xFFFFFFFF])
            longer = longer if original[longer] == NONE else int(original[longer])
            found = None if longer in tried else compare(wording(longer), wording(position))
            tried.add(longer)
            if found:
                original[position] = longer
                yield position, longer, found[0], REASONS.index(found[1])
                break
        tell(end, len(pairs))


def groups(numbers: Array) -> Iterator[tuple[int, int]]:
    """The half-open runs of equal numbers among sorted ones."""
    begin = 0
    while begin < len(numbers):
        end = int(np.searchsorted(numbers, numbers[begin], side="right"))
        yield begin, end
        begin = end
