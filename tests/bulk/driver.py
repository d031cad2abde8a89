"""Makes tables of an archive in the toy language: `python -m tests.bulk.driver SOURCE OUT SIZE SCHEDULER`."""

from __future__ import annotations

import sys
from pathlib import Path

from pactwatch.work.engines import engine
from tests import toy
from tests.bulk.archives import made

if __name__ == "__main__":
    source, out, size, scheduler = sys.argv[1:]
    made([Path(source)], Path(out), engine(2, scheduler or None, 60, toy.FIRST), size=int(size))
