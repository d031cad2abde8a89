"""What a command does, as a function: the library's front door."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from pactwatch import DEFAULT_MODEL
from pactwatch.intake.files import Intake
from pactwatch.model import Failure, Reading, Report, ReportKind
from pactwatch.work import read_all

if TYPE_CHECKING:
    from pactwatch.linking.dossier import Dossier
    from pactwatch.linking.evidence import Answer
    from pactwatch.views.answers.diff import Diff
    from pactwatch.views.answers.disputes import Disputes
    from pactwatch.views.answers.ledger import Ledger
    from pactwatch.views.answers.said import Said
    from pactwatch.views.answers.timeline import Timeline
    from pactwatch.views.answers.who import WhoIsWho
    from pactwatch.views.outline import Brief

Path = str | os.PathLike[str]


def read(
    *paths: Path,
    published: str | None = None,
    kind: ReportKind | None = None,
    model: str = DEFAULT_MODEL,
    workers: int = 1,
    warn: Callable[[str], None] = lambda sentence: None,
) -> Iterator[Reading | Failure]:
    """Reads files and folders, one `Reading` a report, in the order of the paths.

    `published` (an ISO day) and `kind` hold for reports that do not say otherwise themselves. `model` is any installed
    spaCy model of English, `workers` a number of processes. `warn` is called with a sentence for each file left out. A
    report that cannot be read comes out as a `Failure`; nothing is raised for it. Raises `OSError` where the model is
    not installed.
    """
    return read_all(Intake(published, kind, warn).reports(paths), model, workers)


def read_reports(
    reports: Iterable[Report], model: str = DEFAULT_MODEL, workers: int = 1
) -> Iterator[Reading | Failure]:
    """Reads reports that are at hand as values, in their order."""
    return read_all(reports, model, workers)


def brief(readings: Iterable[Reading | Failure], as_of: str | None = None, everything: bool = False) -> Brief:
    """What a desk officer reads in a minute, of readings linked in memory.

    `as_of` is the ISO day on which the brief is to stand, by default the newest `published`; with `everything` no
    section is shortened. Failures are passed over. The brief is plain data, which `render_terminal`, `render_markdown`
    and `render_html` of `pactwatch.views` show. Raises `ValueError` where no day is given and no report carries one.
    """
    from pactwatch.views.brief import brief as outline

    return outline(linked(readings), as_of, everything)


def ledger(readings: Iterable[Reading | Failure], as_of: str | None = None) -> Ledger:
    """Every commitment with its due dates, its status on the day, why, and all evidence, of readings linked in memory.

    `as_of` is the ISO day on which it is to stand, by default the newest `published`. Failures are passed over. Raises
    `ValueError` where `as_of` is no ISO day, or is not given and no report carries one.
    """
    from pactwatch.views.answers.ledger import ledger as answer

    return answer(linked(readings), as_of)


def timeline(readings: Iterable[Reading | Failure], as_of: str | None = None) -> Timeline:
    """Every event with its history, by day; as `ledger`."""
    from pactwatch.views.answers.timeline import timeline as answer

    return answer(linked(readings), as_of)


def who(readings: Iterable[Reading | Failure], as_of: str | None = None, words: str = "") -> WhoIsWho:
    """Every actor with names, offices, bodies and side; as `ledger`.

    With `words` only those of whose names or offices they are a part, whatever the case.
    """
    from pactwatch.views.answers.who import who as answer

    return answer(linked(readings), as_of, words)


def said(readings: Iterable[Reading | Failure], as_of: str | None = None, by: str = "") -> Said:
    """Every statement with its speaker, the newest first; as `ledger`.

    With `by` only of speakers of whose names or offices it is a part, whatever the case.
    """
    from pactwatch.views.answers.said import said as answer

    return answer(linked(readings), as_of, by)


def disputes(readings: Iterable[Reading | Failure], as_of: str | None = None) -> Disputes:
    """Every question on which sides differ, and the turns of one side's word; as `ledger`."""
    from pactwatch.views.answers.disputes import disputes as answer

    return answer(linked(readings), as_of)


def diff(readings: Iterable[Reading | Failure], since: str, until: str) -> Diff:
    """What changed between two ISO days, in any order; raises `ValueError` where one is no ISO day."""
    from pactwatch.views.answers.diff import diff as answer

    return answer(linked(readings), since, until)


def linked(readings: Iterable[Reading | Failure]) -> Dossier:
    """The dossier of readings; failures are passed over."""
    from pactwatch.linking.dossier import link

    return link([reading for reading in readings if isinstance(reading, Reading)])


def evidence(*paths: Path) -> Iterator[Answer | Failure]:
    """Whether segments of reports are about provisions of agreements, and what they say of their state.

    Each path is a .jsonl file with a pair a line, `{"id", "provision", "segment", "context"?}`; answers come in that
    order. A line that cannot be read comes out as a `Failure`; nothing is raised for it.
    """
    from pactwatch.intake.pairs import read_pairs
    from pactwatch.linking.evidence import Answer, bears_on

    for path in paths:
        for pair in read_pairs(pathlib.Path(path)):
            if isinstance(pair, Failure):
                yield pair
            else:
                yield Answer(id=pair.id, **bears_on(*pair[1:])._asdict())
