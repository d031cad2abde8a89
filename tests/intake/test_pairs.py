"""Pairs of a provision and a segment, from JSON lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactwatch.intake.pairs import Pair, read_pairs
from pactwatch.model import Failure


def read(tmp_path: Path, *lines: str) -> list[Pair | Failure]:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(read_pairs(path))


def test_a_line_gives_a_pair_and_other_fields_are_passed_over(tmp_path: Path) -> None:
    line = '{"id": 7, "provision": "They shall meet.", "segment": "They met.", "context": "Then", "score": 0.5}'
    assert read(tmp_path, line) == [Pair("7", "They shall meet.", "They met.", "Then")]


def test_what_may_be_left_out_is_empty_and_the_id_is_the_line(tmp_path: Path) -> None:
    line = '{"provision": "They shall meet.", "segment": "They met."}'
    assert read(tmp_path, "", line) == [Pair("pairs.jsonl#2", "They shall meet.", "They met.", "")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("no", "not json"),
        ("[]", "not json"),
        ('{"id": "x", "provision": "They shall meet."}', "no text"),
        ('{"id": "x", "provision": " ", "segment": "They met."}', "no text"),
        ('{"id": "x", "provision": 1, "segment": "They met."}', "unreadable"),
    ],
)
def test_a_bad_line_is_told_and_the_others_come_out(tmp_path: Path, line: str, kind: str) -> None:
    bad, good = read(tmp_path, line, '{"id": "y", "provision": "They shall meet.", "segment": "They met."}')
    assert isinstance(bad, Failure)
    assert bad.error.kind == kind
    assert isinstance(good, Pair)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (bad,) = read_pairs(tmp_path / "none.jsonl")
    assert isinstance(bad, Failure)
    assert bad.error.kind == "unreadable"
