"""Who is who and which event is which across reports, measured on the examples' gold clustering.

B-cubed (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", COLING-ACL 1998):
for each item, precision is the share of its system cluster that is in its gold cluster too, recall the share of its
gold cluster that is in its system cluster; both are averaged over all items, F1 is their harmonic mean.

An item is one actor or one event in one report (`gold/linking.jsonl`). What the reader did not find is a cluster of its
own in `f1`; `f1_of_read` leaves it out, so that it measures linking alone; `read` is the share that was found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pactwatch.linking.dossier import Dossier
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
    figures: dict[str, float] = {}
    for kind, items in (("actors", actor_items(dossier, gold)), ("events", event_items(dossier, gold))):
        found = [item for item in items if item.system is not None]
        precision, recall = b_cubed(items)
        figures[f"{kind} precision"], figures[f"{kind} recall"] = precision, recall
        figures[f"{kind} f1"] = harmonic(precision, recall)
        figures[f"{kind} f1_of_read"] = harmonic(*b_cubed(found))
        figures[f"{kind} read"] = len(found) / len(items)
    return figures


def b_cubed(items: Sequence[Item]) -> tuple[float, float]:
    """Precision and recall over items; an item without a system cluster is alone in one."""
    system = [item.system if item.system is not None else f"alone {place}" for place, item in enumerate(items)]
    precision = recall = 0.0
    for place, item in enumerate(items):
        together = [other for other in range(len(items)) if system[other] == system[place]]
        wanted = [other for other in range(len(items)) if items[other].gold == item.gold]
        right = sum(items[other].gold == item.gold for other in together)
        precision += right / len(together)
        recall += right / len(wanted)
    return precision / len(items), recall / len(items)


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
