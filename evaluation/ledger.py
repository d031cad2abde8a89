"""The ledger of the examples on three days, measured against `gold/ledger.jsonl`: statuses, due dates, explanations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pactwatch.linking.dossier import Dossier
from pactwatch.views.known import Known
from pactwatch.views.standing import Standing, standing

GOLD = Path(__file__).parent / "gold" / "ledger.jsonl"
AGREEMENT = "agreement.txt"


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
    judged = list(judge(dossier, gold))
    return {
        "status": sum(one.status for one in judged) / len(judged),
        "due": sum(one.due for one in judged) / len(judged),
        "explained": sum(one.explained for one in judged) / len(judged),
        "number": len(judged),
    }


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
