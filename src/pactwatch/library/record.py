"""A record that answers: what is kept, and the questions that can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from pactwatch.bulk.tables import Outcome
from pactwatch.library.archives import Path, opened
from pactwatch.library.folder import Process
from pactwatch.library.questions import Questions
from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key, Linked
from pactwatch.model import Failure, Reading, Report
from pactwatch.record.adding import Added, Progress, quiet
from pactwatch.record.database import RecordError
from pactwatch.record.store import Record as Store


class Record(Store, Questions):
    """A record in an SQLite file or a PostgreSQL database. Made by `init`, opened by `open`; closes with its block.

    Times (`when`) are ISO 8601 with their zone; an entry is given by its report's id and its own. Every method raises
    `RecordError`, in words for the one who asked, where it cannot do what it is asked.
    """

    def add_from(self, folder: Path, progress: Progress = quiet) -> Added:
        """Keeps what `read_archives` has read into a folder, without reading it again; copies that were not read are
        passed over. As `add`; raises `BulkError` where the folder is not whole."""
        tables = opened(folder)
        return self.take_over(as_given(tables.outcomes()), tables.reader, progress)

    def folder(self, id: str) -> Process:
        """One process of a record that holds many; every question can be asked of it. `folders` lists them.

        Raises `RecordError` where there is no such folder.
        """
        if not self.has_folder(id):
            raise RecordError(f"there is no folder {id}")
        return Process(self, id)

    def archive(self) -> Iterator[bytes]:
        """The lines of the record's archive: all that is kept. The same record gives the same bytes."""
        from pactwatch.exchange.archive import archive

        with self.database.reading() as connection:
            yield from archive(connection)

    def restore(self, lines: Iterable[bytes]) -> int:
        """Puts in what the lines of an archive hold and is not on record yet, all or nothing; gives the number of new
        reports. Raises `RecordError` where the archive is none, was cut off or changed."""
        from pactwatch.exchange.archive import restore

        with self.database.writing() as connection:
            count = restore(connection, lines)
        self.database.measure()
        return count

    def entries_called(self, name: str) -> tuple[Key, ...]:
        """The entries that a name stands for, each by its report's id and its own; the id `""` is the whole report.

        `REPORT#ENTRY` is one entry, a report's id the report, and an id that a view shows all entries that are linked
        under it, sorted. Raises `RecordError` where nothing on record is called so.
        """
        reports = set(self.reports())
        report, _, id = name.rpartition("#")
        if name in reports:
            return (Key(name, ""),)
        if report in reports:
            return (Key(report, id),)
        for one in all_linked(self.dossier()):
            if one.id == name:
                return one.members
        raise RecordError(f"nothing on record is called {name}: write REPORT#ENTRY, or an id that a view shows")

    def pairs_to_merge(self, name: str, other: str) -> tuple[tuple[Key, Key], ...]:
        """The pairs of entries by whose merging two things become one.

        One entry of each; and every pair of those that are linked with them that was split before, for what is split
        stays two. Raises `RecordError` as `entries_called` does.
        """
        one, another = self.entries_called(name)[0], self.entries_called(other)[0]
        groups = {key: linked.members for linked in all_linked(self.dossier()) for key in linked.members}
        apart = {frozenset((judged.left, judged.right)) for judged in self.judgements() if not judged.together}
        split = [pair for pair in product(groups.get(one, ()), groups.get(another, ())) if frozenset(pair) in apart]
        return tuple(dict.fromkeys([(one, another), *split]))


def as_given(outcomes: Iterable[Outcome]) -> Iterator[tuple[Report, Reading] | Failure]:
    """The readings among what became of reports, each with the report as it was given, and the failures."""
    for outcome in outcomes:
        if isinstance(outcome.given, Failure):
            yield outcome.given
        elif isinstance(outcome.given, Reading):
            yield outcome.given.report.model_copy(update={"kind": outcome.kind_given}), outcome.given


def all_linked(dossier: Dossier) -> Iterator[Linked]:
    """Everything that is linked in a dossier."""
    yield from dossier.stories
    yield from dossier.actors
    yield from dossier.statements
    yield from dossier.events
    yield from dossier.agreements
    yield from dossier.commitments
    yield from dossier.disputes
