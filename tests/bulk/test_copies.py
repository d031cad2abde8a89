"""The copies that are found on the disk are those that the record finds in memory."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from benchmarks.copies import plant, topical
from pactwatch.bulk.copies import find_marks
from pactwatch.bulk.gathering import entry
from pactwatch.bulk.spool import Spool
from pactwatch.linking.copies import find_copies, stories
from pactwatch.model import Report


def spooled(folder: Path, texts: dict[str, str]) -> Spool:
    """Texts on a spool, in two goes."""
    spool = Spool(folder)
    reports = [Report(id=id, text=text) for id, text in texts.items()]
    spool.append(map(entry, reports[:20]), {})
    spool.append(map(entry, reports[20:]), {})
    return Spool(folder)


def marked(folder: Path, texts: dict[str, str]) -> dict[str, str]:
    """Of each copy the report that is read in its stead."""
    spool, ids = spooled(folder, texts), list(texts)
    found = find_marks(spool, np.zeros(spool.count, bool))
    return {ids[at]: ids[mark.original] for at in range(spool.count) if (mark := found.of(at))}


def test_every_story_is_read_and_every_copy_is_one(tmp_path: Path) -> None:
    chance = random.Random(7)
    planted = plant(dict(topical(60, chance)), chance)
    found = marked(tmp_path, dict(planted.texts))
    pairs = {frozenset((copy.left, copy.right)) for copy in find_copies(planted.texts)}
    assert all(frozenset(pair) in pairs for pair in found.items())
    for story in stories(planted.texts):
        assert set(story) - set(found), "nothing of this story is read"
    assert not set(found.values()) & set(found)
    wanted = len(planted.texts) - len(stories(planted.texts))
    assert len(found) >= 0.98 * wanted


def test_the_longest_is_read_and_of_equal_ones_the_first(tmp_path: Path) -> None:
    text = " ".join(f"The {n}th lorry of {n * 7} crossed the bridge near Bel at noon." for n in range(9))
    texts = {"a": text, "b": text + " It was late.", "c": text, "d": text + " It was late.", "e": "Rain fell on Arl."}
    assert marked(tmp_path, texts) == {"a": "b", "c": "b", "d": "b"}


def test_many_copies_of_one_text_are_all_found(tmp_path: Path) -> None:
    text = " ".join(f"The {n}th lorry of {n * 7} crossed the bridge near Bel at noon." for n in range(9))
    texts = {f"r{n:03}": f"{text} This is paper number {n}." for n in range(120)}
    assert set(marked(tmp_path, texts)) == set(texts) - {"r100"}


def test_texts_without_words_are_nobodys_copy(tmp_path: Path) -> None:
    assert marked(tmp_path, {"a": "...", "b": "...", "c": "of the"}) == {}
