"""Copies: texts that tell one story in nearly the same words, lightly edited, cut or under another title.

Whether two texts are copies depends on nothing but the two, so any order gives the same. Candidates are found by
MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4); each pair is then
counted exactly, so the sketch only tells where to look.

Reports of one kind share their standing phrases, and differ in who, where, when and how many. So names and numbers
weigh more than other words, and the words that hold a sentence together nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq
from rensa import RMinHash, RMinHashLSH

from pactwatch.codes import words
from pactwatch.linking.links import components

RUN = 3  # words; where a fifth of the words was changed, half the runs are still the same
COPIED = 0.55  # the least weight of the shorter text's words that stand in such runs in the longer one too
CUT = 0.85  # of the longer text's length; a copy that is shorter is a part of it
NAME, WORD, FUNCTION = 3, 1, 0  # what a name or number, another word, a word such as "of" weighs
BANDS, ROWS = 64, 2  # pairs with a fourth of their runs in common are found in 49 of 50 cases, with a third always
SEED = 1997
HELD = 2000  # texts whose words are held in memory while pairs are compared

CopyReason = Literal["same text", "copied text", "cut text"]
Run = tuple[str, ...]


class Copy(NamedTuple):
    """Two texts, by their ids in order, that tell one story. `likeness` is that of `Wording.share_in`."""

    left: str
    right: str
    likeness: float
    reason: CopyReason


def find_copies(texts: Mapping[str, str]) -> Iterator[Copy]:
    """Every two texts that are copies, sorted. `texts` maps an id to a text; texts without words are nobody's copy."""

    @lru_cache(maxsize=HELD)
    def wording(id: str) -> Wording:
        return Wording(texts[id])

    for left, right in candidates(texts):
        found = compare(wording(left), wording(right))
        if found:
            yield Copy(left, right, *found)


def stories(texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The ids of texts grouped by story: the connected components of all copies, each sorted, alone or not."""
    return components(texts, ((copy.left, copy.right) for copy in find_copies(texts)))


class Wording:
    """A text as its words and numbers, without case and punctuation, and what each of them weighs."""

    def __init__(self, text: str) -> None:
        written = re.findall(r"\w+", text)
        self.words = tuple(word.casefold() for word in written)
        self.weights = tuple(map(weight, written, self.words))
        self.weight = sum(self.weights)

    @property
    def tokens(self) -> list[str]:
        """What the sketch is made of: the runs of the words that weigh anything."""
        return ["\n".join(run) for run in runs([*compress(self.words, self.weights)])]

    def share_in(self, other: Wording) -> float:
        """The share of this text's weight, from 0 to 1, on words that stand in the other text too, in runs of three
        and in the same order (the longest common subsequence of the runs)."""
        blocks = LCSseq.opcodes(runs(self.words), runs(other.words))
        common = (at for block in blocks if block.tag == "equal" for at in range(block.src_start, block.src_end))
        held = {at for start in common for at in range(start, min(start + RUN, len(self.words)))}
        return sum(self.weights[at] for at in held) / self.weight


def weight(written: str, word: str) -> int:
    """What a word weighs, as it is written and folded."""
    if word in words("function_words", "words"):
        return FUNCTION
    return NAME if written != written.lower() or word[0].isdigit() else WORD


def runs(written: Sequence[str]) -> list[Run]:
    """Every run of three words; fewer words are one run."""
    return [tuple(written[at : at + RUN]) for at in range(max(1, len(written) - RUN + 1))]


def candidates(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of ids that may be copies, sorted: the sketches of their texts agree in a band."""
    index, ids, pairs = RMinHashLSH(COPIED, BANDS * ROWS, BANDS), sorted(texts), []
    for number, id in enumerate(ids):
        wording = Wording(texts[id])
        if wording.weight:
            sketch = sketched(wording)
            pairs += [(ids[earlier], id) for earlier in index.query(sketch)]
            index.insert(number, sketch)
    return sorted(pairs)


def sketched(wording: Wording) -> RMinHash:
    """The sketch of a text."""
    sketch = RMinHash(BANDS * ROWS, SEED)
    sketch.update(wording.tokens)
    return sketch


def bands(wording: Wording) -> bytes | None:
    """The sketch of a text as `BANDS` numbers of 8 bytes, None where no word of it weighs anything.

    Texts that agree in one of the numbers, at its place, are candidates. So an index can be kept outside of memory.
    """
    if not wording.weight:
        return None
    return b"".join(value.to_bytes(8 // ROWS, "little") for value in sketched(wording).digest())


def compare(one: Wording, other: Wording) -> tuple[float, CopyReason] | None:
    """How alike two texts are and what kind of copy one is of the other, or None where neither is."""
    if one.words == other.words:
        return 1.0, "same text"
    shorter, longer = sorted((one, other), key=lambda text: (text.weight, text.words))
    likeness = shorter.share_in(longer)
    if likeness < COPIED:
        return None
    return likeness, "cut text" if shorter.weight < CUT * longer.weight else "copied text"
