"""Which reports are wanted: told from a report as it was taken in, before anything is read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pactwatch.model import Report

Reason = Literal["no day", "day", "language", "words", "process"]


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a report; every condition that is set must hold.

    `since` and `until` are inclusive ISO days, and a report that carries no day is not wanted where one is set.
    `languages` are ISO 639-1 codes. Of `words` one must stand in the title or the text, whole and whatever its case;
    so must one of `names`, which are those of a process file.
    """

    since: str | None = None
    until: str | None = None
    languages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def refusal(self, report: Report) -> Reason | None:
        """Why a report is not wanted, None where it is."""
        if (self.since or self.until) and not report.published:
            return "no day"
        if not (self.since or "") <= (report.published or "") <= (self.until or "9999"):
            return "day"
        if self.languages and report.language not in self.languages:
            return "language"
        text = f"{report.title or ''}\n{report.text}"
        if self.words and not any_of(self.words).search(text):
            return "words"
        if self.names and not any_of(self.names).search(text):
            return "process"
        return None


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the first of some words or phrases; blanks in them stand for any white space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    found = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first if word.strip())
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)" if found else r"(?!)", re.IGNORECASE)
