"""The manifest of a folder: what made it, of what, and what is in it. It says nothing of when, where or how fast."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pactwatch.bulk.columns import TABLES, schema
from pactwatch.bulk.files import get_json
from pactwatch.bulk.parts import Done

FORMAT = 1  # of the folder; a later one is read by a later version
NAME = "manifest.json"


def manifest(run: Mapping[str, Any], left_out: Mapping[str, int], done: list[Done]) -> dict[str, Any]:
    """The manifest as JSON. `run` are the versions, the settings and the sources."""
    errors: Counter[str] = Counter()
    for part in done:
        errors.update(part.errors)
    files = [file for part in done for file in part.files]
    return {
        **run,
        "counts": {
            "reports": sum(part.reports for part in done),
            "read": sum(part.read for part in done),
            "copies": sum(part.copies for part in done),
            "errors": dict(sorted(errors.items())),
            "left_out": dict(sorted(left_out.items())),
        },
        "tables": {
            table: {
                "rows": sum(file.rows for file in files if file.path.startswith(f"{table}/")),
                "columns": {field.name: str(field.type) for field in schema(table)},
            }
            for table in TABLES
        },
        "files": {file.path: {"rows": file.rows, "bytes": file.bytes, "sha256": file.sha256} for file in files},
    }


def faults(folder: Path) -> Iterator[str]:
    """Everything in a folder that is not as its manifest says, a sentence each; nothing where it is whole."""
    found = get_json(folder / NAME)
    if found is None:
        yield f"{folder}: holds no {NAME}: `pactwatch bulk` did not come to its end there"
        return
    if found["format"] > FORMAT:
        yield f"{folder}: was written by a newer Pactwatch ({found['pactwatch']}); read it with that"
        return
    for path, said in found["files"].items():
        if not (folder / path).is_file():
            yield f"{folder / path}: is missing"
        elif hashlib.sha256((folder / path).read_bytes()).hexdigest() != said["sha256"]:
            yield f"{folder / path}: is not the file that was written"
