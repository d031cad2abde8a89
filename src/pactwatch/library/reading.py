"""Reading files, and what segments of them say of provisions."""

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
    from pactwatch.linking.evidence import Answer

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
