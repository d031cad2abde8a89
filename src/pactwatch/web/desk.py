"""What pages ask of a record: each answer is worked out once for a state of the record and a day."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from pactwatch.library.record import Record, all_linked
from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key, Linked
from pactwatch.model import Reading
from pactwatch.record.decisions import Ruling
from pactwatch.record.filing import Folder
from pactwatch.views.answers.diff import Diff, diff
from pactwatch.views.answers.doubts import Doubt, doubts
from pactwatch.views.answers.quote import Answer
from pactwatch.views.known import Known
from pactwatch.web.reviewing import open_doubts

KEPT = 128  # answers that are held, the latest asked for
FRESH = 0.5  # seconds for which the record is taken for unchanged, unless we change it
NEVER = float("-inf")

Found = TypeVar("Found")
Told = TypeVar("Told", bound=Answer, covariant=True)


class At(NamedTuple):
    """Where a view stands: the ISO day, None for the newest, and the process, by its folder's id, None for all."""

    day: str | None
    folder: str | None = None


class NoDay(Exception):
    """No day was asked for, and no report carries one."""


class Question(Protocol[Told]):
    """A function of a dossier and a day, such as `ledger`."""

    def __call__(self, dossier: Dossier, as_of: str) -> Told: ...


class Within(Protocol[Told]):
    """A function of a dossier, a day and a span of days, such as `network`."""

    def __call__(self, dossier: Dossier, as_of: str, since: str | None, until: str | None) -> Told: ...


class Desk:
    """A record with what has been asked of it. Safe to be asked by many threads; what one works out others wait for."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._lock = Lock()
        self._state, self._asked = "", NEVER

    def ask(self, question: Question[Told], at: At) -> Told:
        """The answer to a question on a day, by default the newest. Raises `NoDay` as `known` does."""
        known = self.known(at)
        return self.once((question, known), lambda: question(known.dossier, known.day))

    def diff(self, since: str, at: At) -> Diff:
        """What changed from a day on."""
        known = self.known(at)
        return self.once((diff, known, since), lambda: diff(known.dossier, since, known.day))

    def known(self, at: At) -> Known:
        """What was known on a day; raises `NoDay` where none is given and no report carries one."""
        at = self.settled(at)
        try:
            return self.once((self.state(), at), lambda: Known(self.record.dossier(*at), at.day))
        except ValueError as error:
            raise NoDay(str(error)) from error

    def state(self) -> str:
        """The state of the record. Another process may have changed it since, but not for longer than `FRESH`."""
        if monotonic() - self._asked > FRESH:
            asked = monotonic()
            self._state, self._asked = self.record.state(), asked
        return self._state

    @contextmanager
    def changing(self) -> Iterator[Record]:
        """The record, to be changed; what is asked afterwards is asked of it as it then is."""
        try:
            yield self.record
        finally:
            self._asked = NEVER

    def settled(self, at: At) -> At:
        """Where a view stands: of a record that holds many processes in the one that is asked for, else in the one with
        the newest reports."""
        folders = self.folders()
        if len(folders) < 2:
            return at._replace(folder=None)
        asked = any(one.id == at.folder for one in folders)
        return at if asked else at._replace(folder=folders[0].id)

    def folders(self) -> tuple[Folder, ...]:
        """The processes of the record, those with the newest reports first."""
        return self.once((self.state(), "folders"), self.record.folders)

    def home(self, at: At, key: Key) -> str | None:
        """The id of the linked entry in which an entry of a reading is, None where it is in none on that day."""
        known = self.known(at)
        homes = self.once(("homes", known), lambda: homes_of(known.dossier))
        return homes.get(key)

    def linked(self, at: At, id: str) -> Linked | None:
        """A linked entry by its id, None where there is none on that day."""
        known = self.known(at)
        by_id = self.once(("linked", known), lambda: {one.id: one for one in all_linked(known.dossier)})
        return by_id.get(id)

    def joined(self, at: At, key: Key) -> list[Key]:
        """The entries that an entry of a reading is one with."""
        home = self.home(at, key)
        linked = self.linked(at, home) if home else None
        return [other for other in (linked.members if linked else ()) if other != key]

    def decisions(self) -> tuple[Ruling, ...]:
        """Every decision and what became of it."""
        return self.once((self.state(), "decisions"), self.record.decisions)

    def open_doubts(self, at: At) -> Sequence[Doubt]:
        """The doubts on which nobody has decided."""
        answer, decisions = self.ask(doubts, at), self.decisions()
        state = self.state()
        return self.once((state, "doubts", at), lambda: open_doubts(answer.entries, decisions))

    def reading(self, report: str) -> Reading:
        """The reading of a report, as people want it; raises `RecordError` where it is not on record."""
        return self.once((self.state(), "reading", report), lambda: self.record.reading(report))

    def once(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """What `make` gives, made once for a key as long as it is among those kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Found, self._kept[key])
            making = self._locks.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    return cast(Found, self._kept[key])
            try:
                made = make()
                with self._lock:
                    self._kept[key] = made
                    while len(self._kept) > KEPT:
                        self._kept.popitem(last=False)
            finally:
                with self._lock:
                    self._locks.pop(key, None)
        return made


def homes_of(dossier: Dossier) -> dict[Key, str]:
    """Each entry's linked entry."""
    return {key: one.id for one in all_linked(dossier) for key in one.members}
