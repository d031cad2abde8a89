"""What PLOVER codes for a deed, by its type, its status and whether it is a threat."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import cast as typed

from pactwatch.codes import cells, table
from pactwatch.model import EventStatus, PloverCode
from pactwatch.reading.events.lexicon import type_habits


@cache
def codes() -> Mapping[tuple[str, str, bool], str]:
    """The table `event_codes` by type (or an empty string for any), status and threat."""
    found: dict[tuple[str, str, bool], str] = {}
    for row in table("event_codes"):
        for type in cells(row["type"]) or ("",):
            for status in cells(row["status"]):
                found[type, status, row["threat"] == "yes"] = row["plover"]
    return MappingProxyType(found)


def mode_by_content(type: str, content: str) -> str | None:
    """The mode of a deed in words by the type of what it asks for, refuses or threatens."""
    habit = type_habits()[content]
    return {"REQUEST": habit.asked, "REJECT": habit.asked, "THREATEN": habit.threatened}.get(type)


def plover(type: str, status: EventStatus, threat: bool) -> PloverCode | None:
    """The code after PLOVER's rules for tense and threat; None where it is the type itself.

    `threat` tells that the one who would do the deed says so.
    """
    keys = [(type, status, True)] if threat else []
    keys += [(type, status, False), ("", status, False)]
    found = next((codes()[key] for key in keys if key in codes()), None)
    return typed(PloverCode, found) if found else None
