"""The examples, read and linked once for all tests that look at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactwatch.intake.files import Intake
from pactwatch.linking.dossier import Dossier, link
from pactwatch.model import Reading, Report
from pactwatch.reading.reader import Reader

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def examples(reader: Reader) -> Dossier:
    """The dossier of the invented process in `examples/`."""
    reports = [one for one in Intake(None, None, print).reports([EXAMPLES]) if isinstance(one, Report)]
    return link([one for one in reader.read(reports) if isinstance(one, Reading)])
