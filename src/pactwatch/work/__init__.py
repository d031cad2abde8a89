"""One function over many reports: here, on processes of this machine, or on a Dask cluster.

Nothing else in the program knows of an engine: who has work gives a `Job` and the chunks of items it is to be done on.
"""

from __future__ import annotations

from pactwatch.work.reading import Given, Taken, read_all

__all__ = ["Given", "Taken", "read_all"]
