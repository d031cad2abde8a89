"""Ties: the names by which reports are known to be of one process.

Two reports are of one process where they name one agreement or one armed group, or share another name that is rare. A
name that many reports share, of a state or of an official, tells of no one process, and neither do bodies that are at
work in many, or the press. The empty name is everybody's: all reports of a small record are of one process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from math import inf

from pactwatch.codes import cells, table
from pactwatch.linking.names import folded, is_abbreviation, is_full
from pactwatch.record.decisions import Decision, standing
from pactwatch.record.entries import Line

SMALL = 200  # reports of a record that are of one process, whatever they name
RARE = 20  # reports that may share a name and still be of one process by it
FIRM = ("agreement ", "group ", "merge ")  # what ties however many reports share it
EVERYBODY = ""
AT_WORK_IN_MANY = {"organization", "international organization", "alliance", "media", "people", "group"}
WORLDWIDE = {"IGO", "NGO"}  # where a country would stand


def ties(line: Line) -> frozenset[str]:
    """The names that tie a report, of its reading as JSON has it."""
    found = {EVERYBODY}
    for actor in line.get("actors", ()):
        found.update(of_actor(actor))
    for agreement in line.get("agreements", ()):
        found.update(of_agreement(agreement))
    return frozenset(found)


def of_actor(actor: Line) -> Iterator[str]:
    """The names of an actor that may stand for it in another report; those of armed groups are firm.

    A single name of a person is a surname, which may be anybody's.
    """
    named = {one["text"] for one in actor["mentions"] if one["form"] == "name"}
    if named and actor["kind"] not in AT_WORK_IN_MANY and actor.get("country") not in WORLDWIDE:
        opening = "group " if actor["kind"] == "armed group" else "name "
        for name in {actor["name"], *named}:
            if (is_full(name) or is_abbreviation(name)) and folded(name) not in listed("group"):
                yield opening + folded(name)


def of_agreement(agreement: Line) -> Iterator[str]:
    """The proper names of an agreement: one word of them at least is not any agreement's."""
    for name in {agreement["name"], *(one["text"] for one in agreement["mentions"])}:
        words = folded(name).split()
        if len(words) > 1 and name != name.lower() and not listed("agreement").issuperset(words):
            yield "agreement " + " ".join(words)


@cache
def listed(kind: str) -> frozenset[str]:
    """Words that tie nothing, of a kind (`data/record_ties.csv`)."""
    return frozenset(word for row in table("record_ties") if row["kind"] == kind for word in cells(row["words"]))


def merges(made: Iterable[Decision], report: str) -> frozenset[str]:
    """What ties a report, by its id, because people said that an entry of it is one with another report's."""
    merged = (one for one in standing(made) if one.action == "merge")
    return frozenset(f"merge {one.id}" for one in merged if report in {at.report for at in one.addresses})


def most(name: str) -> float:
    """How many reports a name may tie."""
    if name.startswith(FIRM):
        return inf
    return SMALL if name == EVERYBODY else RARE
