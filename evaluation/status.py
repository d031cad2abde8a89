"""Scores the statuses of events on `status.jsonl`: a table a half (see status-README.md)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from pactwatch.model import EventStatus, Reading, Report
from pactwatch.reading.reader import Reader

SENTENCES = Path(__file__).parent / "status.jsonl"
HALVES = ("development", "unseen")


def sentences() -> list[dict[str, Any]]:
    """The labelled sentences in order."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line.strip()]


def half(text: str) -> str:
    """The half to which a sentence belongs, by its hash."""
    return HALVES[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]


def found(reading: Reading, trigger: Mapping[str, Any]) -> str | None:
    """The status of the event whose trigger touches the labelled one best, or None."""
    touching = [
        (
            min(event.trigger.end, trigger["end"]) - max(event.trigger.start, trigger["start"]),
            -len(event.trigger.text),
            event,
        )
        for event in reading.events
        if event.trigger.start < trigger["end"] and trigger["start"] < event.trigger.end
    ]
    return max(touching, key=lambda t: t[:2])[2].status if touching else None


def score(readings: Iterable[Reading]) -> dict[str, Any]:
    """For each half the macro F1 and, a status, precision, recall and F1; `readings` are those of `sentences()` in order."""
    pairs: dict[str, list[tuple[str, str | None]]] = {name: [] for name in HALVES}
    for sentence, reading in zip(sentences(), readings, strict=True):
        pairs[half(sentence["text"])].append((sentence["status"], found(reading, sentence["trigger"])))
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


def main() -> None:
    """Reads the sentences and prints a table a half."""
    reports = [Report(id=s["id"], text=s["text"], published=s["published"]) for s in sentences()]
    for name, result in score(Reader().read(reports)).items():
        print(f"{name}: macro F1 {result['macro_f1']:.3f}, {result['missed']} deeds not found")
        for status, row in result["statuses"].items():
            print(f"  {status:13} P {row['p']:.3f} R {row['r']:.3f} F1 {row['f1']:.3f}  ({row['gold']})")


if __name__ == "__main__":
    main()
