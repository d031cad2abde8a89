"""Applies decisions to readings: a pure function of one reading and the decisions on its entries.

Corrections change fields, rejected entries are left out with every reference to them; merges and splits are handed on
to linking. Entries keep their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from pactwatch.linking.judgements import Judgement
from pactwatch.linking.links import Key
from pactwatch.linking.process import NOTHING, Process
from pactwatch.model import Reading
from pactwatch.record.addresses import GONE, KINDS, Atlas, referring
from pactwatch.record.decisions import Decision, in_order, standing
from pactwatch.record.soundness import faults

VERDICTS = ("confirm", "reject")
SPAN = "words"  # the field that stands for start, end, text and parts, which only change together


class Judged(NamedTuple):
    """A reading as people want it, and the ids of the decisions that could not be applied."""

    reading: Reading
    lost: frozenset[str]


def judge(reading: Reading, decisions: Iterable[Decision]) -> Judged:
    """Applies the standing decisions on one report; they may be given with others, and in any order.

    A correction that does not fit the reading is lost, alone.
    """
    mine = [one for one in standing(decisions) if any(at.report == reading.report.id for at in one.addresses)]
    if not mine:
        return Judged(reading, frozenset())
    atlas = Atlas(reading)
    lost = {one.id for one in mine if not found(one, atlas, reading.report.id)}
    verdicts: dict[str, str] = {}
    for one in mine:
        id = atlas.find(one.entry.spot) if one.entry and one.id not in lost else None
        if id and one.action in VERDICTS:
            verdicts[id] = one.action
        elif id and one.action == "correct":
            try:
                reading = corrected(reading, id, one, atlas)
            except (KeyError, TypeError, ValueError):
                lost.add(one.id)
    return Judged(without(reading, {id for id, verdict in verdicts.items() if verdict == "reject"}), frozenset(lost))


def by_report(decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """The standing decisions on each report."""
    mine: dict[str, list[Decision]] = defaultdict(list)
    for one in standing(decisions):
        for report in {address.report for address in one.addresses}:
            mine[report].append(one)
    return {report: tuple(made) for report, made in mine.items()}


def found(decision: Decision, atlas: Atlas, report: str) -> bool:
    """Whether a report's reading has every entry in it that a decision is on."""
    return all(atlas.find(at.spot) is not None for at in decision.addresses if at.report == report)


def corrected(reading: Reading, id: str, correction: Decision, atlas: Atlas) -> Reading:
    """A reading with one field of one entry corrected.

    Raises `ValueError` where the value does not fit the contract, `KeyError` where it refers to a lost entry.
    """
    line, kind, field = reading.model_dump(mode="json"), atlas.kinds[id], correction.field or ""
    value = atlas.lowered(correction.value)
    entry = next(entry for entry in line[kind] if entry["id"] == id)
    if field == SPAN:
        entry.update(span(reading.report.text, entry, value))
    elif field in entry and field != "id":
        entry[field] = value
    else:
        raise KeyError(field)
    return sound(line, reading)


def span(text: str, entry: Mapping[str, Any], value: Mapping[str, int]) -> dict[str, Any]:
    """The fields of a time's or statement's own span, from `{"start", "end"}`."""
    start, end = value["start"], value["end"]
    whole = {"start": start, "end": end, "text": text[start:end]}
    return {**whole, "parts": None} if "parts" in entry else whole


def sound(line: dict[str, Any], before: Reading) -> Reading:
    """A reading from its changed JSON form. Raises `ValueError` where the change has made it unsound."""
    try:
        after = Reading.model_validate(line)
    except ValidationError as error:
        raise ValueError(error.errors(include_input=False)[0]["msg"]) from error
    for fault in set(faults(after)) - set(faults(before)):
        raise ValueError(fault)
    return after


def without(reading: Reading, rejected: set[str]) -> Reading:
    """A reading without some entries, what rests on them alone, and every reference to them.

    An event that a rejected statement tells goes too: without its teller it would become the report's own word. So
    does a dispute about nothing else.
    """
    if not rejected:
        return reading
    gone = set(rejected)
    gone |= {event.id for event in reading.events if event.statement in gone}
    gone |= {dispute.id for dispute in reading.disputes if dispute.about and gone.issuperset(dispute.about)}
    line = reading.model_dump(mode="json")
    for kind in KINDS:
        line[kind] = [pruned(entry, gone) for entry in line[kind] if entry["id"] not in gone]
    return Reading.model_validate(line)


def pruned(entry: Mapping[str, Any], gone: set[str]) -> Any:
    """An entry without references to what is gone; a time of which nothing is left is none."""
    kept = referring(entry, "", lambda id: GONE if id in gone else id)
    if "time" in kept and (entry["time"] or {}).get("times") and not kept["time"]["times"]:
        kept["time"] = None
    return kept


def process(decisions: Iterable[Decision]) -> Process:
    """Whom and what people named beforehand: the last word on it that holds."""
    named = [one for one in standing(decisions) if one.action == "name"]
    return Process.model_validate(named[-1].value) if named else NOTHING


def judgements(readings: Iterable[Reading], decisions: Iterable[Decision]) -> tuple[Judgement, ...]:
    """The merges and splits that hold, the last word on each pair, sorted; readings as the reader gave them."""
    pairs = [one for one in standing(decisions) if one.entry and one.other]
    wanted = {at.report for one in pairs for at in one.addresses}
    atlases = {reading.report.id: Atlas(reading) for reading in readings if reading.report.id in wanted}
    last: dict[tuple[Key, Key], Judgement] = {}
    for one in in_order(pairs):
        ids = [(at.report, atlases[at.report].find(at.spot)) for at in one.addresses if at.report in atlases]
        keys = sorted(Key(report, id) for report, id in ids if id is not None)
        if len(keys) == 2:
            left, right = keys
            last[left, right] = Judgement(
                left=left, right=right, together=one.action == "merge", decision=one.id, who=one.who, why=one.why
            )
    return tuple(last[pair] for pair in sorted(last))
