"""JSON as it is written here: the same data gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable


def canonical(value: object) -> bytes:
    """A value as JSON in UTF-8: keys sorted, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def name_of(value: object) -> str:
    """A name that follows from a value: twenty hexadecimal digits of the SHA-256 of its JSON."""
    return hashlib.sha256(canonical(value)).hexdigest()[:20]


def json_lines(values: Iterable[object]) -> bytes:
    """Values as JSON, one a line."""
    return b"".join(canonical(value) + b"\n" for value in values)
