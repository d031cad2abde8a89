"""Questions asked of readings that are linked in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from pactwatch.library.questions import Questions
from pactwatch.linking.process import NOTHING, Process
from pactwatch.model import Failure, Reading

if TYPE_CHECKING:
    from pactwatch.linking.dossier import Dossier
    from pactwatch.views.answers.diff import Diff
    from pactwatch.views.answers.disputes import Disputes
    from pactwatch.views.answers.ledger import Ledger
    from pactwatch.views.answers.said import Said
    from pactwatch.views.answers.timeline import Timeline
    from pactwatch.views.answers.who import WhoIsWho
    from pactwatch.views.charts.picture import Picture
    from pactwatch.views.outline import Brief


class Linked(Questions):
    """Readings that were linked in memory, and can be asked like a record; failures are passed over.

    `process` names actors and agreements beforehand.
    """

    def __init__(self, readings: Iterable[Reading | Failure], process: Process = NOTHING) -> None:
        self.readings = [reading for reading in readings if isinstance(reading, Reading)]
        self.process = process

    def dossier(self, as_of: str | None = None) -> Dossier:
        return self._linked

    @cached_property
    def _linked(self) -> Dossier:
        from pactwatch.linking.dossier import link

        return link(self.readings, process=self.process)


def brief(
    readings: Iterable[Reading | Failure],
    as_of: str | None = None,
    everything: bool = False,
    since: str | timedelta | None = None,
) -> Brief:
    """What a desk officer reads in a minute, of readings linked in memory.

    `as_of` is the ISO day on which the brief is to stand, by default the newest `published`; with `everything` no
    section is shortened; with `since`, an ISO day before or how long before, it begins with what changed from then on.
    Failures are passed over. The brief is plain data, which `render_terminal`, `render_markdown`, `render_html`,
    `render_docx` and `render_pdf` of `pactwatch.views` show. Raises `ValueError` where no day is given and no report
    carries one.
    """
    return Linked(readings).brief(as_of, everything, since)


def ledger(readings: Iterable[Reading | Failure], as_of: str | None = None) -> Ledger:
    """Every commitment with its due dates, its status on the day, why, and all evidence, of readings linked in memory.

    `as_of` is the ISO day on which it is to stand, by default the newest `published`. Failures are passed over. Raises
    `ValueError` where `as_of` is no ISO day, or is not given and no report carries one.
    """
    return Linked(readings).ledger(as_of)


def timeline(readings: Iterable[Reading | Failure], as_of: str | None = None) -> Timeline:
    """Every event with its history, by day; as `ledger`."""
    return Linked(readings).timeline(as_of)


def who(readings: Iterable[Reading | Failure], as_of: str | None = None, words: str = "") -> WhoIsWho:
    """Every actor with names, offices, bodies and side; as `ledger`.

    With `words` only those of whose names or offices they are a part, whatever the case.
    """
    return Linked(readings).who(as_of, words)


def said(readings: Iterable[Reading | Failure], as_of: str | None = None, by: str = "") -> Said:
    """Every statement with its speaker, the newest first; as `ledger`.

    With `by` only of speakers of whose names or offices it is a part, whatever the case.
    """
    return Linked(readings).said(as_of, by)


def disputes(readings: Iterable[Reading | Failure], as_of: str | None = None) -> Disputes:
    """Every question on which sides differ, and the turns of one side's word; as `ledger`."""
    return Linked(readings).disputes(as_of)


def diff(readings: Iterable[Reading | Failure], since: str, until: str) -> Diff:
    """What changed between two ISO days, in any order; raises `ValueError` where one is no ISO day."""
    return Linked(readings).diff(since, until)


def chart(
    readings: Iterable[Reading | Failure],
    name: str,
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
    width: int = 720,
) -> Picture:
    """A picture of readings: `ledger`, `timeline`, `positions`, `network` or `map`; as `ledger`.

    `since` and `until` are the first and last ISO day that it shows, `width` is in CSS pixels. It has `svg()`, `png()`,
    and the same as a `table`. Raises `ValueError` where there is no such picture.
    """
    return Linked(readings).chart(name, as_of, since, until, width)
