"""The entry into force of an agreement, where its text says that it is the signing itself."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pactwatch.codes import cells, table, words
from pactwatch.reading.commitments.anchors import Anchor


@cache
def pattern(part: str) -> re.Pattern[str]:
    """The phrases of one part of `commitments_entry_into_force`."""
    phrases = [p for row in table("commitments_entry_into_force") if row["part"] == part for p in cells(row["phrase"])]
    return re.compile("|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases), re.I)


@cache
def at_signing() -> re.Pattern[str]:
    """An agreement's words that it enters into force upon signature."""
    day = r"(?:the\s+)?(?:(?:date|day|moment|time)\s+of\s+)?(?:its\s+|the\s+|their\s+)?"
    signing = "|".join(sorted(words("commitments_signing_words")))
    return re.compile(
        rf"(?:{pattern('tells').pattern})\s+(?:immediately\s+)?(?:upon|on|as\s+of|from|at)\s+{day}(?:{signing})\b", re.I
    )


def enters_at_signing(text: str) -> bool:
    """Whether an agreement says that it enters into force upon signature."""
    return at_signing().search(text) is not None


def dated(anchor: Anchor) -> Anchor:
    """The entry into force as an event whose day is that of the signing; any other event as it is."""
    return replace(anchor, at_signing=True) if pattern("event").search(anchor.words) else anchor
