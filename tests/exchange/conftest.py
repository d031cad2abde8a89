"""What the small invented process tells, as it is given away."""

from __future__ import annotations

import pytest

from pactwatch.exchange.told import Told
from pactwatch.linking.dossier import link
from tests.hostile import hostile
from tests.process import process


@pytest.fixture(scope="session")
def told() -> Told:
    """Five reports of the invented process, and one that means harm, as of the newest day."""
    return Told(link([*process(), hostile()]))
