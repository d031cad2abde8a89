"""Weights: what was learned from annotated reports, as it comes with the program.

They are made by `python -m evaluation.training` and hold nothing but numbers for features of single words and of the
tree (docs/statements-model.md).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rows = NDArray[np.int32]
Keys = NDArray[np.uint64]
ODD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0xD6E8FEB86659FD93))


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learned.

    The tagger's `emit` has a row a feature and a column a label, `move` leads from label to label and `first` to the
    first label of a paragraph; `claim` and `source` have one number a feature.
    """

    emit: Floats
    move: Floats
    first: Floats
    claim: Floats
    source: Floats


def load(file: IO[bytes]) -> Weights:
    """The weights in an `.npz` file."""
    data = np.load(file)
    return Weights(*(data[field.name].astype(np.float32) for field in fields(Weights)))


@cache
def weights() -> Weights:
    """The weights that come with the program."""
    with (files("pactwatch") / "data" / "statement_weights.npz").open("rb") as file:
        return load(file)


def joined(*columns: Keys) -> Keys:
    """One key for several: the features they stand for, joined."""
    mixed = columns[0]
    for column in columns[1:]:
        mixed = (mixed ^ (mixed >> np.uint64(31))) * ODD[2] + column * ODD[1] + np.uint64(1)
    return mixed


def hashed(keys: Keys, bits: int) -> Rows:
    """The rows that a table of keys calls up, one column a feature, among two to the power of `bits` rows.

    Feature hashing (Weinberger et al. 2009): no dictionary is kept, features that fall together share a row.
    """
    seeds = np.arange(1, keys.shape[1] + 1, dtype=np.uint64) * ODD[1]
    mixed = (keys + seeds) * ODD[0]
    mixed ^= mixed >> np.uint64(29)
    mixed *= ODD[2]
    mixed >>= np.uint64(64 - bits)
    return mixed.astype(np.int32)
