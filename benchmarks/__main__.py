"""`python -m benchmarks`: what reading, copies and the record cost; `python -m benchmarks bulk`: whole archives."""

from __future__ import annotations

import sys

from benchmarks import bulk, copies, reading, record

if __name__ == "__main__":
    if sys.argv[1:2] == ["bulk"]:
        sys.exit(bulk.main(*map(int, sys.argv[2:])))
    sys.exit(copies.main() or reading.main() or record.main())
