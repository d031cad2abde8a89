"""Who is who and which event is which across reports: `python evaluation/linking.py GOLD SYSTEM`, readings as SYSTEM.

B-cubed (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", COLING-ACL 1998):
for each item, precision is the share of its system cluster that is in its gold cluster too, recall the share of its
gold cluster that is in its system cluster; both are averaged over all items, F1 is their harmonic mean.

An item is one actor or one event in one report (`gold/linking.jsonl`). What the reader did not find is a cluster of its
own in `f1`; `f1_of_read` leaves it out, so that it measures linking alone; `read` is the share that was found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pactwatch.linking.dossier import Dossier, link
from pactwatch.linking.links import Key, Linked
from pactwatch.model import Reading

GOLD = Path(__file__).parent / "gold" / "linking.jsonl"


class Item(NamedTuple):
    """One actor or event of the gold in one report: the name of its gold cluster, and its linked entry's id if read."""

    gold: str
    system: str | None


def score(dossier: Dossier, gold: Path = GOLD) -> dict[str, float]:
    """The figures of a dossier of the examples: `actors` and `events`, each `precision`, `recall`, `f1`,
    `f1_of_read` and `read`, from 0 to 1."""
    figures = averaged(read_gold(gold), judged(dossier, gold))
    for kind, items in items_of(dossier, gold).items():
        found = [item for item in items if item.system is not None]
        figures[f"{kind} f1_of_read"] = harmonic(*b_cubed(found))
        figures[f"{kind} read"] = len(found) / len(items)
    return figures


def averaged(gold: Mapping[str, str], system: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Precision, recall and F1 of each kind over the items of the gold.

    `gold` gives their kinds, `system` the precision and recall of each.
    """
    figures: dict[str, float] = {}
    for kind in sorted(set(gold.values())):
        of_kind = [system[id] for id, one in gold.items() if one == kind]
        precision, recall = (sum(values) / len(of_kind) for values in zip(*of_kind, strict=True))
        figures[f"{kind} precision"], figures[f"{kind} recall"] = precision, recall
        figures[f"{kind} f1"] = harmonic(precision, recall)
    return figures


def read(path: Path) -> Mapping[str, Any]:
    """The items of the gold with their kinds, or what readings make of each: its precision and recall."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if "report" not in lines[0]:
        return read_gold(path)
    return judged(link(Reading.model_validate(line) for line in lines if "error" not in line), GOLD)


def read_gold(gold: Path) -> Mapping[str, str]:
    """The kind of each item of the gold."""
    return {
        f"{kind} {number}": f"{kind}s"
        for kind in ("actor", "event")
        for number, _ in enumerate(told for cluster in lines(kind, gold) for told in cluster["told"])  # type: ignore[attr-defined]
    }


def judged(dossier: Dossier, gold: Path) -> Mapping[str, tuple[float, float]]:
    """The precision and recall of each item of the gold in a dossier."""
    return {
        f"{kind.removesuffix('s')} {number}": value
        for kind, items in items_of(dossier, gold).items()
        for number, value in enumerate(each_of(items))
    }


def items_of(dossier: Dossier, gold: Path) -> Mapping[str, list[Item]]:
    """The gold's actors and events, and where a dossier has them."""
    return {"actors": actor_items(dossier, gold), "events": event_items(dossier, gold)}


def b_cubed(items: Sequence[Item]) -> tuple[float, float]:
    """Precision and recall over items; an item without a system cluster is alone in one."""
    each = each_of(items)
    return sum(one for one, _ in each) / len(each), sum(one for _, one in each) / len(each)


def each_of(items: Sequence[Item]) -> list[tuple[float, float]]:
    """The precision and recall of each item."""
    system = [item.system if item.system is not None else f"alone {place}" for place, item in enumerate(items)]
    found = []
    for place, item in enumerate(items):
        together = [other for other in range(len(items)) if system[other] == system[place]]
        wanted = [other for other in range(len(items)) if items[other].gold == item.gold]
        right = sum(items[other].gold == item.gold for other in together)
        found.append((right / len(together), right / len(wanted)))
    return found


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def lines(kind: str, gold: Path) -> Iterable[Mapping[str, object]]:
    """The gold clusters of one kind."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        cluster = json.loads(line)
        if cluster["kind"] == kind:
            yield cluster


def actor_items(dossier: Dossier, gold: Path = GOLD) -> list[Item]:
    """The gold's actors. One is read where an actor of that report has a mention of its name."""
    home, readings = homes(dossier.actors), by_report(dossier)
    return [
        Item(str(cluster["is"]), home.get(named(readings[told["report"]], told["name"])))
        for cluster in lines("actor", gold)
        for told in cluster["told"]  # type: ignore[attr-defined]
    ]


def named(reading: Reading, name: str) -> Key:
    """The key of the actor that a name stands for in a report, a key of nobody where it is not read."""
    for actor in reading.actors:
        if actor.name == name or any(mention.text == name for mention in actor.mentions):
            return Key(reading.report.id, actor.id)
    return Key(reading.report.id, "")


def event_items(dossier: Dossier, gold: Path = GOLD) -> list[Item]:
    """The gold's events. One is read where an event's trigger lies in the phrase and is one of the words that may tell
    it."""
    home, readings = homes(dossier.events), by_report(dossier)
    return [
        Item(str(cluster["is"]), home.get(triggered(readings[told["report"]], told)))
        for cluster in lines("event", gold)
        for told in cluster["told"]  # type: ignore[attr-defined]
    ]


def triggered(reading: Reading, told: Mapping[str, object]) -> Key:
    """The key of the event that a phrase tells in a report, a key of nothing where it is not read."""
    start, end, triggers = told["start"], told["end"], told["triggers"]
    for event in reading.events:
        inside = start <= event.trigger.start and event.trigger.end <= end  # type: ignore[operator]
        if inside and any(word in event.trigger.text for word in triggers):  # type: ignore[attr-defined]
            return Key(reading.report.id, event.id)
    return Key(reading.report.id, "")


def homes(linked: Iterable[Linked]) -> Mapping[Key, str]:
    """Each member's linked entry's id."""
    return {key: one.id for one in linked for key in one.members}


def by_report(dossier: Dossier) -> Mapping[str, Reading]:
    """The readings by report."""
    return {reading.report.id: reading for reading in dossier.readings}


if __name__ == "__main__":
    print(json.dumps(averaged(read(Path(sys.argv[1])), read(Path(sys.argv[2])))))
