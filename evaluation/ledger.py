"""The ledger of the examples on three days, measured against `gold/ledger.jsonl`: statuses, due dates, explanations.

`python evaluation/ledger.py GOLD SYSTEM`, readings as SYSTEM.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pactwatch.linking.dossier import Dossier, link
from pactwatch.model import Reading
from pactwatch.views.known import Known
from pactwatch.views.standing import Standing, standing

GOLD = Path(__file__).parent / "gold" / "ledger.jsonl"
AGREEMENT = "agreement.txt"
FIGURES = ("status", "due", "explained")


class Judged(NamedTuple):
    """One commitment on one day: what the gold says of it, and how it stands (None where it was not read)."""

    day: str
    gold: dict[str, Any]
    found: Standing | None

    @property
    def status(self) -> bool:
        """Whether the status is right."""
        return self.found is not None and self.found.status == self.gold["days"][self.day]["status"]

    @property
    def due(self) -> bool:
        """Whether the due date is right, and the other one where two are given."""
        if self.found is None or self.found.ends != self.gold["days"][self.day]["due"]:
            return False
        return self.gold["also"] is None or self.gold["also"] in [one.ends for one in self.found.dues[1:]]

    @property
    def explained(self) -> bool:
        """Whether the verdict says why."""
        return self.found is not None and bool(self.found.verdict.why)


def score(dossier: Dossier, gold: Path = GOLD) -> dict[str, float]:
    """The shares of commitments with the right status, with the right due dates, and with an explanation, over all days
    of the gold; `number` is how many are judged."""
    judged = answers(dossier, gold)
    return {**averaged(judged, judged), "number": len(judged)}


def averaged(gold: Mapping[str, Any], system: Mapping[str, Mapping[str, bool]]) -> dict[str, float]:
    """The shares over the commitments and days of the gold."""
    return {figure: sum(system[id][figure] for id in gold) / len(gold) for figure in FIGURES}


def read(path: Path) -> Mapping[str, Any]:
    """The commitments of the gold on each of its days, or what readings make of each: whether it is right."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if "report" in lines[0]:
        return answers(link(Reading.model_validate(line) for line in lines if "error" not in line), GOLD)
    return {named(line, day): line["days"][day] for line in lines for day in line["days"]}


def answers(dossier: Dossier, gold: Path) -> Mapping[str, Mapping[str, bool]]:
    """Whether a dossier is right, by commitment and day."""
    return {
        named(one.gold, one.day): {figure: getattr(one, figure) for figure in FIGURES} for one in judge(dossier, gold)
    }


def named(line: Mapping[str, Any], day: str) -> str:
    """What sets a commitment on a day apart."""
    return f"{line['start']} {day}"


def judge(dossier: Dossier, gold: Path = GOLD) -> Iterator[Judged]:
    """Every commitment of the gold on every day of it."""
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    for day in sorted({day for line in lines for day in line["days"]}):
        known = Known(dossier, day)
        found = {
            one.text.action.start: one
            for one in (standing(known, commitment) for commitment in known.dossier.commitments)
            if one.key.report == AGREEMENT
        }
        for line in lines:
            yield Judged(day, line, found.get(line["start"]))


if __name__ == "__main__":
    print(json.dumps(averaged(read(Path(sys.argv[1])), read(Path(sys.argv[2])))))
