"""`python -m benchmarks`: every benchmark, its figures on standard output."""

from __future__ import annotations

import sys

from benchmarks import copies, reading, record

if __name__ == "__main__":
    sys.exit(copies.main() or reading.main() or record.main())
