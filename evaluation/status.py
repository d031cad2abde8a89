"""Scores the statuses of events against `status.jsonl`: `python evaluation/status.py GOLD SYSTEM`.

See `status.md` for what the labels mean and for the two halves. Prints a table a half and, last, one JSON line.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pactwatch.model import EventStatus

HALVES = ("development", "unseen")

Line = dict[str, Any]


def read(path: Path) -> dict[str, Line]:
    """The lines of a file by their id: labelled sentences, or readings."""
    lines = (json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip())
    return {(line.get("report") or line)["id"]: line for line in lines}


def half(text: str) -> str:
    """The half to which a sentence belongs, by its hash."""
    return HALVES[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]


def found(reading: Line, trigger: Mapping[str, Any]) -> str | None:
    """The status of the event whose trigger touches the labelled one best, or None."""
    touching = [
        (
            min(spot["end"], trigger["end"]) - max(spot["start"], trigger["start"]),
            -len(spot["text"]),
            str(event["status"]),
        )
        for event in reading.get("events") or ()
        for spot in (event["trigger"],)
        if spot["start"] < trigger["end"] and trigger["start"] < spot["end"]
    ]
    return max(touching, key=lambda one: one[:2])[2] if touching else None


def score(gold: Mapping[str, Line], system: Mapping[str, Line]) -> dict[str, Any]:
    """For each half the macro F1 and, a status, precision, recall and F1."""
    pairs: dict[str, list[tuple[str, str | None]]] = {name: [] for name in HALVES}
    for id, sentence in gold.items():
        pairs[half(sentence["text"])].append((sentence["status"], found(system.get(id, {}), sentence["trigger"])))
    return {name: table(told) for name, told in pairs.items()}


def table(told: list[tuple[str, str | None]]) -> dict[str, Any]:
    """Precision, recall and F1 a status from pairs of (labelled, found), and the mean of the F1."""
    right = Counter(gold for gold, pred in told if gold == pred)
    gold, pred = Counter(gold for gold, _ in told), Counter(pred for _, pred in told)
    rows = {}
    for status in get_args(EventStatus):
        p, r = right[status] / max(1, pred[status]), right[status] / max(1, gold[status])
        rows[status] = {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "gold": gold[status]}
    return {"macro_f1": sum(row["f1"] for row in rows.values()) / len(rows), "missed": pred[None], "statuses": rows}


def main(gold: str, system: str) -> None:
    """Prints a table a half and the result as JSON."""
    result = score(read(Path(gold)), read(Path(system)))
    for name, part in result.items():
        print(f"{name}: macro F1 {part['macro_f1']:.3f}, {part['missed']} deeds not found")
        for status, row in part["statuses"].items():
            print(f"  {status:13} P {row['p']:.3f} R {row['r']:.3f} F1 {row['f1']:.3f}  ({row['gold']})")
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
