"""The sets that the reading is scored on: where reports and gold stand, who scores them, which figures count."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pactwatch
from pactwatch.model import EventStatus, Record

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SCORERS = SHARED / "score"
OURS = ROOT / "evaluation" / "gold"
STATUS = ROOT / "evaluation" / "status.jsonl"
OUT = ROOT / "out" / "evaluation"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that a scorer gives.

    `path` leads to it in the scorer's JSON; `scale` makes it a share of one (some scorers print per cent); `ceiling`
    tells that less is better.
    """

    name: str
    path: tuple[str, ...]
    scale: float = 1.0
    ceiling: bool = False

    def of(self, result: Mapping[str, Any]) -> float:
        """The figure in a scorer's result, as a share of one (counts as they are)."""
        value: Any = result
        for key in self.path:
            value = value[key]
        return 0.0 if value is None else float(value) * self.scale


Made = Callable[[tuple[Path, ...]], Iterable[Record]]


def readings(paths: tuple[Path, ...]) -> Iterable[Record]:
    """What `pactwatch read` gives."""
    return pactwatch.read(*paths, workers=2)


def answers(paths: tuple[Path, ...]) -> Iterable[Record]:
    """What `pactwatch evidence` gives."""
    return pactwatch.evidence(*paths)


@dataclass(frozen=True, slots=True)
class Scored:
    """One set: `made` gives the lines of OUT from `reports`, `scorer` is called as its words say, with OUT.

    `gold` is the annotation that the error browser shows. `resampled` is of a set so small that its figures are read
    with a bootstrap interval: the name of its scorer's function of (gold, system), which `read(path)` gives.
    """

    name: str
    title: str
    reports: tuple[Path, ...]
    gold: Path
    scorer: tuple[str | Path, ...]
    figures: tuple[Figure, ...]
    resampled: str | None = None
    made: Made = readings

    @property
    def output(self) -> Path:
        """Where the readings of this set are written."""
        return OUT / f"{self.name}.jsonl"

    def score(self) -> dict[str, Any]:
        """Calls the scorer on the readings; gives the JSON of its last line."""
        words = [str(self.output) if word == "OUT" else str(word) for word in self.scorer]
        done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
        result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return result


def corpus(path: str) -> Path:
    """A file of the shared corpora."""
    return SHARED / "corpora" / path


FACTS = (
    Figure("must-have facts", ("share",)),
    Figure("spurious statements", ("spurious_statements",), ceiling=True),
    Figure("spurious events", ("spurious_events",), ceiling=True),
    Figure("merged", ("merged",), ceiling=True),
    Figure("false friends", ("false_friends",), ceiling=True),
)
DUTIES = (
    Figure("detection F1", ("detection", "f1")),
    Figure("commitment F1", ("commitment", "f1")),
    Figure("by", ("by",)),
    Figure("due F1", ("due", "f1")),
    Figure("period and anchor", ("period_and_anchor",)),
)

STATUSES = tuple(Figure(status, ("unseen", "statuses", status, "f1")) for status in get_args(EventStatus))

