"""Files that are there whole or not at all, whatever happens to the process that writes them."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np


def put(path: Path, raw: bytes) -> None:
    """Writes a file beside its place and moves it there when it is whole and on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("wb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(unfinished, path)


def put_json(path: Path, value: object) -> None:
    """Writes a value as JSON, the same bytes for the same value."""
    put(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")


def put_array(path: Path, array: np.ndarray[Any, Any]) -> None:
    """Writes an array."""
    sink = BytesIO()
    np.save(sink, array, allow_pickle=False)
    put(path, sink.getvalue())


def get_array(path: Path) -> np.ndarray[Any, Any] | None:
    """The array of a file, None where there is no such file."""
    try:
        return np.asarray(np.load(path, allow_pickle=False))
    except FileNotFoundError:
        return None


def get_json(path: Path) -> Any:
    """The value of a file of JSON, None where there is no such file."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
