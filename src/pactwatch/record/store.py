"""The record: one place that keeps reports, what was read from them and what people decided.

It is a function of what was put in: the same reports and decisions, in any order, give the same dossier and the same
exported bytes, and so does rebuilding it. No clock is asked; who acts says when.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, Self

from sqlalchemy import func, select

from pactwatch import DEFAULT_MODEL
from pactwatch.linking.dossier import Dossier, link
from pactwatch.linking.judgements import Judgement
from pactwatch.linking.names import folded
from pactwatch.linking.process import Process
from pactwatch.linking.shelf import Shelf
from pactwatch.model import Failure, Reading, Report
from pactwatch.record import deciding, dossiers, filing, rebuilding, rulebook, shelves, wordindex
from pactwatch.record.adding import Added, Adding, Progress, Read, quiet
from pactwatch.record.checking import Fault, check
from pactwatch.record.coders import Comparison, compare
from pactwatch.record.database import Database, RecordError, Where
from pactwatch.record.deciding import Entry
from pactwatch.record.decisions import Decision, Ruling, moment, undone
from pactwatch.record.filing import Folder
from pactwatch.record.judging import by_report, judge, judgements, process
from pactwatch.record.rulebook import Act
from pactwatch.record.search import Called, Found, Query, called_like, find
from pactwatch.record.tables import readings, reports
from pactwatch.work import Taken, read_all
from pactwatch.work.version import reader_version


class Record:
    """A record in an SQLite file or a PostgreSQL database. Made by `init`, opened by `open`; closes with its block.

    Times (`when`) are ISO 8601 with their zone; an entry is given by its report's id and its own. Every method raises
    `RecordError`, in words for the one who asked, where it cannot do what it is asked.
    """

    def __init__(self, database: Database, read: Read = read_all) -> None:
        self.database = database
        self.read = read

    @classmethod
    def init(cls, where: Where, read: Read = read_all) -> Self:
        """Makes an empty record at a path or `postgresql://` URL. `read` is what reads reports: `work.read_all`."""
        return cls._ready(Database(where), Database.create, read)

    @classmethod
    def open(cls, where: Where, read: Read = read_all) -> Self:
        """Opens a record; one of an older form is brought to the newest."""
        return cls._ready(Database(where), lambda database: database.open(rebuilding.rebuild), read)

    @classmethod
    def _ready(cls, database: Database, make_ready: Callable[[Database], None], read: Read) -> Self:
        """A record in a database that has been made ready, or is let go of."""
        try:
            make_ready(database)
        except BaseException:
            database.close()
            raise
        return cls(database, read)

    def close(self) -> None:
        """Lets go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What goes in

    def add(
        self, taken: Iterable[Taken], model: str = DEFAULT_MODEL, workers: int = 1, progress: Progress = quiet
    ) -> Added:
        """Reads reports and keeps them, each in a transaction of its own; those on record already are passed over.

        `progress` is called with each report's id and `new`, `known` or `failed`. A report that could not be taken in
        or read is given back as a `Failure`, and is not on record. Adding may be broken off at any moment and begun
        again.
        """
        go = Adding(self.database, reader_version(model), progress)
        added = go.add(taken, lambda reports: self.read(reports, model, workers))
        self.database.measure()
        return added

    def take_over(
        self, pairs: Iterable[tuple[Report, Reading] | Failure], reader: str, progress: Progress = quiet
    ) -> Added:
        """Keeps readings that a reader gave elsewhere, each with the report as it was given; as `add`."""
        added = Adding(self.database, reader, progress).take_over(pairs)
        self.database.measure()
        return added

    def reread(self, model: str = DEFAULT_MODEL, workers: int = 1, progress: Progress = quiet) -> Added:
        """Reads anew what another version of the reader has read. Decisions stay; see `decisions` for those lost."""
        go = Adding(self.database, reader_version(model), progress)
        return go.reread(lambda reports: self.read(reports, model, workers))

    def outdated(self, model: str = DEFAULT_MODEL) -> int:
        """How many reports were read by another version of the reader."""
        with self.database.reading() as connection:
            others = select(func.count()).where(readings.c.reader != reader_version(model))
            return connection.execute(others).scalar_one()

    def forget(self, report: str, who: str, when: str, why: str = "") -> None:
        """Removes a report's text, its reading and the decisions on it; the log keeps that this was done."""
        with self.database.writing() as connection:
            kept = deciding.required(connection, report)
            count = rulebook.forget_report(connection, kept.key)
            shelves.remove(connection, kept)
            what = f"forgot a report and {count} decisions on it"
            rulebook.note(connection, Act(made=moment(when), who=who, what=what, why=why))
            wordindex.scrub(connection)
        self.database.scrub()

    # What people decide

    def confirm(self, entry: Entry, who: str, when: str, why: str = "") -> Decision:
        """Says that an entry is as it should be, every field of it."""
        with self.database.writing() as connection:
            return deciding.append(connection, deciding.on_entry(connection, "confirm", when, who, entry, why))

    def reject(self, entry: Entry, who: str, when: str, why: str = "") -> Decision:
        """Says that an entry is none; it leaves the dossier."""
        with self.database.writing() as connection:
            return deciding.append(connection, deciding.on_entry(connection, "reject", when, who, entry, why))

    def comment(self, entry: Entry, who: str, when: str, why: str) -> Decision:
        """Says something of an entry."""
        with self.database.writing() as connection:
            return deciding.append(connection, deciding.on_entry(connection, "comment", when, who, entry, why))

    def correct(self, entry: Entry, field: str, value: Any, who: str, when: str, why: str = "") -> Decision:
        """Gives a field of an entry another value, as the contract has it. The field `words` stands for an entry's own
        span, `{"start", "end"}`."""
        with self.database.writing() as connection:
            one = deciding.correction(connection, when, who, entry, field, value, why)
            return deciding.append(connection, one)

    def merge(self, entry: Entry, other: Entry, who: str, when: str, why: str = "") -> Decision:
        """Says that two entries of one kind are one."""
        with self.database.writing() as connection:
            return deciding.append(connection, deciding.pairing(connection, "merge", when, who, entry, other, why))

    def split(self, entry: Entry, other: Entry, who: str, when: str, why: str = "") -> Decision:
        """Says that two entries of one kind are two."""
        with self.database.writing() as connection:
            return deciding.append(connection, deciding.pairing(connection, "split", when, who, entry, other, why))

    def name(self, process: Process, who: str, when: str, why: str = "") -> Decision:
        """Names actors and agreements beforehand, as a process file does, in place of what was so named before."""
        with self.database.writing() as connection:
            return deciding.append(connection, deciding.naming(when, who, process, why))

    def undo(self, decision: str, who: str, when: str, why: str = "") -> Decision:
        """Undoes a decision, by its id; an undoing can be undone."""
        with self.database.writing() as connection:
            return deciding.append(connection, deciding.undoing(connection, when, who, decision, why))

    def decisions(self) -> tuple[Ruling, ...]:
        """Every decision in its order, and what became of it."""
        with self.database.reading() as connection:
            made = rulebook.cited(connection, rulebook.every(connection))
            lost: set[str] = set()
            for report, mine in by_report(made).items():
                lost |= judge(deciding.required(connection, report).reading, mine).lost
        gone = undone(made)
        return tuple(
            Ruling(decision=one, outcome="undone" if one.id in gone else "lost" if one.id in lost else "holds")
            for one in made
        )

    def acts(self) -> tuple[Act, ...]:
        """What was done to the record itself, in its order."""
        with self.database.reading() as connection:
            return rulebook.acts(connection)

    def log(self) -> tuple[Ruling | Act, ...]:
        """Every decision with what became of it, and what was done to the record itself, by time."""
        return tuple(sorted((*self.decisions(), *self.acts()), key=lambda one: one.made))

    def coders(self, *coders: str) -> Comparison:
        """How far people agree in what they decided, by Cohen's kappa and Krippendorff's alpha, with the raw table."""
        with self.database.reading() as connection:
            made = rulebook.cited(connection, rulebook.every(connection))
        try:
            return compare(made, coders)
        except ValueError as error:
            raise RecordError(str(error)) from error

    # What comes out

    def reports(self) -> tuple[str, ...]:
        """The ids of the reports on record, by day, then by id."""
        with self.database.reading() as connection:
            rows = connection.execute(select(reports.c.published, reports.c.id))
            return tuple(id for _, id in sorted((published or "", id) for published, id in rows))

    def reading(self, report: str) -> Reading:
        """The reading of one report, as people want it."""
        with self.database.reading() as connection:
            rules = by_report(rulebook.cited(connection, rulebook.every(connection)))
            return judge(deciding.required(connection, report).reading, rules.get(report, ())).reading

    def state(self) -> str:
        """A word that is another one whenever what is on record has changed."""
        with self.database.reading() as connection:
            return shelves.state(connection)

    def doubled(self) -> tuple[tuple[str, ...], ...]:
        """Agreements of one text that are on record more than once, as of different days: each counts for itself."""
        same: dict[str, list[str]] = defaultdict(list)
        with self.database.reading() as connection:
            for id, body in connection.execute(shelves.AGREEMENTS):
                same[json.loads(body)["text"]].append(id)
        return tuple(sorted(tuple(sorted(ids)) for ids in same.values() if len(ids) > 1))

    def readings(self, as_of: str | None = None, decided: bool = True) -> tuple[Reading, ...]:
        """The readings of all reports, or of those published by a day (undated ones among them), by day, then by id.

        As people want them; with `decided` false as the reader gave them.
        """
        with self.database.reading() as connection:
            rules = by_report(rulebook.cited(connection, rulebook.every(connection))) if decided else {}
            found = [
                judge(kept.reading, rules.get(kept.id, ())).reading
                for kept in shelves.every(connection)
                if as_of is None or (kept.published or "") <= as_of
            ]
        return tuple(sorted(found, key=lambda one: (one.report.published or "", one.report.id)))

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided of pairs of entries, for linking."""
        with self.database.reading() as connection:
            made = rulebook.cited(connection, rulebook.every(connection))
            wanted = {address.report for one in made if one.other for address in one.addresses}
            return judgements([deciding.required(connection, report).reading for report in sorted(wanted)], made)

    def process(self) -> Process:
        """What people named beforehand."""
        with self.database.reading() as connection:
            return process(rulebook.every(connection))

    def folders(self, limit: int | None = None) -> tuple[Folder, ...]:
        """The folders in which the reports lie, one a process; those with the newest reports first."""
        with self.database.reading() as connection:
            return filing.newest(connection, limit)

    def folder_of(self, report: str) -> str | None:
        """The id of the folder in which a report lies, None where it is not on record."""
        with self.database.reading() as connection:
            return filing.holding(connection, report)

    def has_folder(self, id: str) -> bool:
        """Whether there is a folder of an id."""
        with self.database.reading() as connection:
            return filing.one(connection, id) is not None

    def newest(self) -> str | None:
        """The newest day on which a report was published."""
        with self.database.reading() as connection:
            found: str | None = connection.scalar(select(func.max(reports.c.published)))
            return found

    def dossier(self, as_of: str | None = None, folder: str | None = None) -> Dossier:
        """The readings of all reports, or of those published by a day, linked; both as people want it.

        Reports are linked with those of their folder. With `folder`, an id, only that one's are given.
        """
        judged = Shelf((), self.judgements(), self.process())
        ids = [folder] if folder else [one.id for one in self.folders()]
        return dossiers.together([self.linked(id, as_of, judged) for id in ids], judged)

    def linked(self, folder: str, as_of: str | None, judged: Shelf) -> Dossier:
        """The reports of one folder that were published by a day, linked: once, until one of them changes."""
        with self.database.reading() as connection:
            state = shelves.state(connection)
            found = dossiers.contents(connection, folder, as_of)
            kept = dossiers.kept(connection, found)
        if kept is not None:
            given = {"readings": found.readings, "judgements": judged.judgements, "process": judged.process}
            return kept.model_copy(update=given)
        made = link(found.readings, judged.judgements, judged.process)
        with self.database.writing() as connection:
            if shelves.state(connection) == state:
                dossiers.keep(connection, found, made)
        return made

    def export_bytes(self) -> bytes:
        """The dossier and the decisions as canonical JSON: UTF-8, keys sorted, no blanks, one line."""
        line = {
            "decisions": [ruling.model_dump(mode="json") for ruling in self.decisions()],
            "dossier": self.dossier().model_dump(mode="json"),
        }
        return json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"

    def search(self, query: Query, limit: int = 50) -> tuple[Found, ...]:
        """Entries, the newest report's first, in the order of their words; with their words.

        An actor is found under every name that is linked to the one asked for.
        """
        called = self.called(query.actor) if query.actor else frozenset()
        with self.database.reading() as connection:
            return find(connection, query, limit, called)

    def called(self, name: str) -> frozenset[Called]:
        """What reports call the actor that has a name, in the processes in which it has it."""
        with self.database.reading() as connection:
            places = shelves.places(connection)
            naming = filing.naming(connection, folded(name))
        found = (called_like(name, self.dossier(folder=folder), places) for folder in sorted(naming))
        return frozenset(chain.from_iterable(found))

    # How it is kept

    def rebuild(self) -> int:
        """Derives anew what is derived, and gives the number of reports. All else follows from what is kept."""
        with self.database.writing() as connection:
            return rebuilding.rebuild(connection)

    def check(self) -> tuple[Fault, ...]:
        """Everything that is not as it must be; nothing where the record is sound."""
        return tuple(check(self.database))