SETS = (
    Scored(
        "seed",
        "the seed report",
        (SHARED / "seed" / "reports.jsonl",),
        SHARED / "seed" / "gold.json",
        (SCORERS / "score_seed.py", SHARED / "seed" / "gold.json", "OUT"),
        FACTS,
    ),
    Scored(
        "examples",
        "our own examples: four reports and the agreement",
        (ROOT / "examples",),
        OURS / "examples.jsonl",
        (SCORERS / "score_seed.py", OURS / "examples.jsonl", "OUT"),
        FACTS,
    ),
    Scored(
        "examples-agreement",
        "our own agreement, every clause",
        (ROOT / "examples",),
        OURS / "agreement-commitments.jsonl",
        (SCORERS / "score_commitments.py", OURS / "agreement-commitments.jsonl", "OUT"),
        DUTIES,
    ),
    Scored(
        "linking",
        "linking: who is who and which event is which in our own examples, B-cubed",
        (ROOT / "examples",),
        OURS / "linking.jsonl",
        (ROOT / "evaluation" / "linking.py", OURS / "linking.jsonl", "OUT"),
        tuple(
            Figure(f"{kind} {name}", (f"{kind} {key}",))
            for kind in ("actors", "events")
            for key, name in (("precision", "precision"), ("recall", "recall"), ("f1", "F1"))
        ),
        resampled="averaged",
    ),
    Scored(
        "ledger",
        "the ledger of our own examples: 34 commitments on three days",
        (ROOT / "examples",),
        OURS / "ledger.jsonl",
        (ROOT / "evaluation" / "ledger.py", OURS / "ledger.jsonl", "OUT"),
        (Figure("status", ("status",)), Figure("due date", ("due",)), Figure("explained", ("explained",))),
        resampled="averaged",
    ),
    Scored(
        "times",
        "times: TimeBank and AQUAINT, 256 reports",
        (corpus("times/reports.jsonl"),),
        corpus("times/gold.jsonl"),
        (SCORERS / "score_times.py", corpus("times/gold.jsonl"), "OUT"),
        (
            Figure("strict F1", ("strict", "f1")),
            Figure("value F1", ("value", "f1")),
            Figure("type F1", ("type", "f1")),
        ),
    ),
    Scored(
        "statements",
        "statements: PolNeAR dev, 84 reports",
        (corpus("statements/reports.jsonl"),),
        corpus("statements/gold.jsonl"),
        (SCORERS / "score_statements.py", corpus("statements/gold.jsonl"), "OUT", corpus("statements/reports.jsonl")),
        (
            Figure("token F1", ("tokens",), scale=0.01),
            Figure("content F1", ("content",), scale=0.01),
            Figure("who + what F1", ("who + what",), scale=0.01),
            Figure("direct who + what recall", ("direct who + what recall",), scale=0.01),
        ),
    ),
    Scored(
        "events",
        "events: PLOVER gold records, 187 sentences",
        (corpus("events/gsr-dev.jsonl"),),
        corpus("events/gsr-dev.jsonl"),
        (SCORERS / "score_events.py", corpus("events/gsr-dev.jsonl"), "OUT"),
        (
            Figure("type micro F1", ("type_micro", "f1")),
            Figure("dyad F1", ("dyad", "f1")),
            Figure("full tuple F1", ("tuple", "f1")),
        ),
    ),
    Scored(
        "actors-resolve",
        "actors: the same sentences, country and sector",
        (corpus("events/gsr-dev.jsonl"),),
        corpus("events/gsr-dev.jsonl"),
        (SCORERS / "score_actors.py", "resolve", corpus("events/gsr-dev.jsonl"), "OUT"),
        (
            Figure("country", ("country", "accuracy")),
            Figure("sector", ("sector", "accuracy")),
            Figure("both", ("both", "accuracy")),
        ),
    ),
    Scored(
        "actors-mentions",
        "actors: re3d, 46 documents",
        (corpus("actors/re3d-dev.jsonl"),),
        corpus("actors/re3d-dev.jsonl"),
        (SCORERS / "score_actors.py", "mentions", corpus("actors/re3d-dev.jsonl"), "OUT"),
        (
            Figure("any kind relaxed F1", ("any", "relaxed", "f1")),
            Figure("names found", ("name", "relaxed", "r")),
        ),
    ),
    Scored(
        "commitments",
        "commitments: 120 provisions of 45 agreements",
        (corpus("commitments/reports.jsonl"),),
        corpus("commitments/gold.jsonl"),
        (SCORERS / "score_commitments.py", corpus("commitments/gold.jsonl"), "OUT"),
        DUTIES,
        resampled="score",
    ),
    Scored(
        "evidence",
        "evidence: 59 pairs of a provision and a segment of a report",
        (corpus("commitments/evidence-pairs.jsonl"),),
        corpus("commitments/evidence-gold.jsonl"),
        (SCORERS / "score_commitments.py", "evidence", corpus("commitments/evidence-gold.jsonl"), "OUT"),
        (
            Figure("about F1", ("about", "f1")),
            Figure("says", ("says",)),
            Figure("says of all", ("says_of_all",)),
        ),
        resampled="score_evidence",
        made=answers,
    ),
    Scored(
        "status",
        "status of events: 280 sentences of our own, by the half that was unseen until the rules stood",
        (STATUS,),
        STATUS,
        (ROOT / "evaluation" / "status.py", STATUS, "OUT"),
        (
            Figure("development macro F1", ("development", "macro_f1")),
            Figure("macro F1", ("unseen", "macro_f1")),
            *STATUSES,
        ),
        resampled="score",
    ),
)
